// The pure function behind the page: what each operation does, and that undoing and redoing lose nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { replay, shortened } from '../www/log.js';
import { countsOf, nextUnconfirmed, titleOf } from '../www/selectors.js';
import { findDocument, nothingOpen, update } from '../www/state.js';
import { glossed } from './documents.js';

/** @typedef {import('../www/state.js').State} State */
/** @typedef {import('../www/state.js').WorkOperation} WorkOperation */

/**
 * @param {State} state
 * @param {...import('../www/state.js').Operation} operations
 */
const after = (state, ...operations) => operations.reduce(update, state);

const opened = after(nothingOpen, { type: 'open', documents: [glossed('a', 5), glossed('b', 3)] });

test('a label given by a person is theirs, is confirmed, and keeps what the model said', () => {
  const state = after(opened, { type: 'label', document: 'a', passages: [2], label: 'quote' });
  const passage = findDocument(state, 'a')?.passages[2];
  assert.deepEqual(passage, {
    ...opened.documents[0].passages[2],
    label: 'quote',
    by: 'human',
    confirmed: true,
  });
  assert.equal(passage?.predicted, 'background');
});

test('an operation leaves all that it does not touch the very same', () => {
  const state = after(opened, { type: 'label', document: 'a', passages: [2], label: 'quote' });
  assert.equal(state.documents[1], opened.documents[1]);
  assert.equal(state.documents[0].passages[1], opened.documents[0].passages[1]);
  assert.equal(opened.documents[0].passages[2].label, 'background');
});

test('confirming the rest is one step to undo', () => {
  const confirmed = after(opened, { type: 'confirm', document: 'a', passages: [0, 1, 3, 4] });
  assert.equal(countsOf(confirmed.documents[0]).confirmed, 4);
  assert.equal(nextUnconfirmed(confirmed.documents[0], 2), 2);
  const undone = after(confirmed, { type: 'undo' });
  assert.deepEqual(undone.documents, opened.documents);
});

test('undo goes to the document and the passage that it changes', () => {
  const state = after(
    opened,
    { type: 'label', document: 'a', passages: [3], label: 'claim' },
    { type: 'select', document: 'b', passage: 1 },
    { type: 'undo' },
  );
  assert.equal(state.shown, 'a');
  assert.equal(state.selected.a, 3);
});

test('a removed document comes back to its place with its labels', () => {
  const labelled = after(opened, { type: 'label', document: 'a', passages: [0], label: 'quote' });
  const removed = after(labelled, { type: 'remove', documents: ['a'] });
  assert.deepEqual(
    removed.documents.map(({ id }) => id),
    ['b'],
  );
  assert.equal(removed.shown, 'b');
  const back = after(removed, { type: 'undo' });
  assert.deepEqual(back.documents, labelled.documents);
  assert.deepEqual(back.removed, []);
  assert.equal(back.shown, 'a');
});

test('a new change leaves nothing to redo', () => {
  const state = after(
    opened,
    { type: 'label', document: 'a', passages: [0], label: 'quote' },
    { type: 'undo' },
    { type: 'label', document: 'a', passages: [1], label: 'claim' },
  );
  assert.equal(after(state, { type: 'redo' }), state);
});

test('a document is called by its title, or else by the first passage that the model does not take for furniture', () => {
  const document = glossed('a', 3);
  assert.equal(titleOf({ ...document, title: ' Harbour  news ' }), 'Harbour news');
  const [menu, ...rest] = document.passages;
  assert.equal(
    titleOf({ ...document, passages: [{ ...menu, predicted: 'boilerplate' }, ...rest] }),
    'Passage 1 of a.',
    'also when a person calls that furniture something else',
  );
});

test('who speaks is set by a person, keeps the cue, and leaves label and confirmation alone', () => {
  const [first, ...rest] = glossed('c', 2).passages;
  const cue = { start: 8, end: 9 };
  /** @type {import('../www/state.js').Passage} */
  const quoted = {
    ...first,
    attribution: {
      speaker: { start: 0, end: 7 },
      speakerName: 'Helle Brandvold',
      cue,
      by: 'model',
    },
  };
  const document = { ...glossed('c', 2), passages: [quoted, ...rest] };
  const start = after(nothingOpen, { type: 'open', documents: [document] });
  const speaker = { start: 10, end: 12 };
  const named = after(start, { type: 'attribute', document: 'c', passage: 0, speaker });
  assert.deepEqual(named.documents[0].passages[0], {
    ...quoted,
    attribution: { speaker, cue, by: 'human' },
  });
  const full = after(named, {
    type: 'attribute',
    document: 'c',
    passage: 0,
    speaker,
    speakerName: 'Bo Ek',
  });
  assert.equal(full.documents[0].passages[0].attribution?.speakerName, 'Bo Ek');
  const cleared = after(full, { type: 'attribute', document: 'c', passage: 0, speaker: null });
  assert.deepEqual(cleared.documents[0].passages[0].attribution, { by: 'human' });
  assert.deepEqual(
    after(cleared, { type: 'undo' }, { type: 'undo' }, { type: 'undo' }).documents,
    start.documents,
  );
});

