// How long a person has worked, and how fast, from nothing but the times at which they did something. Time is counted while
// one deed follows another within five minutes; what is longer is a pause and counts for nothing.

/**
 * A step of the work: when it was done, and how many passages it newly confirmed; negative where it took some back.
 * @typedef {{ at: number, confirmed: number }} Deed
 */

/**
 * Where the work stood after a deed: `worked` is the working time until then, `confirmed` the passages until then.
 * @typedef {{ at: number, worked: number, confirmed: number }} Moment
 * @typedef {{ worked: number, from: number, to: number }} Pause
 * @typedef {{ start: number, end: number, worked: number, confirmed: number }} Day
 * @typedef {ReturnType<typeof countWork>} Work
 * @typedef {{ from: number, to: number, confirmed: number, perHour: number }} Stretch
 */

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** A gap that is longer than this is a pause. */
export const PAUSE = 5 * MINUTE;

/** The recent pace is that of the last half hour of work. */
export const RECENT = 30 * MINUTE;

/** Before this much work there is no pace to speak of, and before twice as much none that tells what is left. */
export const ENOUGH_FOR_PACE = 5 * MINUTE;
const ENOUGH_WORK = 10 * MINUTE;

/** The spread of the pace is taken from stretches of this length, of which four are the fewest that have quarters. */
const STRETCH = 15 * MINUTE;
const ENOUGH_STRETCHES = 4;

/** A single deed that confirms more than this was done in bulk: "Confirm the rest". */
const BULK = 5;

/** @type {WeakMap<readonly Deed[], Work>} */
const known = new WeakMap();

/**
 * Remembered for as long as the list of deeds is the same one.
 * @param {readonly Deed[]} deeds
 * @returns {Work}
 */
export function workOf(deeds) {
  const before = known.get(deeds);
  if (before) return before;
  const work = countWork(deeds);
  known.set(deeds, work);
  return work;
}

/**
 * Nobody sees how long the first deed after a pause took, so it is given the usual time: the median of all others.
 * @param {readonly Deed[]} deeds in the order of time
 */
function countWork(deeds) {
  const usual = usualTime(deeds);
  /** @type {Moment[]} */
  const moments = [];
  /** @type {Pause[]} */
  const pauses = [];
  /** @type {Day[]} */
  const days = [];
  let [worked, confirmed, inBulk] = [0, 0, 0];
  let midnight = Number.NEGATIVE_INFINITY;
  deeds.forEach((deed, i) => {
    const before = deeds[i - 1];
    const gap = before ? deed.at - before.at : Number.POSITIVE_INFINITY;
    if (before && gap > PAUSE) pauses.push({ worked, from: before.at, to: deed.at });
    const took = gap > PAUSE ? usual : gap;
    worked += took;
    confirmed += deed.confirmed;
    if (deed.confirmed > BULK) inBulk += deed.confirmed;
    moments.push({ at: deed.at, worked, confirmed });
    const today = days.at(-1);
    if (today && deed.at < midnight) {
      today.end = deed.at;
      today.worked += took;
      today.confirmed += deed.confirmed;
    } else {
      midnight = nextMidnight(deed.at);
      days.push({ start: deed.at, end: deed.at, worked: took, confirmed: deed.confirmed });
    }
  });
  return { moments, pauses, days, worked, confirmed, inBulk, usual };
}

/** @param {readonly Deed[]} deeds */
function usualTime(deeds) {
  const gaps = deeds.slice(1).map(({ at }, i) => at - deeds[i].at);
  return quantile(
    gaps.filter((gap) => gap > 0 && gap <= PAUSE),
    0.5,
  );
}

/** @param {number} time */
function nextMidnight(time) {
  const day = new Date(time);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
}

/**
 * By the calendar of the person's own machine.
 * @param {number} a
 * @param {number} b
 */
export function sameDay(a, b) {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

/**
 * The work cut into stretches of equal working time; a last one that is shorter than half joins the one before it.
 * @param {Work} work
 * @param {number} length
 * @returns {Stretch[]}
 */
export function stretchesOf({ moments, worked }, length) {
  const count = Math.max(1, Math.round(worked / length));
  const confirmed = Array.from({ length: count }, () => 0);
  let before = 0;
  for (const moment of moments) {
    // What is done at the very end of a stretch was done in it.
    const at = Math.min(count - 1, Math.max(0, Math.ceil(moment.worked / length) - 1));
    confirmed[at] += moment.confirmed - before;
    before = moment.confirmed;
  }
  if (worked === 0) return [];
  return confirmed.map((number, at) => {
    const from = at * length;
    const to = at === count - 1 ? worked : from + length;
    return { from, to, confirmed: number, perHour: perHour(number, to - from) };
  });
}

/**
 * Passages an hour of working time: since the beginning, and lately. Null before there has been enough work.
 * @param {Work} work
 */
export function paceOf({ moments, worked, confirmed }) {
  if (worked < ENOUGH_FOR_PACE) return null;
  const since = Math.max(0, worked - RECENT);
  const then = moments.findLast((moment) => moment.worked <= since)?.confirmed ?? 0;
  return {
    overall: perHour(confirmed, worked),
    recent: perHour(since === 0 ? confirmed : confirmed - then, worked - since),
    recentFrom: since,
  };
}

/**
 * How much longer the passages that are left may take: at the pace of the faster quarter of stretches and at that of the
 * slower one. With too few stretches, at the better and the worse of the overall and the recent pace. Null where it is too
 * early to say; without an end where the slower quarter confirmed nothing.
 * @param {Work} work
 * @param {number} left
 * @returns {{ low: number, high: number, by: 'quarters' | 'means' } | null}
 */
export function timeLeft(work, left) {
  const pace = paceOf(work);
  if (!pace || work.worked < ENOUGH_WORK || pace.overall <= 0 || left <= 0) return null;
  const stretches = stretchesOf(work, STRETCH);
  const byQuarters = stretches.length >= ENOUGH_STRETCHES;
  const paces = byQuarters ? stretches.map((each) => each.perHour) : [pace.overall, pace.recent];
  const [fast, slow] = byQuarters
    ? [quantile(paces, 0.75), quantile(paces, 0.25)]
    : [Math.max(...paces), Math.min(...paces)];
  if (fast <= 0) return null;
  return {
    low: (left / fast) * HOUR,
    high: slow > 0 ? (left / slow) * HOUR : Number.POSITIVE_INFINITY,
    by: byQuarters ? 'quarters' : 'means',
  };
}

/**
 * @param {number} count
 * @param {number} time
 */
function perHour(count, time) {
  return time > 0 ? (count * HOUR) / time : 0;
}

/**
 * Between two neighbours in proportion; 0 where there is nothing.
 * @param {readonly number[]} numbers
 * @param {number} share
 */
export function quantile(numbers, share) {
  if (numbers.length === 0) return 0;
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}
