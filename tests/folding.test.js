// Runs of furniture fold into one line each, and nothing vanishes or hides that a person is at.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupIntoBlocks } from '../www/reading/blocks.js';
import { foldedRows, foldsFor, runAt, turnRun } from '../www/reading/folding.js';

/** @param {string} letters one line each: b for boilerplate, c for a claim */
function pageOf(letters) {
  const passages = [...letters].map(
    (letter, i) =>
      /** @type {import('../www/state.js').Passage} */ ({
        start: 3 * i,
        end: 3 * i + 2,
        label: letter === 'b' ? 'boilerplate' : 'claim',
        confidence: 1,
        by: 'model',
        confirmed: false,
      }),
  );
  return { id: 'a', text: [...letters].map(() => 'xx').join('\n'), passages };
}

/**
 * @param {ReturnType<typeof pageOf>} page
 * @param {import('../www/reading/folding.js').Folds | null} folds
 */
function shown(page, folds) {
  return foldedRows(groupIntoBlocks(page), folds).map((row) =>
    'run' in row ? `${row.open ? 'open' : 'closed'} ${row.lines}` : row.first,
  );
}

test('runs of two lines and more fold; a single line stays', () => {
  const page = pageOf('bbbcbcbb');
  const folds = foldsFor(null, page, -1, true);
  assert.deepEqual(shown(page, folds), ['closed 3', 3, 4, 5, 'closed 2']);
  assert.deepEqual(shown(page, foldsFor(folds, page, -1, false)), [0, 1, 2, 3, 4, 5, 6, 7]);
});

test('moving into a run opens it and nothing else, and it stays open', () => {
  const page = pageOf('bbbcbb');
  let folds = foldsFor(foldsFor(null, page, -1, true), page, 1, true);
  assert.deepEqual(shown(page, folds), ['open 3', 0, 1, 2, 3, 'closed 2']);
  folds = foldsFor(folds, page, 3, true);
  assert.deepEqual(shown(page, folds), ['open 3', 0, 1, 2, 3, 'closed 2']);
});

test('a person can close the run that they are in, until they move', () => {
  const page = pageOf('bbbc');
  const inside = foldsFor(null, page, 1, true);
  const closed = inside && foldsFor(turnRun(inside, 0), page, 1, true);
  assert.deepEqual(shown(page, closed), ['closed 3', 3]);
  assert.deepEqual(shown(page, foldsFor(closed, page, 2, true)), ['open 3', 0, 1, 2, 3]);
});

test('a line that is labelled boilerplate stays in sight until the next turn', () => {
  const folds = foldsFor(null, pageOf('bbcc'), 2, true);
  const labelled = pageOf('bbbc');
  assert.deepEqual(shown(labelled, foldsFor(folds, labelled, 3, true)), ['closed 2', 2, 3]);
  assert.deepEqual(shown(labelled, foldsFor(null, labelled, 3, true)), ['closed 3', 3]);
});

test('what is no longer furniture is never hidden', () => {
  const folds = foldsFor(null, pageOf('bbbc'), -1, true);
  const changed = pageOf('bcbc');
  assert.deepEqual(shown(changed, foldsFor(folds, changed, -1, true)), ['open 3', 0, 1, 2, 3]);
});

test('a place in the text is found in its run', () => {
  const runs = [{ start: 3, end: 8 }];
  assert.deepEqual(
    [2, 3, 7, 8].map((place) => runAt(runs, place)?.start),
    [undefined, 3, 3, undefined],
  );
});
