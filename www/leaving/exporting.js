// How documents leave: in a format and with options that a person chooses and that are remembered, written and read back by
// the core, and handed to the browser as one download.

import { rememberExport, rememberedExport } from '../habits.js';
import { listedDocuments } from '../selectors.js';
import { findSummary } from '../state.js';
import { inMarks, several } from '../words.js';
import { unitSaid } from './format-words.js';

/** @typedef {import('../page.js').Page} Page */
/** @typedef {import('../core.js').Core} Core */
/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */
/** @typedef {import('../core/glossator.js').Format} Format */
/** @typedef {import('../core/glossator.js').FormatInfo} FormatInfo */
/** @typedef {import('../core/glossator.js').Kind} Kind */
/** @typedef {import('../core/glossator.js').ExportOptions} ExportOptions */
/** @typedef {import('../core/glossator.js').Exported} Exported */

/** @typedef {'shown' | 'chosen' | 'all'} Scope which documents go out */

/**
 * What is remembered from one export to the next.
 * @typedef {{
 *   format: Format,
 *   kinds: Readonly<Partial<Record<Format, Kind>>>,
 *   graphemes: boolean,
 *   labelsOnly: boolean,
 *   onlyConfirmed: boolean,
 *   isSplit: boolean,
 *   shares: readonly [number, number, number],
 *   by: 'document' | 'site',
 *   seed: number,
 * }} ExportChoices
 */

/**
 * The export that is being prepared. `sought` narrows the list of documents to choose from; `preview` is null until the core
 * has written one; `problem` is why the last try came to nothing.
 * @typedef {{
 *   scope: Scope,
 *   chosen: ReadonlySet<string>,
 *   sought: string,
 *   choices: ExportChoices,
 *   formats: readonly FormatInfo[],
 *   preview: { text: string } | { problem: string } | null,
 *   running: { doing: string, done: number, of: number } | null,
 *   problem: string,
 * }} Exporting
 */

/** @type {ExportChoices} */
export const FIRST_CHOICES = {
  format: 'glossator',
  kinds: {},
  graphemes: false,
  labelsOnly: false,
  onlyConfirmed: false,
  isSplit: false,
  shares: [80, 10, 10],
  by: 'document',
  seed: 1,
};

/** So many documents are written at a time where the format is one line after the other, and read at a time otherwise. */
const BATCH = 25;

/** A longer document is not written for a preview. */
const LONGEST_PREVIEWED = 200_000;

/** A change settles for so many milliseconds before the preview is written anew. */
const PREVIEW_WAITS = 120;

/** A file name longer than this is cut at a word. */
const LONGEST_NAME = 60;

/** What an export ends with that a person has stopped. */
class Stopped extends Error {
  constructor() {
    super('Export stopped. No file was written.');
    this.name = 'Stopped';
  }
}

/** @typedef {ReturnType<typeof createExporting>} ExportActions */

/** @type {WeakMap<Page, ExportActions>} */
const known = new WeakMap();

/**
 * What can be done about an export of this page: the same for its commands and for its dialog.
 * @param {Page} page
 * @param {Core} core
 */
export function exporting(page, core) {
  const actions = known.get(page) ?? createExporting(page, core, () => new Date());
  known.set(page, actions);
  return actions;
}

/**
 * @param {Page} page
 * @param {Core} core
 * @param {() => Date} now
 */
