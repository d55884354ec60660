// The button under words that a person has selected: it makes them the speaker of the current passage. On a phone it
// stands by the thumb, out of the way of the browser's own menu for selected text.
import { html } from 'lit';

/**
 * @param {number} at
 * @param {import('./shell.js').Actions} actions
 */
export function pickView(at, actions) {
  // A press must not take the selection away before it has been used.
  return html`<button
    class="pick strong"
    @mousedown=${(/** @type {MouseEvent} */ event) => event.preventDefault()}
    @click=${actions.takePicked}
  >Set as speaker of passage ${at + 1}<kbd>${actions.shortcut('speaker')}</kbd></button>`;
}

/** Sets the button under the selected words; they may have moved with the window's width. */
export function alignPick() {
  const [button] = document.getElementsByClassName('pick');
  const selection = window.getSelection();
  if (!(button instanceof HTMLElement) || !selection || selection.isCollapsed) return;
  const lines = selection.getRangeAt(0).getClientRects();
  const words = lines[lines.length - 1];
  if (!words) return;
  const page = (button.offsetParent ?? document.body).getBoundingClientRect();
  const left = Math.min(words.left - page.left, page.width - button.offsetWidth - 16);
  button.style.setProperty('--words-left', `${Math.round(Math.max(8, left))}px`);
  button.style.setProperty('--words-bottom', `${Math.round(words.bottom - page.top)}px`);
}
