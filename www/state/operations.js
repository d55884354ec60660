// What can be asked for, and the difference that it makes: `deltaOf(state, operation) → delta`.
import { boundaryMoved, marked, merged, split } from './dividing.js';
import { NO_DELTA } from './history.js';
import { attributed, changed, confirmed, flagged, labelled, noted } from './passages.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').Entry} Entry */
/** @typedef {import('./passages.js').LabelName} LabelName */
/** @typedef {import('./passages.js').Span} Span */
/** @typedef {import('./passages.js').Passage} Passage */
/** @typedef {import('./passages.js').GlossedDocument} GlossedDocument */
/** @typedef {import('./passages.js').Change} Change */
/** @typedef {import('./summary.js').Summary} Summary */
/** @typedef {import('./history.js').Step} Step */
/** @typedef {import('./history.js').Delta} Delta */
/** @typedef {import('./history.js').Edit} Edit */
/** @typedef {import('./history.js').Settings} Settings */

/** @typedef {{ document: string, passages: readonly number[] }} Target passages of one document, by their places */

/**
 * @typedef {{ type: 'open', documents: readonly GlossedDocument[] }} OpenOperation
 * @typedef {{ type: 'remove', documents: readonly string[] }} RemoveOperation
 * @typedef {{ type: 'restore', documents: readonly string[] }} RestoreOperation back from the bin
 * @typedef {{ type: 'settings', change: Partial<Settings> }} SettingsOperation
 * @typedef {{ type: 'label', targets: readonly Target[], label: LabelName }} LabelOperation
 * @typedef {{ type: 'confirm', targets: readonly Target[], confirmed: boolean }} ConfirmOperation
 * @typedef {{ type: 'unsure', targets: readonly Target[], unsure: boolean }} UnsureOperation
 * @typedef {{ type: 'attribute', document: string, passage: number, speaker?: Span | null, speakerName?: string, cue?: Span | null }} AttributeOperation
 * @typedef {{ type: 'note', document: string, passage: number, note: string }} NoteOperation
 * @typedef {{ type: 'split', document: string, passage: number, offset: number }} SplitOperation
 * @typedef {{ type: 'merge', document: string, from: number, to: number }} MergeOperation
 * @typedef {{ type: 'boundary', document: string, passage: number, to: number }} BoundaryOperation
 * @typedef {{ type: 'mark', document: string, start: number, end: number, label?: LabelName }} MarkOperation
 * @typedef {{ type: 'adopt', edits: readonly Edit[], from: string }} AdoptOperation labels that came with a file
 * @typedef {LabelOperation | ConfirmOperation | UnsureOperation} BulkOperation
 * @typedef {AttributeOperation | NoteOperation | SplitOperation | MergeOperation | BoundaryOperation | MarkOperation} SingleOperation
 * @typedef {BulkOperation | SingleOperation | AdoptOperation} EditOperation
 * @typedef {{ type: 'undo' } | { type: 'redo' } | { type: 'go', to: number }} MoveOperation
 * @typedef {OpenOperation | RemoveOperation | RestoreOperation | SettingsOperation | EditOperation | MoveOperation} WorkOperation
 */

/**
 * An operation as the history tells it: without what its delta says anyway.
 * @typedef {{ type: 'open', documents: readonly string[] } | RemoveOperation | RestoreOperation | SettingsOperation | BulkOperation | SingleOperation | { type: 'adopt', from: string }} Told
 */

/**
 * What changes only what is seen or at hand, and is not kept.
 * @typedef {{ type: 'show', document: string }
 *   | { type: 'select', document: string, passage: number, extend?: boolean }
 *   | { type: 'choose', targets: readonly Target[] }
 *   | { type: 'load', contents: readonly GlossedDocument[] }
 *   | { type: 'forget', documents: readonly string[] }
 *   | { type: 'erase', documents: readonly string[] }
 *   | { type: 'recall', steps: readonly (Step | undefined)[] }
 *   | { type: 'follow', entry: Entry, summaries: readonly Summary[] }} LookOperation
 * @typedef {WorkOperation | LookOperation} Operation
 */

