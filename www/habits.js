// What this browser remembers for comfort's sake: the chosen theme, and where the person was. None of it is work.
import { readChanges } from './keys/keymap.js';

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

/** Whether this browser has never shown a document here: then the welcome is what the page will open with. */
export function isFirstVisit() {
  try {
    return !Object.keys(localStorage).some((key) => key.startsWith(PLACE_KEY));
  } catch {
    return false;
  }
}

/**
 * Where the person was at the last visit of a project: a document and a passage in it.
 * @param {string} project
 * @returns {{ document: string, passage: number } | null}
 */
export function rememberedPlace(project) {
  try {
    const place = JSON.parse(read(`${PLACE_KEY}-${project}`) ?? 'null');
    return typeof place?.document === 'string' && Number.isInteger(place.passage) ? place : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} project
 * @param {{ document: string, passage: number }} place
 */
export function rememberPlace(project, place) {
  write(`${PLACE_KEY}-${project}`, JSON.stringify(place));
}

const ADVANCE_KEY = 'glossator-advance';

/** Whether a label goes on to the next unconfirmed passage. */
export function rememberedAdvance() {
  return read(ADVANCE_KEY) === 'yes';
}

/** @param {boolean} advances */
export function rememberAdvance(advances) {
  write(ADVANCE_KEY, advances ? 'yes' : 'no');
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

const KEYS_KEY = 'glossator-keys';

/** The keys that this person has changed. */
export function rememberedKeys() {
  return readChanges(read(KEYS_KEY));
}

/** @param {import('./keys/keymap.js').KeyChanges} changes */
export function rememberKeys(changes) {
  write(KEYS_KEY, JSON.stringify(changes));
}

/**
 * Tells of keys that are changed in another tab.
 * @param {(changes: import('./keys/keymap.js').KeyChanges) => void} told
 */
export function followKeys(told) {
  window.addEventListener('storage', ({ key }) => {
    if (key === KEYS_KEY) told(rememberedKeys());
  });
}

const RECENT_KEY = 'glossator-recent';

/**
 * The commands that were last chosen by name, the latest first.
 * @returns {readonly string[]}
 */
export function rememberedRecent() {
  try {
    const names = JSON.parse(read(RECENT_KEY) ?? '[]');
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

/** @param {readonly string[]} names */
export function rememberRecent(names) {
  write(RECENT_KEY, JSON.stringify(names));
}

const EXPORT_KEY = 'glossator-export';

/** @typedef {import('./leaving/exporting.js').ExportChoices} ExportChoices */

/**
 * How the last export was asked for.
 * @returns {Partial<ExportChoices>}
 */
export function rememberedExport() {
  const found = parsed(EXPORT_KEY);
  const { format, kinds, graphemes, labelsOnly, onlyConfirmed, isSplit, shares, by, seed } = found;
  /** @type {Partial<ExportChoices>} */
  const choices = {};
  if (typeof format === 'string') choices.format = /** @type {ExportChoices['format']} */ (format);
  if (kinds && typeof kinds === 'object') choices.kinds = { ...kinds };
  if (typeof graphemes === 'boolean') choices.graphemes = graphemes;
  if (typeof labelsOnly === 'boolean') choices.labelsOnly = labelsOnly;
  if (typeof onlyConfirmed === 'boolean') choices.onlyConfirmed = onlyConfirmed;
  if (typeof isSplit === 'boolean') choices.isSplit = isSplit;
  if (Array.isArray(shares) && shares.length === 3 && shares.every(Number.isFinite)) {
    choices.shares = /** @type {[number, number, number]} */ (shares);
  }
  if (by === 'document' || by === 'site') choices.by = by;
  if (Number.isSafeInteger(seed) && seed >= 0) choices.seed = seed;
  return choices;
}

/** @param {ExportChoices} choices */
export function rememberExport(choices) {
  write(EXPORT_KEY, JSON.stringify(choices));
}

const NAMES_KEY = 'glossator-label-names';

/** @typedef {import('./core/glossator.js').Label} Label */

/**
 * What label names of other people's files stand for; null for those that are left out.
 * @returns {Map<string, Label | null>}
 */
export function rememberedNames() {
  const pairs = Object.entries(parsed(NAMES_KEY));
  const known = ['boilerplate', 'quote', 'claim', 'background'];
  return new Map(
    pairs.flatMap(([name, label]) =>
      label === null || known.includes(label) ? [[name, /** @type {Label | null} */ (label)]] : [],
    ),
  );
}

/** @param {ReadonlyMap<string, Label | null>} names */
export function rememberNames(names) {
  write(NAMES_KEY, JSON.stringify(Object.fromEntries(names)));
}

/**
 * @param {string} key
 * @returns {Record<string, any>}
 */
function parsed(key) {
  try {
    const found = JSON.parse(read(key) ?? '{}');
    return found && typeof found === 'object' ? found : {};
  } catch {
    return {};
  }
}
