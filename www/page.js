// The one place that holds the present: the state of the project, and what the page itself shows around it.
import { findSummary, newcomers, nothingOpen, touchedBy, update } from './state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Operation} Operation */
/** @typedef {import('./state.js').GlossedDocument} GlossedDocument */
/** @typedef {import('./storage/saver.js').Saving} Saving */
/** @typedef {import('./core/glossator.js').LabelInfo} LabelInfo */
/** @typedef {import('./habits.js').Theme} Theme */

/**
 * `key` keeps one subject from being told twice: a second notice with it replaces the first.
 * @typedef {{ title: string, run: () => void }} NoticeAction
 * @typedef {{ key: string, tone: 'problem' | 'note', title: string, lines?: readonly string[], action?: NoticeAction }} Notice
 */

/**
 * @typedef {{ doing: string, done: number, of: number, cancel: () => void }} Progress
 * @typedef {{
 *   document: string,
 *   start: number,
 *   end: number,
 *   found: import('./core/glossator.js').Explanation | undefined
 * }} Explanation why the core says what it says of a passage; `found` is undefined where it would cut the text elsewhere
 */

/**
 * What is typed in a dialog that searches, and which of the offers there is marked; -1 for none. In the
 * history `marked` is the number of a step, `rows` how many are drawn, and `here` asks for those of the shown document.
 * @typedef {{ typed: string, marked: number, rows?: number, here?: boolean }} Sought
 */

/**
 * @typedef {'open' | 'keys' | 'palette' | 'more' | 'speaker' | 'note' | 'select' | 'history' | 'projects' | 'search' | 'figures' | 'guidelines' | 'export' | 'merge' | 'names'} DialogName
 */

/**
 * `picked` are the words of the article that the person has selected, as a browser selects text. `caret` is where a split
 * would fall, UTF-16; null while nobody is splitting. `reading` is true where another tab writes this project. `beside` is
 * whether the guidelines stand beside the text, `draft` what is being written of them, null for the default; `deeds` is when
 * passages were confirmed. `folded` is whether furniture is folded away, and `folds` what of it is at present.
 * @typedef {{
 *   ready: boolean,
 *   labels: readonly LabelInfo[],
 *   dialog: DialogName | null,
 *   drawer: boolean,
 *   dropping: boolean,
 *   progress: Progress | null,
 *   notices: readonly Notice[],
 *   saving: Saving,
 *   said: string,
 *   theme: Theme,
 *   explanation: Explanation | null,
 *   picked: import('./core/glossator.js').Span | null,
 *   sought: Sought,
 *   caret: number | null,
 *   drafts: import('./actions/drafts.js').Drafts,
 *   wished: import('./actions/wishing.js').Wished,
 *   beside: boolean,
 *   draft: string | null,
 *   deeds: readonly import('./progress/working-time.js').Deed[],
 *   reading: boolean,
 *   project: import('./storage/catalogue.js').ProjectCard | null,
 *   projects: readonly import('./storage/catalogue.js').ProjectCard[],
 *   keys: import('./keys/keymap.js').KeyChanges,
 *   rekeying: import('./keys/remapping.js').Rekeying,
 *   recent: readonly string[],
 *   folded: boolean,
 *   folds: import('./reading/folding.js').Folds | null,
 *   listing: import('./listing.js').Listing,
 *   search: import('./actions/search.js').Search,
 *   managing: import('./actions/projects.js').Managing,
 *   room: import('./storage/room.js').Room | null,
 *   exporting: import('./leaving/exporting.js').Exporting | null,
 *   merging: import('./arriving/merging.js').Merging | null,
 *   naming: import('./arriving/naming.js').Naming | null,
 * }} Surroundings
 */

/**
 * Where the work is kept. `settled` gives what is still being written, or null; `canForget` says whether contents may be
 * dropped here because they can be had again from there.
 * @typedef {{
 *   save: (before: State, after: State, opened: readonly GlossedDocument[]) => void,
 *   settled: () => Promise<unknown> | null,
 *   canForget: () => boolean,
 *   contents: (ids: readonly string[]) => Promise<GlossedDocument[]>,
 *   texts: (ids: readonly string[]) => Promise<{ id: string, text: string }[]>,
 * }} Keeper
 */

/** @typedef {ReturnType<typeof createPage>} Page */

/** What nobody waits for is drawn after so many milliseconds, if nothing is drawn before. */
const MOMENT = 80;

