// The progress of the project in pictures, in a dialog.
import { nothing } from 'lit';
import { listedDocuments } from '../selectors.js';
import { LABELS } from '../state/summary.js';
import { dialogView } from './dialog.js';
import { figuresView } from './figures.js';

/**
 * @param {import('../state.js').State} state
 * @param {import('../page.js').Surroundings} around
 * @param {import('./shell.js').Actions} actions
 */
export function figuresDialog(state, around, actions) {
  const open = around.dialog === 'figures';
  const close = () => actions.closeDialog('figures');
  return dialogView(
    { name: 'figures-dialog', title: 'Progress', open, close },
    open
      ? figuresView({
          labels: LABELS,
          summaries: listedDocuments(state),
          deeds: around.deeds,
          saveSvg: actions.saveSvg,
        })
      : nothing,
  );
}
