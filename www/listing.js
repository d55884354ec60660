// The list of documents as a person wants to see it: what is sought, in which order, which kinds, and which rows are chosen.

import { once } from './once.js';
import { folded } from './search.js';
import { listedDocuments } from './selectors.js';

/** @typedef {import('./state.js').Summary} Summary */

/**
 * `order` names how the list is sorted, `kinds` what a document must be to stand in it. `chosen` are the rows to act on
 * together, `cursor` the row that the keyboard is on, `from` the one that a run of rows began at.
 * @typedef {{
 *   typed: string,
 *   order: OrderName,
 *   kinds: readonly KindName[],
 *   chosen: ReadonlySet<string>,
 *   choosing: boolean,
 *   cursor: string | null,
 *   under: string | null,
 *   from: string | null,
 * }} Listing
 * `under` is the document that was shown when the cursor came to its row: with another one the cursor is on that.
 */

/** @type {Listing} */
export const plainListing = {
  typed: '',
  order: 'added',
  kinds: [],
  chosen: new Set(),
  choosing: false,
  cursor: null,
  under: null,
  from: null,
};

const collator = once(() => new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }));

/** @typedef {'added' | 'newest' | 'name' | 'doubt' | 'progress' | 'done'} OrderName */
/** @typedef {'unfinished' | 'finished' | 'untouched' | 'notes' | 'unsure' | 'quotes' | 'claims'} KindName */

/**
 * Documents alike in what they are sorted by keep the order in which they came.
 * @type {Record<OrderName, { title: string, compare: (one: Summary, other: Summary) => number }>}
 */
export const ORDERS = {
  added: { title: 'in the order added', compare: () => 0 },
  newest: { title: 'newest first', compare: (one, other) => other.added - one.added },
  name: { title: 'by name', compare: (one, other) => collator().compare(one.title, other.title) },
  doubt: {
    title: 'least certain first',
    compare: (one, other) => other.doubt - one.doubt || one.least - other.least,
  },
  progress: {
    title: 'least confirmed first',
    compare: (one, other) => shareOf(one) - shareOf(other),
  },
  done: { title: 'most confirmed first', compare: (one, other) => shareOf(other) - shareOf(one) },
};

/** @type {Record<KindName, { title: string, fits: (summary: Summary) => boolean }>} */
export const KINDS = {
  unfinished: { title: 'Unfinished', fits: ({ confirmed, passages }) => confirmed < passages },
  finished: { title: 'Finished', fits: ({ confirmed, passages }) => confirmed === passages },
  untouched: { title: 'Not begun', fits: ({ confirmed }) => confirmed === 0 },
  notes: { title: 'With notes', fits: ({ notes }) => notes > 0 },
  unsure: { title: 'Flagged unsure', fits: ({ unsure }) => unsure > 0 },
  quotes: { title: 'Has quotes', fits: ({ labels }) => labels.quote > 0 },
  claims: { title: 'Has claims', fits: ({ labels }) => labels.claim > 0 },
};

/**
 * Kinds that cannot both be: asking for one lets go of the other.
 * @type {readonly (readonly KindName[])[]}
 */
const OPPOSITES = [
  ['unfinished', 'finished'],
  ['untouched', 'finished'],
];

/** @param {Summary} summary */
export function shareOf({ confirmed, passages }) {
  return passages > 0 ? confirmed / passages : 1;
}

/**
 * @param {readonly KindName[]} kinds
 * @param {KindName} kind
 * @returns {KindName[]} with it where it was not, without it where it was
 */
export function kindTurned(kinds, kind) {
  if (kinds.includes(kind)) return kinds.filter((each) => each !== kind);
  const against = OPPOSITES.flatMap((pair) =>
    pair.includes(kind) ? pair.filter((each) => each !== kind) : [],
  );
  return [...kinds.filter((each) => !against.includes(each)), kind];
}

/** @type {WeakMap<Summary, string>} */
const names = new WeakMap();

/** @param {Summary} summary */
function foldedName(summary) {
  let name = names.get(summary);
  if (name === undefined) {
    name = folded(`${summary.title}\n${summary.source}\n${summary.id}`);
    names.set(summary, name);
  }
  return name;
}

/**
 * The documents that fit, in the wanted order.
 * @param {readonly Summary[]} documents
 * @param {Pick<Listing, 'typed' | 'order' | 'kinds'>} wish
 * @returns {readonly Summary[]}
 */
