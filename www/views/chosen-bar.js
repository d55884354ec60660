// How many passages are chosen together, and what can be done with all of them at once. At a desk it lies over the
// labels, which would do the same, and on a phone over the text, so that nothing moves when it comes and goes. The line that
// tells what was done has told of it: it is not read out again.
import { html, nothing } from 'lit';
import { countOf } from '../selectors.js';
import { several } from '../words.js';
import { checkIcon, closeIcon } from './icons.js';
import { keyView } from './key.js';

/**
 * @param {import('../state.js').State} state
 * @param {import('../page.js').Surroundings} around
 * @param {import('./shell.js').Actions} actions
 */
export function chosenBar({ chosen }, around, actions) {
  if (chosen.length === 0) return nothing;
  const { run, shortcut } = actions;
  const count = countOf(chosen);
  const where = chosen.length > 1 ? ` in ${several(chosen.length, 'document')}` : '';
  return html`<div class="chosen-bar" role="region" aria-label="Chosen passages">
    <p><b>${several(count, 'passage')}</b>${where} chosen</p>
    <div class="chosen-deeds">
      ${around.labels.map(
        ({ name }) =>
          html`<button class="label-button ${name}" @click=${() => run(`label-${name}`)}>${keyView(shortcut(`label-${name}`))}<span class="unseen">Label all </span><span class="mark ${name}">${name}</span></button>`,
      )}
      <button class="label-button" @click=${() => run('confirm')}>${keyView(shortcut('confirm'))}${checkIcon}<span>Confirm<span class="unseen"> all</span></span></button>
      <button class="quiet" @click=${() => run('leave')}>${closeIcon}<span>Let go</span>${keyView(shortcut('leave'))}</button>
    </div>
  </div>`;
}
