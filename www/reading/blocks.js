// The passages of a document grouped as the source sets them: a block is a run of passages between two line breaks.
// A block keeps its identity for as long as nothing in it changes, so that a view redraws one block and not five thousand.

/** @typedef {import('../state.js').Passage} Passage */
/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */

/**
 * `gaps[i]` is what the source has before passage i of the block: white space within the line, nothing at its start.
 * `spaced` where the source leaves a blank line above, `continued` where a line is too long for one block.
 * @typedef {{ first: number, passages: readonly Passage[], gaps: readonly string[], spaced: boolean, continued: boolean }} Block
 */

const LINE_BREAKS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;

/** A whole book in one line must be drawn in pieces as well; no paragraph of news has so many passages. */
export const LONGEST_BLOCK = 80;

/**
 * @param {GlossedDocument} document
 * @param {readonly Block[]} [before] the blocks of the same document before its last change
 * @returns {readonly Block[]}
 */
export function groupIntoBlocks({ text, passages }, before) {
  if (!before || before.length === 0) return grouped(text, passages, 0, passages.length);
  return regrouped(text, passages, before);
}

/**
 * Only what lies between the first and the last changed passage is grouped again, with a block on either side: a passage
 * that has grown may have taken the line break that parted it from the next. What follows keeps its blocks, with other
 * numbers where passages were split or merged.
 * @param {string} text
 * @param {readonly Passage[]} passages
 * @param {readonly Block[]} before
 * @returns {readonly Block[]}
 */
function regrouped(text, passages, before) {
  const shift = passages.length - afterBlock(before[before.length - 1]);
  let head = 0;
  while (head < before.length && isUnchanged(before[head], passages, 0)) head += 1;
  if (head === before.length && shift === 0) return before;
  head = Math.max(0, head - 1);
  let tail = before.length;
  while (
    tail > head + 1 &&
    before[tail - 1].first + Math.min(0, shift) >= 0 &&
    isUnchanged(before[tail - 1], passages, shift)
  ) {
    tail -= 1;
  }
  tail = Math.min(before.length, tail + 1);
  const from = before[head].first;
  const to = tail < before.length ? before[tail].first + shift : passages.length;

  const known = new Map(before.slice(head, tail).map((block) => [block.passages[0], block]));
  const middle = grouped(text, passages, from, to).map((block) => {
    const old = known.get(block.passages[0]);
    return old && isSame(old, block) ? old : block;
  });
  const rest = before.slice(tail);
  return [
    ...before.slice(0, head),
    ...middle,
    ...(shift === 0 ? rest : rest.map((block) => ({ ...block, first: block.first + shift }))),
  ];
}

/** @param {Block} block the place of the passage after it */
export function afterBlock({ first, passages }) {
  return first + passages.length;
}

/**
 * @param {Block} block
 * @param {readonly Passage[]} passages
 * @param {number} shift
 */
function isUnchanged(block, passages, shift) {
  return block.passages.every((passage, i) => passages[block.first + shift + i] === passage);
}

/**
 * @param {Block} one
 * @param {Block} other
 */
function isSame(one, other) {
  return (
    one.first === other.first &&
    one.spaced === other.spaced &&
    one.continued === other.continued &&
    one.passages.length === other.passages.length &&
    one.passages.every((passage, i) => passage === other.passages[i]) &&
    one.gaps.every((gap, i) => gap === other.gaps[i])
  );
}

/**
 * @param {string} text
 * @param {readonly Passage[]} passages
 * @param {number} from a passage that begins a block
 * @param {number} to
 * @returns {readonly Block[]}
 */
function grouped(text, passages, from, to) {
  /** @type {{ first: number, passages: Passage[], gaps: string[], spaced: boolean, continued: boolean }[]} */
  const blocks = [];
  let end = passages[from - 1]?.end ?? 0;
  for (let at = from; at < to; at += 1) {
    const passage = passages[at];
    const gap = text.slice(end, passage.start);
    const breaks = gap === ' ' || gap === '' ? 0 : (gap.match(LINE_BREAKS)?.length ?? 0);
    const block = blocks.at(-1);
    const isFull = block !== undefined && block.passages.length >= LONGEST_BLOCK;
    if (block && breaks === 0 && !isFull) {
      block.passages.push(passage);
      block.gaps.push(gap);
    } else {
      const continued = breaks === 0 && at > 0;
      blocks.push({
        first: at,
        passages: [passage],
        gaps: [gap.trim()],
        spaced: breaks > 1,
        continued,
      });
    }
    end = passage.end;
  }
  return blocks;
}
