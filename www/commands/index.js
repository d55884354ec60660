// Everything a person can do, each by its name, its keys and what it does. The keyboard, the buttons, the palette and the
// list of keys all read this one list.

import { openPalette } from '../keys/finding.js';
import { choosingCommands } from './choosing.js';
import { cuttingCommands } from './cutting.js';
import { labellingCommands } from './labelling.js';
import { listingCommands } from './listing.js';
import { movingCommands } from './moving.js';
import { projectCommands } from './project.js';

/**
 * `unavailable` says in a sentence why the command cannot be done just now; `repeats` where holding the key down may do it
 * again and again; `modal` where it belongs to a passing mode: its keys go
 * before others while it is available, and have no part in it otherwise; `looks` where it changes nothing that is kept,
 * so that it need not wait until what was done before is on disk.
 * @typedef {{
 *   name: string,
 *   title: string,
 *   group: string,
 *   keys: readonly string[],
 *   run: () => unknown,
 *   unavailable?: () => string | null,
 *   repeats?: boolean,
 *   modal?: boolean,
 *   looks?: boolean,
 * }} Command
 */

/**
 * @param {import('../page.js').Page} page
 * @param {import('../core.js').Core} core
 * @param {import('../storage/keeping.js').Keeping} keeping
 * @returns {readonly Command[]}
 */
export function listCommands(page, core, keeping) {
  return [
    ...movingCommands(page),
    ...labellingCommands(page),
    ...cuttingCommands(page),
    ...choosingCommands(page),
    ...listingCommands(page),
    ...projectCommands(page, core, keeping),
    {
      name: 'palette',
      title: 'Find a command or a document',
      group: 'Help',
      keys: ['Ctrl+k', 'Ctrl+Shift+p'],
      looks: true,
      run: () => openPalette(page),
    },
  ];
}
