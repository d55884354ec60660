// What is stored comes back; what is damaged is set aside and the rest opens; what cannot be written is told and not forgotten.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { deleteDB } from 'idb';
import { summaryOf } from '../www/state/summary.js';
import { nothingOpen, update } from '../www/state.js';
import {
  deleteProject,
  listProjects,
  newProject,
  openCatalogue,
  putProject,
} from '../www/storage/catalogue.js';
import { earlierSteps, load } from '../www/storage/loading.js';
import {
  append,
  contents,
  databaseName,
  erase,
  openProjectStore,
  recordsSetAside,
  setAsideTexts,
} from '../www/storage/project-store.js';
import { reminderOf } from '../www/storage/reminder.js';
import { createSaver, reasonOf } from '../www/storage/saver.js';
import { after, dividedAs, glossed } from './documents.js';

/** @typedef {import('../www/state.js').WorkOperation} WorkOperation */
/** @typedef {import('../www/storage/project-store.js').Database} Database */

beforeEach(() => deleteDB(databaseName('test')));

/**
 * @template T
 * @param {(database: Database) => Promise<T>} visit
 * @returns {Promise<T>}
 */
async function visiting(visit) {
  const database = await openProjectStore('test', () => {});
  try {
    return await visit(database);
  } finally {
    database.close();
  }
}

/**
 * Does operations and stores each.
 * @param {Database} database
 * @param {readonly WorkOperation[]} operations
 */
async function work(database, operations, state = nothingOpen) {
  let now = state;
  for (const [at, operation] of operations.entries()) {
    const before = now;
    now = update(before, operation, 1_000 + at);
    if (!now.latest || now === before) continue;
    const summaries = now.documents.filter((summary) => !before.documents.includes(summary));
    const opened = operation.type === 'open' ? operation.documents : [];
    await append(database, [{ entry: now.latest, opened, summaries }]);
  }
  return now;
}

/** @type {WorkOperation} */
const opening = { type: 'open', documents: [glossed('a', 4), glossed('b', 2)] };
/** @type {readonly WorkOperation[]} */
const day = [
  opening,
  { type: 'label', targets: [{ document: 'a', passages: [1] }], label: 'quote' },
  { type: 'attribute', document: 'a', passage: 1, speaker: { start: 0, end: 7 } },
  { type: 'split', document: 'a', passage: 0, offset: 8 },
  { type: 'confirm', targets: [{ document: 'b', passages: [0, 1] }], confirmed: true },
  { type: 'settings', change: { annotator: 'Bo' } },
  { type: 'undo' },
  { type: 'undo' },
];

test('a project comes back with its documents, its history and where it stood', async () => {
  const end = await visiting((database) => work(database, day));
  await visiting(async (database) => {
    const { state, setAside } = await load(database);
    assert.equal(setAside, 0);
    for (const key of /** @type {const} */ (['documents', 'steps', 'head', 'tip'])) {
      assert.deepEqual(state[key], end[key], key);
    }
    assert.deepEqual(await contents(database, ['b', 'a', 'missing']), [
      end.contents.get('b'),
      end.contents.get('a'),
    ]);
  });
});

test('redo leads where it led before the page was closed', async () => {
  await visiting(async (database) => {
    const label = (/** @type {number} */ at) =>
      /** @type {WorkOperation} */ ({
        type: 'label',
        targets: [{ document: 'a', passages: [at] }],
        label: 'claim',
      });
    const back = /** @type {WorkOperation} */ ({ type: 'undo' });
    const end = await work(database, [
      opening,
      label(0),
      back,
      label(1),
      { type: 'go', to: 2 },
      back,
    ]);
    assert.equal(end.tip, 2);
    assert.equal((await load(database)).state.tip, 2);
  });
});

test('documents that come with the clock turned back keep their places', async () => {
  await visiting(async (database) => {
    let state = nothingOpen;
    for (const [at, id] of ['first', 'second', 'third'].entries()) {
      const before = state;
      const documents = [glossed(id, 1)];
      state = update(state, { type: 'open', documents }, 9_000 - at * 1_000);
      assert.ok(state.latest);
      const summaries = state.documents.filter((summary) => !before.documents.includes(summary));
      await append(database, [{ entry: state.latest, opened: documents, summaries }]);
    }
    const loaded = (await load(database)).state;
    assert.deepEqual(
      loaded.documents.map(({ id }) => id),
      ['first', 'second', 'third'],
    );
  });
});

