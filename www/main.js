// Wires the page together: core, storage, commands, keyboard, clipboard and drops.
import './start-worker.js'; // first, because it takes the longest and needs nothing else
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/source-serif-4/opsz-italic.css';
import '@fontsource-variable/source-sans-3/wght.css';
import './styles/tokens.css';
import './styles/controls.css';
import './styles/notices.css';
import './styles/shell.css';
import './styles/list.css';
import './styles/search.css';
import './styles/projects.css';
import './styles/article.css';
import './styles/minimap.css';
import './styles/seek.css';
import './styles/welcome.css';
import './styles/keys.css';
import './styles/palette.css';
import './styles/figures.css';
import './styles/guidelines.css';
import './styles/narrow.css';
import './styles/history.css';
import './styles/choosing.css';
import './styles/more.css';
import './styles/exchange.css';
import { followSelection, setCue, setSpeaker, takePicked } from './actions/attributing.js';
import { rememberedDrafts } from './actions/drafts.js';
import { listingActions } from './actions/listing.js';
import { dropDraft, leaveNote, saveNote, typeNote } from './actions/noting.js';
import { projectActions } from './actions/projects.js';
import { nothingSought, searchActions } from './actions/search.js';
import { chooseWish, countWish, firstWish, setWish } from './actions/wishing.js';
import { merging } from './arriving/merging.js';
import { naming } from './arriving/naming.js';
import { openSources, openText } from './arriving/opening.js';
import { markWords } from './commands/cutting.js';
import { listCommands } from './commands/index.js';
import { connectCore } from './core.js';
import { drawing, focusArticle } from './drawing.js';
import {
  applyTheme,
  followKeys,
  isFirstVisit,
  rememberedKeys,
  rememberedPlace,
  rememberedRecent,
  rememberedTheme,
  themes,
} from './habits.js';
import { goToStep } from './history/going.js';
import { runCommand } from './keys/availability.js';
import { choose } from './keys/finding.js';
import { keySaid, rememberingKeymap } from './keys/keymap.js';
import { listenForKeys } from './keys/listening.js';
import { nothingAsked, remapping } from './keys/remapping.js';
import { download, exporting, FIRST_CHOICES } from './leaving/exporting.js';
import { plainListing } from './listing.js';
import { createPage } from './page.js';
import { turnRun } from './reading/folding.js';
import { chosenHere, listedDocuments, selectedPassage, shownDocument } from './selectors.js';
import { startWorker } from './start-worker.js';
import { findSummary } from './state.js';
import { createKeeping } from './storage/keeping.js';
import { isProjectFile, restoreProject } from './storage/project-file.js';
import { inMarks, passageSaid, several } from './words.js';

const core = connectCore(startWorker);
const page = createPage({
  surroundings: {
    ready: false,
    labels: [],
    dialog: null,
    drawer: false,
    dropping: false,
    progress: null,
    notices: [],
    saving: { at: 'saved' },
    said: '',
    theme: rememberedTheme(),
    explanation: null,
    picked: null,
    sought: { typed: '', marked: -1 },
    caret: null,
    drafts: rememberedDrafts(),
    wished: firstWish,
    beside: false,
    draft: null,
    deeds: [],
    reading: false,
    project: null,
    projects: [],
    keys: rememberedKeys(),
    rekeying: nothingAsked,
    recent: rememberedRecent(),
    folded: false,
    folds: null,
    listing: plainListing,
    search: nothingSought,
    managing: { asking: null, setAside: 0 },
    room: null,
    exporting: null,
    merging: null,
    naming: null,
  },
  redraw: () => redraw(),
});
/** @type {readonly import('./commands/index.js').Command[]} */
let commands = [];
/** What is not saved must leave whole, however the last export was asked for. */
const exportWhole = () => exporting(page, core).open('all', FIRST_CHOICES);
const keeping = createKeeping(page, exportWhole, goToPlace);

