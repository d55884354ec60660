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
