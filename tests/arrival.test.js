// Opening what is open already: nothing is overwritten, nothing comes in twice.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { admit as admitBeside } from '../www/arriving/arrival.js';
import { nothingOpen, update } from '../www/state.js';
import { after, glossed } from './documents.js';

/**
 * As the page opens: beside what is listed, with all ids that were ever given.
 * @param {import('../www/state.js').State} state
 * @param {readonly import('../www/arriving/arrival.js').Arrival[]} arrivals
 */
function admit(state, arrivals) {
  const listed = state.documents.filter((summary) => summary.listed);
  const twins = listed.flatMap(({ id }) => state.contents.get(id) ?? []);
  return admitBeside({ ids: state.documents.map(({ id }) => id), twins }, arrivals);
}

/** @param {import('../www/state.js').State} state */
const news = (state) => state.contents.get('news') ?? assert.fail('not at hand');

const original = glossed('news', 3);
const opened = update(nothingOpen, { type: 'open', documents: [original] });
const targets = [{ document: 'news', passages: [1] }];
const corrected = update(opened, { type: 'label', targets, label: 'quote' });

test('a new document comes in as it is', () => {
  const other = glossed('other', 2);
  const { admitted, already, renamed } = admit(opened, [{ document: other, restored: false }]);
  assert.deepEqual([admitted, already, renamed], [[other], [], []]);
});

test('the same text is already open, however far its labels were corrected', () => {
  const again = { ...glossed('news', 3), id: 'pasted-later' };
  const { admitted, already } = admit(corrected, [{ document: again, restored: false }]);
  assert.deepEqual(admitted, []);
  assert.deepEqual(already, [news(corrected)]);
});

test('an export with the same labels is already open', () => {
  const { admitted, already } = admit(corrected, [
    { document: structuredClone(news(corrected)), restored: true },
  ]);
  assert.deepEqual([admitted.length, already.length], [0, 1]);
});

test('an export with other labels comes in beside, and a second time it is already open', () => {
  const saved = { document: original, restored: true };
  const first = admit(corrected, [saved]);
  assert.deepEqual(first.renamed, [{ from: 'news', to: 'news-2' }]);
  assert.equal(first.admitted[0].id, 'news-2');
  const both = update(corrected, { type: 'open', documents: first.admitted });
  const second = admit(both, [saved]);
  assert.deepEqual([second.admitted.length, second.already[0].id], [0, 'news-2']);
});

test('an export in which somebody else speaks comes in beside', () => {
  const named = update(corrected, {
    type: 'attribute',
    document: 'news',
    passage: 1,
    speaker: { start: 0, end: 7 },
  });
  const saved = { document: news(corrected), restored: true };
  assert.equal(admit(named, [saved]).admitted[0].id, 'news-2');
  const same = { document: structuredClone(news(named)), restored: true };
  assert.deepEqual(admit(named, [same]).admitted, []);
});

test('two documents of one name in one file both come in', () => {
  const one = glossed('page', 1);
  const two = { ...glossed('page', 2) };
  const { admitted } = admit(nothingOpen, [
    { document: one, restored: false },
    { document: two, restored: false },
  ]);
  assert.deepEqual(
    admitted.map(({ id }) => id),
    ['page', 'page-2'],
  );
});

test('the id of a removed document stays its own, because an undo may bring it back', () => {
  const removed = update(opened, { type: 'remove', documents: ['news'] });
  const { admitted } = admit(removed, [{ document: original, restored: false }]);
  assert.deepEqual(
    admitted.map(({ id }) => id),
    ['news-2'],
  );
});

test('an export with a note, a doubt or another division comes in beside', () => {
  const saved = { document: original, restored: true };
  for (const operation of /** @type {import('../www/state.js').WorkOperation[]} */ ([
    { type: 'note', document: 'news', passage: 0, note: 'Hm.' },
    { type: 'unsure', targets, unsure: true },
    { type: 'merge', document: 'news', from: 0, to: 1 },
  ])) {
    assert.equal(admit(after(opened, operation), [saved]).admitted.length, 1, operation.type);
  }
});
