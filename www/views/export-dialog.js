// Export: the format and what becomes of the labels in it, which documents go out, and how the file will begin.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { map } from 'lit/directives/map.js';
import { documentsIn, infoOf, optionsOf } from '../leaving/exporting.js';
import { KINDS, PURPOSES, unitSaid } from '../leaving/format-words.js';
import { listedDocuments } from '../selectors.js';
import { several } from '../words.js';
import { dialogView } from './dialog.js';
import { isTicked, typedIn } from './field.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').Summary} Summary */
/** @typedef {import('../leaving/exporting.js').Exporting} Exporting */
/** @typedef {import('../leaving/exporting.js').Scope} Scope */
/** @typedef {import('./shell.js').Actions} Actions */

/** So many documents are listed to choose from; typing finds the others. */
const MOST_LISTED = 200;

/**
 * @param {State} state
 * @param {import('../page.js').Surroundings} around
 * @param {Actions} actions
 */
export function exportDialog(state, { dialog, exporting }, actions) {
  const open = dialog === 'export' && exporting !== null;
  return dialogView(
    { name: 'export-dialog', title: 'Export', open, close: actions.exporting.close },
    open ? form(state, exporting, actions) : nothing,
  );
}

/**
 * @param {State} state
 * @param {Exporting} exporting
 * @param {Actions} actions
 */
function form(state, exporting, actions) {
  const { running } = exporting;
  /** @param {SubmitEvent} event */
  const onSubmit = (event) => {
    event.preventDefault();
    void actions.exporting.run();
  };
  return html`<form class="export" @submit=${onSubmit}>
    <div class="export-columns" ?inert=${running !== null}>
      ${formatsView(exporting, actions)}
      <div class="export-how">
        ${aboutView(exporting)}
        ${optionsView(exporting, actions)}
        ${scopeView(state, exporting, actions)}
        ${previewView(exporting)}
      </div>
    </div>
    ${exporting.problem ? html`<p class="export-problem" role="alert">${exporting.problem}</p>` : nothing}
    ${running ? runningView(running, actions) : footView(state, exporting)}
  </form>`;
}

/**
 * @param {Exporting} exporting
 * @param {Actions} actions
 */
