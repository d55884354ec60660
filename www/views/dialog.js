// A modal dialog that is open exactly when the state says so; the browser keeps the focus inside it.
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { closeIcon } from './icons.js';

/** A dialog takes the keyboard while it is open. */
export function isDialogOpen() {
  return document.querySelector('dialog[open]') !== null;
}

/**
 * What had the focus before the first of several dialogs, each opened from the one before. The browser would give it back to
 * a button in a dialog that has closed meanwhile.
 * @type {Element | null}
 */
let focusedBefore = null;

/**
 * @param {{ name: string, title: string, open: boolean, close: () => void }} about
 * @param {unknown} content
 */
export function dialogView({ name, title, open, close }, content) {
  /** @param {Element | undefined} element */
  const follow = (element) => {
    if (!(element instanceof HTMLDialogElement) || element.open === open) return;
    if (!element.isConnected) {
      // What is drawn for the first time has its place in the page only when all of it is drawn.
      queueMicrotask(() => follow(element));
      return;
    }
    if (!open) {
      element.close();
      return;
    }
    if (!isDialogOpen()) focusedBefore = document.activeElement;
    element.showModal();
    // The content is drawn after this element, so the browser could not find the field that wants the focus.
    queueMicrotask(() => {
      const field = element.querySelector('[autofocus]');
      if (field instanceof HTMLElement) field.focus();
    });
  };
  /** @param {Event} event */
  const onCancel = ({ target, currentTarget }) => {
    // A file chooser in the dialog that is cancelled tells so, too.
    if (target === currentTarget) close();
  };
  /** @param {Event} event */
  const onClose = ({ currentTarget }) => {
    // The browser tells of a closing a little later; by then a quick hand may have opened the dialog again. (Escape is
    // told at once, as a cancelling, so that what is pressed next already meets a state without the dialog.)
    if (currentTarget instanceof HTMLDialogElement && currentTarget.open) return;
    close();
    const isLost = document.activeElement === document.body || !document.activeElement;
    if (isLost && !isDialogOpen() && focusedBefore instanceof HTMLElement) {
      focusedBefore.focus({ preventScroll: true });
    }
  };
  /** @param {MouseEvent} event */
  const onClick = ({ target, currentTarget }) => {
    // The dialog itself is hit only outside of its content: on the backdrop.
    if (target === currentTarget) close();
  };
  return html`
    <dialog id=${name} aria-labelledby="${name}-title" ${ref(follow)} @cancel=${onCancel} @close=${onClose} @click=${onClick}>
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