export function createExporting(page, core, now) {
  /** @type {readonly FormatInfo[]} */
  let formats = [];
  let latestPreview = 0;
  let isStopped = false;

  /** @param {Partial<Exporting>} change */
  function tell(change) {
    const { exporting } = page.around();
    if (exporting) page.set({ exporting: { ...exporting, ...change } });
  }

  /** Writes the first document for the preview; of several requests only the last is answered. */
  async function preview() {
    latestPreview += 1;
    const mine = latestPreview;
    await new Promise((resolve) => setTimeout(resolve, PREVIEW_WAITS));
    const { exporting, dialog } = page.around();
    if (mine !== latestPreview || !exporting || dialog !== 'export' || exporting.running) return;
    const shown = await firstPreview(exporting);
    if (mine === latestPreview) tell({ preview: shown });
  }

  /** @param {Exporting} exporting */
  async function firstPreview(exporting) {
    try {
      const [id] = chosenIds(page.state(), exporting);
      if (id === undefined) return { problem: nothingSaid(exporting) };
      if ((findSummary(page.state(), id)?.characters ?? 0) > LONGEST_PREVIEWED) {
        return { problem: 'The first document is too long to be shown here.' };
      }
      const documents = await page.read([id]);
      const options = { ...optionsOf(exporting), split: undefined, archive: false };
      const { preview } = await core.exportDocuments(documents.map(asSaved), options);
      return { text: /** @type {string} */ (preview) };
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) };
    }
  }

  /**
   * @param {Exporting} exporting
   * @param {readonly string[]} ids
   */
  async function write(exporting, ids) {
    const options = optionsOf(exporting);
    const inLines = options.format === 'glossator' && !options.split;
    /** @type {Exported[]} */
    const written = [];
    /** @type {GlossedDocument[]} */
    const read = [];
    for (let at = 0; at < ids.length; at += BATCH) {
      tell({
        running: { doing: inLines ? 'Writing and checking' : 'Reading', done: at, of: ids.length },
      });
      const documents = await page.read(ids.slice(at, at + BATCH));
      if (isStopped) throw new Stopped();
      if (inLines && documents.length > 0) {
        written.push(
          await core.exportDocuments(documents.map(asSaved), { ...options, archive: false }),
        );
      } else read.push(...documents);
    }
    if (!inLines) {
      tell({ running: { doing: 'Writing and checking', done: 0, of: 0 } });
      written.push(await core.exportDocuments(read.map(asSaved), options));
    }
    if (isStopped) throw new Stopped();
    return joined(written);
  }

  async function run() {
    const { exporting } = page.around();
    if (!exporting || exporting.running) return;
    const ids = chosenIds(page.state(), exporting);
    if (ids.length === 0) {
      tell({ problem: nothingSaid(exporting) });
      return;
    }
    rememberExport(exporting.choices);
    isStopped = false;
    latestPreview += 1;
    page.dismiss('exported');
    tell({ problem: '', running: { doing: 'Reading', done: 0, of: ids.length } });
    try {
      const exported = await write(exporting, ids);
      const [file] = exported.files;
      const titles = ids.map((id) => findSummary(page.state(), id)?.title ?? id);
      const name = exportName(titles, now(), asked(exporting), endingOf(file.name));
      download(new Blob(exported.files.map(({ bytes }) => /** @type {BlobPart} */ (bytes))), name);
      page.set({ exporting: null });
      if (page.around().dialog === 'export') page.set({ dialog: null });
      told(exporting, exported, { name, titles });
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      tell({ running: null, problem });
      page.say(problem);
    }
  }

  /**
   * @param {Exporting} exporting
   * @param {Exported} exported
   * @param {{ name: string, titles: readonly string[] }} file
   */
  function told(exporting, { documents, verified, notes }, { name, titles }) {
    const format = infoOf(exporting);
    const options = optionsOf(exporting);
    const what = titles.length === 1 ? inMarks(titles[0]) : several(documents, 'document');
    const passages = `${several(verified, 'passage')} verified`;
    const unit = format ? ` Offsets count ${unitSaid(format, options)}.` : '';
    page.say(`${passages}. Exported ${what} as ${name}.${unit}`);
    const missing = titles.length - documents;
    const lost = format?.kinds.find((kind) => kind.name === (options.kind ?? format.kinds[0].name));
    const lines = notes
      .filter((note) => !lost?.loses.includes(note)) // said before the export
      .map((note) => note.replace(/:\n.*$/s, ' in label-config.xml.'));
    if (missing > 0 && !lines.some((line) => line.includes('documents without passages'))) {
      lines.push(
        `${several(missing, 'document')} did not go out: without passages, or not to be read from the browser’s storage.`,
      );
    }
    if (lines.length > 0) {
      page.notify({ key: 'exported', tone: 'note', title: `${passages}: ${name}`, lines });
    }
  }

  return {
    /** Asks for the formats once, so that the dialog opens at once when it is wanted. */
    async prepare() {
      if (formats.length === 0) formats = await core.formats();
    },

    /**
     * @param {Scope} scope
     * @param {ExportChoices} [asked] as last time where nothing else is asked for
     */
    async open(scope, asked) {
      if (formats.length === 0) formats = await core.formats();
      const state = page.state();
      const chosen = new Set(state.chosen.map(({ document }) => document));
      if (state.shown !== null) chosen.add(state.shown);
      const remembered = asked ?? { ...FIRST_CHOICES, ...rememberedExport() };
      const isKnown = formats.some(({ name }) => name === remembered.format);
      const choices = isKnown ? remembered : FIRST_CHOICES;
      page.set({
        dialog: 'export',
        drawer: false,
        exporting: {
          scope,
          chosen,
          sought: '',
          choices,
          formats,
          preview: null,
          running: null,
          problem: '',
        },
      });
      void preview();
    },

    /** @param {Partial<ExportChoices>} change */
    choose(change) {
      const { exporting } = page.around();
      if (!exporting || exporting.running) return;
      tell({ choices: { ...exporting.choices, ...change }, problem: '' });
      void preview();
    },

    /** @param {Partial<Pick<Exporting, 'scope' | 'chosen' | 'sought'>>} change */
    pick(change) {
      tell({ ...change, problem: '' });
      if (!('sought' in change)) void preview();
    },

    run,

    /** Stops what runs; the core starts anew with the next question. */
    stop() {
      if (!page.around().exporting?.running) return;
      isStopped = true;
      core.stop(new Stopped());
    },

    close() {
      const { exporting, dialog } = page.around();
      if (exporting?.running) {
        isStopped = true;
        core.stop(new Stopped());
      }
      latestPreview += 1;
      if (dialog === 'export') page.set({ dialog: null });
    },
  };
}

