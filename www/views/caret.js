// The caret in the text, where a passage would be split. It lies over the words, so that they do not move for it.
import { passageAt } from '../reading/speakers.js';
import { passageElementId } from './passage.js';
import { followRoll } from './roll.js';

/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */

/** @type {[GlossedDocument, number | null] | null} */
let latest = null;

/**
 * @param {GlossedDocument} shown
 * @param {number | null} caret
 */
export function alignCaret(shown, caret) {
  latest = [shown, caret];
  const element = document.querySelector('.article > .caret');
  if (!(element instanceof HTMLElement)) return;
  const edge = caret === null ? null : edgeAt(shown, caret);
  element.hidden = edge === null;
  if (!edge) return;
  const article = element.parentElement?.getBoundingClientRect();
  if (!article) return;
  element.style.setProperty('--caret-left', `${(edge.x - article.left).toFixed(1)}px`);
  element.style.setProperty('--caret-top', `${(edge.top - article.top).toFixed(1)}px`);
  element.style.setProperty('--caret-height', `${edge.height.toFixed(1)}px`);
}

/** Sets the caret beside its letter again, after lines have moved or its words have been drawn. */
function alignCaretAgain() {
  if (latest && latest[1] !== null) alignCaret(...latest);
}

followRoll(alignCaretAgain);
document.addEventListener('sheets-drawn', alignCaretAgain);

/**
 * The edge between two letters, on the side of the one after it where there is one.
 * @param {GlossedDocument} shown
 * @param {number} caret
 */
function edgeAt({ passages }, caret) {
  const at = passageAt(passages, caret);
  const words = document.querySelector(`#${passageElementId(at)} > .words`);
  const node = [...(words?.childNodes ?? [])].find((each) => each instanceof Text);
  if (!node || !words || !passages[at]) return null;
  const place = Math.min(Math.max(0, caret - passages[at].start), node.length);
  const isAfter = place === node.length;
  const letter = document.createRange();
  letter.setStart(node, isAfter ? place - 1 : place);
  letter.setEnd(node, isAfter ? place : place + 1);
  const boxes = letter.getClientRects();
  const box = boxes[boxes.length - 1];
  if (!box) return null;
  const isFromRight = getComputedStyle(words).direction === 'rtl';
  const x = isAfter === isFromRight ? box.left : box.right;
  return { x, top: box.top, height: box.height };
}