test('after many changes a snapshot spares their reading, and says the same', async () => {
  const end = await visiting((database) => work(database, [opening, ...relabelling(150)]));
  await visiting(async (database) => {
    assert.deepEqual(await contents(database, ['a']), [end.contents.get('a')]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const snapshot = await database.get('snapshots', 'a');
    assert.equal(snapshot?.upTo, 151);
    const more = await work(database, relabelling(3), { ...end });
    assert.deepEqual(await contents(database, ['a']), [more.contents.get('a')]);
    const broken = /** @type {any} */ ({ id: 'a', passages: [{ start: 7, end: 2 }], upTo: 151 });
    await database.put('snapshots', broken);
    assert.deepEqual(await contents(database, ['a']), [more.contents.get('a')]);
  });
});

/**
 * @param {number} count
 * @returns {WorkOperation[]}
 */
function relabelling(count) {
  return Array.from({ length: count }, (_, at) => ({
    type: 'label',
    targets: [{ document: 'a', passages: [at % 4] }],
    label: at % 8 < 4 ? 'quote' : 'claim',
  }));
}

test('a long history opens with its end, and the rest comes when it is asked for', async () => {
  const end = await visiting((database) => work(database, [opening, ...relabelling(2_100)]));
  await visiting(async (database) => {
    const { state } = await load(database);
    assert.ok(state.steps.length < end.steps.length);
    const earlier = await earlierSteps(database, state.steps);
    assert.deepEqual([...earlier, ...state.steps], end.steps);
    assert.deepEqual(await earlierSteps(database, end.steps), []);
    const whole = { ...nothingOpen, ...state, contents: end.contents };
    assert.deepEqual(after(whole, { type: 'recall', steps: earlier }).steps, end.steps);
  });
});

test('after thousands of undos and redos the next step still gets a number of its own', async () => {
  const to = Array.from(
    { length: 2_050 },
    (_, at) => /** @type {WorkOperation} */ ({ type: at % 2 ? 'redo' : 'undo' }),
  );
  const end = await visiting((database) => work(database, [opening, ...relabelling(2), ...to]));
  const { state } = await visiting(load);
  assert.deepEqual([state.steps.at(-1)?.seq, state.head], [3, end.head]);
});

test('damaged records are set aside and the rest opens, with summaries that are true', async () => {
  await visiting(async (database) => {
    await work(database, [...day, { type: 'remove', documents: ['b'] }]);
    await database.put('summaries', /** @type {any} */ ({ id: 'b', title: 7 }));
    await database.put('texts', /** @type {any} */ ({ id: 'c', text: 7 }));
    await database.put('log', /** @type {any} */ ({ key: 2, head: 2, delta: 'nonsense' }));
    await database.add('log', /** @type {any} */ ({ delta: null }));
  });
  await visiting(async (database) => {
    const { state, setAside } = await load(database);
    assert.equal(setAside, 4);
    assert.deepEqual(
      state.documents.map(({ id, listed }) => [id, listed]),
      [
        ['a', true],
        ['b', false],
      ],
    );
    for (const document of await contents(database, ['a', 'b'])) {
      const summary = state.documents.find(({ id }) => id === document.id);
      assert.ok(summary);
      assert.deepEqual({ ...summaryOf(document, summary), title: summary.title }, summary);
    }
    assert.deepEqual((await recordsSetAside(database)).map(({ from }) => from).sort(), [
      'log',
      'log',
      'summaries',
      'texts',
    ]);
  });
  assert.equal((await visiting(load)).setAside, 0);
});

test('a text that cannot be read is set aside; its document is no longer listed', async () => {
  await visiting(async (database) => {
    const end = await work(database, day);
    await database.put('texts', /** @type {any} */ ({ id: 'a', text: 'x', passages: 'none' }));
    assert.deepEqual(await contents(database, ['a', 'b']), [end.contents.get('b')]);
    await setAsideTexts(database, ['a']);
    const { state, setAside } = await load(database);
    assert.equal(setAside, 0);
    assert.deepEqual(
      state.documents.filter(({ listed }) => listed).map(({ id }) => id),
      ['b'],
    );
    assert.equal((await recordsSetAside(database)).length, 1);
  });
});

test('a text that has vanished takes its document off the list, and that is told', async () => {
  await visiting(async (database) => {
    await work(database, day);
    await database.delete('texts', 'a');
    const { state, setAside } = await load(database);
    assert.equal(setAside, 1);
    assert.deepEqual(
      state.documents.map(({ id, listed }) => [id, listed]),
      [
        ['a', false],
        ['b', true],
      ],
    );
    assert.equal((await load(database)).setAside, 0);
  });
});

test('what is deleted for good is gone, and its history touches no other text', async () => {
  await visiting(async (database) => {
    await work(database, [...day, { type: 'remove', documents: ['a'] }]);
    await erase(database, ['a']);
    assert.deepEqual(await database.getAllKeys('texts'), ['b']);
    const { state, setAside } = await load(database);
    assert.equal(setAside, 0);
    const again = after({ ...nothingOpen, ...state }, { type: 'undo' });
    assert.deepEqual(
      again.documents.filter(({ listed }) => listed).map(({ id }) => id),
      ['b'],
    );
  });
});

test('a write that is refused in the middle leaves nothing behind', async () => {
  await visiting(async (database) => {
    const state = update(nothingOpen, opening, 1);
    assert.ok(state.latest);
    const odd = /** @type {any} */ ({ ...glossed('odd', 1), run: () => {} });
    await assert.rejects(
      append(database, [
        { entry: state.latest, opened: [glossed('a', 4), odd], summaries: state.documents },
      ]),
      { name: 'DataCloneError' },
    );
    assert.deepEqual(await database.getAllKeys('texts'), []);
    assert.equal(await database.count('log'), 0);
  });
});

test('a write that fails is told, and goes out in order with the next one', async () => {
  /** @type {string[]} */
  const disk = [];
  /** @type {string[]} */
  const told = [];
  let full = true;
  const saver = createSaver(
    async (/** @type {string[]} */ additions) => {
      if (full) throw new DOMException('No room.', 'QuotaExceededError');
      disk.push(...additions);
    },
    (saving) => told.push(saving.at === 'failed' ? saving.reason : saving.at),
  );
  await saver.save('one');
  assert.deepEqual(told, ['saving', 'the browser’s storage is full']);
  assert.equal(saver.isEmpty(), false);
  full = false;
  await saver.save('two');
  assert.deepEqual([disk, told.at(-1), saver.isEmpty()], [['one', 'two'], 'saved', true]);
});

test('trying again with nothing to write does not stop the writing', async () => {
  /** @type {string[]} */
  const disk = [];
  const saver = createSaver(
    async (/** @type {string[]} */ additions) => void disk.push(...additions),
    () => {},
  );
  await saver.retry();
  await saver.save('one');
  await saver.save('two');
  assert.deepEqual([disk, saver.settled()], [['one', 'two'], null]);
});

test('what is done while something is written is written after it, once', async () => {
  /** @type {number[]} */
  const disk = [];
  const saver = createSaver(
    async (/** @type {number[]} */ additions) => {
      await new Promise((resolve) => setTimeout(resolve));
      disk.push(...additions);
    },
    () => {},
  );
  await Promise.all([1, 2, 3, 4].map((number) => saver.save(number)));
  await saver.settled();
  assert.deepEqual(disk, [1, 2, 3, 4]);
});

test('why storage refuses is said in words', () => {
  assert.equal(
    reasonOf(new DOMException('', 'InvalidStateError')),
    'the browser closed its storage',
  );
  assert.equal(reasonOf(new DOMException('', 'SecurityError')), 'the browser blocks its storage');
  assert.equal(reasonOf('?'), 'the browser blocks its storage');
});

test('whoever deletes a project does not wait for the page, and the page is told', async () => {
  let lost = 0;
  await openProjectStore('test', () => {
    lost += 1;
  });
  await deleteDB(databaseName('test'));
  assert.equal(lost, 1);
});

test('projects are listed with the one worked in last first, and deleted with all that is in them', async () => {
  const catalogue = await openCatalogue();
  const [one, two] = [newProject('One', 1), newProject('Two', 2)];
  await putProject(catalogue, two);
  await putProject(catalogue, { ...one, opened: 3 });
  assert.deepEqual(
    (await listProjects(catalogue)).map(({ name }) => name),
    ['One', 'Two'],
  );
  assert.notEqual(one.id, two.id);
  await deleteProject(catalogue, one.id);
  assert.deepEqual(
    (await listProjects(catalogue)).map(({ name }) => name),
    ['Two'],
  );
  catalogue.close();
});

test('the reminder comes with much work or old work, and stays away when the clock is turned back', () => {
  const hour = 3_600_000;
  const card = { ...newProject('One', 0), created: 100 * hour, changes: 3 };
  assert.equal(reminderOf(card, 101 * hour), null);
  assert.equal(reminderOf(card, 50 * hour), null);
  assert.match(reminderOf(card, 130 * hour) ?? '', /^3 changes stand only in this browser.*never/);
  assert.match(reminderOf({ ...card, changes: 500 }, 101 * hour) ?? '', /500 changes/);
  const saved = { ...card, saved: 100 * hour, changes: 1 };
  assert.match(reminderOf(saved, 150 * hour) ?? '', /^1 change stands only .* 2 days old/);
  assert.equal(reminderOf({ ...saved, changes: 0 }, 900 * hour), null);
});

test('odd characters come through storage as they are', async () => {
  const odd = dividedAs('odd', ['👩‍🚒\ud83d\ude00', 'a\u0085b', 'c\u2028d'], '\r\n');
  await visiting(async (database) => {
    await work(database, [{ type: 'open', documents: [odd] }]);
    assert.deepEqual(await contents(database, ['odd']), [odd]);
  });
});
