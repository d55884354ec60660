// A reminder to take the work out of the browser when much of it, or old work, stands nowhere else.
import { several } from '../words.js';

const HOUR = 3_600_000;
const AFTER_CHANGES = 500;
const AFTER_TIME = 24 * HOUR;

/**
 * What to say of a project that has not been saved as a file for long; null while there is no need.
 * @param {import('./catalogue.js').ProjectCard} card
 * @param {number} now milliseconds since 1970
 * @returns {string | null}
 */
export function reminderOf({ saved, created, changes }, now) {
  const since = Math.max(0, now - (saved || created));
  if (changes === 0 || (changes < AFTER_CHANGES && since < AFTER_TIME)) return null;
  const days = Math.floor(since / (24 * HOUR));
  const done = `${several(changes, 'change')} ${changes === 1 ? 'stands' : 'stand'} only in this browser`;
  if (saved)
    return `${done}: the last project file is ${days > 0 ? `${several(days, 'day')} old` : 'from today'}.`;
  return `${done}: the project was never saved as a file.`;
}
