// The project and its documents, with how far each is; on a narrow page a drawer.
import { html, nothing } from 'lit';
import { isStale, KINDS, kindTurned, ORDERS, rowsOf, sortAgain } from '../listing.js';
import { listedDocuments } from '../selectors.js';
import { several } from '../words.js';
import { documentList } from './document-list.js';
import { closeIcon, plusIcon, searchIcon } from './icons.js';
import { keyView } from './key.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../page.js').Surroundings} Surroundings */
/** @typedef {import('../listing.js').Listing} Listing */
/** @typedef {import('../listing.js').OrderName} OrderName */
/** @typedef {import('../listing.js').KindName} KindName */
/** @typedef {import('./shell.js').Actions} Actions */

const THEME_SAID = { system: 'as the system', light: 'light', dark: 'dark' };

/** A list that fits on the screen is looked through faster than searched. */
const FEW = 6;

/**
 * @param {State} state
 * @param {Surroundings} around
 * @param {Actions} actions
 */
export function sidebarView(state, around, actions) {
  const count = listedDocuments(state).length;
  const { listing } = around;
  const isSeeking = listing.typed !== '' || listing.kinds.length > 0;
  return html`
    <nav class="sidebar" aria-label="Documents">
      <p class="wordmark">Glossator</p>
      <button class="quiet project-button" title="Projects (${actions.shortcut('projects')})" @click=${() => actions.run('projects')}>
        <span class="unseen">Project: </span><span dir="auto">${state.settings.name || around.project?.name || ''}</span>
      </button>
      ${count > 0 ? html`<button class="open-button" @click=${() => actions.run('open')}>${plusIcon}Open an article</button>` : nothing}
      ${count > FEW || isSeeking ? toolsView(state, listing, actions) : nothing}
      ${count === 0 ? html`<p class="none-open">No document is open yet.</p>` : listView(state, listing, actions)}
      ${listing.choosing || listing.chosen.size > 0 ? chosenView(state, listing, actions) : nothing}
      <div class="sidebar-foot">
        <p class="promise">Your text never leaves this browser.</p>
        <button class="link" @click=${() => actions.run('palette')}>Commands ${keyView(actions.shortcut('palette'))}</button>
        <button class="link" @click=${() => actions.run('keys')}>Keys ${keyView(actions.shortcut('keys'))}</button>
        <button class="link" @click=${actions.turnTheme}>Theme: ${THEME_SAID[around.theme]}</button>
      </div>
    </nav>
  `;
}

/**
 * @param {State} state
 * @param {Listing} listing
 * @param {Actions} actions
 */
function listView(state, listing, actions) {
  if (rowsOf(state, listing).length > 0) return documentList(state, listing, actions);
  return html`<div class="none-open">
    <p>No document is like that.</p>
    <button class="link" @click=${() => actions.changeListing({ typed: '', kinds: [] })}>Show all ${listedDocuments(state).length.toLocaleString('en-GB')}</button>
  </div>`;
}

/**
 * @param {State} state
 * @param {Listing} listing
 * @param {Actions} actions
 */
function toolsView(state, listing, actions) {
  const rows = rowsOf(state, listing);
  const count = listedDocuments(state).length;
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (event.key === 'Escape' && listing.typed) {
      event.preventDefault();
      event.stopPropagation();
      actions.changeListing({ typed: '' });
    } else if (event.key === 'ArrowDown' && rows.length > 0) {
      event.preventDefault();
      actions.changeListing({}, { focus: true });
    } else if (event.key === 'Enter' && rows.length > 0) {
      actions.show(rows[0].id);
    }
  };
  const said =
    rows.length === count
      ? several(count, 'document')
      : `${rows.length.toLocaleString('en-GB')} of ${several(count, 'document')}`;
  return html`<div class="list-tools">
    <div class="seek-document">
      ${searchIcon}
      <input
        id="seek-document"
        type="search"
        aria-label="Search titles and sources"
        placeholder="Title or source"
        autocomplete="off"
        spellcheck="false"
        .value=${listing.typed}
        @input=${(/** @type {Event} */ { target }) => actions.changeListing({ typed: /** @type {HTMLInputElement} */ (target).value })}
        @keydown=${onKey}
      />
    </div>
    <label class="order">
      <span class="unseen">Sort</span>
      <select .value=${listing.order} @change=${(/** @type {Event} */ { target }) => {
        sortAgain();
        actions.changeListing({
          order: /** @type {OrderName} */ (/** @type {HTMLSelectElement} */ (target).value),
        });
      }}>
        ${Object.entries(ORDERS).map(([name, { title }]) => html`<option value=${name} ?selected=${name === listing.order}>${title}</option>`)}
      </select>
    </label>
    <details class="kinds">
      <summary>${listing.kinds.length > 0 ? `Filter (${listing.kinds.length})` : 'Filter'}</summary>
      <div class="kind-list" role="group" aria-label="Show only">
        ${Object.entries(KINDS).map(
          ([name, { title }]) => html`<button
            class="kind"
            aria-pressed=${listing.kinds.includes(/** @type {KindName} */ (name))}
            @click=${() => actions.changeListing({ kinds: kindTurned(listing.kinds, /** @type {KindName} */ (name)) })}
          >${title}</button>`,
        )}
      </div>
    </details>
    <p class="list-count">
      <span role="status">${said}</span>
      ${
        isStale(rows, listing)
          ? html`<button class="link" title="The list keeps its rows while you work" @click=${() => {
              sortAgain();
              actions.changeListing({});
            }}>Sort again</button>`
          : nothing
      }
      ${listing.choosing || listing.chosen.size > 0 ? nothing : html`<button class="link" @click=${() => actions.changeListing({ choosing: true })}>Choose</button>`}
    </p>
  </div>`;
}

/**
 * What can be done with the rows that are chosen.
 * @param {State} state
 * @param {Listing} listing
 * @param {Actions} actions
 */
function chosenView(state, listing, actions) {
  const { chosen } = listing;
  const rows = rowsOf(state, listing);
  return html`<div class="chosen-rows" role="group" aria-label="Chosen documents">
    <p role="status">${chosen.size > 0 ? `${chosen.size.toLocaleString('en-GB')} chosen` : 'Tick documents, or Shift-click a run.'}</p>
    <button ?disabled=${chosen.size === 0} @click=${() => actions.remove([...chosen])}>Remove</button>
    <button class="link" ?disabled=${chosen.size === rows.length} @click=${() => actions.changeListing({ chosen: new Set(rows.map(({ id }) => id)) })}>All</button>
    <button class="quiet" aria-label="Choose none" @click=${() => actions.changeListing({ chosen: new Set(), choosing: false })}>${closeIcon}</button>
  </div>`;
}