export function listed(documents, { typed, order, kinds }) {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  const fits = kinds.map((kind) => KINDS[kind].fits);
  let found = documents;
  if (fits.length > 0) found = found.filter((summary) => fits.every((fit) => fit(summary)));
  if (words.length > 0) {
    found = found.filter((summary) => words.every((word) => foldedName(summary).includes(word)));
  }
  if (order === 'added') return found;
  return [...found].sort(ORDERS[order].compare);
}

/** @typedef {{ wish: string, places: ReadonlyMap<string, number>, rows: readonly Summary[] }} Held */

/** @type {Held | null} */
let held = null;
/** @type {readonly Summary[] | null} */
let heldFor = null;

/**
 * The rows as they stand in the list. A list that is sorted or filtered by what the person is changing would move under
 * their hands: it keeps its rows until something else is asked for, or documents come or go.
 * @param {Pick<import('./state.js').State, 'documents'>} state
 * @param {Listing} listing
 * @returns {readonly Summary[]}
 */
export function rowsOf(state, listing) {
  const documents = listedDocuments(state);
  const wish = `${listing.order} ${listing.kinds.join()} ${listing.typed}`;
  if (held?.wish === wish && heldFor === documents) return held.rows;
  const before = heldFor;
  heldFor = documents;
  const changed = held?.wish === wish && before ? changedSummaries(before, documents) : null;
  if (!held || !changed) return hold(wish, documents, listing);
  const rows = [...held.rows];
  for (const summary of changed) {
    const place = held.places.get(summary.id);
    if (place !== undefined) rows[place] = summary;
  }
  held = { ...held, rows };
  return rows;
}

/**
 * @param {string} wish
 * @param {readonly Summary[]} documents
 * @param {Listing} listing
 */
function hold(wish, documents, listing) {
  const rows = listed(documents, listing);
  held = {
    wish,
    places: new Map(rows.map(({ id }, place) => [id, place])),
    rows,
  };
  return rows;
}

/** Sorts and filters anew at the next drawing. */
export function sortAgain() {
  held = null;
  heldFor = null;
}

/**
 * What has changed of the same documents; null where documents have come, gone or moved.
 * @param {readonly Summary[]} before
 * @param {readonly Summary[]} now
 */
function changedSummaries(before, now) {
  if (before.length !== now.length) return null;
  const changed = now.filter((summary, at) => summary !== before[at]);
  return now.every(({ id }, at) => id === before[at].id) ? changed : null;
}

/**
 * Whether any row would stand elsewhere, or not at all, if the list were sorted now.
 * @param {readonly Summary[]} rows
 * @param {Listing} listing
 */
export function isStale(rows, { order, kinds }) {
  const fits = kinds.map((kind) => KINDS[kind].fits);
  if (fits.length > 0 && !rows.every((summary) => fits.every((fit) => fit(summary)))) return true;
  // Only these change by labelling; a comparison of neighbours is enough.
  if (order !== 'doubt' && order !== 'progress' && order !== 'done') return false;
  const compare = ORDERS[order].compare;
  return rows.some((summary, at) => at > 0 && compare(rows[at - 1], summary) > 0);
}

/**
 * The rows chosen after a press on one: with Ctrl it is added or taken away, with Shift all from the last one to it are
 * chosen.
 * @param {readonly Summary[]} rows
 * @param {Pick<Listing, 'chosen' | 'from'>} listing
 * @param {string | null} cursor
 * @param {string} id
 * @param {'turn' | 'run'} how
 * @returns {Pick<Listing, 'chosen' | 'cursor' | 'from'>}
 */
export function chosenBy(rows, { chosen, from }, cursor, id, how) {
  if (how === 'turn') {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    return { chosen: next, cursor: id, from: id };
  }
  const start = from ?? cursor ?? id;
  const [one, other] = [placeOf(rows, start), placeOf(rows, id)];
  const [first, last] = [Math.min(one, other), Math.max(one, other)];
  const run = rows.slice(Math.max(first, 0), last + 1).map((summary) => summary.id);
  return { chosen: new Set(run), cursor: id, from: start };
}

/**
 * @param {readonly Summary[]} rows
 * @param {string | null} id
 */
export function placeOf(rows, id) {
  return rows.findIndex((summary) => summary.id === id);
}

/**
 * The row that the keyboard is on: the one it was moved to, or else that of the shown document.
 * @param {Pick<import('./state.js').State, 'shown'>} state
 * @param {Listing} listing
 */
export function cursorOf({ shown }, { cursor, under }) {
  return cursor !== null && under === shown ? cursor : shown;
}
