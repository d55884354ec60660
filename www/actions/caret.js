// Where a passage can be cut, and how a caret moves between its words and characters (Intl.Segmenter, UAX #29).
import { once } from '../once.js';

/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */

const words = once(() => new Intl.Segmenter(undefined, { granularity: 'word' }));
const characters = once(() => new Intl.Segmenter(undefined, { granularity: 'grapheme' }));

/**
 * The offsets before which a word begins, or a character, from one end of a stretch of text to the other.
 * @param {string} text
 * @param {number} start UTF-16
 * @param {number} end UTF-16
 * @param {'word' | 'character'} unit
 * @returns {number[]}
 */
export function stopsBetween(text, start, end, unit) {
  const part = text.slice(start, end);
  const segments = [...(unit === 'word' ? words() : characters()).segment(part)];
  const isSpace = (/** @type {number} */ i) => /^\s/.test(segments[i].segment);
  // A mark that follows a word belongs to it; one that follows a space opens what comes.
  const opens = (/** @type {number} */ i) => !isSpace(i) && (i === 0 || isSpace(i - 1));
  const places = segments.map((_, i) => i);
  const spaced = places.filter(opens);
  const found =
    unit === 'character'
      ? places.filter((i) => !isSpace(i))
      : spaced.length > 1
        ? spaced
        : places.filter((i) => i === 0 || segments[i].isWordLike); // a script without spaces
  return found.map((i) => start + segments[i].index);
}

/**
 * Where a caret first stands in a passage: at the word in the middle.
 * @param {GlossedDocument} document
 * @param {number} at
 * @returns {number | null} null where there is only one word
 */
export function firstCaret({ text, passages }, at) {
  const { start, end } = passages[at];
  const stops = stopsBetween(text, start, end, 'word').slice(1);
  return stops.length > 0 ? stops[Math.floor(stops.length / 2)] : null;
}

/**
 * The next place of a caret, which stays within the passage.
 * @param {GlossedDocument} document
 * @param {number} at
 * @param {number} caret
 * @param {1 | -1} direction
 * @param {'word' | 'character'} unit
 */
export function movedCaret({ text, passages }, at, caret, direction, unit) {
  const { start, end } = passages[at];
  const stops = stopsBetween(text, start, end, unit).slice(1);
  const next =
    direction > 0 ? stops.find((stop) => stop > caret) : stops.findLast((stop) => stop < caret);
  return next ?? caret;
}

/**
 * Where the boundary after a passage goes when it moves by a word; null where there is no way.
 * @param {GlossedDocument} document
 * @param {number} at the passage before the boundary
 * @param {1 | -1} direction
 * @returns {number | null}
 */
export function movedBoundary({ text, passages }, at, direction) {
  const [one, other] = [passages[at], passages[at + 1]];
  if (!one || !other) return null;
  if (direction > 0) {
    const [, second] = stopsBetween(text, other.start, other.end, 'word');
    return second ?? null;
  }
  const stops = stopsBetween(text, one.start, one.end, 'word');
  return stops.length > 1 ? stops[stops.length - 1] : null;
}
