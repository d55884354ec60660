// Which passages of a document fit a wish: those that read the same as one, or those of a label above a confidence.
import { inOneLine } from '../reading/speakers.js';

/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */

/**
 * What is left out does not matter.
 * @typedef {{ reads?: string, label?: import('../state.js').LabelName, above?: number, below?: number, unconfirmed?: boolean }} Wish
 */

/**
 * @param {GlossedDocument} document
 * @param {Wish} wish
 * @returns {number[]} the places of the passages
 */
export function choiceOf(
  { text, passages },
  { reads, label, above = 0, below = 1, unconfirmed = false },
) {
  const wanted = reads === undefined ? undefined : inOneLine(reads);
  return passages.flatMap((passage, at) => {
    const fits =
      (label === undefined || passage.label === label) &&
      (!unconfirmed || !passage.confirmed) &&
      passage.confidence >= above &&
      passage.confidence <= below &&
      (wanted === undefined || inOneLine(text.slice(passage.start, passage.end)) === wanted);
    return fits ? [at] : [];
  });
}
