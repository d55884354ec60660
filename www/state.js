// The project a person works on, and the one pure function that changes it: `update(state, operation) → state`.
// Nothing is ever changed in place, so that history, storage and the views can compare by identity.
import {
  findSummary,
  newcomers,
  withContents,
  withDelta,
  withErased,
  withOpened,
  withoutContents,
} from './state/documents.js';
import { broughtToSight, focused, select, withShownListed } from './state/focus.js';
import { isNothing, stepAt, tipOf, trailTo, way } from './state/history.js';
import { deltaOf, documentsOf, toldOf } from './state/operations.js';

export { findDocument, findSummary, newcomers } from './state/documents.js';

/** @typedef {import('./state/passages.js').LabelName} LabelName */
/** @typedef {import('./state/passages.js').Span} Span */
/** @typedef {import('./state/passages.js').Attribution} Attribution */
/** @typedef {import('./state/passages.js').Passage} Passage */
/** @typedef {import('./state/passages.js').GlossedDocument} GlossedDocument */
/** @typedef {import('./state/passages.js').Change} Change */
/** @typedef {import('./state/summary.js').Summary} Summary */
/** @typedef {import('./state/history.js').Step} Step */
/** @typedef {import('./state/history.js').Delta} Delta */
/** @typedef {import('./state/history.js').Edit} Edit */
/** @typedef {import('./state/history.js').Settings} Settings */
/** @typedef {import('./state/operations.js').Target} Target */
/** @typedef {import('./state/operations.js').OpenOperation} OpenOperation */
/** @typedef {import('./state/operations.js').RemoveOperation} RemoveOperation */
/** @typedef {import('./state/operations.js').SettingsOperation} SettingsOperation */
/** @typedef {import('./state/operations.js').LabelOperation} LabelOperation */
/** @typedef {import('./state/operations.js').ConfirmOperation} ConfirmOperation */
/** @typedef {import('./state/operations.js').UnsureOperation} UnsureOperation */
/** @typedef {import('./state/operations.js').AttributeOperation} AttributeOperation */
/** @typedef {import('./state/operations.js').NoteOperation} NoteOperation */
/** @typedef {import('./state/operations.js').SplitOperation} SplitOperation */
/** @typedef {import('./state/operations.js').MergeOperation} MergeOperation */
/** @typedef {import('./state/operations.js').BoundaryOperation} BoundaryOperation */
/** @typedef {import('./state/operations.js').MarkOperation} MarkOperation */
/** @typedef {import('./state/operations.js').AdoptOperation} AdoptOperation */
/** @typedef {import('./state/operations.js').BulkOperation} BulkOperation */
/** @typedef {import('./state/operations.js').SingleOperation} SingleOperation */
/** @typedef {import('./state/operations.js').EditOperation} EditOperation */
/** @typedef {import('./state/operations.js').MoveOperation} MoveOperation */
/** @typedef {import('./state/operations.js').WorkOperation} WorkOperation */
/** @typedef {import('./state/operations.js').LookOperation} LookOperation */
/** @typedef {import('./state/operations.js').Operation} Operation */
/** @typedef {import('./state/operations.js').Told} Told */

/**
 * What the log keeps of an operation on the work: where it led, where redo leads from there, and the difference it made.
 * `step` is there where it is a new step, and not a move through the history.
 * @typedef {{ at: number, head: number, tip: number, delta: Delta, documents: readonly string[], step?: { seq: number, parent: number, operation: Told } }} Entry
 */

/**
 * `documents` has a summary of every document of the project, also of removed ones; `contents` those whose text and
 * passages are at hand. `steps` are the latest of the history, without gaps in their numbers; `head` is the one that the
 * work stands at, `tip` the one that redo leads to. `latest` is what the last operation on the work adds to the log.
 * @typedef {{
 *   documents: readonly Summary[],
 *   contents: ReadonlyMap<string, GlossedDocument>,
 *   settings: Settings,
 *   shown: string | null,
 *   selected: Readonly<Record<string, number>>,
 *   anchor: number | null,
 *   chosen: readonly Target[],
 *   steps: readonly (Step | undefined)[],
 *   head: number,
 *   tip: number,
 *   latest: Entry | null,
 * }} State
 */

/** @type {State} */
export const nothingOpen = {
  documents: [],
  contents: new Map(),
  settings: { name: '', annotator: '', guidelines: '' },
  shown: null,
  selected: {},
  anchor: null,
  chosen: [],
  steps: [],
  head: 0,
  tip: 0,
  latest: null,
};

/**
 * @param {State} state
 * @param {Operation} operation
 * @param {number} [now] milliseconds since 1970, for what is kept
 * @returns {State}
 */
