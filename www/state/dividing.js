// Dividing a text otherwise: split, merge, move a boundary, mark. Whatever is done, the passages stay in order, never overlap,
// and hold every character that is not white space.
import { labelled, withNote } from './passages.js';

/** @typedef {import('./passages.js').LabelName} LabelName */
/** @typedef {import('./passages.js').Span} Span */
/** @typedef {import('./passages.js').Passage} Passage */
/** @typedef {import('./passages.js').GlossedDocument} GlossedDocument */
/** @typedef {import('./passages.js').Change} Change */

/** Unicode's White_Space, which is also what the core leaves out of passages. */
const SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/**
 * One passage becomes two, both with its label; nothing where one of them would be empty.
 * @param {GlossedDocument} document
 * @param {number} at
 * @param {number} offset UTF-16, within the passage
 * @returns {Change[]}
 */
export function split({ text, passages }, at, offset) {
  const passage = passages[at];
  if (!passage || offset <= passage.start || offset >= passage.end) return [];
  const first = trimmed(text, passage.start, wholeCharacters(text, offset));
  const second = trimmed(text, wholeCharacters(text, offset), passage.end);
  if (!first || !second) return [];
  return [
    { at, before: [passage], after: [recut(passage, first), withNote(recut(passage, second), [])] },
  ];
}

/**
 * A run of passages becomes one, with the label of the first and the first speaker in it; it is confirmed where all were.
 * @param {GlossedDocument} document
 * @param {number} from
 * @param {number} to the last of the run
 * @returns {Change[]}
 */
export function merged({ passages }, from, to) {
  const at = Math.max(0, from);
  const run = passages.slice(at, to + 1);
  if (run.length < 2) return [];
  const ends = { start: run[0].start, end: run[run.length - 1].end };
  const whole = withNote(recut(run[0], ends), run);
  if (run.some(({ unsure }) => unsure)) whole.unsure = true;
  whole.confirmed = run.every((passage) => passage.confirmed);
  const attribution = run.find((passage) => passage.attribution)?.attribution;
  if (attribution) whole.attribution = attribution;
  return [{ at, before: run, after: [whole] }];
}

/**
 * The end of one passage moves, and with it the beginning of the next. Neither of them may become empty.
 * @param {GlossedDocument} document
 * @param {number} at the passage before the boundary
 * @param {number} to UTF-16
 * @returns {Change[]}
 */
export function boundaryMoved({ text, passages }, at, to) {
  const [one, other] = [passages[at], passages[at + 1]];
  if (!one || !other || to <= one.start || to >= other.end) return [];
  const first = trimmed(text, one.start, wholeCharacters(text, to));
  const second = trimmed(text, wholeCharacters(text, to), other.end);
  if (!first || !second || (isSameSpan(first, one) && isSameSpan(second, other))) return [];
  return [{ at, before: [one, other], after: [recut(one, first), recut(other, second)] }];
}

/**
 * Any stretch of the text becomes a passage of its own. What it takes of other passages they lose; what is left of them
 * stays as it was.
 * @param {GlossedDocument} document
 * @param {Span} stretch
 * @param {LabelName} [label] without one it has that of the passage in which it begins, unconfirmed
 * @returns {Change[]}
 */
export function marked(document, stretch, label) {
  const { text, passages } = document;
  const [start, end] = [Math.max(0, stretch.start), Math.min(text.length, stretch.end)];
  const span = trimmed(text, wholeCharacters(text, start), wholeCharacters(text, end));
  if (!span) return [];
  const from = passages.findIndex(({ end }) => end > span.start);
  const to = passages.findLastIndex(({ start }) => start < span.end);
  if (from < 0 || to < from) return [];
  const run = passages.slice(from, to + 1);
  if (run.length === 1 && isSameSpan(run[0], span)) {
    return label ? labelled(document, [from], label) : [];
  }
  const before = trimmed(text, run[0].start, span.start);
  const after = trimmed(text, span.end, run[run.length - 1].end);
  const taken = run.slice(before ? 1 : 0, after && run.length > 1 ? -1 : undefined);
  const mark = withNote(
    { ...recut(run[0], span), by: 'human', confirmed: label !== undefined },
    taken,
  );
  if (taken.some(({ unsure }) => unsure)) mark.unsure = true;
  if (label) mark.label = label;
  /** @type {Passage[]} */
  const pieces = [mark];
  if (before) pieces.unshift(recut(run[0], before));
  if (after) {
    const rest = recut(run[run.length - 1], after);
    pieces.push(run.length > 1 ? rest : withNote(rest, []));
  }
  return [{ at: from, before: run, after: pieces }];
}

/**
 * The passage with other ends. The model was never asked about them, so that what it said is dropped.
 * @param {Passage} passage
 * @param {Span} span
 * @returns {Passage}
 */
function recut(passage, span) {
  if (isSameSpan(passage, span)) return { ...passage };
  const { predicted: _, ...rest } = passage;
  return { ...rest, ...span };
}

/**
 * @param {Span} one
 * @param {Span} other
 */
function isSameSpan(one, other) {
  return one.start === other.start && one.end === other.end;
}

/**
 * A stretch without the white space at its ends; null where nothing is left.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {Span | null}
 */
function trimmed(text, start, end) {
  let [first, last] = [start, end];
  while (first < last && SPACE.test(text[first])) first += 1;
  while (last > first && SPACE.test(text[last - 1])) last -= 1;
  return first < last ? { start: first, end: last } : null;
}

/**
 * An offset that does not cut a surrogate pair.
 * @param {string} text
 * @param {number} offset
 */
function wholeCharacters(text, offset) {
  const inside =
    /[\ud800-\udbff]/.test(text[offset - 1] ?? '') && /[\udc00-\udfff]/.test(text[offset] ?? '');
  return inside ? offset - 1 : offset;
}
