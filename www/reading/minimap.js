// What the minimap shows, worked out by the row of pixels: how much of a row each label has, and how much of it a person
// has confirmed. It costs the same for a page of 20 passages and for a book of 20,000.
import { linesOf } from './sheets.js';

/** @typedef {import('../state.js').Passage} Passage */
/** @typedef {import('./sheets.js').Sheet} Sheet */

/** The lanes from left to right, in the order of the keys that give the labels. */
export const LANES = /** @type {const} */ (['boilerplate', 'quote', 'claim', 'background']);

/** Each label is told by its number here. */
const LANE = new Map(LANES.map((label, lane) => [/** @type {string} */ (label), lane]));

/** Only the proportions of paragraphs within one sheet hang on it. */
const CHARACTERS_A_LINE = 72;

/**
 * Where each passage begins and ends below the upper edge of the article: `[2 * at]` and `[2 * at + 1]`. Passages that are
 * folded away have no height.
 * @param {number} count
 * @param {readonly Sheet[]} sheets
 * @param {Float64Array} tops
 * @returns {Float32Array}
 */
export function passageExtents(count, sheets, tops) {
  const extents = new Float32Array(2 * count);
  for (const [i, { rows }] of sheets.entries()) {
    const lines = rows.map((row) => linesOf(row, CHARACTERS_A_LINE));
    const scale = (tops[i + 1] - tops[i]) / lines.reduce((sum, each) => sum + each, 0);
    let top = tops[i];
    for (const [r, row] of rows.entries()) {
      const height = lines[r] * scale;
      if ('passages' in row) {
        const { start } = row.passages[0];
        const share = height / (row.passages[row.passages.length - 1].end - start);
        for (let p = 0; p < row.passages.length; p += 1) {
          extents[2 * (row.first + p)] = top + (row.passages[p].start - start) * share;
          extents[2 * (row.first + p) + 1] = top + (row.passages[p].end - start) * share;
        }
      } else extents.fill(top, 2 * row.first, 2 * row.after);
      top += height;
    }
  }
  return extents;
}

/**
 * `labels[4 * row + lane]` is the share of a row of pixels that a label has, `confirmed[row]` the share that is confirmed.
 * @param {readonly Passage[]} passages
 * @param {Float32Array} extents
 * @param {number} height of the article, in the units of the extents
 * @param {number} rows
 */
export function minimapRows(passages, extents, height, rows) {
  const labels = new Float32Array(LANES.length * rows);
  const confirmed = new Float32Array(rows);
  const scale = height > 0 ? rows / height : 0;
  for (let at = 0; at < passages.length; at += 1) {
    const from = extents[2 * at] * scale;
    let to = Math.min(rows, extents[2 * at + 1] * scale);
    // Where there is room for it, a line of paper parts a passage from the next.
    if (to - from > 3) to -= 1;
    const lane = LANE.get(passages[at].label) ?? 0;
    const isConfirmed = passages[at].confirmed;
    for (let row = Math.floor(from); row < to; row += 1) {
      const share = Math.min(to, row + 1) - Math.max(from, row);
      labels[LANES.length * row + lane] += share;
      if (isConfirmed) confirmed[row] += share;
    }
  }
  return { labels, confirmed };
}

/** @typedef {readonly [red: number, green: number, blue: number]} Colour */

/** A row of which a label has but a trace still shows it. */
const FAINTEST = 0.3;
/** How strong an unconfirmed passage is beside a confirmed one. */
const UNCONFIRMED = 0.5;

/**
 * Paints the rows: a rail at the left edge where a person has confirmed, then a lane for each label. What is confirmed is
 * as strong as it can be and fills its lane; the rest is paler and narrower.
 * @param {Uint8ClampedArray} pixels four bytes a pixel, `width` pixels a row
 * @param {number} width
 * @param {ReturnType<typeof minimapRows>} rows
 * @param {readonly Colour[]} colours of the lanes, and of the rail
 */
export function paintMinimap(pixels, width, { labels, confirmed }, colours) {
  pixels.fill(0);
  const rail = Math.max(2, Math.round(width * 0.06));
  const lanes = rail + Math.max(1, Math.round(width * 0.05));
  const lane = (width - lanes) / LANES.length;
  const gap = Math.max(1, Math.round(lane * 0.12));
  for (let row = 0; row < confirmed.length; row += 1) {
    let all = 0;
    for (let i = 0; i < LANES.length; i += 1) all += labels[LANES.length * row + i];
    if (all === 0) continue;
    const sure = Math.min(1, confirmed[row] / all);
    if (sure > 0) fill(row, 0, rail, colours[LANES.length], Math.max(FAINTEST, sure));
    for (let i = 0; i < LANES.length; i += 1) {
      const share = Math.min(1, labels[LANES.length * row + i]);
      if (share === 0) continue;
      const from = Math.round(lanes + i * lane);
      const whole = Math.round(lanes + (i + 1) * lane) - gap;
      const to = sure > 0.5 ? whole : from + Math.round((whole - from) * 0.7);
      const strength = UNCONFIRMED + (1 - UNCONFIRMED) * sure;
      fill(row, from, to, colours[i], strength * Math.max(FAINTEST, share));
    }
  }

  /**
   * @param {number} row
   * @param {number} from
   * @param {number} to
   * @param {Colour} colour
   * @param {number} strength
   */
  function fill(row, from, to, [red, green, blue], strength) {
    for (let at = 4 * (row * width + from); at < 4 * (row * width + to); at += 4) {
      pixels[at] = red;
      pixels[at + 1] = green;
      pixels[at + 2] = blue;
      pixels[at + 3] = 255 * strength;
    }
  }
}
