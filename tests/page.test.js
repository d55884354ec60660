// The page does one thing after the other, and a tab that only reads changes nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPage, OnlyReads } from '../www/page.js';
import { nothingOpen, update } from '../www/state.js';
import { glossed } from './documents.js';

/** @typedef {import('../www/page.js').Keeper} Keeper */

/**
 * @param {Partial<Keeper>} [keeper]
 * @param {Partial<import('../www/page.js').Surroundings>} [around]
 */
function begun(keeper = {}, around = {}) {
  const page = createPage({
    surroundings: /** @type {any} */ ({ notices: [], said: '', reading: false, ...around }),
    redraw() {},
    now: () => 1,
  });
  const opened = update(nothingOpen, { type: 'open', documents: [glossed('a', 3)] }, 1);
  page.begin(opened, {
    save() {},
    settled: () => null,
    canForget: () => true,
    contents: async () => [],
    texts: async () => [],
    ...keeper,
  });
  return page;
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

/** A disk that writes when it is told to. */
function slowDisk() {
  /** @type {Promise<void> | null} */
  let writing = null;
  let end = () => {};
  return {
    save() {
      writing = new Promise((resolve) => {
        end = () => {
          writing = null;
          resolve();
        };
      });
    },
    settled: () => writing,
    write: () => end(),
  };
}

/** @param {number} at */
const label = (at) =>
  /** @type {const} */ ({
    type: 'label',
    targets: [{ document: 'a', passages: [at] }],
    label: 'claim',
  });

test('a deed begins only when the work of the one before is on disk, and none overtakes another', async () => {
  const disk = slowDisk();
  const page = begun(disk);
  /** @type {string[]} */
  const done = [];
  page.act(() => {
    page.dispatch(label(0));
    done.push('label 0');
  });
  for (const name of ['look', 'look again']) page.act(() => void done.push(name));
  page.act(() => {
    page.dispatch(label(1));
    done.push('label 1');
  });
  page.act(() => void done.push('last'));
  await turn();
  assert.deepEqual(done, ['label 0']);
  disk.write();
  await turn();
  assert.deepEqual(done, ['label 0', 'look', 'look again', 'label 1']);
  disk.write();
  await turn();
  assert.equal(done.at(-1), 'last');
});

test('the first deed is done at once, while a click is still a click', () => {
  const page = begun();
  let done = 0;
  page.act(() => {
    done += 1;
    page.act(() => {
      done += 10;
    });
    assert.equal(done, 1, 'and what it asks for comes after it');
  });
  assert.equal(done, 11);
});

test('what arrives takes its turn: a key pressed before it meets the document that was seen then', async () => {
  const disk = slowDisk();
  const page = begun(disk);
  /** @type {(string | null)[]} */
  const met = [];
  page.act(() => page.dispatch(label(0)));
  page.act(() => void met.push(page.state().shown));
  const arriving = page.inTurn(() => {
    page.dispatch({ type: 'open', documents: [glossed('b', 1)] });
    page.dispatch({ type: 'show', document: 'b' });
    return 'came in';
  });
  page.act(() => void met.push(page.state().shown));
  disk.write();
  assert.equal(await arriving, 'came in');
  disk.write();
  await turn();
  assert.deepEqual(met, ['a', 'b']);
  await assert.rejects(
    page.inTurn(() => {
      throw new RangeError('no');
    }),
    RangeError,
  );
});

test('a deed that waits holds up the next, and one that fails does not', async () => {
  const page = begun();
  /** @type {string[]} */
  const done = [];
  /** @type {unknown[]} */
  const failures = [];
  const listeners = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.once('unhandledRejection', (error) => failures.push(error));
  page.act(async () => {
    await turn();
    done.push('slow');
    throw new Error('slow and failed');
  });
  page.act(() => void done.push('next'));
  assert.deepEqual(done, []);
  await turn();
  await turn();
  await turn();
  assert.deepEqual(done, ['slow', 'next']);
  assert.equal(failures.length, 1, 'the failure is not swallowed');
  for (const listener of listeners) process.on('unhandledRejection', listener);
});

test('a tab that only reads says so, changes nothing, and still follows', async () => {
  const page = begun({}, { reading: true });
  const before = page.state();
  let goneOn = false;
  page.act(() => {
    page.dispatch(label(0));
    goneOn = true;
  });
  await turn();
  assert.deepEqual([page.state(), goneOn], [before, false]);
  assert.match(page.around().said, /only reads/);
  assert.throws(() => page.dispatch(label(0)), OnlyReads);
  page.dispatch({ type: 'select', document: 'a', passage: 1 });
  const { latest } = update(before, label(2), 2);
  assert.ok(latest);
  page.dispatch({ type: 'follow', entry: latest, summaries: [] });
  assert.equal(page.state().contents.get('a')?.passages[2].label, 'claim');
});

test('what an operation concerns is brought to hand before it is done', async () => {
  const far = glossed('far', 2);
  /** @type {string[][]} */
  const asked = [];
  const page = begun({
    contents: async (ids) => {
      asked.push([...ids]);
      return ids.includes('far') ? [far] : [];
    },
  });
  page.dispatch({ type: 'open', documents: [far] });
  page.dispatch({ type: 'forget', documents: ['far'] });
  await page.perform({ ...label(1), targets: [{ document: 'far', passages: [1] }] });
  assert.deepEqual(asked, [['far']]);
  assert.equal(page.state().contents.get('far')?.passages[1].label, 'claim');
  assert.deepEqual(await page.read(['a', 'missing']), [page.state().contents.get('a')]);
});

test('a document under an id that is taken is not handed to storage', () => {
  /** @type {string[]} */
  const kept = [];
  const page = begun({
    save: (_before, _after, opened) => void kept.push(...opened.map((o) => o.id)),
  });
  page.dispatch({ type: 'open', documents: [glossed('a', 1), glossed('b', 1)] });
  assert.deepEqual(kept, ['b']);
});

test('what comes to be shown is brought to hand', async () => {
  const far = glossed('far', 2);
  const page = begun({ contents: async (ids) => (ids.includes('far') ? [far] : []) });
  page.dispatch({ type: 'open', documents: [far] });
  page.dispatch({ type: 'show', document: 'a' });
  page.dispatch({ type: 'forget', documents: ['far'] });
  page.dispatch({ type: 'remove', documents: ['a'] });
  await turn();
  assert.equal(page.state().shown, 'far');
  assert.equal(page.state().contents.get('far'), far);
});

test('what is done before there is a project comes to pass when there is one', () => {
  const page = createPage({
    surroundings: /** @type {any} */ ({ notices: [], said: '', reading: false }),
    redraw() {},
  });
  /** @type {string[]} */
  const done = [];
  page.act(() => done.push('one'));
  page.act(() => done.push('two'), { looks: true });
  assert.deepEqual(done, []);
  page.begin(nothingOpen, {
    save() {},
    settled: () => null,
    canForget: () => true,
    contents: async () => [],
    texts: async () => [],
  });
  assert.deepEqual(done, ['one', 'two']);
});

test('what nobody waits for is drawn with the next that is drawn, and else a moment later', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let drawings = 0;
  const page = createPage({
    surroundings: /** @type {any} */ ({ notices: [], said: '', reading: false }),
    redraw() {
      drawings += 1;
    },
  });
  const soon = () => new Promise((resolve) => queueMicrotask(() => resolve(undefined)));
  page.amend({ reading: true });
  assert.equal(page.around().reading, true);
  page.say('Hello.');
  await soon();
  t.mock.timers.tick(1000);
  await soon();
  assert.equal(drawings, 1);
  page.amend({ reading: false });
  page.amend({ reading: true });
  await soon();
  assert.equal(drawings, 1);
  t.mock.timers.tick(1000);
  await soon();
  assert.equal(drawings, 2);
});
