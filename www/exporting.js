// How documents leave: as a glossator/1 file, written by the core and handed to the browser as a download.
import { titleOf } from './selectors.js';
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
 * @param {readonly GlossedDocument[]} documents
 * @param {Date} now
 */
export async function exportDocuments(page, core, documents, now) {
  if (documents.length === 0) {
    page.say('There is nothing to export yet: open a document first.');
    return;
  }
  const run = { cancelled: false };
  const cancel = () => {
    run.cancelled = true;
  };
  /** @type {string[]} */
  const parts = [];
  try {
    for (let at = 0; at < documents.length && !run.cancelled; at += BATCH) {
      if (documents.length > BATCH) {
        page.set({ progress: { doing: 'the export', done: at, of: documents.length, cancel } });
      }
      parts.push(await core.writeRecords(documents.slice(at, at + BATCH).map(asSaved)));
    }
    if (run.cancelled) {
      page.say('Export stopped. No file was written.');
      return;
    }
    const name = exportName(documents, now);
    download(new Blob(parts, { type: 'application/jsonl' }), name);
    page.say(`Exported ${several(documents.length, 'document')} as ${name}.`);
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
 * @param {readonly GlossedDocument[]} documents
 * @param {Date} now
 */
export function exportName(documents, now) {
  const title =
    documents.length === 1 ? titleOf(documents[0]) : `glossator ${documents.length} documents`;
  const words = title.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? ['document'];
  let name = words[0].slice(0, LONGEST_NAME);
  for (const word of words.slice(1)) {
    if (name.length + word.length >= LONGEST_NAME) break;
    name += `-${word}`;
  }
  return `${name}-${now.toISOString().slice(0, 10)}.jsonl`;
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
function download(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken hold of the file once the click is dealt with; the address need not outlive it by much.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
