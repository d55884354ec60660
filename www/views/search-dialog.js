// The search through all texts of the project: what is sought above, what was found beneath, by document.
import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { isAsked } from '../search.js';
import { findSummary } from '../state.js';
import { several } from '../words.js';
import { dialogView } from './dialog.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').LabelName} LabelName */
/** @typedef {import('../search.js').Hit} Hit */
/** @typedef {import('../actions/search.js').Search} Search */
/** @typedef {import('./shell.js').Actions} Actions */

/**
 * @param {State} state
 * @param {import('../page.js').Surroundings} around
 * @param {Actions} actions
 */
export function searchDialog(state, around, actions) {
  const open = around.dialog === 'search';
  const close = () => {
    actions.stopSearch();
    actions.closeDialog('search');
  };
  return dialogView(
    { name: 'search-dialog', title: 'Search the project', open, close },
    open ? form(state, around, actions) : nothing,
  );
}

/**
 * @param {State} state
 * @param {import('../page.js').Surroundings} around
 * @param {Actions} actions
 */
function form(state, { search, labels }, actions) {
  const { question, hits, marked } = search;
  const hit = hits[marked];
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      // What is on the screen may still answer the words before the last key.
      if (hit && search.answers === question) actions.goToHit(hit);
      return;
    }
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key] ?? 0;
    if (by === 0 || hits.length === 0) return;
    event.preventDefault();
    actions.markHit(Math.max(0, Math.min(hits.length - 1, marked + by)));
  };
  return html`<form class="search" role="search" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
    <div class="asking">
      <input
        id="search-box"
        type="text"
        role="combobox"
        aria-label="Words to find"
        placeholder="Words to find in all texts"
        autocomplete="off"
        spellcheck="false"
        autofocus
        ${ref(actions.searchBegins)}
        aria-autocomplete="list"
        aria-expanded=${hits.length > 0}
        aria-controls="search-hits"
        aria-activedescendant=${hit ? hitId(marked) : nothing}
        .value=${question.typed}
        @input=${(/** @type {Event} */ { target }) => actions.ask({ typed: /** @type {HTMLInputElement} */ (target).value })}
        @keydown=${onKey}
      />
      <div class="narrowing">
        ${tick('Case and accents', question.exact, (exact) => actions.ask({ exact }))}
        ${tick('Whole words', question.whole, (whole) => actions.ask({ whole }))}
        <label>In
          <select @change=${(/** @type {Event} */ { target }) => actions.ask({ label: /** @type {LabelName | ''} */ (/** @type {HTMLSelectElement} */ (target).value) })}>
            <option value="" ?selected=${question.label === ''}>any label</option>
            ${labels.map(({ name }) => html`<option value=${name} ?selected=${question.label === name}>${name}s only</option>`)}
          </select>
        </label>
        <label class="by">Said by
          <input type="text" placeholder="anyone" autocomplete="off" spellcheck="false" .value=${question.speaker}
            @input=${(/** @type {Event} */ { target }) => actions.ask({ speaker: /** @type {HTMLInputElement} */ (target).value })} />
        </label>
      </div>
    </div>
    <div class="found">
      <p role="status">${foundSaid(search)}</p>
      ${search.passages > 0 && !search.running ? html`<button type="button" @click=${actions.chooseFound}>Choose ${search.passages === 1 ? 'it' : `all ${several(search.passages, 'passage')}`}</button>` : nothing}
    </div>
    <progress class=${search.running ? '' : 'idle'} max=${search.of || 1} value=${search.running ? search.done : search.of || 1} aria-label="Searched"></progress>
    ${hits.length > 0 ? hitsView(state, search, actions) : nothing}
  </form>`;
}

/**
 * @param {string} title
 * @param {boolean} on
 * @param {(on: boolean) => void} turn
 */
function tick(title, on, turn) {
  return html`<label><input type="checkbox" .checked=${on} @change=${(/** @type {Event} */ { target }) => turn(/** @type {HTMLInputElement} */ (target).checked)} />${title}</label>`;
}

/** @param {Search} search */
function foundSaid({ question, places, targets, hits, running, done, of }) {
  if (!isAsked(question))
    return 'Texts are searched as you type; titles and sources beside the list of documents.';
  if (running && places === 0)
    return of > 0
      ? `Searching: ${done.toLocaleString('en-GB')} of ${several(of, 'document')}…`
      : 'Searching…';
  if (places === 0) return `Not found in ${several(of, 'document')}.`;
  const first = hits.length < places ? `, the first ${hits.length} below` : '';
  return `${several(places, 'place')} in ${several(targets.length, 'document')}${first}${running ? ', searching on…' : '.'}`;
}

/** @param {number} at */
function hitId(at) {
  return `search-hit-${at}`;
}

/**
 * @param {State} state
 * @param {Search} search
 * @param {Actions} actions
 */
function hitsView(state, { hits, marked }, actions) {
  /** @type {{ document: string, from: number, hits: Hit[] }[]} */
  const groups = [];
  for (const [at, hit] of hits.entries()) {
    const group = groups.at(-1);
    if (group?.document === hit.document) group.hits.push(hit);
    else groups.push({ document: hit.document, from: at, hits: [hit] });
  }
  return html`<div id="search-hits" class="hits" role="listbox" aria-label="Found" tabindex="-1">
    ${repeat(
      groups,
      ({ document }) => document,
      (
        { document, from, hits },
        place,
      ) => html`<div role="group" aria-labelledby="hits-of-${place}">
        <h3 id="hits-of-${place}" role="presentation" dir="auto">${findSummary(state, document)?.title ?? document}</h3>
        ${hits.map((hit, i) => hitView(hit, from + i, from + i === marked, actions))}
      </div>`,
    )}
  </div>`;
}

/** @param {Element | undefined} element */
function intoSight(element) {
  element?.scrollIntoView({ block: 'nearest' });
}

/**
 * @param {Hit} hit
 * @param {number} at
 * @param {boolean} marked
 * @param {Actions} actions
 */
function hitView(hit, at, marked, actions) {
  const { label, speaker, before, words, after } = hit;
  return html`<div
    id=${hitId(at)}
    role="option"
    class="hit ${label}"
    aria-selected=${marked}
    ${ref(marked ? intoSight : undefined)}
    @mousedown=${(/** @type {MouseEvent} */ event) => event.preventDefault()}
    @click=${() => actions.goToHit(hit)}
  ><p dir="auto">${before}<mark>${words}</mark>${after}</p><p class="of"><span class="mark ${label}">${label}</span>${speaker ? html`<span dir="auto">${speaker}</span>` : nothing}</p></div>`;
}
