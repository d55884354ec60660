// Keeps the work: opens the project of the last visit, stores every operation, and tells the person at once when it cannot.
import { listedDocuments } from '../selectors.js';
import { findSummary, nothingOpen } from '../state.js';
import { several } from '../words.js';
import { listProjects, newProject, openCatalogue, putProject } from './catalogue.js';
import { bringEarlierWork } from './earlier-version.js';
import { earlierSteps, load } from './loading.js';
import { append, contents, openProjectStore, setAsideTexts, texts } from './project-store.js';
import { createRoomWatch } from './room.js';
import { createSaver, reasonOf } from './saver.js';
import { joinTabs } from './tabs.js';

/** @typedef {import('../page.js').Page} Page */
/** @typedef {import('../state.js').Summary} Summary */
/** @typedef {import('./catalogue.js').ProjectCard} ProjectCard */
/** @typedef {import('./project-store.js').Database} Database */

/** @typedef {ReturnType<typeof createKeeping>} Keeping */

export const FIRST_PROJECT = 'My articles';

/** Notices that concern the project that is being opened, and not the one before. */
const STAYING = ['damage', 'reading', 'earlier'];

/**
 * @param {Page} page
 * @param {() => void} exportAll
 * @param {(card: ProjectCard) => Promise<void>} onOpened goes to where the person was in a project
 */
