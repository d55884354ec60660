// The progress of a project in pictures: its labels, where model and person disagree, what was confirmed when, and how fast.
// Each picture has a caption, a table that says the same, and a button that saves it.
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { commonestCorrections, documentBars, projectOf, ratio } from '../progress/figures.js';
import { durationSaid, rangeSaid } from '../progress/scales.js';
import {
  ENOUGH_FOR_PACE,
  PAUSE,
  paceOf,
  RECENT,
  timeLeft,
  workOf,
} from '../progress/working-time.js';
import { percent } from '../selectors.js';
import { several } from '../words.js';
import { figureView } from './figure-frame.js';
import {
  agreementDrawing,
  counted,
  documentsDrawing,
  labelsDrawing,
  MOST_ROWS,
  shareSaid,
} from './label-drawings.js';
import { confirmedDrawing, dayAndMonth, paceDrawing, shownStretches } from './work-drawings.js';

/** @typedef {import('./figure-frame.js').Figure} Figure */
/** @typedef {import('../progress/figures.js').LabelName} LabelName */
/** @typedef {import('../progress/figures.js').Summary} Summary */
/** @typedef {import('../progress/figures.js').Project} Project */
/** @typedef {import('../progress/working-time.js').Work} Work */
/** @typedef {import('../progress/working-time.js').Deed} Deed */

/**
 * `saveSvg` gets the name of the file and what is to stand in it. While all four are the
 * same objects nothing is drawn again, so `saveSvg` must not be made anew for each drawing.
 * @typedef {{
 *   labels: readonly LabelName[],
 *   summaries: readonly Summary[],
 *   deeds: readonly Deed[],
 *   saveSvg: (name: string, svgText: string) => void,
 * }} Figures
 */

/** Of fewer passages kappa is only told with its interval. */
const ENOUGH_FOR_KAPPA = 30;

/** @param {number} number */
const inHundredths = (number) => number.toFixed(2).replace('-', '−');

/** @param {Figures} figures */
export function figuresView({ labels, summaries, deeds, saveSvg }) {
  return guard([labels, summaries, deeds, saveSvg], () =>
    figuresOf({ labels, summaries, deeds, saveSvg }),
  );
}

/** @param {Figures} figures */
function figuresOf({ labels, summaries, deeds, saveSvg }) {
  const project = projectOf(labels, summaries);
  const work = workOf(deeds);
  const all = project.passages
    ? [
        labelsFigure(project),
        ...(summaries.length > 1 ? [documentsFigure(labels, summaries)] : []),
        agreementFigure(labels, project),
        confirmedFigure(project, work),
        paceFigure(project, work),
      ]
    : [];
  return html`<div class="figures">
    ${
      project.passages
        ? standing(project, work)
        : html`<p class="nothing-yet">No passages yet. Open an article, and its labels are counted here.</p>`
    }
    ${repeat(
      all,
      ({ name }) => name,
      (figure) => figureView(figure, saveSvg),
    )}
  </div>`;
}

/**
 * The few numbers that people ask for first.
 * @param {Project} project
 * @param {Work} work
 */
function standing({ documents, passages, confirmed, notes, unsure, agreement }, work) {
  const pace = paceOf(work);
  const left = timeLeft(work, passages - confirmed);
  const { kappa, total, observed } = agreement;
  const marked = [
    unsure ? `${several(unsure, 'passage')} marked unsure` : '',
    notes ? several(notes, 'note') : '',
  ].filter(Boolean);
  return html`<dl class="standings">
    <div>
      <dt>Confirmed</dt>
      <dd>${confirmedShare(confirmed, passages)}</dd>
      <dd class="detail">${counted(confirmed)} of ${several(passages, 'passage')} in ${several(documents, 'document')}${marked.length ? `; ${marked.join(', ')}` : nothing}</dd>
    </div>
    <div>
      <dt>Kept as the model said</dt>
      <dd>${total ? percent(observed) : '–'}</dd>
      <dd class="detail">${total ? `of ${several(total, 'confirmed passage')}${kappa && total >= ENOUGH_FOR_KAPPA ? `; Cohen’s kappa ${inHundredths(kappa.value)}` : ''}` : 'once passages are confirmed'}</dd>
    </div>
    <div>
      <dt>Passages an hour</dt>
      <dd>${pace ? counted(Math.max(0, Math.round(pace.overall))) : '–'}</dd>
      <dd class="detail">${pace ? `in ${durationSaid(work.worked)} of work; lately ${counted(Math.round(pace.recent))}` : `after ${durationSaid(ENOUGH_FOR_PACE)} of work`}</dd>
    </div>
    <div>
      <dt>Work left</dt>
      <dd>${passages === confirmed ? 'none' : left ? rangeSaid(left) : '–'}</dd>
      <dd class="detail">${passages === confirmed ? 'everything is confirmed' : left ? `for ${several(passages - confirmed, 'passage')}` : 'too early to say'}</dd>
    </div>
  </dl>`;
}

