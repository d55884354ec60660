// What was done when, and what the model had said: a panel beside the text from which any point can be reached again,
// also those on ways that were left.
import { html, nothing } from 'lit';
import { map } from 'lit/directives/map.js';
import { ref } from 'lit/directives/ref.js';
import { rowsOf } from '../history/history-rows.js';
import { placeOf, wordingOf } from '../history/recollecting.js';
import { once } from '../once.js';
import { percent } from '../selectors.js';
import { deedSaid, documentsSaid, several, stepSaid, subjectsOf } from '../words.js';
import { dialogView } from './dialog.js';
import { isTicked, typedIn } from './field.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').Step} Step */
/** @typedef {import('../page.js').Surroundings} Surroundings */
/** @typedef {import('../history/history-rows.js').Row} Row */
/** @typedef {import('./shell.js').Actions} Actions */

/** A person reads the latest; more of them are drawn when asked for. */
const ROWS_AT_A_TIME = 200;

/**
 * @param {State} state
 * @param {Surroundings} around
 * @param {Actions} actions
 */
export function historyDialog(state, around, actions) {
  const open = around.dialog === 'history';
  if (!open) inSight = -1;
  return dialogView(
    {
      name: 'history-dialog',
      title: 'History',
      open,
      close: () => actions.closeDialog('history'),
    },
    open ? historyView(state, around, actions) : nothing,
  );
}

/** @type {{ state: Pick<State, 'steps' | 'head' | 'tip'>, rows: readonly Row[] } | null} */
let told = null;

/** @param {State} state */
function allRows(state) {
  const { steps, head, tip } = state;
  if (told?.state.steps !== steps || told.state.head !== head || told.state.tip !== tip) {
    told = { state: { steps, head, tip }, rows: rowsOf(state) };
  }
  return told.rows;
}

/**
 * @param {State} state
 * @param {Surroundings} around
 */
function wantedRows(state, { sought }) {
  const typed = sought.typed.trim().toLowerCase();
  if (!typed && !sought.here) return allRows(state);
  return allRows(state).filter(({ step }) => {
    if (sought.here && !subjectsOf(step).some((id) => id === state.shown)) return false;
    if (!typed) return true;
    const { before = [], after = [] } = wordingOf(state, step) ?? {};
    return [stepSaid(state, step), ...before, ...after].join('\n').toLowerCase().includes(typed);
  });
}

/**
 * The steps that the panel shows.
 * @param {State} state
 * @param {Surroundings} around
 */
export function drawnSteps(state, around) {
  const rows = wantedRows(state, around);
  return rows.slice(0, around.sought.rows ?? ROWS_AT_A_TIME).map(({ step }) => step);
}

/**
 * @param {State} state
 * @param {Surroundings} around
 * @param {Actions} actions
 */
