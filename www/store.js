// The browser's own storage: documents as they came in, and the append-only log of operations, in IndexedDB.
import { openDB } from 'idb';
import { entryOf, replay, shortened } from './log.js';

/** @typedef {import('./log.js').LogEntry} LogEntry */
/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').WorkOperation} WorkOperation */
/** @typedef {import('./state.js').GlossedDocument} GlossedDocument */

/**
 * @typedef {{
 *   documents: { key: string, value: GlossedDocument },
 *   operations: { key: number, value: LogEntry },
 *   setAside: { key: number, value: { from: string, record: unknown } },
 * }} Schema
 * @typedef {import('idb').IDBPDatabase<Schema>} Database
 */

/**
 * @param {() => void} onLost called when the browser closes or deletes the storage under the page's feet
 * @returns {Promise<Database>}
 */
export function openStore(onLost) {
  return openDB('glossator', 1, {
    upgrade(database) {
      database.createObjectStore('documents', { keyPath: 'id' });
      database.createObjectStore('operations', { autoIncrement: true });
      database.createObjectStore('setAside', { autoIncrement: true });
    },
    terminated: onLost,
  });
}

/**
 * Writes operations, and the documents that they open, in one transaction: all of it is on disk, or nothing is.
 * @param {Database} database
 * @param {readonly WorkOperation[]} operations
 */
export async function append(database, operations) {
  const transaction = database.transaction(['documents', 'operations'], 'readwrite', {
    durability: 'strict',
  });
  // Every request's own promise must be awaited too: a request that fails rejects it beside the transaction's.
  const requests = operations.flatMap((operation) => [
    ...(operation.type === 'open' ? operation.documents : []).map((document) =>
      transaction.objectStore('documents').put(document),
    ),
    transaction.objectStore('operations').add(entryOf(operation)),
  ]);
  await Promise.all([...requests, transaction.done]);
}

/**
 * The state that was left at the last visit. Records that make no sense are moved aside and the rest opens; documents
 * removed at an earlier visit are now really deleted.
 * @param {Database} database
 * @returns {Promise<{ state: State, setAside: number }>}
 */
export async function load(database) {
  const transaction = database.transaction(['documents', 'operations', 'setAside'], 'readwrite');
  const documents = transaction.objectStore('documents');
  const operations = transaction.objectStore('operations');
  const aside = transaction.objectStore('setAside');
  /** @type {Map<string, GlossedDocument>} */
  const originals = new Map();
  /** @type {LogEntry[]} */
  const log = [];
  let setAside = 0;

  for (let at = await documents.openCursor(); at; at = await at.continue()) {
    if (isDocument(at.value)) {
      originals.set(at.value.id, at.value);
    } else {
      setAside += 1;
      aside.add({ from: 'documents', record: at.value });
      at.delete();
    }
  }
  for (let at = await operations.openCursor(); at; at = await at.continue()) {
    if (isLogEntry(at.value)) {
      log.push(at.value);
    } else {
      setAside += 1;
      aside.add({ from: 'operations', record: at.value });
      at.delete();
    }
  }

  let state = replay(log, originals);
  if (state.removed.length > 0 || setAside > 0) {
    for (const { id } of state.removed) documents.delete(id);
    const short = shortened(state);
    operations.clear();
    for (const entry of short) operations.add(entry);
    state = replay(short, originals);
  }
  await transaction.done;
  return { state, setAside };
}

/**
 * @param {unknown} value
 * @returns {value is GlossedDocument}
 */
function isDocument(value) {
  if (!isRecord(value) || typeof value.id !== 'string' || typeof value.text !== 'string') {
    return false;
  }
  const { passages } = value;
  return Array.isArray(passages) && passages.every(isPassage);
}

/** @param {unknown} value */
function isPassage(value) {
  return (
    isRecord(value) &&
    Number.isInteger(value.start) &&
    Number.isInteger(value.end) &&
    typeof value.label === 'string' &&
    typeof value.confidence === 'number' &&
    typeof value.confirmed === 'boolean' &&
    (value.attribution === undefined || isAttribution(value.attribution))
  );
}

/** @param {unknown} value */
function isAttribution(value) {
  return (
    isRecord(value) &&
    typeof value.by === 'string' &&
    (value.speaker === undefined || isSpan(value.speaker)) &&
    (value.cue === undefined || isSpan(value.cue)) &&
    (value.speakerName === undefined || typeof value.speakerName === 'string')
  );
}

/** @param {unknown} value */
function isSpan(value) {
  if (!isRecord(value)) return false;
  const start = Number(value.start);
  const end = Number(value.end);
  return Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end;
}

/**
 * @param {unknown} value
 * @returns {value is LogEntry}
 */
function isLogEntry(value) {
  if (!isRecord(value)) return false;
  switch (value.type) {
    case 'open':
    case 'remove':
      return (
        Array.isArray(value.documents) && value.documents.every((id) => typeof id === 'string')
      );
    case 'label':
      return isEdit(value) && typeof value.label === 'string';
    case 'confirm':
      return isEdit(value);
    case 'attribute':
      return (
        typeof value.document === 'string' &&
        Number.isInteger(value.passage) &&
        (value.speaker === null || isSpan(value.speaker)) &&
        (value.speakerName === undefined || typeof value.speakerName === 'string')
      );
    default:
      return value.type === 'undo' || value.type === 'redo';
  }
}

/** @param {Record<string, unknown>} value */
function isEdit(value) {
  const { document, passages } = value;
  return (
    typeof document === 'string' && Array.isArray(passages) && passages.every(Number.isInteger)
  );
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === 'object' && value !== null;
}
