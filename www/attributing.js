// What a person does about who speaks in the selected passage: name somebody by words of the text, or say that nobody is.
import { selectedSpan } from './places.js';
import { selectedPassage, shownDocument } from './selectors.js';
import { speakerSaid } from './words.js';

/** @typedef {import('./page.js').Page} Page */
/** @typedef {import('./core/glossator.js').Span} Span */

/**
 * @param {Page} page
 * @param {{ speaker: Span | null, speakerName?: string }} who
 */
export function setSpeaker(page, { speaker, speakerName }) {
  const document = shownDocument(page.state());
  const at = selectedPassage(page.state());
  if (!document || at < 0) return;
  const before = document.passages[at].attribution;
  const isSo =
    before?.by === 'human' &&
    before.speaker?.start === speaker?.start &&
    before.speaker?.end === speaker?.end &&
    before.speakerName === speakerName;
  if (!isSo) {
    const name = speakerName === undefined ? {} : { speakerName };
    page.dispatch({ type: 'attribute', document: document.id, passage: at, speaker, ...name });
  }
  const now = shownDocument(page.state());
  if (now) page.say(speakerSaid(now, at));
}

/** A drag, or a finger on a handle, tells of each step; only where it rests is the selection looked at. */
const REST = 150;

/**
 * Keeps the page told which words of the article are selected. It is told late, and also late that none are any more: a
 * finger on the button that takes them loses the selection before the button is pressed.
 * @param {Page} page
 */
export function followSelection(page) {
  let resting = 0;
  document.addEventListener('selectionchange', () => {
    window.clearTimeout(resting);
    resting = window.setTimeout(() => {
      const picked = pickedWords(page);
      if (picked || page.around().picked) page.set({ picked });
    }, REST);
  });
}

/**
 * The words of the article that are selected just now.
 * @param {Page} page
 */
export function pickedWords(page) {
  const shown = shownDocument(page.state());
  return shown ? selectedSpan(window.getSelection(), shown.passages) : null;
}

/**
 * Makes selected words the speaker. They have served then: the next press of the key is about other words.
 * @param {Page} page
 * @param {Span} words
 */
export function takePicked(page, words) {
  setSpeaker(page, { speaker: words });
  window.getSelection()?.removeAllRanges();
  page.set({ picked: null });
}