/**
 * Never "100 %" before the last passage, nor "0 %" after the first.
 * @param {number} confirmed
 * @param {number} passages
 */
function confirmedShare(confirmed, passages) {
  const share = ratio(confirmed, passages);
  if (confirmed < passages && share > 0.99) return '99 %';
  return shareSaid(share);
}

/**
 * @param {Project} project
 * @returns {Figure}
 */
function labelsFigure(project) {
  return {
    name: 'labels',
    title: 'Labels',
    caption: `The labels that ${several(project.passages, 'passage')} have now: the person’s where there is one, else the model’s.`,
    draw: (width) => labelsDrawing(project, width),
    table: {
      head: ['label', 'passages', 'share'],
      rows: project.labels.map(({ label, count, share }) => [
        label,
        counted(count),
        shareSaid(share),
      ]),
    },
  };
}

/**
 * @param {readonly LabelName[]} labels
 * @param {readonly Summary[]} summaries
 * @returns {Figure}
 */
function documentsFigure(labels, summaries) {
  const many = summaries.length > MOST_ROWS;
  const bars = documentBars(labels, summaries, many ? 10 : MOST_ROWS);
  const documents = bars.reduce((count, bar) => count + bar.documents.length, 0);
  const empty = summaries.length - documents;
  const last = labels[labels.length - 1];
  let before = 0;
  return {
    name: 'documents',
    title: 'Labels by document',
    caption: `${several(documents, 'document')}, from the least ${last} to the most; each counts the same, however long.${many ? ' Where there are more of them than columns, a column is the mean of neighbours.' : ''}${empty ? ` ${several(empty, 'document')} without passages ${empty === 1 ? 'is' : 'are'} left out.` : ''}`,
    draw: (width) => documentsDrawing(labels, summaries, width),
    table: {
      head: [many ? 'documents' : 'document', 'passages', ...labels],
      rows: bars.map(({ documents: behind, passages, shares }) => {
        const first = before + 1;
        before += behind.length;
        return [
          many ? `${counted(first)} to ${counted(before)}` : behind[0].title,
          counted(passages),
          ...shares.map(shareSaid),
        ];
      }),
    },
  };
}

/**
 * @param {readonly LabelName[]} labels
 * @param {Project} project
 * @returns {Figure}
 */
function agreementFigure(labels, project) {
  const { counts, rows, columns, total, agreed, observed, kappa } = project.agreement;
  const about = { name: 'agreement', title: 'Where you and the model disagree' };
  if (total === 0) {
    return {
      ...about,
      caption:
        'Nothing is confirmed yet that the model had labelled. Confirm or correct passages, and what you changed is counted here.',
    };
  }
  const commonest = commonestCorrections(project.agreement, labels, 2).map(
    ({ from, to, count }) => `${from} to ${to} (${counted(count)})`,
  );
  return {
    ...about,
    caption: html`${counted(agreed)} of ${several(total, 'confirmed passage')} kept the model’s label, ${percent(observed)}.
      ${commonest.length ? `Most often corrected: ${commonest.join(', ')}.` : nothing}
      ${
        kappa
          ? html`<a href="https://doi.org/10.1177/001316446002000104" target="_blank" rel="noopener noreferrer">Cohen’s kappa</a>
            (1960), agreement beyond chance, is ${inHundredths(kappa.value)}, with a 95 % interval of ${inHundredths(kappa.low)} to ${inHundredths(kappa.high)}.`
          : 'Cohen’s kappa does not exist while one label is all there is.'
      }
      You saw the model’s label first, which draws the two together: this is no test of the model. Percentages are of the row.`,
    draw: (width) => agreementDrawing(labels, project, width),
    table: {
      head: ['the model said', ...labels.map((label) => `now ${label}`), 'all'],
      rows: [
        ...counts.map((row, from) => [
          labels[from],
          ...row.map((count) => `${counted(count)} (${shareSaid(ratio(count, rows[from]))})`),
          counted(rows[from]),
        ]),
        ['all', ...columns.map(counted), counted(total)],
      ],
    },
  };
}

