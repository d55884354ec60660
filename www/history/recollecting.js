// The words of the passages that steps of the history were about. They are cut from the texts as they are needed: the log
// keeps only where they stand, and a text never changes.
import { subjectsOf } from '../words.js';

/** @typedef {import('../page.js').Page} Page */
/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').Step} Step */
/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */

/**
 * The words of a passage before a step, those of what it became, and who was then said to speak.
 * @typedef {{ before: readonly string[], after: readonly string[], speaker: string }} Wording
 */

/** @type {WeakMap<Step, Wording>} */
const wordings = new WeakMap();
/** @type {WeakSet<Step>} */
const asked = new WeakSet();

/** So many characters say which passage it was. */
const EXCERPT = 140;

/**
 * @param {State} state
 * @param {Step} step
 * @returns {Wording | undefined} undefined while the text is not at hand
 */
export function wordingOf(state, step) {
  const known = wordings.get(step);
  if (known) return known;
  const document = state.contents.get(subjectsOf(step)[0]);
  if (!document) return undefined;
  const wording = cut(step, document);
  wordings.set(step, wording);
  return wording;
}

/** Only what a step did to one place is told by its words. */
/** @param {Step} step */
export function placeOf({ delta }) {
  const [edit] = delta.edits;
  return delta.edits.length === 1 && edit.changes.length === 1 ? edit.changes[0] : undefined;
}

/**
 * @param {Step} step
 * @param {GlossedDocument} document
 * @returns {Wording}
 */
function cut(step, { text }) {
  const change = placeOf(step);
  const excerpt = (/** @type {import('../state.js').Span} */ { start, end }) => {
    const words = text
      .slice(start, Math.min(end, start + 2 * EXCERPT))
      .replace(/\s+/g, ' ')
      .trim();
    return words.length > EXCERPT ? `${words.slice(0, EXCERPT).replace(/\s+\S*$/, '')} …` : words;
  };
  const attribution = change?.after[0]?.attribution;
  return {
    before: change?.before.map(excerpt) ?? [],
    after: change?.after.map(excerpt) ?? [],
    speaker: attribution?.speakerName ?? (attribution?.speaker ? excerpt(attribution.speaker) : ''),
  };
}

/**
 * Reads the texts that steps were about and that are not at hand, each once, and has the page drawn again.
 * @param {Page} page
 * @param {readonly Step[]} steps
 */
export async function recollect(page, steps) {
  const wanted = steps.filter(
    (step) => placeOf(step) && !asked.has(step) && !wordingOf(page.state(), step),
  );
  if (wanted.length === 0) return;
  for (const step of wanted) asked.add(step);
  const ids = [...new Set(wanted.map((step) => subjectsOf(step)[0]))];
  const BATCH = 20;
  for (let at = 0; at < ids.length; at += BATCH) {
    const read = await page.read(ids.slice(at, at + BATCH));
    const found = new Map(read.map((document) => [document.id, document]));
    for (const step of wanted) {
      const document = found.get(subjectsOf(step)[0]);
      if (document) wordings.set(step, cut(step, document));
    }
    page.set({});
  }
}
