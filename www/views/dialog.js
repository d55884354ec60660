// A modal dialog that is open exactly when the state says so; the browser keeps the focus inside it.
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { closeIcon } from './icons.js';

const names = /** @type {const} */ (['open-dialog', 'keys-dialog', 'speaker-dialog']);

/** A dialog takes the keyboard while it is open. */
export function isDialogOpen() {
  return names.some((name) => {
    const dialog = document.getElementById(name);
    return dialog instanceof HTMLDialogElement && dialog.open;
  });
}

/**
 * @param {{ name: (typeof names)[number], title: string, open: boolean, close: () => void }} about
 * @param {unknown} content
 */
export function dialogView({ name, title, open, close }, content) {
  /** @param {Element | undefined} element */
  const follow = (element) => {
    if (!(element instanceof HTMLDialogElement) || element.open === open) return;
    if (!open) {
      element.close();
      return;
    }
    element.showModal();
    // The content is drawn after this element, so the browser could not find the field that wants the focus.
    queueMicrotask(() => {
      const field = element.querySelector('[autofocus]');
      if (field instanceof HTMLElement) field.focus();
    });
  };
  /** @param {MouseEvent} event */
  const onClick = ({ target, currentTarget }) => {
    // The dialog itself is hit only outside of its content: on the backdrop.
    if (target === currentTarget) close();
  };
  return html`
    <dialog id=${name} aria-labelledby="${name}-title" ${ref(follow)} @close=${close} @click=${onClick}>
      <div class="dialog-content">
        <header>
          <h2 id="${name}-title">${title}</h2>
          <button class="quiet" aria-label="Close" @click=${close}>${closeIcon}</button>
        </header>
        ${content}
      </div>
    </dialog>
  `;
}
