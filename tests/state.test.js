// The pure function behind the page: what each operation does, and that the history is a tree in which nothing is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tipOf, trailTo } from '../www/state/history.js';
import { summaryOf, titleOf } from '../www/state/summary.js';
import { findDocument, findSummary, nextStep, nothingOpen, update } from '../www/state.js';
import { after, dividedAs, glossed, wordsOf } from './documents.js';

/** @typedef {import('../www/state.js').State} State */

const opened = after(nothingOpen, { type: 'open', documents: [glossed('a', 5), glossed('b', 3)] });
/**
 * @param {State} state
 * @param {string} id
 */
const passagesOf = (state, id) => findDocument(state, id)?.passages ?? [];
/** @param {State} state */
const listed = ({ documents }) => documents.flatMap(({ id, listed }) => (listed ? id : []));
/** @type {(label: import('../www/state.js').LabelName, ...passages: number[]) => import('../www/state.js').WorkOperation} */
const label = (label, ...passages) => ({
  type: 'label',
  targets: [{ document: 'a', passages }],
  label,
});

test('a label given by a person is theirs, is confirmed, and keeps what the model said', () => {
  const state = after(opened, label('quote', 2));
  const [, , before] = passagesOf(opened, 'a');
  assert.deepEqual(passagesOf(state, 'a')[2], {
    ...before,
    label: 'quote',
    by: 'human',
    confirmed: true,
  });
  assert.equal(passagesOf(state, 'a')[2].predicted, 'background');
  assert.equal(findSummary(state, 'a')?.confirmed, 1);
  assert.equal(findSummary(state, 'a')?.labels.quote, 1);
});

test('an operation leaves all that it does not touch the very same', () => {
  const state = after(opened, label('quote', 2));
  assert.equal(state.contents.get('b'), opened.contents.get('b'));
  assert.equal(findSummary(state, 'b'), findSummary(opened, 'b'));
  assert.equal(passagesOf(state, 'a')[1], passagesOf(opened, 'a')[1]);
  assert.equal(passagesOf(opened, 'a')[2].label, 'background');
});

test('what changes nothing is no step', () => {
  const state = after(opened, label('quote', 1));
  for (const nothing of [
    label('quote', 1),
    label('claim', 99),
    { type: 'remove', documents: ['missing'] },
    { type: 'settings', change: { annotator: '' } },
    { type: 'split', document: 'a', passage: 0, offset: 0 },
    { type: 'merge', document: 'a', from: 4, to: 5 },
    { type: 'note', document: 'a', passage: 0, note: '' },
    { type: 'open', documents: [] },
    { type: 'redo' },
    { type: 'go', to: 77 },
  ]) {
    assert.equal(after(state, /** @type {any} */ (nothing)), state, JSON.stringify(nothing));
  }
});

test('many passages of many documents are one step to undo', () => {
  const targets = [
    { document: 'a', passages: [0, 1, 3] },
    { document: 'b', passages: [2] },
  ];
  const state = after(opened, { type: 'confirm', targets, confirmed: true });
  assert.equal(findSummary(state, 'a')?.confirmed, 3);
  assert.equal(findSummary(state, 'b')?.confirmed, 1);
  const undone = after(state, { type: 'undo' });
  assert.deepEqual([...undone.contents], [...opened.contents]);
  assert.deepEqual(undone.documents, opened.documents);
});

test('undo and redo go to the document and the passage that they change', () => {
  const state = after(
    opened,
    label('claim', 3),
    { type: 'select', document: 'b', passage: 1 },
    { type: 'undo' },
  );
  assert.deepEqual([state.shown, state.selected.a], ['a', 3]);
});

test('a document whose text is not at hand is not changed behind the back of its summary', () => {
  const state = after(
    opened,
    label('claim', 3),
    { type: 'show', document: 'b' },
    { type: 'forget', documents: ['a'] },
  );
  assert.equal(after(state, { type: 'undo' }), state);
});

test('a removed document comes back to its place with its labels', () => {
  const labelled = after(opened, label('quote', 0));
  const removed = after(labelled, { type: 'remove', documents: ['a'] });
  assert.deepEqual([listed(removed), removed.shown], [['b'], 'b']);
  const back = after(removed, { type: 'undo' });
  assert.deepEqual([listed(back), back.shown], [['a', 'b'], 'a']);
  assert.equal(passagesOf(back, 'a')[0].label, 'quote');
});

