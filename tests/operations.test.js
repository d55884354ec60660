// Whatever is done, in whatever order: the passages stay whole, everything can be undone, and storage has the same.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { deleteDB } from 'idb';
import { summaryOf } from '../www/state/summary.js';
import { findDocument, nothingOpen, update } from '../www/state.js';
import { load } from '../www/storage/loading.js';
import { append, contents, openProjectStore } from '../www/storage/project-store.js';
import { dividedAs } from './documents.js';

/** @typedef {import('../www/state.js').State} State */
/** @typedef {import('../www/state.js').WorkOperation} WorkOperation */

const LABELS = /** @type {const} */ (['boilerplate', 'quote', 'claim', 'background']);

const documents = [
  dividedAs(
    'a',
    ['👩‍🚒 One two.', 'Three\u0085four five.', '“Six”', '𝔸bc déf 🎉🎉', 'seven'],
    '\r\n',
  ),
  dividedAs('b', ['Αλφα', 'βήτα\u2028γάμμα', '\ud83d\ude00', 'x\u00a0y\u3000z'], ' \u2028\t'),
];
const late = dividedAs('late', ['Late one.', 'Late two.']);
const opened = update(nothingOpen, { type: 'open', documents }, 1);

/** As the page makes objects. */
const PLAIN = { noNullPrototype: true };

const document = fc.constantFrom('a', 'b', 'late', 'missing');
const passage = fc.integer({ min: -1, max: 7 });
const offset = fc.integer({ min: -2, max: 60 });
const passages = fc.array(passage, { maxLength: 4 });
const targets = fc.array(fc.record({ document, passages }, PLAIN), { minLength: 1, maxLength: 3 });
const span = fc.record({ start: offset, end: offset }, PLAIN);
const label = fc.constantFrom(...LABELS);

/**
 * @template {string} T
 * @param {T} type
 * @param {Record<string, fc.Arbitrary<any>>} [rest]
 * @returns {fc.Arbitrary<any>}
 */
const operation = (type, rest = {}) => fc.record({ type: fc.constant(type), ...rest }, PLAIN);

/** Operations as a person may do them, also on what is not there. `adopt` and `go` are made to fit when their turn comes. */
const anyOperation = fc.oneof(
  operation('label', { targets, label }),
  operation('confirm', { targets, confirmed: fc.boolean() }),
  operation('unsure', { targets, unsure: fc.boolean() }),
  operation('attribute', { document, passage, speaker: fc.option(span), cue: fc.option(span) }),
  operation('note', { document, passage, note: fc.constantFrom('', 'Hm.', 'Who?') }),
  operation('split', { document, passage, offset }),
  operation('split', { document, passage, offset }),
  operation('merge', { document, from: passage, to: passage }),
  operation('boundary', { document, passage, to: offset }),
  operation('mark', {
    document,
    start: offset,
    end: offset,
    label: fc.option(label, { nil: undefined }),
  }),
  operation('adopt', { document, passage, label }),
  operation('open', { documents: fc.constant([late]) }),
  operation('remove', { documents: fc.array(document, { minLength: 1, maxLength: 2 }) }),
  operation('settings', {
    change: fc.record({ annotator: fc.constantFrom('Bo', 'Ana', '') }, PLAIN),
  }),
  operation('undo'),
  operation('undo'),
  operation('redo'),
  operation('go', { share: fc.double({ min: 0, max: 1, noNaN: true }) }),
);
const anyWork = fc.array(anyOperation, { maxLength: 40 });

/**
 * @param {State} state
 * @param {any} asked
 * @returns {WorkOperation}
 */
function madeToFit(state, asked) {
  if (asked.type === 'go') {
    const last = state.steps.at(-1)?.seq ?? 0;
    return { type: 'go', to: 1 + Math.round(asked.share * (last - 1)) };
  }
  if (asked.type === 'adopt') {
    const before = findDocument(state, asked.document)?.passages[asked.passage];
    const changes = before
      ? [{ at: asked.passage, before: [before], after: [{ ...before, label: asked.label }] }]
      : [];
    return { type: 'adopt', edits: [{ document: asked.document, changes }], from: 'a file' };
  }
  return asked;
}

/**
 * @param {readonly any[]} operations
 * @param {(before: State, after: State, operation: WorkOperation) => void} [visit]
 */
function doing(operations, visit = () => {}) {
  let state = opened;
  for (const [at, asked] of operations.entries()) {
    const operation = madeToFit(state, asked);
    // Undoing the first opening would leave nothing to work on.
    if (operation.type === 'undo' && state.head === 1) continue;
    const before = state;
    state = update(before, operation, 1_000 - at);
    visit(before, state, operation);
  }
  return state;
}

