// From a key that is pressed anywhere on the page to the command that it runs.

import { isDialogOpen } from '../views/dialog.js';
import { commandOf, isKeyOf, runCommand } from './availability.js';
import { belongsToFocus, keyName } from './keyboard.js';

/**
 * @param {import('../page.js').Page} page
 * @param {() => readonly import('../commands/index.js').Command[]} commands with the keys that hold now
 */
export function listenForKeys(page, commands) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || isDialogOpen()) return;
    const key = keyName(event);
    const found = commandOf(key, commands());
    // A key of a passing mode alone: the mode may come with what was pressed before and still waits.
    if (!found && !(page.isBusy() && isKeyOf(key, commands()))) return;
    const held = /^(Ctrl|Alt)\+/.test(key);
    // A field takes all keys but the one that finds all the others.
    if (belongsToFocus(event) && !(found?.name === 'palette' && held)) return;
    // Where a command cannot run, the browser's own use of Home, End and the arrows goes on: the page scrolls.
    if (found && (held || !found.unavailable?.())) event.preventDefault();
    // A key that is held down moves on, but decides only once.
    if (event.repeat && !found?.repeats) return;
    // Which command it is may depend on what was pressed before and still waits: a split begun, a passage selected.
    page.act(() => runCommand(page, commandOf(key, commands())), found);
  });
}
