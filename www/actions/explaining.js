// Why the model says what it says of the selected passage. Reasons are not stored: the core gives the same ones again.
import { selectedPassage, shownDocument } from '../selectors.js';

/**
 * @param {import('../page.js').Page} page
 * @param {Pick<import('../core.js').Core, 'explain'>} core
 * @returns {() => Promise<void>} asks for the passage that is selected by then, once
 */
export function explaining(page, core) {
  let asked = '';
  return async () => {
    const shown = shownDocument(page.state());
    const passage = shown?.passages[selectedPassage(page.state())];
    if (!shown || !passage) return;
    const { start, end } = passage;
    const wanted = `${shown.id} ${start} ${end}`;
    if (asked === wanted) return;
    asked = wanted;
    try {
      const found = await core.explain(shown.text, start, end);
      if (asked === wanted) page.set({ explanation: { document: shown.id, start, end, found } });
    } catch {
      // Without its reasons the passage can still be read and labelled; the next selection asks again.
      asked = '';
    }
  };
}
