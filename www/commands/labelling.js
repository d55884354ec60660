// Deciding: labels, confirmation, who speaks, notes and doubts, for the selected passage or for all that were chosen.
import { clearCue, nameSpeaker, pickedWords, setCue, setSpeaker } from '../actions/attributing.js';
import { rememberAdvance, rememberedAdvance } from '../habits.js';
import {
  countOf,
  selectedPassage,
  shownDocument,
  targetsOf,
  unconfirmedPassages,
} from '../selectors.js';
import { several } from '../words.js';
import {
  ALL_CONFIRMED,
  goToUnconfirmed,
  needsDocument,
  needsPassage,
  needsTargets,
  sayHere,
} from './present.js';

/** @typedef {import('../page.js').Page} Page */
/** @typedef {import('../state.js').LabelName} LabelName */
/** @typedef {import('./index.js').Command} Command */

/**
 * @param {Page} page
 * @returns {Command[]}
 */
export function labellingCommands(page) {
  let advances = rememberedAdvance();

  /**
   * @param {LabelName} label
   * @param {boolean} goesOn
   */
  async function label(label, goesOn) {
    const chosen = targetsOf(page.state());
    await perform({ type: 'label', targets: chosen, label });
    if (countOf(chosen) > 1) page.say(`${several(countOf(chosen), 'passage')} labelled ${label}.`);
    else if (goesOn) goToUnconfirmed(page);
    else sayHere(page);
  }

  /**
   * Without waiting where nothing has to be fetched, so that the next key meets the new state.
   * @param {import('../state.js').BulkOperation} operation
   */
  function perform(operation) {
    const { contents } = page.state();
    if (operation.targets.every(({ document }) => contents.has(document))) {
      page.dispatch(operation);
      return undefined;
    }
    return page.perform(operation);
  }

  async function confirmAndGoOn() {
    const chosen = targetsOf(page.state());
    await perform({ type: 'confirm', targets: chosen, confirmed: true });
    if (countOf(chosen) > 1) page.say(`${several(countOf(chosen), 'passage')} confirmed.`);
    else goToUnconfirmed(page);
  }

  async function reopen() {
    const chosen = targetsOf(page.state());
    await perform({ type: 'confirm', targets: chosen, confirmed: false });
    if (countOf(chosen) > 1) page.say(`${several(countOf(chosen), 'passage')} to confirm again.`);
    else sayHere(page);
  }

  function confirmRest() {
    const document = shownDocument(page.state());
    if (!document) return;
    const passages = unconfirmedPassages(document);
    if (passages.length === 0) {
      page.say(ALL_CONFIRMED);
      return;
    }
    page.dispatch({
      type: 'confirm',
      targets: [{ document: document.id, passages }],
      confirmed: true,
    });
    page.say(`${several(passages.length, 'passage')} confirmed. Undo takes them all back.`);
  }

  async function toggleUnsure() {
    const chosen = targetsOf(page.state());
    const document = shownDocument(page.state());
    const at = selectedPassage(page.state());
    const unsure = !(document && at >= 0 && document.passages[at].unsure);
    await perform({ type: 'unsure', targets: chosen, unsure });
    page.say(unsure ? 'Flagged as unsure.' : 'Not unsure any more.');
  }

  function nameNobody() {
    setSpeaker(page, { speaker: null });
  }

  function takeCue() {
    const words = pickedWords(page);
    if (words) setCue(page, words);
    else page.say('Select the words that say so in the text, as “said”, then press the key again.');
  }

  function turnAdvance() {
    advances = !advances;
    rememberAdvance(advances);
    page.say(
      advances
        ? 'A label now goes on to the next unconfirmed passage.'
        : 'A label now stays where it is.',
    );
  }

  const unavailable = needsPassage(page);
  const needsSome = needsTargets(page);
  /** @type {Command[]} */
  const commands = [
    ...page.around().labels.map(({ name }, at) => ({
      name: `label-${name}`,
      title: `Label as ${name}`,
      keys: [String(at + 1)],
      unavailable: needsSome,
      run: () => label(name, advances),
    })),
    ...page.around().labels.map(({ name }, at) => ({
      name: `label-${name}-and-go-on`,
      title: `Label as ${name} and go on`,
      keys: [`Alt+${at + 1}`],
      unavailable: needsSome,
      run: () => label(name, true),
    })),
    {
      name: 'confirm',
      title: 'Confirm and go to the next',
      keys: ['Enter'],
      unavailable: needsSome,
      run: confirmAndGoOn,
    },
    {
      name: 'reopen',
      title: 'Not confirmed after all',
      keys: ['Backspace'],
      unavailable: needsSome,
      run: reopen,
    },
    {
      name: 'confirm-rest',
      title: 'Confirm the rest of the document',
      keys: ['Shift+Enter'],
      unavailable: needsDocument(page),
      run: confirmRest,
    },
    { name: 'advance', title: 'Go on after a label, or stay', keys: ['a'], run: turnAdvance },
    {
      name: 'unsure',
      title: 'Flag as unsure, or not',
      keys: ['f'],
      unavailable: needsSome,
      run: toggleUnsure,
    },
    {
      name: 'note',
      title: 'Write a note',
      keys: ['t'],
      unavailable,
      looks: true,
      run: () => page.set({ dialog: 'note', drawer: false }),
    },
    {
      name: 'speaker',
      title: 'Set who speaks',
      keys: ['s'],
      unavailable,
      run: () => nameSpeaker(page),
    },
    {
      name: 'no-speaker',
      title: 'Nobody is named as speaker',
      keys: ['Shift+s'],
      unavailable,
      run: nameNobody,
    },
    { name: 'cue', title: 'The selected words say so', keys: ['w'], unavailable, run: takeCue },
    {
      name: 'no-cue',
      title: 'No words say so',
      keys: ['Shift+w'],
      unavailable,
      run: () => clearCue(page),
    },
  ].map((command) => ({ group: 'Label', ...command }));
  return commands;
}
