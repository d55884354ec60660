// Dividing the text otherwise: split, merge, move a boundary, and make any words a passage of their own.
import { pickedWords } from '../actions/attributing.js';
import { firstCaret, movedBoundary, movedCaret } from '../actions/caret.js';
import { wordsAt } from '../reading/speakers.js';
import { selectedPassage, shownDocument, targetsOf } from '../selectors.js';
import { needsPassage, present, sayHere } from './present.js';

/** @typedef {import('../page.js').Page} Page */
/** @typedef {import('./index.js').Command} Command */

/**
 * @param {Page} page
 * @returns {Command[]}
 */
export function cuttingCommands(page) {
  function split() {
    const { caret } = page.around();
    const here = present(page);
    if (!here) return;
    const { document, at } = here;
    if (caret === null) {
      const first = firstCaret(document, at);
      if (first === null) page.say('This passage is one word: there is nothing to split.');
      else setCaret(first);
      return;
    }
    page.set({ caret: null });
    page.dispatch({ type: 'split', document: document.id, passage: at, offset: caret });
    page.say('Split in two. Undo joins them again.');
  }

  /** @param {number} caret */
  function setCaret(caret) {
    const document = shownDocument(page.state());
    if (!document) return;
    page.set({ caret });
    const { end } = document.passages[selectedPassage(page.state())];
    const ahead = wordsAt(document.text, { start: caret, end: Math.min(end, caret + 40) });
    const next = ahead.replace(/\p{Quotation_Mark}+$/u, '');
    page.say(`Split before “${next}”? Arrows move, Enter splits, Escape leaves it whole.`);
  }

  /**
   * @param {1 | -1} direction
   * @param {'word' | 'character'} unit
   */
  function moveCaret(direction, unit) {
    const { caret } = page.around();
    const document = shownDocument(page.state());
    const at = selectedPassage(page.state());
    if (document && at >= 0 && caret !== null) {
      setCaret(movedCaret(document, at, caret, direction, unit));
    }
  }

  /** @param {1 | -1} direction */
  function merge(direction) {
    const here = present(page);
    if (!here) return;
    const { document, at } = here;
    const [target] = targetsOf(page.state());
    const places =
      target.document === document.id && target.passages.length > 1 ? target.passages : [at];
    const isRun = places.every((place, i) => i === 0 || place === places[i - 1] + 1);
    if (!isRun) {
      page.say('Only passages that follow one another can be merged.');
      return;
    }
    const from = Math.min(...places, places.length > 1 ? at : Math.min(at, at + direction));
    const to = Math.max(...places, places.length > 1 ? at : Math.max(at, at + direction));
    if (from < 0 || to >= document.passages.length) {
      page.say(`There is no ${direction > 0 ? 'next' : 'previous'} passage to merge with.`);
      return;
    }
    page.dispatch({ type: 'merge', document: document.id, from, to });
    page.say(`Merged ${to - from + 1} passages. Undo parts them again.`);
  }

  /**
   * @param {'start' | 'end'} edge
   * @param {1 | -1} direction
   */
  function moveBoundary(edge, direction) {
    const here = present(page);
    if (!here) return;
    const { document, at } = here;
    const boundary = edge === 'end' ? at : at - 1;
    const to = movedBoundary(document, boundary, direction);
    if (to === null) {
      page.say('There is no word to give or take there.');
      return;
    }
    page.dispatch({ type: 'boundary', document: document.id, passage: boundary, to });
    if (edge === 'start') page.dispatch({ type: 'select', document: document.id, passage: at });
    const now = shownDocument(page.state());
    if (now) page.say(`Now “${wordsAt(now.text, now.passages[at])}”`);
  }

  function mark() {
    const document = shownDocument(page.state());
    const words = pickedWords(page);
    if (!document || !words) {
      page.say('Select words in the text first, then make them a passage.');
      return;
    }
    markWords(page, words);
  }

  const unavailable = needsPassage(page);
  const notSplitting = () => (page.around().caret === null ? 'No split is being made.' : null);
  /** @type {Command[]} */
  const commands = [
    { name: 'split', title: 'Split the passage', keys: ['b'], unavailable, run: split },
    {
      name: 'split-here',
      title: 'Split at the place that is marked',
      keys: ['Enter'],
      unavailable: notSplitting,
      modal: true,
      run: split,
    },
    {
      name: 'caret-right',
      title: 'Move the place to split by a word',
      keys: ['ArrowRight'],
      unavailable: notSplitting,
      modal: true,
      repeats: true,
      run: () => moveCaret(1, 'word'),
    },
    {
      name: 'caret-left',
      title: 'Move the place to split back by a word',
      keys: ['ArrowLeft'],
      unavailable: notSplitting,
      modal: true,
      repeats: true,
      run: () => moveCaret(-1, 'word'),
    },
    {
      name: 'caret-character-right',
      title: 'Move the place to split by a character',
      keys: ['Shift+ArrowRight'],
      unavailable: notSplitting,
      modal: true,
      repeats: true,
      run: () => moveCaret(1, 'character'),
    },
    {
      name: 'caret-character-left',
      title: 'Move the place to split back by a character',
      keys: ['Shift+ArrowLeft'],
      unavailable: notSplitting,
      modal: true,
      repeats: true,
      run: () => moveCaret(-1, 'character'),
    },
    {
      name: 'merge-next',
      title: 'Merge with the next, or all that are chosen',
      keys: ['m'],
      unavailable,
      run: () => merge(1),
    },
    {
      name: 'merge-previous',
      title: 'Merge with the previous',
      keys: ['Shift+m'],
      unavailable,
      run: () => merge(-1),
    },
    {
      name: 'end-later',
      title: 'Take the next word in at the end',
      keys: ['>'],
      unavailable,
      repeats: true,
      run: () => moveBoundary('end', 1),
    },
    {
      name: 'end-earlier',
      title: 'Give the last word to the next passage',
      keys: ['<'],
      unavailable,
      repeats: true,
      run: () => moveBoundary('end', -1),
    },
    {
      name: 'start-earlier',
      title: 'Take the word before in at the beginning',
      keys: ['('],
      unavailable,
      repeats: true,
      run: () => moveBoundary('start', -1),
    },
    {
      name: 'start-later',
      title: 'Give the first word to the previous passage',
      keys: [')'],
      unavailable,
      repeats: true,
      run: () => moveBoundary('start', 1),
    },
    {
      name: 'mark',
      title: 'Make the selected words a passage',
      keys: ['r'],
      unavailable: () => (page.around().picked ? null : 'No words are selected.'),
      run: mark,
    },
  ].map((command) => ({ group: 'Divide', ...command }));
  return commands;
}

/**
 * Makes words of the shown document a passage of their own.
 * @param {Page} page
 * @param {import('../state.js').Span} words
 */
export function markWords(page, words) {
  const document = shownDocument(page.state());
  if (!document) return;
  page.dispatch({ type: 'mark', document: document.id, ...words });
  window.getSelection()?.removeAllRanges();
  page.set({ picked: null });
  sayHere(page);
}
