// Finding a command by a few letters of its name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findEntries, matchOf, usedNow, wordsOf } from '../www/keys/palette.js';

/** @type {(title: string, group?: string, unavailable?: () => string | null) => import('../www/keys/palette.js').Entry} */
const command = (title, group = 'Move', unavailable = () => null) => ({
  name: title.toLowerCase(),
  title,
  group,
  unavailable,
  run() {},
});
const commands = [
  command('Next passage'),
  command('Next unconfirmed passage'),
  command('Label as quote', 'Label'),
  command('Label as claim', 'Label'),
  command('Confirm and go to the next', 'Label'),
  command('Undo', 'Label', () => 'There is nothing to undo.'),
  command('Export this document', 'Documents'),
  command('Export all documents', 'Documents'),
];

/** @type {(typed: string, recent?: string[]) => string[]} */
const found = (typed, recent = []) =>
  findEntries(commands, typed, recent).map(({ entry }) => entry.title);

/** @type {(title: string, typed: string) => string[]} */
const marked = (title, typed) =>
  (matchOf(wordsOf(typed), title)?.marks ?? []).map(([start, end]) => title.slice(start, end));

test('the first letters of words find a name, the best first', () => {
  assert.deepEqual(found('nup'), ['Next unconfirmed passage']);
  assert.deepEqual(found('next')[0], 'Next passage');
  assert.deepEqual(found('lac'), ['Label as claim']);
  assert.deepEqual(found('exall'), ['Export all documents']);
  assert.deepEqual(found('e d').slice(0, 2), ['Export this document', 'Export all documents']);
  assert.deepEqual(found('undo'), ['Undo']);
});

test('words are found in any order, inside of words, and in the name of the group', () => {
  assert.deepEqual(found('claim label'), ['Label as claim']);
  assert.deepEqual(found('confirm'), ['Confirm and go to the next', 'Next unconfirmed passage']);
  assert.deepEqual(found('move unc'), ['Next unconfirmed passage']);
  assert.deepEqual(found('documents'), ['Export all documents', 'Export this document']);
  assert.deepEqual(found('xyz'), []);
  assert.deepEqual(found('bel as'), ['Label as claim', 'Label as quote'].reverse());
});

test('what was used last stands first with nothing typed, and decides between equals', () => {
  const recent = ['export all documents', 'a command of long ago', 'next passage'];
  const sections = findEntries(commands, ' ', recent).map(
    ({ section, entry }) => `${section}: ${entry.title}`,
  );
  assert.deepEqual(sections, [
    'Recently used: Export all documents',
    'Recently used: Next passage',
    'Move: Next unconfirmed passage',
    'Label: Label as quote',
    'Label: Label as claim',
    'Label: Confirm and go to the next',
    'Documents: Export this document',
    'Not just now: Undo',
  ]);
  assert.equal(found('export')[0], 'Export this document');
  assert.equal(found('export', recent)[0], 'Export all documents');
  assert.deepEqual(usedNow(['a', 'b', 'c', 'd', 'e'], 'c'), ['c', 'a', 'b', 'd', 'e']);
  assert.deepEqual(usedNow(['a', 'b', 'c', 'd', 'e'], 'f'), ['f', 'a', 'b', 'c', 'd']);
});

test('accents and capitals do not matter, and the marks are the words as they are written', () => {
  assert.deepEqual(marked('Go to “🎉 Über Fischmärkte”', 'uber fischmarkt'), [
    'Über',
    'Fischmärkt',
  ]);
  assert.deepEqual(marked('Cafe\u0301 au lait', 'café'), ['Cafe']);
  assert.deepEqual(marked('Next unconfirmed passage', 'nup'), ['N', 'u', 'p']);
  assert.deepEqual(marked('日本のニュース', 'ニュ'), ['ニュ']);
  assert.deepEqual(marked('ﬁve ﬁsh', 'fiv'), ['ﬁv']);
});

test('many documents are a taste with nothing typed, and fifty at most with something', () => {
  const documents = Array.from({ length: 900 }, (_, i) => ({
    title: `Go to “Page ${i}”`,
    run() {},
  }));
  const all = [...commands, ...documents];
  assert.equal(findEntries(all, '', []).length, commands.length + 7);
  assert.equal(findEntries(all, 'page', []).length, 50);
  assert.equal(findEntries(all, 'page 877', [])[0].entry.title, 'Go to “Page 877”');
});

test('a long title of many words does not take long, and marks always lie within it', () => {
  assert.equal(matchOf(['a'.repeat(40)], 'a '.repeat(39).trim()), null);
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme' }),
      (title, typed) => {
        let before = 0;
        for (const [start, end] of matchOf(wordsOf(typed), title)?.marks ?? []) {
          assert.ok(before <= start && start < end && end <= title.length);
          before = end;
        }
      },
    ),
  );
  const whole = fc.string({ unit: 'grapheme', minLength: 1 });
  fc.assert(fc.property(whole, (title) => matchOf(wordsOf(title), title) !== null));
});