/** So many documents stay at hand with their texts. */
const MOST_AT_HAND = 40;

/** What a tab may still do that only reads. */
const LOOKING = ['show', 'select', 'choose', 'load', 'forget', 'recall', 'follow'];

/** A deed that ends here because the tab only reads. */
export class OnlyReads extends Error {
  constructor() {
    super('This tab only reads: the project is being worked on in another tab.');
    this.name = 'OnlyReads';
  }
}

/**
 * @param {{ surroundings: Surroundings, redraw: () => void, now?: () => number }} start
 */
export function createPage({ surroundings, redraw, now = Date.now }) {
  let state = nothingOpen;
  let around = surroundings;
  /** @type {Keeper | null} */
  let keeper = null;
  let drawing = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let drawingLater;
  /**
   * What is being waited for: that there is a project, that a deed is done, or that what it did is on disk.
   * @type {'project' | 'nothing' | 'deed' | 'disk'}
   */
  let awaited = 'project';
  /** @type {(() => unknown)[]} */
  const line = [];

  /** @type {() => void} */
  let tellBegun = () => {};
  /** @type {Promise<void>} */
  const begun = new Promise((resolve) => {
    tellBegun = resolve;
  });

  /** Several changes in one turn of the browser are drawn once. */
  function drawSoon() {
    if (drawing) return;
    drawing = true;
    queueMicrotask(() => {
      drawing = false;
      clearTimeout(drawingLater);
      drawingLater = undefined;
      redraw();
    });
  }

  /** A drawing lays out and paints the page: what comes in the wake of a key must not be in the way of the next. */
  function drawLater() {
    if (!drawing) drawingLater ??= setTimeout(drawSoon, MOMENT);
  }

  /** Begins what waits in line, until something has to be waited for. */
  function doNext() {
    while (awaited === 'nothing' && line.length > 0) {
      const [deed] = line.splice(0, 1);
      awaited = 'deed';
      const done = started(deed);
      if (done instanceof Promise || keeper?.settled()) {
        void finished(done).finally(() => {
          awaited = 'nothing';
          doNext();
        });
      } else awaited = 'nothing';
    }
  }

  /** @param {unknown} done */
  async function finished(done) {
    try {
      if (done instanceof Promise) await done;
    } catch (error) {
      // It has been said.
      if (!(error instanceof OnlyReads)) throw error;
    } finally {
      awaited = 'disk';
      await keeper?.settled();
    }
  }

  /**
   * @param {() => unknown} deed
   * @returns {unknown} a promise also where the deed fails at once
   */
  function started(deed) {
    try {
      return deed();
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** @param {readonly string[]} wanted documents that must stay */
  function forgetOthers(wanted) {
    const { size } = state.contents;
    if (size <= MOST_AT_HAND || !keeper?.canForget()) return;
    const staying = new Set([...wanted, state.shown]);
    const others = [...state.contents.keys()].filter((id) => !staying.has(id));
    page.dispatch({ type: 'forget', documents: others.slice(0, size - MOST_AT_HAND) });
  }

  const page = {
    state: () => state,
    around: () => around,

    /** Fulfilled once there is a project that documents can come into. */
    begun,

    /**
     * Changes the state, and has what was done kept. What it concerns must be at hand; `perform` sees to that. Throws
     * where the tab only reads, so that nobody goes on to say what was not done; `act` takes that up.
     * @param {Operation} operation
     */
    dispatch(operation) {
      if (around.reading && !LOOKING.includes(operation.type)) {
        const refusal = new OnlyReads();
        page.say(refusal.message);
        throw refusal;
      }
      const before = state;
      state = update(before, operation, now());
      if (state === before) return;
      const isElsewhere = state.selected !== before.selected || state.shown !== before.shown;
      if (isElsewhere && around.caret !== null) page.set({ caret: null });
      if (state.latest !== before.latest && operation.type !== 'follow') {
        keeper?.save(
          before,
          state,
          operation.type === 'open' ? newcomers(before, operation.documents) : [],
        );
        // From now on an undo takes back this operation, and no longer the removal that the notice offers to undo.
        if (operation.type !== 'remove') page.dismiss('removed');
      }
      const { shown } = state;
      if (shown !== null && shown !== before.shown && operation.type !== 'show') {
        void page.fetch([shown]);
      }
      drawSoon();
    },

    /**
     * Changes the state once the documents that it concerns are at hand.
     * @param {Operation} operation
     */
    async perform(operation) {
      const touched = touchedBy(state, operation);
      await page.fetch(touched);
      page.dispatch(operation);
      forgetOthers(touched);
    },

    /**
     * Brings documents with their texts to hand.
     * @param {readonly string[]} ids
     * @returns {Promise<void>}
     */
    async fetch(ids) {
      const missing = [...new Set(ids)].filter((id) => !state.contents.has(id));
      if (missing.length === 0 || !keeper) return;
      const { latest } = state;
      const contents = await keeper.contents(missing);
      // Another tab has gone on while this one read: what was read may be from before.
      if (state.latest !== latest && around.reading) return page.fetch(ids);
      // What was opened or changed in the meantime is newer than what was read.
      const fresh = contents.filter(({ id }) => !state.contents.has(id));
      if (fresh.length > 0) page.dispatch({ type: 'load', contents: fresh });
    },

    /**
     * Documents with their texts, to be looked through and let go.
     * @param {readonly string[]} ids
     * @returns {Promise<GlossedDocument[]>} without those that cannot be read
     */
    async read(ids) {
      const far = ids.filter((id) => !state.contents.has(id));
      const read = far.length > 0 && keeper ? await keeper.contents(far) : [];
      const found = new Map(read.map((document) => [document.id, document]));
      return ids.flatMap((id) => state.contents.get(id) ?? found.get(id) ?? []);
    },

    /**
     * Texts alone, which never change: much less to read than whole documents.
     * @param {readonly string[]} ids
     * @returns {Promise<{ id: string, text: string }[]>} without those that cannot be read
     */
    async texts(ids) {
      const near = ids.flatMap((id) => state.contents.get(id) ?? []);
      const far = ids.filter((id) => !state.contents.has(id));
      return far.length > 0 && keeper ? [...near, ...(await keeper.texts(far))] : near;
    },

    /**
     * Shows a document, at a passage where one is given.
     * @param {string} document
     * @param {number} [passage]
     */
    async show(document, passage) {
      if (!findSummary(state, document)) return;
      page.dispatch({ type: 'show', document });
      await page.fetch([document]);
      if (passage !== undefined) page.dispatch({ type: 'select', document, passage });
      forgetOthers([document]);
    },

    /**
     * Does one thing after the other: each begins when the work of the one before is on disk, or was refused. What only
     * looks need not wait for the disk.
     * @param {() => unknown} deed
     * @param {{ looks?: boolean | undefined }} [how]
     */
    act(deed, { looks = false } = {}) {
      if (looks && awaited === 'disk' && line.length === 0) {
        deed();
        return;
      }
      line.push(deed);
      doNext();
    },

    /** Whether something is being done or written, so that what is asked for now may have to wait. */
    isBusy: () => awaited !== 'nothing',

    /**
     * Does a thing in its turn, as `act` does: what was pressed before still meets what was seen then.
     * @template T
     * @param {() => T | Promise<T>} deed
     * @returns {Promise<T>} what the deed gives once it is done; rejected where it fails
     */
    inTurn(deed) {
      return new Promise((resolve, reject) => {
        page.act(async () => {
          try {
            resolve(await deed());
          } catch (error) {
            reject(error);
          }
        });
      });
    },

    /**
     * The state of a project, and where what is done to it is kept.
     * @param {State} loaded
     * @param {Keeper} keptBy
     */
    begin(loaded, keptBy) {
      state = loaded;
      keeper = keptBy;
      tellBegun();
      drawSoon();
      if (awaited !== 'project') return;
      awaited = 'nothing';
      doNext();
    },

    /** @param {Partial<Surroundings>} change */
    set(change) {
      around = { ...around, ...change };
      drawSoon();
    },

    /**
     * Changes what nobody waits for, such as that the work is saved: it is drawn with the next that is, or a moment later.
     * @param {Partial<Surroundings>} change
     */
    amend(change) {
      around = { ...around, ...change };
      drawLater();
    },

    /**
     * Says something in the status line, which screen readers read out.
     * @param {string} said
     */
    say(said) {
      page.set({ said });
    },

    /** @param {Notice} notice */
    notify(notice) {
      const others = around.notices.filter(({ key }) => key !== notice.key);
      page.set({ notices: [notice, ...others] });
    },

    /** @param {string} key */
    dismiss(key) {
      if (!around.notices.some((notice) => notice.key === key)) return;
      page.set({ notices: around.notices.filter((notice) => notice.key !== key) });
    },
  };
  return page;
}
