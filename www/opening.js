// How documents come in: pasted text, files and samples are read and labelled by the core, one after the other, and each
// file that cannot be read is named with the reason while all the others come in.
import { admit } from './arrival.js';
import { CoreStopped } from './core.js';
import { listedDocuments } from './selectors.js';
import { hashOf } from './state/hash.js';
import { quotedTitle, several } from './words.js';

/** @typedef {import('./page.js').Page} Page */
/** @typedef {import('./core.js').Core} Core */
/** @typedef {import('./arrival.js').Arrival} Arrival */
/** @typedef {import('./state.js').GlossedDocument} GlossedDocument */
/** @typedef {import('./core/glossator.js').StoredDocument} StoredDocument */

export const MOST_CHARACTERS = 2_000_000;
export const LARGEST_FILE = 64 * 1024 * 1024;

const LIMITS_SAID = {
  characters: `longer than ${MOST_CHARACTERS.toLocaleString('en-GB')} characters, the most this page takes in one document. Label it with the command line instead: glossator annotate FILE`,
  bytes: `larger than ${LARGEST_FILE / 1024 / 1024} MB, the most this page takes in one file. Label it with the command line instead: glossator annotate FILE`,
};

/** How many problems of one file are told one by one. */
const MOST_PROBLEMS = 12;

/** Documents that come in together are one step to undo; those of many files come in some hundreds at a time. */
const MOST_TOGETHER = 500;
const MOST_CHARACTERS_TOGETHER = 10_000_000;

/**
 * A thing to open: where it has come from, its bytes, and how they are encoded if not as UTF-8.
 * @typedef {{ name: string, size: number, arrayBuffer: () => Promise<ArrayBuffer>, encoding?: string }} Source
 */

/**
 * @param {Page} page
 * @param {Core} core
 * @param {readonly Source[]} sources
 */
export async function openSources(page, core, sources) {
  const run = { cancelled: false };
  const cancel = () => {
    run.cancelled = true;
  };
  /** @type {Tally} */
  const tally = { admitted: [], already: [], renamed: [] };
  /** @type {Arrival[]} */
  let waiting = [];
  let characters = 0;
  for (const [at, source] of sources.entries()) {
    if (run.cancelled) break;
    page.set({ progress: { doing: source.name, done: at + 1, of: sources.length, cancel } });
    try {
      const arrivals = await readSource(page, core, source, run, (done, of) => {
        if (sources.length === 1) page.set({ progress: { doing: source.name, done, of, cancel } });
      });
      waiting.push(...arrivals);
      characters += arrivals.reduce((sum, { document }) => sum + document.text.length, 0);
    } catch (error) {
      page.notify(refusal(page, core, source, error));
    }
    if (waiting.length >= MOST_TOGETHER || characters >= MOST_CHARACTERS_TOGETHER) {
      await takeIn(page, waiting, tally);
      waiting = [];
      characters = 0;
    }
  }
  await takeIn(page, waiting, tally);
  page.set({ progress: null });
  sayOutcome(page, tally, run.cancelled ? 'Stopped. ' : '');
}

/**
 * @param {Page} page
 * @param {Core} core
 * @param {string} pasted
 * @param {Date} now
 */
export async function openText(page, core, pasted, now) {
  // Lone surrogates become U+FFFD one for one, as they do on the way into the core: so its offsets hold here too.
  const text = pasted.toWellFormed();
  if (text.trim() === '') {
    page.notify(
      problem('paste', 'There is no text to open.', ['Copy the text of an article first.']),
    );
    return;
  }
  if (text.length > MOST_CHARACTERS) {
    page.notify(problem('paste', `The pasted text is ${LIMITS_SAID.characters}`));
    return;
  }
  const id = `pasted-${now.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}`;
  page.set({ progress: { doing: 'the pasted text', done: 1, of: 1, cancel() {} } });
  /** @type {Tally} */
  const tally = { admitted: [], already: [], renamed: [] };
  try {
    await takeIn(page, [{ document: await labelled(core, { id, text }), restored: false }], tally);
  } catch (error) {
    page.notify(problem('paste', `The pasted text could not be labelled. ${sentenceOf(error)}`));
  }
  page.set({ progress: null });
  sayOutcome(page, tally, '');
}

/**
 * @param {Page} page
 * @param {Core} core
 * @param {Source} source
 * @param {{ cancelled: boolean }} run
 * @param {(done: number, of: number) => void} onDocument
 * @returns {Promise<Arrival[]>}
 */
