// File names, key names and the sentences that say what happened.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyName } from '../www/keys/keyboard.js';
import { exportName } from '../www/leaving/exporting.js';
import { nothingOpen, update } from '../www/state.js';
import { outcomeSaid, passageSaid, speakerSaid, stepSaid } from '../www/words.js';
import { after, glossed } from './documents.js';

const day = new Date('2026-11-22T08:00:00Z');

test('an export is named for its title and the day', () => {
  const title = 'Der „Fischmarkt“: heute/morgen';
  assert.equal(exportName([title], day), 'der-fischmarkt-heute-morgen-2026-11-22.jsonl');
  assert.equal(exportName([title, title], day), 'glossator-2-documents-2026-11-22.jsonl');
  assert.ok(exportName(['word '.repeat(40)], day).length < 80);
  assert.equal(exportName(['!!!'], day), 'document-2026-11-22.jsonl');
});

/** @param {Partial<KeyboardEvent> & { key: string, altGraph?: boolean }} event */
const named = (event) =>
  keyName(
    /** @type {KeyboardEvent} */ ({
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      getModifierState: () => event.altGraph ?? false,
      ...event,
    }),
  );

test('keys are named as the list of commands writes them, whatever the keyboard', () => {
  assert.equal(named({ key: 'j' }), 'j');
  assert.equal(named({ key: 'U', shiftKey: true }), 'Shift+u');
  assert.equal(named({ key: '?', shiftKey: true }), '?');
  assert.equal(named({ key: '1', shiftKey: true }), '1');
  assert.equal(named({ key: '[', ctrlKey: true, altKey: true, altGraph: true }), '[');
  assert.equal(named({ key: 'z', metaKey: true }), 'Ctrl+z');
  assert.equal(named({ key: 'ArrowDown' }), 'ArrowDown');
});

const opened = update(nothingOpen, { type: 'open', documents: [glossed('a', 3)] });

/** @param {...import('../www/state.js').WorkOperation} operations */
function said(...operations) {
  const state = after(opened, ...operations);
  const step = state.steps.at(-1);
  assert.ok(step);
  return [stepSaid(state, step), outcomeSaid(after(state, { type: 'undo' }), step)];
}

test('what was done is said, for one passage, for many and for a document', () => {
  const document = opened.contents.get('a');
  assert.ok(document);
  assert.equal(passageSaid(document, 1), 'Passage 2 of 3: background, not confirmed.');
  const [one, many] = [[0], [0, 2]].map((passages) => [{ document: 'a', passages }]);
  const where = '“Passage 0 of a.”';
  assert.deepEqual(said({ type: 'label', targets: one, label: 'claim' }), [
    `Labelled a passage claim in ${where}`,
    'Passage 1 of 3: background, not confirmed.',
  ]);
  assert.deepEqual(said({ type: 'confirm', targets: many, confirmed: true }), [
    `Confirmed 2 passages in ${where}`,
    '',
  ]);
  assert.deepEqual(said({ type: 'remove', documents: ['a'] }), [`Removed ${where}`, '']);
  assert.deepEqual(
    said({ type: 'merge', document: 'a', from: 0, to: 2 })[0],
    `Merged 3 passages of ${where}`,
  );
  assert.deepEqual(
    said({ type: 'note', document: 'a', passage: 0, note: 'Hm.' })[0],
    `Wrote a note in ${where}`,
  );
});

test('who speaks is said by the name, and so is that nobody is named', () => {
  /** @param {...import('../www/state.js').WorkOperation} operations */
  const speaker = (...operations) => {
    const document = after(opened, ...operations).contents.get('a');
    assert.ok(document);
    return speakerSaid(document, 1);
  };
  /** @type {import('../www/state.js').AttributeOperation} */
  const named = { type: 'attribute', document: 'a', passage: 1, speaker: { start: 0, end: 7 } };
  assert.equal(speaker(), 'Passage 2 has no speaker.');
  assert.equal(speaker(named), 'Speaker of passage 2: Passage.');
  assert.equal(said(named)[1], 'Passage 2 has no speaker.');
  assert.equal(
    speaker(named, { ...named, speaker: null }),
    'Passage 2: nobody is named as speaker.',
  );
});
