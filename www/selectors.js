// What follows from the state: what is shown and listed, and where to go next. Nothing here is stored.
import { findDocument, findSummary } from './state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').GlossedDocument} GlossedDocument */
/** @typedef {import('./state.js').Passage} Passage */
/** @typedef {import('./state.js').Summary} Summary */
/** @typedef {import('./state.js').LabelName} LabelName */

/** Below this the model is guessing between two labels, so the page marks the passage as doubtful. */
export const LOW_CONFIDENCE = 0.6;

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

/** @param {State} state */
export function shownSummary(state) {
  return findSummary(state, state.shown);
}

/** @type {WeakMap<readonly Summary[], readonly Summary[]>} */
const listed = new WeakMap();

/**
 * The documents that are in the project and were not removed from it.
 * @param {Pick<State, 'documents'>} state
 */
export function listedDocuments({ documents }) {
  const known = listed.get(documents);
  if (known) return known;
  const found = documents.filter((summary) => summary.listed);
  listed.set(documents, found);
  return found;
}

/**
 * The documents that were removed and can still come back.
 * @param {Pick<State, 'documents'>} state
 */
export function inBin({ documents }) {
  return documents.filter((summary) => !summary.listed && !summary.erased);
}

/**
 * What label keys and confirmation act on: the passages that were chosen together, or else the selected one.
 * @param {State} state
 * @returns {readonly import('./state.js').Target[]}
 */
export function targetsOf(state) {
  if (state.chosen.length > 0) return state.chosen;
  const at = selectedPassage(state);
  return state.shown !== null && at >= 0 ? [{ document: state.shown, passages: [at] }] : [];
}

/** @param {readonly import('./state.js').Target[]} targets */
export function countOf(targets) {
  return targets.reduce((sum, { passages }) => sum + passages.length, 0);
}

/** @type {ReadonlySet<number>} */
const NONE_CHOSEN = new Set();

/** @type {WeakMap<readonly import('./state.js').Target[], ReadonlySet<number>>} */
const chosenSets = new WeakMap();

/**
 * The chosen passages of the shown document.
 * @param {State} state
 */
export function chosenHere({ chosen, shown }) {
  if (chosen.length === 0) return NONE_CHOSEN;
  const known = chosenSets.get(chosen);
  if (known) return known;
  const here = new Set(
    chosen.flatMap((target) => (target.document === shown ? target.passages : [])),
  );
  chosenSets.set(chosen, here);
  return here;
}

/**
 * The nearest passage of a kind, in one direction and then round from the other end; -1 where there is no other.
 * @param {GlossedDocument} document
 * @param {number} from
 * @param {1 | -1} direction
 * @param {(passage: Passage, at: number) => boolean} isWanted
 */
export function nearest({ passages }, from, direction, isWanted) {
  const { length } = passages;
  const start = from < 0 && direction < 0 ? length : from;
  for (let step = 1; step <= length; step += 1) {
    const at = (start + direction * step + length * 2) % length;
    if (isWanted(passages[at], at)) return at;
  }
  return -1;
}

/**
 * The unconfirmed passage of which the model is least certain, but for those of which it is less certain than of the one
 * at `from`: so that going on from the least certain leads to the next; -1 where all are confirmed.
 * @param {GlossedDocument} document
 * @param {number} from
 */
export function leastCertain({ passages }, from) {
  const here = passages[from];
  /** @param {number} at */
  const isAfter = (at) =>
    !here ||
    here.confirmed ||
    passages[at].confidence > here.confidence ||
    (passages[at].confidence === here.confidence && at > from);
  let [next, first] = [-1, -1];
  for (const [at, { confirmed, confidence }] of passages.entries()) {
    if (confirmed || at === from) continue;
    if (first < 0 || confidence < passages[first].confidence) first = at;
    if (isAfter(at) && (next < 0 || confidence < passages[next].confidence)) next = at;
  }
  return next < 0 ? first : next;
}

/**
 * Whether a passage begins a line of the source, and so a paragraph of the page.
 * @param {GlossedDocument} document
 * @param {number} at
 */
export function beginsParagraph({ text, passages }, at) {
  return (
    at === 0 ||
    /[\n\r\v\f\u0085\u2028\u2029]/.test(text.slice(passages[at - 1].end, passages[at].start))
  );
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
