// The passages of a document grouped as the source sets them: a block is a run of passages between two line breaks.
// A block keeps its identity for as long as nothing in it changes, so that a view redraws one block and not five thousand.

/** @typedef {import('./state.js').Passage} Passage */
/** @typedef {import('./state.js').GlossedDocument} GlossedDocument */

/**
 * `gaps[i]` is what the source has before passage i of the block: white space within the line, nothing at its start.
 * `spaced` where the source leaves a blank line above.
 * @typedef {{ first: number, passages: readonly Passage[], gaps: readonly string[], spaced: boolean }} Block
 */

const LINE_BREAKS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;

/**
 * @param {GlossedDocument} document
 * @param {readonly Block[]} [before] the blocks of the same document before its last change
 * @returns {readonly Block[]}
 */
export function groupIntoBlocks(document, before) {
  return (before && refreshed(document.passages, before)) ?? grouped(document);
}

/**
 * The same blocks with changed passages in them; undefined where the passages are divided differently now.
 * @param {readonly Passage[]} passages
 * @param {readonly Block[]} before
 * @returns {readonly Block[] | undefined}
 */
function refreshed(passages, before) {
  const last = before.at(-1);
  if ((last ? last.first + last.passages.length : 0) !== passages.length) return undefined;
  /** @type {Block[]} */
  const blocks = [];
  for (const block of before) {
    let changed = false;
    for (let i = 0; i < block.passages.length; i += 1) {
      const old = block.passages[i];
      const now = passages[block.first + i];
      if (old === now) continue;
      if (old.start !== now.start || old.end !== now.end) return undefined;
      changed = true;
    }
    const end = block.first + block.passages.length;
    blocks.push(changed ? { ...block, passages: passages.slice(block.first, end) } : block);
  }
  return blocks;
}

/**
 * @param {GlossedDocument} document
 * @returns {readonly Block[]}
 */
function grouped({ text, passages }) {
  /** @type {{ first: number, passages: Passage[], gaps: string[], spaced: boolean }[]} */
  const blocks = [];
  let end = 0;
  for (const [at, passage] of passages.entries()) {
    const gap = text.slice(end, passage.start);
    const breaks = gap.match(LINE_BREAKS)?.length ?? 0;
    const block = blocks.at(-1);
    if (block && breaks === 0) {
      block.passages.push(passage);
      block.gaps.push(gap);
    } else {
      blocks.push({ first: at, passages: [passage], gaps: [gap.trim()], spaced: breaks > 1 });
    }
    end = passage.end;
  }
  return blocks;
}
