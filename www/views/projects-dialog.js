// The projects of this browser: the open one with its names and files, the others, the bin, and the room they take.
import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { THE_BIN } from '../actions/projects.js';
import { once } from '../once.js';
import { inBin, listedDocuments, percent } from '../selectors.js';
import { bytesSaid, isScarce, SCARCE } from '../storage/room.js';
import { inMarks, several } from '../words.js';
import { dialogView } from './dialog.js';
import { progressView } from './notices.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../page.js').Surroundings} Surroundings */
/** @typedef {import('../storage/catalogue.js').ProjectCard} ProjectCard */
/** @typedef {import('./shell.js').Actions} Actions */

/** So many removed documents are shown one by one. */
const MOST_DRAWN = 200;

/**
 * @param {State} state
 * @param {Surroundings} around
 * @param {Actions} actions
 */
export function projectsDialog(state, around, actions) {
  const open = around.dialog === 'projects';
  const close = () => actions.closeDialog('projects');
  return dialogView(
    { name: 'projects-dialog', title: 'Projects', open, close },
    open ? content(state, around, actions) : nothing,
  );
}

/**
 * @param {State} state
 * @param {Surroundings} around
 * @param {Actions} actions
 */
function content(state, around, actions) {
  const others = around.projects.filter(({ id }) => id !== around.project?.id);
  return html`<div class="projects" ${ref(actions.projectsBegin)}>
    ${openView(state, around, actions)} ${progressView(around.progress)}
    <p class="about" role="status">${around.said}</p>
    ${
      others.length > 0
        ? html`<section>
            <h3>In this browser</h3>
            <ul class="cards">${repeat(
              others,
              ({ id }) => id,
              (card) => cardView(card, around, actions),
            )}</ul>
          </section>`
        : nothing
    }
    ${newView(actions)} ${binView(state, around, actions)} ${roomView(around, actions)}
  </div>`;
}

/**
 * The project that is open.
 * @param {State} state
 * @param {Surroundings} around
 * @param {Actions} actions
 */
function openView(state, { project, managing, reading }, actions) {
  if (!project) return nothing;
  const { settings } = state;
  const documents = listedDocuments(state);
  const all = documents.reduce((sum, { passages }) => sum + passages, 0);
  const confirmed = documents.reduce((sum, summary) => sum + summary.confirmed, 0);
  /** @param {'name' | 'annotator'} key */
  const onChange = (key) => (/** @type {Event} */ event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const value = field.value.trim();
    // A project needs a name to be found by.
    if (value || key === 'annotator') actions.changeSettings({ [key]: value });
    else field.value = settings.name;
  };
  return html`<section class="open-project" aria-label="The open project">
    <div class="fields">
      <label>Project
        <input type="text" autocomplete="off" maxlength="120" ?disabled=${reading} .value=${settings.name || project.name} @change=${onChange('name')} />
      </label>
      <label>Annotator
        <input type="text" autocomplete="name" maxlength="120" placeholder="Your name, for exports" ?disabled=${reading} .value=${settings.annotator} @change=${onChange('annotator')} />
      </label>
    </div>
    <p class="facts">${several(documents.length, 'document')}, ${all > 0 ? `${percent(confirmed / all)} of ${several(all, 'passage')} confirmed` : 'nothing to confirm yet'}.
      <span class=${project.changes > 0 ? 'unsaved' : ''}>${fileSaid(project)}</span></p>
    <div class="deeds">
      <button class="strong" @click=${() => actions.saveProject()}>Save as file</button>
      <button @click=${() => actions.editGuidelines()}>Guidelines</button>
      <button class="quiet" ?disabled=${reading} @click=${() => actions.askToDelete(project.id)}>Delete…</button>
    </div>
    ${managing.asking === project.id ? deletionView(project, actions) : nothing}
  </section>`;
}

/**
 * @param {ProjectCard} card
 * @param {Surroundings} around
 * @param {Actions} actions
 */
function cardView(card, { managing }, actions) {
  const { id, name, documents, opened } = card;
  return html`<li>
    <div class="card">
      <div>
        <p class="name" dir="auto">${name}</p>
        <p class="about">${several(documents, 'document')}, opened ${dateSaid(opened)}. <span class=${card.changes > 0 ? 'unsaved' : ''}>${fileSaid(card)}</span></p>
      </div>
      <div class="deeds">
        <button aria-label="Open ${inMarks(name)}" @click=${() => actions.openProject(card)}>Open</button>
        <button class="quiet" aria-label="Save ${inMarks(name)} as file" @click=${() => actions.saveProject(card)}>Save as file</button>
        <button class="quiet" aria-label="Delete ${inMarks(name)}…" @click=${() => actions.askToDelete(id)}>Delete…</button>
      </div>
    </div>
    ${managing.asking === id ? deletionView(card, actions) : nothing}
  </li>`;
}

/**
 * @param {ProjectCard} card
 * @param {Actions} actions
 */
function deletionView(card, actions) {
  const { name, documents, changes } = card;
  return questionView(
    `Delete ${inMarks(name)} with its ${several(documents, 'document')}? It cannot be brought back.${changes > 0 ? ` ${fileSaid(card)}` : ''}`,
    html`<button @click=${() => actions.saveProject(card)}>Save as file first</button>
      <button class="danger" @click=${() => actions.deleteProject(card)}>Delete for good</button>`,
    actions,
  );
}

