// Passages are grouped by the lines of their source, and a change redraws one group.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupIntoBlocks } from '../www/reading/blocks.js';
import { nothingOpen, update } from '../www/state.js';

const text = 'Menu\r\nOne. Two.\n\n\nThree.  Four.\u2028Five.';
const passages = ['Menu', 'One.', 'Two.', 'Three.', 'Four.', 'Five.'].map((words) => {
  const start = text.indexOf(words);
  return /** @type {import('../www/state.js').Passage} */ ({
    start,
    end: start + words.length,
    label: 'claim',
    confidence: 0.5,
    by: 'model',
    confirmed: false,
  });
});
const document = { id: 'a', text, passages };

test('a block is a line of the source; a blank line above it is kept', () => {
  const blocks = groupIntoBlocks(document);
  assert.deepEqual(
    blocks.map(({ first, passages, gaps, spaced }) => [first, passages.length, gaps, spaced]),
    [
      [0, 1, [''], false],
      [1, 2, ['', ' '], false],
      [3, 2, ['', '  '], true],
      [5, 1, [''], false],
    ],
  );
});

test('only the block of a changed passage is another one afterwards', () => {
  const state = update(nothingOpen, { type: 'open', documents: [document] });
  const before = groupIntoBlocks(document);
  const targets = [{ document: 'a', passages: [4] }];
  const changed = update(state, { type: 'label', targets, label: 'quote' }).contents.get('a');
  assert.ok(changed);
  const after = groupIntoBlocks(changed, before);
  assert.deepEqual(
    after.map((block, at) => block === before[at]),
    [true, true, false, true],
  );
  assert.equal(after[2].passages[1].label, 'quote');
});

test('passages that are divided differently are grouped afresh', () => {
  const before = groupIntoBlocks(document);
  const { start } = passages[1];
  const merged = [
    passages[0],
    { ...passages[1], start, end: passages[2].end },
    ...passages.slice(3),
  ];
  const after = groupIntoBlocks({ ...document, passages: merged }, before);
  assert.deepEqual(
    after.map((block) => block.passages.length),
    [1, 1, 2, 1],
  );
});

test('an empty document has no blocks', () => {
  assert.deepEqual(groupIntoBlocks({ id: 'a', text: '', passages: [] }), []);
});
