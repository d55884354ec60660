// How documents come in: pasted text, files and samples are read and labelled by the core, one after the other, and each
// file that cannot be read is named with the reason while all the others come in.

import { CoreStopped } from '../core.js';
import { rememberedNames } from '../habits.js';
import { download } from '../leaving/exporting.js';
import { listedDocuments } from '../selectors.js';
import { hashOf } from '../state/hash.js';
import { inMarks, quotedTitle, several } from '../words.js';
import { admit, isNameOf, sameLabels } from './arrival.js';
import { askToMerge, isNews, mergedOnto, outcomeOf } from './merging.js';
import { naming } from './naming.js';
import { documentsByLetters, lettersHash } from './twins.js';

/** @typedef {import('../page.js').Page} Page */
/** @typedef {import('../core.js').Core} Core */
/** @typedef {import('./arrival.js').Arrival} Arrival */
/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */
/** @typedef {import('../core/glossator.js').StoredDocument} StoredDocument */
/** @typedef {import('../core/glossator.js').DetachedLabels} DetachedLabels */
/** @typedef {import('../core/glossator.js').Reading} Reading */

export const MOST_CHARACTERS = 2_000_000;
export const LARGEST_FILE = 64 * 1024 * 1024;

const LIMITS_SAID = {
  characters: `longer than ${MOST_CHARACTERS.toLocaleString('en-GB')} characters, the most this page takes in one document. Label it with the command line instead: glossator annotate FILE`,
  bytes: `larger than ${LARGEST_FILE / 1024 / 1024} MB, the most this page takes in one file. Label it with the command line instead: glossator annotate FILE`,
};

