// What this browser remembers for comfort's sake: the chosen theme, and where the person was. None of it is work.

/** @typedef {'system' | 'light' | 'dark'} Theme */

const KEY = 'glossator-theme';

/** @type {readonly Theme[]} */
export const themes = ['system', 'light', 'dark'];

/** @returns {Theme} */
export function rememberedTheme() {
  const remembered = read(KEY);
  return themes.find((theme) => theme === remembered) ?? 'system';
}

/** @param {Theme} theme */
export function applyTheme(theme) {
  document.documentElement.dataset.theme = theme;
  write(KEY, theme);
}

const PLACE_KEY = 'glossator-place';

/**
 * Where the person was at the last visit: a document and a passage in it.
 * @returns {{ document: string, passage: number } | null}
 */
export function rememberedPlace() {
  try {
    const place = JSON.parse(read(PLACE_KEY) ?? 'null');
    return typeof place?.document === 'string' && Number.isInteger(place.passage) ? place : null;
  } catch {
    return null;
  }
}

/** @param {{ document: string, passage: number }} place */
export function rememberPlace(place) {
  write(PLACE_KEY, JSON.stringify(place));
}

/** @param {string} key */
function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * A browser that refuses to remember is no reason to stop.
 * @param {string} key
 * @param {string} value
 */
function write(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {}
}
