// Opening a project: what there is in it, without texts. Records that make no sense are moved aside and the rest opens; what
// follows from others is made again.
import { tipOf } from '../state/history.js';
import { erased, recounted, summaryOf } from '../state/summary.js';
import { eachDocument, moveAside, wholeLog } from './project-store.js';
import { isEntry, isSettings, isSummary } from './records.js';

/** @typedef {import('../state.js').Entry} Entry */
/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').Step} Step */
/** @typedef {import('../state.js').Summary} Summary */
/** @typedef {import('./project-store.js').Database} Database */

/** So many steps of the history are at hand when a project opens; earlier ones are fetched when somebody goes there. */
const STEPS_AT_HAND = 2000;

/**
 * @param {Database} database
 * @returns {Promise<{ state: Pick<State, 'documents' | 'settings' | 'steps' | 'head' | 'tip' | 'latest'>, setAside: number }>}
 */
export async function load(database) {
  const settings = await database.get('settings', 'project');
  const found = await latestEntries(database);
  const entries = found.filter(isEntry);
  const broken = found.filter((entry) => !isEntry(entry));
  for (const entry of broken) await moveAside(database, 'log', entry);
  const { documents, setAside } = await loadSummaries(database, broken.length > 0);
  const steps = stepsOf(entries);
  const latest = entries.at(-1) ?? null;
  const head = latest?.head ?? 0;
  return {
    state: {
      documents,
      settings: isSettings(settings) ? settings : { name: '', annotator: '', guidelines: '' },
      steps,
      head,
      tip: latest?.tip ?? tipOf(steps, head),
      latest,
    },
    setAside: setAside + broken.length,
  };
}

/**
 * @param {Database} database
 * @param {boolean} afresh whether to count everything again, because the log has lost something
 * @returns {Promise<{ documents: Summary[], setAside: number }>} in the order in which they came
 */
async function loadSummaries(database, afresh) {
  const found = await database.getAll('summaries');
  const texts = await database.getAllKeys('texts');
  const hasText = new Set(texts);
  const broken = found.filter((summary) => !isSummary(summary));
  let documents = found.filter(isSummary);
  const orphans = documents.filter(({ id, erased }) => !erased && !hasText.has(id));
  for (const summary of [...broken, ...orphans]) await moveAside(database, 'summaries', summary);
  let setAside = broken.length + orphans.length;
  if (orphans.length > 0) {
    const gone = new Set(orphans);
    documents = documents.map((summary) => (gone.has(summary) ? erased(summary) : summary));
    await putSummaries(
      database,
      documents.filter((summary) => summary.erased),
    );
  }
  if (afresh) documents = await countedAfresh(database, documents);
  const known = new Set(documents.map(({ id }) => id));
  const strangers = texts.filter((id) => !known.has(id));
  if (strangers.length > 0) {
    const made = await summariesOf(database, strangers);
    documents.push(...made);
    const readable = new Set(made.map(({ id }) => id));
    for (const id of strangers.filter((id) => !readable.has(id))) {
      await moveAside(database, 'texts', await database.get('texts', id));
      setAside += 1;
    }
  }
  documents.sort((one, other) => one.added - other.added);
  return { documents, setAside };
}

/**
 * New summaries for documents that have lost theirs. When they came, and whether they were removed, the log knows.
 * @param {Database} database
 * @param {readonly string[]} ids
 */
async function summariesOf(database, ids) {
  const log = await wholeLog(database);
  /** @type {Summary[]} */
  const made = [];
  await eachDocument(database, ids, (documents) => {
    for (const document of documents) {
      const told = log.flatMap(({ at, delta }) =>
        delta.listing
          .filter((listing) => listing.document === document.id)
          .map((l) => ({ at, ...l })),
      );
      const added = told[0]?.at ?? 0;
      made.push(summaryOf(document, { added, listed: told.at(-1)?.listed ?? true }));
    }
    return true;
  });
  await putSummaries(database, made);
  return made;
}

/**
 * @param {Database} database
 * @param {readonly Summary[]} summaries
 * @returns {Promise<Summary[]>}
 */
async function countedAfresh(database, summaries) {
  /** @type {Map<string, Summary>} */
  const byId = new Map(summaries.map((summary) => [summary.id, summary]));
  await eachDocument(database, [...byId.keys()], (documents) => {
    for (const { id, passages } of documents) {
      const summary = byId.get(id);
      if (summary) byId.set(id, recounted(summary, passages));
    }
    return true;
  });
  await putSummaries(database, [...byId.values()]);
  return [...byId.values()];
}

/**
 * @param {Database} database
 * @param {readonly Summary[]} summaries
 */
async function putSummaries(database, summaries) {
  const transaction = database.transaction('summaries', 'readwrite');
  await Promise.all([
    ...summaries.map((summary) => transaction.store.put(summary)),
    transaction.done,
  ]);
}

/**
 * The end of the log, with one step at least.
 * @param {Database} database
 */
async function latestEntries(database) {
  const { store } = database.transaction('log');
  const last = await store.openKeyCursor(null, 'prev');
  if (!last) return [];
  const first = Number(last.key) - STEPS_AT_HAND;
  const entries = await store.getAll(IDBKeyRange.lowerBound(first));
  if (entries.some((entry) => isEntry(entry) && entry.step)) return entries;
  // Somebody has gone to and fro for long.
  let at = await store.openCursor(IDBKeyRange.upperBound(first, true), 'prev');
  while (at && !(isEntry(at.value) && at.value.step)) at = await at.continue();
  return at ? [at.value, ...entries] : entries;
}

/**
 * The steps that came before those at hand; none where those begin with the first.
 * @param {Database} database
 * @param {readonly (Step | undefined)[]} steps
 * @returns {Promise<(Step | undefined)[]>}
 */
export async function earlierSteps(database, steps) {
  const first = steps[0]?.seq ?? 1;
  if (first <= 1) return [];
  const all = stepsOf(await wholeLog(database));
  return all.slice(0, first - (all[0]?.seq ?? first));
}

/**
 * The steps among the entries of a log, each at its number: where one is missing there is a gap.
 * @param {readonly Entry[]} entries
 * @returns {(Step | undefined)[]}
 */
export function stepsOf(entries) {
  /** @type {(Step | undefined)[]} */
  const steps = [];
  let first = 0;
  for (const { step, at, delta } of entries) {
    if (!step) continue;
    first ||= step.seq;
    steps[step.seq - first] = { ...step, at, delta };
  }
  return Array.from(steps);
}
