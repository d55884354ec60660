// How documents leave: as a glossator/1 file, written by the core and handed to the browser as a download.
import { findSummary } from './state.js';
import { several } from './words.js';

/** @typedef {import('./page.js').Page} Page */
/** @typedef {import('./core.js').Core} Core */
/** @typedef {import('./state.js').GlossedDocument} GlossedDocument */

/** So many documents are written at a time: few enough that the count on the page keeps moving. */
const BATCH = 25;

/** A file name longer than this is cut at a word. */
const LONGEST_NAME = 60;

/**
 * @param {Page} page
 * @param {Core} core
 * @param {readonly string[]} ids of documents
 * @param {Date} now
 */
export async function exportDocuments(page, core, ids, now) {
  if (ids.length === 0) {
    page.say('There is nothing to export yet: open a document first.');
    return;
  }
  const run = { cancelled: false };
  const cancel = () => {
    run.cancelled = true;
  };
  /** @type {string[]} */
  const parts = [];
  let read = 0;
  try {
    for (let at = 0; at < ids.length && !run.cancelled; at += BATCH) {
      if (ids.length > BATCH) {
        page.set({ progress: { doing: 'the export', done: at, of: ids.length, cancel } });
      }
      const documents = await page.read(ids.slice(at, at + BATCH));
      read += documents.length;
      parts.push(await core.writeRecords(documents.map(asSaved)));
    }
    if (run.cancelled) {
      page.say('Export stopped. No file was written.');
      return;
    }
    const name = exportName(
      ids.map((id) => findSummary(page.state(), id)?.title ?? id),
      now,
    );
    download(new Blob(parts, { type: 'application/jsonl' }), name);
    const unread = ids.length - read;
    const missing = `; ${several(unread, 'document')} could not be read from the browser’s storage`;
    page.say(`Exported ${several(read, 'document')} as ${name}${unread > 0 ? missing : ''}.`);
  } catch (error) {
    const lines = [error instanceof Error ? error.message : String(error)];
    page.notify({ key: 'export', tone: 'problem', title: 'The export did not work.', lines });
  } finally {
    page.set({ progress: null });
  }
}

/**
 * @param {GlossedDocument} document
 * @returns {import('./core/glossator.js').StoredDocument}
 */
function asSaved(document) {
  return { ...document, passages: [...document.passages] };
}

/**
 * "harbour-town-keeps-its-ferry-2026-11-22.jsonl"
 * @param {readonly string[]} titles of the documents
 * @param {Date} now
 */
export function exportName(titles, now) {
  return `${fileName(titles.length === 1 ? titles[0] : `glossator ${titles.length} documents`)}-${now.toISOString().slice(0, 10)}.jsonl`;
}

/**
 * A title as a file name without its ending.
 * @param {string} title
 */
export function fileName(title) {
  const words = title.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? ['document'];
  let name = words[0].slice(0, LONGEST_NAME);
  for (const word of words.slice(1)) {
    if (name.length + word.length >= LONGEST_NAME) break;
    name += `-${word}`;
  }
  return name;
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
export function download(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken hold of the file once the click is dealt with; the address need not outlive it by much.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
