// The drawings of the labels: over the whole project, document by document, and where model and person disagree.
import { html, nothing, svg } from 'lit';
import { documentBars } from '../progress/figures.js';
import { percent } from '../selectors.js';
import { several } from '../words.js';
import { glyph, patternOf, patterns } from './label-marks.js';

/** @typedef {import('../progress/figures.js').LabelName} LabelName */
/** @typedef {import('../progress/figures.js').Summary} Summary */
/** @typedef {import('../progress/figures.js').Project} Project */
/** @typedef {import('../progress/figures.js').Bar} Bar */

/** So many documents have a row each with their titles; more become a strip. */
export const MOST_ROWS = 12;

/** About how wide a letter of the page's type is at 13 pixels. */
const LETTER = 6.6;

/**
 * No eye tells more than a tenth of a pixel, and a saved file is half as long.
 * @param {number} pixels
 */
export const tenth = (pixels) => Math.round(pixels * 10) / 10;

/** @param {number} count */
export const counted = (count) => count.toLocaleString('en-GB');

/**
 * The frame of every drawing.
 * @param {{ width: number, height: number, said: string }} about
 * @param {unknown} content
 */
export function drawing({ width, height, said }, content) {
  return html`<svg class="drawing" role="img" aria-label=${said} width=${width} height=${height} viewBox="0 0 ${width} ${height}">${content}</svg>`;
}

/**
 * One bar of all passages, with the legend that gives each label's count and share.
 * @param {Project} project
 * @param {number} width
 */
export function labelsDrawing({ labels }, width) {
  const columns = width >= 520 ? 4 : 2;
  const step = width / columns;
  const bar = 40;
  const rows = Math.ceil(labels.length / columns);
  let x = 0;
  const names = labels.map(({ label }) => label);
  const said = `Labels of the project: ${labels.map(({ label, count, share }) => `${label} ${counted(count)}, ${percent(share)}`).join('; ')}.`;
  return drawing(
    { width, height: bar + 14 + rows * 46, said },
    svg`${patterns('labels', names)}
      ${labels.map(({ label, share }) => {
        const from = x;
        x += share * width;
        return share > 0
          ? svg`<rect class="piece ${label}" x=${from} y="0.5" width=${x - from} height=${bar} fill=${patternOf('labels', label)} />`
          : nothing;
      })}
      ${labels.map(({ label, count, share }, at) => {
        const left = (at % columns) * step;
        const top = bar + 20 + Math.floor(at / columns) * 46;
        return svg`<g transform="translate(${left} ${top})">
          <rect class="piece ${label}" x="0.5" y="0.5" width="15" height="15" fill=${patternOf('labels', label)} />
          ${glyph(label, 23, 2, 12)}
          <text class="name ${label}" x="40" y="13">${label}</text>
          <text class="value" x="23" y="33">${percent(share)} <tspan class="soft" dx="4">${counted(count)}</tspan></text>
        </g>`;
      })}`,
  );
}

/**
 * @param {readonly LabelName[]} labels
 * @param {readonly Summary[]} summaries
 * @param {number} width
 */
export function documentsDrawing(labels, summaries, width) {
  return summaries.length <= MOST_ROWS
    ? documentRows(labels, documentBars(labels, summaries, MOST_ROWS), width)
    : documentStrip(
        labels,
        documentBars(labels, summaries, (width - STRIP_LEFT) / STRIP_COLUMN),
        width,
      );
}

/**
 * A row for each document: beside its title where there is room for that, else under it.
 * @param {readonly LabelName[]} labels
 * @param {readonly Bar[]} bars
 * @param {number} width
 */
function documentRows(labels, bars, width) {
  const beside = width >= 560;
  const left = beside ? Math.min(300, width * 0.38) : 0;
  const right = 44;
  const row = beside ? 30 : 48;
  const room = beside ? left - 16 : width - right;
  const long = width - left - right;
  const said = `Labels of each document: ${several(bars.length, 'document')}; the table has the shares.`;
  return drawing(
    { width, height: bars.length * row + 22, said },
    svg`${patterns('documents', labels)}
      <text class="soft small" x=${width} y="11" text-anchor="end">passages</text>
      ${bars.map(({ documents: [{ title }], passages, shares }, at) => {
        let x = left;
        const top = 22 + at * row;
        const bar = beside ? top : top + 18;
        return svg`<g>
          <text class="title" x="0" y=${top + 14}>${cut(title, room)}</text>
          ${shares.map((share, i) => {
            const from = x;
            x += share * long;
            return share > 0
              ? svg`<rect class="piece ${labels[i]}" x=${from} y=${bar} width=${x - from} height="18" fill=${patternOf('documents', labels[i])} />`
              : nothing;
          })}
          <text class="soft" x=${width} y=${bar + 14} text-anchor="end">${counted(passages)}</text>
        </g>`;
      })}`,
  );
}

const STRIP_LEFT = 48;

/** A column is no narrower than this, so that it can be told from its neighbours. */
const STRIP_COLUMN = 4;

/**
 * All documents side by side, each a column, or as many to a column as there must be; the labels lie over each other.
 * @param {readonly LabelName[]} labels
 * @param {readonly Bar[]} bars
 * @param {number} width
 */