const keymap = rememberingKeymap();
/** The commands with the keys that hold now. */
const mapped = () => keymap(commands, page.around().keys);

/** @param {string} name */
const command = (name) => mapped().find((each) => each.name === name);

/** @type {import('./views/shell.js').Actions} */
const actions = {
  get commands() {
    return mapped();
  },
  run: (name) => page.act(() => runCommand(page, command(name)), command(name)),
  shortcut: (name) => keySaid(command(name)?.keys[0] ?? ''),
  select(passage, how) {
    // After what was pressed before: a label that still waits belongs to the passage that was selected then.
    page.act(() => {
      const document = shownDocument(page.state());
      if (!document?.passages[passage]) return;
      staysInSight(how?.inSight ?? false);
      const here = chosenHere(page.state());
      const from = here.size > 0 ? [...here] : [selectedPassage(page.state())];
      page.dispatch({ type: 'select', document: document.id, passage, extend: how?.extend });
      page.say(passageSaid(document, passage));
      if (!how?.add) return;
      const rest = from.filter((at) => at >= 0 && at !== passage);
      const chosen = here.has(passage) ? rest : [...rest, passage];
      const passages = chosen.sort((one, other) => one - other);
      page.dispatch({ type: 'choose', targets: [{ document: document.id, passages }] });
      page.say(`${several(passages.length, 'passage')} chosen.`);
    });
  },
  show(document) {
    if (document === page.state().shown) focusArticle();
    page.act(() => page.show(document));
    page.set({ drawer: false });
  },
  ...listingActions(page),
  ...searchActions(page),
  ...projectActions(page, keeping),
  remove(ids) {
    const [first] = ids.flatMap((id) => findSummary(page.state(), id) ?? []);
    if (!first) return;
    page.act(() => {
      page.dispatch({ type: 'remove', documents: ids });
      const { listing } = page.around();
      page.set({ listing: { ...listing, chosen: new Set(), choosing: false, from: null } });
      page.notify({
        key: 'removed',
        tone: 'note',
        title: `Removed ${ids.length === 1 ? inMarks(first.title) : several(ids.length, 'document')}.`,
        lines: [
          `The history can bring ${ids.length === 1 ? 'it' : 'them'} back, until you empty the bin in “Projects”.`,
        ],
        action: { title: 'Undo', run: () => actions.run('undo') },
      });
    });
  },
  openText: (text) => void openText(page, core, text, new Date()),
  openFiles(files) {
    const articles = files.filter((file) => !isProjectFile(file));
    if (articles.length > 0) void openSources(page, core, articles);
    for (const file of files.filter(isProjectFile)) void restoreProject(page, keeping, file);
  },
  async openSample({ name, address }) {
    const response = await fetch(address);
    const bytes = await response.arrayBuffer();
    await openSources(page, core, [
      { name, size: bytes.byteLength, arrayBuffer: async () => bytes },
    ]);
  },
  closeDialog(dialog) {
    // A dialog tells of its closing a little later: by then another may be open.
    if (page.around().dialog === dialog) page.set({ dialog: null });
  },
  seek: (sought) => page.set({ sought }),
  chooseSpeaker(offer) {
    page.act(() => setSpeaker(page, offer));
    page.set({ dialog: null });
  },
  takePicked(as) {
    const { picked } = page.around();
    const take = { speaker: takePicked, cue: setCue, mark: markWords }[as];
    if (picked) page.act(() => take(page, picked));
  },
  showMore: () => page.set({ dialog: 'more', drawer: false }),
  runFromMenu(name) {
    // What is done again and again is done from the open menu; anything else has the page to itself.
    if (!command(name)?.repeats) page.set({ dialog: null });
    queueMicrotask(() => actions.run(name));
  },
  goTo: (step) => page.act(() => goToStep(page, keeping, step)),
  recall: () => page.act(() => keeping.recall()),
  typeNote: (typed) => typeNote(page, typed),
  saveNote: (note) => page.act(() => saveNote(page, note)),
  leaveNote: () => leaveNote(page),
  dropDraft: () => dropDraft(page),
  setWish: (change) => setWish(page, change),
  countWish: () => void countWish(page),
  chooseWish: () => page.act(() => chooseWish(page)),
  choose: (entry) => choose(page, entry),
  rekey: remapping(page, () => commands),
  exporting: exporting(page, core),
  merging: merging(page, core),
  naming: naming(page),
  editGuidelines() {
    page.set({ dialog: 'guidelines', draft: page.state().settings.guidelines || null });
  },
  draftGuidelines: (draft) => page.set({ draft }),
  saveGuidelines() {
    const guidelines = page.around().draft ?? '';
    page.act(() => page.dispatch({ type: 'settings', change: { guidelines } }));
    page.set({ dialog: null });
    page.say('The guidelines are saved. Undo brings the former ones back.');
  },
  saveSvg: (name, svg) => download(new Blob([svg], { type: 'image/svg+xml' }), name),
  turnFold(start) {
    const { folds } = page.around();
    if (folds) page.set({ folds: turnRun(folds, start) });
  },
  toggleDrawer: () => page.set({ drawer: !page.around().drawer }),
  turnTheme() {
    const next = themes[(themes.indexOf(page.around().theme) + 1) % themes.length];
    applyTheme(next);
    page.set({ theme: next });
  },
  dismiss: (notice) => page.dismiss(notice),
};