test('a speaker outside the text changes nothing', () => {
  const speaker = { start: 3, end: 100_000 };
  const state = after(opened, { type: 'attribute', document: 'a', passage: 1, speaker });
  assert.deepEqual(state.documents, opened.documents);
});

const labels = /** @type {const} */ (['boilerplate', 'quote', 'claim', 'background']);

/** Operations as a person may do them, also on documents that are not open and passages that do not exist. */
const anyOperation = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant(/** @type {const} */ ('label')),
      document: fc.constantFrom('a', 'b', 'missing'),
      passages: fc.uniqueArray(fc.nat(6), { maxLength: 4 }),
      label: fc.constantFrom(...labels),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant(/** @type {const} */ ('confirm')),
      document: fc.constantFrom('a', 'b'),
      passages: fc.uniqueArray(fc.nat(6), { maxLength: 7 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant(/** @type {const} */ ('attribute')),
      document: fc.constantFrom('a', 'b', 'missing'),
      passage: fc.nat(6),
      speaker: fc.option(fc.nat(120).map((start) => ({ start, end: start + 3 }))),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant(/** @type {const} */ ('remove')),
      documents: fc.uniqueArray(fc.constantFrom('a', 'b'), { minLength: 1 }),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ type: /** @type {const} */ ('undo') }) },
  { weight: 2, arbitrary: fc.constant({ type: /** @type {const} */ ('redo') }) },
);
const anyWork = fc.array(anyOperation, { maxLength: 40 });

/**
 * @param {State} state
 * @param {'undo' | 'redo'} type
 */
function allTheWay(state, type) {
  let now = state;
  for (let next = update(now, { type }); next !== now; next = update(now, { type })) now = next;
  return now;
}

test('undoing everything gives the first documents back, redoing everything the last', () => {
  fc.assert(
    fc.property(anyWork, (operations) => {
      const end = after(opened, ...operations);
      const first = allTheWay(end, 'undo');
      assert.deepEqual(first.documents, opened.documents);
      assert.deepEqual(first.removed, []);
      const last = allTheWay(end, 'redo');
      assert.deepEqual(allTheWay(allTheWay(last, 'undo'), 'redo').documents, last.documents);
    }),
  );
});

test('no operation moves a passage', () => {
  /** @param {State} state */
  const spans = (state) =>
    Object.fromEntries(
      [...state.documents, ...state.removed].map(({ id, passages }) => [
        id,
        passages.map(({ start, end, predicted }) => [start, end, predicted]),
      ]),
    );
  fc.assert(
    fc.property(anyWork, (operations) => {
      assert.deepEqual(spans(after(opened, ...operations)), spans(opened));
    }),
  );
});

test('the shortened log leads to the same documents with the same steps to undo and redo', () => {
  const originals = new Map(opened.documents.map((document) => [document.id, document]));
  fc.assert(
    fc.property(anyWork, (operations) => {
      const end = after(opened, ...operations);
      const again = replay(shortened(end), originals);
      assert.deepEqual(again.documents, end.documents);
      assert.deepEqual(again.removed, []);
      assert.deepEqual(replay(shortened(again), originals), again);
      const open = new Set(end.documents.map(({ id }) => id));
      /** @param {State} state */
      const first = (state) => allTheWay(state, 'undo').documents.filter(({ id }) => open.has(id));
      assert.deepEqual(first(again), first(end));
    }),
  );
});

test('a change to one passage of twenty thousand copies no other passage', () => {
  const large = after(nothingOpen, { type: 'open', documents: [glossed('large', 20_000)] });
  const state = after(large, {
    type: 'label',
    document: 'large',
    passages: [9_000],
    label: 'claim',
  });
  const before = large.documents[0].passages;
  const changed = state.documents[0].passages.filter((passage, at) => passage !== before[at]);
  assert.equal(changed.length, 1);
});
