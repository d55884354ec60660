// Labels that came for open documents: how many say something new, and each that contradicts what a person has confirmed.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { map } from 'lit/directives/map.js';
import { outcomeOf } from '../arriving/merging.js';
import { quotedTitle, several } from '../words.js';
import { dialogView } from './dialog.js';

/** @typedef {import('../arriving/merging.js').Merging} Merging */
/** @typedef {import('../arriving/merging.js').Conflict} Conflict */
/** @typedef {import('../arriving/merging.js').MergeActions} MergeActions */
/** @typedef {import('../state.js').Passage} Passage */

/** So many conflicts are listed one by one. */
const MOST_LISTED = 200;

/** So many lost passages are told by their words. */
const MOST_LOST = 50;

/** Longer passages are cut: a person knows them by how they begin. */
const LONGEST_WORDS = 220;

/**
 * @param {import('../page.js').Surroundings} around
 * @param {import('./shell.js').Actions} actions
 */
export function mergeDialog({ dialog, merging }, actions) {
  const open = dialog === 'merge' && merging !== null;
  return dialogView(
    {
      name: 'merge-dialog',
      title: 'Labels for what is open',
      open,
      close: actions.merging.close,
    },
    open ? form(merging, actions.merging) : nothing,
  );
}

/**
 * @param {Merging} merging
 * @param {MergeActions} actions
 */
function form(merging, actions) {
  const { from, matches, conflicts, asConfirmed, running, problem } = merging;
  /** @param {SubmitEvent} event */
  const onSubmit = (event) => {
    event.preventDefault();
    actions.apply();
  };
  const where =
    matches.length === 1
      ? html`<strong>${quotedTitle(matches[0].document)}</strong>, which is open`
      : several(matches.length, 'open document');
  const canStandBeside = matches.some(({ came }) => 'copy' in came);
  return html`<form class="merge" @submit=${onSubmit}>
    <p><strong>${from}</strong> has labels for ${where}.</p>
    ${countsView(merging)}
    <fieldset>
      <legend>Take them over</legend>
      <div class="chips">
        ${chip('merge-as', !asConfirmed, 'as suggestions, to be confirmed', () => actions.as(false))}
        ${chip('merge-as', asConfirmed, 'as confirmed', () => actions.as(true))}
      </div>
    </fieldset>
    ${conflicts.length > 0 ? conflictsView(merging, actions) : nothing}
    ${lostView(merging)}
    ${problem ? html`<p class="export-problem" role="alert">${problem}</p>` : nothing}
    <div class="form-foot">
      <button class="strong" autofocus ?disabled=${running}>${running ? 'Taking over …' : 'Take over'}</button>
      ${canStandBeside ? html`<button type="button" ?disabled=${running} @click=${actions.openBeside}>Open beside instead</button>` : nothing}
      <button type="button" class="quiet" ?disabled=${running} @click=${actions.close}>Leave all as it is</button>
    </div>
  </form>`;
}

/** @param {Merging} merging */
function countsView({ matches, conflicts }) {
  const findings = matches.flatMap(({ merged }) => merged.findings);
  const lost = matches.reduce((sum, { merged }) => sum + merged.unmatched.length, 0);
  /** @param {string} outcome */
  const count = (outcome) => findings.filter((finding) => outcomeOf(finding) === outcome).length;
  const others = matches.filter(({ merged }) => !merged.sameText).length;
  return html`<ul class="merge-counts">
      ${countView(count('taken'), 'new or different', 'where nobody has confirmed anything')}
      ${countView(count('same'), 'the same', 'as here')}
      ${countView(conflicts.length, 'in conflict', 'with what you have confirmed')}
      ${count('kept') > 0 ? countView(count('kept'), 'only the model’s', 'where you have confirmed: yours stays') : nothing}
      ${lost > 0 ? countView(lost, 'not found', 'in the text as it is here') : nothing}
    </ul>
    ${others > 0 ? html`<p class="merge-note">The text ${matches.length === 1 ? 'has changed' : `of ${several(others, 'document')} has changed`} since: passages were found again by their words.</p>` : nothing}`;
}

