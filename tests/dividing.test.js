// Where a caret may stand, how boundaries move by words, and which passages fit a wish.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstCaret, movedBoundary, movedCaret, stopsBetween } from '../www/actions/caret.js';
import { choiceOf } from '../www/actions/choice.js';
import { nothingOpen } from '../www/state.js';
import { after, dividedAs, wordsOf } from './documents.js';

/**
 * @param {string} text
 * @param {'word' | 'character'} unit
 */
const pieces = (text, unit) => {
  const stops = stopsBetween(text, 0, text.length, unit);
  return stops.map((stop, i) => text.slice(stop, stops[i + 1] ?? text.length));
};

test('a caret stands before words; marks go with the word that they touch', () => {
  assert.deepEqual(pieces('“No,” she said – twice.', 'word'), [
    '“No,” ',
    'she ',
    'said ',
    '– ',
    'twice.',
  ]);
  assert.deepEqual(pieces('El niño 👩‍🚒 vino', 'word'), ['El ', 'niño ', '👩‍🚒 ', 'vino']);
  assert.ok(
    pieces('彼は東京に行った', 'word').length > 2,
    'also where words have no spaces between',
  );
});

test('a caret stands before characters as people count them', () => {
  assert.deepEqual(pieces('a👩‍🚒é', 'character'), ['a', '👩‍🚒', 'é']);
});

test('a caret begins in the middle, moves, and stays within the passage', () => {
  const document = dividedAs('a', ['One two three four.', 'Five.']);
  const first = firstCaret(document, 0);
  assert.equal(first, 8);
  assert.equal(movedCaret(document, 0, 8, 1, 'word'), 14);
  assert.equal(movedCaret(document, 0, 14, 1, 'word'), 14);
  assert.equal(movedCaret(document, 0, 4, -1, 'word'), 4);
  assert.equal(movedCaret(document, 0, 8, -1, 'character'), 6);
  assert.equal(firstCaret(document, 1), null);
});

test('a boundary moves a word on and a word back, until one word is left', () => {
  let state = after(nothingOpen, {
    type: 'open',
    documents: [dividedAs('a', ['One two.', 'Three four.'])],
  });
  /** @param {1 | -1} direction */
  const move = (direction) => {
    const document = state.contents.get('a');
    const to = document ? movedBoundary(document, 0, direction) : null;
    if (to === null) return null;
    state = after(state, { type: 'boundary', document: 'a', passage: 0, to });
    return wordsOf(state.contents.get('a'));
  };
  assert.deepEqual(move(1), ['One two.\nThree', 'four.']);
  assert.equal(move(1), null);
  assert.deepEqual(move(-1), ['One two.', 'Three four.']);
  assert.deepEqual(move(-1), ['One', 'two.\nThree four.']);
  assert.equal(move(-1), null);
});

test('passages are chosen by what they say, their label and the confidence', () => {
  const document = dividedAs('a', ['Share  this', 'Text', 'Share this', 'More']);
  const passages = document.passages.map((passage, at) => ({
    ...passage,
    confidence: [0.2, 0.5, 0.9, 1][at],
    confirmed: at === 3,
  }));
  const asked = { ...document, passages };
  assert.deepEqual(choiceOf(asked, { reads: 'Share this ' }), [0, 2]);
  assert.deepEqual(choiceOf(asked, { above: 0.5 }), [1, 2, 3]);
  assert.deepEqual(choiceOf(asked, { below: 0.5, unconfirmed: true }), [0, 1]);
  assert.deepEqual(choiceOf(asked, { label: 'claim' }), []);
  assert.deepEqual(choiceOf(asked, { label: 'background', unconfirmed: true }), [0, 1, 2]);
});
