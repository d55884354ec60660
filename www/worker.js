// The core, in a thread of its own: the page asks by messages and never waits with its hands tied.
import init, * as core from './core/glossator.js';

/** The page compiles the core while this thread starts, and sends it. */
const ready = new Promise((resolve) => {
  self.addEventListener('message', function receive(/** @type {MessageEvent} */ { data }) {
    if (!('module' in data)) return;
    self.removeEventListener('message', receive);
    resolve(data.module);
  });
}).then((module) => init(module && { module_or_path: module }));

// Weights and patterns are made ready at the first text. A word does it while the person is still looking, once they see
// the page: what the page has asked for that first comes first.
ready.then(() => {
  performance.mark('core started');
  setTimeout(() => {
    if (!isAsked) core.annotate('Ready.');
    performance.mark('core warm');
  });
});

/** Whether the page has asked about a text. */
let isAsked = false;

/**
 * Why a passage has its label. The text comes with the first question about it, and stays for those that follow.
 * @param {string | undefined} text
 * @param {number} start
 * @param {number} end
 */
function explain(text, start, end) {
  if (text !== undefined) core.consider(text);
  return core.explain(start, end);
}

/** What the page may ask for, by name. */
const answers = {
  labels: core.labels,
  annotate: core.annotate,
  explain,
  readFile: core.read_file,
  importFile: core.import_file,
  formats: core.formats,
  exportDocuments: core.export_documents,
  merge: core.merge,
  mergeLabels: core.merge_labels,
};

/**
 * @typedef {typeof answers} Answers
 * @typedef {keyof Answers} Question
 * @typedef {{ id: number, question: Question, args: unknown[] }} Request
 * @typedef {{ id: number, result: unknown }
 *   | { id: number, error: { name: string, message: string }, fatal: boolean }} Response
 */

self.addEventListener('message', async (/** @type {MessageEvent<Request>} */ { data }) => {
  /** @type {Response} */
  let response;
  try {
    await ready;
    isAsked ||= data.question !== 'labels';
    const answer = /** @type {(...args: unknown[]) => unknown} */ (answers[data.question]);
    response = { id: data.id, result: answer(...data.args) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    // After a trap the core's memory is not to be trusted: the page starts another worker.
    const fatal = error instanceof WebAssembly.RuntimeError;
    response = { id: data.id, error: { name, message }, fatal };
  }
  self.postMessage(response);
});
