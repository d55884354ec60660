// A project as the lines of a file: every document as it came in, everything that was done, the guidelines and the names.
// JSON Lines, so that a file of any size is written and read piece by piece: first a line about the file, then one for each
// record.
import { isEntry, isSummary, isText } from './records.js';

/** @typedef {import('./project-store.js').Database} Database */

const FORMAT = 'glossator-project';
const VERSION = 1;

const STORES = /** @type {const} */ (['texts', 'summaries', 'log']);
const BATCH = 200;

/**
 * The lines of a project's file, some records at a time. What is done while they are written is not among them: texts and
 * entries never change, so that their keys and the summaries say what there is.
 * @param {Database} database
 * @param {(done: number, of: number) => void} [onProgress]
 * @returns {AsyncGenerator<string>}
 */
export async function* projectLines(database, onProgress = () => {}) {
  const transaction = database.transaction(['texts', 'summaries', 'log', 'settings']);
  const [settings, texts, summaries, log] = await Promise.all([
    transaction.objectStore('settings').get('project'),
    transaction.objectStore('texts').getAllKeys(),
    transaction.objectStore('summaries').getAll(),
    transaction.objectStore('log').getAllKeys(),
  ]);
  const of = texts.length + summaries.length + log.length;
  yield `${JSON.stringify({ format: FORMAT, version: VERSION, records: of, settings })}\n`;
  yield linesFor('summaries', summaries);
  let done = summaries.length;
  for (const [store, keys] of /** @type {['texts' | 'log', IDBValidKey[]][]} */ ([
    ['texts', texts],
    ['log', log],
  ])) {
    for (let at = 0; at < keys.length; at += BATCH) {
      const batch = keys.slice(at, at + BATCH);
      const between = IDBKeyRange.bound(batch[0], batch[batch.length - 1]);
      /** @type {any[]} */
      const records = await database.getAll(/** @type {'log'} */ (store), between);
      const wanted = new Set(batch);
      yield linesFor(
        store,
        records.filter(({ key, id }) => wanted.has(key ?? id)),
      );
      done += batch.length;
      onProgress(done, of);
    }
  }
}

/**
 * @param {(typeof STORES)[number]} store
 * @param {readonly unknown[]} records
 */
function linesFor(store, records) {
  return records.map((record) => `${JSON.stringify({ store, record })}\n`).join('');
}

/**
 * The first line of a project file, or the reason why it is none.
 * @param {string | void} line
 * @returns {{ settings: unknown, records: number }}
 */
export function headOf(line) {
  const head = parsed(line ?? '');
  if (head?.format !== FORMAT) {
    throw new Error(
      'This is not a project file. Articles and exports are opened with “Open an article”.',
    );
  }
  if (typeof head.version !== 'number' || head.version > VERSION) {
    throw new Error(
      `It was saved by a later version of Glossator (project format ${head.version}; this page knows ${VERSION}). Open it with that version, or load this page anew to get the latest.`,
    );
  }
  return { settings: head.settings, records: Number(head.records) || 0 };
}

/**
 * Writes the records of a file into a project that is empty yet.
 * @param {Database} database
 * @param {AsyncIterable<string>} lines without the first
 * @param {(done: number) => boolean} [goesOn]
 * @returns {Promise<{ written: number, refused: string[] }>} with the lines that are no records
 */
export async function takeIn(database, lines, goesOn = () => true) {
  let [written, number] = [0, 1];
  /** @type {string[]} */
  const refused = [];
  /** @type {[store: (typeof STORES)[number], record: any][]} */
  let batch = [];
  const write = async () => {
    const transaction = database.transaction(STORES, 'readwrite');
    const requests = batch.map(([store, record]) => transaction.objectStore(store).put(record));
    await Promise.all([...requests, transaction.done]);
    written += batch.length;
    batch = [];
  };
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const { store, record } = parsed(line) ?? {};
    const isGood =
      (store === 'texts' && isText(record)) ||
      (store === 'summaries' && isSummary(record)) ||
      (store === 'log' && isEntry(record) && isKey(/** @type {any} */ (record).key));
    if (isGood) batch.push([store, record]);
    else refused.push(`Line ${number} is not a record of a project.`);
    if (batch.length >= BATCH) {
      await write();
      if (!goesOn(written)) return { written, refused };
    }
  }
  await write();
  return { written, refused };
}

/**
 * @param {Blob} file
 * @returns {AsyncGenerator<string, void>}
 */
export async function* linesOf(file) {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest.trim() !== '') yield rest;
}

/** @param {unknown} key */
function isKey(key) {
  return Number.isSafeInteger(key) && Number(key) > 0;
}

/** @param {string} line */
function parsed(line) {
  try {
    const value = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
