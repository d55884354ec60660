// What follows from the state: counts, progress, titles, and where to go next. Nothing here is stored.
import { findDocument } from './state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').GlossedDocument} GlossedDocument */
/** @typedef {import('./state.js').Passage} Passage */
/** @typedef {import('./state.js').LabelName} LabelName */

/** Below this the model is guessing between two labels, so the page marks the passage as doubtful. */
export const LOW_CONFIDENCE = 0.6;

/** A title longer than this is cut: it stands in a list. */
const LONGEST_TITLE = 140;

/** @param {State} state */
export function shownDocument(state) {
  return findDocument(state, state.shown);
}

/**
 * The place of the selected passage in the shown document; -1 where none is selected.
 * @param {State} state
 */
export function selectedPassage(state) {
  const document = shownDocument(state);
  const at = document && state.selected[document.id];
  return document && at !== undefined && at < document.passages.length ? at : -1;
}

/**
 * Remembers an answer for as long as the document is unchanged: a list of thousands must not recount all of them at each key.
 * @template T
 * @param {(document: GlossedDocument) => T} answer
 * @returns {(document: GlossedDocument) => T}
 */
function remembered(answer) {
  /** @type {WeakMap<GlossedDocument, T>} */
  const known = new WeakMap();
  return (document) => {
    const before = known.get(document);
    if (before !== undefined) return before;
    const now = answer(document);
    known.set(document, now);
    return now;
  };
}

/** How many passages there are, how many are confirmed, and how many have each label. */
export const countsOf = remembered((document) => {
  /** @type {Partial<Record<LabelName, number>>} */
  const byLabel = {};
  let confirmed = 0;
  for (const passage of document.passages) {
    byLabel[passage.label] = (byLabel[passage.label] ?? 0) + 1;
    if (passage.confirmed) confirmed += 1;
  }
  return { all: document.passages.length, confirmed, byLabel };
});

/**
 * What to call a document: its title, or else the first passage that the model did not take for furniture. A correction
 * does not rename the document under the person's hands.
 */
export const titleOf = remembered((document) => {
  const passage =
    document.passages.find(({ label, predicted }) => (predicted ?? label) !== 'boilerplate') ??
    document.passages[0];
  const title =
    document.title?.trim() || (passage && document.text.slice(passage.start, passage.end));
  return (title || document.id).replace(/\s+/g, ' ').slice(0, LONGEST_TITLE);
});

/**
 * The next passage that nobody has confirmed, from `from` on and then from the top; -1 where all are confirmed.
 * @param {GlossedDocument} document
 * @param {number} from
 */
export function nextUnconfirmed(document, from) {
  const { passages } = document;
  for (let step = 1; step <= passages.length; step += 1) {
    const at = (from + step) % passages.length;
    if (!passages[at].confirmed) return at;
  }
  return -1;
}

/** @param {GlossedDocument} document */
export function unconfirmedPassages(document) {
  return document.passages.flatMap((passage, at) => (passage.confirmed ? [] : [at]));
}

/** @param {Passage} passage */
export function isDoubtful(passage) {
  return !passage.confirmed && passage.confidence < LOW_CONFIDENCE;
}

/**
 * What the model had said, where a person decided otherwise.
 * @param {Passage} passage
 */
export function overruled(passage) {
  return passage.predicted !== undefined && passage.predicted !== passage.label
    ? passage.predicted
    : undefined;
}

/** @param {number} share */
export function percent(share) {
  return `${Math.round(share * 100)} %`;
}
