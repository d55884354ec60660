// What a person has typed into a field, or ticked.

/** @param {Event} event */
export function typedIn({ target }) {
  return /** @type {HTMLInputElement | HTMLTextAreaElement} */ (target).value;
}

/** @param {Event} event */
export function isTicked({ target }) {
  return /** @type {HTMLInputElement} */ (target).checked;
}
