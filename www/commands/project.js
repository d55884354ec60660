// The project as a whole: undo and history, opening, saving and exporting, and what can be looked at beside the text.

import { naming } from '../arriving/naming.js';
import { exporting } from '../leaving/exporting.js';
import { deedsOf } from '../progress/progress.js';
import { stepAt } from '../state/history.js';
import { nextStep } from '../state.js';
import { openProjectFile, saveProject } from '../storage/project-file.js';
import { wholeLog } from '../storage/project-store.js';
import { outcomeSaid, stepSaid } from '../words.js';
import { needsDocument } from './present.js';

/** @typedef {import('../page.js').Page} Page */
/** @typedef {import('../core.js').Core} Core */
/** @typedef {import('./index.js').Command} Command */

/**
 * @param {Page} page
 * @param {Core} core
 * @param {import('../storage/keeping.js').Keeping} keeping
 * @returns {Command[]}
 */
export function projectCommands(page, core, keeping) {
  async function undo() {
    const { head } = page.state();
    if (head === 0) page.say('There is nothing to undo.');
    else await move('undo', 'Undone', () => stepAt(page.state().steps, head));
  }

  async function redo() {
    const { head, tip } = page.state();
    if (head === tip) page.say('There is nothing to redo.');
    else await move('redo', 'Done again', () => nextStep(page.state()));
  }

  /**
   * @param {'undo' | 'redo'} type
   * @param {string} said
   * @param {() => import('../state.js').Step | undefined} find the step that is undone, or done again
   */
  async function move(type, said, find) {
    if (!find()) await keeping.recall();
    const step = find();
    const { head } = page.state();
    await page.perform({ type });
    const isDone = step && page.state().head !== head;
    page.say(
      isDone
        ? `${said}: ${stepSaid(page.state(), step)}. ${outcomeSaid(page.state(), step)}`
        : 'That step cannot be read from the browser’s storage just now.',
    );
  }

  const exports = exporting(page, core);
  void exports.prepare().catch(() => {}); // the dialog asks again

  /** @param {import('../page.js').DialogName} dialog */
  const show = (dialog) => () =>
    page.set({ dialog, drawer: false, said: '', sought: { typed: '', marked: -1 } });

  async function showFigures() {
    const database = keeping.database();
    const steps = page.state().steps.flatMap((step) => step ?? []);
    page.set({ deeds: deedsOf(database ? await wholeLog(database) : steps) });
    show('figures')();
  }

  return [
    {
      name: 'undo',
      title: 'Undo',
      group: 'History',
      keys: ['u', 'Ctrl+z'],
      repeats: true,
      run: undo,
      unavailable: () => (page.state().head > 0 ? null : 'There is nothing to undo.'),
    },
    {
      name: 'redo',
      title: 'Redo',
      group: 'History',
      keys: ['Shift+u', 'Ctrl+Shift+z', 'Ctrl+y'],
      repeats: true,
      run: redo,
      unavailable: () =>
        page.state().head === page.state().tip ? 'There is nothing to redo.' : null,
    },
    {
      name: 'history',
      title: 'History: what was done, and back to any point',
      group: 'History',
      keys: ['h'],
      looks: true,
      run: show('history'),
    },
    {
      name: 'open',
      title: 'Open an article',
      group: 'Project',
      keys: ['o'],
      looks: true,
      run: show('open'),
    },
    {
      name: 'search',
      title: 'Search the whole project',
      group: 'Project',
      keys: ['/', 'Ctrl+Shift+f'],
      looks: true,
      run: show('search'),
    },
    {
      name: 'projects',
      title: 'Projects',
      group: 'Project',
      keys: ['Shift+p'],
      looks: true,
      run: show('projects'),
    },
    {
      name: 'figures',
      title: 'Progress in pictures',
      group: 'Project',
      keys: ['i'],
      run: showFigures,
    },
    {
      name: 'guidelines',
      title: 'Guidelines beside the text',
      group: 'Project',
      keys: ['g'],
      run: () => page.set({ beside: !page.around().beside, drawer: false }),
    },
    {
      name: 'save-project',
      title: 'Save the project as a file',
      group: 'Project',
      keys: ['Ctrl+s'],
      run: () => saveProject(page, keeping),
    },
    {
      name: 'open-project',
      title: 'Open a project file',
      group: 'Project',
      keys: [],
      run: () => openProjectFile(page, keeping),
    },
    {
      name: 'export',
      title: 'Export this document',
      group: 'Project',
      keys: ['e'],
      unavailable: needsDocument(page),
      run: () => exports.open('shown'),
    },
    {
      name: 'export-all',
      title: 'Export all documents',
      group: 'Project',
      keys: ['Shift+e'],
      unavailable: needsDocument(page),
      run: () => exports.open('all'),
    },
    {
      name: 'label-names',
      title: 'What the label names of other files stand for',
      group: 'Project',
      keys: [],
      unavailable: naming(page).unavailable,
      run: naming(page).review,
    },
    {
      name: 'keys',
      title: 'Show and change the keys',
      group: 'Help',
      keys: ['?'],
      looks: true,
      run: show('keys'),
    },
  ];
}
