// The one place that holds the present: the state of the documents, and what the page itself shows around them.
import { isWork } from './log.js';
import { nothingOpen, update } from './state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Operation} Operation */
/** @typedef {import('./saver.js').Saving} Saving */
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
 * What is typed in the dialog that asks who speaks, and which of the offers there is marked; -1 for none.
 * @typedef {{ typed: string, marked: number }} Sought
 */

/**
 * `picked` are the words of the article that the person has selected, as a browser selects text.
 * @typedef {{
 *   ready: boolean,
 *   labels: readonly LabelInfo[],
 *   dialog: 'open' | 'keys' | 'speaker' | null,
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
 * }} Surroundings
 */

/**
 * @typedef {ReturnType<typeof createPage>} Page
 */

/**
 * @param {{ surroundings: Surroundings, redraw: () => void }} start
 */
export function createPage({ surroundings, redraw }) {
  let state = nothingOpen;
  let around = surroundings;
  /** @type {((operation: import('./state.js').WorkOperation) => void) | null} */
  let keep = null;
  let drawing = false;

  /** Several changes in one turn of the browser are drawn once. */
  function drawSoon() {
    if (drawing) return;
    drawing = true;
    queueMicrotask(() => {
      drawing = false;
      redraw();
    });
  }

  const page = {
    state: () => state,
    around: () => around,

    /** @param {Operation} operation */
    dispatch(operation) {
      const next = update(state, operation);
      if (next === state) return;
      state = next;
      if (isWork(operation)) {
        keep?.(operation);
        // From now on an undo takes back this operation, and no longer the removal that the notice offers to undo.
        if (operation.type !== 'remove') page.dismiss('removed');
      }
      drawSoon();
    },

    /**
     * The state of the last visit, and where the operations of this one are kept.
     * @param {State} loaded
     * @param {(operation: import('./state.js').WorkOperation) => void} keeper
     */
    begin(loaded, keeper) {
      state = loaded;
      keep = keeper;
      drawSoon();
    },

    /** @param {Partial<Surroundings>} change */
    set(change) {
      around = { ...around, ...change };
      drawSoon();
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
      page.set({ notices: around.notices.filter((notice) => notice.key !== key) });
    },
  };
  return page;
}
