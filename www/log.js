// The log of operations as it is stored: what goes into it, how the state is folded from it, and how it is shortened.
import { nothingOpen, update } from './state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Step} Step */
/** @typedef {import('./state.js').Operation} Operation */
/** @typedef {import('./state.js').WorkOperation} WorkOperation */
/** @typedef {import('./state.js').GlossedDocument} GlossedDocument */

/**
 * An operation on disk. Documents are stored beside the log, once; the log only names them.
 * @typedef {{ type: 'open', documents: readonly string[] } | Exclude<WorkOperation, { type: 'open' }>} LogEntry
 */

/**
 * Looking around is not work: only what changes documents is kept.
 * @param {Operation} operation
 * @returns {operation is WorkOperation}
 */
export function isWork(operation) {
  return operation.type !== 'show' && operation.type !== 'select';
}

/**
 * @param {WorkOperation} operation
 * @returns {LogEntry}
 */
export function entryOf(operation) {
  if (operation.type !== 'open') return operation;
  return { type: 'open', documents: operation.documents.map(({ id }) => id) };
}

/**
 * The state that a log leads to. An operation on a document that is not there any more leaves an empty step behind,
 * so that every later undo still meets the step it was meant for.
 * @param {readonly LogEntry[]} log
 * @param {ReadonlyMap<string, GlossedDocument>} originals documents as they came in
 * @returns {State}
 */
export function replay(log, originals) {
  return log.reduce((state, entry) => {
    if (entry.type !== 'open') return update(state, entry);
    const documents = entry.documents.flatMap((id) => originals.get(id) ?? []);
    return update(state, { type: 'open', documents });
  }, nothingOpen);
}

/**
 * The shortest log that leads to the same documents with the same steps to undo and redo, without the documents that
 * were removed and without the steps that concern only those.
 * @param {State} state
 * @returns {LogEntry[]}
 */
export function shortened(state) {
  const open = new Set(state.documents.map(({ id }) => id));
  /** @param {Step} step */
  const concernsOpen = ({ operation }) =>
    operation.type === 'remove'
      ? operation.documents.some((id) => open.has(id))
      : open.has(operation.document);
  const done = stepsOf(state.done).reverse().filter(concernsOpen);
  const undone = stepsOf(state.undone).filter(concernsOpen);
  return [
    { type: 'open', documents: state.documents.map(({ id }) => id) },
    ...[...done, ...undone].map(({ operation }) => operation),
    ...undone.map(() => /** @type {const} */ ({ type: 'undo' })),
  ];
}

/**
 * @param {import('./state.js').Trail} trail
 * @returns {Step[]} the latest first
 */
function stepsOf(trail) {
  const steps = [];
  for (let rest = trail; rest; rest = rest.below) steps.push(rest.step);
  return steps;
}
