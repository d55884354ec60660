// A long page in sheets: a sheet is what is drawn, measured and left out together, so that the page holds as much as a
// person can see and not all of a book. A sheet keeps its key while it lives; what changes elsewhere does not touch it.
import { afterBlock } from './blocks.js';

/** @typedef {import('./blocks.js').Block} Block */
/** @typedef {import('./folding.js').Fold} Fold */
/** @typedef {Block | Fold} Row */

/**
 * Rows that are drawn together; the passages from `first` to before `after` are theirs.
 * @typedef {{ key: number, rows: readonly Row[], first: number, after: number }} Sheet
 */

/** About one screen, so that drawing one takes a small part of a frame. */
const PASSAGES_A_SHEET = 20;
const ROWS_A_SHEET = 12;

let latestKey = 0;

/**
 * @param {readonly Row[]} rows
 * @param {readonly Sheet[]} [before] the sheets of the same document before its last change
 * @returns {readonly Sheet[]}
 */
export function groupIntoSheets(rows, before = []) {
  const old = before.flatMap((sheet) => sheet.rows);
  if (old.length === rows.length && before.length > 0) return withRows(before, rows);
  let head = 0;
  while (head < old.length && head < rows.length && isSameRow(old[head], rows[head])) head += 1;
  const most = Math.min(old.length, rows.length) - head;
  let tail = 0;
  while (tail < most && isSameRow(old[old.length - 1 - tail], rows[rows.length - 1 - tail])) {
    tail += 1;
  }

  let place = 0;
  const ends = before.map((sheet) => {
    place += sheet.rows.length;
    return place;
  });
  const headSheets = ends.findLastIndex((end) => end <= head) + 1;
  const firstTail = ends.findIndex((end, i) => end - before[i].rows.length >= old.length - tail);
  const tailSheets = firstTail < 0 ? [] : before.slice(Math.max(firstTail, headSheets));
  const headRows = headSheets > 0 ? ends[headSheets - 1] : 0;
  const tailRows = tailSheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  return [
    ...withRows(before.slice(0, headSheets), rows.slice(0, headRows)),
    ...cutIntoSheets(rows.slice(headRows, rows.length - tailRows), before[headSheets]?.key),
    ...withRows(tailSheets, rows.slice(rows.length - tailRows)),
  ];
}

/**
 * The same sheets with as many rows in them as before.
 * @param {readonly Sheet[]} sheets
 * @param {readonly Row[]} rows
 */
function withRows(sheets, rows) {
  let from = 0;
  return sheets.map((sheet) => {
    const now = rows.slice(from, from + sheet.rows.length);
    from += now.length;
    return now.every((row, i) => row === sheet.rows[i]) ? sheet : sheetOfRows(sheet.key, now);
  });
}

/**
 * @param {readonly Row[]} rows
 * @param {number} [firstKey] the sheet that the first of these replaces
 */
function cutIntoSheets(rows, firstKey) {
  /** @type {Sheet[]} */
  const sheets = [];
  let from = 0;
  let passages = 0;
  for (const [i, row] of rows.entries()) {
    passages += 'passages' in row ? row.passages.length : 1;
    if (passages < PASSAGES_A_SHEET && i + 1 - from < ROWS_A_SHEET && i + 1 < rows.length) continue;
    latestKey += 1;
    const key = sheets.length === 0 ? (firstKey ?? latestKey) : latestKey;
    sheets.push(sheetOfRows(key, rows.slice(from, i + 1)));
    from = i + 1;
    passages = 0;
  }
  return sheets;
}

/**
 * @param {number} key
 * @param {readonly Row[]} rows
 * @returns {Sheet}
 */
function sheetOfRows(key, rows) {
  return { key, rows, first: rows[0].first, after: afterRow(rows[rows.length - 1]) };
}

/** @param {Row} row */
function afterRow(row) {
  return 'passages' in row ? afterBlock(row) : row.after;
}

/**
 * Whether two rows are one, perhaps with another number.
 * @param {Row} one
 * @param {Row} other
 */
function isSameRow(one, other) {
  if ('passages' in one) return 'passages' in other && one.passages === other.passages;
  return 'run' in other && one.run === other.run && one.open === other.open;
}

/**
 * The sheet that has a passage; -1 where none has.
 * @param {readonly Sheet[]} sheets
 * @param {number} at
 */
export function sheetAt(sheets, at) {
  let low = 0;
  let high = sheets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sheets[middle].after <= at) low = middle + 1;
    else high = middle;
  }
  return low < sheets.length && at >= 0 && sheets[low].first <= at ? low : -1;
}

/**
 * Whether a passage is to be seen, and not folded away.
 * @param {readonly Sheet[]} sheets
 * @param {number} at
 */
export function isShown(sheets, at) {
  const sheet = sheets[sheetAt(sheets, at)];
  return (
    sheet?.rows.some((row) => 'passages' in row && row.first <= at && at < afterBlock(row)) ?? false
  );
}

/**
 * About how high a row will be, in lines of text. Only the proportions count: the first sheets that are measured give the
 * scale.
 * @param {Row} row
 * @param {number} charactersALine
 */
export function linesOf(row, charactersALine) {
  if ('run' in row) return row.spaced ? 1.5 : 1.2;
  const { passages } = row;
  const characters = passages[passages.length - 1].end - passages[0].start;
  const small = passages.every(({ label, predicted }) => (predicted ?? label) === 'boilerplate');
  // The notes in the margin stand one under the other, whatever the length of their passages.
  const text = Math.ceil(characters / (charactersALine * (small ? 1.15 : 1)));
  const lines = small
    ? Math.max(text * 0.65, passages.length * 0.65)
    : Math.max(text, passages.length * 0.82);
  return lines + 0.33 + (row.spaced ? 0.3 : 0);
}