const pauseSaid = durationSaid(PAUSE);

/**
 * @param {Project} project
 * @param {Work} work
 * @returns {Figure}
 */
function confirmedFigure({ passages, confirmed }, work) {
  const about = { name: 'confirmed', title: 'Confirmed over time' };
  const elsewhere = confirmed - work.confirmed;
  const rest =
    elsewhere > 0
      ? ` ${several(elsewhere, 'passage')} more came in as confirmed.`
      : elsewhere < 0
        ? ` The line also counts ${several(-elsewhere, 'passage')} of documents that are no longer here.`
        : '';
  if (work.worked === 0) {
    return {
      ...about,
      caption:
        work.confirmed || elsewhere > 0
          ? `Too little work yet to draw.${rest}`
          : 'Nothing is confirmed yet. Your first confirmed passages begin the line.',
    };
  }
  const breaks = work.pauses.length
    ? `; ${several(work.pauses.length, 'pause')} of more than ${pauseSaid} ${work.pauses.length === 1 ? 'is' : 'are'} folded where the dashed lines stand`
    : '';
  return {
    ...about,
    caption: `${several(work.confirmed, 'passage')} confirmed in ${durationSaid(work.worked)} of work on ${several(work.days.length, 'day')}${breaks}.${rest}`,
    draw: (width) => confirmedDrawing(work, passages - confirmed, width),
    table: {
      head: ['day', 'confirmed', 'working time', 'an hour'],
      rows: work.days.map((day) => [
        `${dayAndMonth(day.start)} ${new Date(day.start).getFullYear()}`,
        counted(day.confirmed),
        durationSaid(day.worked),
        counted(Math.round(ratio(day.confirmed * 3_600_000, day.worked))),
      ]),
    },
  };
}

/**
 * @param {Project} project
 * @param {Work} work
 * @returns {Figure}
 */
function paceFigure({ passages, confirmed }, work) {
  const about = { name: 'pace', title: 'Pace' };
  const pace = paceOf(work);
  if (!pace) {
    return {
      ...about,
      caption: `No pace yet: it takes ${durationSaid(ENOUGH_FOR_PACE)} of work to tell one.`,
    };
  }
  const left = timeLeft(work, passages - confirmed);
  const { length, stretches } = shownStretches(work);
  const bulk = ratio(work.inBulk, work.confirmed);
  const [overall, recent] = [pace.overall, pace.recent].map((each) => counted(Math.round(each)));
  return {
    ...about,
    caption: html`Passages confirmed an hour, a bar for each ${durationSaid(length)} of work. The dashed line is all the work, ${overall} an hour${pace.recentFrom ? html`; the thick one the last ${durationSaid(RECENT)}, ${recent} an hour` : nothing}.
      ${
        left
          ? html`For the ${several(passages - confirmed, 'passage')} left that means ${rangeSaid(left)} of work, ${left.by === 'quarters' ? 'from the pace of your faster quarter of stretches to that of the slower' : 'from the better of the two paces to the worse'}, if what is left is like what is done.`
          : passages > confirmed
            ? 'It is too early to say how long the rest will take.'
            : 'Everything is confirmed.'
      }
      ${bulk > 0.1 ? `${percent(bulk)} were confirmed many at once, which makes the pace higher than reading is.` : nothing}
      Time counts while one step follows another within ${pauseSaid}; the first after a pause counts as ${durationSaid(work.usual)}.`,
    draw: (width) => paceDrawing(work, width),
    table: {
      head: ['working time', 'confirmed', 'an hour'],
      rows: stretches.map(({ from, to, confirmed: number, perHour }) => [
        `${from ? durationSaid(from) : 'start'} to ${durationSaid(to)}`,
        counted(number),
        counted(Math.round(perHour)),
      ]),
    },
  };
}
