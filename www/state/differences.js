// What has to change in passages for them to become others of the same text.
import { isSameAttribution } from './passages.js';

/** @typedef {import('./passages.js').Passage} Passage */
/** @typedef {import('./passages.js').Change} Change */

/**
 * Whether two passages are the same stretch and say the same, in what a person sees of it.
 * @param {Passage} one
 * @param {Passage | undefined} other
 */
export function isSamePassage(one, other) {
  return (
    other !== undefined &&
    one.start === other.start &&
    one.end === other.end &&
    one.label === other.label &&
    one.by === other.by &&
    one.confirmed === other.confirmed &&
    (one.note ?? '') === (other.note ?? '') &&
    Boolean(one.unsure) === Boolean(other.unsure) &&
    isSameAttribution(one.attribution, other.attribution)
  );
}

/**
 * @param {readonly Passage[]} before
 * @param {readonly Passage[]} after in order, as `before` is
 * @returns {Change[]}
 */
export function changesBetween(before, after) {
  /** @type {Change[]} */
  const changes = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && isSamePassage(before[i], after[j])) {
      i += 1;
      j += 1;
      continue;
    }
    const [at, to] = [i, j];
    // What begins first goes first, until both go on from the same place.
    do {
      const [one, other] = [before[i], after[j]];
      if (other === undefined || (one && one.start <= other.start)) i += 1;
      if (one === undefined || (other && other.start <= one.start)) j += 1;
    } while ((i < before.length || j < after.length) && !(before[i]?.start === after[j]?.start));
    changes.push({ at, before: before.slice(at, i), after: after.slice(to, j) });
  }
  return changes;
}
