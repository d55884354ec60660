// The rows of the list of documents: title, how far it is, how certain the model was, notes and doubts. Arrows move through
// them, Shift chooses on the way, Delete removes, and whoever types is taken to the field that searches.
import { html, nothing, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { chosenBy, cursorOf, placeOf, rowsOf, shareOf } from '../listing.js';
import { percent } from '../selectors.js';
import { inMarks, several } from '../words.js';
import { checkIcon, closeIcon, flagIcon, noteIcon } from './icons.js';
import { virtualRows } from './virtual-rows.js';

/** @typedef {import('../state.js').Summary} Summary */
/** @typedef {import('../listing.js').Listing} Listing */
/** @typedef {import('./shell.js').Actions} Actions */

const PAGE = 10; // rows that Page Up and Page Down move by

/**
 * @param {import('../state.js').State} state
 * @param {Listing} listing
 * @param {Actions} actions
 */
export function documentList(state, listing, actions) {
  const rows = rowsOf(state, listing);
  // Most of what is drawn anew, key for key, concerns no row.
  return guard([rows, listing, state.shown, actions], () => rowsView(state, listing, actions));
}

/**
 * @param {import('../state.js').State} state
 * @param {Listing} listing
 * @param {Actions} actions
 */
function rowsView(state, listing, actions) {
  const rows = rowsOf(state, listing);
  const wanted = cursorOf(state, listing);
  const at = Math.max(0, placeOf(rows, wanted));
  const cursor = rows[at]?.id ?? null;
  const choosing = listing.choosing || listing.chosen.size > 0;
  const given = {
    rows,
    key: (/** @type {Summary} */ { id }) => id,
    kept: at,
    sight: wanted === cursor ? { at, wish: `${cursor} ${listing.order} ${listing.typed}` } : null,
    row: (/** @type {Summary} */ summary, /** @type {number} */ place) =>
      rowView(summary, place, {
        of: rows.length,
        shown: summary.id === state.shown,
        here: summary.id === cursor,
        chosen: listing.chosen.has(summary.id),
        choosing,
      }),
  };
  /** @param {MouseEvent} event */
  const onClick = (event) => {
    const target = /** @type {Element} */ (event.target);
    const id = target.closest('li')?.dataset.document;
    if (id === undefined) return;
    if (target.closest('.remove')) actions.remove([id]);
    else if (event.shiftKey) choose(id, 'run');
    else if (target.matches('input') || event.ctrlKey || event.metaKey) choose(id, 'turn');
    else if (target.closest('.document')) {
      actions.changeListing({ cursor: null, from: id });
      actions.show(id);
    }
  };
  /**
   * @param {string} id
   * @param {'turn' | 'run'} how
   */
  const choose = (id, how) =>
    actions.changeListing(chosenBy(rows, listing, cursor, id, how), { focus: true });
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || event.altKey) return;
    const held = event.ctrlKey || event.metaKey;
    const to = placeAfter(key, at, rows.length);
    if (to !== null && !held) {
      const { id } = rows[to];
      const change = event.shiftKey
        ? chosenBy(rows, listing, cursor, id, 'run')
        : { cursor: id, from: id };
      actions.changeListing(change, { focus: true });
    } else if (key === 'Delete') {
      actions.remove(listing.chosen.size > 0 ? [...listing.chosen] : cursor ? [cursor] : []);
    } else if (key === 'a' && held) {
      actions.changeListing({ chosen: new Set(rows.map(({ id }) => id)) });
    } else if (key === 'Escape' && choosing) {
      actions.changeListing({ chosen: new Set(), choosing: false }, { focus: true });
    } else if (key === ' ' && choosing && cursor && target.matches('.document')) {
      choose(cursor, 'turn');
    } else if (!held && /^[\p{L}\p{N}]$/u.test(key)) {
      // The letter itself goes into the field, which has the focus by the time it is typed.
      const field = document.getElementById('seek-document');
      if (!field) return;
      field.focus();
      event.stopPropagation();
      return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return html`<div class="documents-view" tabindex="-1">
    <ol class="documents" aria-label=${`${several(rows.length, 'document')}`} @click=${onClick} @keydown=${onKey} ${virtualRows(given)}></ol>
  </div>`;
}

/**
 * @param {string} key
 * @param {number} at
 * @param {number} of
 * @returns {number | null} null where the key does not move
 */
function placeAfter(key, at, of) {
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
    Home: 0,
    End: of - 1,
  }[key];
  return to === undefined || of === 0 ? null : Math.max(0, Math.min(of - 1, to));
}

/**
 * @param {Summary} summary
 * @param {number} place
 * @param {{ of: number, shown: boolean, here: boolean, chosen: boolean, choosing: boolean }} how
 */
function rowView(summary, place, { of, shown, here, chosen, choosing }) {
  const { id, title, source, passages, confirmed, notes, unsure } = summary;
  const share = shareOf(summary);
  const done = confirmed === passages;
  return html`<li
    class="${shown ? 'shown' : ''} ${chosen ? 'chosen' : ''}"
    data-document=${id}
    aria-setsize=${of}
    aria-posinset=${place + 1}
  >
    ${choosing ? html`<input type="checkbox" tabindex="-1" aria-label="Choose ${inMarks(title)}" .checked=${chosen} />` : nothing}
    <button class="document" tabindex=${here ? 0 : -1} aria-current=${shown ? 'page' : nothing} title=${source ? `${title}\n${source}` : title}>
      <span class="title" dir="auto">${title}</span>
      <span class="facts">
        <svg class="share" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">${svg`<rect width=${share * 100} height="2" />`}</svg>
        <span class="confirmed">${done ? html`${checkIcon}<span class="unseen">finished</span>` : html`${percent(share)}<span class="unseen"> confirmed</span>`}</span>
        ${done ? nothing : doubtView(summary)}
        ${notes > 0 ? html`<span class="tally" title=${several(notes, 'note')}>${noteIcon}${notes}<span class="unseen"> ${notes === 1 ? 'note' : 'notes'}</span></span>` : nothing}
        ${unsure > 0 ? html`<span class="tally unsure" title="${several(unsure, 'passage')} flagged unsure">${flagIcon}${unsure}<span class="unseen"> flagged unsure</span></span>` : nothing}
      </span>
    </button>
    ${choosing ? nothing : html`<button class="quiet remove" tabindex=${here ? 0 : -1} aria-label="Remove ${inMarks(title)}" title="Remove">${closeIcon}</button>`}
  </li>`;
}

/** Half of the answers a guess is as doubtful as a document gets. */
const MOST_DOUBT = 0.5;

/**
 * How uncertain the model was of what nobody has confirmed, as four steps that fill from below.
 * @param {Summary} summary
 */
function doubtView({ doubt }) {
  const steps = Math.min(4, Math.ceil((doubt / MOST_DOUBT) * 4));
  return html`<span class="doubt" title="The model doubts its answers here by ${percent(doubt)} on average">
    <svg viewBox="0 0 14 10" aria-hidden="true">
      ${[0, 1, 2, 3].map((step) => svg`<rect class=${step < steps ? 'on' : ''} x=${step * 3.6} y=${7 - step * 2.2} width="2.6" height=${3 + step * 2.2} rx="0.6" />`)}
    </svg>
    <span class="unseen">doubt ${percent(doubt)}</span>
  </span>`;
}
