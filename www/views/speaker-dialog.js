// Who speaks, answered without a mouse: choose one of the speakers on the page, or type a name and choose where it stands.
import { html, nothing } from 'lit';
import { map } from 'lit/directives/map.js';
import { ref } from 'lit/directives/ref.js';
import { offersFor } from '../reading/speakers.js';
import { selectedPassage, shownDocument } from '../selectors.js';
import { dialogView } from './dialog.js';

/** @typedef {import('../reading/speakers.js').Offer} Offer */
/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */
/** @typedef {import('../page.js').Sought} Sought */
/** @typedef {import('./shell.js').Actions} Actions */

/**
 * @param {import('../state.js').State} state
 * @param {import('../page.js').Surroundings} around
 * @param {Actions} actions
 */
export function speakerDialog(state, around, actions) {
  const document = shownDocument(state);
  const at = selectedPassage(state);
  const open = around.dialog === 'speaker' && document !== undefined && at >= 0;
  return dialogView(
    {
      name: 'speaker-dialog',
      title: `Who speaks in passage ${at + 1}?`,
      open,
      close: () => actions.closeDialog('speaker'),
    },
    open ? form(document, at, around.sought, actions) : nothing,
  );
}

/**
 * @param {GlossedDocument} document
 * @param {number} at
 * @param {Sought} sought
 * @param {Actions} actions
 */
function form(document, at, sought, actions) {
  const offers = offersFor(document, at, sought.typed);
  const marked = offers[sought.marked];
  /** @param {SubmitEvent} event */
  const onSubmit = (event) => {
    event.preventDefault();
    if (marked) actions.chooseSpeaker(marked);
  };
  /** @param {Event} event */
  const onInput = ({ target }) => {
    const typed = /** @type {HTMLInputElement} */ (target).value;
    // What is typed asks for the nearest place; with nothing typed nothing is asked for, and Enter must not answer.
    actions.seek({ typed, marked: typed.trim() ? 0 : -1 });
  };
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || offers.length === 0) return;
    event.preventDefault();
    const from = marked ? sought.marked : by > 0 ? -1 : 0;
    actions.seek({ ...sought, marked: (from + by + offers.length) % offers.length });
  };
  return html`<form class="seek" @submit=${onSubmit}>
    <p class="asked">${document.text.slice(document.passages[at].start, document.passages[at].end)}</p>
    <label for="speaker-box">A name, as it stands in the text</label>
    <input
      id="speaker-box"
      type="text"
      role="combobox"
      autocomplete="off"
      spellcheck="false"
      autofocus
      aria-autocomplete="list"
      aria-expanded=${offers.length > 0}
      aria-controls="speaker-offers"
      aria-activedescendant=${marked ? offerId(sought.marked) : nothing}
      .value=${sought.typed}
      @input=${onInput}
      @keydown=${onKey}
    />
    <p class="found" aria-live="polite">${foundSaid(sought.typed.trim(), offers)}</p>
    ${
      offers.length > 0
        ? html`<ul id="speaker-offers" role="listbox" aria-label="Speakers">
            ${map(offers, (offer, i) => offerView(offer, i, i === sought.marked, at, actions))}
          </ul>`
        : nothing
    }
  </form>`;
}

/** @param {number} i */
function offerId(i) {
  return `speaker-offer-${i}`;
}

/**
 * @param {Offer} offer
 * @param {number} i
 * @param {boolean} marked
 * @param {number} at
 * @param {Actions} actions
 */
function offerView(offer, i, marked, at, actions) {
  const [before, after] = offer.around;
  // The field keeps the focus, so that typing and the arrows go on after a press that chose nothing.
  return html`<li
    id=${offerId(i)}
    role="option"
    class=${offer.speaker ? '' : 'nobody'}
    aria-selected=${marked}
    ${ref(marked ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined)}
    @mousedown=${(/** @type {MouseEvent} */ event) => event.preventDefault()}
    @click=${() => actions.chooseSpeaker(offer)}
  ><span class="name" dir="auto">${before ? html`<span class="before">${before}</span>` : nothing}<b>${offer.name}</b>${after ? html`<span>${after}</span>` : nothing}</span
    >${offer.speaker ? html`<span class="place">${placeSaid(offer, at)}</span>` : nothing}</li>`;
}

/**
 * @param {Offer} offer
 * @param {number} at
 */
function placeSaid({ passage, name, speakerName = name }, at) {
  const place = passage === at ? 'this passage' : `passage ${passage + 1}`;
  return speakerName === name ? place : `${speakerName} · ${place}`;
}

/**
 * @param {string} typed
 * @param {readonly Offer[]} offers
 */
function foundSaid(typed, offers) {
  if (!typed)
    return offers.length > 1
      ? 'Who speaks on this page, the nearest first:'
      : 'No speaker is known on this page yet.';
  if (offers.length === 0) return `“${typed}” does not occur in the text.`;
  return 'Speakers called so, and where it stands in the text:';
}
