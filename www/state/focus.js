// Where the person is: the shown document, the selected passage, and how what was done moves them.
import { findSummary } from './documents.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('./history.js').Delta} Delta */
/** @typedef {import('./operations.js').WorkOperation} WorkOperation */
/** @typedef {import('./operations.js').MoveOperation} MoveOperation */

/**
 * When the shown document has left the list, its neighbour is shown.
 * @param {State} state
 * @param {State} before
 * @returns {State}
 */
export function withShownListed(state, before) {
  if (state.shown === null || findSummary(state, state.shown)?.listed) return state;
  const place = before.documents.findIndex(({ id }) => id === state.shown);
  const after = state.documents.slice(place + 1).find(({ listed }) => listed);
  const above = state.documents.slice(0, Math.max(place, 0)).findLast(({ listed }) => listed);
  return { ...state, shown: (after ?? above)?.id ?? null, chosen: [], anchor: null };
}

/**
 * The person stays where they are, but for passages that are divided anew: there the cursor follows the words.
 * @param {State} state
 * @param {Exclude<WorkOperation, MoveOperation>} operation
 * @param {Delta} delta
 * @returns {State}
 */
export function focused(state, operation, delta) {
  switch (operation.type) {
    case 'open':
      return state.shown ? state : { ...state, shown: operation.documents[0]?.id ?? null };
    case 'split':
    case 'boundary':
      return select(state, operation);
    case 'merge':
      return select(state, { document: operation.document, passage: operation.from });
    case 'mark': {
      const [{ document, changes }] = delta.edits;
      const [{ at, after }] = changes;
      const place = after.findIndex(({ end }) => end > operation.start);
      return select(state, { document, passage: at + Math.max(place, 0) });
    }
    default:
      return state;
  }
}

/**
 * After a move through the history the person sees what it changed.
 * @param {State} state
 * @param {Delta} delta
 * @returns {State}
 */
export function broughtToSight(state, delta) {
  const edit = delta.edits.at(-1);
  const change = edit?.changes[0];
  if (edit && change && findSummary(state, edit.document)?.listed) {
    return select(state, { document: edit.document, passage: change.at });
  }
  const back = delta.listing.find(({ listed }) => listed);
  return back ? { ...state, shown: back.document, chosen: [], anchor: null } : state;
}

/**
 * @param {State} state
 * @param {{ document: string, passage: number, extend?: boolean }} place
 * @returns {State}
 */
export function select(state, { document, passage, extend = false }) {
  const from = state.anchor ?? state.selected[document] ?? passage;
  const [first, last] = [Math.min(from, passage), Math.max(from, passage)];
  const run = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return {
    ...state,
    shown: document,
    selected: { ...state.selected, [document]: passage },
    anchor: extend ? from : null,
    chosen: extend ? [{ document, passages: run }] : [],
  };
}