export function update(state, operation, now = 0) {
  switch (operation.type) {
    case 'show':
      return { ...state, shown: operation.document, anchor: null, chosen: [] };
    case 'select':
      return select(state, operation);
    case 'choose':
      return { ...state, chosen: operation.targets, anchor: null };
    case 'load':
      return withContents(state, operation.contents);
    case 'forget':
      return withoutContents(state, operation.documents);
    case 'recall':
      return recall(state, operation.steps);
    case 'erase':
      return withShownListed(withErased(state, operation.documents), state);
    case 'follow':
      return follow(state, operation);
    case 'undo':
      return go(state, stepAt(state.steps, state.head)?.parent ?? state.head, now);
    case 'redo':
      return go(state, nextStep(state)?.seq ?? state.head, now);
    case 'go':
      return go(state, operation.to, now);
    case 'open': {
      const documents = newcomers(state, operation.documents);
      return perform(state, { type: 'open', documents }, now);
    }
    default:
      return perform(state, operation, now);
  }
}

/**
 * The documents whose contents an operation changes: those must be at hand before it is done.
 * @param {State} state
 * @param {Operation} operation
 * @returns {readonly string[]}
 */
export function touchedBy(state, operation) {
  switch (operation.type) {
    case 'label':
    case 'confirm':
    case 'unsure':
      return operation.targets.map(({ document }) => document);
    case 'attribute':
    case 'note':
    case 'split':
    case 'merge':
    case 'boundary':
    case 'mark':
      return [operation.document];
    case 'adopt':
      return operation.edits.map(({ document }) => document);
    case 'undo':
      return documentsOf(stepAt(state.steps, state.head)?.delta);
    case 'redo':
      return documentsOf(nextStep(state)?.delta);
    case 'go':
      return documentsOf(way(state.steps, state.head, operation.to) ?? undefined);
    default:
      return [];
  }
}

/**
 * The step that redo does again.
 * @param {State} state
 */
export function nextStep({ steps, head, tip }) {
  if (head === tip) return undefined;
  return trailTo(steps, tip).find(({ parent }) => parent === head);
}

/**
 * @param {State} state
 * @param {Exclude<WorkOperation, MoveOperation>} operation
 * @param {number} now
 * @returns {State}
 */
function perform(state, operation, now) {
  const at = Math.max(now, state.latest?.at ?? 0);
  const before = operation.type === 'open' ? withOpened(state, operation.documents, at) : state;
  const delta = deltaOf(before, operation);
  if (isNothing(delta)) return state;
  const seq = (state.steps.at(-1)?.seq ?? state.head) + 1;
  const step = { seq, parent: state.head, operation: toldOf(operation) };
  const next = withShownListed(withDelta(before, delta), before);
  return {
    ...focused(next, operation, delta),
    steps: [...state.steps, { ...step, at, delta }],
    head: seq,
    tip: seq,
    latest: { at, head: seq, tip: seq, delta, documents: documentsOf(delta), step },
  };
}

/**
 * Moves through the history; what came after a step stays, and is reached again by redo or from the list of steps.
 * @param {State} state
 * @param {number} to
 * @param {number} now
 * @returns {State}
 */
function go(state, to, now) {
  const delta = to === state.head ? null : way(state.steps, state.head, to);
  if (!delta || !areAtHand(state, documentsOf(delta))) return state;
  const isOnTrail = to === 0 || trailTo(state.steps, state.tip).some(({ seq }) => seq === to);
  const tip = isOnTrail ? state.tip : tipOf(state.steps, to);
  const at = Math.max(now, state.latest?.at ?? 0);
  const next = withShownListed(withDelta(state, delta), state);
  return {
    ...broughtToSight(next, delta),
    head: to,
    tip,
    latest: { at, head: to, tip, delta, documents: documentsOf(delta) },
  };
}

/**
 * @param {State} state
 * @param {readonly string[]} ids
 */
function areAtHand(state, ids) {
  return ids.every((id) => {
    const summary = findSummary(state, id);
    return state.contents.has(id) || !summary || summary.erased;
  });
}

/**
 * Earlier steps, where they are those that come right before the ones at hand.
 * @param {State} state
 * @param {readonly (Step | undefined)[]} steps
 * @returns {State}
 */
function recall(state, steps) {
  const follows = (steps[0]?.seq ?? 0) + steps.length === state.steps[0]?.seq;
  return follows ? { ...state, steps: [...steps, ...state.steps] } : state;
}

/**
 * What another tab has done, in this one; nothing where that is known already.
 * @param {State} state
 * @param {{ entry: Entry, summaries: readonly Summary[] }} told with the summaries that have changed
 * @returns {State}
 */
function follow(state, { entry, summaries }) {
  const { step, delta, head, tip, at } = entry;
  if (step && step.seq <= (state.steps.at(-1)?.seq ?? 0)) return state;
  const fresh = new Map(summaries.map((summary) => [summary.id, summary]));
  const documents = state.documents.map((summary) => fresh.get(summary.id) ?? summary);
  const added = summaries.filter(({ id }) => !findSummary(state, id));
  const steps = step ? [...state.steps, { ...step, at, delta }] : state.steps;
  const before = { ...state, documents: [...documents, ...added] };
  const next = withShownListed(withDelta(before, delta), before);
  return { ...next, steps, head, tip, latest: entry };
}