test('what was chosen in a removed document is chosen no more', () => {
  const targets = ['a', 'b'].map((document) => ({ document, passages: [0] }));
  const state = after(opened, { type: 'choose', targets }, { type: 'remove', documents: ['b'] });
  assert.deepEqual(state.chosen, [targets[0]]);
});

test('nothing that is in the project is replaced by what comes in under the same id', () => {
  const other = { ...glossed('a', 1), text: 'Another.' };
  const state = after(opened, { type: 'open', documents: [other, glossed('c', 1)] });
  assert.equal(passagesOf(state, 'a').length, 5);
  assert.deepEqual(state.latest?.step?.operation, { type: 'open', documents: ['c'] });
});

test('documents keep the order in which they came, also when the clock goes backwards', () => {
  let state = update(nothingOpen, { type: 'open', documents: [glossed('a', 1)] }, 5000);
  state = update(state, { type: 'open', documents: [glossed('b', 1), glossed('c', 1)] }, 4000);
  state = update(state, { type: 'open', documents: [glossed('d', 1)] }, 4000);
  const added = state.documents.map((summary) => summary.added);
  assert.deepEqual(
    added,
    [...new Set(added)].sort((one, other) => one - other),
  );
  assert.deepEqual(
    state.steps.map((step) => step?.at),
    [5000, 5000, 5000],
  );
});

test('what is deleted for good cannot come back, and its id stays taken', () => {
  const state = after(
    opened,
    { type: 'remove', documents: ['a'] },
    { type: 'erase', documents: ['a'] },
    { type: 'undo' },
    { type: 'open', documents: [glossed('a', 1)] },
  );
  assert.deepEqual(listed(state), ['b']);
  assert.equal(findDocument(state, 'a'), undefined);
});

test('a new branch loses nothing: the old one is reached again, and redo follows the one last gone', () => {
  const one = after(opened, label('quote', 0), label('claim', 1));
  const two = after(one, { type: 'undo' }, { type: 'undo' }, label('boilerplate', 2));
  assert.equal(two.head, 4);
  assert.deepEqual(
    trailTo(two.steps, 4).map(({ seq }) => seq),
    [1, 4],
  );
  const back = after(two, { type: 'go', to: 3 });
  assert.deepEqual(passagesOf(back, 'a'), passagesOf(one, 'a'));
  assert.equal(back.tip, 3);
  const undone = after(back, { type: 'undo' });
  assert.equal(nextStep(undone)?.seq, 3);
  assert.deepEqual(passagesOf(after(undone, { type: 'redo' }), 'a'), passagesOf(one, 'a'));
  const forth = after(undone, { type: 'go', to: 4 });
  assert.deepEqual(passagesOf(forth, 'a'), passagesOf(two, 'a'));
  assert.equal(tipOf(forth.steps, 1), 4);
});

test('from the beginning redo leads all the way', () => {
  const end = after(opened, label('quote', 0), label('claim', 1));
  const first = after(end, { type: 'go', to: 0 });
  assert.deepEqual(listed(first), []);
  const again = after(first, { type: 'redo' }, { type: 'redo' }, { type: 'redo' });
  assert.deepEqual(again.documents, end.documents);
  assert.equal(again.head, again.tip);
});

test('earlier steps are taken to hand once', () => {
  const state = after(opened, label('quote', 0), label('claim', 1));
  const short = { ...state, steps: state.steps.slice(2) };
  const recalled = after(short, { type: 'recall', steps: state.steps.slice(0, 2) });
  assert.deepEqual(recalled.steps, state.steps);
  assert.equal(after(recalled, { type: 'recall', steps: state.steps.slice(0, 2) }), recalled);
});

test('another tab follows to the same state, and hears nothing twice', () => {
  let [mine, other] = [nothingOpen, nothingOpen];
  for (const operation of /** @type {import('../www/state.js').WorkOperation[]} */ ([
    { type: 'open', documents: [glossed('a', 5)] },
    label('quote', 0),
    label('claim', 1),
    { type: 'undo' },
    label('claim', 2),
    { type: 'go', to: 3 },
    { type: 'undo' },
    { type: 'settings', change: { annotator: 'Bo' } },
    { type: 'undo' },
    { type: 'remove', documents: ['a'] },
  ])) {
    const before = mine.documents;
    mine = update(mine, operation);
    assert.ok(mine.latest);
    const summaries = mine.documents.filter((summary) => !before.includes(summary));
    const news = { type: /** @type {const} */ ('follow'), entry: mine.latest, summaries };
    other = update(other, news);
    if (mine.latest.step) assert.equal(update(other, news), other);
    if (operation.type === 'open') {
      other = update(other, { type: 'load', contents: operation.documents });
    }
    for (const key of /** @type {const} */ (['documents', 'settings', 'steps', 'head', 'tip'])) {
      assert.deepEqual(other[key], mine[key], `${key} after ${operation.type}`);
    }
    assert.deepEqual([...other.contents], [...mine.contents]);
  }
});

