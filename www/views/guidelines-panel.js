// The project's guidelines beside the text while a person works, and the dialog in which they are written.
import { html, nothing } from 'lit';
import { LABELS } from '../state/summary.js';
import { dialogView } from './dialog.js';
import { guidelinesView } from './guidelines.js';
import { closeIcon } from './icons.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../page.js').Surroundings} Surroundings */
/** @typedef {import('./shell.js').Actions} Actions */

/**
 * @param {State} state
 * @param {Actions} actions
 */
export function guidelinesPanel({ settings }, actions) {
  return html`<aside class="guidelines-panel" aria-labelledby="guidelines-title">
    <header>
      <h2 id="guidelines-title">Guidelines</h2>
      <button class="link" @click=${actions.editGuidelines}>Edit</button>
      <button class="quiet" aria-label="Close the guidelines" @click=${() => actions.run('guidelines')}>${closeIcon}</button>
    </header>
    ${guidelinesView({ markdown: settings.guidelines || null, editable: false, onChange: () => {}, labels: LABELS })}
  </aside>`;
}

/**
 * @param {Surroundings} around
 * @param {Actions} actions
 */
export function guidelinesDialog(around, actions) {
  const open = around.dialog === 'guidelines';
  const close = () => actions.closeDialog('guidelines');
  return dialogView(
    { name: 'guidelines-dialog', title: 'Guidelines of this project', open, close },
    open
      ? html`
          ${guidelinesView({ markdown: around.draft, editable: true, onChange: actions.draftGuidelines, labels: LABELS })}
          <div class="dialog-foot">
            <button @click=${close}>Cancel</button>
            <button class="strong" @click=${actions.saveGuidelines}>Save the guidelines</button>
          </div>
        `
      : nothing,
  );
}