function historyView(state, around, actions) {
  const { sought } = around;
  const wanted = wantedRows(state, around);
  const most = sought.rows ?? ROWS_AT_A_TIME;
  const rows = wanted.slice(0, most);
  const hasEarlier = (state.steps[0]?.seq ?? 1) > 1;
  const isWhole = wanted.length <= most && !hasEarlier;
  const isFiltered = sought.typed.trim() !== '' || Boolean(sought.here);
  const begins = isWhole && !isFiltered;
  const places = [...rows.map(({ step }) => step.seq), ...(begins ? [0] : [])];
  const at = sought.marked < 0 ? state.head : sought.marked;
  const marked = places.includes(at) ? at : (places[0] ?? -1);

  const showMore = () => {
    actions.seek({ ...sought, rows: most + ROWS_AT_A_TIME });
    if (wanted.length < most + ROWS_AT_A_TIME && hasEarlier) actions.recall();
  };
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const place = places.indexOf(marked);
    const page = 10; // rows, about half of what is in sight
    const isField = event.target instanceof HTMLInputElement;
    /** @type {Record<string, number | undefined>} */
    const targets = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      PageDown: place + page,
      PageUp: place - page,
      Home: isField ? undefined : 0,
      End: isField ? undefined : places.length - 1,
    };
    const target = targets[event.key];
    if (event.key === 'Enter' && marked >= 0) {
      event.preventDefault();
      actions.goTo(marked);
    } else if (target !== undefined && places.length > 0) {
      event.preventDefault();
      if (target >= places.length && !isWhole) showMore();
      const next = places[Math.max(0, Math.min(places.length - 1, target))];
      actions.seek({ ...sought, marked: next });
    }
  };
  return html`
    <p class="history-about">
      ${several(allRows(state).length, 'step')}${hasEarlier ? ' at hand' : ''}. Going back loses nothing: what came after stays here.
    </p>
    <div class="history-filter">
      <label class="unseen" for="history-box">Find steps by their words or document</label>
      <input
        id="history-box"
        type="text"
        autocomplete="off"
        spellcheck="false"
        placeholder="Find a step"
        .value=${sought.typed}
        @input=${(/** @type {Event} */ event) => actions.seek({ ...sought, typed: typedIn(event), rows: undefined })}
        @keydown=${onKey}
      />
      <label class="check"><input
        type="checkbox"
        .checked=${Boolean(sought.here)}
        @change=${(/** @type {Event} */ event) => actions.seek({ ...sought, here: isTicked(event), rows: undefined })}
      />This document</label>
    </div>
    <p class="history-said" aria-live="polite">${isFiltered ? `${several(wanted.length, 'step')} found. ` : ''}${around.said}</p>
    <div class="history-scroll">
      ${
        places.length === 0
          ? html`<p class="history-none">${isFiltered ? 'No step fits.' : 'Nothing has been done yet.'}</p>`
          : html`<div
              class="history-list"
              role="listbox"
              tabindex="0"
              autofocus
              aria-label="Steps, the latest first"
              aria-activedescendant=${stepId(marked)}
              @keydown=${onKey}
            >
              ${map(groupsOf(state, rows), (group) => groupView(state, group, marked, actions))}
              ${begins ? beginningView(state.head === 0, marked === 0, actions) : nothing}
            </div>`
      }
      ${isWhole ? nothing : html`<button class="show-earlier" @click=${showMore}>Show earlier</button>`}
    </div>
  `;
}

/** @typedef {{ day: string, subject: string, way: import('../history/history-rows.js').Way | null, rows: Row[], opensDay: boolean, opensWay: boolean }} Group */

/**
 * Rows of one day about one document, on one way.
 * @param {State} state
 * @param {readonly Row[]} rows
 */
function groupsOf(state, rows) {
  /** @type {Group[]} */
  const groups = [];
  /** @type {Set<import('../history/history-rows.js').Way>} */
  const opened = new Set();
  for (const row of rows) {
    const day = daySaid(row.step.at);
    const subjects = subjectsOf(row.step);
    const subject =
      row.step.operation.type === 'settings' ? 'The project' : documentsSaid(state, subjects);
    const last = groups.at(-1);
    if (last?.day === day && last.subject === subject && last.way === row.way) {
      last.rows.push(row);
      continue;
    }
    const opensWay = row.way !== null && !opened.has(row.way);
    if (row.way) opened.add(row.way);
    groups.push({ day, subject, way: row.way, rows: [row], opensDay: last?.day !== day, opensWay });
  }
  return groups;
}

/**
 * @param {State} state
 * @param {Group} group
 * @param {number} marked
 * @param {Actions} actions
 */
function groupView(state, { day, subject, way, rows, opensDay, opensWay }, marked, actions) {
  const wayTitle = way ? `${way.later ? 'A later' : 'An earlier'} way` : '';
  const wayCount = way ? several(way.count, 'step') : '';
  const label = [day, wayTitle, subject].filter(Boolean).join(', ');
  return html`<div role="group" aria-label=${label} class="history-group ${way ? `off depth-${Math.min(way.depth, 3)}` : ''}">
    <div class="history-heads" aria-hidden="true">
      ${opensDay ? html`<p class="history-day">${day}</p>` : nothing}
      ${opensWay ? html`<p class="history-way">${wayTitle}, ${wayCount}</p>` : nothing}
      <p class="history-subject" dir="auto">${subject}</p>
    </div>
    ${map(rows, (row) => rowView(state, row, row.step.seq === marked, actions))}
  </div>`;
}

/** The row that was last brought to sight: a drawing for another reason must not take the list from under the hand. */
let inSight = -1;

/**
 * @param {number} seq
 * @param {boolean} marked
 */
function bringToSight(seq, marked) {
  return ref((element) => {
    if (!element || !marked || inSight === seq) return;
    inSight = seq;
    // What has just been drawn is laid out only when all of it is.
    queueMicrotask(() => element.scrollIntoView({ block: 'nearest' }));
  });
}

