// One passage: its words, its label in the left margin, and in the right one how far it is decided, who speaks, and what
// the person noted. Each margin has one line a passage, whatever stands in it, so that nothing moves when it changes.
import { html, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { speakerOf } from '../reading/speakers.js';
import { isDoubtful, overruled, percent } from '../selectors.js';

/** @typedef {import('../state.js').Passage & { note?: string, unsure?: boolean }} Passage */

/** @param {number} at */
export function passageElementId(at) {
  return `passage-${at}`;
}

/**
 * @param {string} text
 * @param {Passage} passage
 * @param {number} at
 * @param {{ current: boolean, chosen: boolean, selected: boolean, of: number }} how `of` is how many passages there are,
 *   0 where all are drawn and can be counted
 */
export function passageView(text, passage, at, { current, chosen, selected, of }) {
  const { label, confirmed, note, unsure = false } = passage;
  const classes = { passage: true, [label]: true, selected: current, chosen, confirmed, unsure };
  return html`<span
    class=${classMap({ ...classes, noted: Boolean(note) })}
    role="option"
    id=${passageElementId(at)}
    aria-selected=${selected}
    aria-posinset=${of > 0 ? at + 1 : nothing}
    aria-setsize=${of > 0 ? of : nothing}
    data-passage=${at}
    ><span class="gloss mark ${label}" dir="ltr">${label}</span
    ><span class="standing" dir="ltr">${standingView(text, passage)}</span
    ><span class="words">${text.slice(passage.start, passage.end)}</span></span
  >`;
}

/**
 * How far a passage is decided, who speaks in it, and what was noted. The speaker keeps its place whatever stands around it.
 * @param {string} text
 * @param {Passage} passage
 */
function standingView(text, passage) {
  const before = overruled(passage);
  const speaker = speakerOf(text, passage);
  const { confirmed, note, unsure } = passage;
  const doubtful = isDoubtful(passage);
  if (!confirmed && !before && !speaker && !doubtful && !note && !unsure) return nothing;
  return html`${confirmed ? html`<span class="tick" title="confirmed">✓</span><span class="unseen"> confirmed</span>` : nothing}${
    speaker ? speakerView(speaker) : nothing
  }${note ? noteView(note) : nothing}${before ? html`<span class="was"> was ${before}</span>` : nothing}${
    unsure
      ? html`<span class="flag" title="You were unsure of it"><span aria-hidden="true">?</span><span class="flag-word"> unsure</span></span>`
      : nothing
  }${
    doubtful
      ? html`<span class="doubt" title="low confidence"><span class="unseen">doubtful, </span>${percent(passage.confidence)}</span>`
      : nothing
  }`;
}

/** @param {{ name: string, words: string }} speaker */
function speakerView({ name, words }) {
  const title = name === words ? name : `${name} (“${words}”)`;
  return html`<span class="speaker" title=${title}><span aria-hidden="true">— </span><span class="unseen"> speaker </span><bdi>${name}</bdi></span>`;
}

/**
 * The first line in the margin; all of it in a slip over the page while the mouse is on it, and beside "Why".
 * @param {string} note
 */
function noteView(note) {
  const [first] = note.trim().split('\n');
  return html`<span class="note"><span class="unseen"> note: </span><span class="note-line"><bdi>${first}</bdi></span><span class="slip" dir="auto" aria-hidden="true">${note.trim()}</span></span>`;
}
