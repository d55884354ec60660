// What commands need to know of the present: the shown document, the passage to act on, and why there is none.
import { nearest, selectedPassage, shownDocument } from '../selectors.js';
import { passageSaid } from '../words.js';

/** @typedef {import('../page.js').Page} Page */

export const NO_DOCUMENT = 'No document is open.';
export const ALL_CONFIRMED = 'Every passage of this document is confirmed.';
export const NO_PASSAGE = 'Select a passage first: click it, or go to it with the keys.';

/** @param {Page} page */
export function needsDocument(page) {
  return () => (shownDocument(page.state()) ? null : NO_DOCUMENT);
}

/** @param {Page} page */
export function needsPassage(page) {
  return () => needsDocument(page)() ?? (selectedPassage(page.state()) < 0 ? NO_PASSAGE : null);
}

/**
 * For what can be done to many passages at once: those that were chosen count, wherever they are.
 * @param {Page} page
 */
export function needsTargets(page) {
  return () => (page.state().chosen.length > 0 ? null : needsPassage(page)());
}

/**
 * The document and the passage to act on.
 * @param {Page} page
 */
export function present(page) {
  const document = shownDocument(page.state());
  const at = selectedPassage(page.state());
  return document && at >= 0 ? { document, at } : null;
}

/**
 * Goes to a passage of the shown document and says what it is.
 * @param {Page} page
 * @param {number} at
 * @param {boolean} [extend] choosing all on the way
 */
export function goTo(page, at, extend = false) {
  const document = shownDocument(page.state());
  if (!document?.passages[at]) return;
  page.dispatch({ type: 'select', document: document.id, passage: at, extend });
  const chosen = page.state().chosen[0]?.passages.length ?? 0;
  const said = passageSaid(document, at);
  page.say(extend ? `${chosen} passages chosen. ${said}` : said);
}

/**
 * Goes to the nearest passage that nobody has confirmed, in one direction and then round from the other end.
 * @param {Page} page
 * @param {1 | -1} [direction]
 */
export function goToUnconfirmed(page, direction = 1) {
  const document = shownDocument(page.state());
  if (!document) return;
  const from = selectedPassage(page.state());
  const at = nearest(document, from, direction, ({ confirmed }) => !confirmed);
  if (at >= 0) goTo(page, at);
  else page.say(ALL_CONFIRMED);
}

/** @param {Page} page */
export function sayHere(page) {
  const document = shownDocument(page.state());
  const at = selectedPassage(page.state());
  if (document && at >= 0) page.say(passageSaid(document, at));
}
