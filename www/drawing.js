// Draws the page, and then what only a drawn page can tell: where the selected passage is, and what stands beside it.
import { render } from 'lit';
import { explaining } from './actions/explaining.js';
import { rememberPlace } from './habits.js';
import { recollect } from './history/recollecting.js';
import { foldsFor } from './reading/folding.js';
import { selectedPassage, shownDocument, shownSummary } from './selectors.js';
import { passageElementId } from './views/article.js';
import { drawnSteps } from './views/history-dialog.js';
import { markSelected } from './views/marking.js';
import { alignPick } from './views/pick.js';
import { alignReasons } from './views/reasons.js';
import { shellView } from './views/shell.js';

/**
 * @param {import('./page.js').Page} page
 * @param {import('./core.js').Core} core
 * @param {import('./views/shell.js').Actions} actions
 */
export function drawing(page, core, actions) {
  const explainSelected = explaining(page, core);
  /** What the last drawing showed: only a move scrolls, and only another document takes the focus. */
  let before = { document: /** @type {string | null} */ (null), passage: -1 };
  let isInSight = false;

  // Far passages have an estimated height until they are scrolled to; what stands beside them moves with the real one.
  new ResizeObserver(align).observe(document.body);

  return {
    redraw() {
      const state = page.state();
      const root = document.getElementById('page');
      const shown = shownDocument(state);
      // A document counts as shown once its text is at hand.
      const now = { document: shown?.id ?? null, passage: selectedPassage(state) };
      const { folds, folded } = page.around();
      const foldsNow = foldsFor(folds, shown, now.passage, folded);
      if (foldsNow !== folds) page.set({ folds: foldsNow });
      alignSoon();
      if (root) render(shellView(state, page.around(), actions), root);
      if (now.document !== before.document || now.passage !== before.passage) goTo(now);
      const title = titleOfPage(state);
      if (document.title !== title) document.title = title;
      markSelected(shown, now.passage, page.around().explanation);
      void explainSelected();
      if (page.around().dialog === 'history') recollect(page, drawnSteps(state, page.around()));
    },

    /** The next passage to be selected is in sight: a scroll would pull it from under a double click's second half. */
    staysInSight(/** @type {boolean} */ stays) {
      isInSight = stays;
    },
  };

  /** @param {{ document: string | null, passage: number }} now */
  function goTo(now) {
    if (now.document !== before.document) {
      window.scrollTo(0, 0);
      focusArticle();
    }
    if (!isInSight) {
      document.getElementById(passageElementId(now.passage))?.scrollIntoView({ block: 'nearest' });
    }
    isInSight = false;
    before = now;
    rememberLater();
  }

  /** The browser takes a while to write where the person is: not before they see where they are. */
  function rememberLater() {
    const { document: shown, passage } = before;
    const { project } = page.around();
    if (!shown || !project) return;
    window.setTimeout(() => {
      if (before.document !== shown || before.passage !== passage) return;
      rememberPlace(project.id, { document: shown, passage });
    }, AFTER);
  }
}

/** Milliseconds from coming to a passage to noting where the person is. */
const AFTER = 50;

export function focusArticle() {
  const article = document.querySelector('.article');
  if (article instanceof HTMLElement) article.focus({ preventScroll: true });
}

/** @param {import('./state.js').State} state */
function titleOfPage(state) {
  return [shownSummary(state)?.title, state.settings.name, 'Glossator'].filter(Boolean).join(' · ');
}

let frame = 0;

/** Once in a frame, however often the page is drawn for it: to ask where something is makes the browser lay out all. */
function alignSoon() {
  if (frame) return;
  frame = requestAnimationFrame(() => {
    frame = 0;
    align();
  });
}

function align() {
  alignReasons();
  alignPick();
}
