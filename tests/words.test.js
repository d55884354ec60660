// File names, key names and the sentences that say what happened.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportName } from '../www/exporting.js';
import { keyName } from '../www/keyboard.js';
import { nothingOpen, update } from '../www/state.js';
import { passageSaid, speakerSaid, stepSaid } from '../www/words.js';
import { glossed } from './documents.js';

const day = new Date('2026-11-22T08:00:00Z');

test('an export is named for its title and the day', () => {
  const titled = { ...glossed('a', 1), title: 'Der „Fischmarkt“: heute/morgen' };
  assert.equal(exportName([titled], day), 'der-fischmarkt-heute-morgen-2026-11-22.jsonl');
  assert.equal(exportName([titled, titled], day), 'glossator-2-documents-2026-11-22.jsonl');
  const long = { ...titled, title: 'word '.repeat(40) };
  assert.ok(exportName([long], day).length < 80);
  assert.equal(exportName([{ ...titled, title: '!!!' }], day), 'document-2026-11-22.jsonl');
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

test('what was undone is said, for one passage, for many and for a document', () => {
  const opened = update(nothingOpen, { type: 'open', documents: [glossed('a', 3)] });
  assert.equal(passageSaid(opened.documents[0], 1), 'Passage 2 of 3: background, not confirmed.');
  /** @param {import('../www/state.js').WorkOperation} operation */
  const undoing = (operation) => {
    const state = update(opened, operation);
    assert.ok(state.done);
    return stepSaid(update(state, { type: 'undo' }), state.done.step, 'Undone');
  };
  assert.equal(
    undoing({ type: 'label', document: 'a', passages: [0], label: 'claim' }),
    'Undone. Passage 1 of 3: background, not confirmed.',
  );
  assert.equal(
    undoing({ type: 'confirm', document: 'a', passages: [0, 2] }),
    'Undone: 2 passages of “Passage 0 of a.”.',
  );
  assert.equal(undoing({ type: 'remove', documents: ['a'] }), 'Undone: “Passage 0 of a.” is back.');
});

test('who speaks is said by the name, and so is that nobody is named', () => {
  const opened = update(nothingOpen, { type: 'open', documents: [glossed('a', 2)] });
  assert.equal(speakerSaid(opened.documents[0], 1), 'Passage 2 has no speaker.');
  const speaker = { start: 0, end: 7 };
  const named = update(opened, { type: 'attribute', document: 'a', passage: 1, speaker });
  assert.equal(speakerSaid(named.documents[0], 1), 'Speaker of passage 2: Passage.');
  assert.ok(named.done);
  assert.equal(
    stepSaid(update(named, { type: 'undo' }), named.done.step, 'Undone'),
    'Undone. Passage 2 has no speaker.',
  );
  const nobody = update(named, { type: 'attribute', document: 'a', passage: 1, speaker: null });
  assert.equal(speakerSaid(nobody.documents[0], 1), 'Passage 2: nobody is named as speaker.');
});
