// A project written as a file and opened again is the same project; what is damaged in a file is named and the rest opens.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nothingOpen, update } from '../www/state.js';
import { load } from '../www/storage/loading.js';
import { headOf, linesOf, projectLines, takeIn } from '../www/storage/project-lines.js';
import { append, contents, openProjectStore } from '../www/storage/project-store.js';
import { dividedAs, glossed } from './documents.js';

let number = 0;
const freshStore = () => {
  number += 1;
  return openProjectStore(`file-${number}`, () => {});
};

/** A project with some work done, and the text of its file. */
async function workedProject() {
  const database = await freshStore();
  const documents = [glossed('a', 300), dividedAs('odd', ['👩‍🚒 One', 'x\u2028y “z”'], '\r\n')];
  let state = update(nothingOpen, { type: 'open', documents }, 1);
  for (const [at, operation] of /** @type {import('../www/state.js').WorkOperation[]} */ ([
    { type: 'open', documents },
    { type: 'settings', change: { name: 'Harbour', guidelines: '# Rules\n' } },
    { type: 'split', document: 'odd', passage: 0, offset: 6 },
    { type: 'note', document: 'odd', passage: 1, note: 'Line\nline' },
    { type: 'confirm', targets: [{ document: 'a', passages: [3, 4] }], confirmed: true },
    { type: 'undo' },
  ]).entries()) {
    const before = at === 0 ? nothingOpen : state;
    state = update(before, operation, 1);
    assert.ok(state.latest);
    const summaries = state.documents.filter((summary) => !before.documents.includes(summary));
    const opened = at === 0 ? documents : [];
    await append(database, [{ entry: state.latest, opened, summaries }]);
  }
  let text = '';
  for await (const lines of projectLines(database)) text += lines;
  return { database, state, text };
}

/** @param {string} text */
async function restored(text) {
  const database = await freshStore();
  const lines = linesOf(new Blob([text]));
  const head = headOf((await lines.next()).value);
  const taken = await takeIn(database, lines);
  return { database, head, ...taken };
}

test('a project comes back from its file as it was', async () => {
  const { state, text } = await workedProject();
  const { database, head, written, refused } = await restored(text);
  assert.deepEqual([refused, written], [[], head.records]);
  assert.deepEqual(head.settings, state.settings);
  const { state: again, setAside } = await load(database);
  assert.equal(setAside, 0);
  for (const key of /** @type {const} */ (['documents', 'steps', 'head', 'tip'])) {
    assert.deepEqual(again[key], state[key], key);
  }
  assert.deepEqual(await contents(database, ['a', 'odd']), [...state.contents.values()]);
});

test('work goes on in a restored project', async () => {
  const { state, text } = await workedProject();
  const { database } = await restored(text);
  const next = update(state, { type: 'redo' }, 2);
  assert.ok(next.latest);
  await append(database, [{ entry: next.latest, opened: [], summaries: next.documents }]);
  assert.deepEqual(await contents(database, ['a']), [next.contents.get('a')]);
});

test('what is done while the file is written is not in it by halves', async () => {
  const { database, state } = await workedProject();
  let text = '';
  for await (const lines of projectLines(database)) {
    if (text === '') {
      const next = update(state, { type: 'open', documents: [glossed('later', 1)] }, 2);
      assert.ok(next.latest);
      const opened = [glossed('later', 1)];
      await append(database, [{ entry: next.latest, opened, summaries: next.documents.slice(-1) }]);
    }
    text += lines;
  }
  const { database: copy, written, head } = await restored(text);
  assert.equal(written, head.records);
  assert.deepEqual((await load(copy)).state.documents, state.documents);
});

test('a file of a later version is refused, and so is one that is no project', () => {
  const head = { format: 'glossator-project', version: 2, records: 0 };
  assert.throws(() => headOf(JSON.stringify(head)), /later version of Glossator.*knows 1/);
  for (const line of [undefined, '', '{"format":"glossator/1"}', 'Skip to content', '[]', 'null']) {
    assert.throws(() => headOf(line), /not a project file/);
  }
});

test('a file that ends early opens with what came', async () => {
  const { text } = await workedProject();
  const { database, written, refused, head } = await restored(text.slice(0, -90));
  assert.equal(refused.length, 1);
  assert.ok(written < head.records);
  const { state } = await load(database);
  assert.equal(state.documents.length, 2);
});

test('damaged lines are named, blank ones passed over, and summaries are counted again', async () => {
  const { text } = await workedProject();
  const lines = text.trimEnd().split('\n');
  const textLine = lines.findIndex((line) => line.startsWith('{"store":"texts"'));
  lines[textLine] = lines[textLine].slice(0, 50);
  lines.push('', '{"store":"log","record":{"key":"x"}}', '{"store":"secrets","record":{}}');
  const { database, refused } = await restored(`${lines.join('\r\n')}\n`);
  assert.deepEqual(
    refused,
    [textLine + 1, lines.length - 1, lines.length].map(
      (at) => `Line ${at} is not a record of a project.`,
    ),
  );
  const { state } = await load(database);
  assert.deepEqual(
    state.documents.map(({ id, listed }) => [id, listed]),
    [
      ['a', false],
      ['odd', true],
    ],
  );
});
