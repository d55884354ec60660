// Moving about: by passage, by paragraph, to what is left to do, and from document to document.
import { rowsOf } from '../listing.js';
import {
  beginsParagraph,
  leastCertain,
  nearest,
  selectedPassage,
  shownDocument,
} from '../selectors.js';
import { inMarks } from '../words.js';
import { ALL_CONFIRMED, goTo, goToUnconfirmed, needsDocument } from './present.js';

/** @typedef {import('../page.js').Page} Page */
/** @typedef {import('./index.js').Command} Command */

/**
 * @param {Page} page
 * @returns {Command[]}
 */
export function movingCommands(page) {
  /**
   * @param {(at: number, last: number) => number} target
   * @param {boolean} [extend]
   */
  function move(target, extend) {
    const document = shownDocument(page.state());
    if (!document) return;
    const last = document.passages.length - 1;
    const at = Math.max(0, Math.min(last, target(selectedPassage(page.state()), last)));
    goTo(page, at, extend);
  }

  /**
   * @param {1 | -1} direction
   * @param {(passage: import('../state.js').Passage, at: number, document: import('../state.js').GlossedDocument) => boolean} isWanted
   * @param {string} none what is said where there is no such passage
   */
  function seek(direction, isWanted, none) {
    const document = shownDocument(page.state());
    if (!document) return;
    const from = selectedPassage(page.state());
    const at = nearest(document, from, direction, (passage, i) => isWanted(passage, i, document));
    if (at >= 0) goTo(page, at);
    else page.say(none);
  }

  function seekDoubt() {
    const document = shownDocument(page.state());
    if (!document) return;
    const at = leastCertain(document, selectedPassage(page.state()));
    if (at >= 0) goTo(page, at);
    else page.say(ALL_CONFIRMED);
  }

  /** @param {number} by */
  async function turn(by) {
    const documents = rowsOf(page.state(), page.around().listing);
    const next = documents[documents.findIndex(({ id }) => id === page.state().shown) + by];
    if (next) {
      await page.show(next.id);
      page.say(inMarks(next.title));
    } else page.say(by > 0 ? 'This is the last document.' : 'This is the first document.');
  }

  function fold() {
    const folded = !page.around().folded;
    page.set({ folded });
    page.say(folded ? 'Furniture is folded away.' : 'All furniture is shown.');
  }

  async function turnToUnfinished() {
    const documents = rowsOf(page.state(), page.around().listing);
    const from = documents.findIndex(({ id }) => id === page.state().shown);
    const round = [...documents.slice(from + 1), ...documents.slice(0, from + 1)];
    const next = round.find(({ confirmed, passages }) => confirmed < passages);
    if (next) {
      await page.show(next.id);
      page.say(inMarks(next.title));
    } else page.say('Every document of this project is confirmed.');
  }

  /** @type {Command[]} */
  const commands = [
    {
      name: 'next',
      title: 'Next passage',
      keys: ['j', 'ArrowDown'],
      repeats: true,
      run: () => move((at) => at + 1),
    },
    {
      name: 'previous',
      title: 'Previous passage',
      keys: ['k', 'ArrowUp'],
      repeats: true,
      run: () => move((at) => at - 1),
    },
    {
      name: 'next-paragraph',
      title: 'Next paragraph',
      keys: ['}', 'Ctrl+ArrowDown'],
      repeats: true,
      run: () => seek(1, (_, at, document) => beginsParagraph(document, at), ''),
    },
    {
      name: 'previous-paragraph',
      title: 'Previous paragraph',
      keys: ['{', 'Ctrl+ArrowUp'],
      repeats: true,
      run: () => seek(-1, (_, at, document) => beginsParagraph(document, at), ''),
    },
    { name: 'first', title: 'First passage', keys: ['Home'], run: () => move(() => 0) },
    { name: 'last', title: 'Last passage', keys: ['End'], run: () => move((_, last) => last) },
    {
      name: 'next-unconfirmed',
      title: 'Next unconfirmed passage',
      keys: ['n'],
      repeats: true,
      run: () => goToUnconfirmed(page, 1),
    },
    {
      name: 'previous-unconfirmed',
      title: 'Previous unconfirmed passage',
      keys: ['Shift+n'],
      repeats: true,
      run: () => goToUnconfirmed(page, -1),
    },
    {
      name: 'least-certain',
      title: 'Passage the model is least certain of',
      keys: ['d'],
      repeats: true,
      run: seekDoubt,
    },
    {
      name: 'next-unsure',
      title: 'Next passage flagged as unsure',
      keys: ['Shift+f'],
      repeats: true,
      run: () =>
        seek(
          1,
          ({ unsure }) => unsure === true,
          'No passage of this document is flagged as unsure.',
        ),
    },
    ...page.around().labels.map(({ name }, i) => ({
      name: `next-${name}`,
      title: `Next ${name}`,
      keys: LABEL_ROW[i] ? [LABEL_ROW[i]] : [],
      repeats: true,
      run: () => seek(1, ({ label }) => label === name, `This document has no other ${name}.`),
    })),
    {
      name: 'extend-next',
      title: 'Choose on to the next passage',
      keys: ['Shift+ArrowDown', 'Shift+j'],
      repeats: true,
      run: () => move((at) => at + 1, true),
    },
    {
      name: 'extend-previous',
      title: 'Choose on to the previous passage',
      keys: ['Shift+ArrowUp', 'Shift+k'],
      repeats: true,
      run: () => move((at) => at - 1, true),
    },
    {
      name: 'next-document',
      title: 'Next document',
      keys: [']'],
      looks: false,
      run: () => turn(1),
    },
    {
      name: 'previous-document',
      title: 'Previous document',
      keys: ['['],
      looks: false,
      run: () => turn(-1),
    },
    {
      name: 'next-unfinished',
      title: 'Next document with something left to confirm',
      keys: ['.'],
      looks: false,
      run: turnToUnfinished,
    },
    { name: 'fold', title: 'Fold furniture away, or show it', keys: ['-'], run: fold },
  ].map((command) => ({
    group: 'Move',
    looks: true,
    unavailable: needsDocument(page),
    ...command,
  }));
  return commands;
}

/** The keys for the next passage of each label: the row below the hand, in the order of the labels. */
const LABEL_ROW = ['z', 'x', 'c', 'v'];
