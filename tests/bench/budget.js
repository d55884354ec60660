// What the page may take, and how a measurement is summed up.

/**
 * Milliseconds to label a page of 20 KB, from opening the page cold to its first labels, from pasting to the first screen
 * of a million characters, and from a key to its effect there.
 */
export const MILLISECONDS_ALLOWED = { page: 100, firstLabels: 300, longText: 1000, key: 50 };

/**
 * @param {readonly number[]} values
 * @returns {number}
 */
export function median(values) {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
}

/**
 * The value under which a share of all values lies.
 * @param {readonly number[]} values
 * @param {number} share
 */
export function percentile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
