// While a place to split is sought: the words on both sides of it, and buttons for those who have no arrow keys at hand.
import { html, nothing } from 'lit';
import { selectedPassage, shownDocument } from '../selectors.js';
import { backIcon, forthIcon } from './icons.js';
import { inBrackets } from './key.js';

/** So many characters on each side show where the caret stands. */
const AROUND = 28;

/**
 * @param {import('../state.js').State} state
 * @param {import('../page.js').Surroundings} around
 * @param {import('./shell.js').Actions} actions
 */
export function splitBar(state, { caret }, { run, shortcut }) {
  const document = shownDocument(state);
  const passage = document?.passages[selectedPassage(state)];
  if (caret === null || !document || !passage) return nothing;
  const [from, to] = [
    Math.max(passage.start, caret - AROUND),
    Math.min(passage.end, caret + AROUND),
  ];
  // A word that was cut through is left out.
  const before = document.text.slice(from, caret).replace(from > passage.start ? /^\S+\s/ : '', '');
  const after = document.text.slice(caret, to).replace(to < passage.end ? /\s\S+$/ : '', '');
  return html`<div class="split-bar" role="region" aria-label="Split the passage">
    <p class="split-words" dir="auto" aria-hidden="true"><span class="before">${oneLine(before)}</span><span class="split-caret"></span><span class="after">${oneLine(after)}</span></p>
    <div class="split-deeds">
      <span class="pair">
        <button aria-label="A word back" title="A word back (←)" @click=${() => run('caret-left')}>${backIcon}</button>
        <button aria-label="A word on" title="A word on (→)" @click=${() => run('caret-right')}>${forthIcon}</button>
      </span>
      <button class="strong" title="Split here (Enter)" @click=${() => run('split')}>Split here</button>
      <button class="quiet" title="Leave it whole${inBrackets(shortcut('leave'))}" @click=${() => run('leave')}>Cancel</button>
    </div>
  </div>`;
}

/** @param {string} words */
function oneLine(words) {
  return words.replace(/\s+/g, ' ');
}