/**
 * The documents whose passages a delta changes.
 * @param {Delta} [delta]
 */
export function documentsOf(delta) {
  return [...new Set(delta?.edits.map(({ document }) => document))];
}

/**
 * @param {State} state
 * @param {Exclude<WorkOperation, MoveOperation>} operation
 * @returns {Delta}
 */
export function deltaOf(state, operation) {
  switch (operation.type) {
    case 'open':
      return {
        edits: [],
        listing: operation.documents.map(({ id }) => ({ document: id, listed: true })),
      };
    case 'remove':
    case 'restore': {
      const isBack = operation.type === 'restore';
      const meant = new Set(operation.documents);
      const listing = state.documents
        .filter(({ id, listed, erased }) => listed !== isBack && !erased && meant.has(id))
        .map(({ id }) => ({ document: id, listed: isBack }));
      return { edits: [], listing };
    }
    case 'settings': {
      const after = { ...state.settings, ...operation.change };
      const keys = /** @type {(keyof Settings)[]} */ (Object.keys(operation.change));
      if (keys.every((key) => state.settings[key] === after[key])) return NO_DELTA;
      return { ...NO_DELTA, settings: { before: state.settings, after } };
    }
    case 'adopt':
      return { edits: fitting(state, operation.edits), listing: [] };
    case 'label':
    case 'confirm':
    case 'unsure':
      return editsOf(state, operation.targets, (document, { passages }) => {
        if (operation.type === 'label') return labelled(document, passages, operation.label);
        if (operation.type === 'confirm') return confirmed(document, passages, operation.confirmed);
        return flagged(document, passages, operation.unsure);
      });
    default:
      return editsOf(state, [operation], (document) => changesOf(document, operation));
  }
}

/**
 * The edits that fit the passages at hand, with those as what was before: so that taking them back gives the very same.
 * @param {State} state
 * @param {readonly Edit[]} edits
 * @returns {Edit[]}
 */
function fitting(state, edits) {
  /** @type {Map<string, readonly Passage[]>} */
  const now = new Map();
  return edits.flatMap(({ document, changes }) => {
    const passages = now.get(document) ?? state.contents.get(document)?.passages ?? [];
    const after = changes.length > 0 ? changed(passages, changes) : null;
    if (!after) return [];
    now.set(document, after);
    const exact = changes.map((change) => ({
      ...change,
      before: passages.slice(change.at, change.at + change.before.length),
    }));
    return [{ document, changes: exact }];
  });
}

/**
 * @template {{ document: string }} T
 * @param {State} state
 * @param {readonly T[]} targets
 * @param {(document: GlossedDocument, target: T) => Change[]} changesOf
 * @returns {Delta}
 */
function editsOf(state, targets, changesOf) {
  const edits = targets.flatMap((target) => {
    const document = state.contents.get(target.document);
    const changes = document ? changesOf(document, target) : [];
    return changes.length > 0 ? [{ document: target.document, changes }] : [];
  });
  return { edits, listing: [] };
}

/**
 * @param {GlossedDocument} document
 * @param {SingleOperation} operation
 * @returns {Change[]}
 */
function changesOf(document, operation) {
  switch (operation.type) {
    case 'attribute':
      return attributed(document, operation.passage, operation);
    case 'note':
      return noted(document, operation.passage, operation.note);
    case 'split':
      return split(document, operation.passage, operation.offset);
    case 'merge':
      return merged(document, operation.from, operation.to);
    case 'boundary':
      return boundaryMoved(document, operation.passage, operation.to);
    case 'mark':
      return marked(document, operation, operation.label);
  }
}

/**
 * @param {Exclude<WorkOperation, MoveOperation>} operation
 * @returns {Told}
 */
export function toldOf(operation) {
  if (operation.type === 'open') {
    return { type: 'open', documents: operation.documents.map(({ id }) => id) };
  }
  return operation.type === 'adopt' ? { type: 'adopt', from: operation.from } : operation;
}
