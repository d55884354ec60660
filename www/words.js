// The sentences in which the page says what has just happened.

import { once } from './once.js';
import { speakerOf } from './reading/speakers.js';
import { titleOf } from './state/summary.js';
import { findDocument, findSummary } from './state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Step} Step */
/** @typedef {import('./state.js').Passage} Passage */
/** @typedef {import('./state.js').GlossedDocument} GlossedDocument */

/** Made once: a number is formatted hundreds of times while a list is scrolled. */
const numbers = once(() => new Intl.NumberFormat('en-GB'));

/**
 * @param {number} count
 * @param {string} thing
 */
export function several(count, thing) {
  return `${numbers().format(count)} ${thing}${count === 1 ? '' : 's'}`;
}

/**
 * A title in quotation marks, unless it brings its own.
 * @param {string} title
 */
export function inMarks(title) {
  return /^\p{Quotation_Mark}/u.test(title) ? title : `“${title}”`;
}

/**
 * The title of a document, in quotation marks.
 * @param {GlossedDocument} document
 */
export function quotedTitle(document) {
  return inMarks(titleOf(document));
}

/**
 * "Passage 12 of 75: quote, confirmed."
 * @param {GlossedDocument} document
 * @param {number} at
 */
export function passageSaid(document, at) {
  const { label, confirmed } = document.passages[at];
  const standing = confirmed ? 'confirmed' : 'not confirmed';
  return `Passage ${at + 1} of ${document.passages.length}: ${label}, ${standing}.`;
}

/**
 * "Speaker of passage 12: Ana Pérez."
 * @param {GlossedDocument} document
 * @param {number} at
 */
export function speakerSaid(document, at) {
  const speaker = speakerOf(document.text, document.passages[at]);
  if (speaker) return `Speaker of passage ${at + 1}: ${speaker.name}.`;
  return document.passages[at].attribution?.by === 'human'
    ? `Passage ${at + 1}: nobody is named as speaker.`
    : `Passage ${at + 1} has no speaker.`;
}

/**
 * What a step did: "Labelled 3 passages quote in “Harbour town keeps its ferry”".
 * @param {State} state
 * @param {Step} step
 */
export function stepSaid(state, step) {
  const [deed, joint] = deedOf(step);
  if (step.operation.type === 'settings') return deed;
  return [deed, joint, documentsSaid(state, subjectsOf(step))].filter(Boolean).join(' ');
}

/**
 * The same without where it was done, for a place that says so already: "Labelled 3 passages quote".
 * @param {Step} step
 */
export function deedSaid(step) {
  return deedOf(step)[0];
}

/**
 * The documents that a step was about; none where it was about the project.
 * @param {Step} step
 * @returns {readonly string[]}
 */
export function subjectsOf({ operation, delta }) {
  if (operation.type === 'open' || operation.type === 'remove') return operation.documents;
  return [...new Set(delta.edits.map(({ document }) => document))];
}

/**
 * What was done, and the word that joins it to the documents: none where they follow at once.
 * @param {Step} step
 * @returns {[deed: string, joint: string]}
 */
function deedOf({ operation, delta }) {
  const count = delta.edits.reduce(
    (sum, { changes }) => sum + changes.reduce((sum, { before }) => sum + before.length, 0),
    0,
  );
  const passages = count === 1 ? 'a passage' : several(count, 'passage');
  switch (operation.type) {
    case 'open':
      return ['Opened', ''];
    case 'remove':
      return ['Removed', ''];
    case 'restore':
      return ['Brought back', ''];
    case 'settings':
      return [`Changed the project’s ${Object.keys(operation.change).join(' and ')}`, ''];
    case 'label':
      return [`Labelled ${passages} ${operation.label}`, 'in'];
    case 'confirm':
      return [`${operation.confirmed ? 'Confirmed' : 'Reopened'} ${passages}`, 'in'];
    case 'unsure':
      return [`${operation.unsure ? 'Flagged' : 'Unflagged'} ${passages} as unsure`, 'in'];
    case 'attribute':
      return ['Set who speaks in a passage', 'of'];
    case 'note':
      return [`${operation.note ? 'Wrote' : 'Deleted'} a note`, 'in'];
    case 'split':
      return ['Split a passage', 'of'];
    case 'merge':
      return [`Merged ${passages}`, 'of'];
    case 'boundary':
      return ['Moved a boundary', 'in'];
    case 'mark':
      return ['Marked a passage of its own', 'in'];
    case 'adopt':
      return [`Took ${passages} over from ${operation.from}`, 'into'];
  }
}

/**
 * @param {State} state
 * @param {readonly string[]} ids
 */
export function documentsSaid(state, ids) {
  if (ids.length !== 1) return several(ids.length, 'document');
  return inMarks(findSummary(state, ids[0])?.title ?? ids[0]);
}

/**
 * What stands where a step led: the passage that it changed, if it is one.
 * @param {State} state
 * @param {Step} step
 */
export function outcomeSaid(state, { delta, operation }) {
  const [edit] = delta.edits;
  const document = edit && findDocument(state, edit.document);
  if (!document || delta.edits.length > 1 || edit.changes.length > 1) return '';
  const { at } = edit.changes[0];
  if (!document.passages[at]) return '';
  return operation.type === 'attribute' ? speakerSaid(document, at) : passageSaid(document, at);
}
