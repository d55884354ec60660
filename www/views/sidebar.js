// The documents that are open, with how far each is; on a narrow page a drawer.
import { html, nothing, svg } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { countsOf, percent, titleOf } from '../selectors.js';
import { quotedTitle } from '../words.js';
import { closeIcon, plusIcon } from './icons.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */
/** @typedef {import('../page.js').Surroundings} Surroundings */
/** @typedef {import('./shell.js').Actions} Actions */

const THEME_SAID = { system: 'as the system', light: 'light', dark: 'dark' };

/**
 * @param {State} state
 * @param {Surroundings} around
 * @param {Actions} actions
 */
export function sidebarView(state, around, actions) {
  return html`
    <nav class="sidebar" aria-label="Documents">
      <p class="wordmark">Glossator</p>
      ${state.documents.length > 0 ? html`<button class="open-button" @click=${() => actions.run('open')}>${plusIcon}Open an article</button>` : nothing}
      ${
        state.documents.length === 0
          ? html`<p class="none-open">No document is open yet.</p>`
          : html`<ol class="documents">
              ${repeat(
                state.documents,
                ({ id }) => id,
                (document) => documentView(document, document.id === state.shown, actions),
              )}
            </ol>`
      }
      <div class="sidebar-foot">
        <p class="promise">Your text never leaves this browser.</p>
        <button class="link" @click=${() => actions.run('keys')}>Keys <kbd>?</kbd></button>
        <button class="link" @click=${actions.turnTheme}>Theme: ${THEME_SAID[around.theme]}</button>
      </div>
    </nav>
  `;
}

/**
 * @param {GlossedDocument} document
 * @param {boolean} shown
 * @param {Actions} actions
 */
function documentView(document, shown, actions) {
  const { all, confirmed } = countsOf(document);
  const share = all ? confirmed / all : 0;
  const title = titleOf(document);
  return html`<li class=${shown ? 'shown' : ''}>
    <button class="document" aria-current=${shown ? 'page' : nothing} @click=${() => actions.show(document.id)}>
      <span class="title" dir="auto">${title}</span>
      <span class="progress">
        <svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">${svg`<rect width=${share * 100} height="2" />`}</svg>
        <span>${confirmed === all ? 'done' : percent(share)}<span class="unseen"> confirmed</span></span>
      </span>
    </button>
    <button class="quiet remove" aria-label="Remove ${quotedTitle(document)}" title="Remove" @click=${() => actions.remove(document.id)}>${closeIcon}</button>
  </li>`;
}
