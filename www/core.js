// The page's side of the core: each function asks the worker and promises the answer. A worker that dies is replaced.
/** @typedef {import('./worker.js').Answers} Answers */
/** @typedef {import('./worker.js').Question} Question */
/** @typedef {import('./worker.js').Response} Response */

/**
 * `stop` ends whatever the core is doing: what waits for an answer gets this error instead.
 * @typedef {{
 *   [Q in Question]: (...args: Parameters<Answers[Q]>) => Promise<ReturnType<Answers[Q]>>
 * } & { stop: (reason: Error) => void }} Core
 */

/** What a question is answered with when the worker died over it. */
export class CoreStopped extends Error {
  constructor() {
    super(
      'The labelling core stopped unexpectedly. What is open is untouched; the core starts again with the next document.',
    );
    this.name = 'CoreStopped';
  }
}

/**
 * @param {() => Worker} start
 * @returns {Core}
 */
export function connectCore(start) {
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let latest = 0;
  /** The text that the worker was last told to explain. @type {string | null} */
  let considered = null;
  /** @type {Worker | null} */
  let worker = begin();

  function begin() {
    const fresh = start();
    fresh.addEventListener('message', ({ data }) => settle(data));
    fresh.addEventListener('error', () => stop());
    return fresh;
  }

  /**
   * The next question starts another worker: one that cannot even load must not be started over and over.
   * @param {Error} [reason]
   */
  function stop(reason = new CoreStopped()) {
    worker?.terminate();
    worker = null;
    considered = null;
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  }

  /** @param {Response} response */
  function settle(response) {
    const question = waiting.get(response.id);
    if (!question) return;
    if ('result' in response) {
      waiting.delete(response.id);
      question.resolve(response.result);
    } else if (response.fatal) {
      stop();
    } else {
      waiting.delete(response.id);
      question.reject(
        Object.assign(new Error(response.error.message), { name: response.error.name }),
      );
    }
  }

  /** @param {Question} question */
  const asking =
    (question) =>
    /** @param {any[]} args checked where `Core` is used */
    (...args) =>
      new Promise((resolve, reject) => {
        latest += 1;
        waiting.set(latest, { resolve, reject });
        worker ??= begin();
        worker.postMessage({ id: latest, question, args });
      });
  const askWhy = asking('explain');

  return {
    labels: asking('labels'),
    annotate: asking('annotate'),
    // A long text is not sent along with every question about one of its passages.
    explain(text, start, end) {
      const isThere = text === considered;
      considered = text ?? null;
      return askWhy(isThere ? undefined : text, start, end);
    },
    readFile: asking('readFile'),
    importFile: asking('importFile'),
    formats: asking('formats'),
    exportDocuments: asking('exportDocuments'),
    merge: asking('merge'),
    mergeLabels: asking('mergeLabels'),
    stop,
  };
}