async function readSource(page, core, source, run, onDocument) {
  if (source.size > LARGEST_FILE) throw new Error(`It is ${LIMITS_SAID.bytes}`);
  const bytes = new Uint8Array(await source.arrayBuffer());
  const { documents, problems } = await core.readFile(source.name, bytes, source.encoding);
  const told = problems.map(({ line, message }) => (line ? `Line ${line}: ${message}` : message));
  /** @type {Arrival[]} */
  const arrivals = [];
  for (const [at, document] of documents.entries()) {
    if (run.cancelled) break;
    onDocument(at + 1, documents.length);
    if (document.text.length > MOST_CHARACTERS) {
      told.push(`“${document.id}” is ${LIMITS_SAID.characters}`);
    } else if (document.passages) {
      arrivals.push({ document: { ...document, passages: document.passages }, restored: true });
    } else {
      arrivals.push({ document: await labelled(core, document), restored: false });
    }
  }
  if (told.length > 0) {
    const lines = told.slice(0, MOST_PROBLEMS);
    if (told.length > lines.length) lines.push(`And ${told.length - lines.length} more.`);
    const came = arrivals.length > 0 ? `${several(arrivals.length, 'document')} came in; ` : '';
    page.notify(problem(source.name, `${source.name}: ${came}${told.length} did not.`, lines));
  }
  return arrivals;
}

/**
 * @param {Core} core
 * @param {StoredDocument} document
 * @returns {Promise<GlossedDocument>}
 */
async function labelled(core, document) {
  const { model, passages } = await core.annotate(document.text);
  return { ...document, model, passages: passages.map(asPredicted) };
}

/**
 * @param {Pick<import('./core/glossator.js').Passage, 'start' | 'end' | 'label' | 'confidence' | 'attribution'>} passage
 * @returns {import('./state.js').Passage}
 */
function asPredicted({ start, end, label, confidence, attribution }) {
  /** @type {import('./state.js').Passage} */
  const passage = {
    start,
    end,
    label,
    predicted: label,
    confidence,
    by: 'model',
    confirmed: false,
  };
  return attribution ? { ...passage, attribution } : passage;
}

/** @typedef {ReturnType<typeof admit>} Tally */

/**
 * @param {Page} page
 * @param {Arrival[]} arrivals
 * @param {Tally} tally
 */
async function takeIn(page, arrivals, tally) {
  const hashes = new Set(arrivals.map(({ document }) => hashOf(document.text)));
  const suspects = listedDocuments(page.state()).filter(({ hash }) => hashes.has(hash));
  const twins = await page.read(suspects.map(({ id }) => id));
  const ids = page.state().documents.map(({ id }) => id);
  const { admitted, already, renamed } = admit({ ids, twins }, arrivals);
  if (admitted.length > 0) page.dispatch({ type: 'open', documents: admitted });
  tally.admitted.push(...admitted);
  tally.already.push(...already);
  tally.renamed.push(...renamed);
}

/**
 * Goes to what came in and says what became of it.
 * @param {Page} page
 * @param {Tally} tally
 * @param {string} preface
 */
function sayOutcome(page, { admitted, already, renamed }, preface) {
  const first = admitted[0] ?? already[0];
  if (!first) return;
  void page.show(first.id);
  page.set({ dialog: null, drawer: false });
  if (admitted.length === 1) {
    page.say(
      `${preface}Opened ${quotedTitle(admitted[0])}: ${several(admitted[0].passages.length, 'passage')}.`,
    );
  } else if (admitted.length > 1) {
    page.say(`${preface}${several(admitted.length, 'document')} opened.`);
  }
  if (renamed.length > 0) {
    page.notify({
      key: 'renamed',
      tone: 'note',
      title: 'Nothing was overwritten: a different document of the same name is open.',
      lines: renamed.map(({ from, to }) => `The new “${from}” stands beside it as “${to}”.`),
    });
  }
  if (already.length > 0) {
    const titles = already.map((document) => quotedTitle(document));
    const [title, ...more] = titles;
    page.notify({
      key: 'already',
      tone: 'note',
      title:
        more.length > 0
          ? `${titles.length} documents are open already.`
          : `${title} is already open.`,
      lines: more.length > 0 ? titles : [],
    });
  }
}

/**
 * Why a file did not come in, with the way out where there is one.
 * @param {Page} page
 * @param {Core} core
 * @param {Source} source
 * @param {unknown} error
 * @returns {import('./page.js').Notice}
 */
function refusal(page, core, source, error) {
  const notice = problem(source.name, `${source.name} did not come in.`, [sentenceOf(error)]);
  if (!(error instanceof Error && error.name === 'InvalidUtf8')) return notice;
  return {
    ...notice,
    action: {
      title: 'Open as Windows-1252',
      run() {
        page.dismiss(notice.key);
        const { name, size } = source;
        const arrayBuffer = () => source.arrayBuffer();
        openSources(page, core, [{ name, size, arrayBuffer, encoding: 'windows-1252' }]);
      },
    },
  };
}

/**
 * @param {string} key
 * @param {string} title
 * @param {readonly string[]} [lines]
 * @returns {import('./page.js').Notice}
 */
function problem(key, title, lines = []) {
  return { key: `problem-${key}`, tone: 'problem', title, lines };
}

/** @param {unknown} error */
function sentenceOf(error) {
  if (error instanceof CoreStopped) return error.message;
  if (error instanceof DOMException) {
    return 'The browser could not read it. If it is a folder, drop the files in it instead.';
  }
  return error instanceof Error ? error.message : String(error);
}