/** How many problems of one file, or documents that are open already, are told one by one. */
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
  const tally = emptyTally();
  /** @type {Arrival[]} */
  let waiting = [];
  let characters = 0;
  const takeWaiting = async (isLast = false) => {
    await takeIn(page, core, waiting, tally, isLast);
    waiting = [];
    characters = 0;
  };
  for (const [at, source] of sources.entries()) {
    if (run.cancelled) break;
    page.set({ progress: { doing: source.name, done: at + 1, of: sources.length, cancel } });
    try {
      const { arrivals, detached } = await readSource(page, core, source, run, (done, of) => {
        if (sources.length === 1) page.set({ progress: { doing: source.name, done, of, cancel } });
      });
      waiting.push(...arrivals);
      characters += arrivals.reduce((sum, { document }) => sum + document.text.length, 0);
      if (detached.length > 0) {
        await takeWaiting();
        await putOn(page, core, source.name, detached, tally);
      }
    } catch (error) {
      page.notify(refusal(page, core, source, error));
    }
    if (waiting.length >= MOST_TOGETHER || characters >= MOST_CHARACTERS_TOGETHER) {
      await takeWaiting();
    }
  }
  await takeWaiting(true);
  sayOutcome(page, tally, run.cancelled ? 'Stopped. ' : '');
  if (tally.matches.length > 0) {
    const from = sources.length === 1 ? sources[0].name : several(sources.length, 'file');
    askToMerge(page, from, tally.matches);
  }
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
  const tally = emptyTally();
  try {
    const document = await labelled(core, { id, text });
    await takeIn(page, core, [{ document, restored: false }], tally, true);
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
 * @returns {Promise<{ arrivals: Arrival[], detached: readonly DetachedLabels[] }>}
 */
async function readSource(page, core, source, run, onDocument) {
  if (source.size > LARGEST_FILE) throw new Error(`It is ${LIMITS_SAID.bytes}`);
  const bytes = new Uint8Array(await source.arrayBuffer());
  const reading = await readLabelled(page, core, source, bytes);
  const { documents, problems, detached } = reading;
  const told = problems.map(({ line, message }) => (line ? `Line ${line}: ${message}` : message));
  /** @type {Arrival[]} */
  const arrivals = [];
  for (const [at, document] of documents.entries()) {
    if (run.cancelled) break;
    onDocument(at + 1, documents.length);
    if (document.text.length > MOST_CHARACTERS) {
      told.push(`“${document.id}” is ${LIMITS_SAID.characters}`);
    } else if (document.passages && document.passages.length > 0) {
      arrivals.push({ document: { ...document, passages: document.passages }, restored: true });
    } else {
      arrivals.push({ document: await labelled(core, document), restored: false });
    }
  }
  if (told.length > 0) page.notify(shortfall(source, reading, told, arrivals.length));
  return { arrivals, detached };
}

/**
 * Reads a file, and once more where the person says what its label names stand for.
 * @param {Page} page
 * @param {Core} core
 * @param {Source} source
 * @param {Uint8Array} bytes
 * @returns {Promise<Reading>}
 */
async function readLabelled(page, core, { name, encoding }, bytes) {
  const remembered = rememberedNames();
  /** @param {ReadonlyMap<string, import('../core/glossator.js').Label | null>} names */
  const read = (names) =>
    core.importFile(name, bytes, { encoding, labels: Object.fromEntries(names) });
  const reading = await read(remembered);
  if (reading.unknownLabels.length === 0) return reading;
  const { progress } = page.around();
  page.set({ progress: null });
  const meant = await naming(page).ask(name, reading.unknownLabels);
  page.set({ progress });
  return read(new Map([...remembered, ...meant]));
}

/**
 * What of a file did not come in, with the lines themselves to be saved and mended.
 * @param {Source} source
 * @param {Reading} reading
 * @param {readonly string[]} told
 * @param {number} arrived
 * @returns {import('../page.js').Notice}
 */
function shortfall({ name }, { skipped }, told, arrived) {
  const lines = told.slice(0, MOST_PROBLEMS);
  if (told.length > lines.length) lines.push(`And ${told.length - lines.length} more.`);
  const came = arrived > 0 ? `${several(arrived, 'document')} came in; ` : '';
  const notice = problem(name, `${name}: ${came}${told.length} did not.`, lines);
  if (skipped.length === 0) return notice;
  const raw = skipped.map(({ raw }) => raw.replace(/\r$/, ''));
  const stem = name.replace(/\.[^.]*$/, '');
  return {
    ...notice,
    action: {
      title: skipped.length === 1 ? 'Save the line' : `Save the ${skipped.length} lines`,
      run: () => download(new Blob([`${raw.join('\n')}\n`]), `${stem}-left-out.jsonl`),
    },
  };
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
 * @param {Pick<import('../core/glossator.js').Passage, 'start' | 'end' | 'label' | 'confidence' | 'attribution'>} passage
 * @returns {import('../state.js').Passage}
 */
function asPredicted({ start, end, label, confidence, attribution }) {
  /** @type {import('../state.js').Passage} */
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

/** @typedef {ReturnType<typeof admit> & { matches: import('./merging.js').Match[] }} Tally */

/** @returns {Tally} */
const emptyTally = () => ({ admitted: [], already: [], renamed: [], matches: [] });

/**
 * @param {Page} page
 * @param {Core} core
 * @param {readonly Arrival[]} arrivals
 * @param {Tally} tally
 * @param {boolean} isLast
 */
async function takeIn(page, core, arrivals, tally, isLast) {
  // What is pasted while the storage still opens comes into the project that it opens.
  await page.begun;
  const fresh = await withoutCopies(page, core, arrivals, tally);
  // In its turn: a key that was pressed before concerns the document that was seen then.
  const { admitted, already, renamed } = await page.inTurn(() => letIn(page, fresh, isLast));
  tally.admitted.push(...admitted);
  tally.already.push(...already);
  tally.renamed.push(...renamed);
}

/**
 * Opens what is not open yet.
 * @param {Page} page
 * @param {readonly Arrival[]} fresh
 * @param {boolean} isLast
 */
async function letIn(page, fresh, isLast) {
  const hashes = new Set(fresh.map(({ document }) => hashOf(document.text)));
  const suspects = listedDocuments(page.state()).filter(({ hash }) => hashes.has(hash));
  const twins = await page.read(suspects.map(({ id }) => id));
  const ids = page.state().documents.map(({ id }) => id);
  const admission = admit({ ids, twins }, fresh);
  // Together with the first drawing of the article, which would jump up later.
  if (isLast) page.set({ progress: null });
  if (admission.admitted.length > 0) {
    page.dispatch({ type: 'open', documents: admission.admitted });
  }
  return admission;
}

/**
 * The arrivals that no open document is a copy of; labels that came for open documents are kept for a person to decide.
 * @param {Page} page
 * @param {Core} core
 * @param {readonly Arrival[]} arrivals
 * @param {Tally} tally
 * @returns {Promise<Arrival[]>}
 */
async function withoutCopies(page, core, arrivals, tally) {
  const restored = arrivals.filter(({ restored }) => restored);
  const letters = new Map(
    await Promise.all(
      restored.map(
        async (arrival) =>
          /** @type {const} */ ([arrival, await lettersHash(arrival.document.text)]),
      ),
    ),
  );
  const byLetters = await documentsByLetters(page, new Set(letters.values()));
  /** @type {Arrival[]} */
  const fresh = [];
  for (const arrival of arrivals) {
    const { document } = arrival;
    const twins = await page.read(byLetters.get(letters.get(arrival) ?? '') ?? []);
    const same = twins.find((twin) => twin.text === document.text && sameLabels(twin, document));
    if (same) {
      tally.already.push(same);
      continue;
    }
    const twin = twins.find(({ id }) => isNameOf(id, document.id)) ?? twins[0];
    if (!twin) {
      fresh.push(arrival.restored ? await completed(core, arrival) : arrival);
      continue;
    }
    const came = { copy: { ...document, passages: [...document.passages] } };
    const match = { document: twin, came, merged: await mergedOnto(core, twin, came, false) };
    if (isNews(match)) tally.matches.push(match);
    else tally.already.push(twin);
  }
  return fresh;
}

/** What a passage must not leave out; the core counts U+0085 as white space too. */
const SEEN = /[^\s\u0085]/;

/**
 * Where somebody has labelled only parts of a text, the model labels the rest: nothing of it may be without a label.
 * @param {Core} core
 * @param {Arrival} arrival
 * @returns {Promise<Arrival>}
 */
async function completed(core, arrival) {
  const { document } = arrival;
  const ends = [0, ...document.passages.map(({ end }) => end)];
  const starts = [...document.passages.map(({ start }) => start), document.text.length];
  if (ends.every((end, at) => !SEEN.test(document.text.slice(end, starts[at])))) return arrival;
  const whole = await labelled(core, { ...document, passages: undefined });
  const came = { copy: { ...document, passages: [...document.passages] } };
  const merged = await mergedOnto(core, whole, came, false);
  const theirs = new Map(
    merged.findings
      .filter((finding) => outcomeOf(finding) !== 'conflict')
      .map(({ passage }) => [`${passage.start} ${passage.end}`, passage]),
  );
  const passages = merged.passages.map((passage) => {
    const their = theirs.get(`${passage.start} ${passage.end}`);
    return their ? { ...passage, by: their.by, confirmed: their.confirmed } : passage;
  });
  return {
    document: { ...document, model: document.model ?? whole.model, passages },
    restored: true,
  };
}

/**
 * Labels without their texts, onto the open documents that have these.
 * @param {Page} page
 * @param {Core} core
 * @param {string} from
 * @param {readonly DetachedLabels[]} detached
 * @param {Tally} tally
 */
async function putOn(page, core, from, detached, tally) {
  if (detached.length === 0) return;
  /** @param {DetachedLabels} labels */
  const lettersOf = ({ data }) => /** @type {string} */ (JSON.parse(data).text_sha256);
  const byLetters = await documentsByLetters(page, new Set(detached.map(lettersOf)));
  const listed = listedDocuments(page.state());
  /** @type {string[]} */
  const homeless = [];
  for (const labels of detached) {
    const same = byLetters.get(lettersOf(labels)) ?? [];
    // A text that has changed since is known by its name; what is not found in it is told.
    const id =
      same.find((id) => isNameOf(id, labels.id)) ??
      same[0] ??
      listed.find((summary) => isNameOf(summary.id, labels.id))?.id;
    const [document] = await page.read(id === undefined ? [] : [id]);
    if (!document) {
      homeless.push(labels.id);
      continue;
    }
    const came = { labels };
    const match = { document, came, merged: await mergedOnto(core, document, came, false) };
    if (isNews(match)) tally.matches.push(match);
    else tally.already.push(document);
  }
  if (homeless.length > 0) {
    const named = homeless.slice(0, MOST_PROBLEMS).map((id) => inMarks(id));
    if (homeless.length > named.length) named.push(`And ${homeless.length - named.length} more.`);
    const title = `${from}: labels without text for ${several(homeless.length, 'document')} that ${homeless.length === 1 ? 'is' : 'are'} not open. Open the text first, then this file again.`;
    page.notify(problem(`homeless-${from}`, title, named));
  }
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
  if (page.state().shown !== first.id) page.act(() => page.show(first.id));
  // Another dialog that the person has opened meanwhile is not in the way.
  const { dialog } = page.around();
  page.set({ dialog: dialog === 'open' ? null : dialog, drawer: false });
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
    const [title, ...more] = already.map((document) => quotedTitle(document));
    const titles = [title, ...more].slice(0, MOST_PROBLEMS);
    if (already.length > titles.length) titles.push(`And ${already.length - titles.length} more.`);
    page.notify({
      key: 'already',
      tone: 'note',
      title:
        more.length > 0
          ? `${already.length.toLocaleString('en-GB')} documents are open already.`
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
 * @returns {import('../page.js').Notice}
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
 * @returns {import('../page.js').Notice}
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
