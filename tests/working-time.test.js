// Working time, pace and the estimate of what is left, from the times of the deeds alone; and the axes they are drawn on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  countTicks,
  durationSaid,
  rangeSaid,
  roughlySaid,
  thinned,
  withRoom,
  workTicks,
} from '../www/progress/scales.js';
import {
  HOUR,
  MINUTE,
  PAUSE,
  paceOf,
  quantile,
  stretchesOf,
  timeLeft,
  workOf,
} from '../www/progress/working-time.js';

/** @typedef {import('../www/progress/working-time.js').Deed} Deed */

const morning = new Date(2026, 10, 17, 9).getTime();
const SECOND = 1000;

/**
 * Deeds at so many seconds after the morning, each confirming one passage.
 * @param {readonly number[]} seconds
 * @returns {Deed[]}
 */
const deedsAt = (seconds) => seconds.map((s) => ({ at: morning + s * SECOND, confirmed: 1 }));

/**
 * Steady work: a passage every so many seconds.
 * @param {number} count
 * @param {number} every
 */
const steady = (count, every) => deedsAt(Array.from({ length: count }, (_, i) => i * every));

test('a pause counts for nothing, and the step after it for the usual time', () => {
  // Gaps of 10, 20 and 10 seconds, then lunch, then 10 seconds.
  const work = workOf(deedsAt([0, 10, 30, 40, 3640, 3650]));
  assert.equal(work.usual, 10 * SECOND);
  assert.deepEqual(
    work.moments.map(({ worked }) => worked / SECOND),
    [10, 20, 40, 50, 60, 70],
  );
  assert.deepEqual(work.pauses, [
    { worked: 50 * SECOND, from: morning + 40 * SECOND, to: morning + 3640 * SECOND },
  ]);
  assert.equal(work.confirmed, 6);
});

test('five minutes to the second are still work', () => {
  assert.equal(workOf(deedsAt([0, 300])).pauses.length, 0);
  assert.equal(workOf(deedsAt([0, 300.001])).pauses.length, 1);
});

test('without a second step there is no working time and no pace', () => {
  for (const deeds of [[], deedsAt([5]), deedsAt([5, 5]), deedsAt([0, 9000])]) {
    assert.equal(workOf(deeds).worked, 0);
    assert.equal(paceOf(workOf(deeds)), null);
    assert.equal(timeLeft(workOf(deeds), 100), null);
    assert.deepEqual(stretchesOf(workOf(deeds), MINUTE), []);
  }
});

test('what is taken back is taken off', () => {
  const deeds = [...steady(3, 10), { at: morning + 40 * SECOND, confirmed: -2 }];
  assert.equal(workOf(deeds).confirmed, 1);
});

test('bulk is told from reading', () => {
  const deeds = [...steady(10, 10), { at: morning + 100 * SECOND, confirmed: 40 }];
  assert.equal(workOf(deeds).inBulk, 40);
});

test('work past midnight belongs to the day on which each step was done', () => {
  const twoToMidnight = (14 * 60 + 58) * 60;
  const { days } = workOf(deedsAt([0, 60, ...[0, 60, 120, 180].map((s) => twoToMidnight + s)]));
  assert.deepEqual(
    days.map(({ worked, confirmed }) => [worked / SECOND, confirmed]),
    [
      [240, 4],
      [120, 2],
    ],
  );
});

test('pace: all the work, and the last half hour of it', () => {
  // An hour at 60 an hour, then half an hour at 120 an hour.
  const slow = steady(60, 60);
  const fast = Array.from({ length: 60 }, (_, i) => ({
    at: slow[59].at + (i + 1) * 30 * SECOND,
    confirmed: 1,
  }));
  const pace = paceOf(workOf([...slow, ...fast]));
  assert.ok(pace);
  assert.equal(pace.recent, 120);
  assert.ok(Math.abs(pace.overall - 80) < 1);
});

test('too early to say: under ten minutes of work, or nothing gained', () => {
  assert.equal(timeLeft(workOf(steady(30, 10)), 100), null);
  assert.equal(
    timeLeft(workOf(steady(100, 10).map((deed) => ({ ...deed, confirmed: 0 }))), 100),
    null,
  );
  assert.equal(timeLeft(workOf(steady(100, 10)), 0), null);
});

test('steady work is foreseen exactly, from means first and from quarters later', () => {
  const early = timeLeft(workOf(steady(120, 10)), 360);
  assert.deepEqual(early, { low: HOUR, high: HOUR, by: 'means' });
  const later = timeLeft(workOf(steady(720, 10)), 360);
  assert.deepEqual(later, { low: HOUR, high: HOUR, by: 'quarters' });
});

