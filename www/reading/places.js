// From words on the screen to their place in the text, and back. Each passage stands in an element of its own whose text
// is the passage's, so a place is the passage's start and how far into that element it lies.
import { passageAt } from './speakers.js';

/** @typedef {import('../core/glossator.js').Span} Span */

/**
 * The part of one passage that was selected: `words` are the whole passage's, which begins at `start`.
 * @typedef {{ start: number, words: string, from: number, to: number }} Piece
 */

/**
 * The span from the first to the last selected word; null where nothing but white space was selected.
 * @param {readonly Piece[]} pieces in the order of the text
 * @returns {Span | null}
 */
export function spanOfPieces(pieces) {
  const spans = pieces.flatMap(({ start, words, from, to }) => {
    const selected = words.slice(from, to);
    const trimmed = selected.trim();
    const first = start + from + selected.length - selected.trimStart().length;
    return trimmed === '' ? [] : { start: first, end: first + trimmed.length };
  });
  const last = spans.at(-1);
  return last ? { start: spans[0].start, end: last.end } : null;
}

/**
 * Where the words that a person selected stand, as far as they are of the paragraph in which the selection begins: who
 * takes a whole line by a triple click has, for the browser, selected up to the start of the next one.
 * @param {Selection | null} selection
 * @param {readonly Span[]} passages
 * @returns {Span | null} null where no words of the article are selected
 */
export function selectedSpan(selection, passages) {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const from = range.startContainer;
  const block = (from instanceof Element ? from : from.parentElement)?.closest('.article .block');
  const pieces = [...(block?.querySelectorAll('.words') ?? [])]
    .filter((words) => range.intersectsNode(words))
    .flatMap((words) => {
      const option = words.closest('[data-passage]');
      const at = option instanceof HTMLElement ? Number(option.dataset.passage) : -1;
      if (!passages[at]) return [];
      const all = words.textContent ?? '';
      const { startContainer, startOffset, endContainer, endOffset } = range;
      return {
        start: passages[at].start,
        words: all,
        from: words.contains(startContainer) ? lengthUpTo(words, startContainer, startOffset) : 0,
        to: words.contains(endContainer) ? lengthUpTo(words, endContainer, endOffset) : all.length,
      };
    });
  return spanOfPieces(pieces);
}

/**
 * How much text an element has before a point in it.
 * @param {Element} element
 * @param {Node} node
 * @param {number} offset
 */
function lengthUpTo(element, node, offset) {
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}

/**
 * The words on the screen that a span covers; none of those that are not drawn yet.
 * @param {Span} span
 * @param {readonly Span[]} passages
 * @param {(at: number) => Element | null} wordsOf the element with the words of a passage
 * @returns {Range[]}
 */
export function rangesOf(span, passages, wordsOf) {
  const ranges = [];
  for (let at = passageAt(passages, span.start); passages[at]?.start < span.end; at += 1) {
    const nodes = wordsOf(at)?.childNodes ?? [];
    const node = [...nodes].find((each) => each instanceof Text);
    if (!node) continue;
    const from = Math.max(0, span.start - passages[at].start);
    const to = Math.min(node.length, span.end - passages[at].start);
    if (from >= to) continue;
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    ranges.push(range);
  }
  return ranges;
}
