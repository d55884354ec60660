// The axes of the pictures: where ticks stand, how times are said, and how a long line is thinned to what a screen can show.
import { HOUR, MINUTE } from './working-time.js';

const WORK_STEPS = [1 / 6, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 3000, 6000].map(
  (m) => m * MINUTE,
);

/**
 * Whole numbers from 0 past the greatest value, in steps of 1, 2 or 5 times a power of ten.
 * @param {number} greatest
 * @param {number} about how many ticks there is room for
 */
export function countTicks(greatest, about) {
  const rough = Math.max(1, greatest / Math.max(1, about));
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? power;
  const ticks = Math.max(1, Math.ceil(greatest / step));
  return Array.from({ length: ticks + 1 }, (_, i) => i * step);
}

/**
 * Ticks over a working time, from 0 to its last full step.
 * @param {number} worked
 * @param {number} about
 */
export function workTicks(worked, about) {
  const step = workStep(worked, about);
  return Array.from({ length: Math.floor(worked / step) + 1 }, (_, i) => i * step);
}

/**
 * The step of time that divides a working time into about so many parts.
 * @param {number} worked
 * @param {number} about
 */
export function workStep(worked, about) {
  const last = WORK_STEPS[WORK_STEPS.length - 1];
  const fitting = WORK_STEPS.find((step) => worked / step <= about);
  return fitting ?? Math.ceil(worked / about / last) * last;
}

/**
 * "8 s", "45 min", "3 h 20 min", "12 h".
 * @param {number} time
 */
export function durationSaid(time) {
  if (time > 0 && time < MINUTE) return `${Math.ceil(time / 1000)} s`;
  const minutes = Math.round(time / MINUTE);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest ? ` ${rest} min` : ''}`;
}

/**
 * No more precise than an estimate can be: to five minutes below two hours, to half an hour below ten, to
 * an hour below a hundred, and to ten from there on.
 * @param {number} time
 */
export function roughlySaid(time) {
  const grains = [
    [2 * HOUR, 5 * MINUTE],
    [10 * HOUR, 30 * MINUTE],
    [100 * HOUR, HOUR],
  ];
  const grain = grains.find(([below]) => time < below)?.[1] ?? 10 * HOUR;
  return durationSaid(Math.max(grain, Math.round(time / grain) * grain));
}

/**
 * "1 h 30 min to 2 h", "about 2 h", "at least 1 h".
 * @param {{ low: number, high: number }} range
 */
export function rangeSaid({ low, high }) {
  if (!Number.isFinite(high)) return `at least ${roughlySaid(low)}`;
  const [from, to] = [roughlySaid(low), roughlySaid(high)];
  return from === to ? `about ${to}` : `${from} to ${to}`;
}

/**
 * A line of many points with no more than four to a pixel: the first, the lowest, the highest and the last, which draws the
 * same picture.
 * @template {{ x: number, y: number }} P
 * @param {readonly P[]} points in the order of x
 * @returns {P[]}
 */
export function thinned(points) {
  /** @type {P[]} */
  const kept = [];
  for (let from = 0; from < points.length; ) {
    const pixel = Math.floor(points[from].x);
    let [lowest, highest, to] = [from, from, from];
    while (to < points.length && Math.floor(points[to].x) === pixel) {
      if (points[to].y < points[lowest].y) lowest = to;
      if (points[to].y > points[highest].y) highest = to;
      to += 1;
    }
    for (const at of [...new Set([from, lowest, highest, to - 1])].sort((a, b) => a - b)) {
      kept.push(points[at]);
    }
    from = to;
  }
  return kept;
}

/**
 * Leaves out what would stand closer than `room` to what is already there, the first things first.
 * @template {{ x: number }} T
 * @param {readonly T[]} things the most important first
 * @param {number} room
 * @returns {T[]}
 */
export function withRoom(things, room) {
  /** @type {T[]} */
  const kept = [];
  for (const thing of things) {
    if (kept.every(({ x }) => Math.abs(x - thing.x) >= room)) kept.push(thing);
  }
  return kept;
}
