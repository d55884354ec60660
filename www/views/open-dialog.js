// The ways in, over an open document.
import { nothing } from 'lit';
import { dialogView } from './dialog.js';
import { openForm } from './open-form.js';

/**
 * @param {import('../page.js').Surroundings} around
 * @param {import('./shell.js').Actions} actions
 */
export function openDialog(around, actions) {
  const open = around.dialog === 'open';
  return dialogView(
    {
      name: 'open-dialog',
      title: 'Open an article',
      open,
      close: () => actions.closeDialog('open'),
    },
    open ? openForm(actions, { focus: true }) : nothing,
  );
}
