// What a person does about who speaks in the selected passage: name somebody by words of the text, or say that nobody is.
import { selectedSpan } from '../reading/places.js';
import { wordsAt } from '../reading/speakers.js';
import { selectedPassage, shownDocument } from '../selectors.js';
import { speakerSaid } from '../words.js';

/** @typedef {import('../page.js').Page} Page */
/** @typedef {import('../core/glossator.js').Span} Span */
/** @typedef {'speaker' | 'cue' | 'mark'} PickedAs what selected words are taken for, by the name of the command */

/**
 * @param {Page} page
 * @param {{ speaker: Span | null, speakerName?: string }} who
 */
export function setSpeaker(page, { speaker, speakerName }) {
  // An offer says more, such as the passage in which the name stands: that is not the one it is about.
  attribute(page, speakerName === undefined ? { speaker } : { speaker, speakerName });
}

/**
 * @param {Page} page
 * @param {Span} words
 */
export function setCue(page, words) {
  attribute(page, { cue: words });
  letGo(page);
}

/** @param {Page} page */
export function clearCue(page) {
  attribute(page, { cue: null });
}

/**
 * @param {Page} page
 * @param {{ speaker?: Span | null, speakerName?: string, cue?: Span | null }} said
 */
function attribute(page, said) {
  const document = shownDocument(page.state());
  const at = selectedPassage(page.state());
  if (!document || at < 0) return;
  page.dispatch({ type: 'attribute', document: document.id, passage: at, ...said });
  const now = shownDocument(page.state());
  if (!now) return;
  const cue = now.passages[at].attribution?.cue;
  const cueSaid = cue ? `Said by the words “${wordsAt(now.text, cue)}”.` : 'No words say so.';
  page.say('cue' in said ? cueSaid : speakerSaid(now, at));
}

/**
 * Asks who speaks, or takes the words that are selected.
 * @param {Page} page
 */
export function nameSpeaker(page) {
  const words = pickedWords(page);
  if (words) takePicked(page, words);
  else page.set({ dialog: 'speaker', drawer: false, sought: { typed: '', marked: -1 } });
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
  letGo(page);
}

/** @param {Page} page */
function letGo(page) {
  window.getSelection()?.removeAllRanges();
  page.set({ picked: null });
}
