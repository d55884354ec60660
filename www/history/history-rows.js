// The history as rows to read: the way that led to the present, the newest first, and beside each step the ways that were
// left there by going back and doing something else.
import { tipOf, trailTo } from '../state/history.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').Step} Step */

/**
 * A run of steps off the way to the present. `later` where it was begun after the way that is gone on now.
 * @typedef {{ count: number, later: boolean, depth: number }} Way
 * @typedef {{ step: Step, way: Way | null, standing: 'done' | 'undone' | 'left' }} Row
 */

/**
 * @param {Pick<State, 'steps' | 'head' | 'tip'>} state
 * @returns {readonly Row[]}
 */
export function rowsOf({ steps, head, tip }) {
  const known = steps.flatMap((step) => step ?? []);
  /** @type {Map<number, Step[]>} */
  const following = new Map();
  for (const step of known) {
    const others = following.get(step.parent);
    if (others) others.push(step);
    else following.set(step.parent, [step]);
  }
  const latest = latestOf(known);
  const onward = trailTo(steps, tip);
  const isOnward =
    head === 0 || head === onward[0]?.parent || onward.some(({ seq }) => seq === head);
  const trail = isOnward ? onward : trailTo(steps, tipOf(steps, head));
  /** @type {Row[]} */
  const rows = [];
  const here = new Set(known.map(({ seq }) => seq));

  /**
   * @param {Step} first
   * @returns {Step[]}
   */
  function wayFrom(first) {
    const way = [];
    /** @type {Step | undefined} */
    let step = first;
    while (step) {
      way.push(step);
      step = following
        .get(step.seq)
        ?.reduce((one, other) =>
          Number(latest.get(other.seq)) > Number(latest.get(one.seq)) ? other : one,
        );
    }
    return way;
  }

  /**
   * The ways that were begun on a step and are not the one that is told of.
   * @param {number} seq
   * @param {Step | undefined} next the step with which that one goes on
   * @param {number} depth
   */
  function tellOthers(seq, next, depth) {
    const others = (following.get(seq) ?? []).filter((step) => step !== next).reverse();
    for (const other of others) {
      const steps = wayFrom(other);
      const later = next !== undefined && other.seq > next.seq;
      tell(steps, { count: steps.length, later, depth });
    }
  }

  /**
   * @param {readonly Step[]} steps the first first
   * @param {Way | null} way
   */
  function tell(steps, way) {
    for (let i = steps.length - 1; i >= 0; i -= 1) {
      const step = steps[i];
      tellOthers(step.seq, steps[i + 1], (way?.depth ?? 0) + 1);
      const standing = way ? 'left' : step.seq > head ? 'undone' : 'done';
      rows.push({ step, way, standing });
    }
  }

  tell(trail, null);
  // What was done at the very beginning, or on steps that are not at hand.
  const roots = [...new Set(known.map(({ parent }) => parent))].filter((seq) => !here.has(seq));
  for (const root of roots.reverse()) {
    const next = trail[0]?.parent === root ? trail[0] : undefined;
    tellOthers(root, next, 1);
  }
  return rows;
}

/**
 * The latest step that each step led to.
 * @param {readonly Step[]} steps
 */
function latestOf(steps) {
  /** @type {Map<number, number>} */
  const latest = new Map();
  for (let i = steps.length - 1; i >= 0; i -= 1) {
    const { seq, parent } = steps[i];
    const tip = latest.get(seq) ?? seq;
    latest.set(seq, tip);
    latest.set(parent, Math.max(tip, latest.get(parent) ?? 0));
  }
  return latest;
}