const cut = after(nothingOpen, {
  type: 'open',
  documents: [dividedAs('a', ['One two.', 'Three four.', 'Five 👩‍🚒 six.'])],
});
/** @param {...import('../www/state.js').Operation} operations */
const wordsAfter = (...operations) => wordsOf(findDocument(after(cut, ...operations), 'a'));

test('a split falls between characters, gives both parts the label, and goes to the first', () => {
  const { text } = dividedAs('a', ['One two.', 'Three four.', 'Five 👩‍🚒 six.']);
  assert.deepEqual(
    wordsAfter({ type: 'split', document: 'a', passage: 0, offset: text.indexOf('two') }),
    ['One', 'two.', 'Three four.', 'Five 👩‍🚒 six.'],
  );
  const inside = text.indexOf('👩') + 1;
  assert.deepEqual(wordsAfter({ type: 'split', document: 'a', passage: 2, offset: inside }), [
    'One two.',
    'Three four.',
    'Five',
    '👩‍🚒 six.',
  ]);
});

test('a run of passages becomes one; notes, doubts and the first speaker stay', () => {
  const state = after(
    cut,
    { type: 'note', document: 'a', passage: 0, note: 'Why?' },
    { type: 'note', document: 'a', passage: 1, note: 'Who?' },
    { type: 'unsure', targets: [{ document: 'a', passages: [1] }], unsure: true },
    { type: 'attribute', document: 'a', passage: 1, speaker: { start: 0, end: 3 } },
    { type: 'merge', document: 'a', from: -1, to: 1 },
  );
  const [whole, ...rest] = passagesOf(state, 'a');
  assert.deepEqual(rest.length, 1);
  assert.equal(whole.note, 'Why?\nWho?');
  assert.equal(whole.unsure, true);
  assert.equal(whole.confirmed, false);
  assert.deepEqual(whole.attribution?.speaker, { start: 0, end: 3 });
  assert.equal(whole.predicted, undefined, 'the model was never asked about it');
});

test('a boundary moves by what is given, and takes no passage away', () => {
  const to = cut.contents.get('a')?.text.indexOf('four') ?? 0;
  assert.deepEqual(wordsAfter({ type: 'boundary', document: 'a', passage: 0, to }).slice(0, 2), [
    'One two.\nThree',
    'four.',
  ]);
  for (const to of [-3, 0, 20, 999]) {
    assert.deepEqual(wordsAfter({ type: 'boundary', document: 'a', passage: 0, to }), wordsAfter());
  }
});

test('any words become a passage, and what is left of the others stays as it was', () => {
  const text = cut.contents.get('a')?.text ?? '';
  const [start, end] = [text.indexOf('two') - 1, text.indexOf('six')];
  assert.deepEqual(wordsAfter({ type: 'mark', document: 'a', start, end }), [
    'One',
    'two.\nThree four.\nFive 👩‍🚒',
    'six.',
  ]);
  const state = after(cut, { type: 'mark', document: 'a', start, end, label: 'claim' });
  assert.equal(state.selected.a, 1);
  assert.deepEqual(
    passagesOf(state, 'a').map(({ label, confirmed }) => [label, confirmed]),
    [
      ['background', false],
      ['claim', true],
      ['background', false],
    ],
  );
});

test('labels that come with a file are taken where they fit, and taken back exactly', () => {
  const [first] = passagesOf(opened, 'a');
  const relabelled = { ...first, label: /** @type {const} */ ('claim'), confirmed: true };
  const stale = { ...first, note: 'never was here' };
  const edits = [
    { document: 'a', changes: [{ at: 0, before: [stale], after: [relabelled] }] },
    { document: 'b', changes: [{ at: 7, before: [first], after: [relabelled] }] },
  ];
  const state = after(opened, { type: 'adopt', edits, from: 'labels.jsonl' });
  assert.equal(passagesOf(state, 'a')[0].label, 'claim');
  assert.equal(passagesOf(state, 'b'), passagesOf(opened, 'b'));
  assert.deepEqual([...after(state, { type: 'undo' }).contents], [...opened.contents]);
});