/** @param {Exporting} exporting */
export function infoOf({ formats, choices }) {
  return formats.find(({ name }) => name === choices.format);
}

/**
 * What the core is asked for: only options that the format has.
 * @param {Exporting} exporting
 * @returns {ExportOptions}
 */
export function optionsOf(exporting) {
  const { choices } = exporting;
  const info = infoOf(exporting);
  const wanted = choices.kinds[choices.format];
  const kind = info?.kinds.find(({ name }) => name === wanted)?.name ?? info?.kinds[0].name;
  const shares = /** @type {[number, number, number]} */ ([...choices.shares]);
  return {
    format: choices.format,
    kind,
    graphemes: Boolean(info?.hasGraphemes && choices.graphemes && kind !== 'classification'),
    labelsOnly: Boolean(info?.hasLabelsOnly && choices.labelsOnly),
    onlyConfirmed: choices.onlyConfirmed,
    split: choices.isSplit ? { shares, by: choices.by, seed: choices.seed } : undefined,
    archive: true,
  };
}

/**
 * The documents in the scope, in the order of the list.
 * @param {State} state
 * @param {Exporting} exporting
 */
export function documentsIn(state, { scope, chosen }) {
  const listed = listedDocuments(state);
  if (scope === 'all') return listed;
  return listed.filter(({ id }) => (scope === 'shown' ? id === state.shown : chosen.has(id)));
}

/**
 * The documents that go out: where only what is confirmed does, those that have any of it.
 * @param {State} state
 * @param {Exporting} exporting
 */
function chosenIds(state, exporting) {
  const { onlyConfirmed } = exporting.choices;
  return documentsIn(state, exporting)
    .filter(({ confirmed }) => !onlyConfirmed || confirmed > 0)
    .map(({ id }) => id);
}

/** @param {Exporting} exporting */
function nothingSaid({ choices, scope }) {
  if (choices.onlyConfirmed) {
    return 'No passage is confirmed there yet: confirm some, or export all passages.';
  }
  return scope === 'chosen'
    ? 'Choose a document first.'
    : 'There is nothing to export yet: open a document first.';
}

/**
 * What was written in several parts, as one.
 * @param {readonly Exported[]} written
 * @returns {Exported}
 */
function joined(written) {
  if (written.length === 1) return written[0];
  /** @type {Map<string, number>} */
  const notes = new Map();
  for (const note of written.flatMap(({ notes }) => notes)) {
    const [, count, rest] = /^(\d+)( .*)$/s.exec(note) ?? ['', '0', note];
    notes.set(rest, (notes.get(rest) ?? 0) + Number(count));
  }
  return {
    files: written.flatMap(({ files }) => files.slice(0, 1)),
    documents: written.reduce((sum, { documents }) => sum + documents, 0),
    verified: written.reduce((sum, { verified }) => sum + verified, 0),
    notes: [...notes].map(([rest, count]) => (count > 0 ? `${count}${rest}` : rest)),
    preview: written[0]?.preview ?? '',
  };
}

/**
 * @param {GlossedDocument} document
 * @returns {import('../core/glossator.js').StoredDocument}
 */
function asSaved(document) {
  return { ...document, passages: [...document.passages] };
}

/**
 * What a file name says of the export; nothing for the format of our own.
 * @param {Exporting} exporting
 */
function asked(exporting) {
  const { format, kind, labelsOnly } = optionsOf(exporting);
  if (format === 'glossator') return labelsOnly ? 'labels' : '';
  const isUsual = infoOf(exporting)?.kinds[0].name === kind;
  return isUsual ? format : `${format}-${kind}`;
}

/** @param {string} name */
function endingOf(name) {
  return name.slice(name.lastIndexOf('.') + 1);
}

/**
 * "harbour-town-keeps-its-ferry-2026-11-22.jsonl"
 * @param {readonly string[]} titles of the documents
 * @param {Date} now
 * @param {string} [as] what it is exported as
 * @param {string} [ending]
 */
export function exportName(titles, now, as = '', ending = 'jsonl') {
  const title = titles.length === 1 ? titles[0] : `glossator ${titles.length} documents`;
  return `${fileName(title)}${as && `-${as}`}-${now.toISOString().slice(0, 10)}.${ending}`;
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
