// The drawings of the work: what was confirmed when, and how fast. Both run over working time, with the pauses folded.
import { nothing, svg } from 'lit';
import {
  countTicks,
  durationSaid,
  thinned,
  withRoom,
  workStep,
  workTicks,
} from '../progress/scales.js';
import { HOUR, MINUTE, paceOf, sameDay, stretchesOf } from '../progress/working-time.js';
import { counted, drawing, tenth } from './label-drawings.js';

/** @typedef {import('../progress/working-time.js').Work} Work */

const [LEFT, RIGHT, TOP, BOTTOM, HIGH] = [48, 14, 30, 44, 190];

/** A pause that is marked stands so far from the next, and one that is named so far. */
const PAUSE_ROOM = 8;
const NAME_ROOM = 72;

/** The pace is shown of stretches no shorter than this, and of so many at most. */
const SHORTEST_STRETCH = 5 * MINUTE;
const MOST_STRETCHES = 24;

/**
 * @param {number} worked
 * @param {number} greatest
 * @param {number} width
 */
function axes(worked, greatest, width) {
  const right = width - RIGHT;
  const ticks = countTicks(greatest, 4);
  const most = ticks[ticks.length - 1];
  /** @type {(time: number) => number} */
  const x = (time) => tenth(LEFT + (worked ? time / worked : 0) * (right - LEFT));
  /** @type {(count: number) => number} */
  const y = (count) => tenth(TOP + HIGH - (count / most) * HIGH);
  const grid = svg`
    ${ticks.map(
      (tick) => svg`<path class=${tick ? 'grid' : 'axis'} d="M${LEFT} ${y(tick)}H${right}" />
        <text class="soft small" x=${LEFT - 8} y=${y(tick) + 4} text-anchor="end">${counted(tick)}</text>`,
    )}
    ${workTicks(worked, width / 72).map(
      (tick) => svg`<path class="axis" d="M${x(tick)} ${TOP + HIGH}v5" />
        <text class="soft small" x=${x(tick)} y=${TOP + HIGH + 19} text-anchor="middle">${tick ? durationSaid(tick) : '0'}</text>`,
    )}
    <text class="soft small" x=${right} y=${TOP + HIGH + 37} text-anchor="end">working time, pauses folded</text>`;
  return { x, y, grid };
}

/**
 * Where work was laid down and taken up again: a change of day by its date, a long pause by its length.
 * @param {Work} work
 * @param {(time: number) => number} x
 * @param {number} width
 */
function folds({ pauses, moments }, x, width) {
  const places = pauses.map(({ worked, from, to }) => ({
    x: x(worked),
    long: to - from,
    name: sameDay(from, to) ? `${Math.round((to - from) / HOUR)} h pause` : dayAndMonth(to),
    day: !sameDay(from, to),
  }));
  const first = moments[0];
  const ranked = [...places].sort((a, b) => Number(b.day) - Number(a.day) || b.long - a.long);
  const begun = { x: LEFT, name: first ? dayAndMonth(first.at) : '', day: true, long: 0 };
  const named = withRoom(
    [begun, ...ranked.filter(({ day, long }) => day || long >= HOUR)],
    NAME_ROOM,
  );
  return svg`
    ${withRoom(ranked, PAUSE_ROOM).map(
      ({ x: at, day }) =>
        svg`<path class=${day ? 'fold day' : 'fold'} d="M${at} ${day ? TOP - 8 : TOP}V${TOP + HIGH}" />`,
    )}
    ${named
      .filter(({ x: at }) => at + NAME_ROOM - 8 <= width || at === LEFT)
      .map(({ x: at, name, day }) =>
        day
          ? svg`<text class="small" x=${at + (at === LEFT ? 0 : 4)} y=${TOP - 12}>${name}</text>`
          : svg`<text class="soft small" x=${at + 4} y=${TOP - 12}>${name}</text>`,
      )}`;
}

/**
 * What was confirmed by when.
 * @param {Work} work
 * @param {number} left how many are still to confirm
 * @param {number} width
 */
export function confirmedDrawing(work, left, width) {
  const highest = work.moments.reduce((most, { confirmed }) => Math.max(most, confirmed), 1);
  // The goal is drawn once it is near: before that it would press the work flat.
  const end = work.confirmed + left;
  const goal = left > 0 && end <= highest * 2 ? end : 0;
  const { x, y, grid } = axes(work.worked, Math.max(highest, goal), width);
  const line = thinned([
    { x: LEFT, y: y(0) },
    ...work.moments.map(({ worked, confirmed }) => ({
      x: x(worked),
      y: y(Math.max(0, confirmed)),
    })),
  ]);
  const steps = line.map((point, i) => (i ? `H${point.x}V${point.y}` : `M${point.x} ${point.y}`));
  const last = line[line.length - 1];
  const said = `${counted(work.confirmed)} passages confirmed in ${durationSaid(work.worked)} of working time; the table has the days.`;
  return drawing(
    { width, height: TOP + HIGH + BOTTOM, said },
    svg`${grid}
      ${folds(work, x, width)}
      ${
        goal
          ? svg`<path class="goal" d="M${LEFT} ${y(goal)}H${width - RIGHT}" /><text class="small" x=${LEFT + 6} y=${y(goal) + 15}>all done: ${counted(goal)}</text>`
          : nothing
      }
      <path class="area" d="${steps.join('')}V${y(0)}H${LEFT}Z" />
      <path class="line" d=${steps.join('')} />
      <circle class="end" cx=${last.x} cy=${last.y} r="4" />`,
  );
}

/**
 * The stretches of which the pace is shown, and how long each is.
 * @param {Work} work
 */
export function shownStretches(work) {
  const length = Math.max(SHORTEST_STRETCH, workStep(work.worked, MOST_STRETCHES));
  return { length, stretches: stretchesOf(work, length) };
}

/**
 * Between bars only what divides the days is worth a line.
 * @param {Work} work
 */
function withoutShortPauses(work) {
  return { ...work, pauses: work.pauses.filter(({ from, to }) => !sameDay(from, to)) };
}

/**
 * Passages an hour, stretch by stretch, with the mean over all work and over the recent.
 * @param {Work} work
 * @param {number} width
 */
export function paceDrawing(work, width) {
  const { length, stretches } = shownStretches(work);
  const fastest = stretches.reduce((most, { perHour }) => Math.max(most, perHour), 1);
  const { x, y, grid } = axes(work.worked, fastest, width);
  const { overall, recent, recentFrom } = paceOf(work) ?? { overall: 0, recent: 0, recentFrom: 0 };
  const said = `Pace: ${counted(Math.round(overall))} passages an hour over all the work, ${counted(Math.round(recent))} an hour lately; one bar is ${durationSaid(length)} of work.`;
  return drawing(
    { width, height: TOP + HIGH + BOTTOM, said },
    svg`${grid}
      ${stretches.map(({ from, to, perHour }) => {
        const height = y(0) - y(Math.max(0, perHour));
        return svg`<rect class="stretch" x=${x(from) + 1} y=${y(0) - height} width=${Math.max(1, x(to) - x(from) - 2)} height=${height} />`;
      })}
      ${folds(withoutShortPauses(work), x, width)}
      <path class="mean" d="M${LEFT} ${y(Math.max(0, overall))}H${width - RIGHT}" />
      ${recentFrom ? svg`<path class="recent" d="M${x(recentFrom)} ${y(Math.max(0, recent))}H${width - RIGHT}" />` : nothing}`,
  );
}

/** @param {number} time */
export function dayAndMonth(time) {
  return new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
}
