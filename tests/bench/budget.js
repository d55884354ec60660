// What the page may take, and how a measurement is summed up.

/** Milliseconds to label a page of 20 KB, and from opening the page cold to its first labels. */
export const MILLISECONDS_ALLOWED = { page: 100, firstLabels: 300 };

/**
 * @param {readonly number[]} values
 * @returns {number}
 */
export function median(values) {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
}