function documentStrip(labels, bars, width) {
  const [top, high] = [12, 200];
  const wide = width - STRIP_LEFT - 1;
  const column = wide / bars.length;
  const documents = bars.reduce((count, bar) => count + bar.documents.length, 0);
  /** @type {(share: number) => number} */
  const y = (share) => tenth(top + share * high);
  /** @type {(bar: number) => number} */
  const x = (bar) => tenth(STRIP_LEFT + bar * column);
  const said = `Labels of ${counted(documents)} documents, sorted by their share of ${labels[labels.length - 1]}; the table has the mean shares of each tenth.`;
  /** What lies above each label in a bar, and then the whole of it. */
  const edges = bars.map(({ shares }) => {
    let above = 0;
    return [0, ...shares.map((share) => (above += share))];
  });
  /**
   * The edge above the label at this place, bar by bar.
   * @param {number} at
   */
  const edge = (at) =>
    edges.map((each, i) => [`${x(i)} ${y(each[at])}`, `${x(i + 1)} ${y(each[at])}`]);
  return drawing(
    { width, height: top + high + 30, said },
    svg`${patterns('documents', labels)}
      ${labels.map((label, at) => {
        const over = edge(at).flat();
        const under = edge(at + 1)
          .flat()
          .reverse();
        return svg`<path class="layer ${label}" d="M${over.join('L')}L${under.join('L')}Z" fill=${patternOf('documents', label)} />`;
      })}
      ${[0, 0.5, 1].map((share) => svg`<text class="soft small" x=${STRIP_LEFT - 8} y=${y(share) + 4} text-anchor="end">${percent(share)}</text>`)}
      <text class="soft small" x=${STRIP_LEFT} y=${top + high + 20}>least ${labels[labels.length - 1]}</text>
      <text class="soft small" x=${width} y=${top + high + 20} text-anchor="end">most ${labels[labels.length - 1]}</text>`,
  );
}

/**
 * Model against person: counts, and the share that each has of its row.
 * @param {readonly LabelName[]} labels
 * @param {Project} project
 * @param {number} width
 */
export function agreementDrawing(labels, { agreement }, width) {
  const { counts, rows, columns, total, agreed, observed } = agreement;
  const narrow = width < 520;
  const left = narrow ? 86 : 118;
  const top = 62;
  const last = 14 + counted(total).length * 8.5;
  const cell = Math.max(30, Math.min(130, Math.floor((width - left - last) / labels.length)));
  const size = narrow ? 'tight' : '';
  const high = Math.min(cell, 64);
  const right = left + cell * labels.length;
  const bottom = top + high * labels.length;
  const said = `What the model said against what holds now, over ${several(total, 'confirmed passage')}: ${counted(agreed)} the same, ${percent(observed)}. The table has every count.`;
  return drawing(
    { width, height: bottom + 34, said },
    svg`<text class="soft small" x=${left} y="12">holds now</text>
      <text class="soft small" x="0" y=${top - 14}>the model said</text>
      <text class="soft small" x=${right + 10} y=${top - 14}>all</text>
      <text class="soft small" x="0" y=${bottom + 24}>all</text>
      ${labels.map((label, at) => {
        const middle = left + (at + 0.5) * cell;
        const row = top + at * high;
        return svg`
          ${glyph(label, narrow ? middle - 8 : left + at * cell + 8, 30, narrow ? 16 : 12)}
          ${narrow ? nothing : svg`<text class="name ${label}" x=${left + at * cell + 24} y="41">${label}</text>`}
          ${glyph(label, 0, row + high / 2 - 7, 12)}
          <text class="name ${label}" x="17" y=${row + high / 2 + 4}>${label}</text>
          <text class="value ${size}" x=${right + 10} y=${row + high / 2 + 5}>${counted(rows[at])}</text>
          <text class="value ${size}" x=${middle} y=${bottom + 24} text-anchor="middle">${counted(columns[at])}</text>`;
      })}
      <text class="value ${size}" x=${right + 10} y=${bottom + 24}>${counted(total)}</text>
      ${counts.map((row, from) =>
        row.map((count, to) => {
          const share = rows[from] ? count / rows[from] : 0;
          const [x, y] = [left + to * cell, top + from * high];
          return svg`<g>
            <rect class="cell ${from === to ? 'same' : 'other'}" x=${x + 1} y=${y + 1} width=${cell - 2} height=${high - 2} rx="3" fill-opacity=${count ? 0.06 + share * 0.32 : 0} />
            <text class="count ${size} ${count ? '' : 'soft'}" x=${x + cell / 2} y=${y + high / 2 + (count ? -1 : 5)} text-anchor="middle">${counted(count)}</text>
            ${count ? svg`<text class="small" x=${x + cell / 2} y=${y + high / 2 + 16} text-anchor="middle">${shareSaid(share)}</text>` : nothing}
          </g>`;
        }),
      )}`,
  );
}

/** @param {number} share */
export function shareSaid(share) {
  return share > 0 && share < 0.005 ? 'under 1 %' : percent(share);
}

/**
 * A title that fits into so many pixels, cut where it must be. The letters of East Asia are twice as wide as others.
 * @param {string} title
 * @param {number} room
 */
function cut(title, room) {
  let used = 0;
  let kept = '';
  for (const letter of title) {
    used += /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(letter)
      ? 2 * LETTER
      : LETTER;
    if (used > room) return `${kept.slice(0, -1).trimEnd()}…`;
    kept += letter;
  }
  return title;
}
