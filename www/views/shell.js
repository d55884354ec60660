// The whole page: the list of documents on one side, the bar above, the article or the welcome beneath.
import { html, nothing } from 'lit';
import { chosenHere, selectedPassage, shownDocument, shownSummary } from '../selectors.js';
import { articleView } from './article.js';
import { barView, labelButtons, moreButton } from './bar.js';
import { chosenBar } from './chosen-bar.js';
import { dialogsView } from './dialogs.js';
import { guidelinesPanel } from './guidelines-panel.js';
import { minimapView } from './minimap.js';
import { noticesView, progressView } from './notices.js';
import { pickView } from './pick.js';
import { reasonsView } from './reasons.js';
import { sidebarView } from './sidebar.js';
import { splitBar } from './split-bar.js';
import { welcomeView } from './welcome.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../page.js').Surroundings} Surroundings */

/**
 * What a view may ask for. `run` takes the name of a command.
 * @typedef {{
 *   run: (command: string) => void,
 *   shortcut: (command: string) => string,
 *   commands: readonly import('../keys/keymap.js').MappedCommand[],
 *   select: (passage: number, how?: { inSight?: boolean, extend?: boolean, add?: boolean }) => void,
 *   turnFold: (start: number) => void,
 *   show: (document: string) => void,
 *   remove: (documents: readonly string[]) => void,
 *   openText: (text: string) => void,
 *   openFiles: (files: readonly File[]) => void,
 *   openSample: (sample: import('../arriving/samples.js').Sample) => void,
 *   closeDialog: (dialog: import('../page.js').DialogName) => void,
 *   seek: (sought: import('../page.js').Sought) => void,
 *   chooseSpeaker: (offer: import('../reading/speakers.js').Offer) => void,
 *   takePicked: (as: import('../actions/attributing.js').PickedAs) => void,
 *   showMore: () => void,
 *   runFromMenu: (command: string) => void,
 *   goTo: (step: number) => void,
 *   recall: () => void,
 *   typeNote: (typed: string) => void,
 *   saveNote: (note: string) => void,
 *   leaveNote: () => void,
 *   dropDraft: () => void,
 *   setWish: (change: Partial<import('../actions/wishing.js').Wished>) => void,
 *   countWish: () => void,
 *   chooseWish: () => void,
 *   choose: (entry: import('../keys/palette.js').Entry) => void,
 *   rekey: import('../keys/remapping.js').Remapping,
 *   exporting: import('../leaving/exporting.js').ExportActions,
 *   merging: import('../arriving/merging.js').MergeActions,
 *   naming: import('../arriving/naming.js').NamingActions,
 *   editGuidelines: () => void,
 *   draftGuidelines: (markdown: string | null) => void,
 *   saveGuidelines: () => void,
 *   saveSvg: (name: string, svg: string) => void,
 *   toggleDrawer: () => void,
 *   turnTheme: () => void,
 *   dismiss: (notice: string) => void,
 * } & import('../actions/listing.js').ListingActions & import('../actions/search.js').SearchActions & import('../actions/projects.js').ProjectActions} Actions
 */

/**
 * @param {State} state
 * @param {Surroundings} around
 * @param {Actions} actions
 */
export function shellView(state, around, actions) {
  const document = shownDocument(state);
  const summary = shownSummary(state);
  const at = selectedPassage(state);
  return html`
    <div class="shell ${around.drawer ? 'drawer-open' : ''} ${around.beside ? 'with-guidelines' : ''}">
      ${sidebarView(state, around, actions)}
      <div class="veil" @click=${actions.toggleDrawer}></div>
      <div class="desk">
        <div class="top">
          ${document ? barView(state, document, around, actions) : nothing}
          <div class="notices" role="region" aria-label="Notices">
            ${progressView(around.progress)}
            <div aria-live="assertive">${noticesView(around.notices, actions)}</div>
          </div>
          ${document ? html`<div class="over-text">${chosenBar(state, around, actions)}${splitBar(state, around, actions)}</div>` : nothing}
        </div>
        <main class=${document ? 'with-article' : ''}>
          ${document ? articleView(document, { at, chosen: chosenHere(state), caret: around.caret, folds: around.folds }, actions) : nothing}
          ${state.shown === null ? welcomeView(around, actions) : nothing}
          ${document ? minimapView(document, at) : nothing}
          ${document && at >= 0 ? reasonsView(document, at, around.explanation, actions) : nothing}
          ${document && around.picked ? pickView(at, actions) : nothing}
        </main>
        ${document && summary ? html`<div class="thumb-bar" role="region" aria-label="Labels">${labelButtons(summary, document.passages[at], around, actions)}${moreButton(actions)}</div>` : nothing}
      </div>
      ${around.beside ? guidelinesPanel(state, actions) : nothing}
      ${dialogsView(state, around, actions)}
      ${around.dropping ? html`<div class="drop-here"><p>Drop to open</p></div>` : nothing}
    </div>
  `;
}
