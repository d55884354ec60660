// The list of keys, read from the list of commands.
import { html, nothing } from 'lit';
import { dialogView } from './dialog.js';

/** @typedef {import('../commands.js').Command} Command */

/**
 * @param {import('../page.js').Surroundings} around
 * @param {import('./shell.js').Actions} actions
 */
export function keysDialog(around, actions) {
  const open = around.dialog === 'keys';
  return dialogView(
    { name: 'keys-dialog', title: 'Keys', open, close: () => actions.closeDialog('keys') },
    open ? keyTable(actions.commands) : nothing,
  );
}

/** @param {readonly Command[]} commands */
function keyTable(commands) {
  const withKeys = commands.filter(({ keys }) => keys.length > 0);
  const groups = [...new Set(withKeys.map(({ group }) => group))];
  return html`<div class="keys">
    ${groups.map(
      (group) => html`<section>
        <h3>${group}</h3>
        <dl>
          ${withKeys
            .filter((command) => command.group === group)
            .map(
              ({ title, keys }) => html`<div><dt>${keys.map(keyView)}</dt><dd>${title}</dd></div>`,
            )}
        </dl>
      </section>`,
    )}
    <p>Words that you have selected in the article become the speaker with s. Ctrl+V anywhere outside a field opens the text in the clipboard. While a field has the focus, the keys type into it.</p>
  </div>`;
}

/** @param {string} key */
function keyView(key) {
  return html`<kbd>${keySaid(key)}</kbd>`;
}

/**
 * A key as people write it.
 * @param {string} key
 */
export function keySaid(key) {
  return key.replace('Arrow', '').replace('Down', '↓').replace('Up', '↑');
}
