// What a person does with the palette: open it, and choose something in it.
import { rememberRecent } from '../habits.js';
import { usedNow } from './palette.js';

/** @typedef {import('../page.js').Page} Page */

/**
 * The words that were selected when the palette opened. Its field takes the browser's selection away, and a command may be
 * about just these words.
 * @type {readonly Range[]}
 */
let selected = [];

/** @param {Page} page */
export function openPalette(page) {
  const selection = window.getSelection();
  // Inside a field the selection is the field's own, which keeps it.
  selected =
    selection && !selection.isCollapsed
      ? Array.from({ length: selection.rangeCount }, (_, i) => selection.getRangeAt(i).cloneRange())
      : [];
  page.set({ dialog: 'palette', drawer: false, sought: { typed: '', marked: 0 } });
}

/**
 * @param {Page} page
 * @param {import('./palette.js').Entry} entry
 */
export function choose(page, entry) {
  // What cannot run stays in the palette, which shows the reason.
  if (entry.unavailable?.()) return;
  if (entry.name !== undefined) {
    const recent = usedNow(page.around().recent, entry.name);
    rememberRecent(recent);
    page.set({ recent });
  }
  page.set({ dialog: null });
  if (selected.length > 0) {
    const selection = window.getSelection();
    selection?.removeAllRanges();
    for (const range of selected) selection?.addRange(range);
  }
  page.act(entry.run);
}
