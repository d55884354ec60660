// What the pictures of a project show: how its labels are spread, and where the person decided otherwise than the model.

/** @typedef {import('../core/glossator.js').Label} LabelName */

/**
 * What the pictures need to know of a document; a summary of the project list has it all. `agreement` counts the confirmed
 * passages that the model had labelled: a row for what the model said, a column for what holds now, both in the order of
 * the labels.
 * @typedef {{
 *   id: string,
 *   title: string,
 *   passages: number,
 *   confirmed: number,
 *   labels: Readonly<Partial<Record<LabelName, number>>>,
 *   agreement: readonly (readonly number[])[],
 *   notes: number,
 *   unsure: number,
 * }} Summary
 */

/**
 * @typedef {{ label: LabelName, count: number, share: number }} LabelShare
 * @typedef {ReturnType<typeof compareCounts>} Agreement
 * @typedef {ReturnType<typeof projectOf>} Project
 */

/**
 * The documents that stand behind one bar, with the mean of their shares in the order of the labels.
 * @typedef {{ documents: readonly Summary[], passages: number, shares: readonly number[] }} Bar
 */

/** Half the width of a 95 % interval, in standard errors. */
const NORMAL_95 = 1.96;

/**
 * Remembers an answer for as long as both things asked about are the same objects: five thousand documents are counted once,
 * however often the page is drawn.
 * @template {object} A
 * @template {object} B
 * @template T
 * @param {(a: A, b: B) => T} answer
 * @returns {(a: A, b: B) => T}
 */
function remembered(answer) {
  /** @type {WeakMap<A, WeakMap<B, { value: T }>>} */
  const known = new WeakMap();
  return (a, b) => {
    let answers = known.get(a);
    if (!answers) {
      answers = new WeakMap();
      known.set(a, answers);
    }
    let found = answers.get(b);
    if (!found) {
      found = { value: answer(a, b) };
      answers.set(b, found);
    }
    return found.value;
  };
}

/** Everything of a project added up. */
export const projectOf = remembered(
  (/** @type {readonly LabelName[]} */ labels, /** @type {readonly Summary[]} */ summaries) => {
    const counts = labels.map(() => 0);
    const agreement = labels.map(() => labels.map(() => 0));
    let [passages, confirmed, notes, unsure] = [0, 0, 0, 0];
    for (const summary of summaries) {
      passages += summary.passages;
      confirmed += summary.confirmed;
      notes += summary.notes;
      unsure += summary.unsure;
      for (let row = 0; row < labels.length; row += 1) {
        counts[row] += summary.labels[labels[row]] ?? 0;
        for (let column = 0; column < labels.length; column += 1) {
          agreement[row][column] += summary.agreement[row]?.[column] ?? 0;
        }
      }
    }
    const all = sum(counts);
    return {
      documents: summaries.length,
      passages,
      confirmed,
      notes,
      unsure,
      labels: labels.map((label, at) => ({
        label,
        count: counts[at],
        share: ratio(counts[at], all),
      })),
      agreement: compareCounts(agreement),
    };
  },
);

/**
 * How far two labellings of the same passages agree, with Cohen's kappa: the agreement beyond what the two sets of totals
 * would give by chance, where 0 is chance and 1 is all. It does not exist where both used one and the same label only.
 * Its interval is the large-sample one of the same paper (J. Cohen, "A Coefficient of Agreement for Nominal Scales",
 * Educational and Psychological Measurement 20, 1960, 37–46).
 * @param {readonly (readonly number[])[]} counts
 */
export function compareCounts(counts) {
  const rows = counts.map(sum);
  const columns = counts.map((_, column) => sum(counts.map((row) => row[column])));
  const total = sum(rows);
  const agreed = sum(counts.map((row, at) => row[at]));
  const observed = ratio(agreed, total);
  const chance = ratio(sum(rows.map((row, at) => row * columns[at])), total * total);
  /** @type {{ value: number, low: number, high: number } | null} */
  let kappa = null;
  if (total > 0 && chance < 1) {
    const value = (observed - chance) / (1 - chance);
    const error = Math.sqrt((observed * (1 - observed)) / total) / (1 - chance);
    kappa = {
      value,
      low: Math.max(-1, value - NORMAL_95 * error),
      high: Math.min(1, value + NORMAL_95 * error),
    };
  }
  return { counts, rows, columns, total, agreed, observed, kappa };
}

/**
 * The commonest corrections, most frequent first.
 * @param {Agreement} agreement
 * @param {readonly LabelName[]} labels
 * @param {number} most
 */
export function commonestCorrections({ counts }, labels, most) {
  return counts
    .flatMap((row, from) =>
      row.map((count, to) => ({ from: labels[from], to: labels[to], count, same: from === to })),
    )
    .filter(({ same, count }) => !same && count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, most)
    .map(({ from, to, count }) => ({ from, to, count }));
}

/** The documents that have passages, sorted by the share of the last label: of furniture, which varies most. */
const sortedDocuments = remembered(
  (/** @type {readonly LabelName[]} */ labels, /** @type {readonly Summary[]} */ summaries) => {
    const last = labels.length - 1;
    return summaries
      .map((summary) => {
        const counts = labels.map((label) => summary.labels[label] ?? 0);
        const all = sum(counts);
        return { summary, all, shares: counts.map((count) => ratio(count, all)) };
      })
      .filter(({ all }) => all > 0)
      .sort((a, b) => a.shares[last] - b.shares[last] || a.shares[0] - b.shares[0]);
  },
);

/**
 * The documents in at most so many bars of as many documents each as can be, give or take one.
 * @param {readonly LabelName[]} labels
 * @param {readonly Summary[]} summaries
 * @param {number} most
 * @returns {Bar[]}
 */
export function documentBars(labels, summaries, most) {
  const sorted = sortedDocuments(labels, summaries);
  const bars = Math.min(sorted.length, Math.max(1, Math.floor(most)));
  return Array.from({ length: bars }, (_, bar) => {
    const from = Math.round((bar * sorted.length) / bars);
    const to = Math.round(((bar + 1) * sorted.length) / bars);
    const behind = sorted.slice(from, to);
    return {
      documents: behind.map(({ summary }) => summary),
      passages: sum(behind.map(({ all }) => all)),
      shares: labels.map((_label, at) => sum(behind.map(({ shares }) => shares[at])) / (to - from)),
    };
  });
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/**
 * @param {number} part
 * @param {number} whole
 */
export function ratio(part, whole) {
  return whole > 0 ? part / whole : 0;
}