/**
 * @param {number} count
 * @param {string} what
 * @param {string} where
 */
function countView(count, what, where) {
  return html`<li><strong>${count.toLocaleString('en-GB')}</strong> ${what} <span class="merge-where">${where}</span></li>`;
}

/**
 * @param {Merging} merging
 * @param {MergeActions} actions
 */
function conflictsView({ conflicts, taken, matches }, actions) {
  const listed = conflicts.slice(0, MOST_LISTED);
  return html`<fieldset class="conflicts">
    <legend>Conflicts</legend>
    <div class="choice-head">
      <p>Yours stays unless you say otherwise.</p>
      <button type="button" class="link" @click=${() => actions.decide(conflicts, false)}>Keep all of mine</button>
      <button type="button" class="link" @click=${() => actions.decide(conflicts, true)}>Take all from the file</button>
    </div>
    <ol>
      ${map(listed, (conflict, at) => conflictView(conflict, at, { isTaken: taken.has(conflict.key), isTitled: matches.length > 1 }, actions))}
    </ol>
    ${conflicts.length > MOST_LISTED ? html`<p>And ${several(conflicts.length - MOST_LISTED, 'more conflict')}: decide those together above.</p>` : nothing}
  </fieldset>`;
}

/**
 * @param {Conflict} conflict
 * @param {number} at
 * @param {{ isTaken: boolean, isTitled: boolean }} how
 * @param {MergeActions} actions
 */
function conflictView(conflict, at, { isTaken, isTitled }, actions) {
  const { document, was, now } = conflict;
  const isOneStretch =
    was.length === 1 &&
    now.length === 1 &&
    was[0].start === now[0].start &&
    was[0].end === now[0].end;
  /**
   * @param {readonly Passage[]} passages
   * @param {boolean} isTheirs
   */
  const side = (passages, isTheirs) => html`<label class="side">
    <input type="radio" name="conflict-${at}" .checked=${live(isTaken === isTheirs)} @change=${() => actions.decide([conflict], isTheirs)} />
    <span class="side-name">${isTheirs ? 'the file' : 'mine'}</span>
    <span>${passages.map((passage) => html`<span class="side-passage"><span class="mark ${passage.label}">${passage.label}</span>${isOneStretch ? nothing : html` <q dir="auto">${wordsOf(document.text, passage)}</q>`}</span>`)}</span>
  </label>`;
  return html`<li>
    ${isTitled ? html`<p class="conflict-title">${quotedTitle(document)}</p>` : nothing}
    ${isOneStretch ? html`<p class="conflict-words" dir="auto">${wordsOf(document.text, was[0])}</p>` : nothing}
    <div class="sides" role="radiogroup" aria-label="Conflict ${at + 1}">${side(was, false)}${side(now, true)}</div>
  </li>`;
}

/** @param {Merging} merging */
function lostView({ matches }) {
  const lost = matches.flatMap(({ merged }) => merged.unmatched);
  if (lost.length === 0) return nothing;
  return html`<details class="lost">
    <summary>${several(lost.length, 'passage')} no longer in the text</summary>
    <ul>
      ${lost.slice(0, MOST_LOST).map(({ words, label }) => html`<li><span class="mark ${label}">${label}</span> <q dir="auto">${cut(words)}</q></li>`)}
      ${lost.length > MOST_LOST ? html`<li>and ${lost.length - MOST_LOST} more</li>` : nothing}
    </ul>
  </details>`;
}

/**
 * @param {string} text
 * @param {Passage} passage
 */
function wordsOf(text, { start, end }) {
  return cut(text.slice(start, end));
}

/** @param {string} words */
function cut(words) {
  if (words.length <= LONGEST_WORDS) return words;
  return `${words
    .slice(0, LONGEST_WORDS)
    .toWellFormed()
    .replace(/\ufffd$/, '')} …`;
}

/**
 * @param {string} name
 * @param {boolean} checked
 * @param {unknown} content
 * @param {() => void} choose
 */
function chip(name, checked, content, choose) {
  return html`<label class="chip"><input type="radio" name=${name} .checked=${live(checked)} @change=${choose} /><span>${content}</span></label>`;
}
