// A key as it is shown, wherever it is shown. A command may have none: then nothing stands there.
import { html, nothing } from 'lit';

/** @param {string} said */
export function keyView(said) {
  return said ? html`<kbd>${said}</kbd>` : nothing;
}

/**
 * A key behind the words of a tooltip.
 * @param {string} said
 */
export function inBrackets(said) {
  return said ? ` (${said})` : '';
}
