// The article, glossed: its text in the middle, each passage's label in the left margin and its standing in the right.
// For assistive technology it is a list of options, of which some are chosen and one is the active one.
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { groupIntoBlocks } from '../reading/blocks.js';
import { foldedRows } from '../reading/folding.js';
import { groupIntoSheets, isShown } from '../reading/sheets.js';
import { quotedTitle } from '../words.js';
import { alignCaret } from './caret.js';
import { passageElementId } from './passage.js';
import { drawSheets } from './roll.js';

export { passageElementId };

/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */
/** @typedef {import('../state.js').Passage} Passage */
/** @typedef {import('../reading/blocks.js').Block} Block */
/** @typedef {import('../reading/folding.js').Folds} Folds */
/** @typedef {import('../reading/sheets.js').Sheet} Sheet */

/**
 * What a person is at: the passage with the cursor (-1 for none), those that are chosen beside it, and where in the text a
 * split would happen.
 * @typedef {{ at: number, chosen?: ReadonlySet<number>, caret?: number | null, folds?: Folds | null }} Reading
 */

/**
 * What the article asks for. `add` where the person wants the passage chosen beside the others.
 * @typedef {{
 *   select: (passage: number, how?: { inSight: boolean, add?: boolean }) => void,
 *   turnFold?: (start: number) => void,
 * }} ArticleActions
 */

/**
 * The blocks and sheets of the document that was drawn last, so that only what changed is drawn anew.
 * @type {{
 *   id: string,
 *   passages: readonly Passage[],
 *   folds: Folds | null,
 *   blocks: readonly Block[],
 *   sheets: readonly Sheet[],
 * } | null}
 */
let drawn = null;

/**
 * @param {GlossedDocument} document
 * @param {Folds | null} folds
 */
function sheetsOf(document, folds) {
  const { id, passages } = document;
  const before = drawn?.id === id ? drawn : null;
  if (before?.passages === passages && before.folds === folds) return before.sheets;
  const blocks =
    before?.passages === passages ? before.blocks : groupIntoBlocks(document, before?.blocks);
  const sheets = groupIntoSheets(foldedRows(blocks, folds), before?.sheets);
  drawn = { id, passages, folds, blocks, sheets };
  return sheets;
}

/** @type {ReadonlySet<number>} */
const NONE = new Set();

/**
 * @param {GlossedDocument} document
 * @param {Reading} reading
 * @param {ArticleActions} actions
 */
export function articleView(document, { at, chosen = NONE, caret = null, folds = null }, actions) {
  /** @param {MouseEvent} event */
  const onClick = (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const fold = target?.closest('[data-fold]');
    if (fold instanceof HTMLElement) {
      actions.turnFold?.(Number(fold.dataset.fold));
      return;
    }
    const option = target?.closest('[data-passage]');
    if (!(option instanceof HTMLElement)) return;
    if (hasMarkedWords(event)) {
      // The first half of a double click has gone to the passage whose word the second half marks: back to where it was.
      if (event.detail > 1 && before >= 0) actions.select(before, { inSight: true });
      return;
    }
    before = at;
    const inSight = event instanceof PointerEvent && event.pointerType === 'mouse';
    const add = event.ctrlKey || event.metaKey;
    actions.select(Number(option.dataset.passage), add ? { inSight, add } : { inSight });
  };
  const sheets = sheetsOf(document, folds);
  // The words that the caret stands between are drawn by the time a microtask runs, and not yet painted.
  queueMicrotask(() => alignCaret(document, caret));
  // Everything that differs from document to document hangs on its id: another document starts from a clean page.
  return keyed(
    document.id,
    html`
      <div
        class="article"
        role="listbox"
        tabindex="0"
        aria-label="Passages of ${quotedTitle(document)}"
        aria-multiselectable="true"
        aria-activedescendant=${isShown(sheets, at) ? passageElementId(at) : nothing}
        @pointerdown=${onPointerDown}
        @click=${onClick}
      >${drawSheets(document, sheets, at, chosen)}<span class="caret" aria-hidden="true" hidden></span></div>
    `,
  );
}

/** Where the pointer went down, and the passage that was selected before the latest click. */
let down = { x: 0, y: 0 };
let before = -1;

/** @param {PointerEvent} event */
function onPointerDown({ clientX, clientY }) {
  down = { x: clientX, y: clientY };
}

/** A pointer that has gone further than this was drawn over words. */
const DRAWN = 4;

/**
 * Whether a click was the end of marking words, as with a drag, a double click or Shift: it is about the words, and does
 * not go to their passage.
 * @param {MouseEvent} event
 */
function hasMarkedWords({ clientX, clientY, detail, shiftKey }) {
  if (window.getSelection()?.isCollapsed ?? true) return false;
  return detail > 1 || shiftKey || Math.hypot(clientX - down.x, clientY - down.y) > DRAWN;
}
