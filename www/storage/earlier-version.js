// What the first version of this page kept, in one database without projects, becomes a project of its own.
import { deleteDB, openDB } from 'idb';
import { nothingOpen, update } from '../state.js';
import { several } from '../words.js';
import { newProject, putProject } from './catalogue.js';
import { append, openProjectStore } from './project-store.js';
import { isLabel, isText } from './records.js';

const DATABASE = 'glossator';
/** Always the same id: a visit that was cut short between the steps does not bring everything twice. */
const PROJECT = 'earlier-work';

/**
 * @param {import('./catalogue.js').Catalogue} catalogue
 * @param {Pick<import('../page.js').Page, 'notify'>} page
 */
export async function bringEarlierWork(catalogue, page) {
  const databases = (await indexedDB.databases?.()) ?? [];
  if (!databases.some(({ name }) => name === DATABASE)) return;
  try {
    const earlier = await openDB(DATABASE);
    const stores = ['documents', 'operations', 'setAside'];
    const isThere = stores.every((store) => earlier.objectStoreNames.contains(store));
    const [found, log, aside] = isThere
      ? await Promise.all(stores.map((store) => earlier.getAll(store)))
      : [[], [], []];
    earlier.close();
    if (found.length + aside.length > 0 && !(await catalogue.get('projects', PROJECT))) {
      const documents = await write(found, log, aside);
      const card = newProject('Earlier work', Date.now());
      await putProject(catalogue, { ...card, id: PROJECT, documents });
      const title = `Your ${several(documents, 'document')} from the earlier version of this page: now the project “Earlier work”.`;
      page.notify({ key: 'earlier', tone: 'note', title });
    }
    // A tab that still has the earlier version open holds its database; it goes when that is closed.
    deleteDB(DATABASE).catch(() => {});
  } catch (error) {
    const title = 'The work of the earlier version could not be brought over. It stays as it is.';
    page.notify({ key: 'earlier', tone: 'problem', title, lines: [String(error)] });
  }
}

/**
 * @param {readonly unknown[]} found
 * @param {readonly any[]} log
 * @param {readonly unknown[]} aside
 * @returns {Promise<number>} how many documents are listed, once everything is on disk
 */
async function write(found, log, aside) {
  const opened = found.filter(isText);
  // First all documents come in, then all that was done to them: undoing never took a document away.
  let state = update(nothingOpen, { type: 'open', documents: opened }, Date.now());
  const entries = state.latest ? [state.latest] : [];
  for (const operation of log.flatMap(operationOf)) {
    if (operation.type === 'undo' && state.head <= 1) continue;
    state = update(state, operation, Date.now());
    if (state.latest && state.latest !== entries.at(-1)) entries.push(state.latest);
  }
  const rest = entries.slice(1).map((entry) => ({ entry, opened: [], summaries: [] }));
  const first = entries.slice(0, 1).map((entry) => ({ entry, opened, summaries: state.documents }));
  const database = await openProjectStore(PROJECT, () => {});
  if ((await database.count('log')) === 0) {
    const unread = [...aside, ...found.filter((document) => !isText(document))];
    for (const record of unread) await database.add('setAside', { from: DATABASE, record });
    await append(database, [...first, ...rest]);
  }
  database.close();
  return state.documents.filter(({ listed }) => listed).length;
}

/** @returns {import('../state.js').WorkOperation[]} none for what opened documents, and for what makes no sense */
function operationOf(/** @type {any} */ { type, document, passages, documents, label, ...rest }) {
  const targets = Array.isArray(passages) ? [{ document, passages }] : [];
  if (type === 'label' && isLabel(label)) return [{ type, targets, label }];
  if (type === 'confirm') return [{ type, targets, confirmed: true }];
  if (type === 'attribute') return [{ type, document, ...rest }];
  if (type === 'remove' && Array.isArray(documents)) return [{ type, documents }];
  return type === 'undo' || type === 'redo' ? [{ type }] : [];
}
