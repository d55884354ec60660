// What a person does about the note on the selected passage: type it, save it, leave it for later, delete it.

import { selectedPassage, shownDocument } from '../selectors.js';
import { draftKey, withDraft } from './drafts.js';

/** @typedef {import('../page.js').Page} Page */

/**
 * The selected passage, the note on it, and what was typed over that and not saved.
 * @param {import('../state.js').State} state
 * @param {import('../page.js').Surroundings} around
 */
export function noteHere(state, { drafts }) {
  const document = shownDocument(state);
  const at = selectedPassage(state);
  if (!document || at < 0) return null;
  const passage = document.passages[at];
  const key = draftKey(document.id, passage);
  return { document, at, key, note: passage.note ?? '', draft: drafts[key] };
}

/**
 * @param {Page} page
 * @param {string} typed
 */
export function typeNote(page, typed) {
  const here = noteHere(page.state(), page.around());
  if (!here) return;
  const isNew = typed !== here.note;
  page.set({ drafts: withDraft(page.around().drafts, here.key, isNew ? typed : null) });
}

/**
 * @param {Page} page
 * @param {string} note empty to delete it
 */
export function saveNote(page, note) {
  const here = noteHere(page.state(), page.around());
  if (!here) return;
  page.dispatch({ type: 'note', document: here.document.id, passage: here.at, note: note.trim() });
  const kept = noteHere(page.state(), page.around())?.note === note.trim();
  // A tab that only reads has said so, and keeps the draft.
  if (!kept) return;
  page.set({ dialog: null, drafts: withDraft(page.around().drafts, here.key, null) });
  if (note.trim() === here.note) return;
  const deed = note.trim() ? 'saved' : 'deleted';
  page.say(`Note on passage ${here.at + 1} ${deed}.`);
}

/**
 * Closes the note; what was typed is there again when it is opened.
 * @param {Page} page
 */
export function leaveNote(page) {
  const draft = noteHere(page.state(), page.around())?.draft;
  page.set({ dialog: null });
  if (draft !== undefined) page.say('The note is not saved yet. It is kept as you left it.');
}

/** @param {Page} page */
export function dropDraft(page) {
  const here = noteHere(page.state(), page.around());
  if (here) page.set({ drafts: withDraft(page.around().drafts, here.key, null) });
}
