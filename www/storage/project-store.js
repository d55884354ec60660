// One project in the browser's own storage (IndexedDB): texts as they came in, an append-only log of what was done, and two
// things that follow from them and spare the reading of it all: a summary of each document, and snapshots of its passages.
import { openDB } from 'idb';
import { edited } from '../state/history.js';
import { erased } from '../state/summary.js';
import { isEntry, isPassages, isText } from './records.js';

/** @typedef {import('../state.js').Entry} Entry */
/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').Step} Step */
/** @typedef {import('../state.js').Summary} Summary */
/** @typedef {import('../state.js').Settings} Settings */
/** @typedef {import('../state.js').Passage} Passage */
/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */

/**
 * `key` counts entries from 1 and never goes down; it orders the log whatever the clock says.
 * @typedef {Entry & { key: number }} Kept
 * @typedef {{ id: string, passages: readonly Passage[], upTo: number }} Snapshot passages after the entry with that key
 * @typedef {{
 *   texts: { key: string, value: GlossedDocument },
 *   snapshots: { key: string, value: Snapshot },
 *   summaries: { key: string, value: Summary },
 *   log: { key: number, value: Kept, indexes: { documents: string } },
 *   settings: { key: string, value: Settings },
 *   setAside: { key: number, value: { from: string, record: unknown } },
 * }} Schema
 * @typedef {import('idb').IDBPDatabase<Schema>} Database
 */

/** A document with more entries than these since its snapshot gets a new one. */
const SNAPSHOT_AFTER = 100;

/** @param {string} project */
export function databaseName(project) {
  return `glossator-project-${project}`;
}

/**
 * @param {string} project
 * @param {() => void} onLost called when the browser closes or deletes the storage under the page's feet
 * @returns {Promise<Database>}
 */
export function openProjectStore(project, onLost) {
  /** @type {Promise<Database>} */
  const opening = openDB(databaseName(project), 1, {
    upgrade(database) {
      database.createObjectStore('texts', { keyPath: 'id' });
      database.createObjectStore('snapshots', { keyPath: 'id' });
      database.createObjectStore('summaries', { keyPath: 'id' });
      const log = database.createObjectStore('log', { keyPath: 'key', autoIncrement: true });
      log.createIndex('documents', 'documents', { multiEntry: true });
      database.createObjectStore('settings');
      database.createObjectStore('setAside', { autoIncrement: true });
    },
    // Another tab wants to delete the project: it waits for this one to let go.
    blocking: async () => {
      (await opening).close();
      onLost();
    },
    terminated: onLost,
  });
  return opening;
}

/**
 * Writes what an operation added, in one transaction: all of it is on disk, or nothing is.
 * @param {Database} database
 * @param {{ entry: Entry, opened: readonly GlossedDocument[], summaries: readonly Summary[] }[]} additions
 */
export async function append(database, additions) {
  const transaction = database.transaction(['texts', 'summaries', 'log', 'settings'], 'readwrite', {
    durability: 'strict',
  });
  // Every request's own promise must be awaited too: a request that fails rejects it beside the transaction's.
  /** @type {Promise<unknown>[]} */
  const requests = [];
  try {
    for (const { entry, opened, summaries } of additions) {
      for (const document of opened) requests.push(transaction.objectStore('texts').add(document));
      for (const summary of summaries) {
        requests.push(transaction.objectStore('summaries').put(summary));
      }
      const settings = entry.delta.settings?.after;
      if (settings) requests.push(transaction.objectStore('settings').put(settings, 'project'));
      // The log gives the key.
      requests.push(transaction.objectStore('log').add(/** @type {Kept} */ ({ ...entry })));
    }
    await Promise.all([...requests, transaction.done]);
  } catch (error) {
    // A request that is refused outright does not end the transaction: what came before it would be written.
    if (!transaction.error) abort(transaction);
    await Promise.allSettled([...requests, transaction.done]);
    throw error;
  }
}

/** @param {{ abort: () => void }} transaction */
function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
}

/**
 * Documents with their texts and with their passages as they are now. Those that cannot be read are left out.
 * @param {Database} database
 * @param {readonly string[]} ids
 * @returns {Promise<GlossedDocument[]>}
 */
