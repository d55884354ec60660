// The list of documents by keyboard: to its rows, to the field that searches it, and removing what is chosen there.
import { focusRow } from '../actions/listing.js';
import { listedDocuments } from '../selectors.js';

/** @typedef {import('../page.js').Page} Page */
/** @typedef {import('./index.js').Command} Command */

/**
 * @param {Page} page
 * @returns {Command[]}
 */
export function listingCommands(page) {
  const unavailable = () =>
    listedDocuments(page.state()).length > 0 ? null : 'No document is open.';
  return [
    {
      name: 'list',
      title: 'Go to the list of documents',
      group: 'Project',
      keys: ['y'],
      unavailable,
      run() {
        page.set({ drawer: true });
        focusRow();
      },
    },
    {
      name: 'choose-documents',
      title: 'Choose documents in the list, to remove them together',
      group: 'Project',
      keys: ['Shift+y'],
      unavailable,
      run() {
        page.set({ drawer: true, listing: { ...page.around().listing, choosing: true } });
        focusRow();
      },
    },
  ];
}
