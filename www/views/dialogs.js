// All dialogs, each drawn from the first time it is opened: a page that is just being opened has none to draw.
import { nothing } from 'lit';
import { listedDocuments } from '../selectors.js';
import { inMarks } from '../words.js';
import { exportDialog } from './export-dialog.js';
import { figuresDialog } from './figures-dialog.js';
import { guidelinesDialog } from './guidelines-panel.js';
import { historyDialog } from './history-dialog.js';
import { keysDialog } from './keys-dialog.js';
import { mergeDialog } from './merge-dialog.js';
import { moreDialog } from './more-dialog.js';
import { namesDialog } from './names-dialog.js';
import { noteDialog } from './note-dialog.js';
import { openDialog } from './open-dialog.js';
import { paletteDialog } from './palette-dialog.js';
import { projectsDialog } from './projects-dialog.js';
import { searchDialog } from './search-dialog.js';
import { selectDialog } from './select-dialog.js';
import { speakerDialog } from './speaker-dialog.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../page.js').Surroundings} Surroundings */
/** @typedef {import('../page.js').DialogName} DialogName */
/** @typedef {import('./shell.js').Actions} Actions */

/** @type {Record<DialogName, (state: State, around: Surroundings, actions: Actions) => unknown>} */
const DIALOGS = {
  palette: (state, around, actions) => paletteDialog(around, actions, titlesOf(state, actions)),
  open: (_, around, actions) => openDialog(around, actions),
  keys: (_, around, actions) => keysDialog(around, actions),
  speaker: speakerDialog,
  figures: figuresDialog,
  guidelines: (_, around, actions) => guidelinesDialog(around, actions),
  history: historyDialog,
  note: noteDialog,
  select: selectDialog,
  more: (_, around, actions) => moreDialog(around, actions),
  search: searchDialog,
  projects: projectsDialog,
  export: exportDialog,
  merge: (_, around, actions) => mergeDialog(around, actions),
  names: (_, around, actions) => namesDialog(around, actions),
};

/** Those that have been open in this page. @type {Set<string>} */
const known = new Set();

/**
 * @param {State} state
 * @param {Surroundings} around
 * @param {Actions} actions
 */
export function dialogsView(state, around, actions) {
  if (around.dialog) known.add(around.dialog);
  return Object.entries(DIALOGS).map(([name, view]) =>
    known.has(name) ? view(state, around, actions) : nothing,
  );
}

/**
 * The documents as the palette finds them.
 * @param {State} state
 * @param {Actions} actions
 * @returns {() => readonly import('../keys/palette.js').Entry[]}
 */
function titlesOf(state, actions) {
  return () =>
    listedDocuments(state)
      .filter(({ id }) => id !== state.shown)
      .map(({ id, title, confirmed, passages }) => ({
        title: `Go to ${inMarks(title)}`,
        hint: `${confirmed} of ${passages} confirmed`,
        run: () => actions.show(id),
      }));
}