/**
 * @param {State} state
 * @param {Row} row
 * @param {boolean} marked
 * @param {Actions} actions
 */
function rowView(state, { step, standing }, marked, actions) {
  const present = step.seq === state.head;
  const aside = { done: '', undone: ', undone', left: ', on another way' }[standing];
  const { words, detail } = tellingOf(state, step);
  return html`<div
    id=${stepId(step.seq)}
    role="option"
    class="history-step ${standing} ${present ? 'present' : ''}"
    aria-selected=${marked}
    aria-current=${present ? 'step' : nothing}
    ${bringToSight(step.seq, marked)}
    @click=${() => actions.goTo(step.seq)}
  >
    <span class="history-time">${timeSaid(step.at)}</span>
    <span class="history-told">
      <span class="deed">${deedSaid(step)}</span>${present ? html`<span class="here">you are here</span>` : nothing}<span class="unseen">${aside}</span>
      ${words.map((each) => html`<q dir="auto">${each}</q>`)}
      ${detail ? html`<span class="detail">${detail}</span>` : nothing}
    </span>
  </div>`;
}

/**
 * @param {boolean} present
 * @param {boolean} marked
 * @param {Actions} actions
 */
function beginningView(present, marked, actions) {
  return html`<div
    id=${stepId(0)}
    role="option"
    class="history-step beginning ${present ? 'present' : ''}"
    aria-selected=${marked}
    aria-current=${present ? 'step' : nothing}
    ${bringToSight(0, marked)}
    @click=${() => actions.goTo(0)}
  ><span class="history-time"></span><span class="history-told"><span class="deed">The beginning</span>${present ? html`<span class="here">you are here</span>` : nothing}</span></div>`;
}

/** @param {number} seq */
function stepId(seq) {
  return `history-step-${seq}`;
}

/**
 * The words of the passage, and what is to be said of them beyond what was done.
 * @param {State} state
 * @param {Step} step
 * @returns {{ words: readonly string[], detail: unknown }}
 */
function tellingOf(state, step) {
  const { operation, delta } = step;
  const place = placeOf(step);
  const wording = wordingOf(state, step);
  switch (operation.type) {
    case 'label':
    case 'confirm':
    case 'adopt':
      if (place) return { words: wording?.after ?? [], detail: becameSaid(place) };
      return { words: [], detail: modelSaidOfMany(delta) };
    case 'attribute':
      return { words: wording?.after ?? [], detail: wording?.speaker || 'nobody is named' };
    case 'note':
      return { words: wording?.after ?? [], detail: operation.note };
    default:
      return { words: wording?.after ?? [], detail: '' };
  }
}

/**
 * "claim → quote, model said claim 54 %"
 * @param {import('../state.js').Change} change
 */
function becameSaid({ before: [before], after: [after] }) {
  const became = before.label === after.label ? after.label : `${before.label} → ${after.label}`;
  // Of a passage that was divided anew the model was never asked.
  const { predicted } = before;
  if (!predicted) return became;
  // No model is certain, so no rounding makes it so.
  const share = before.confidence > 0.99 ? 'over 99 %' : percent(before.confidence);
  return became === predicted
    ? `${became}, as the model said, ${share}`
    : `${became}, model said ${predicted} ${share}`;
}

/**
 * "model said claim 12, quote 3"
 * @param {import('../state.js').Delta} delta
 */
function modelSaidOfMany({ edits }) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { changes } of edits) {
    for (const { before } of changes) {
      for (const { predicted } of before) {
        if (predicted) counts.set(predicted, (counts.get(predicted) ?? 0) + 1);
      }
    }
  }
  const said = [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([label, count]) => `${label} ${count.toLocaleString('en-GB')}`);
  return said.length > 0 ? `model said ${said.join(', ')}` : '';
}

const times = once(() => new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }));
const days = once(
  () =>
    new Intl.DateTimeFormat('en-GB', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    }),
);

/** @param {number} at */
function timeSaid(at) {
  return times().format(at);
}

/** @param {number} at */
function daySaid(at) {
  const day = days().format(at);
  if (day === days().format(Date.now())) return 'Today';
  return day === days().format(Date.now() - 24 * 60 * 60 * 1000) ? 'Yesterday' : day;
}
