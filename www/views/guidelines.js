// The guidelines beside the text: read in a panel that scrolls by itself, or written as Markdown beside what it becomes.
import { html, noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';

/** @typedef {typeof import('../guidelines/guidelines.js')} Renderer */

/**
 * `markdown` is null where the project keeps the default; `onChange` says null to go back to it, and otherwise the whole
 * text at each keystroke. `labels` are shown with their marks where the text names them as `code`.
 * @typedef {{
 *   markdown: string | null,
 *   editable: boolean,
 *   onChange: (markdown: string | null) => void,
 *   labels?: readonly string[],
 * }} Guidelines
 */

/** @type {Promise<Renderer> | null} loaded when guidelines are first drawn, and asked for again after a failure */
let loading = null;

function load() {
  loading ??= import('../guidelines/guidelines.js').catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** @param {Guidelines} guidelines */
export function guidelinesView({ markdown, editable, onChange, labels = [] }) {
  /** @type {Show} */
  const fill = (element, text, { renderMarkdown }) =>
    element.replaceChildren(
      text.trim() ? renderMarkdown(text, labels) : 'These guidelines are empty.',
    );
  if (!editable) {
    return html`<div class="guidelines prose" role="region" tabindex="0" aria-label="Guidelines" ${shown(markdown, fill)}></div>`;
  }
  /** @param {Event} event */
  const onInput = ({ target }) => onChange(/** @type {HTMLTextAreaElement} */ (target).value);
  return html`<div class="guidelines-editor">
    <div class="guidelines-text">
      <div class="guidelines-head">
        <label for="guidelines-text">Guidelines, in Markdown</label>
        <button class="link" aria-disabled=${markdown === null} @click=${() => onChange(null)}>Back to the default</button>
      </div>
      <textarea id="guidelines-text" rows="18" @input=${onInput} ${shown(markdown, write)}></textarea>
    </div>
    <div class="guidelines-preview">
      <p class="guidelines-head">How it reads</p>
      <div class="guidelines prose" role="region" tabindex="0" aria-label="How the guidelines read" ${shown(markdown, fill)}></div>
    </div>
  </div>`;
}

/** @typedef {(element: Element, text: string, renderer: Renderer) => void} Show */

/**
 * A field that the person is writing in already has the newest text; setting it would move the caret.
 * @type {Show}
 */
function write(element, text) {
  const field = /** @type {HTMLTextAreaElement} */ (element);
  if (field !== document.activeElement) field.value = text;
}

class Shown extends Directive {
  /** @type {string | null | undefined} */
  markdown = undefined;

  /**
   * @param {string | null} _markdown
   * @param {Show} _show
   */
  render(_markdown, _show) {
    return noChange;
  }

  /**
   * @param {import('lit/directive.js').ElementPart} part
   * @param {[string | null, Show]} about
   * @override
   */
  update({ element }, [markdown, show]) {
    if (markdown === this.markdown) return noChange;
    this.markdown = markdown;
    load().then(
      (renderer) => {
        // By now something newer may be wanted.
        if (this.markdown === markdown) {
          show(element, markdown ?? renderer.defaultGuidelines, renderer);
        }
      },
      () => {
        this.markdown = undefined;
        if (!(element instanceof HTMLTextAreaElement)) {
          element.textContent = 'The guidelines could not be loaded. Load the page again.';
        }
      },
    );
    return noChange;
  }
}

/** Shows a text in an element as `show` does, once the renderer is loaded and whenever the text is another. */
const shown = directive(Shown);
