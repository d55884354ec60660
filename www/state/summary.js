// What the list of documents, the search for work and the pictures of progress need of a document, so that a project of
// thousands opens without their texts.
import { hashOf } from './hash.js';

/** @typedef {import('./passages.js').GlossedDocument} GlossedDocument */
/** @typedef {import('./passages.js').Passage} Passage */
/** @typedef {import('./passages.js').LabelName} LabelName */

/** The labels in the order of the rows and columns of `agreement`. */
export const LABELS = /** @type {const} */ (['quote', 'claim', 'background', 'boilerplate']);

/**
 * @typedef {{
 *   id: string,
 *   title: string,
 *   source: string,
 *   added: number,
 *   listed: boolean,
 *   characters: number,
 *   hash: string,
 *   passages: number,
 *   confirmed: number,
 *   labels: Record<LabelName, number>,
 *   agreement: number[][],
 *   doubt: number,
 *   least: number,
 *   notes: number,
 *   unsure: number,
 *   erased?: boolean,
 * }} Summary
 *
 * `added` is in milliseconds since 1970; `listed` is false for what was removed and can still come back. `hash` is of the
 * text. `agreement[row][column]` counts confirmed passages: what the model said, by what holds. `doubt` is the mean of
 * 1 − confidence over the passages that nobody has confirmed, and `least` the lowest confidence among them (1 for none).
 * `erased` is true where the text was deleted for good. The title is that of the document as it came in.
 */

/**
 * @param {GlossedDocument} document
 * @param {Pick<Summary, 'added' | 'listed'>} kept
 * @returns {Summary}
 */
export function summaryOf(document, { added, listed }) {
  return {
    id: document.id,
    title: titleOf(document),
    source: document.source ?? '',
    added,
    listed,
    characters: document.text.length,
    hash: hashOf(document.text),
    ...countsOf(document.passages),
  };
}

/**
 * The summary after the passages have changed; what depends on the text alone is kept.
 * @param {Summary} summary
 * @param {readonly Passage[]} passages
 * @returns {Summary}
 */
export function recounted(summary, passages) {
  return { ...summary, ...countsOf(passages) };
}

/**
 * What stays of a document whose text is gone for good.
 * @param {Summary} summary
 * @returns {Summary}
 */
export function erased(summary) {
  return { ...summary, listed: false, erased: true };
}

/** @param {readonly Passage[]} passages */
function countsOf(passages) {
  /** @type {Record<LabelName, number>} */
  const labels = { quote: 0, claim: 0, background: 0, boilerplate: 0 };
  const agreement = LABELS.map(() => LABELS.map(() => 0));
  let [confirmed, notes, unsure, doubts, least] = [0, 0, 0, 0, 1];
  for (const passage of passages) {
    labels[passage.label] += 1;
    if (passage.note) notes += 1;
    if (passage.unsure) unsure += 1;
    if (passage.confirmed) {
      confirmed += 1;
      if (passage.predicted) {
        agreement[LABELS.indexOf(passage.predicted)][LABELS.indexOf(passage.label)] += 1;
      }
    } else {
      doubts += 1 - passage.confidence;
      least = Math.min(least, passage.confidence);
    }
  }
  const left = passages.length - confirmed;
  return {
    passages: passages.length,
    confirmed,
    labels,
    agreement,
    doubt: left > 0 ? doubts / left : 0,
    least,
    notes,
    unsure,
  };
}

/** A title longer than this is cut: it stands in a list. */
const LONGEST_TITLE = 140;

/**
 * What to call a document: its title, or else the first passage that the model did not take for furniture. A correction
 * does not rename the document under the person's hands.
 * @param {GlossedDocument} document
 */
export function titleOf(document) {
  const passage =
    document.passages.find(({ label, predicted }) => (predicted ?? label) !== 'boilerplate') ??
    document.passages[0];
  const title =
    document.title?.trim() || (passage && document.text.slice(passage.start, passage.end));
  return (title || document.id).replace(/\s+/g, ' ').slice(0, LONGEST_TITLE);
}
