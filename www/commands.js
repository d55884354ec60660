// Everything a person can do with the open documents, each by its name, its keys and what it does. The keyboard, the
// buttons and the list of keys all read this one list.
import { pickedWords, setSpeaker, takePicked } from './attributing.js';
import { exportDocuments } from './exporting.js';
import {
  nextUnconfirmed,
  selectedPassage,
  shownDocument,
  unconfirmedPassages,
} from './selectors.js';
import { passageSaid, quotedTitle, several, stepSaid } from './words.js';

/** @typedef {import('./page.js').Page} Page */
/** @typedef {import('./core.js').Core} Core */
/** @typedef {import('./state.js').LabelName} LabelName */
/** @typedef {{ name: string, title: string, group: string, keys: readonly string[], run: () => void }} Command */

/**
 * @param {Page} page
 * @param {Core} core
 * @returns {readonly Command[]}
 */
export function listCommands(page, core) {
  /** @param {number} at */
  function select(at) {
    const document = shownDocument(page.state());
    if (!document?.passages[at]) return;
    page.dispatch({ type: 'select', document: document.id, passage: at });
    page.say(passageSaid(document, at));
  }

  /** @param {(at: number, last: number) => number} target */
  function move(target) {
    const document = shownDocument(page.state());
    if (!document) return;
    const last = document.passages.length - 1;
    select(Math.max(0, Math.min(last, target(selectedPassage(page.state()), last))));
  }

  /** @param {number} from */
  function goToUnconfirmed(from) {
    const document = shownDocument(page.state());
    if (!document) return;
    const next = nextUnconfirmed(document, from);
    if (next >= 0) select(next);
    else page.say('Every passage of this document is confirmed.');
  }

  /**
   * The document and the passage to act on; where none is selected, that is said.
   * @param {string} purpose
   */
  function target(purpose) {
    const document = shownDocument(page.state());
    const at = selectedPassage(page.state());
    if (document && at >= 0) return { document, at };
    page.say(`Select a passage first, by a click or with j, then ${purpose}.`);
    return null;
  }

  /** @param {LabelName} label */
  function labelSelected(label) {
    const selected = target('give it a label');
    if (!selected) return;
    const { document, at } = selected;
    const { label: before, confirmed, by } = document.passages[at];
    if (before !== label || !confirmed || by !== 'human') {
      page.dispatch({ type: 'label', document: document.id, passages: [at], label });
    }
    sayPassage(at);
  }

  /** @param {number} at */
  function sayPassage(at) {
    const document = shownDocument(page.state());
    if (document) page.say(passageSaid(document, at));
  }

  function confirmAndGoOn() {
    const selected = target('confirm it');
    if (!selected) return;
    const { document, at } = selected;
    if (!document.passages[at].confirmed) {
      page.dispatch({ type: 'confirm', document: document.id, passages: [at] });
    }
    goToUnconfirmed(at);
  }

  function confirmRest() {
    const document = shownDocument(page.state());
    if (!document) return;
    const passages = unconfirmedPassages(document);
    if (passages.length > 0) {
      const at = selectedPassage(page.state());
      page.dispatch({ type: 'confirm', document: document.id, passages });
      // The person stays where they were; only an undo moves them to what it changed.
      if (at >= 0) page.dispatch({ type: 'select', document: document.id, passage: at });
    }
    page.say(`${several(passages.length, 'passage')} confirmed. Undo takes them all back.`);
  }

  function nameSpeaker() {
    if (!target('say who speaks')) return;
    const words = pickedWords(page);
    if (words) takePicked(page, words);
    else page.set({ dialog: 'speaker', drawer: false, sought: { typed: '', marked: -1 } });
  }

  function nameNobody() {
    if (target('say that nobody is named')) setSpeaker(page, { speaker: null });
  }

  /** @param {'undo' | 'redo'} type */
  function step(type) {
    const before = page.state();
    const trail = type === 'undo' ? before.done : before.undone;
    page.dispatch({ type });
    const what = type === 'undo' ? 'Undone' : 'Done again';
    page.say(trail ? stepSaid(page.state(), trail.step, what) : `There is nothing to ${type}.`);
  }

  /** @param {number} by */
  function turn(by) {
    const { documents, shown } = page.state();
    const next = documents[documents.findIndex(({ id }) => id === shown) + by];
    if (next) {
      page.dispatch({ type: 'show', document: next.id });
      page.say(quotedTitle(next));
    } else page.say(by > 0 ? 'This is the last document.' : 'This is the first document.');
  }

  const exportShown = () => {
    const document = shownDocument(page.state());
    return exportDocuments(page, core, document ? [document] : [], new Date());
  };

  const labelling = page.around().labels.map(({ name }, at) => ({
    name: `label-${name}`,
    title: `Label as ${name}`,
    group: 'Label',
    keys: [String(at + 1)],
    run: () => labelSelected(name),
  }));

  return [
    {
      name: 'next',
      title: 'Next passage',
      group: 'Move',
      keys: ['j', 'ArrowDown'],
      run: () => move((at) => at + 1),
    },
    {
      name: 'previous',
      title: 'Previous passage',
      group: 'Move',
      keys: ['k', 'ArrowUp'],
      run: () => move((at) => at - 1),
    },
    {
      name: 'first',
      title: 'First passage',
      group: 'Move',
      keys: ['Home'],
      run: () => move(() => 0),
    },
    {
      name: 'last',
      title: 'Last passage',
      group: 'Move',
      keys: ['End'],
      run: () => move((_, last) => last),
    },
    {
      name: 'next-unconfirmed',
      title: 'Next unconfirmed passage',
      group: 'Move',
      keys: ['n'],
      run: () => goToUnconfirmed(selectedPassage(page.state())),
    },
    {
      name: 'next-document',
      title: 'Next document',
      group: 'Move',
      keys: [']'],
      run: () => turn(1),
    },
    {
      name: 'previous-document',
      title: 'Previous document',
      group: 'Move',
      keys: ['['],
      run: () => turn(-1),
    },
    ...labelling,
    {
      name: 'confirm',
      title: 'Confirm and go to the next',
      group: 'Label',
      keys: ['Enter'],
      run: confirmAndGoOn,
    },
    {
      name: 'confirm-rest',
      title: 'Confirm the rest of the document',
      group: 'Label',
      keys: [],
      run: confirmRest,
    },
    {
      name: 'speaker',
      title: 'Set who speaks',
      group: 'Label',
      keys: ['s'],
      run: nameSpeaker,
    },
    {
      name: 'no-speaker',
      title: 'Nobody is named as speaker',
      group: 'Label',
      keys: ['Shift+s'],
      run: nameNobody,
    },
    { name: 'undo', title: 'Undo', group: 'Label', keys: ['u', 'Ctrl+z'], run: () => step('undo') },
    {
      name: 'redo',
      title: 'Redo',
      group: 'Label',
      keys: ['Shift+u', 'Ctrl+Shift+z', 'Ctrl+y'],
      run: () => step('redo'),
    },
    {
      name: 'open',
      title: 'Open an article',
      group: 'Documents',
      keys: ['o'],
      run: () => page.set({ dialog: 'open', drawer: false }),
    },
    {
      name: 'export',
      title: 'Export this document',
      group: 'Documents',
      keys: ['e'],
      run: exportShown,
    },
    {
      name: 'export-all',
      title: 'Export all documents',
      group: 'Documents',
      keys: ['Shift+e'],
      run: () => exportDocuments(page, core, page.state().documents, new Date()),
    },
    {
      name: 'keys',
      title: 'Show the keys',
      group: 'Documents',
      keys: ['?'],
      run: () => page.set({ dialog: 'keys', drawer: false }),
    },
  ];
}
