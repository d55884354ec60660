// The minimap has every passage at its height and in its label's lane, and a book costs it no more than a page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupIntoBlocks } from '../www/reading/blocks.js';
import { LANES, minimapRows, paintMinimap, passageExtents } from '../www/reading/minimap.js';
import { groupIntoSheets } from '../www/reading/sheets.js';

/** @typedef {import('../www/state.js').Passage} Passage */

/**
 * @param {number} count
 * @returns {{ text: string, passages: Passage[] }}
 */
function lines(count) {
  const passages = Array.from({ length: count }, (_, i) => ({
    start: 5 * i,
    end: 5 * i + 4,
    label: LANES[i % 4],
    confidence: 1,
    by: /** @type {const} */ ('model'),
    confirmed: i % 2 === 0,
  }));
  return { text: 'Yes.\n'.repeat(count), passages };
}

/**
 * @param {readonly import('../www/reading/sheets.js').Sheet[]} sheets
 * @param {number} height
 */
const evenTops = (sheets, height) =>
  Float64Array.from({ length: sheets.length + 1 }, (_, i) => (i * height) / sheets.length);

test('each row of pixels has the labels of the passages that lie on it', () => {
  const { passages } = lines(4);
  const extents = Float32Array.from([0, 10, 10, 20, 20, 30, 30, 40]);
  const { labels, confirmed } = minimapRows(passages, extents, 40, 8);
  for (let row = 0; row < 8; row += 1) {
    const lane = Math.floor(row / 2);
    const seen = [...labels.slice(4 * row, 4 * row + 4)].map((share) => Math.round(share));
    assert.deepEqual(
      seen,
      LANES.map((_, i) => Number(i === lane)),
    );
    assert.equal(Math.round(confirmed[row]), lane % 2 === 0 ? 1 : 0);
  }
});

test('a row that many passages share shows each of their labels', () => {
  const { passages } = lines(400);
  const extents = Float32Array.from(passages.flatMap((_, i) => [i, i + 1]));
  const { labels, confirmed } = minimapRows(passages, extents, 400, 4);
  for (const share of labels) assert.ok(Math.abs(share - 0.25) < 0.01);
  for (const share of confirmed) assert.ok(Math.abs(share - 0.5) < 0.01);
});

test('passages follow one another down the page', () => {
  const { text, passages } = lines(100);
  const sheets = groupIntoSheets(groupIntoBlocks({ id: 'a', text, passages }));
  const extents = passageExtents(100, sheets, evenTops(sheets, 1000));
  for (let at = 0; at < 100; at += 1) {
    assert.ok(extents[2 * at] < extents[2 * at + 1]);
    if (at > 0) assert.ok(extents[2 * at] >= extents[2 * at - 1] - 0.01);
  }
  assert.ok(Math.abs(extents[199] - 1000) < 0.01);
});

test('lanes are apart, and what is confirmed is stronger, wider and has a rail', () => {
  const rows = minimapRows(lines(2).passages, Float32Array.from([0, 4, 4, 8]), 8, 8);
  const width = 64;
  const pixels = new Uint8ClampedArray(4 * width * 8);
  paintMinimap(pixels, width, rows, [
    [1, 1, 1],
    [2, 2, 2],
    [3, 3, 3],
    [4, 4, 4],
    [9, 9, 9],
  ]);
  const row = (/** @type {number} */ at) =>
    Array.from({ length: width }, (_, x) => [
      ...pixels.slice(4 * (at * width + x), 4 * (at * width + x) + 4),
    ]);
  const of = (/** @type {number} */ at, /** @type {number} */ red) =>
    row(at).filter((pixel) => pixel[0] === red && pixel[3] > 0);
  assert.ok(of(1, 9).length > 0);
  assert.equal(of(5, 9).length, 0);
  assert.ok(of(1, 1).length > of(5, 2).length);
  assert.ok(of(1, 1)[0][3] > of(5, 2)[0][3]);
  assert.ok(
    row(1).findIndex((pixel) => pixel[0] === 1) < row(5).findIndex((pixel) => pixel[0] === 2),
  );
});

test('20,000 passages are painted in the time of a small part of a frame', () => {
  const { text, passages } = lines(20_000);
  const sheets = groupIntoSheets(groupIntoBlocks({ id: 'a', text, passages }));
  const extents = passageExtents(20_000, sheets, evenTops(sheets, 600_000));
  const pixels = new Uint8ClampedArray(4 * 56 * 800);
  /** @type {import('../www/reading/minimap.js').Colour[]} */
  const colours = [...LANES, 'rail'].map(() => [1, 1, 1]);
  const times = Array.from({ length: 20 }, () => {
    const started = performance.now();
    paintMinimap(pixels, 56, minimapRows(passages, extents, 600_000, 800), colours);
    return performance.now() - started;
  });
  // Five milliseconds on a quiet machine; a busy one has its best time close to that.
  assert.ok(Math.min(...times) < 5, `${Math.min(...times)} ms`);
});
