// Made-up documents for the tests.

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