export async function contents(database, ids) {
  const transaction = database.transaction(['texts', 'snapshots', 'log']);
  const found = await Promise.all(
    ids.map(async (id) => {
      const [text, snapshot, keys] = await Promise.all([
        transaction.objectStore('texts').get(id),
        transaction.objectStore('snapshots').get(id),
        transaction.objectStore('log').index('documents').getAllKeys(id),
      ]);
      if (!isText(text)) return [];
      const usable = snapshot && isPassages(snapshot.passages, text.text) ? snapshot : null;
      const pending = keys.filter((key) => key > (usable?.upTo ?? 0));
      const entries = await Promise.all(
        pending.map((key) => transaction.objectStore('log').get(key)),
      );
      let passages = usable?.passages ?? text.passages;
      for (const entry of entries) {
        if (isEntry(entry)) ({ passages } = edited(passages, entry.delta, id));
      }
      return [{ document: { ...text, passages }, pending }];
    }),
  );
  const documents = found.flat();
  const old = documents.filter(({ pending }) => pending.length > SNAPSHOT_AFTER);
  for (const { document, pending } of old) {
    const { id, passages } = document;
    // A snapshot that fails costs time at the next opening and nothing else.
    database.put('snapshots', { id, passages, upTo: pending[pending.length - 1] }).catch(() => {});
  }
  return documents.map(({ document }) => document);
}

/**
 * The texts of documents, without what was done in them.
 * @param {Database} database
 * @param {readonly string[]} ids
 */
export async function texts(database, ids) {
  const { store } = database.transaction('texts');
  const found = await Promise.all(ids.map((id) => store.get(id)));
  return found.flatMap((record) =>
    typeof record?.text === 'string' ? { id: record.id, text: record.text } : [],
  );
}

/**
 * Every document one after the other, in batches so that the page stays alive; stops when `visit` says false.
 * @param {Database} database
 * @param {readonly string[]} ids
 * @param {(documents: readonly GlossedDocument[], done: number) => boolean | Promise<boolean>} visit
 */
export async function eachDocument(database, ids, visit) {
  const BATCH = 50;
  for (let at = 0; at < ids.length; at += BATCH) {
    const batch = ids.slice(at, at + BATCH);
    if (!(await visit(await contents(database, batch), at + batch.length))) return;
  }
}

/**
 * Everything that was ever done, the first first.
 * @param {Database} database
 * @returns {Promise<Entry[]>}
 */
export async function wholeLog(database) {
  return (await database.getAll('log')).filter(isEntry);
}

/**
 * Deletes removed documents for good; `update` is to be told by `erase` too. Steps that concern them stay in the history
 * and change nothing any more. So do their ids: another document of that id would have their history.
 * @param {Database} database
 * @param {readonly string[]} ids
 */
export async function erase(database, ids) {
  const transaction = database.transaction(['texts', 'snapshots', 'summaries'], 'readwrite');
  const summaries = transaction.objectStore('summaries');
  const requests = ids.flatMap((id) => [
    transaction.objectStore('texts').delete(id),
    transaction.objectStore('snapshots').delete(id),
    summaries.get(id).then((summary) => summary && summaries.put(erased(summary))),
  ]);
  await Promise.all([...requests, transaction.done]);
}

/**
 * Moves the texts of documents that cannot be read out of the way.
 * @param {Database} database
 * @param {readonly string[]} ids
 */
export async function setAsideTexts(database, ids) {
  for (const id of ids) {
    const text = await database.get('texts', id);
    if (text) await moveAside(database, 'texts', text);
  }
  await erase(database, ids);
}

/**
 * The records that could not be read, as they were found.
 * @param {Database} database
 */
export function recordsSetAside(database) {
  return database.getAll('setAside');
}

/**
 * @param {Database} database
 * @param {'summaries' | 'texts' | 'log'} from
 * @param {any} record
 */
export async function moveAside(database, from, record) {
  const transaction = database.transaction([from, 'setAside'], 'readwrite');
  await Promise.all([
    transaction.objectStore('setAside').add({ from, record }),
    transaction.objectStore(from).delete(from === 'log' ? record.key : record.id),
    transaction.done,
  ]);
}
