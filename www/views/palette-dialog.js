// The palette: every command, and every open document, by a few letters of its name.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { map } from 'lit/directives/map.js';
import { ref } from 'lit/directives/ref.js';
import { keyName } from '../keys/keyboard.js';
import { keySaid } from '../keys/keymap.js';
import { findEntries } from '../keys/palette.js';
import { several } from '../words.js';
import { dialogView } from './dialog.js';
import { keyView } from './key.js';

/** @typedef {import('../keys/palette.js').Entry} Entry */
/** @typedef {import('../keys/palette.js').Found} Found */
/** @typedef {import('./shell.js').Actions} Actions */

/** Page up and page down go this many offers. */
const PAGE = 8;

/**
 * @param {import('../page.js').Surroundings} around
 * @param {Actions} actions
 * @param {() => readonly Entry[]} [entries] what can be found besides the commands; asked for only while the palette is open
 */
export function paletteDialog(around, actions, entries = () => []) {
  const open = around.dialog === 'palette';
  const close = () => actions.closeDialog('palette');
  return dialogView(
    { name: 'palette-dialog', title: 'Commands', open, close },
    open ? form(around, actions, entries(), close) : nothing,
  );
}

/**
 * @param {import('../page.js').Surroundings} around
 * @param {Actions} actions
 * @param {readonly Entry[]} others
 * @param {() => void} close
 */
function form({ sought, recent }, actions, others, close) {
  const { commands } = actions;
  // Who is here has found it already.
  const entries = [...commands.filter(({ name }) => name !== 'palette'), ...others];
  const found = findEntries(entries, sought.typed, recent);
  const marked = Math.max(0, Math.min(sought.marked, found.length - 1));
  const reason = found[marked]?.entry.unavailable?.() ?? '';

  /** @param {SubmitEvent} event */
  const onSubmit = (event) => {
    event.preventDefault();
    if (found[marked]) actions.choose(found[marked].entry);
  };
  /** @param {Event} event */
  const onInput = ({ target }) =>
    actions.seek({ typed: /** @type {HTMLInputElement} */ (target).value, marked: 0 });
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (event.isComposing) return;
    const key = keyName(event);
    if (commands.some(({ name, keys }) => name === 'palette' && keys.includes(key))) {
      event.preventDefault();
      close();
      return;
    }
    const to = target(event.key, marked, found.length);
    if (to === null || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    actions.seek({ ...sought, marked: to });
  };
  return html`<form class="palette" @submit=${onSubmit}>
    <input
      type="text"
      role="combobox"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      enterkeyhint="go"
      autofocus
      aria-label="Name of a command or a document"
      placeholder="What do you want to do?"
      aria-autocomplete="list"
      aria-expanded=${found.length > 0}
      aria-controls="palette-offers"
      aria-activedescendant=${found.length > 0 ? offerId(marked) : nothing}
      aria-describedby="palette-reason"
      .value=${live(sought.typed)}
      @input=${onInput}
      @keydown=${onKey}
    />
    <p class="unseen" aria-live="polite">${foundSaid(sought.typed.trim(), found)}</p>
    <p class="unseen" id="palette-reason" aria-live="polite">${reason}</p>
    ${
      found.length > 0
        ? html`<div id="palette-offers" class="offers" role="listbox" aria-label="Commands">
            ${map(sectionsOf(found), (section) => sectionView(section, marked, actions))}
          </div>`
        : html`<p class="none">Nothing is called “${sought.typed.trim()}”.</p>`
    }
  </form>`;
}

/**
 * Where a key goes from the marked offer; null where it is none of the keys that go.
 * @param {string} key
 * @param {number} from
 * @param {number} all
 */
function target(key, from, all) {
  if (all === 0) return null;
  if (key === 'ArrowDown') return (from + 1) % all;
  if (key === 'ArrowUp') return (from - 1 + all) % all;
  if (key === 'PageDown') return Math.min(from + PAGE, all - 1);
  if (key === 'PageUp') return Math.max(from - PAGE, 0);
  return null;
}

/** @typedef {{ title: string, from: number, found: Found[] }} Section */

/** @param {readonly Found[]} found */
function sectionsOf(found) {
  /** @type {Section[]} */
  const sections = [];
  for (const [i, each] of found.entries()) {
    const last = sections[sections.length - 1];
    if (last?.title === each.section) last.found.push(each);
    else sections.push({ title: each.section, from: i, found: [each] });
  }
  return sections;
}

/**
 * @param {Section} section
 * @param {number} marked
 * @param {Actions} actions
 */
function sectionView({ title, from, found }, marked, actions) {
  const offers = map(found, (each, i) => offerView(each, from + i, marked, actions));
  if (!title) return offers;
  const id = `palette-section-${from}`;
  return html`<div role="group" aria-labelledby=${id}>
    <div id=${id} class="section" role="presentation">${title}</div>
    ${offers}
  </div>`;
}

/** @param {number} i */
function offerId(i) {
  return `palette-offer-${i}`;
}

/**
 * @param {Found} found
 * @param {number} i
 * @param {number} marked
 * @param {Actions} actions
 */
function offerView({ entry, section, marks }, i, marked, actions) {
  const reason = entry.unavailable?.() ?? null;
  const beside = reason ?? entry.hint ?? (section && section === entry.group ? '' : entry.group);
  // The field keeps the focus, so that typing and the arrows go on after a press that chose nothing.
  return html`<div
    id=${offerId(i)}
    class="offer"
    role="option"
    aria-selected=${i === marked}
    aria-disabled=${reason === null ? nothing : 'true'}
    ${ref(i === marked ? showOffer : undefined)}
    @mousedown=${(/** @type {MouseEvent} */ event) => event.preventDefault()}
    @click=${() => actions.choose(entry)}
  ><span class="title" dir="auto">${markedTitle(entry.title, marks)}</span
    ><span class="beside ${reason === null ? '' : 'reason'}">${beside ? html`<span class="unseen">, </span>${beside}` : nothing}</span
    ><span class="offer-keys">${map(entry.keys ?? [], (key) => keyView(keySaid(key)))}</span></div>`;
}

/** @param {Element | undefined} offer */
function showOffer(offer) {
  if (offer?.id === offerId(0)) offer.closest('.offers')?.scrollTo(0, 0);
  else offer?.scrollIntoView({ block: 'nearest' });
}

/**
 * @param {string} title
 * @param {readonly import('../keys/palette.js').Mark[]} marks
 */
function markedTitle(title, marks) {
  let at = 0;
  const pieces = [];
  for (const [start, end] of marks) {
    pieces.push(title.slice(at, start), html`<b>${title.slice(start, end)}</b>`);
    at = end;
  }
  return [...pieces, title.slice(at)];
}

/**
 * @param {string} typed
 * @param {readonly Found[]} found
 */
function foundSaid(typed, found) {
  if (!typed) return '';
  return found.length === 0
    ? `Nothing is called “${typed}”.`
    : `${several(found.length, 'offer')}.`;
}
