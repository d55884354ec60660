// What is set in the dialog that chooses passages, and what follows from it.

import { chooseInProject, findInProject } from '../commands/choosing.js';
import { countOf, selectedPassage, shownDocument } from '../selectors.js';
import { several } from '../words.js';
import { choiceOf } from './choice.js';

/** @typedef {import('../page.js').Page} Page */
/** @typedef {import('../state.js').State} State */
/** @typedef {import('./choice.js').Wish} Wish */

/**
 * `share` is the confidence in per cent that `side` is about. `counted` is how much of the project fits, once that was
 * asked for.
 * @typedef {{
 *   label: import('../state.js').LabelName | null,
 *   side: 'any' | 'above' | 'below',
 *   share: number,
 *   unconfirmed: boolean,
 *   equal: boolean,
 *   wide: boolean,
 *   counted: { passages: number, documents: number } | null,
 * }} Wished
 */

/** @type {Wished} */
export const firstWish = {
  label: null,
  side: 'above',
  share: 90,
  unconfirmed: true,
  equal: false,
  wide: false,
  counted: null,
};

/**
 * @param {State} state
 * @param {Wished} wished
 * @returns {Wish}
 */
export function wishOf(state, { label, side, share, unconfirmed, equal }) {
  const document = shownDocument(state);
  const passage = document?.passages[selectedPassage(state)];
  /** @type {Wish} */
  const wish = { unconfirmed };
  if (label) wish.label = label;
  if (side === 'above') wish.above = share / 100;
  if (side === 'below') wish.below = share / 100;
  if (equal && document && passage) wish.reads = document.text.slice(passage.start, passage.end);
  return wish;
}

/**
 * The passages of the shown document that fit.
 * @param {State} state
 * @param {Wished} wished
 */
export function fittingHere(state, wished) {
  const document = shownDocument(state);
  return document ? choiceOf(document, wishOf(state, wished)) : [];
}

/**
 * @param {Page} page
 * @param {Partial<Wished>} change
 */
export function setWish(page, change) {
  page.set({ wished: { ...page.around().wished, counted: null, ...change } });
}

/** @param {Page} page */
export async function countWish(page) {
  const { wished } = page.around();
  const targets = await findInProject(page, wishOf(page.state(), wished));
  // Whoever has set something else meanwhile asks something else.
  if (!targets || page.around().wished !== wished) return;
  setWish(page, { counted: { passages: countOf(targets), documents: targets.length } });
}

/** @param {Page} page */
export async function chooseWish(page) {
  const { wished } = page.around();
  const state = page.state();
  const document = shownDocument(state);
  page.set({ dialog: null });
  if (wished.wide) {
    await chooseInProject(page, wishOf(state, wished));
    return;
  }
  const passages = fittingHere(state, wished);
  if (!document || passages.length === 0) {
    page.say('No passage of this document fits.');
    return;
  }
  page.dispatch({ type: 'choose', targets: [{ document: document.id, passages }] });
  page.say(
    `${several(passages.length, 'passage')} chosen. Labels and Enter now go to all of them; Escape lets them go.`,
  );
}
