// What the first version of the page kept becomes a project; nothing is deleted before that is on disk.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { deleteDB, openDB } from 'idb';
import { listProjects, openCatalogue } from '../www/storage/catalogue.js';
import { bringEarlierWork } from '../www/storage/earlier-version.js';
import { load } from '../www/storage/loading.js';
import {
  contents,
  databaseName,
  openProjectStore,
  recordsSetAside,
} from '../www/storage/project-store.js';
import { glossed } from './documents.js';

/** @type {any[]} */
const notices = [];
const page = { notify: (/** @type {any} */ notice) => void notices.push(notice) };

beforeEach(async () => {
  notices.length = 0;
  for (const { name } of await indexedDB.databases()) if (name) await deleteDB(name);
});

/**
 * @param {readonly unknown[]} documents
 * @param {readonly unknown[]} operations
 */
async function keptBefore(documents, operations) {
  const database = await openDB('glossator', 1, {
    upgrade(database) {
      database.createObjectStore('documents', { keyPath: 'id' });
      database.createObjectStore('operations', { autoIncrement: true });
      database.createObjectStore('setAside', { autoIncrement: true });
    },
  });
  for (const document of documents) await database.add('documents', document);
  for (const operation of operations) await database.add('operations', operation);
  database.close();
}

/** Brings the work over, and reads what there is then. */
async function brought() {
  const catalogue = await openCatalogue();
  await bringEarlierWork(catalogue, page);
  const projects = await listProjects(catalogue);
  catalogue.close();
  if (projects.length === 0) return { projects, documents: [], passages: [], aside: [] };
  const database = await openProjectStore(projects[0].id, () => {});
  const { state } = await load(database);
  const documents = state.documents.flatMap(({ id, listed }) => (listed ? id : []));
  const found = await contents(database, ['a']);
  const aside = await recordsSetAside(database);
  database.close();
  return { projects, documents, passages: found[0]?.passages ?? [], aside };
}

const names = async () => (await indexedDB.databases()).map(({ name }) => name);

const work = [
  { type: 'open', documents: ['a'] },
  { type: 'undo' },
  { type: 'label', document: 'a', passages: [0], label: 'quote' },
  { type: 'label', document: 'a', passages: [1], label: 'claim' },
  { type: 'open', documents: ['b', 'c'] },
  { type: 'undo' },
  { type: 'confirm', document: 'a', passages: [2] },
  {
    type: 'attribute',
    document: 'a',
    passage: 0,
    speaker: { start: 0, end: 7 },
    speakerName: 'Bo',
  },
  { type: 'remove', documents: ['c'] },
  { type: 'confirm', document: 'a', passages: [3] },
  { type: 'undo' },
  'nonsense',
  { type: 'label', document: 'a', passages: [1], label: 'rumour' },
];

test('documents and all the work done come into a project of their own', async () => {
  await keptBefore([glossed('a', 4), glossed('b', 1), glossed('c', 1), { id: 'broken' }], work);
  const { projects, documents, passages, aside } = await brought();
  assert.deepEqual(
    projects.map(({ name, documents }) => [name, documents]),
    [['Earlier work', 2]],
  );
  assert.deepEqual(documents, ['a', 'b']);
  assert.deepEqual(
    passages.map(({ label, confirmed }) => [label, confirmed]),
    [
      ['quote', true],
      ['background', false],
      ['background', true],
      ['background', false],
    ],
  );
  assert.equal(passages[0].attribution?.speakerName, 'Bo');
  assert.deepEqual(
    aside.map(({ record }) => record),
    [{ id: 'broken' }],
  );
  assert.match(notices[0].title, /^Your 2 documents from the earlier version/);
  assert.ok(!(await names()).includes('glossator'));
});

test('who had no earlier version has no project of it, and none is made twice', async () => {
  assert.deepEqual((await brought()).projects, []);
  assert.ok(!(await names()).includes('glossator'));
  await keptBefore([glossed('a', 4)], work);
  await brought();
  await keptBefore([glossed('a', 4)], work);
  assert.equal((await brought()).projects.length, 1);
});

test('a visit that was cut short before the project was listed brings nothing twice', async () => {
  await keptBefore([glossed('a', 4)], work);
  const { projects } = await brought();
  await keptBefore([glossed('a', 4)], work);
  await deleteDB('glossator-projects');
  const again = await brought();
  assert.deepEqual([again.projects[0].id, again.documents], [projects[0].id, ['a']]);
});

test('what cannot be written stays where it was, and that is told', async () => {
  await keptBefore([glossed('a', 4)], work);
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = () => {
    throw new DOMException('No room.', 'QuotaExceededError');
  };
  const { projects } = await brought().finally(() => {
    IDBObjectStore.prototype.add = add;
  });
  assert.deepEqual(projects, []);
  assert.equal(notices[0].tone, 'problem');
  assert.ok((await names()).includes('glossator'));
  await deleteDB(databaseName('earlier-work'));
});
