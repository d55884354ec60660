// When passages were confirmed, from the log of what was done.

/** @typedef {import('../state.js').Entry} Entry */
/** @typedef {import('./working-time.js').Deed} Deed */

/**
 * @param {readonly Pick<Entry, 'at' | 'delta'>[]} entries the first first
 * @returns {Deed[]} also for what was taken back, as a negative number
 */
export function deedsOf(entries) {
  return entries.flatMap(({ at, delta }) => {
    let confirmed = 0;
    for (const { changes } of delta.edits) {
      for (const { before, after } of changes) {
        confirmed += confirmedIn(after) - confirmedIn(before);
      }
    }
    return confirmed === 0 ? [] : [{ at, confirmed }];
  });
}

/** @param {readonly import('../state.js').Passage[]} passages */
function confirmedIn(passages) {
  return passages.reduce((sum, { confirmed }) => sum + (confirmed ? 1 : 0), 0);
}