/** @param {State} state */
const seen = (state) => ({
  listed: state.documents.filter(({ listed }) => listed).map(({ id }) => id),
  passages: new Map(['a', 'b'].map((id) => [id, findDocument(state, id)?.passages])),
  settings: state.settings,
});

/** @param {import('../www/state.js').GlossedDocument} document */
function assertWhole({ text, passages }) {
  let end = 0;
  for (const passage of passages) {
    assert.ok(passage.start >= end && passage.end > passage.start, 'in order and disjoint');
    assert.match(text.slice(end, passage.start), /^\p{White_Space}*$/u, 'covering');
    const words = text.slice(passage.start, passage.end);
    assert.doesNotMatch(words, /^\p{White_Space}|\p{White_Space}$/u, 'trimmed');
    assert.ok(words.isWellFormed(), 'no character is cut');
    end = passage.end;
  }
  assert.match(text.slice(end), /^\p{White_Space}*$/u, 'covering');
}

test('passages stay ordered, disjoint, covering, trimmed and of whole characters; summaries say what is there', () => {
  fc.assert(
    fc.property(anyWork, (operations) => {
      doing(operations, (_, state) => {
        for (const summary of state.documents) {
          const document = findDocument(state, summary.id);
          assert.ok(document);
          assertWhole(document);
          // A document is called what it was called when it came in.
          assert.deepEqual({ ...summaryOf(document, summary), title: summary.title }, summary);
        }
      });
    }),
    { numRuns: 200 },
  );
});

test('undoing everything gives the first state back, redoing everything the last', () => {
  fc.assert(
    fc.property(anyWork, (operations) => {
      const end = doing(operations);
      let state = end;
      while (state.head > 1) {
        const next = update(state, { type: 'undo' }, 1);
        assert.notEqual(next, state, 'nothing stands in the way of an undo');
        state = next;
      }
      assert.deepEqual(seen(state), seen(opened));
      for (let next = state; next.head !== next.tip; state = next) {
        next = update(next, { type: 'redo' }, 1);
      }
      assert.deepEqual(seen(update(state, { type: 'go', to: end.head })), seen(end));
    }),
    { numRuns: 200 },
  );
});

test('every step ever done can be gone back to, and looks as it did', () => {
  fc.assert(
    fc.property(anyWork, (operations) => {
      /** @type {Map<number, ReturnType<typeof seen>>} */
      const then = new Map();
      let state = doing(operations, (_, state) => then.set(state.head, seen(state)));
      for (const [seq, was] of then) {
        state = update(state, { type: 'go', to: seq }, 1);
        assert.deepEqual(seen(state), was);
      }
    }),
    { numRuns: 100 },
  );
});

test('no operation writes over what was', () => {
  fc.assert(
    fc.property(anyWork, (operations) => {
      doing(operations, (before) => freeze(before));
    }),
    { numRuns: 50 },
  );
});

/** @param {any} value */
function freeze(value) {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const part of value instanceof Map ? value.values() : Object.values(value)) freeze(part);
}

test('what comes back from storage is what was in memory', async () => {
  await fc.assert(
    fc.asyncProperty(anyWork, async (operations) => {
      await deleteDB('glossator-project-property');
      let database = await openProjectStore('property', () => {});
      const first = opened.latest;
      assert.ok(first);
      await append(database, [{ entry: first, opened: documents, summaries: opened.documents }]);
      /** @type {Parameters<typeof append>[1]} */
      const additions = [];
      const end = doing(operations, (before, state) => {
        if (!state.latest || state.latest === before.latest) return;
        const { step } = state.latest;
        const summaries = state.documents.filter((summary) => !before.documents.includes(summary));
        const isLate = step?.operation.type === 'open';
        additions.push({ entry: state.latest, opened: isLate ? [late] : [], summaries });
      });
      await append(database, additions);
      database.close();
      database = await openProjectStore('property', () => {});
      const { state, setAside } = await load(database);
      assert.equal(setAside, 0);
      for (const key of /** @type {const} */ (['documents', 'steps', 'head', 'tip'])) {
        assert.deepEqual(state[key], end[key], key);
      }
      if (end.steps.some((step) => step?.delta.settings)) {
        assert.deepEqual(state.settings, end.settings);
      }
      const ids = end.documents.map(({ id }) => id);
      assert.deepEqual(
        await contents(database, ids),
        ids.map((id) => findDocument(end, id)),
      );
      database.close();
    }),
    { numRuns: 25 },
  );
});
