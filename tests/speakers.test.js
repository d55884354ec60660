// Who speaks, whom one can choose from, and from selected words to their place in the text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spanOfPieces } from '../www/reading/places.js';
import { offersFor, passageAt, speakerOf, wordsAt } from '../www/reading/speakers.js';
import { quotation } from './documents.js';

const page = quotation([
  {
    words: '“We saved 🎉 it,” Mayor Helle Brandvold told\nthe hall.',
    speaker: 'Mayor Helle Brandvold',
  },
  { words: '“He is wrong,” said Ana Pérez.', speaker: 'Ana Pérez' },
  { words: '“Never,” she added.', speaker: 'she', name: 'Helle Brandvold' },
  { words: 'A banana cost more.' },
  { words: '“It will,” it said.', speaker: 'it' },
  { words: 'Ana laughed.' },
]);

test('a speaker is called by the full name, beside the words of the text', () => {
  const spoken = page.passages.map((passage) => speakerOf(page.text, passage));
  assert.deepEqual(spoken[0], { name: 'Mayor Helle Brandvold', words: 'Mayor Helle Brandvold' });
  assert.deepEqual(spoken[2], { name: 'Helle Brandvold', words: 'she' });
  assert.equal(spoken[3], null);
});

test('what the model found in a passage that is background now is not shown; what a person set is', () => {
  const { attribution, ...rest } = page.passages[1];
  assert.ok(attribution);
  const background = /** @type {const} */ ('background');
  assert.equal(speakerOf(page.text, { ...rest, label: background, attribution }), null);
  const own = { ...attribution, by: /** @type {const} */ ('human') };
  const passage = { ...rest, label: background, attribution: own };
  assert.equal(speakerOf(page.text, passage)?.name, 'Ana Pérez');
});

test('with nothing typed, those who speak on the page are offered, nearest first, a person once', () => {
  const offers = offersFor(page, 2, ' ');
  assert.deepEqual(
    offers.map(({ name, passage }) => [name, passage]),
    [
      ['Helle Brandvold', 0],
      ['Ana Pérez', 1],
      ['Nobody is named', -1],
    ],
  );
  const [helle, , nobody] = offers;
  assert.ok(helle.speaker);
  assert.equal(wordsAt(page.text, helle.speaker), 'Helle Brandvold');
  assert.equal(helle.speakerName, undefined, 'the words are the whole name');
  assert.equal(nobody.speaker, null);
});

test('a name that stands nowhere in full is offered by the words that mean it', () => {
  const document = quotation([{ words: '“No,” he said.', speaker: 'he', name: 'Tor Dahl' }]);
  const [tor] = offersFor(document, 0, '');
  assert.equal(tor.name, 'Tor Dahl');
  assert.equal(tor.speakerName, 'Tor Dahl');
  assert.equal(tor.speaker && wordsAt(document.text, tor.speaker), 'he');
});

test('typed words bring those who speak and are called so, and where else the text has them', () => {
  const found = offersFor(page, 5, 'ana');
  assert.deepEqual(
    found.map(({ name, speakerName, passage }) => [name, speakerName, passage]),
    [
      ['Ana', undefined, 5],
      ['Ana Pérez', undefined, 1],
      ['ana', undefined, 3],
    ],
  );
  for (const { speaker, name } of found) {
    assert.equal(speaker && page.text.slice(speaker.start, speaker.end), name);
  }
  assert.deepEqual(offersFor(page, 5, 'told the').length, 1, 'over a line break');
  assert.deepEqual(offersFor(page, 5, 'Anna'), []);
  assert.deepEqual(offersFor(page, 5, '(.*'), []);
});

test('a name need not be typed to its end, and a short form in the passage stands for the full name', () => {
  const document = quotation([
    { words: '“We saved it,” said Bernie Sund.', speaker: 'Bernie Sund' },
    { words: 'Sund, who lost, said that this speaks volumes.' },
    { words: 'In Sundby nobody spoke.' },
  ]);
  const found = offersFor(document, 1, ' sun');
  assert.deepEqual(
    found.map(({ name, speakerName, passage }) => [name, speakerName, passage]),
    [
      ['Sund', 'Bernie Sund', 1],
      ['Sundby', undefined, 2],
    ],
  );
  assert.deepEqual(
    offersFor(document, 2, 'bern').map(({ name, passage }) => [name, passage]),
    [['Bernie Sund', 0]],
  );
});

test('a position lies in the last passage that begins before it', () => {
  for (const [at, { start, end }] of page.passages.entries()) {
    assert.equal(passageAt(page.passages, start), at);
    assert.equal(passageAt(page.passages, end - 1), at);
  }
});

/**
 * What selecting from one place of the text to another gives.
 * @param {number} from
 * @param {number} to
 */
function selecting(from, to) {
  const pieces = page.passages
    .filter(({ start, end }) => from < end && start < to)
    .map(({ start, end }) => ({
      start,
      words: page.text.slice(start, end),
      from: Math.max(0, from - start),
      to: Math.min(end, to) - start,
    }));
  const span = spanOfPieces(pieces);
  return span && page.text.slice(span.start, span.end);
}

test('selected words are found after an emoji, without the white space around them, and over passages', () => {
  const at = page.text.indexOf('Mayor');
  assert.equal(selecting(at, at + 21), 'Mayor Helle Brandvold');
  assert.equal(selecting(at - 1, at + 6), 'Mayor');
  const ana = page.text.indexOf('Ana');
  assert.equal(selecting(ana, page.text.indexOf('Never')), 'Ana Pérez.\n“');
  assert.equal(selecting(at + 5, at + 6), null);
  assert.equal(spanOfPieces([]), null);
});
