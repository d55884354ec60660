// The core, in a thread of its own: the page asks by messages and never waits with its hands tied.
import init, * as core from './core/glossator.js';

const ready = init();

/** @typedef {import('./core/glossator.js').Passage} Passage */

/**
 * The last text that was labelled, with its reasons: a long document has a hundred thousand of them, the page shows those of
 * one passage at a time, so they stay here until they are asked for.
 * @type {{ text: string, passages: ReadonlyMap<string, Passage> } | null}
 */
let explained = null;

/** @param {string} text */
function annotate(text) {
  const { model, passages } = core.annotate(text);
  explained = { text, passages: new Map(passages.map((passage) => [spanOf(passage), passage])) };
  return {
    model,
    passages: passages.map(({ start, end, label, confidence }) => ({
      start,
      end,
      label,
      confidence,
    })),
  };
}

/**
 * What this core says of one passage, and why; null where it would cut the text elsewhere.
 * @param {string} text
 * @param {{ start: number, end: number }} span
 */
function explain(text, span) {
  if (explained?.text !== text) annotate(text);
  const { label, reasons } = explained?.passages.get(spanOf(span)) ?? {};
  return label && reasons ? { label, reasons } : null;
}

/** @param {{ start: number, end: number }} span */
function spanOf({ start, end }) {
  return `${start}-${end}`;
}

/** What the page may ask for, by name. */
const answers = {
  labels: core.labels,
  annotate,
  explain,
  readFile: core.read_file,
  writeRecords: core.write_records,
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
