// The documents of a project: which are listed, whose contents are at hand, and what a delta makes of them.
import { edited } from './history.js';
import { documentsOf } from './operations.js';
import { erased, recounted, summaryOf } from './summary.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('./passages.js').GlossedDocument} GlossedDocument */
/** @typedef {import('./history.js').Delta} Delta */
/** @typedef {import('./summary.js').Summary} Summary */

/**
 * @param {State} state
 * @param {Delta} delta
 * @returns {State}
 */
export function withDelta(state, delta) {
  const listed = new Map(delta.listing.map(({ document, listed }) => [document, listed]));
  /** @type {Map<string, Summary>} */
  const recount = new Map();
  const contents = new Map(state.contents);
  for (const id of documentsOf(delta)) {
    const document = contents.get(id);
    if (!document) continue;
    const { passages } = edited(document.passages, delta, id);
    contents.set(id, { ...document, passages });
    const summary = findSummary(state, id);
    if (summary) recount.set(id, recounted(summary, passages));
  }
  const documents = withSummaries(state, new Set([...listed.keys(), ...recount.keys()]), (was) => {
    const now = recount.get(was.id) ?? was;
    const isListed = !now.erased && (listed.get(was.id) ?? now.listed);
    return isListed === now.listed ? now : { ...now, listed: isListed };
  });
  const settings = delta.settings?.after ?? state.settings;
  const chosen = delta.listing.some(({ listed }) => !listed)
    ? state.chosen.filter(({ document }) => listed.get(document) ?? true)
    : state.chosen;
  return { ...state, documents, contents, settings, chosen };
}

/** Documents that come together keep their order by this part of a millisecond. */
const NEXT = 1 / 1000;

/**
 * The documents whose ids are free: nothing that is in the project is ever replaced.
 * @param {State} state
 * @param {readonly GlossedDocument[]} documents
 */
export function newcomers(state, documents) {
  const byId = new Map(documents.map((document) => [document.id, document]));
  return [...byId.values()].filter(({ id }) => !findSummary(state, id));
}

/**
 * @param {State} state
 * @param {readonly GlossedDocument[]} documents
 * @param {number} at
 * @returns {State} with the documents, not listed yet
 */
export function withOpened(state, documents, at) {
  const from = Math.max(at, (state.documents.at(-1)?.added ?? 0) + NEXT);
  const summaries = documents.map((document, place) =>
    summaryOf(document, { added: from + place * NEXT, listed: false }),
  );
  const contents = new Map(state.contents);
  for (const document of documents) contents.set(document.id, document);
  return { ...state, documents: [...state.documents, ...summaries], contents };
}

/**
 * @param {State} state
 * @param {readonly GlossedDocument[]} loaded
 * @returns {State}
 */
export function withContents(state, loaded) {
  const contents = new Map(state.contents);
  for (const document of loaded) contents.set(document.id, document);
  return { ...state, contents };
}

/**
 * @param {State} state
 * @param {readonly string[]} ids
 * @returns {State}
 */
export function withoutContents(state, ids) {
  const contents = new Map(state.contents);
  for (const id of ids) if (id !== state.shown) contents.delete(id);
  return { ...state, contents };
}

/**
 * Without the texts of documents that were deleted for good. Their ids stay taken, because the history still names them.
 * @param {State} state
 * @param {readonly string[]} ids
 * @returns {State}
 */
export function withErased(state, ids) {
  const gone = new Set(ids);
  const contents = new Map([...state.contents].filter(([id]) => !gone.has(id)));
  const documents = state.documents.map((summary) =>
    gone.has(summary.id) ? erased(summary) : summary,
  );
  return { ...state, contents, documents };
}

/**
 * @param {State} state
 * @param {string | null} id
 * @returns {GlossedDocument | undefined} undefined also while the contents are not at hand
 */
export function findDocument(state, id) {
  return id === null ? undefined : state.contents.get(id);
}

/**
 * @param {State} state
 * @param {string | null} id
 * @returns {Summary | undefined}
 */
export function findSummary({ documents }, id) {
  const place = id === null ? undefined : placesOf(documents).get(id);
  return place === undefined ? undefined : documents[place];
}

/**
 * The documents with other summaries of some. They keep their places, so that nobody has to look for them anew.
 * @param {State} state
 * @param {ReadonlySet<string>} ids
 * @param {(summary: Summary) => Summary} change
 * @returns {readonly Summary[]}
 */
function withSummaries({ documents }, ids, change) {
  if (ids.size === 0) return documents;
  const known = placesOf(documents);
  const changed = [...documents];
  for (const id of ids) {
    const place = known.get(id);
    if (place !== undefined) changed[place] = change(documents[place]);
  }
  places.set(changed, known);
  return changed;
}

/** Where in the list a document's summary stands. @type {WeakMap<readonly Summary[], Map<string, number>>} */
const places = new WeakMap();

/** @param {readonly Summary[]} documents */
function placesOf(documents) {
  let known = places.get(documents);
  if (!known) {
    known = new Map(documents.map(({ id }, place) => [id, place]));
    places.set(documents, known);
  }
  return known;
}
