// The whole page: the list of documents on one side, the bar above, the article or the welcome beneath.
import { html, nothing } from 'lit';
import { selectedPassage, shownDocument } from '../selectors.js';
import { articleView } from './article.js';
import { barView, labelButtons } from './bar.js';
import { keysDialog } from './keys-dialog.js';
import { noticesView, progressView } from './notices.js';
import { openDialog } from './open-dialog.js';
import { pickView } from './pick.js';
import { reasonsView } from './reasons.js';
import { sidebarView } from './sidebar.js';
import { speakerDialog } from './speaker-dialog.js';
import { welcomeView } from './welcome.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../page.js').Surroundings} Surroundings */

/**
 * What a view may ask for. `run` takes the name of a command.
 * @typedef {{
 *   run: (command: string) => void,
 *   shortcut: (command: string) => string,
 *   commands: readonly import('../commands.js').Command[],
 *   select: (passage: number, how?: { inSight: boolean }) => void,
 *   show: (document: string) => void,
 *   remove: (document: string) => void,
 *   openText: (text: string) => void,
 *   openFiles: (files: readonly File[]) => void,
 *   openSample: (sample: import('../samples.js').Sample) => void,
 *   closeDialog: (dialog: 'open' | 'keys' | 'speaker') => void,
 *   seek: (sought: import('../page.js').Sought) => void,
 *   chooseSpeaker: (offer: import('../speakers.js').Offer) => void,
 *   takePicked: () => void,
 *   toggleDrawer: () => void,
 *   turnTheme: () => void,
 *   dismiss: (notice: string) => void,
 * }} Actions
 */

/**
 * @param {State} state
 * @param {Surroundings} around
 * @param {number} sheets how much of a long document to draw
 * @param {Actions} actions
 */
export function shellView(state, around, sheets, actions) {
  const document = shownDocument(state);
  const at = selectedPassage(state);
  return html`
    <div class="shell ${around.drawer ? 'drawer-open' : ''}">
      ${sidebarView(state, around, actions)}
      <div class="veil" @click=${actions.toggleDrawer}></div>
      <div class="desk">
        <div class="top">
          ${document ? barView(state, document, around, actions) : nothing}
          <div class="notices" role="region" aria-label="Notices">
            ${progressView(around.progress)}
            <div aria-live="assertive">${noticesView(around.notices, actions)}</div>
          </div>
        </div>
        <main class=${document ? 'with-article' : ''}>
          ${document ? articleView(document, at, sheets, actions) : welcomeView(around, actions)}
          ${document && at >= 0 ? reasonsView(document, at, around.explanation, actions) : nothing}
          ${document && at >= 0 && around.picked ? pickView(at, actions) : nothing}
        </main>
        ${document ? html`<div class="thumb-bar" role="region" aria-label="Labels">${labelButtons(document, at, around, actions)}</div>` : nothing}
      </div>
      ${openDialog(around, actions)} ${keysDialog(around, actions)} ${speakerDialog(state, around, actions)}
      ${around.dropping ? html`<div class="drop-here"><p>Drop to open</p></div>` : nothing}
    </div>
  `;
}