const { redraw, staysInSight } = drawing(page, core, actions);

followSelection(page);

listenForKeys(page, mapped);
followKeys((keys) => page.set({ keys }));

document.addEventListener('paste', (event) => {
  const [target] = event.composedPath();
  if (target instanceof HTMLElement && target.matches('input, textarea')) return;
  const { files } = event.clipboardData ?? {};
  if (files?.length) actions.openFiles([...files]);
  else actions.openText(event.clipboardData?.getData('text/plain') ?? '');
});

window.addEventListener('dragover', (event) => {
  event.preventDefault();
  if (!page.around().dropping) page.set({ dropping: true });
});
window.addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) page.set({ dropping: false });
});
window.addEventListener('drop', (event) => {
  event.preventDefault();
  page.set({ dropping: false });
  const { files } = event.dataTransfer ?? {};
  if (files?.length) actions.openFiles([...files]);
  else actions.openText(event.dataTransfer?.getData('text/plain') ?? '');
});

/**
 * Where the person was in a project, or its first document.
 * @param {import('./storage/catalogue.js').ProjectCard} project
 */
async function goToPlace({ id }) {
  page.set({ listing: plainListing, search: nothingSought });
  const place = rememberedPlace(id);
  if (place && findSummary(page.state(), place.document)?.listed) {
    await page.show(place.document, place.passage);
  } else {
    const [first] = listedDocuments(page.state());
    if (first) await page.show(first.id);
  }
}

async function begin() {
  applyTheme(page.around().theme);
  commands = listCommands(page, core, keeping);
  const labels = core.labels();
  if (isFirstVisit()) page.set({});
  // Nobody need wait for the storage to see the welcome; what is done meanwhile comes to pass when it is there.
  labels.then(
    (known) => isFirstVisit() && welcome(known),
    () => {}, // told below
  );
  await keeping.begin();
  try {
    welcome(await labels);
  } catch (error) {
    const lines = [`Load the page again. ${error instanceof Error ? error.message : ''}`];
    page.notify({
      key: 'core',
      tone: 'problem',
      title: 'The labelling core did not start.',
      lines,
    });
    page.set({ ready: true });
  }
  actions.beginReminding();
}

/** @param {import('./page.js').Surroundings['labels']} labels */
function welcome(labels) {
  if (page.around().ready) return;
  page.set({ labels, ready: true });
  commands = listCommands(page, core, keeping);
}

begin();
