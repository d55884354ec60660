// What the label names of somebody's file stand for: each name beside the four labels, or left out.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { LABELS } from '../state/summary.js';
import { several } from '../words.js';
import { dialogView } from './dialog.js';
import { isTicked, typedIn } from './field.js';

/** @typedef {import('../arriving/naming.js').Naming} Naming */
/** @typedef {import('./shell.js').Actions} Actions */

/**
 * @param {import('../page.js').Surroundings} around
 * @param {Actions} actions
 */
export function namesDialog({ dialog, naming }, actions) {
  const open = dialog === 'names' && naming !== null;
  return dialogView(
    {
      name: 'names-dialog',
      title: 'What do these labels stand for?',
      open,
      close: actions.naming.leave,
    },
    open ? form(naming, actions.naming) : nothing,
  );
}

/**
 * @param {Naming} naming
 * @param {import('../arriving/naming.js').NamingActions} actions
 */
function form({ from, names, meant, remember }, actions) {
  /** @param {SubmitEvent} event */
  const onSubmit = (event) => {
    event.preventDefault();
    actions.done();
  };
  const left = names.filter(({ label }) => (meant.get(label) ?? null) === null).length;
  return html`<form class="names" @submit=${onSubmit}>
    <p>${
      from
        ? html`<strong>${from}</strong> has ${names.length === 1 ? 'a label name' : `${names.length} label names`} that Glossator does not know.`
        : 'So the label names of other files are read. It holds for the next files.'
    }</p>
    <div class="name-rows">
      ${names.map(({ label, count }, at) => {
        const held = meant.get(label) ?? null;
        return html`<label class="name-row">
          <span class="name" dir="auto">${label}</span>
          <span class="count">${count === undefined ? '' : several(count, 'passage')}</span>
          <select class=${held ?? ''} ?autofocus=${at === 0} @change=${(/** @type {Event} */ event) => actions.choose(label, LABELS.find((name) => name === typedIn(event)) ?? null)}>
            <option value="" .selected=${live(held === null)}>leave out</option>
            ${LABELS.map((name) => html`<option value=${name} .selected=${live(held === name)}>${name}</option>`)}
          </select>
        </label>`;
      })}
    </div>
    ${
      from
        ? html`<label class="check"><input type="checkbox" .checked=${live(remember)} @change=${(/** @type {Event} */ event) => actions.remember(isTicked(event))} /><span>Read these names so from now on</span></label>`
        : nothing
    }
    <div class="form-foot">
      <button class="strong">${from ? 'Read the file so' : 'Keep'}</button>
      ${from ? nothing : html`<button type="button" @click=${actions.forget}>Forget all of them</button>`}
      ${from && left > 0 ? html`<p class="hint" aria-live="polite">${several(left, 'name')} left out so far</p>` : nothing}
    </div>
  </form>`;
}
