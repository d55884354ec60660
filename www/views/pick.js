// The buttons under words that a person has selected: what the words are to the current passage, or a passage of their own.
// On a phone they stand by the thumb, out of the way of the browser's own menu for selected text.
import { html, nothing } from 'lit';
import { keyView } from './key.js';

/**
 * @param {number} at the current passage; -1 for none
 * @param {import('./shell.js').Actions} actions
 */
export function pickView(at, { takePicked, shortcut }) {
  /**
   * @param {import('../actions/attributing.js').PickedAs} as
   * @param {unknown} content
   * @param {string} title
   */
  const button = (as, content, title) =>
    html`<button class="strong" title=${title} @click=${() => takePicked(as)}><span>${content}</span>${keyView(shortcut(as))}</button>`;
  const of = html`<span class="unseen"> of passage ${at + 1}</span>`;
  // A press must not take the selection away before it has been used.
  return html`<div
    class="pick"
    role="group"
    aria-label="The selected words"
    @mousedown=${(/** @type {MouseEvent} */ event) => event.preventDefault()}
  >${
    at < 0
      ? nothing
      : html`${button('speaker', html`<span class="unseen">Set as </span>Speaker${of}`, `These words name who speaks in passage ${at + 1}`)}${button('cue', html`Says so<span class="unseen"> in passage ${at + 1}</span>`, `These words, as “said”, attribute passage ${at + 1}`)}`
  }${button('mark', 'Own passage', 'These words become a passage of their own')}</div>`;
}

/** Sets the buttons under the selected words; they may have moved with the window's width. */
export function alignPick() {
  const [pick] = document.getElementsByClassName('pick');
  const selection = window.getSelection();
  if (!(pick instanceof HTMLElement) || !selection || selection.isCollapsed) return;
  const lines = selection.getRangeAt(0).getClientRects();
  const words = lines[lines.length - 1];
  if (!words) return;
  const page = (pick.offsetParent ?? document.body).getBoundingClientRect();
  const left = Math.min(words.left - page.left, page.width - pick.offsetWidth - 16);
  pick.style.setProperty('--words-left', `${Math.round(Math.max(8, left))}px`);
  pick.style.setProperty('--words-bottom', `${Math.round(words.bottom - page.top)}px`);
}
