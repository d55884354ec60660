// Made-up documents for the tests.
import { update } from '../www/state.js';

/**
 * A document of `count` passages, one a line, all of them background by the model's word.
 * @param {string} id
 * @param {number} count
 * @returns {import('../www/state.js').GlossedDocument}
 */
export function glossed(id, count) {
  let text = '';
  const passages = Array.from({ length: count }, (_, at) => {
    const start = text.length;
    text += `Passage ${at} of ${id}.`;
    const end = text.length;
    text += '\n';
    return /** @type {import('../www/state.js').Passage} */ ({
      start,
      end,
      label: 'background',
      predicted: 'background',
      confidence: 0.7,
      by: 'model',
      confirmed: false,
    });
  });
  return { id, text, model: 'test', passages };
}

/**
 * A document of quotes, one a line; a passage without a speaker is background.
 * @param {readonly { words: string, speaker?: string, name?: string }[]} lines
 * @returns {import('../www/state.js').GlossedDocument}
 */
export function quotation(lines) {
  let text = '';
  const passages = lines.map(({ words, speaker, name }) => {
    const start = text.length;
    text += `${words}\n`;
    /** @type {import('../www/state.js').Passage} */
    const passage = {
      start,
      end: text.length - 1,
      label: speaker ? 'quote' : 'background',
      confidence: 0.9,
      by: 'model',
      confirmed: false,
    };
    if (!speaker) return passage;
    const from = start + words.indexOf(speaker);
    /** @type {import('../www/state.js').Attribution} */
    const attribution = { speaker: { start: from, end: from + speaker.length }, by: 'model' };
    if (name) attribution.speakerName = name;
    return { ...passage, attribution };
  });
  return { id: 'quotation', text, passages };
}

/**
 * A document of these passages, one a line.
 * @param {string} id
 * @param {readonly string[]} lines
 * @param {string} [between]
 * @returns {import('../www/state.js').GlossedDocument}
 */
export function dividedAs(id, lines, between = '\n') {
  const [passage] = glossed(id, 1).passages;
  let text = '';
  const passages = lines.map((words) => {
    const start = text.length;
    text += words + between;
    return { ...passage, start, end: start + words.length };
  });
  return { id, text, passages };
}

/** @param {import('../www/state.js').GlossedDocument | undefined} document */
export function wordsOf(document) {
  return document?.passages.map(({ start, end }) => document.text.slice(start, end)) ?? [];
}

/**
 * @param {import('../www/state.js').State} state
 * @param {...import('../www/state.js').Operation} operations
 */
export function after(state, ...operations) {
  return operations.reduce((now, operation) => update(now, operation, 1), state);
}
