// Label names of other people's files: what each stands for is asked once, and remembered.
import { rememberedNames, rememberNames } from '../habits.js';

/** @typedef {import('../page.js').Page} Page */
/** @typedef {import('../core/glossator.js').Label} Label */
/** @typedef {import('../core/glossator.js').UnknownLabel} UnknownLabel */

/**
 * The names that are asked about. `from` is the file, empty where what is remembered is looked through; `answer` is called
 * once, with null where the person leaves without an answer.
 * @typedef {{
 *   from: string,
 *   names: readonly { label: string, count?: number }[],
 *   meant: ReadonlyMap<string, Label | null>,
 *   remember: boolean,
 *   answer: (meant: ReadonlyMap<string, Label | null> | null) => void,
 * }} Naming
 */

/** @typedef {ReturnType<typeof naming>} NamingActions */

/** @param {Page} page */
export function naming(page) {
  /** @param {boolean} isAnswered */
  function leave(isAnswered) {
    const { naming, dialog } = page.around();
    if (!naming) return;
    page.set({ naming: null, dialog: dialog === 'names' ? null : dialog });
    naming.answer(isAnswered ? naming.meant : null);
  }

  return {
    /**
     * What names stand for, as the person says.
     * @param {string} from
     * @param {readonly UnknownLabel[]} unknown
     * @returns {Promise<ReadonlyMap<string, Label | null>>} null for those that are left out
     */
    async ask(from, unknown) {
      leave(false);
      /** @type {Map<string, Label | null>} */
      const none = new Map(unknown.map(({ label }) => [label, null]));
      const { promise, resolve } = Promise.withResolvers();
      /** @param {ReadonlyMap<string, Label | null> | null} meant */
      const answer = (meant) => resolve(meant ?? none);
      const names = [...unknown].sort((one, other) => other.count - one.count);
      page.set({
        dialog: 'names',
        drawer: false,
        naming: { from, names, meant: none, remember: true, answer },
      });
      return promise;
    },

    /** Looks through what is remembered. */
    review() {
      const meant = rememberedNames();
      const names = [...meant.keys()].map((label) => ({ label }));
      page.set({
        dialog: 'names',
        drawer: false,
        naming: { from: '', names, meant, remember: true, answer() {} },
      });
    },

    unavailable: () =>
      rememberedNames().size > 0 ? null : 'No label names of other files are remembered yet.',

    /**
     * @param {string} name
     * @param {Label | null} label
     */
    choose(name, label) {
      const { naming } = page.around();
      if (naming)
        page.set({ naming: { ...naming, meant: new Map(naming.meant).set(name, label) } });
    },

    /** @param {boolean} remember */
    remember(remember) {
      const { naming } = page.around();
      if (naming) page.set({ naming: { ...naming, remember } });
    },

    /** Forgets all that is remembered. */
    forget() {
      rememberNames(new Map());
      leave(false);
      page.say('What label names of other files stand for is forgotten: it is asked again.');
    },

    done() {
      const { naming } = page.around();
      if (naming?.remember) rememberNames(new Map([...rememberedNames(), ...naming.meant]));
      leave(true);
    },

    leave: () => leave(false),
  };
}
