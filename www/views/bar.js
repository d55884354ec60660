// The bar above the article: what is open, how far it is, the share of each label, and what can be done with it.
import { html, nothing, svg } from 'lit';
import { listedDocuments, percent } from '../selectors.js';
import { stepAt } from '../state/history.js';
import { findSummary, nextStep } from '../state.js';
import { several, stepSaid } from '../words.js';
import { chosenBar } from './chosen-bar.js';
import { checkIcon, exportIcon, menuIcon, moreIcon, redoIcon, undoIcon } from './icons.js';
import { inBrackets, keyView } from './key.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */
/** @typedef {import('../state.js').Summary} Summary */
/** @typedef {import('../page.js').Surroundings} Surroundings */
/** @typedef {import('./shell.js').Actions} Actions */

/**
 * @param {State} state
 * @param {GlossedDocument} document
 * @param {Surroundings} around
 * @param {Actions} actions
 */
export function barView(state, document, around, actions) {
  const summary = findSummary(state, document.id);
  if (!summary) return nothing;
  const { passages: all, confirmed, title } = summary;
  const left = all - confirmed;
  const documents = listedDocuments(state).length;
  const { run, shortcut } = actions;
  const next = nextStep(state);
  return html`
    <header class="bar">
      <div class="bar-top">
        <button class="quiet drawer-button" aria-label="Documents" @click=${actions.toggleDrawer}>${menuIcon}</button>
        <h1>${title}</h1>
        <span class="left wide-only">${leftSaid(left, all)}</span>
        ${restButton('quiet wide-only', state, left, actions)}
        <span class="pair">
          <button class="quiet" aria-label="Undo" title=${turnSaid(state, 'Undo', stepAt(state.steps, state.head), shortcut('undo'))} ?disabled=${state.head === 0} @click=${() => run('undo')}>${undoIcon}</button>
          <button class="quiet" aria-label="Redo" title=${turnSaid(state, 'Redo', next, shortcut('redo'))} ?disabled=${state.head === state.tip} @click=${() => run('redo')}>${redoIcon}</button>
        </span>
        <span class="pair">
          <button class="strong" title="Export this document${inBrackets(shortcut('export'))}" @click=${() => run('export')}>${exportIcon}<span class="button-words">Export</span></button>
          ${
            documents > 1
              ? html`<button class="strong" title="Export all documents${inBrackets(shortcut('export-all'))}" @click=${() => run('export-all')}><span class="unseen">Export </span>all ${documents}</button>`
              : nothing
          }
        </span>
        ${moreButton(actions)}
      </div>
      <div class="bar-labels">${labelButtons(summary, document.passages[state.selected[document.id] ?? -1], around, actions)}${chosenBar(state, around, actions)}</div>
      ${stripView(summary, around)}
      <div class="bar-status">
        <p class="said" role="status">${around.said}</p>
        <span class="left narrow-only">${leftSaid(left, all)}</span>
        ${restButton('link narrow-only', state, left, actions)}
        <span class="saving ${around.saving.at}">${savingSaid(around.saving)}</span>
      </div>
    </header>
  `;
}

/**
 * What ends the work on this document, and then leads to the next.
 * @param {string} look
 * @param {State} state
 * @param {number} left passages to confirm here
 * @param {Actions} actions
 */
function restButton(look, state, left, { run, shortcut }) {
  const isDone = left === 0 && listedDocuments(state).some((one) => one.confirmed < one.passages);
  const [name, words] = isDone
    ? ['next-unfinished', 'Next document']
    : ['confirm-rest', 'Confirm the rest'];
  return html`<button class=${look} title="${isDone ? 'The next with something left to confirm' : 'Confirm all that is left of this document'}${inBrackets(shortcut(name))}" ?disabled=${left === 0 && !isDone} @click=${() => run(name)}>${words}</button>`;
}

/**
 * The way to everything that has no button of its own.
 * @param {Actions} actions
 */
export function moreButton({ showMore }) {
  return html`<button class="quiet more-button" aria-haspopup="dialog" title="Everything that can be done" @click=${showMore}>${moreIcon}<span>More</span></button>`;
}

/**
 * "Undo: Labelled a passage quote in “Harbour town keeps its ferry” (u)"
 * @param {State} state
 * @param {'Undo' | 'Redo'} name
 * @param {import('../state.js').Step | undefined} step undefined also where it is not at hand
 * @param {string} key
 */
function turnSaid(state, name, step, key) {
  return `${step ? `${name}: ${stepSaid(state, step)}` : name}${inBrackets(key)}`;
}

/**
 * The four labels: legend, share, and the buttons that give them to the selected passage.
 * @param {Summary} summary
 * @param {import('../state.js').Passage | undefined} passage the selected one
 * @param {Surroundings} around
 * @param {Actions} actions
 */
export function labelButtons({ passages: all, labels }, passage, around, actions) {
  const selected = passage?.label;
  return html`
    <div class="label-buttons" role="group" aria-label="Label the selected passage">
      ${around.labels.map(({ name, meaning }) => {
        const count = labels[name];
        const title = `${meaning} ${several(count, 'passage')} of ${all}.`;
        return html`<button class="label-button ${name}" title=${title} aria-pressed=${selected === name} @click=${() => actions.run(`label-${name}`)}>
          ${keyView(actions.shortcut(`label-${name}`))}<span class="mark ${name}">${name}</span><span class="share">${percent(all ? count / all : 0)}</span>
        </button>`;
      })}
      <button class="label-button confirm" title="Confirm and go to the next${inBrackets(actions.shortcut('confirm'))}" @click=${() => actions.run('confirm')}>
        ${keyView(actions.shortcut('confirm'))}${checkIcon}<span class="button-words">confirm</span>
      </button>
    </div>
  `;
}

/**
 * @param {Summary} summary
 * @param {Surroundings} around
 */
function stripView({ passages: all, labels }, around) {
  let x = 0;
  return html`<svg class="strip" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
    ${around.labels.map(({ name }) => {
      const width = all ? (100 * labels[name]) / all : 0;
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

/** @param {import('../storage/saver.js').Saving} saving */
function savingSaid(saving) {
  if (saving.at === 'saved') return html`Saved<span class="wide-only"> in this browser</span>`;
  return saving.at === 'saving' ? 'Saving…' : 'Not saved';
}
