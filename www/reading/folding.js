// Furniture folded away: runs of lines that are nothing but boilerplate, each shown as one line until it is opened.
// The runs are found once, when a document is turned to or folding is switched on, and hold until then: a line that is
// labelled boilerplate just now does not vanish under the hand. They are kept as stretches of the text, so that splitting
// and merging passages does not move them.
import { groupIntoBlocks } from './blocks.js';

/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */
/** @typedef {import('./blocks.js').Block} Block */

/**
 * `open` has the starts of the runs that the person has opened, `at` where the passage begins that they were last at.
 * @typedef {{ start: number, end: number }} Run
 * @typedef {{ document: string, runs: readonly Run[], open: ReadonlySet<number>, at: number }} Folds
 */

/**
 * A line in place of a run, or above it where it is open. It stands for the passages from `first` to before `after`.
 * @typedef {{ run: Run, open: boolean, lines: number, spaced: boolean, first: number, after: number }} Fold
 */

/** One line folded into one line would save nothing. */
const FEWEST_LINES = 2;

/**
 * The folds to show: found afresh for another document or when folding is switched on, and opened where the person is.
 * @param {Folds | null} before
 * @param {GlossedDocument | undefined} document
 * @param {number} at the passage that the person is at; -1 for none
 * @param {boolean} folded whether furniture is to be folded at all
 * @returns {Folds | null}
 */
export function foldsFor(before, document, at, folded) {
  if (!folded || !document) return null;
  const folds = before?.document === document.id ? before : foundFolds(document);
  const start = document.passages[at]?.start ?? -1;
  // Only a move opens: a person who folds away the run that they are in means it.
  if (start === folds.at) return folds;
  const run = runAt(folds.runs, start);
  const open = run && !folds.open.has(run.start) ? new Set([...folds.open, run.start]) : folds.open;
  return { ...folds, open, at: start };
}

/**
 * @param {GlossedDocument} document
 * @returns {Folds}
 */
function foundFolds(document) {
  /** @type {{ start: number, end: number, lines: number }[]} */
  const runs = [];
  let isRunning = false;
  for (const block of groupIntoBlocks(document)) {
    const isFurniture = block.passages.every(({ label }) => label === 'boilerplate');
    const { start } = block.passages[0];
    const { end } = block.passages[block.passages.length - 1];
    const run = runs[runs.length - 1];
    if (isFurniture && isRunning) {
      run.end = end;
      run.lines += 1;
    } else if (isFurniture) {
      runs.push({ start, end, lines: 1 });
    }
    isRunning = isFurniture;
  }
  return {
    document: document.id,
    runs: runs
      .filter(({ lines }) => lines >= FEWEST_LINES)
      .map(({ start, end }) => ({ start, end })),
    open: new Set(),
    at: -1,
  };
}

/**
 * Opens a run, or closes it again.
 * @param {Folds} folds
 * @param {number} start
 * @returns {Folds}
 */
export function turnRun(folds, start) {
  const open = new Set(folds.open);
  if (!open.delete(start)) open.add(start);
  return { ...folds, open };
}

/**
 * The run that holds a place in the text.
 * @param {readonly Run[]} runs
 * @param {number} place
 */
export function runAt(runs, place) {
  return runs.find(({ start, end }) => start <= place && place < end);
}

/**
 * The blocks that are seen, with a line for each run before them or in their place. What is no longer furniture, by an
 * undo or a change to many passages at once, is never hidden: its run is open.
 * @param {readonly Block[]} blocks
 * @param {Folds | null} folds
 * @returns {readonly (Block | Fold)[]}
 */
export function foldedRows(blocks, folds) {
  if (!folds || folds.runs.length === 0) return blocks;
  /** @type {(Block | Fold)[]} */
  const rows = [];
  let next = 0;
  let at = 0;
  while (at < blocks.length) {
    const { start } = blocks[at].passages[0];
    while (next < folds.runs.length && folds.runs[next].end <= start) next += 1;
    const run = folds.runs[next];
    if (!run || start < run.start) {
      rows.push(blocks[at]);
      at += 1;
      continue;
    }
    const from = at;
    while (at < blocks.length && blocks[at].passages[0].start < run.end) at += 1;
    const inRun = blocks.slice(from, at);
    const open =
      folds.open.has(run.start) ||
      inRun.some(({ passages }) => passages.some(({ label }) => label !== 'boilerplate'));
    const { first, spaced } = blocks[from];
    const after = at < blocks.length ? blocks[at].first : first + passagesIn(inRun);
    rows.push({ run, open, lines: inRun.length, spaced, first, after: open ? first : after });
    if (open) rows.push(...inRun);
  }
  return rows;
}

/** @param {readonly Block[]} blocks */
function passagesIn(blocks) {
  return blocks.reduce((sum, { passages }) => sum + passages.length, 0);
}
