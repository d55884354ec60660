// Marks, in the article's own text, who speaks in the selected passage, the word that says so, and the words that carried
// its label. The marks are painted by the browser over the text (CSS Custom Highlights), so that no element is added and
// no line moves. Where a browser has none of that, the margin and the reasons still name them all.
import { rangesOf } from '../reading/places.js';
import { attributionOf } from '../reading/speakers.js';
import { passageElementId } from './article.js';

/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */

/** @type {Parameters<typeof markSelected> | null} */
let latest = null;
// Words that come near are drawn without anything else having changed.
document.addEventListener('sheets-drawn', () => {
  if (latest) markSelected(...latest);
});

/**
 * @param {GlossedDocument | undefined} shown
 * @param {number} at the selected passage; -1 for none
 * @param {import('../page.js').Explanation | null} explanation
 */
export function markSelected(shown, at, explanation) {
  latest = [shown, at, explanation];
  if (!('highlights' in CSS)) return;
  const passage = shown?.passages[at];
  const found = passage && attributionOf(passage);
  const isExplained =
    explanation?.document === shown?.id &&
    explanation?.start === passage?.start &&
    explanation?.end === passage?.end;
  mark('wording', isExplained ? wordsOf(explanation) : []);
  mark('speaker', found?.speaker ? [found.speaker] : []);
  mark('cue', found?.cue ? [found.cue] : []);

  /**
   * @param {'wording' | 'speaker' | 'cue'} name
   * @param {readonly import('../core/glossator.js').Span[]} spans
   */
  function mark(name, spans) {
    const ranges = spans.flatMap((span) =>
      shown ? rangesOf(span, shown.passages, wordsElement) : [],
    );
    if (ranges.length > 0) CSS.highlights.set(name, new Highlight(...ranges));
    else CSS.highlights.delete(name);
  }
}

/** @param {import('../page.js').Explanation | null} explanation */
function wordsOf(explanation) {
  return explanation?.found?.reasons.flatMap(({ words }) => words) ?? [];
}

/** @param {number} at */
function wordsElement(at) {
  return document.querySelector(`#${passageElementId(at)} > .words`);
}
