// What can be done with projects: new, open, name, delete, save; with the bin; and with the room they take.

import { download, fileName } from '../leaving/exporting.js';
import { inBin } from '../selectors.js';
import { deleteProject, newProject } from '../storage/catalogue.js';
import { FIRST_PROJECT } from '../storage/keeping.js';
import { openProjectFile, saveProject } from '../storage/project-file.js';
import { erase, recordsSetAside } from '../storage/project-store.js';
import { reminderOf } from '../storage/reminder.js';
import { inMarks, several } from '../words.js';

/** @typedef {import('../page.js').Page} Page */
/** @typedef {import('../storage/keeping.js').Keeping} Keeping */
/** @typedef {import('../storage/catalogue.js').ProjectCard} ProjectCard */

/**
 * What the dialog of projects asks and knows: `asking` is the project that shall be deleted, or the bin; `setAside` counts
 * the damaged records.
 * @typedef {{ asking: string | null, setAside: number }} Managing
 */

/** @typedef {ReturnType<typeof projectActions>} ProjectActions */

/** What `asking` is for the bin. */
export const THE_BIN = 'bin';

const HOUR = 3_600_000;

/**
 * @param {Page} page
 * @param {Keeping} keeping
 */
export function projectActions(page, keeping) {
  /** The last file that was asked for. @type {Promise<void>} */
  let saving = Promise.resolve();
  /** @param {string | null} asking */
  const ask = (asking) => page.set({ managing: { ...page.around().managing, asking } });

  /** @param {ProjectCard} card */
  async function open(card) {
    await keeping.openProject(card);
    await countSetAside();
    page.say(`The project ${inMarks(card.name)} is open.`);
    remind();
  }

  async function countSetAside() {
    const database = keeping.database();
    const setAside = database ? (await recordsSetAside(database).catch(() => [])).length : 0;
    page.set({ managing: { ...page.around().managing, setAside } });
  }

  /** Says when work has stood in this browser alone for long. */
  function remind() {
    const { project, saving } = page.around();
    const said = project && saving.at !== 'failed' ? reminderOf(project, Date.now()) : null;
    if (!said) {
      page.dismiss('old-file');
      return;
    }
    page.notify({
      key: 'old-file',
      tone: 'note',
      title: said,
      lines: ['A project file outlives a cleared browser, and opens in any other.'],
      action: { title: 'Save as file', run: () => void saveProject(page, keeping) },
    });
  }

  /**
   * @param {unknown} error
   * @param {string} title
   */
  function tell(error, title) {
    const lines = [error instanceof Error ? error.message : String(error)];
    page.notify({ key: 'projects', tone: 'problem', title, lines });
  }

  return {
    /**
     * The dialog is there.
     * @param {Element | undefined} element
     */
    projectsBegin(element) {
      if (!element) return;
      queueMicrotask(() => {
        ask(null);
        void keeping.look();
        void countSetAside();
      });
    },

    /** Once now, and then every hour. */
    beginReminding() {
      remind();
      setInterval(remind, HOUR);
    },

    /** @param {string} name */
    createProject(name) {
      page.act(() => open(newProject(name.trim() || FIRST_PROJECT, Date.now())));
    },

    /** @param {ProjectCard} card */
    openProject(card) {
      page.act(async () => {
        await open(card);
        page.set({ dialog: null });
      });
    },

    /** @param {Partial<import('../state.js').Settings>} change */
    changeSettings(change) {
      page.act(() => page.dispatch({ type: 'settings', change }));
    },

    /** @param {ProjectCard} [card] */
    saveProject(card) {
      saving = saveProject(page, keeping, card);
    },

    openProjectFile: () => openProjectFile(page, keeping),

    askToDelete: ask,

    /** @param {ProjectCard} card */
    deleteProject(card) {
      page.act(async () => {
        const catalogue = keeping.catalogue();
        if (!catalogue) return;
        ask(null);
        try {
          await saving; // nothing is deleted that is still being copied into a file
          const { project, projects } = page.around();
          if (project?.id === card.id) {
            const other = projects.find(({ id }) => id !== card.id);
            await open(other ?? newProject(FIRST_PROJECT, Date.now()));
          }
          await deleteProject(catalogue, card.id);
          page.set({ projects: page.around().projects.filter(({ id }) => id !== card.id) });
          page.say(`The project ${inMarks(card.name)} is deleted.`);
          void keeping.look();
        } catch (error) {
          tell(error, `The project ${inMarks(card.name)} could not be deleted.`);
        }
      });
    },

    /** @param {readonly string[]} documents */
    bringBack(documents) {
      page.act(() => {
        page.dispatch({ type: 'restore', documents });
        page.say(`${several(documents.length, 'document')} brought back.`);
      });
    },

    emptyBin() {
      page.act(async () => {
        ask(null);
        const documents = inBin(page.state()).map(({ id }) => id);
        const database = keeping.database();
        if (page.around().reading) return;
        try {
          if (database) await erase(database, documents);
          page.dispatch({ type: 'erase', documents });
          page.dismiss('removed');
          page.say(`${several(documents.length, 'document')} deleted for good.`);
          void keeping.look();
        } catch (error) {
          tell(error, 'The bin could not be emptied.');
        }
      });
    },

    /** Asks the browser not to clear this storage by itself. */
    async persist() {
      const granted = await navigator.storage.persist().catch(() => false);
      await keeping.look();
      page.say(
        granted
          ? 'The browser keeps this storage until you delete it.'
          : 'The browser did not promise it. It does so for pages that are visited often or bookmarked.',
      );
    },

    /** The damaged records as they were found, for whoever can make something of them. */
    async saveSetAside() {
      const database = keeping.database();
      if (!database) return;
      const lines = (await recordsSetAside(database)).map(
        (record) => `${JSON.stringify(record)}\n`,
      );
      const name = `${fileName(page.around().project?.name ?? 'project')}-set-aside.jsonl`;
      download(new Blob(lines, { type: 'application/jsonl' }), name);
      page.say(`${several(lines.length, 'record')} saved as ${name}.`);
    },
  };
}
