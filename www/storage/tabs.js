// Several tabs on one project: one of them writes, the others read and follow. The browser's own locks decide which
// (Web Locks), and let go by themselves when a tab is closed or killed.

/** @typedef {import('../state.js').Entry} Entry */
/** @typedef {import('../state.js').Summary} Summary */

/** @typedef {{ entry: Entry, summaries: readonly Summary[] }} News what the writing tab has just put on disk */

/** A tab that does not answer for so long, in milliseconds, hangs: the project is taken from it without asking. */
const PATIENCE = 2000;

/**
 * `onAsked`: another tab wants to write; what it waits for is that everything done here is on disk. `onLost`: it has taken
 * the project over. `onGained`: the tab that wrote was closed, and this one may write now.
 * @param {string} project
 * @param {{ onNews: (news: News) => void, onAsked: () => unknown, onLost: () => void, onGained: () => void }} told
 */
export function joinTabs(project, { onNews, onAsked, onLost, onGained }) {
  const name = `glossator-project-${project}`;
  const channel = new BroadcastChannel(name);
  /** @type {(() => void) | null} */
  let release = null;
  let waiting = new AbortController();
  let heard = () => {};

  channel.onmessage = async ({ data }) => {
    if (data.entry) onNews(data);
    else if (data.ready) heard();
    else if (release) {
      await onAsked();
      channel.postMessage({ ready: true });
    }
  };

  /**
   * Asks for the right to write, and keeps it until the tab leaves or another takes it.
   * @param {LockOptions} how
   * @returns {Promise<boolean>}
   */
  function ask(how) {
    return new Promise((resolve) => {
      const held = navigator.locks.request(name, how, (lock) => {
        resolve(lock !== null);
        if (!lock) return undefined;
        return new Promise((/** @type {(value?: unknown) => void} */ free) => {
          release = () => free();
        });
      });
      held.catch(() => {
        resolve(false);
        if (!release) return;
        release = null;
        onLost();
        wait();
      });
    });
  }

  /** Stands in line for the right to write. */
  async function wait() {
    waiting = new AbortController();
    if (await ask({ signal: waiting.signal })) onGained();
  }

  return {
    /** Whether this tab may write from now on. A browser without locks lets every tab write. */
    async claim() {
      if (!('locks' in navigator) || (await ask({ ifAvailable: true }))) return true;
      wait();
      return false;
    },
    /** Takes the right to write from the tab that has it. */
    async takeOver() {
      if (release) return true;
      waiting.abort();
      await new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
        heard = resolve;
        channel.postMessage({ asks: true });
        setTimeout(resolve, PATIENCE);
      });
      return ask({ steal: true });
    },
    /** @param {News} news */
    tell: (news) => channel.postMessage(news),
    leave() {
      waiting.abort();
      release?.();
      release = null;
      channel.close();
    },
  };
}
