// Keeps the work: loads what the last visit left, stores every operation, and tells the person at once when it cannot.
import { createSaver, reasonOf } from './saver.js';
import { nothingOpen } from './state.js';
import { append, load, openStore } from './store.js';
import { several } from './words.js';

/** @typedef {import('./page.js').Page} Page */

/**
 * @param {Page} page
 * @param {() => void} exportAll
 */
export async function keepWork(page, exportAll) {
  let asked = false;
  /** @type {import('./store.js').Database | null} */
  let database = null;
  /** @type {unknown} */
  let refused = null;
  let loaded = nothingOpen;
  try {
    database = await openStore(() => {
      refused = new DOMException('The browser closed the storage.', 'InvalidStateError');
      database = null;
    });
    const { state, setAside } = await load(database);
    loaded = state;
    if (setAside > 0) page.notify(damageNotice(setAside));
  } catch (error) {
    database = null;
    refused = error;
  }

  const saver = createSaver(
    async (operations) => {
      if (!database) throw refused;
      await append(database, operations);
    },
    (saving) => {
      page.set({ saving });
      if (saving.at === 'failed') tellNotSaved(saving.reason);
      else if (saving.at === 'saved') page.dismiss('storage');
    },
  );

  /** @param {string} reason */
  function tellNotSaved(reason) {
    page.notify({
      key: 'storage',
      tone: 'problem',
      title: `Not saved: ${reason}. Export now so that nothing is lost.`,
      lines: ['You can go on working, but what you do stays only as long as this tab is open.'],
      action: { title: 'Export everything', run: exportAll },
    });
  }

  page.begin(loaded, (operation) => {
    saver.save(operation);
    if (operation.type === 'open' && !asked) {
      asked = true;
      // The browser may otherwise clear the storage of a page that is seldom visited. It may also say no; work goes on.
      navigator.storage?.persist?.().catch(() => {});
    }
  });
  if (!database) {
    const reason = reasonOf(refused);
    page.set({ saving: { at: 'failed', reason } });
    tellNotSaved(reason);
  }

  window.addEventListener('beforeunload', (event) => {
    if (page.around().saving.at !== 'saved' && page.state().documents.length > 0) {
      event.preventDefault();
    }
  });
}

/**
 * @param {number} setAside
 * @returns {import('./page.js').Notice}
 */
function damageNotice(setAside) {
  return {
    key: 'damage',
    tone: 'problem',
    title: `${several(setAside, 'stored record')} could not be read and ${setAside === 1 ? 'was' : 'were'} set aside.`,
    lines: ['Everything else is here. If a document is missing, open its last export.'],
  };
}
