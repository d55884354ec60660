// A note on the selected passage.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { noteHere } from '../actions/noting.js';
import { wordsAt } from '../reading/speakers.js';
import { dialogView } from './dialog.js';
import { typedIn } from './field.js';

/** @typedef {import('./shell.js').Actions} Actions */

/**
 * @param {import('../state.js').State} state
 * @param {import('../page.js').Surroundings} around
 * @param {Actions} actions
 */
export function noteDialog(state, around, actions) {
  const here = around.dialog === 'note' ? noteHere(state, around) : null;
  return dialogView(
    {
      name: 'note-dialog',
      title: here ? `Note on passage ${here.at + 1}` : 'Note',
      open: here !== null,
      close: () => actions.leaveNote(),
    },
    here ? form(here, actions) : nothing,
  );
}

/**
 * @param {NonNullable<ReturnType<typeof noteHere>>} here
 * @param {Actions} actions
 */
function form({ document, at, note, draft }, actions) {
  const typed = draft ?? note;
  /** @param {SubmitEvent} event */
  const onSubmit = (event) => {
    event.preventDefault();
    actions.saveNote(typed);
  };
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    actions.saveNote(typed);
  };
  return html`<form class="note-form" @submit=${onSubmit}>
    <p class="asked" dir="auto">${wordsAt(document.text, document.passages[at])}</p>
    <label for="note-box">What should be known about it?</label>
    <textarea
      id="note-box"
      rows="5"
      dir="auto"
      autofocus
      .value=${live(typed)}
      @input=${(/** @type {Event} */ event) => actions.typeNote(typedIn(event))}
      @keydown=${onKey}
    ></textarea>
    <p class="note-standing" aria-live="polite">${
      draft !== undefined
        ? html`Not saved yet; kept if you leave.
          <button type="button" class="link" @click=${() => actions.dropDraft()}>${note ? 'Back to the saved note' : 'Discard'}</button>`
        : nothing
    }</p>
    <div class="form-foot">
      <button class="strong" title="Ctrl+Enter" ?disabled=${draft === undefined}>Save the note</button>
      <span class="hint"><kbd>Ctrl</kbd> <kbd>Enter</kbd></span>
      ${note ? html`<button type="button" class="quiet" @click=${() => actions.saveNote('')}>Delete the note</button>` : nothing}
    </div>
  </form>`;
}
