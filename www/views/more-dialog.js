// Everything that can be done, as buttons with their keys: for the mouse, for the thumb, and for whoever has forgotten a
// key. What cannot be done just now says why.
import { html, nothing } from 'lit';
import { dialogView } from './dialog.js';
import { keyView } from './key.js';

/** @typedef {import('../commands/index.js').Command} Command */
/** @typedef {import('./shell.js').Actions} Actions */

/** What is reached for most stands first; whoever has a screen to touch moves about by touching. */
const GROUPS = ['Divide', 'Label', 'Choose', 'History', 'Project', 'Move'];

/**
 * @param {import('../page.js').Surroundings} around
 * @param {Actions} actions
 */
export function moreDialog(around, actions) {
  const open = around.dialog === 'more';
  return dialogView(
    {
      name: 'more-dialog',
      title: 'What can be done',
      open,
      close: () => actions.closeDialog('more'),
    },
    open ? menuView(around, actions) : nothing,
  );
}

/**
 * @param {import('../page.js').Surroundings} around
 * @param {Actions} actions
 */
function menuView(around, actions) {
  // A key that has a meaning only in some situation has a button there, and the labels are always at hand.
  const elsewhere = new Set([
    'leave',
    'confirm',
    ...around.labels.map(({ name }) => `label-${name}`),
  ]);
  const commands = actions.commands.filter(({ modal, name }) => !modal && !elsewhere.has(name));
  const known = new Set(commands.map(({ group }) => group));
  const groups = [...GROUPS.filter((group) => known.delete(group)), ...known];
  return html`
    <p class="more-said" aria-live="polite">${around.said}</p>
    <div class="more">
      ${groups.map(
        (group) => html`<section>
          <h3>${group}</h3>
          <ul>${commands.filter((command) => command.group === group).map((command) => itemView(command, actions))}</ul>
        </section>`,
      )}
    </div>
  `;
}

/**
 * @param {Command} command
 * @param {Actions} actions
 */
function itemView({ name, title, unavailable }, actions) {
  const reason = unavailable?.() ?? null;
  // A disabled button could not be reached, and so not say why.
  return html`<li><button
    aria-disabled=${reason === null ? nothing : 'true'}
    aria-describedby=${reason === null ? nothing : `why-${name}`}
    @click=${() => reason === null && actions.runFromMenu(name)}
  ><span>${title}${reason === null ? nothing : html`<span class="why" id="why-${name}">${reason}</span>`}</span>${keyView(actions.shortcut(name))}</button></li>`;
}
