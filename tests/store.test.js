// What is stored comes back; what is damaged is set aside; what was removed is deleted at the next visit.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { deleteDB } from 'idb';
import { createSaver } from '../www/saver.js';
import { nothingOpen, update } from '../www/state.js';
import { append, load, openStore } from '../www/store.js';
import { glossed } from './documents.js';

/** @typedef {import('../www/state.js').WorkOperation} WorkOperation */

/** @type {readonly WorkOperation[]} */
const work = [
  { type: 'open', documents: [glossed('a', 4), glossed('b', 2)] },
  { type: 'label', document: 'a', passages: [1], label: 'quote' },
  { type: 'attribute', document: 'a', passage: 1, speaker: { start: 0, end: 7 } },
  { type: 'attribute', document: 'a', passage: 2, speaker: null },
  { type: 'confirm', document: 'b', passages: [0, 1] },
  { type: 'undo' },
];

beforeEach(() => deleteDB('glossator'));

/** @param {(database: import('../www/store.js').Database) => Promise<void>} visit */
async function visiting(visit) {
  const database = await openStore(() => {});
  try {
    await visit(database);
  } finally {
    database.close();
  }
}

test('a reload brings back the documents and the steps to undo and redo', async () => {
  await visiting((database) => append(database, work));
  await visiting(async (database) => {
    const { state, setAside } = await load(database);
    assert.deepEqual(state, work.reduce(update, nothingOpen));
    assert.equal(setAside, 0);
  });
});

test('who speaks comes back as it was stored, and a document from before that was known still opens', async () => {
  const [older, newer] = [glossed('older', 1), glossed('newer', 1)];
  const [passage] = newer.passages;
  /** @type {import('../www/state.js').Attribution} */
  const attribution = { speaker: { start: 0, end: 7 }, speakerName: 'Bo Ek', by: 'model' };
  const documents = [older, { ...newer, passages: [{ ...passage, attribution }] }];
  await visiting((database) => append(database, [{ type: 'open', documents }]));
  await visiting(async (database) => {
    const { state, setAside } = await load(database);
    assert.deepEqual(state.documents, documents);
    assert.equal(setAside, 0);
  });
});

test('a removed document can come back in the same visit and is deleted at the next', async () => {
  await visiting((database) => append(database, [...work, { type: 'remove', documents: ['a'] }]));
  await visiting(async (database) => {
    const { state } = await load(database);
    assert.deepEqual(
      state.documents.map(({ id }) => id),
      ['b'],
    );
    assert.deepEqual(state.removed, []);
    assert.deepEqual(await database.getAllKeys('documents'), ['b']);
    assert.equal(state.done, null, 'the steps on the deleted document are gone with it');
  });
});

test('damaged records are set aside and the rest opens', async () => {
  await visiting(async (database) => {
    await append(database, work);
    await database.put('documents', /** @type {any} */ ({ id: 'b', text: 7 }));
    await database.add('operations', /** @type {any} */ ('nonsense'));
    const speaker = { start: 7, end: 3 };
    const entry = { type: 'attribute', document: 'a', passage: 1, speaker };
    await database.add('operations', /** @type {any} */ (entry));
  });
  await visiting(async (database) => {
    const { state, setAside } = await load(database);
    assert.equal(setAside, 3);
    assert.deepEqual(
      state.documents.map(({ id }) => id),
      ['a'],
    );
    assert.equal(state.documents[0].passages[1].label, 'quote');
    assert.equal((await database.getAll('setAside')).length, 3);
  });
  await visiting(async (database) => assert.equal((await load(database)).setAside, 0));
});

test('a write that fails is told, and goes out in order with the next one', async () => {
  /** @type {WorkOperation[]} */
  const disk = [];
  /** @type {string[]} */
  const told = [];
  let full = true;
  const saver = createSaver(
    async (operations) => {
      if (full) throw new DOMException('No room.', 'QuotaExceededError');
      disk.push(...operations);
    },
    (saving) => told.push(saving.at === 'failed' ? saving.reason : saving.at),
  );
  await saver.save(work[0]);
  assert.deepEqual(told, ['saving', 'the browser’s storage is full']);
  full = false;
  await saver.save(work[1]);
  assert.deepEqual(disk, work.slice(0, 2));
  assert.equal(told.at(-1), 'saved');
});

test('operations done while one is being written are written after it', async () => {
  /** @type {WorkOperation[][]} */
  const batches = [];
  const saver = createSaver(
    async (operations) => void batches.push([...operations]),
    () => {},
  );
  await Promise.all(work.map((operation) => saver.save(operation)));
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(batches.flat(), work);
});
