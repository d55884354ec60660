// Copies of one text: which open documents have the words of a file's document, whatever happened to white space, invisible
// characters, and the way in which letters with accents are composed. The core decides; this finds whom to ask it about.
import { listedDocuments } from '../selectors.js';
import { hashOf } from '../state/hash.js';

/** @typedef {import('../page.js').Page} Page */

/** What the core passes over too when it compares texts. */
const UNSEEN =
  /[\p{White_Space}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\0]/gu;

/** So many documents are read at a time. */
const BATCH = 50;

/** What the letters of a text hash to, by the hash of the text: a text never changes, so neither does this. */
const known = new Map();

/**
 * The SHA-256 of the letters of a text, as labels without their text carry it.
 * @param {string} text
 * @returns {Promise<string>}
 */
export async function lettersHash(text) {
  const letters = text.replace(UNSEEN, '').normalize('NFD');
  // Only a page that came over https or from this machine has the browser's hashes.
  if (!globalThis.crypto?.subtle) return hashOf(letters);
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(letters));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The open documents whose letters have one of these hashes.
 * @param {Page} page
 * @param {ReadonlySet<string>} wanted
 * @returns {Promise<ReadonlyMap<string, readonly string[]>>} the ids, by the hash
 */
export async function documentsByLetters(page, wanted) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  if (wanted.size === 0) return found;
  const listed = listedDocuments(page.state());
  const strangers = listed.filter(({ hash }) => !known.has(hash)).map(({ id }) => id);
  for (let at = 0; at < strangers.length; at += BATCH) {
    for (const { text } of await page.read(strangers.slice(at, at + BATCH))) {
      known.set(hashOf(text), await lettersHash(text));
    }
  }
  for (const { id, hash } of listed) {
    const letters = known.get(hash);
    if (letters && wanted.has(letters)) found.set(letters, [...(found.get(letters) ?? []), id]);
  }
  return found;
}
