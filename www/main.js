// Wires the page together: core, storage, commands, keyboard, clipboard and drops.
import './start-worker.js'; // first, because it takes the longest and needs nothing else
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/source-serif-4/opsz-italic.css';
import '@fontsource-variable/source-sans-3/wght.css';
import './styles/tokens.css';
import './styles/controls.css';
import './styles/notices.css';
import './styles/shell.css';
import './styles/article.css';
import './styles/seek.css';
import './styles/welcome.css';
import './styles/narrow.css';
import { render } from 'lit';
import { followSelection, setSpeaker, takePicked } from './attributing.js';
import { listCommands } from './commands.js';
import { connectCore } from './core.js';
import { exportDocuments } from './exporting.js';
import { applyTheme, rememberedPlace, rememberedTheme, rememberPlace, themes } from './habits.js';
import { keepWork } from './keeping.js';
import { belongsToFocus, keyName } from './keyboard.js';
import { openSources, openText } from './opening.js';
import { createPage } from './page.js';
import { selectedPassage, shownDocument, titleOf } from './selectors.js';
import { startWorker } from './start-worker.js';
import { findDocument } from './state.js';
import { passageElementId, sheetCount } from './views/article.js';
import { isDialogOpen } from './views/dialog.js';
import { keySaid } from './views/keys-dialog.js';
import { markSelected } from './views/marking.js';
import { alignPick } from './views/pick.js';
import { alignReasons } from './views/reasons.js';
import { shellView } from './views/shell.js';
import { passageSaid, quotedTitle } from './words.js';

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
  },
  redraw,
});
/** @type {readonly import('./commands.js').Command[]} */
let commands = [];

/** @param {string} name */
const command = (name) => commands.find((each) => each.name === name);

/** @type {import('./views/shell.js').Actions} */
const actions = {
  get commands() {
    return commands;
  },
  run: (name) => command(name)?.run(),
  shortcut: (name) => keySaid(command(name)?.keys[0] ?? ''),
  select(passage, how) {
    const document = shownDocument(page.state());
    if (!document) return;
    inSight = how?.inSight ?? false;
    page.dispatch({ type: 'select', document: document.id, passage });
    page.say(passageSaid(document, passage));
  },
  show(document) {
    page.dispatch({ type: 'show', document });
    page.set({ drawer: false });
  },
  remove(id) {
    const document = findDocument(page.state(), id);
    if (!document) return;
    page.dispatch({ type: 'remove', documents: [id] });
    page.notify({
      key: 'removed',
      tone: 'note',
      title: `Removed ${quotedTitle(document)}.`,
      lines: ['It is deleted from this browser when you next open the page.'],
      action: { title: 'Undo', run: () => actions.run('undo') },
    });
  },
  openText: (text) => void openText(page, core, text, new Date()),
  openFiles: (files) => void openSources(page, core, files),
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
    setSpeaker(page, offer);
    page.set({ dialog: null });
  },
  takePicked() {
    const { picked } = page.around();
    if (picked) takePicked(page, picked);
  },
  toggleDrawer: () => page.set({ drawer: !page.around().drawer }),
  turnTheme() {
    const next = themes[(themes.indexOf(page.around().theme) + 1) % themes.length];
    applyTheme(next);
    page.set({ theme: next });
  },
  dismiss: (notice) => page.dismiss(notice),
};

/** What the last drawing showed: only a move scrolls, and only another document takes the focus. */
let shownBefore = { document: /** @type {string | null} */ (null), passage: -1 };
/** What the mouse has clicked is in sight; a scroll would pull it from under the second half of a double click. */
let inSight = false;

/** A long document is drawn sheet by sheet, so that its beginning can be read at once. */
const FIRST_SHEETS = 2;
const SHEETS_AT_A_TIME = 6;
let sheets = FIRST_SHEETS;
let drawingOn = 0;

function redraw() {
  const state = page.state();
  const root = document.getElementById('page');
  const now = { document: state.shown, passage: selectedPassage(state) };
  const moved = now.document !== shownBefore.document;
  if (moved) sheets = FIRST_SHEETS;
  if (root) render(shellView(state, page.around(), sheets, actions), root);
  clearTimeout(drawingOn);
  const shown = shownDocument(state);
  if (shown && sheets < sheetCount(shown)) {
    sheets += SHEETS_AT_A_TIME;
    drawingOn = window.setTimeout(redraw);
  }
  if (moved || now.passage !== shownBefore.passage) {
    if (moved) {
      window.scrollTo(0, 0);
      const article = document.querySelector('.article');
      if (article instanceof HTMLElement) article.focus({ preventScroll: true });
      document.title = titleOfPage();
    }
    if (!inSight) {
      document.getElementById(passageElementId(now.passage))?.scrollIntoView({ block: 'nearest' });
    }
    inSight = false;
    if (now.document) rememberPlace({ document: now.document, passage: now.passage });
    shownBefore = now;
  }
  markSelected(shown, now.passage, page.around().explanation);
  alignReasons();
  alignPick();
  explainSelected();
}

function titleOfPage() {
  const shown = shownDocument(page.state());
  return shown ? `${titleOf(shown)} · Glossator` : 'Glossator';
}

/** Reasons are not stored: the core gives the same ones again for the passage that is looked at. */
let explaining = '';
async function explainSelected() {
  const shown = shownDocument(page.state());
  const passage = shown?.passages[selectedPassage(page.state())];
  if (!shown || !passage) return;
  const { start, end } = passage;
  const wanted = `${shown.id} ${start} ${end}`;
  if (explaining === wanted) return;
  explaining = wanted;
  try {
    const found = await core.explain(shown.text, start, end);
    if (explaining === wanted) {
      page.set({ explanation: { document: shown.id, start, end, found } });
    }
  } catch {
    // Without its reasons the passage can still be read and labelled; the next selection asks again.
    explaining = '';
  }
}

// Far passages have an estimated height until they are scrolled to; what stands beside them moves with the real one.
new ResizeObserver(() => {
  alignReasons();
  alignPick();
}).observe(document.body);

followSelection(page);

document.addEventListener('keydown', (event) => {
  if (isDialogOpen() || belongsToFocus(event)) return;
  const key = keyName(event);
  const found = commands.find(({ keys }) => keys.includes(key));
  if (!found) return;
  event.preventDefault();
  found.run();
});

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

async function begin() {
  applyTheme(page.around().theme);
  // Read before anything is drawn: a drawing remembers its own place.
  const place = rememberedPlace();
  const exportAll = () => exportDocuments(page, core, page.state().documents, new Date());
  await keepWork(page, exportAll);
  if (place && findDocument(page.state(), place.document)) {
    page.dispatch({ type: 'select', ...place });
  }
  try {
    page.set({ labels: await core.labels() });
  } catch (error) {
    const lines = [`Load the page again. ${error instanceof Error ? error.message : ''}`];
    page.notify({
      key: 'core',
      tone: 'problem',
      title: 'The labelling core did not start.',
      lines,
    });
  }
  commands = listCommands(page, core);
  page.set({ ready: true });
}

begin();
