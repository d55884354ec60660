// What was done, as a tree: each step knows the one it was done on, so that going back and doing something else loses
// nothing of what had come after.
import { changed, inverse } from './passages.js';

/** @typedef {import('./passages.js').Change} Change */

/** @typedef {{ document: string, changes: readonly Change[] }} Edit the changes in one document */

/**
 * What a person has said of the whole project.
 * @typedef {{ name: string, annotator: string, guidelines: string }} Settings `guidelines` is Markdown, empty for the default
 */

/**
 * The difference that a step makes, in a form that can be turned round.
 * @typedef {{
 *   edits: readonly Edit[],
 *   listing: readonly { document: string, listed: boolean }[],
 *   settings?: { before: Settings, after: Settings },
 * }} Delta
 */

/**
 * `seq` counts steps from 1; `parent` is the step it was done on, 0 for the beginning. `at` is in milliseconds since 1970
 * and never smaller than that of the step before. `operation` is what was asked for, to be told by.
 * @typedef {{ seq: number, parent: number, at: number, operation: import('../state.js').Told, delta: Delta }} Step
 */

/** @type {Delta} */
export const NO_DELTA = { edits: [], listing: [] };

/** @param {Delta} delta */
export function isNothing({ edits, listing, settings }) {
  return edits.length === 0 && listing.length === 0 && settings === undefined;
}

/**
 * @param {Delta} delta
 * @returns {Delta}
 */
export function turned({ edits, listing, settings }) {
  /** @type {Delta} */
  const back = {
    edits: edits
      .map(({ document, changes }) => ({ document, changes: inverse(changes) }))
      .reverse(),
    listing: listing.map(({ document, listed }) => ({ document, listed: !listed })).reverse(),
  };
  if (settings) back.settings = { before: settings.after, after: settings.before };
  return back;
}

/**
 * Several deltas, one after the other, as one.
 * @param {readonly Delta[]} deltas
 * @returns {Delta}
 */
export function joined(deltas) {
  const settings = deltas.flatMap((delta) => delta.settings ?? []);
  /** @type {Delta} */
  const whole = {
    edits: deltas.flatMap(({ edits }) => edits),
    listing: deltas.flatMap(({ listing }) => listing),
  };
  if (settings.length > 0) {
    whole.settings = { before: settings[0].before, after: settings[settings.length - 1].after };
  }
  return whole;
}

/**
 * The step with a number, in a list that begins with any number and has no others left out.
 * @param {readonly (Step | undefined)[]} steps
 * @param {number} seq
 */
export function stepAt(steps, seq) {
  const first = steps[0]?.seq ?? 1;
  return steps[seq - first];
}

/**
 * The steps that lead from the beginning, or from the first that is at hand, to one of them.
 * @param {readonly (Step | undefined)[]} steps
 * @param {number} seq
 * @returns {Step[]}
 */
export function trailTo(steps, seq) {
  const trail = [];
  for (let step = stepAt(steps, seq); step; step = stepAt(steps, step.parent)) trail.push(step);
  return trail.reverse();
}

/**
 * What there is to do on the way from one step to another: back to where they part, then forth. Null where the way leads
 * through steps that are not at hand.
 * @param {readonly (Step | undefined)[]} steps
 * @param {number} from
 * @param {number} to
 * @returns {Delta | null}
 */
export function way(steps, from, to) {
  /** @type {Delta[]} */
  const back = [];
  /** @type {Delta[]} */
  const forth = [];
  let [one, other] = [from, to];
  while (one !== other) {
    // A parent always has the smaller number: the larger of the two cannot be above the other.
    const step = stepAt(steps, Math.max(one, other));
    if (!step) return null;
    if (one > other) {
      back.push(turned(step.delta));
      one = step.parent;
    } else {
      forth.push(step.delta);
      other = step.parent;
    }
  }
  return joined([...back, ...forth.reverse()]);
}

/**
 * The latest step that was done on a step or on what followed it: where redo leads to from there.
 * @param {readonly (Step | undefined)[]} steps
 * @param {number} seq
 */
export function tipOf(steps, seq) {
  const following = new Set([seq]);
  let tip = seq;
  for (const step of steps) {
    if (!step || !following.has(step.parent)) continue;
    following.add(step.seq);
    tip = step.seq;
  }
  return tip;
}

/**
 * The passages after the edits of a delta that concern a document, with what did not fit them.
 * @param {readonly import('./passages.js').Passage[]} passages
 * @param {Delta} delta
 * @param {string} document
 * @returns {{ passages: readonly import('./passages.js').Passage[], unfit: number }}
 */
export function edited(passages, delta, document) {
  let now = passages;
  let unfit = 0;
  for (const edit of delta.edits) {
    if (edit.document !== document) continue;
    const next = changed(now, edit.changes);
    if (next) now = next;
    else unfit += 1;
  }
  return { passages: now, unfit };
}