function formatsView({ formats, choices }, actions) {
  return html`<fieldset class="formats">
    <legend>Format</legend>
    <div class="format-list">
      ${map(
        formats,
        ({ name, title }) => html`<label class="format">
          <input type="radio" name="export-format" value=${name} .checked=${live(choices.format === name)} @change=${() => actions.exporting.choose({ format: name })} />
          <span><strong>${title}</strong><span class="purpose">${PURPOSES[name]}</span></span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

/**
 * What is to be known before: the unit of the offsets, and what the format has no place for.
 * @param {Exporting} exporting
 */
function aboutView(exporting) {
  const info = infoOf(exporting);
  if (!info) return nothing;
  const options = optionsOf(exporting);
  const loses = options.labelsOnly
    ? ['The text is not in the file: keep it, it is needed to put the labels back.']
    : (info.kinds.find(({ name }) => name === options.kind)?.loses ?? []);
  const ways = info.isRead ? '' : ' It is written here, and not read back in.';
  return html`<section class="about-format" aria-label="About ${info.title}">
    <p>Offsets count ${unitSaid(info, options)}.${ways}</p>
    ${
      loses.length > 0
        ? html`<ul class="loses">${loses.map((loss) => html`<li>${loss}</li>`)}</ul>`
        : html`<p>It keeps all that is known here.</p>`
    }
  </section>`;
}

/**
 * @param {Exporting} exporting
 * @param {Actions} actions
 */
function optionsView(exporting, actions) {
  const info = infoOf(exporting);
  if (!info) return nothing;
  const { choices } = exporting;
  const { kind } = optionsOf(exporting);
  const { choose } = actions.exporting;
  const kinds =
    info.kinds.length > 1
      ? html`<fieldset>
          <legend>Kind of data</legend>
          <div class="chips">
            ${info.kinds.map(({ name }) =>
              chip('export-kind', kind === name, KINDS[name], () =>
                choose({ kinds: { ...choices.kinds, [info.name]: name } }),
              ),
            )}
          </div>
        </fieldset>`
      : nothing;
  return html`<div class="options">${kinds}${
    info.hasGraphemes && kind !== 'classification'
      ? check(choices.graphemes, 'The doccano project counts grapheme clusters', (graphemes) =>
          choose({ graphemes }),
        )
      : nothing
  }${
    info.hasLabelsOnly
      ? check(
          choices.labelsOnly,
          'Labels only, without the text: for news that may not be passed on',
          (labelsOnly) => choose({ labelsOnly }),
        )
      : nothing
  }</div>`;
}

/**
 * @param {State} state
 * @param {Exporting} exporting
 * @param {Actions} actions
 */
function scopeView(state, exporting, actions) {
  const { scope, choices } = exporting;
  const all = listedDocuments(state).length;
  /** @param {Scope} scope */
  const to = (scope) => () => actions.exporting.pick({ scope });
  return html`<fieldset>
    <legend>What goes out</legend>
    <div class="chips">
      ${state.shown === null ? nothing : chip('export-scope', scope === 'shown', 'This document', to('shown'))}
      ${all > 1 ? chip('export-scope', scope === 'chosen', 'Chosen documents', to('chosen')) : nothing}
      ${chip('export-scope', scope === 'all', html`The whole project <span class="number">${all.toLocaleString('en-GB')}</span>`, to('all'))}
    </div>
    ${scope === 'chosen' ? choiceView(state, exporting, actions) : nothing}
    ${check(choices.onlyConfirmed, 'Only passages that a person has confirmed', (onlyConfirmed) =>
      actions.exporting.choose({ onlyConfirmed }),
    )}
    ${splitView(exporting, actions)}
  </fieldset>`;
}

/**
 * @param {State} state
 * @param {Exporting} exporting
 * @param {Actions} actions
 */
function choiceView(state, { chosen, sought }, actions) {
  const words = sought.trim().toLowerCase();
  const found = listedDocuments(state).filter(({ title }) => title.toLowerCase().includes(words));
  const { pick } = actions.exporting;
  /**
   * @param {readonly Summary[]} documents
   * @param {boolean} isIn
   */
  const turn = (documents, isIn) => {
    const next = new Set(chosen);
    for (const { id } of documents) {
      if (isIn) next.add(id);
      else next.delete(id);
    }
    pick({ chosen: next });
  };
  return html`<div class="document-choice">
    <div class="choice-head">
      <input type="text" aria-label="Find documents by their titles" placeholder="Find by title" autocomplete="off" spellcheck="false" .value=${live(sought)} @input=${(/** @type {Event} */ event) => pick({ sought: typedIn(event) })} />
      <button type="button" class="link" @click=${() => turn(found, true)}>All${words ? ' found' : ''}</button>
      <button type="button" class="link" @click=${() => turn(found, false)}>None</button>
    </div>
    <ul tabindex="-1">
      ${map(
        found.slice(0, MOST_LISTED),
        (summary) =>
          html`<li>${check(chosen.has(summary.id), summary.title, (isIn) => turn([summary], isIn))}</li>`,
      )}
    </ul>
    ${found.length > MOST_LISTED ? html`<p>${several(found.length - MOST_LISTED, 'more document')}: type to find them.</p>` : nothing}
    ${found.length === 0 ? html`<p>No title has “${sought.trim()}”.</p>` : nothing}
  </div>`;
}

/**
 * @param {Exporting} exporting
 * @param {Actions} actions
 */
function splitView({ choices }, actions) {
  const { choose } = actions.exporting;
  const { isSplit, shares, by, seed } = choices;
  /** @param {number} at */
  const share = (at) => (/** @type {Event} */ event) => {
    const next = /** @type {[number, number, number]} */ ([...shares]);
    next[at] = Math.max(0, Math.min(100, Number(typedIn(event)) || 0));
    choose({ shares: next });
  };
  return html`${check(isSplit, 'Split into parts for training, development and test', (isSplit) => choose({ isSplit }))}
    ${
      isSplit
        ? html`<div class="split-fields">
            ${['train', 'dev', 'test'].map((name, at) => number(name, shares[at], 100, share(at)))}
            <label class="field">kept together<select @change=${(/** @type {Event} */ event) => choose({ by: typedIn(event) === 'site' ? 'site' : 'document' })}>
              <option value="document" ?selected=${by === 'document'}>each text</option>
              <option value="site" ?selected=${by === 'site'}>each site</option>
            </select></label>
            ${number('seed', seed, 4_294_967_295, (event) => choose({ seed: Math.max(0, Math.min(4_294_967_295, Math.trunc(Number(typedIn(event))) || 0)) }))}
          </div>`
        : nothing
    }`;
}

/**
 * @param {string} name
 * @param {number} value
 * @param {number} most
 * @param {(event: Event) => void} onChange
 */
function number(name, value, most, onChange) {
  return html`<label class="field">${name}<input type="number" min="0" max=${most} step="1" .value=${live(String(value))} @change=${onChange} /></label>`;
}

/** @param {Exporting} exporting */
function previewView({ preview }) {
  return html`<section class="export-preview" aria-label="How the file begins">
    <h3>The file begins</h3>
    ${
      preview === null
        ? html`<p class="preview-waits">…</p>`
        : 'problem' in preview
          ? html`<p>${preview.problem}</p>`
          : html`<pre tabindex="0" dir="ltr" aria-label="Preview">${preview.text}</pre>`
    }
  </section>`;
}

/**
 * @param {State} state
 * @param {Exporting} exporting
 */
function footView(state, exporting) {
  const info = infoOf(exporting);
  const summaries = documentsIn(state, exporting);
  return html`<div class="form-foot export-foot">
    <p class="export-count" aria-live="polite">${countSaid(summaries, exporting.choices.onlyConfirmed)}</p>
    <button class="strong" autofocus>Export as ${info?.title ?? '…'}</button>
  </div>`;
}

/**
 * "3 documents, 225 passages, 40 of them not confirmed"
 * @param {readonly Summary[]} summaries
 * @param {boolean} onlyConfirmed
 */
function countSaid(summaries, onlyConfirmed) {
  const out = onlyConfirmed ? summaries.filter(({ confirmed }) => confirmed > 0) : summaries;
  const confirmed = out.reduce((sum, summary) => sum + summary.confirmed, 0);
  const passages = out.reduce((sum, summary) => sum + summary.passages, 0);
  const documents = several(out.length, 'document');
  if (onlyConfirmed) {
    const left = summaries.reduce((sum, summary) => sum + summary.passages, 0) - confirmed;
    return `${documents}, ${several(confirmed, 'passage')}; ${left.toLocaleString('en-GB')} not confirmed stay here`;
  }
  const open = passages - confirmed;
  const standing = open === 0 ? 'all confirmed' : `${open.toLocaleString('en-GB')} not confirmed`;
  return `${documents}, ${several(passages, 'passage')}, ${standing}`;
}

/**
 * @param {{ doing: string, done: number, of: number }} running
 * @param {Actions} actions
 */
function runningView({ doing, done, of }, actions) {
  return html`<div class="form-foot export-foot">
    <p class="export-count" role="status">${doing}${of > 1 ? html`: ${done.toLocaleString('en-GB')} of ${several(of, 'document')}` : ' …'}</p>
    <progress max=${of || 1} value=${of > 1 ? done : nothing} aria-label="Progress of the export"></progress>
    <button type="button" autofocus @click=${actions.exporting.stop}>Stop</button>
  </div>`;
}

/**
 * @param {string} name
 * @param {boolean} checked
 * @param {unknown} content
 * @param {() => void} choose
 */
function chip(name, checked, content, choose) {
  return html`<label class="chip"><input type="radio" name=${name} .checked=${live(checked)} @change=${choose} /><span>${content}</span></label>`;
}

/**
 * @param {boolean} checked
 * @param {unknown} content
 * @param {(isTicked: boolean) => void} turn
 */
function check(checked, content, turn) {
  return html`<label class="check"><input type="checkbox" .checked=${live(checked)} @change=${(/** @type {Event} */ event) => turn(isTicked(event))} /><span>${content}</span></label>`;
}