test('where the slower quarter confirmed nothing, the estimate has no end', () => {
  const idle = Array.from({ length: 720 }, (_, i) => ({
    at: morning + i * 10 * SECOND,
    confirmed: i < 360 ? 1 : 0,
  }));
  const left = timeLeft(workOf(idle), 100);
  assert.equal(left?.high, Number.POSITIVE_INFINITY);
  assert.match(rangeSaid(left ?? { low: 0, high: 0 }), /^at least /);
});

test('whatever the deeds, no time and no passage is lost between the pictures', () => {
  const deed = fc.record({
    gap: fc.integer({ min: 0, max: 2 * PAUSE }),
    confirmed: fc.integer({ min: -3, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 200 }), (gaps) => {
      let at = morning;
      const deeds = gaps.map(({ gap, confirmed }) => {
        at += gap;
        return { at, confirmed };
      });
      const work = workOf(deeds);
      const total = deeds.reduce((all, { confirmed }) => all + confirmed, 0);
      assert.equal(work.confirmed, total);
      assert.equal(
        work.days.reduce((all, { confirmed }) => all + confirmed, 0),
        total,
      );
      assert.ok(
        Math.abs(work.days.reduce((all, { worked }) => all + worked, 0) - work.worked) < 1e-3,
      );
      assert.ok(
        work.moments.every(({ worked }, i) => i === 0 || worked >= work.moments[i - 1].worked),
      );
      const stretches = stretchesOf(work, 15 * MINUTE);
      if (work.worked > 0) {
        assert.equal(
          stretches.reduce((all, { confirmed }) => all + confirmed, 0),
          total,
        );
        assert.equal(stretches[stretches.length - 1].to, work.worked);
      }
    }),
  );
});

test('a hundred thousand deeds are counted at once', () => {
  const before = performance.now();
  workOf(steady(100_000, 10));
  assert.ok(performance.now() - before < 2000);
});

test('ticks are whole and reach the greatest value', () => {
  assert.deepEqual(countTicks(660, 4), [0, 200, 400, 600, 800]);
  assert.deepEqual(countTicks(0, 4), [0, 1]);
  assert.deepEqual(countTicks(3, 4), [0, 1, 2, 3]);
  assert.deepEqual(
    workTicks(50 * MINUTE, 6),
    [0, 10, 20, 30, 40, 50].map((m) => m * MINUTE),
  );
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: 20 }), (greatest, about) => {
      const ticks = countTicks(greatest, about);
      assert.ok(ticks[ticks.length - 1] >= greatest);
      assert.ok(ticks.length <= about + 2);
      assert.ok(ticks.every(Number.isInteger));
    }),
  );
});

test('times are said as people say them, and estimates no more precisely than they are', () => {
  assert.deepEqual(
    [8, 60, 3600, 12_000].map((s) => durationSaid(s * SECOND)),
    ['8 s', '1 min', '1 h', '3 h 20 min'],
  );
  assert.deepEqual(
    [2, 47, 60 * 3.3, 60 * 14.4, 60 * 403].map((m) => roughlySaid(m * MINUTE)),
    ['5 min', '45 min', '3 h 30 min', '14 h', '400 h'],
  );
  assert.equal(rangeSaid({ low: 46 * MINUTE, high: 47 * MINUTE }), 'about 45 min');
  assert.equal(rangeSaid({ low: HOUR, high: 3 * HOUR }), '1 h to 3 h');
});

test('a thinned line keeps its ends and its extremes, with at most four points a pixel', () => {
  const points = Array.from({ length: 10_000 }, (_, i) => ({ x: i / 100, y: Math.sin(i) * i }));
  const few = thinned(points);
  assert.ok(few.length <= 400);
  assert.deepEqual([few[0], few[few.length - 1]], [points[0], points[9999]]);
  const greatest = (/** @type {typeof points} */ all) => Math.max(...all.map(({ y }) => y));
  assert.equal(greatest(few), greatest(points));
  assert.deepEqual(thinned([]), []);
});

test('what matters more keeps its place', () => {
  const things = [{ x: 50 }, { x: 20 }, { x: 45 }, { x: 80 }];
  assert.deepEqual(
    withRoom(things, 10).map(({ x }) => x),
    [50, 20, 80],
  );
});

test('quantiles', () => {
  assert.equal(quantile([], 0.5), 0);
  assert.equal(quantile([4, 1, 3, 2], 0.5), 2.5);
  assert.equal(quantile([4, 1, 3, 2], 1), 4);
});
