// What the pictures of a project count: labels, agreement and its kappa, and the bars that stand for documents.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  commonestCorrections,
  compareCounts,
  documentBars,
  projectOf,
} from '../www/progress/figures.js';

/** @typedef {import('../www/progress/figures.js').Summary} Summary */

const labels = /** @type {const} */ (['quote', 'claim', 'background', 'boilerplate']);
const noAgreement = labels.map(() => [0, 0, 0, 0]);

/**
 * @param {string} id
 * @param {readonly [number, number, number, number]} counts
 * @param {Partial<Summary>} [more]
 * @returns {Summary}
 */
function summary(id, [quote, claim, background, boilerplate], more) {
  const passages = quote + claim + background + boilerplate;
  return {
    ...{ id, title: id, passages, confirmed: 0, notes: 0, unsure: 0, agreement: noAgreement },
    labels: { quote, claim, background, boilerplate },
    ...more,
  };
}

test('a project is the sum of its documents', () => {
  const agreement = [[3, 1, 0, 0], ...noAgreement.slice(1)];
  const project = projectOf(labels, [
    summary('a', [1, 2, 3, 4], { confirmed: 4, agreement, notes: 2 }),
    summary('b', [1, 0, 0, 9], { confirmed: 4, agreement, unsure: 1 }),
    summary('waiting for its labels', [0, 0, 0, 0]),
  ]);
  assert.equal(project.documents, 3);
  assert.equal(project.passages, 20);
  assert.equal(project.confirmed, 8);
  assert.deepEqual([project.notes, project.unsure], [2, 1]);
  assert.deepEqual(
    project.labels.map(({ label, count, share }) => [label, count, share]),
    [
      ['quote', 2, 0.1],
      ['claim', 2, 0.1],
      ['background', 3, 0.15],
      ['boilerplate', 13, 0.65],
    ],
  );
  assert.deepEqual(project.agreement.counts[0], [6, 2, 0, 0]);
});

test('the same documents are not counted twice', () => {
  const summaries = [summary('a', [1, 2, 3, 4])];
  assert.equal(projectOf(labels, summaries), projectOf(labels, summaries));
  assert.notEqual(projectOf(labels, summaries), projectOf(labels, [...summaries]));
});

test('an empty project has no shares and no kappa, and nothing divides by zero', () => {
  const { labels: shares, agreement } = projectOf(labels, []);
  assert.deepEqual(
    shares.map(({ share }) => share),
    [0, 0, 0, 0],
  );
  assert.equal(agreement.observed, 0);
  assert.equal(agreement.kappa, null);
});

test("Cohen's kappa of a table worked out by hand", () => {
  // 35 of 50 the same; by chance (25 * 30 + 25 * 20) / 2500 = 0.5.
  const { observed, kappa, rows, columns } = compareCounts([
    [20, 5],
    [10, 15],
  ]);
  assert.deepEqual(
    [rows, columns],
    [
      [25, 25],
      [30, 20],
    ],
  );
  assert.equal(observed, 0.7);
  assert.ok(Math.abs((kappa?.value ?? 0) - 0.4) < 1e-12);
  // √(0.7 · 0.3 / 50) / 0.5 = 0.1296, times 1.96.
  assert.ok(Math.abs((kappa?.low ?? 0) - 0.146) < 0.001);
  assert.ok(Math.abs((kappa?.high ?? 0) - 0.654) < 0.001);
});

test('kappa is 1 where all agree, and does not exist where one label is all there is', () => {
  assert.equal(
    compareCounts([
      [4, 0],
      [0, 6],
    ]).kappa?.value,
    1,
  );
  assert.equal(
    compareCounts([
      [9, 0],
      [0, 0],
    ]).kappa,
    null,
  );
});

test('kappa is a number from -1 to 1, inside its interval, for any counts', () => {
  const row = fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(row, { minLength: 4, maxLength: 4 }), (counts) => {
      const { kappa } = compareCounts(counts);
      if (!kappa) return;
      assert.ok(-1 <= kappa.low && kappa.low <= kappa.value + 1e-9);
      assert.ok(kappa.value <= kappa.high + 1e-9 && kappa.high <= 1);
    }),
  );
});

test('the commonest corrections come first, and what was kept is none', () => {
  const agreement = compareCounts([
    [90, 1, 0, 0],
    [0, 80, 7, 0],
    [0, 3, 70, 0],
    [0, 0, 0, 60],
  ]);
  assert.deepEqual(commonestCorrections(agreement, labels, 2), [
    { from: 'claim', to: 'background', count: 7 },
    { from: 'background', to: 'claim', count: 3 },
  ]);
});

test('documents stand in the order of their furniture; those without passages are left out', () => {
  const bars = documentBars(
    labels,
    [summary('much', [1, 0, 0, 9]), summary('none', [0, 0, 0, 0]), summary('little', [5, 4, 0, 1])],
    12,
  );
  assert.deepEqual(
    bars.map(({ documents }) => documents.map(({ id }) => id)),
    [['little'], ['much']],
  );
  assert.deepEqual(bars[0].shares, [0.5, 0.4, 0, 0.1]);
});

test('more documents than bars: each is in one bar, and the bars are equally full', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 100 }), (n, most) => {
      const summaries = Array.from({ length: n }, (_, i) => summary(`${i}`, [1, i, 0, n - i]));
      const bars = documentBars(labels, summaries, most);
      const sizes = bars.map(({ documents }) => documents.length);
      assert.equal(bars.length, Math.min(n, most));
      assert.equal(new Set(bars.flatMap(({ documents }) => documents)).size, n);
      assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1);
      for (const { shares } of bars) {
        assert.ok(Math.abs(shares.reduce((all, share) => all + share, 0) - 1) < 1e-9);
      }
    }),
  );
});
