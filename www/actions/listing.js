// What can be done with the list of documents: sort, filter, choose rows, move among them.
import { cursorOf } from '../listing.js';

/** @typedef {import('../page.js').Page} Page */
/** @typedef {import('../listing.js').Listing} Listing */

/** @typedef {ReturnType<typeof listingActions>} ListingActions */

/** @param {Page} page */
export function listingActions(page) {
  return {
    /**
     * @param {Partial<Listing>} change
     * @param {{ focus?: boolean }} [how] whether the row at the cursor takes the focus
     */
    changeListing(change, { focus = false } = {}) {
      const { listing } = page.around();
      const cursor = change.cursor === undefined ? cursorOf(page.state(), listing) : change.cursor;
      page.set({ listing: { ...listing, ...change, cursor, under: page.state().shown } });
      if (focus) focusRow();
    },
  };
}

/** After the next drawing: the row may not be there before. */
export function focusRow() {
  queueMicrotask(() => {
    const row = document.querySelector('.documents .document[tabindex="0"]');
    if (row instanceof HTMLElement) row.focus({ preventScroll: true });
  });
}
