// What a person does about the keys: give a command another key, take one away, go back to the default.
import { rememberKeys } from '../habits.js';
import { keyName } from './keyboard.js';
import {
  giveKey,
  keymapOf,
  keySaid,
  noChanges,
  ownerOf,
  refusalOf,
  resetKeys,
  takeKey,
} from './keymap.js';

/** @typedef {import('../page.js').Page} Page */
/** @typedef {import('../commands/index.js').Command} Command */
/** @typedef {import('./keymap.js').KeyChanges} KeyChanges */

/**
 * What the dialog of the keys is about just now. `asked` is the command that waits for a key: in the place of `replaces`,
 * or as one more; `key` is the one that was pressed where it is another command's. `before` is where an undo goes.
 * @typedef {{ command: string, replaces: string | null, key?: string }} Asked
 * @typedef {{ typed: string, asked: Asked | null, said: string, before: KeyChanges | null }} Rekeying
 */

/** @type {Rekeying} */
export const nothingAsked = { typed: '', asked: null, said: '', before: null };

const HELD =
  /^(Control|Shift|Alt|AltGraph|Meta|Super|Hyper|Fn|FnLock|CapsLock|NumLock|ScrollLock)$/;

/** @typedef {ReturnType<typeof remapping>} Remapping */

/**
 * @param {Page} page
 * @param {() => readonly Command[]} listed the commands with their default keys
 */
export function remapping(page, listed) {
  /** @param {string} name */
  const titled = (name) => `“${listed().find((command) => command.name === name)?.title ?? name}”`;

  /** @param {Partial<Rekeying>} change */
  const tell = (change) => page.set({ rekeying: { ...page.around().rekeying, ...change } });

  /**
   * @param {KeyChanges} keys
   * @param {string} said
   */
  function change(keys, said) {
    const before = page.around().keys;
    page.set({ keys });
    rememberKeys(keys);
    tell({ asked: null, said, before });
  }

  /**
   * @param {Asked} asked
   * @param {string} key
   */
  function give({ command, replaces }, key) {
    const { keys } = page.around();
    const owner = ownerOf(listed(), keys, key, command);
    const from = owner ? `, and no longer of ${titled(owner.name)}` : '';
    const said = `${keySaid(key)} is now a key of ${titled(command)}${from}.`;
    change(giveKey(listed(), keys, { name: command, key, replaces }), said);
  }

  return {
    /**
     * @param {string} command
     * @param {string | null} replaces
     */
    ask: (command, replaces) => tell({ asked: { command, replaces }, said: '', before: null }),

    cancel() {
      if (page.around().rekeying.asked) tell({ asked: null, said: '' });
    },

    /**
     * Hears the key that a command waits for. Tab is not kept from moving on, for nobody may be caught here.
     * @param {KeyboardEvent} event
     */
    press(event) {
      const { rekeying, keys } = page.around();
      const { asked } = rekeying;
      if (!asked || event.isComposing || HELD.test(event.key)) return;
      const key = keyName(event);
      if (key === 'Tab' || key === 'Shift+Tab') return tell({ asked: null, said: '' });
      // Where there is a question to answer, keys press its buttons.
      if (asked.key !== undefined && key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat) return;
      if (key === 'Escape') return tell({ asked: null, said: '' });
      if (key === 'Backspace') return this.remove();
      if (key === asked.replaces) return tell({ asked: null, said: '' });
      const refusal = refusalOf(key, keys);
      if (refusal) return tell({ said: refusal });
      if (ownerOf(listed(), keys, key, asked.command)) {
        return tell({ asked: { ...asked, key }, said: '' });
      }
      give(asked, key);
    },

    /** Takes the key over from the command that has it. */
    takeOver() {
      const { asked } = page.around().rekeying;
      if (asked?.key) give(asked, asked.key);
    },

    remove() {
      const { asked } = page.around().rekeying;
      if (!asked?.replaces) return tell({ asked: null, said: '' });
      const { command, replaces } = asked;
      change(
        takeKey(listed(), page.around().keys, command, replaces),
        `${keySaid(replaces)} is no longer a key of ${titled(command)}.`,
      );
    },

    /** @param {string} name */
    reset(name) {
      const { keys } = page.around();
      const now = resetKeys(listed(), keys, name);
      const losing = keymapOf(listed(), { ...keys, singles: true }).filter(
        (command) => command.name !== name && command.keys.some((key) => isDefault(name, key)),
      );
      const from = losing.map((command) => `, no longer those of ${titled(command.name)}`).join('');
      change(now, `${titled(name)} has its default keys again${from}.`);
    },

    resetAll() {
      // Whether single-letter keys are used is a matter of how somebody works, not of which key does what.
      const { singles } = page.around().keys;
      change({ ...noChanges, singles }, 'All keys are back to the default.');
    },

    undo() {
      const { before } = page.around().rekeying;
      if (!before) return;
      change(before, 'Undone.');
      tell({ before: null });
    },

    /** @param {boolean} singles */
    useSingles(singles) {
      const said = singles
        ? 'Single-letter keys work again.'
        : 'Single-letter keys are switched off. What has no other key is found by its name.';
      change({ ...page.around().keys, singles }, said);
    },

    /** @param {string} typed */
    seek: (typed) => tell({ typed, asked: null, said: '', before: null }),

    /** The dialog is closed: the next time it begins anew. */
    leave: () => page.set({ rekeying: nothingAsked }),
  };

  /**
   * @param {string} name
   * @param {string} key
   */
  function isDefault(name, key) {
    return listed().some((command) => command.name === name && command.keys.includes(key));
  }
}
