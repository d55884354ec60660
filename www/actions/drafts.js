// Notes that were typed and not yet saved, kept in this browser from the first keystroke on: a dialog that closes by
// mistake, or a tab that dies, must not take them along.

/**
 * By the document and the place where the passage begins.
 * @typedef {Readonly<Record<string, string>>} Drafts
 */

const KEY = 'glossator-drafts';

/** @returns {Drafts} */
export function rememberedDrafts() {
  try {
    const drafts = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const entries = Object.entries(drafts).filter(([, typed]) => typeof typed === 'string');
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}

/**
 * @param {string} document
 * @param {{ start: number }} passage
 */
export function draftKey(document, { start }) {
  return `${document} ${start}`;
}

/**
 * The drafts with one changed, and remembered so.
 * @param {Drafts} drafts
 * @param {string} key
 * @param {string | null} typed null where there is nothing to keep
 * @returns {Drafts}
 */
export function withDraft(drafts, key, typed) {
  const { [key]: _, ...others } = drafts;
  const now = typed === null ? others : { ...others, [key]: typed };
  try {
    localStorage.setItem(KEY, JSON.stringify(now));
  } catch {
    // The draft stays as long as the tab does.
  }
  return now;
}
