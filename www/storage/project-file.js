// Saving a project as a file and opening one: the dialogs, the progress, and what is said when it goes wrong.
import { download, fileName } from '../leaving/exporting.js';
import { several } from '../words.js';
import { newProject, putProject } from './catalogue.js';
import { headOf, linesOf, projectLines, takeIn } from './project-lines.js';
import { openProjectStore } from './project-store.js';
import { isSettings } from './records.js';

/** @typedef {import('../page.js').Page} Page */
/** @typedef {import('./keeping.js').Keeping} Keeping */
/** @typedef {import('./project-store.js').Database} Database */

const ENDING = '.glossator';

/**
 * Writes the project to a file that the person chooses, or downloads it where the browser cannot do that.
 * @param {Page} page
 * @param {Keeping} keeping
 * @param {import('./catalogue.js').ProjectCard | null} [project] the open one, or another
 */
export async function saveProject(page, keeping, project = page.around().project) {
  const isOpen = project?.id === page.around().project?.id;
  await keeping.settled();
  const database =
    project && !isOpen ? await openProjectStore(project.id, () => {}) : keeping.database();
  if (!database || !project) {
    page.say(
      'The project cannot be saved as a file while the browser refuses its storage. Export the documents instead.',
    );
    return;
  }
  const name = `${fileName(project.name)}${ENDING}`;
  /** @type {FileSystemWritableFileStream | null} */
  let file = null;
  try {
    file = await chosenFile(name);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    // A browser that has the picker but refuses it here still downloads.
  }
  const run = { cancelled: false };
  const cancel = () => {
    run.cancelled = true;
  };
  const changesBefore = project.changes;
  try {
    /** @type {string[]} */
    const parts = [];
    const onProgress = (/** @type {number} */ done, /** @type {number} */ of) =>
      page.set({ progress: { doing: name, done, of, cancel } });
    for await (const lines of projectLines(database, onProgress)) {
      if (run.cancelled) break;
      if (file) await file.write(lines);
      else parts.push(lines);
    }
    if (run.cancelled) {
      await file?.abort();
      page.say('Stopped. No file was written.');
      return;
    }
    if (file) await file.close();
    else download(new Blob(parts, { type: 'application/jsonl' }), name);
    const now = page.around().projects.find(({ id }) => id === project.id) ?? project;
    keeping.changeCard({ ...now, saved: Date.now(), changes: now.changes - changesBefore });
    if (isOpen) page.dismiss('old-file');
    page.say(`The project is saved as ${name}.`);
  } catch (error) {
    await file?.abort().catch(() => {});
    page.notify({
      key: 'project-file',
      tone: 'problem',
      title: `${name} could not be written.`,
      lines: [
        error instanceof Error ? error.message : String(error),
        'Nothing in this browser has changed.',
      ],
    });
  } finally {
    if (!isOpen) database.close();
    page.set({ progress: null });
  }
}

/**
 * @param {string} name
 * @returns {Promise<FileSystemWritableFileStream | null>} null where the browser has no such dialog
 */
async function chosenFile(name) {
  const pick = /** @type {any} */ (window).showSaveFilePicker;
  if (typeof pick !== 'function') return null;
  const handle = await pick({
    suggestedName: name,
    types: [{ description: 'Glossator project', accept: { 'application/x-glossator': [ENDING] } }],
  });
  return handle.createWritable();
}

/**
 * Asks for a project file and opens it.
 * @param {Page} page
 * @param {Keeping} keeping
 */
export function openProjectFile(page, keeping) {
  const field = document.createElement('input');
  field.type = 'file';
  field.accept = ENDING;
  field.addEventListener('change', () => {
    const [file] = field.files ?? [];
    if (file) restoreProject(page, keeping, file);
  });
  field.click();
}

/** @param {{ name: string }} file */
export function isProjectFile({ name }) {
  return name.toLowerCase().endsWith(ENDING);
}

/**
 * Opens a project file as a project of its own: what is in this browser already stays as it is.
 * @param {Page} page
 * @param {Keeping} keeping
 * @param {Blob & { name: string }} file
 */
export async function restoreProject(page, keeping, file) {
  const catalogue = keeping.catalogue();
  if (!catalogue) {
    page.say('A project file cannot be opened while the browser refuses its storage.');
    return;
  }
  const card = newProject(file.name.replace(/\.glossator$/i, ''), Date.now());
  const run = { cancelled: false };
  const cancel = () => {
    run.cancelled = true;
  };
  /** @type {Database | null} */
  let database = null;
  try {
    const lines = linesOf(file);
    const head = headOf((await lines.next()).value || undefined);
    database = await openProjectStore(card.id, () => {});
    const name = isSettings(head.settings) ? head.settings.name || card.name : card.name;
    if (isSettings(head.settings))
      await database.put('settings', { ...head.settings, name }, 'project');
    const { written, refused } = await takeIn(database, lines, (done) => {
      page.set({ progress: { doing: file.name, done, of: head.records, cancel } });
      return !run.cancelled;
    });
    if (run.cancelled) throw new DOMException('Stopped.', 'AbortError');
    const documents = (await database.getAll('summaries')).filter(({ listed }) => listed).length;
    database.close();
    const whole = { ...card, name, documents };
    await putProject(catalogue, whole);
    page.set({ dialog: null });
    if (await keeping.openProject(whole)) {
      page.say(`Opened the project “${name}”: ${several(documents, 'document')}.`);
    }
    tellRefused(page, file.name, written, refused, head.records);
  } catch (error) {
    database?.close();
    indexedDB.deleteDatabase(`glossator-project-${card.id}`);
    if (error instanceof DOMException && error.name === 'AbortError') {
      page.say('Stopped. The project was not opened.');
      return;
    }
    page.notify({
      key: 'project-file',
      tone: 'problem',
      title: `${file.name} was not opened.`,
      lines: [error instanceof Error ? error.message : String(error)],
    });
  } finally {
    page.set({ progress: null });
  }
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {number} written
 * @param {readonly string[]} refused
 * @param {number} announced
 */
function tellRefused(page, name, written, refused, announced) {
  const missing = announced - written - refused.length;
  if (refused.length === 0 && missing <= 0) return;
  const lines = refused.slice(0, 12);
  if (refused.length > lines.length) lines.push(`And ${refused.length - lines.length} more.`);
  if (missing > 0) lines.push(`The file ends early: ${several(missing, 'record')} did not come.`);
  page.notify({
    key: 'project-file',
    tone: 'problem',
    title: `Not all of ${name} could be read; the rest is open.`,
    lines,
  });
}
