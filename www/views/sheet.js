// A sheet of the article: its paragraphs, and the lines that stand for furniture that is folded away.
import { html } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { guard } from 'lit/directives/guard.js';
import { map } from 'lit/directives/map.js';
import { several } from '../words.js';
import { passageView } from './passage.js';

/** @typedef {import('../reading/blocks.js').Block} Block */
/** @typedef {import('../reading/folding.js').Fold} Fold */

/**
 * @param {string} text
 * @param {import('../reading/sheets.js').Sheet} sheet
 * @param {number} current the passage with the cursor where it is on this sheet, else -1
 * @param {ReadonlySet<number>} chosen
 * @param {number} of
 */
export function sheetView(text, { rows }, current, chosen, of) {
  return map(rows, (row) => {
    if ('run' in row) return foldView(row);
    const after = row.first + row.passages.length;
    const here = row.first <= current && current < after ? current : -1;
    const those = row.passages.map((_, i) => chosen.has(row.first + i));
    const isMany = chosen.size > 0;
    return guard([row, here, isMany, of, ...those], () =>
      blockView(text, row, here, isMany ? those : null, of),
    );
  });
}

/**
 * @param {string} text
 * @param {Block} block
 * @param {number} current
 * @param {readonly boolean[] | null} chosen null where the one with the cursor is the only one selected
 * @param {number} of
 */
function blockView(text, block, current, chosen, of) {
  // The size of the type follows what the model said, so that nothing jumps when a person says otherwise.
  const small = block.passages.every(
    ({ label, predicted }) => (predicted ?? label) === 'boilerplate',
  );
  const { spaced, continued } = block;
  const classes = classMap({ block: true, small, spaced, continued });
  return html`<div class=${classes} role="presentation" dir="auto">${block.passages.map(
    (passage, i) => {
      const isCurrent = block.first + i === current;
      const isChosen = chosen?.[i] ?? false;
      return html`${block.gaps[i]}${passageView(text, passage, block.first + i, {
        current: isCurrent,
        chosen: isChosen,
        selected: chosen ? isChosen : isCurrent,
        of,
      })}`;
    },
  )}</div>`;
}

/** @param {Fold} fold */
function foldView({ run, open, lines, spaced }) {
  return html`<div class=${classMap({ fold: true, open, spaced })} role="presentation" data-fold=${run.start}
    ><span class="fold-sign" aria-hidden="true">${open ? '▾' : '▸'}</span> ${several(lines, 'line')} of furniture</div>`;
}
