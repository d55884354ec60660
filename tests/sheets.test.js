// Blocks and sheets follow every split and merge as if they were grouped afresh, and leave alone what did not change.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { groupIntoBlocks, LONGEST_BLOCK } from '../www/reading/blocks.js';
import { groupIntoSheets, isShown, sheetAt } from '../www/reading/sheets.js';

/** @typedef {import('../www/state.js').Passage} Passage */

const text = Array.from(
  { length: 60 },
  (_, i) => ['One two. ', 'Three\n', 'four.\n\n'][i % 3],
).join('');

/**
 * @param {number} start
 * @param {number} end
 * @returns {Passage}
 */
const passage = (start, end) => ({
  start,
  end,
  label: 'claim',
  confidence: 0.5,
  by: 'model',
  confirmed: false,
});

/** @returns {Passage[]} */
const words = () =>
  [...text.matchAll(/\S+/g)].map(({ index, 0: { length } }) => passage(index, index + length));

/** @param {readonly import('../www/reading/blocks.js').Block[]} blocks */
const plain = (blocks) =>
  blocks.map(({ first, passages, gaps, spaced, continued }) => ({
    first,
    passages,
    gaps,
    spaced,
    continued,
  }));

const steps = fc.array(
  fc.record({ at: fc.nat(), what: fc.constantFrom('merge', 'split', 'label', 'label-all') }),
  { maxLength: 25 },
);

/**
 * @param {readonly Passage[]} passages
 * @param {{ at: number, what: string }} step
 * @returns {readonly Passage[]}
 */
function changed(passages, { at, what }) {
  const i = at % passages.length;
  const { start, end } = passages[i];
  if (what === 'label-all') return passages.map((each) => ({ ...each, confirmed: true }));
  if (what === 'label') return passages.with(i, { ...passages[i], label: 'quote' });
  if (what === 'merge' && i + 1 < passages.length) {
    return passages.toSpliced(i, 2, passage(start, passages[i + 1].end));
  }
  if (what === 'split' && end - start > 1) {
    return passages.toSpliced(i, 1, passage(start, start + 1), passage(start + 1, end));
  }
  return passages;
}

test('after any splits and merges the blocks are those of a fresh grouping, and the sheets hold them all in order', () => {
  fc.assert(
    fc.property(steps, (all) => {
      /** @type {readonly Passage[]} */
      let passages = words();
      let blocks = groupIntoBlocks({ id: 'a', text, passages });
      let sheets = groupIntoSheets(blocks);
      for (const step of all) {
        passages = changed(passages, step);
        blocks = groupIntoBlocks({ id: 'a', text, passages }, blocks);
        sheets = groupIntoSheets(blocks, sheets);
        assert.deepEqual(plain(blocks), plain(groupIntoBlocks({ id: 'a', text, passages })));
        assert.deepEqual(
          sheets.flatMap(({ rows }) => rows),
          blocks,
        );
        assert.equal(new Set(sheets.map(({ key }) => key)).size, sheets.length);
        for (const at of passages.keys()) {
          assert.ok(isShown(sheets, at));
          const { first, after } = sheets[sheetAt(sheets, at)];
          assert.ok(first <= at && at < after);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a split leaves every other sheet its key, and those before it as they are', () => {
  const passages = words();
  const blocks = groupIntoBlocks({ id: 'a', text, passages });
  const sheets = groupIntoSheets(blocks);
  assert.ok(sheets.length > 3);
  const after = changed(passages, { at: sheets[1].first, what: 'split' });
  const now = groupIntoSheets(groupIntoBlocks({ id: 'a', text, passages: after }, blocks), sheets);
  assert.equal(now[0], sheets[0]);
  assert.deepEqual(
    now.map(({ key }) => key),
    sheets.map(({ key }) => key),
  );
});

test('a label redraws one sheet', () => {
  const passages = words();
  const blocks = groupIntoBlocks({ id: 'a', text, passages });
  const sheets = groupIntoSheets(blocks);
  const after = changed(passages, { at: sheets[1].first, what: 'label' });
  const now = groupIntoSheets(groupIntoBlocks({ id: 'a', text, passages: after }, blocks), sheets);
  assert.deepEqual(
    now.map((sheet, i) => sheet === sheets[i]),
    sheets.map((_, i) => i !== 1),
  );
});

test('a line with more passages than a block may have is continued in the next', () => {
  const line = 'It rained. '.repeat(LONGEST_BLOCK + 3);
  const passages = [...line.matchAll(/It rained\./g)].map(({ index }) =>
    passage(index, index + 10),
  );
  const blocks = groupIntoBlocks({ id: 'a', text: line, passages });
  assert.deepEqual(
    blocks.map((block) => [block.passages.length, block.continued]),
    [
      [LONGEST_BLOCK, false],
      [3, true],
    ],
  );
});
