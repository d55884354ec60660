// What went wrong or needs to be known, until the person puts it away; and how far a long job has come.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { closeIcon } from './icons.js';

/** @typedef {import('../page.js').Notice} Notice */

/**
 * @param {readonly Notice[]} notices
 * @param {import('./shell.js').Actions} actions
 */
export function noticesView(notices, actions) {
  return repeat(
    notices,
    ({ key }) => key,
    ({ key, tone, title, lines = [], action }) => html`
      <section class="notice ${tone}" data-notice=${key}>
        <div>
          <p class="notice-title">${title}</p>
          ${lines.length > 1 ? html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>` : lines.map((line) => html`<p>${line}</p>`)}
          ${action ? html`<button class="strong" @click=${action.run}>${action.title}</button>` : nothing}
        </div>
        <button class="quiet" aria-label="Dismiss" @click=${() => actions.dismiss(key)}>${closeIcon}</button>
      </section>
    `,
  );
}

/** @param {import('../page.js').Progress | null} progress */
export function progressView(progress) {
  if (!progress) return nothing;
  const { doing, done, of, cancel } = progress;
  return html`
    <section class="notice progress-notice">
      <div>
        <p>${of > 1 ? html`${done.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')}: ` : nothing}${doing}</p>
        <progress max=${of} value=${of > 1 ? done : nothing} aria-label="Progress"></progress>
      </div>
      ${of > 1 ? html`<button @click=${cancel}>Stop</button>` : nothing}
    </section>
  `;
}
