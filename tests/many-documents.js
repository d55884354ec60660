// A project of thousands of documents, written straight into the browser's storage as the page itself writes it.
import { summaryOf } from '../www/state/summary.js';

/** @typedef {import('../www/state.js').GlossedDocument} GlossedDocument */
/** @typedef {import('../www/state.js').Entry} Entry */

const PLACES = ['harbour', 'council', 'ferry', 'school', 'bridge', 'market', 'river', 'station'];
const WORDS =
  'the of a town said that its plans for new money would be spent on older houses before winter comes again and nobody asked why it took so long'.split(
    ' ',
  );
const LABELS = /** @type {const} */ (['background', 'quote', 'claim', 'boilerplate']);
const DAY = 86_400_000;

/**
 * The same numbers at every run.
 * @param {number} seed
 */
function numbers(seed) {
  let at = Math.imul(seed, 0x9e3779b1) >>> 0; // seeds beside one another must not begin alike
  return () => {
    at = (Math.imul(at, 1664525) + 1013904223) >>> 0;
    return at / 2 ** 32;
  };
}

/**
 * About 3,000 characters in 30 passages.
 * @param {number} number
 * @returns {GlossedDocument}
 */
export function madeUp(number) {
  const next = numbers(number + 1);
  const pick = (/** @type {readonly string[]} */ words) => words[Math.floor(next() * words.length)];
  const title = `${pick(PLACES)} and ${pick(PLACES)}: report ${number}`;
  let text = '';
  const passages = Array.from({ length: 30 }, (_, at) => {
    const start = text.length;
    const words = Array.from({ length: 18 }, () => pick(WORDS));
    text +=
      at === 0 ? title : `${words.join(' ')}${at === 7 ? ` Zoë of the ${pick(PLACES)}` : ''}.`;
    const end = text.length;
    text += at % 4 === 3 ? '\n\n' : ' ';
    const confirmed = number % 5 === 0 || (number % 5 === 1 && at < 12);
    const label = LABELS[Math.floor(next() * 4)];
    /** @type {import('../www/state.js').Passage} */
    const passage = {
      start,
      end,
      label,
      predicted: label,
      confidence: 0.4 + next() * 0.6,
      by: confirmed ? 'human' : 'model',
      confirmed,
    };
    if (number % 7 === 0 && at === 3) passage.note = 'To be looked at again.';
    if (number % 11 === 0 && at === 4) passage.unsure = true;
    return passage;
  });
  const source = `https://news.example/${number}`;
  return {
    id: `report-${String(number).padStart(5, '0')}`,
    title,
    source,
    text,
    model: 'made up',
    passages,
  };
}

/**
 * Fills the project that is open in a page. The page must be loaded again to see it.
 * @param {import('@playwright/test').Page} page
 * @param {number} count
 * @param {number} [steps] steps of work after the documents were opened
 */
export async function fillProject(page, count, steps = 0) {
  const documents = Array.from({ length: count }, (_, number) => madeUp(number));
  const begin = Date.now() - 30 * DAY;
  const BATCH = 250;
  for (let at = 0; at < count; at += BATCH) {
    const batch = documents.slice(at, at + BATCH);
    const summaries = batch.map((document, i) =>
      summaryOf(document, { added: begin + (at + i) * 1000, listed: true }),
    );
    await write(page, { texts: batch, summaries, log: [] });
  }
  /** @type {Entry} */
  const opening = {
    at: begin,
    head: 1,
    tip: 1,
    documents: [],
    delta: { edits: [], listing: documents.map(({ id }) => ({ document: id, listed: true })) },
    step: {
      seq: 1,
      parent: 0,
      operation: { type: 'open', documents: documents.map(({ id }) => id) },
    },
  };
  const work = Array.from({ length: steps }, (_, i) => {
    const document = documents[(i * 7) % count];
    const before = document.passages[i % 30];
    /** @type {Entry} */
    const entry = {
      at: begin + i * 1000,
      head: i + 2,
      tip: i + 2,
      documents: [document.id],
      delta: {
        edits: [
          { document: document.id, changes: [{ at: i % 30, before: [before], after: [before] }] },
        ],
        listing: [],
      },
      step: {
        seq: i + 2,
        parent: i + 1,
        operation: {
          type: 'confirm',
          targets: [{ document: document.id, passages: [i % 30] }],
          confirmed: true,
        },
      },
    };
    return entry;
  });
  await write(page, { texts: [], summaries: [], log: [opening, ...work] });
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {{ texts: unknown[], summaries: unknown[], log: unknown[] }} records
 */
async function write(page, records) {
  await page.evaluate(async (records) => {
    /**
     * @template T
     * @param {IDBRequest<T>} request
     * @returns {Promise<T>}
     */
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
    const name = names.find((name) => /^glossator-project-/.test(name));
    if (!name) throw new Error('No project is open.');
    const database = await done(indexedDB.open(name));
    const transaction = database.transaction(Object.keys(records), 'readwrite');
    for (const [store, all] of Object.entries(records)) {
      for (const record of all) transaction.objectStore(store).put(record);
    }
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    database.close();
  }, records);
}