/**
 * The same function every time: only a question that was not there before takes the focus.
 * @param {Element | undefined} element
 */
function focusOn(element) {
  if (element instanceof HTMLElement) element.focus();
}

/**
 * @param {string} question
 * @param {unknown} answers
 * @param {Actions} actions
 */
function questionView(question, answers, actions) {
  return html`<div class="question" role="alertdialog" aria-label="Are you sure?">
    <p class="asked-first" tabindex="-1" ${ref(focusOn)}>${question}</p>
    <div class="deeds">${answers}<button @click=${() => actions.askToDelete(null)}>Keep it</button></div>
  </div>`;
}

/** @param {Actions} actions */
function newView(actions) {
  /** @param {SubmitEvent} event */
  const onSubmit = (event) => {
    event.preventDefault();
    const field = /** @type {HTMLFormElement} */ (event.currentTarget).querySelector('input');
    if (!field) return;
    actions.createProject(field.value);
    field.value = '';
  };
  return html`<section>
    <h3>Another project</h3>
    <form class="new-project" @submit=${onSubmit}>
      <input type="text" aria-label="Name of the new project" placeholder="Name" autocomplete="off" maxlength="120" required />
      <button type="submit">New project</button>
      <button type="button" @click=${actions.openProjectFile}>Open a project file</button>
    </form>
  </section>`;
}

/**
 * The documents that were removed and can come back.
 * @param {State} state
 * @param {Surroundings} around
 * @param {Actions} actions
 */
function binView(state, { managing, reading }, actions) {
  const removed = inBin(state);
  if (removed.length === 0) return nothing;
  const said = several(removed.length, 'document');
  return html`<section>
    <details>
      <summary><h3>Bin: ${said}</h3></summary>
      <ul class="removed">
        ${repeat(
          removed.slice(0, MOST_DRAWN),
          ({ id }) => id,
          ({ id, title, confirmed }) => html`<li>
            <span dir="auto">${title}</span>
            <span class="about">${confirmed > 0 ? `${confirmed} confirmed` : ''}</span>
            <button class="link" ?disabled=${reading} aria-label="Bring back ${inMarks(title)}" @click=${() => actions.bringBack([id])}>Bring back</button>
          </li>`,
        )}
      </ul>
      ${removed.length > MOST_DRAWN ? html`<p class="about">And ${several(removed.length - MOST_DRAWN, 'other')}.</p>` : nothing}
      <div class="deeds">
        <button ?disabled=${reading} @click=${() => actions.bringBack(removed.map(({ id }) => id))}>Bring all back</button>
        <button class="quiet" ?disabled=${reading} @click=${() => actions.askToDelete(THE_BIN)}>Empty the bin…</button>
      </div>
      ${
        managing.asking === THE_BIN
          ? questionView(
              `Delete ${said} for good, with all that was done in ${removed.length === 1 ? 'it' : 'them'}? Not even the history brings ${removed.length === 1 ? 'it' : 'them'} back.`,
              html`<button class="danger" @click=${actions.emptyBin}>Delete for good</button>`,
              actions,
            )
          : nothing
      }
    </details>
  </section>`;
}

/**
 * @param {Surroundings} around
 * @param {Actions} actions
 */
function roomView({ room, managing }, actions) {
  if (!room) return nothing;
  const { used, quota, persisted } = room;
  const share = quota > 0 ? used / quota : 0;
  return html`<section class="room">
    <h3>Storage of this browser</h3>
    ${
      quota > 0
        ? html`<meter min="0" max="1" high=${SCARCE} value=${Math.max(share, 0.002)} aria-label="Storage used">${percent(share)}</meter>
            <p class="about">${bytesSaid(used)} of ${bytesSaid(quota)} used, by all projects together.${isScarce(room) ? ' That is nearly all.' : ''}</p>`
        : html`<p class="about">The browser does not tell how much room there is.</p>`
    }
    <p class="about">${
      persisted
        ? 'The browser keeps it until you delete it.'
        : html`The browser may clear it when room gets short. <button class="link" @click=${actions.persist}>Ask it to keep it</button>`
    }</p>
    ${
      managing.setAside > 0
        ? html`<p class="about">${several(managing.setAside, 'damaged record')} of this project ${managing.setAside === 1 ? 'was' : 'were'} set aside.
            <button class="link" @click=${actions.saveSetAside}>Save ${managing.setAside === 1 ? 'it' : 'them'} as found</button></p>`
        : nothing
    }
  </section>`;
}

/** @param {ProjectCard} card */
function fileSaid({ saved, changes }) {
  const since = changes === 0 ? '' : `, ${several(changes, 'change')} ago`;
  if (saved) return `Saved as a file ${dateSaid(saved)}${since}.`;
  if (changes === 0) return 'Never saved as a file.';
  return `${several(changes, 'change')} ${changes === 1 ? 'stands' : 'stand'} only in this browser.`;
}

const days = once(
  () => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }),
);
const hours = once(() => new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }));

/** @param {number} at milliseconds since 1970 */
function dateSaid(at) {
  const day = days().format(at);
  return day === days().format(Date.now()) ? `today at ${hours().format(at)}` : `on ${day}`;
}
