// What changes between two divisions of one text leads from the one to the other, and back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { changesBetween } from '../www/state/differences.js';
import { changed, inverse } from '../www/state/passages.js';

/** @typedef {import('../www/state.js').Passage} Passage */

/**
 * @param {number} start
 * @param {number} end
 * @param {import('../www/state.js').LabelName} label
 * @param {boolean} confirmed
 * @returns {Passage}
 */
const passage = (start, end, label, confirmed) => ({
  start,
  end,
  label,
  confidence: 1,
  by: 'human',
  confirmed,
});

/** A text of 40 characters, divided anywhere, some of it between passages. */
const division = fc
  .uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 12 })
  .chain((places) => {
    const sorted = [...places].sort((one, other) => one - other);
    const label = fc.constantFrom(/** @type {const} */ ('quote'), 'claim', 'background');
    const held = fc.tuple(label, fc.boolean(), fc.boolean());
    return fc.array(held, { minLength: sorted.length, maxLength: sorted.length }).map((all) =>
      all.flatMap(([label, confirmed, isThere], at) => {
        const end = sorted[at + 1];
        return end === undefined || !isThere ? [] : [passage(sorted[at], end, label, confirmed)];
      }),
    );
  });

test('the changes lead from one division to the other, and their inverse back', () => {
  fc.assert(
    fc.property(division, division, (before, after) => {
      const changes = changesBetween(before, after);
      assert.deepEqual(changed(before, changes), after);
      assert.deepEqual(changed(after, inverse(changes)), before);
    }),
  );
});

test('what is the same in both is not touched', () => {
  const [one, two, three] = [
    passage(0, 5, 'quote', true),
    passage(5, 9, 'claim', false),
    passage(10, 20, 'claim', true),
  ];
  const mine = { ...two, label: /** @type {const} */ ('quote') };
  assert.deepEqual(changesBetween([one, two, three], [one, mine, three]), [
    { at: 1, before: [two], after: [mine] },
  ]);
  assert.deepEqual(changesBetween([one, two, three], [one, two, three]), []);
});
