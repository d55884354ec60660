// The sentences in which the page says what has just happened.
import { titleOf } from './selectors.js';
import { speakerOf } from './speakers.js';
import { findDocument } from './state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Step} Step */
/** @typedef {import('./state.js').Passage} Passage */
/** @typedef {import('./state.js').GlossedDocument} GlossedDocument */

/**
 * @param {number} count
 * @param {string} thing
 */
export function several(count, thing) {
  return `${count.toLocaleString('en-GB')} ${thing}${count === 1 ? '' : 's'}`;
}

/**
 * A title in quotation marks, unless it brings its own.
 * @param {GlossedDocument} document
 */
export function quotedTitle(document) {
  const title = titleOf(document);
  return /^\p{Quotation_Mark}/u.test(title) ? title : `“${title}”`;
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
 * @param {State} state after the step was taken back or done again
 * @param {Step} step
 * @param {'Undone' | 'Done again'} what
 */
export function stepSaid(state, step, what) {
  if ('taken' in step) {
    const titles = step.taken.map(({ document }) => quotedTitle(document)).join(', ');
    return `${what}: ${titles} ${what === 'Undone' ? 'is back' : 'is removed'}.`;
  }
  const document = findDocument(state, step.operation.document);
  const [change] = step.changes;
  if (!document || !change) return `${what}.`;
  if (step.changes.length > 1) {
    return `${what}: ${several(step.changes.length, 'passage')} of ${quotedTitle(document)}.`;
  }
  const said = step.operation.type === 'attribute' ? speakerSaid : passageSaid;
  return `${what}. ${said(document, change.at)}`;
}
