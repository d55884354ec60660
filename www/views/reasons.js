// Why the model says what it says of the selected passage: its confidence, and what spoke for and against the label.
import { html, nothing, svg } from 'lit';
import { attributionOf, speakerOf, wordsAt } from '../reading/speakers.js';
import { overruled, percent } from '../selectors.js';

/** @typedef {import('../core/glossator.js').Reason} Reason */
/** @typedef {import('../page.js').Explanation} Explanation */

/** More reasons than these add nothing a person would read. */
const MOST_REASONS = 6;

/**
 * @param {import('../state.js').GlossedDocument} document
 * @param {number} at
 * @param {Explanation | null} explanation
 * @param {Pick<import('./shell.js').Actions, 'run'>} actions
 */
export function reasonsView(document, at, explanation, actions) {
  const passage = document.passages[at];
  const known =
    explanation?.document === document.id &&
    explanation.start === passage.start &&
    explanation.end === passage.end;
  const said = passage.predicted ?? passage.label;
  const reasons = known && explanation.found?.label === said ? explanation.found.reasons : null;
  const speaker = speakerOf(document.text, passage);
  return html`
    <details class="reasons" ?open=${isRoomy()} aria-label="Reasons">
      <summary>
        <span class="mark ${said}">${said}</span>
        ${speaker ? html`<span class="speaker"><span aria-hidden="true">— </span><bdi>${speaker.name}</bdi></span>` : nothing}
        <span class="confidence">${sureness(passage.confidence)}</span>
      </summary>
      ${ownWords(passage)}
      ${speakerView(document, at, actions)}
      <p class="who">
        ${overruled(passage) ? html`The model said ${said}; you decided on ${passage.label}.` : passage.predicted ? html`What the model says, and why.` : nothing}
      </p>
      ${known && !reasons ? html`<p class="who">${unexplained(document, passage)}</p>` : nothing}
      ${reasons ? reasonList(reasons) : nothing}
    </details>
  `;
}

/**
 * Why there are no reasons.
 * @param {import('../state.js').GlossedDocument} document
 * @param {import('../state.js').Passage} passage
 */
function unexplained({ model }, { predicted }) {
  if (!predicted)
    return 'The text was divided here by hand; the model was not asked about this passage.';
  const name = model ? ` (${model})` : '';
  return `Another model labelled this passage${name}; its reasons are not known here.`;
}

/**
 * What the person noted of the passage, in full, and that they were unsure.
 * @param {import('../state.js').Passage & { note?: string, unsure?: boolean }} passage
 */
function ownWords({ note, unsure }) {
  if (!note && !unsure) return nothing;
  return html`<div class="own-words">${
    unsure
      ? html`<p class="flag"><span aria-hidden="true">?</span> You were unsure of it.</p>`
      : nothing
  }${note ? html`<p class="full-note" dir="auto"><span class="unseen">Note: </span>${note.trim()}</p>` : nothing}</div>`;
}

/**
 * Who speaks, by which word, and the way to say otherwise. All of it is what the document keeps, also where another model
 * or a person found it.
 * @param {import('../state.js').GlossedDocument} document
 * @param {number} at
 * @param {Pick<import('./shell.js').Actions, 'run'>} actions
 */
function speakerView(document, at, actions) {
  const passage = document.passages[at];
  const found = attributionOf(passage);
  if (!found && passage.label !== 'quote' && passage.label !== 'claim') return nothing;
  const speaker = speakerOf(document.text, passage);
  const cue = found?.cue ? html` · <q>${wordsAt(document.text, found.cue)}</q>` : nothing;
  const nobody = found?.by === 'human' ? 'nobody is named' : 'not known';
  return html`<p class="speaks">
    <span class="asks">Who speaks:</span>
    ${speaker && speaker.name !== speaker.words ? html`<q>${speaker.words}</q>, that is ` : nothing}<b>${speaker?.name ?? nobody}</b>${cue}${found?.by === 'human' ? html`<span class="asks">, you decided</span>` : nothing}
    <button class="link" @click=${() => actions.run('speaker')}>Change<span class="unseen"> who speaks</span></button>
  </p>`;
}

/**
 * No model is certain, so no rounding makes it so.
 * @param {number} confidence
 */
function sureness(confidence) {
  return confidence > 0.99 ? 'over 99 %' : percent(confidence);
}

/** @param {readonly Reason[]} reasons */
function reasonList(reasons) {
  const all = reasons.reduce((sum, { weight }) => sum + Math.abs(weight), 0) || 1;
  const strongest = [...reasons]
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, MOST_REASONS);
  if (strongest.length === 0)
    return html`<p class="who">Nothing in particular spoke for or against it.</p>`;
  return html`<ul>
    ${strongest.map(({ text, weight }) => {
      const share = Math.abs(weight) / all;
      const side = weight < 0 ? 'against' : 'for';
      return html`<li class=${side}>
        <span class="sign" aria-hidden="true">${weight < 0 ? '−' : '+'}</span>
        <span class="why">${text}</span>
        <span class="share"><span class="unseen">${side}, </span>${percent(share)}</span>
        <svg class="share-bar" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
          ${svg`<rect width=${share * 100} height="2" />`}
        </svg>
      </li>`;
    })}
  </ul>`;
}

/** @type {MediaQueryList | undefined} */
let roomy;

/** Where the margin is wide enough, the reasons stand open in it. */
function isRoomy() {
  roomy ??= window.matchMedia('(min-width: 80rem)');
  return roomy.matches;
}

/**
 * Sets the card beside its passage, which is where it is only once the page has scrolled to it and laid it out. The margin is
 * the card's place only on a wide page; the style sheet decides that.
 */
export function alignReasons() {
  const [card] = document.getElementsByClassName('reasons');
  const [passage] = document.getElementsByClassName('passage selected');
  if (!(card instanceof HTMLElement) || !passage) return;
  const margin = card.offsetParent ?? document.body;
  const top = passage.getBoundingClientRect().top - margin.getBoundingClientRect().top;
  card.style.setProperty('--passage-top', `${Math.round(top)}px`);
}
