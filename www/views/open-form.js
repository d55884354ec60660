// The ways in: paste, choose or drop files, take a sample. The welcome and the "Open" dialog both show it.
import { html } from 'lit';
import { LARGEST_FILE, MOST_CHARACTERS } from '../arriving/opening.js';
import { samples } from '../arriving/samples.js';

/** @typedef {import('./shell.js').Actions} Actions */

/**
 * @param {Actions} actions
 * @param {{ focus: boolean }} how whether the field for pasting takes the focus when it appears
 */
export function openForm(actions, { focus }) {
  /** @param {SubmitEvent} event */
  const onSubmit = (event) => {
    event.preventDefault();
    const field = /** @type {HTMLFormElement} */ (event.currentTarget).querySelector('textarea');
    if (!field) return;
    actions.openText(field.value);
    field.value = '';
  };
  /** @param {Event} event */
  const onFiles = ({ target }) => {
    const field = /** @type {HTMLInputElement} */ (target);
    actions.openFiles([...(field.files ?? [])]);
    field.value = '';
  };
  return html`
    <form class="paste" @submit=${onSubmit}>
      <label for="paste-box">Paste the text of an article</label>
      <textarea id="paste-box" rows="4" spellcheck="false" ?autofocus=${focus} placeholder="Headline, menus, adverts and all: the furniture is labelled too."></textarea>
      <button class="strong" type="submit">Label this text</button>
    </form>
    <div class="other-ways">
      <label class="file-button">
        <input class="unseen" type="file" multiple @change=${onFiles} />
        <span>Choose files</span>
      </label>
      <p>or drop them anywhere: text, Markdown, HTML, and labelled data from here, Label Studio, doccano, spaCy, Hugging Face, brat, CSV and more.</p>
    </div>
    <div class="samples">
      <p>Or begin with a sample</p>
      <ul>
        ${samples.map(
          (sample) => html`<li>
            <button @click=${() => actions.openSample(sample)}>
              <strong>${sample.title}</strong><span>${sample.about}</span>
            </button>
          </li>`,
        )}
      </ul>
    </div>
    <p class="limits">
      Up to ${MOST_CHARACTERS.toLocaleString('en-GB')} characters a document and
      ${LARGEST_FILE / 1024 / 1024} MB a file. For more there is the command line: <code>glossator annotate FILE</code>.
    </p>
  `;
}
