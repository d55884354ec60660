// Choosing many passages at once: by label, by how sure the model is, and by what they read.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { fittingHere } from '../actions/wishing.js';
import { wordsAt } from '../reading/speakers.js';
import { selectedPassage, shownDocument } from '../selectors.js';
import { several } from '../words.js';
import { dialogView } from './dialog.js';
import { isTicked, typedIn } from './field.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../page.js').Surroundings} Surroundings */
/** @typedef {import('./shell.js').Actions} Actions */

/**
 * @param {State} state
 * @param {Surroundings} around
 * @param {Actions} actions
 */
export function selectDialog(state, around, actions) {
  const open = around.dialog === 'select' && shownDocument(state) !== undefined;
  return dialogView(
    {
      name: 'select-dialog',
      title: 'Choose passages',
      open,
      close: () => actions.closeDialog('select'),
    },
    open ? form(state, around, actions) : nothing,
  );
}

/**
 * @param {State} state
 * @param {Surroundings} around
 * @param {Actions} actions
 */
function form(state, { wished, labels, progress }, actions) {
  const { setWish, chooseWish, countWish } = actions;
  const here = fittingHere(state, wished).length;
  /** @param {SubmitEvent} event */
  const onSubmit = (event) => {
    event.preventDefault();
    chooseWish();
  };
  return html`<form class="wish" @submit=${onSubmit}>
    <fieldset>
      <legend>Label</legend>
      <div class="chips">
        ${chip('wish-label', wished.label === null, 'any', () => setWish({ label: null }))}
        ${labels.map(({ name }) =>
          chip(
            'wish-label',
            wished.label === name,
            html`<span class="mark ${name}">${name}</span>`,
            () => setWish({ label: name }),
          ),
        )}
      </div>
    </fieldset>
    <fieldset>
      <legend>How sure the model is</legend>
      <div class="chips">
        ${chip('wish-side', wished.side === 'any', 'does not matter', () => setWish({ side: 'any' }))}
        ${chip('wish-side', wished.side === 'above', 'at least', () => setWish({ side: 'above' }))}
        ${chip('wish-side', wished.side === 'below', 'at most', () => setWish({ side: 'below' }))}
      </div>
      <div class="share-row">
        ${shareField('range', wished, actions)}
        <span class="share-number">${shareField('number', wished, actions)} %</span>
      </div>
    </fieldset>
    <fieldset>
      <legend class="unseen">And only</legend>
      <label class="check"><input type="checkbox" .checked=${live(wished.unconfirmed)} @change=${(/** @type {Event} */ event) => setWish({ unconfirmed: isTicked(event) })} />Only what nobody has confirmed</label>
      ${equalView(state, wished, actions)}
    </fieldset>
    <fieldset>
      <legend>Where</legend>
      <div class="chips">
        ${chip('wish-where', !wished.wide, 'this document', () => setWish({ wide: false }))}
        ${chip('wish-where', wished.wide, 'the whole project', () => setWish({ wide: true }))}
      </div>
    </fieldset>
    <div class="form-foot">
      <button class="strong" ?disabled=${!wished.wide && here === 0}>${
        wished.wide ? 'Choose in the whole project' : `Choose ${several(here, 'passage')}`
      }</button>
      ${wished.wide ? html`<button type="button" ?disabled=${progress !== null} @click=${countWish}>Count</button>` : nothing}
      <p class="wish-count" aria-live="polite">${countSaid(here, wished)}</p>
    </div>
  </form>`;
}

/**
 * @param {number} here
 * @param {import('../actions/wishing.js').Wished} wished
 */
function countSaid(here, { wide, counted }) {
  const inThis =
    here === 0 ? 'None in this document' : `${here.toLocaleString('en-GB')} in this document`;
  if (!wide || !counted) return inThis;
  return `${inThis}, ${counted.passages.toLocaleString('en-GB')} in ${several(counted.documents, 'document')} of the project`;
}

/**
 * @param {string} name
 * @param {boolean} checked
 * @param {unknown} content
 * @param {() => void} choose
 */
function chip(name, checked, content, choose) {
  return html`<label class="chip"><input type="radio" name=${name} ?autofocus=${checked && name === 'wish-label'} .checked=${live(checked)} @change=${choose} /><span>${content}</span></label>`;
}

/**
 * @param {'range' | 'number'} type
 * @param {import('../actions/wishing.js').Wished} wished
 * @param {Actions} actions
 */
function shareField(type, { side, share }, { setWish }) {
  /** @param {Event} event */
  const onInput = (event) => {
    const typed = Math.round(Number(typedIn(event))) || 0;
    setWish({ share: Math.max(0, Math.min(100, typed)) });
  };
  return html`<input
    type=${type}
    min="0"
    max="100"
    step="1"
    aria-label=${type === 'range' ? 'Confidence in per cent' : 'Confidence in per cent, as a number'}
    ?disabled=${side === 'any'}
    .value=${type === 'range' ? live(String(share)) : String(share)}
    @input=${onInput}
  />`;
}

/**
 * @param {State} state
 * @param {import('../actions/wishing.js').Wished} wished
 * @param {Actions} actions
 */
function equalView(state, { equal }, { setWish }) {
  const document = shownDocument(state);
  const passage = document?.passages[selectedPassage(state)];
  const words = document && passage ? wordsAt(document.text, passage) : '';
  return html`<label class="check"><input
      type="checkbox"
      .checked=${live(equal && Boolean(passage))}
      ?disabled=${!passage}
      @change=${(/** @type {Event} */ event) => setWish({ equal: isTicked(event) })}
    /><span>Only what reads the same as the selected passage${words ? html`: <q class="equal-words" dir="auto">${words.length > 90 ? `${words.slice(0, 90)} …` : words}</q>` : ' (none is selected)'}</span></label>`;
}