export function createKeeping(page, exportAll, onOpened) {
  /** @type {import('./catalogue.js').Catalogue | null} */
  let catalogue = null;
  /** @type {Database | null} */
  let database = null;
  /** @type {unknown} */
  let refused = null;
  /** @type {ReturnType<typeof joinTabs> | null} */
  let tabs = null;
  let asked = false;
  const room = createRoomWatch(page);

  /** @type {ReturnType<typeof createSaver<import('./tabs.js').News & { opened: readonly import('../state.js').GlossedDocument[] }>>} */
  const saver = createSaver(
    async (additions) => {
      if (!database) throw refused;
      await append(database, additions);
      for (const { entry, summaries } of additions) tabs?.tell({ entry, summaries });
      count(additions.length);
      room.afterWrite();
    },
    (saving) => {
      page.amend({ saving });
      if (saving.at === 'failed') tellNotSaved(saving.reason);
      else if (saving.at === 'saved') page.dismiss('storage');
    },
  );

  /** @type {import('../page.js').Keeper} */
  const keeper = {
    save(before, after, opened) {
      if (!after.latest) return;
      // Documents keep their places; new ones come behind the others.
      const summaries = after.documents.filter((summary, at) => summary !== before.documents[at]);
      saver.save({ entry: after.latest, opened, summaries });
      if (opened.length > 0) askToPersist();
    },
    settled: saver.settled,
    canForget: () => database !== null && saver.isEmpty(),
    contents: readContents,
    texts: async (ids) => (database ? texts(database, ids) : []),
  };

  /** @param {readonly string[]} ids */
  async function readContents(ids) {
    const from = database;
    if (!from) return [];
    try {
      const found = await contents(from, ids);
      const readable = new Set(found.map(({ id }) => id));
      const lost = ids.filter((id) => !readable.has(id) && isKept(id));
      if (lost.length > 0 && !page.around().reading) {
        await setAsideTexts(from, lost);
        page.dispatch({ type: 'erase', documents: lost });
        page.notify(damageNotice(lost.length));
      }
      return found;
    } catch (error) {
      // It was closed while it was read.
      if (database !== from) return [];
      throw error;
    }
  }

  /** @param {string} id */
  function isKept(id) {
    const summary = findSummary(page.state(), id);
    return summary !== undefined && !summary.erased;
  }

  /**
   * The browser has closed or deleted the storage: what is at hand stays, and can be exported.
   * @param {string} project
   */
  function lose(project) {
    if (page.around().project?.id !== project) return;
    database = null;
    refused = new DOMException('The browser closed the storage.', 'InvalidStateError');
    const reason = reasonOf(refused);
    page.set({ saving: { at: 'failed', reason } });
    tellNotSaved(reason);
  }

  /** @param {string} reason */
  function tellNotSaved(reason) {
    page.notify({
      key: 'storage',
      tone: 'problem',
      title: `Not saved: ${reason}. Export now so that nothing is lost.`,
      lines: ['You can go on working, but what you do stays only as long as this tab is open.'],
      action: { title: 'Export everything', run: exportAll },
    });
  }

  /** The browser may otherwise clear the storage of a page that is seldom visited. It may also say no; work goes on. */
  function askToPersist() {
    if (asked) return;
    asked = true;
    navigator.storage?.persist?.().catch(() => {});
  }

  /**
   * Notes in the list of projects that something was done.
   * @param {number} operations
   */
  function count(operations) {
    const { project } = page.around();
    if (!project || !catalogue) return;
    const { documents, settings } = page.state();
    changeCard({
      ...project,
      name: settings.name || project.name,
      opened: Date.now(),
      documents: listedDocuments({ documents }).length,
      changes: project.changes + operations,
    });
  }

  /**
   * Changes the card of the open project or of another.
   * @param {ProjectCard} card
   */
  function changeCard(card) {
    const { project, projects } = page.around();
    const others = projects.filter(({ id }) => id !== card.id);
    const all = [card, ...others].sort((one, other) => other.opened - one.opened);
    page.amend({ project: card.id === project?.id ? card : project, projects: all });
    // The list is a convenience: what it says can be counted again.
    if (catalogue) putProject(catalogue, card).catch(() => {});
  }

  /**
   * @param {ProjectCard} card
   * @returns {Promise<boolean>} false where what is open cannot be left, because it is not saved
   */
  async function openProject(card) {
    await saver.settled();
    if (!saver.isEmpty()) {
      page.say('Export first: what is not saved here would be lost with another project.');
      return false;
    }
    tabs?.leave();
    database?.close();
    database = null;
    page.set({ project: card });
    let loaded = { ...nothingOpen, settings: { ...nothingOpen.settings, name: card.name } };
    try {
      let [begun, missed] = [false, false];
      tabs = joinTabs(card.id, {
        onNews(news) {
          if (begun) page.dispatch({ type: 'follow', ...news });
          else missed = true;
        },
        onAsked() {
          setReading(true);
          return saver.settled();
        },
        onLost: () => setReading(true),
        onGained: takeUp,
      });
      setReading(!(await tabs.claim()));
      database = await openProjectStore(card.id, () => lose(card.id));
      do {
        missed = false;
        loaded = await stateOf(database, card);
      } while (missed);
      begun = true;
    } catch (error) {
      database = null;
      refused = error;
      setReading(false);
    }
    page.begin(loaded, keeper);
    page.set({ notices: page.around().notices.filter(({ key }) => STAYING.includes(key)) });
    if (database) {
      changeCard({ ...card, opened: Date.now() });
      void room.look();
    } else {
      const reason = reasonOf(refused);
      page.set({ saving: { at: 'failed', reason } });
      tellNotSaved(reason);
    }
    await onOpened(card);
    return true;
  }

  /**
   * @param {Database} store
   * @param {ProjectCard} card
   */
  async function stateOf(store, card) {
    const { state, setAside } = await load(store);
    if (setAside > 0) page.notify(damageNotice(setAside));
    const name = state.settings.name || card.name;
    return { ...nothingOpen, ...state, settings: { ...state.settings, name } };
  }

  /** @param {boolean} reading */
  function setReading(reading) {
    page.set({ reading });
    if (!reading) {
      page.dismiss('reading');
      return;
    }
    page.notify({
      key: 'reading',
      tone: 'note',
      title: 'This project is being worked on in another tab. Here you can only read.',
      lines: ['What is done there appears here.'],
      action: { title: 'Work here instead', run: () => page.act(takeOver) },
    });
  }

  /** What is pressed meanwhile waits until this tab writes. */
  async function takeOver() {
    if (await tabs?.takeOver()) await takeUp();
  }

  /** This tab writes from now on. */
  async function takeUp() {
    const { project } = page.around();
    if (!project || !database) return;
    // What is on disk is what the other tab has done, also if its news has not come through.
    const { shown, selected } = page.state();
    page.begin({ ...(await stateOf(database, project)), selected }, keeper);
    setReading(false);
    page.say('This tab now writes the project.');
    if (shown) await page.show(shown);
  }

  window.addEventListener('beforeunload', (event) => {
    if (page.around().saving.at !== 'saved' && page.state().documents.length > 0) {
      event.preventDefault();
    }
  });

  return {
    openProject,
    changeCard,
    look: room.look,
    settled: saver.settled,
    database: () => database,
    catalogue: () => catalogue,

    /** Opens the project of the last visit; the first time, a new one. */
    async begin() {
      try {
        catalogue = await openCatalogue();
        await bringEarlierWork(catalogue, page);
        const projects = await listProjects(catalogue);
        page.set({ projects });
      } catch (error) {
        refused = error;
      }
      const [last] = page.around().projects;
      await openProject(last ?? newProject(FIRST_PROJECT, Date.now()));
    },

    /** Brings earlier steps of the history to hand. */
    async recall() {
      if (!database) return;
      const steps = await earlierSteps(database, page.state().steps);
      if (steps.length > 0) page.dispatch({ type: 'recall', steps });
    },
  };
}

/**
 * @param {number} setAside
 * @returns {import('../page.js').Notice}
 */
function damageNotice(setAside) {
  return {
    key: 'damage',
    tone: 'problem',
    title: `${several(setAside, 'stored record')} could not be read and ${setAside === 1 ? 'was' : 'were'} set aside.`,
    lines: ['Everything else is here. If a document is missing, open its last export.'],
  };
}