test('who speaks is set by a person, keeps the cue, and leaves label and confirmation alone', () => {
  const cue = { start: 8, end: 9 };
  const attribution = { speaker: { start: 0, end: 7 }, speakerName: 'Helle', cue };
  const [first, ...rest] = glossed('c', 2).passages;
  const quoted = { ...first, attribution: { ...attribution, by: /** @type {const} */ ('model') } };
  const documents = [{ ...glossed('c', 2), passages: [quoted, ...rest] }];
  const start = after(nothingOpen, { type: 'open', documents });
  const speaker = { start: 10, end: 12 };
  /** @param {State} state @param {object} said */
  const said = (state, said) =>
    after(state, { type: 'attribute', document: 'c', passage: 0, ...said });
  const named = said(start, { speaker });
  assert.deepEqual(passagesOf(named, 'c')[0], {
    ...quoted,
    attribution: { speaker, cue, by: 'human' },
  });
  const full = said(named, { speaker, speakerName: 'Bo Ek' });
  assert.equal(passagesOf(full, 'c')[0].attribution?.speakerName, 'Bo Ek');
  assert.deepEqual(passagesOf(said(full, { cue: null }), 'c')[0].attribution, {
    speaker,
    speakerName: 'Bo Ek',
    by: 'human',
  });
  assert.deepEqual(passagesOf(said(full, { speaker: null }), 'c')[0].attribution, { by: 'human' });
  for (const odd of [
    { start: 3, end: 100_000 },
    { start: -1, end: 3 },
    { start: 3, end: 3 },
  ]) {
    assert.equal(said(full, { speaker: odd }), full);
  }
});

test('the settings of the project change and change back', () => {
  const state = after(opened, { type: 'settings', change: { annotator: 'Bo', name: 'News' } });
  assert.deepEqual(state.settings, { name: 'News', annotator: 'Bo', guidelines: '' });
  assert.deepEqual(after(state, { type: 'undo' }).settings, opened.settings);
});

test('the selection can be stretched and is let go by the next move', () => {
  const state = after(
    opened,
    { type: 'select', document: 'a', passage: 3 },
    { type: 'select', document: 'a', passage: 1, extend: true },
  );
  assert.deepEqual(state.chosen, [{ document: 'a', passages: [1, 2, 3] }]);
  assert.deepEqual(after(state, { type: 'select', document: 'a', passage: 1 }).chosen, []);
});

test('a document is called by its title, or else by the first passage that the model does not take for furniture', () => {
  const document = glossed('a', 3);
  assert.equal(titleOf({ ...document, title: ' Harbour  news ' }), 'Harbour news');
  const [menu, ...rest] = document.passages;
  const passages = [{ ...menu, predicted: /** @type {const} */ ('boilerplate') }, ...rest];
  assert.equal(titleOf({ ...document, passages }), 'Passage 1 of a.');
});

test('a summary counts what there is, and how the person and the model agree', () => {
  const state = after(
    opened,
    label('quote', 0, 1),
    { type: 'confirm', targets: [{ document: 'a', passages: [2] }], confirmed: true },
    { type: 'note', document: 'a', passage: 4, note: 'Hm.' },
  );
  const document = findDocument(state, 'a');
  assert.ok(document);
  const summary = summaryOf(document, { added: 0, listed: true });
  assert.deepEqual(
    [summary.passages, summary.confirmed, summary.notes, summary.characters],
    [5, 3, 1, document.text.length],
  );
  assert.deepEqual(summary.agreement[2], [2, 0, 1, 0]);
  assert.deepEqual([summary.least, Math.round(summary.doubt * 100)], [0.7, 30]);
});

test('a change to one passage of twenty thousand copies no other passage', () => {
  const large = after(nothingOpen, { type: 'open', documents: [glossed('large', 20_000)] });
  const targets = [{ document: 'large', passages: [9_000] }];
  const state = after(large, { type: 'label', targets, label: 'claim' });
  const before = passagesOf(large, 'large');
  const changed = passagesOf(state, 'large').filter((passage, at) => passage !== before[at]);
  assert.equal(changed.length, 1);
});
