// The bar above the article: what is open, how far it is, the share of each label, and what can be done with it.
import { html, nothing, svg } from 'lit';
import { countsOf, percent, titleOf } from '../selectors.js';
import { several } from '../words.js';
import { checkIcon, exportIcon, menuIcon, redoIcon, undoIcon } from './icons.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */
/** @typedef {import('../page.js').Surroundings} Surroundings */
/** @typedef {import('./shell.js').Actions} Actions */

/**
 * @param {State} state
 * @param {GlossedDocument} document
 * @param {Surroundings} around
 * @param {Actions} actions
 */
export function barView(state, document, around, actions) {
  const { all, confirmed } = countsOf(document);
  const left = all - confirmed;
  const { run, shortcut } = actions;
  return html`
    <header class="bar">
      <div class="bar-top">
        <button class="quiet drawer-button" aria-label="Documents" @click=${actions.toggleDrawer}>${menuIcon}</button>
        <h1>${titleOf(document)}</h1>
        <span class="left wide-only">${leftSaid(left, all)}</span>
        <button class="quiet wide-only" ?disabled=${left === 0} @click=${() => run('confirm-rest')}>Confirm the rest</button>
        <span class="pair">
          <button class="quiet" aria-label="Undo" title="Undo (${shortcut('undo')})" ?disabled=${!state.done} @click=${() => run('undo')}>${undoIcon}</button>
          <button class="quiet" aria-label="Redo" title="Redo (${shortcut('redo')})" ?disabled=${!state.undone} @click=${() => run('redo')}>${redoIcon}</button>
        </span>
        <span class="pair">
          <button class="strong" title="Export this document (${shortcut('export')})" @click=${() => run('export')}>${exportIcon}<span class="button-words">Export</span></button>
          ${
            state.documents.length > 1
              ? html`<button class="strong" title="Export all documents (${shortcut('export-all')})" @click=${() => run('export-all')}><span class="unseen">Export </span>all ${state.documents.length}</button>`
              : nothing
          }
        </span>
      </div>
      <div class="bar-labels">${labelButtons(document, state.selected[document.id] ?? -1, around, actions)}</div>
      ${stripView(document, around)}
      <div class="bar-status">
        <p class="said" role="status">${around.said}</p>
        <span class="left narrow-only">${leftSaid(left, all)}</span>
        <button class="link narrow-only" ?disabled=${left === 0} @click=${() => run('confirm-rest')}>Confirm the rest</button>
        <span class="saving ${around.saving.at}">${savingSaid(around.saving)}</span>
      </div>
    </header>
  `;
}

/**
 * The four labels: legend, share, and the buttons that give them to the selected passage.
 * @param {GlossedDocument} document
 * @param {number} at
 * @param {Surroundings} around
 * @param {Actions} actions
 */
export function labelButtons(document, at, around, actions) {
  const { all, byLabel } = countsOf(document);
  const selected = document.passages[at]?.label;
  return html`
    <div class="label-buttons" role="group" aria-label="Label the selected passage">
      ${around.labels.map(({ name, meaning }, i) => {
        const count = byLabel[name] ?? 0;
        const title = `${meaning} ${several(count, 'passage')} of ${all}.`;
        return html`<button class="label-button ${name}" title=${title} aria-pressed=${selected === name} @click=${() => actions.run(`label-${name}`)}>
          <kbd>${i + 1}</kbd><span class="mark ${name}">${name}</span><span class="share">${percent(all ? count / all : 0)}</span>
        </button>`;
      })}
      <button class="label-button confirm" title="Confirm and go to the next (${actions.shortcut('confirm')})" @click=${() => actions.run('confirm')}>
        <kbd>↵</kbd>${checkIcon}<span class="button-words">confirm</span>
      </button>
    </div>
  `;
}

/**
 * @param {GlossedDocument} document
 * @param {Surroundings} around
 */
function stripView(document, around) {
  const { all, byLabel } = countsOf(document);
  let x = 0;
  return html`<svg class="strip" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
    ${around.labels.map(({ name }) => {
      const width = all ? (100 * (byLabel[name] ?? 0)) / all : 0;
      const from = x;
      x += width;
      return svg`<rect class=${name} x=${from} width=${width} height="1" />`;
    })}
  </svg>`;
}

/**
 * @param {number} left
 * @param {number} all
 */
function leftSaid(left, all) {
  return left === 0 ? html`${checkIcon} all confirmed` : `${left} of ${all} to confirm`;
}

/** @param {import('../saver.js').Saving} saving */
function savingSaid(saving) {
  if (saving.at === 'saved') return html`Saved<span class="wide-only"> in this browser</span>`;
  return saving.at === 'saving' ? 'Saving…' : 'Not saved';
}
