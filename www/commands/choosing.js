// Choosing many passages, to label or confirm them in one go.
import { choiceOf } from '../actions/choice.js';
import { countOf, listedDocuments, shownDocument } from '../selectors.js';
import { several } from '../words.js';
import { needsDocument, needsPassage, present } from './present.js';

/** @typedef {import('../page.js').Page} Page */
/** @typedef {import('./index.js').Command} Command */

/**
 * @param {Page} page
 * @returns {Command[]}
 */
export function choosingCommands(page) {
  function chooseEqual() {
    const here = present(page);
    if (!here) return undefined;
    const { start, end } = here.document.passages[here.at];
    return chooseInProject(page, { reads: here.document.text.slice(start, end) });
  }

  function chooseSurrounding() {
    const document = shownDocument(page.state());
    if (!document) return;
    const targets = [{ document: document.id, passages: document.passages.map((_, at) => at) }];
    page.dispatch({ type: 'choose', targets });
    page.say(`All ${several(document.passages.length, 'passage')} of this document are chosen.`);
  }

  const nothingToLeave = () =>
    page.around().caret === null && page.state().chosen.length === 0
      ? 'Nothing is chosen, and no split is being made.'
      : null;

  function leave() {
    if (page.around().caret !== null) {
      page.set({ caret: null });
      page.say('Nothing was split.');
    } else if (page.state().chosen.length > 0) {
      page.dispatch({ type: 'choose', targets: [] });
      page.say('Nothing is chosen any more.');
    }
  }

  /** @type {Command[]} */
  const commands = [
    {
      name: 'choose-equal',
      title: 'Choose all that read the same, in the whole project',
      keys: ['l'],
      unavailable: needsPassage(page),
      run: chooseEqual,
    },
    {
      name: 'choose',
      title: 'Choose passages by label and confidence',
      keys: ['Shift+l'],
      unavailable: needsDocument(page),
      run: () => page.set({ dialog: 'select', drawer: false }),
    },
    {
      name: 'choose-all',
      title: 'Choose all of this document',
      keys: ['Ctrl+a'],
      unavailable: needsDocument(page),
      run: chooseSurrounding,
    },
    {
      name: 'leave',
      title: 'Choose nothing; leave a split',
      keys: ['Escape'],
      modal: true,
      unavailable: nothingToLeave,
      run: leave,
    },
  ].map((command) => ({ group: 'Choose', ...command }));
  return commands;
}

/**
 * Chooses what fits in the whole project, with progress, and says how much that is.
 * @param {Page} page
 * @param {import('../actions/choice.js').Wish} wish
 */
export async function chooseInProject(page, wish) {
  const targets = await findInProject(page, wish);
  if (!targets) return;
  if (targets.length === 0) {
    page.say('No passage of this project fits.');
    return;
  }
  page.dispatch({ type: 'choose', targets });
  const where = targets.length === 1 ? 'one document' : several(targets.length, 'document');
  page.say(
    `${several(countOf(targets), 'passage')} chosen in ${where}. Labels and Enter now go to all of them; Escape lets them go.`,
  );
}

/**
 * What fits in the whole project; null where the person has stopped the search.
 * @param {Page} page
 * @param {import('../actions/choice.js').Wish} wish
 */
export async function findInProject(page, wish) {
  const run = { cancelled: false };
  const cancel = () => {
    run.cancelled = true;
  };
  const documents = listedDocuments(page.state());
  /** @type {import('../state.js').Target[]} */
  const targets = [];
  const BATCH = 50;
  for (let at = 0; at < documents.length && !run.cancelled; at += BATCH) {
    if (documents.length > BATCH) {
      page.set({ progress: { doing: 'the search', done: at, of: documents.length, cancel } });
    }
    const batch = documents.slice(at, at + BATCH).map(({ id }) => id);
    for (const document of await page.read(batch)) {
      const passages = choiceOf(document, wish);
      if (passages.length > 0) targets.push({ document: document.id, passages });
    }
  }
  page.set({ progress: null });
  return run.cancelled ? null : targets;
}
