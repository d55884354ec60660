// The labels inside a drawing: each with its hue, its own pattern and its glyph, so that none is told by colour alone.
import { svg } from 'lit';
import background from '../marks/background.svg?raw';
import boilerplate from '../marks/boilerplate.svg?raw';
import claim from '../marks/claim.svg?raw';
import quote from '../marks/quote.svg?raw';

/** @typedef {import('../progress/figures.js').LabelName} LabelName */

/** The outlines of the same pictures that stand beside the labels everywhere else. */
const outlines = new Map(
  Object.entries({ background, boilerplate, claim, quote }).map(([name, file]) => [
    name,
    / d="([^"]*)"/.exec(file)?.[1] ?? '',
  ]),
);

/** What each label is hatched with over its tint, on a tile of 8 by 8: full, slanted lines, dots, level lines. */
const hatches = new Map([
  ['quote', svg`<rect class="solid" width="8" height="8" />`],
  ['claim', svg`<path class="hatch" d="M-2 2l4 -4M0 8l8 -8M6 10l4 -4" />`],
  [
    'background',
    svg`<circle class="solid" cx="2" cy="2" r="1.15" /><circle class="solid" cx="6" cy="6" r="1.15" />`,
  ],
  ['boilerplate', svg`<path class="thin hatch" d="M0 4h8" />`],
]);

/**
 * The patterns of a drawing, whose names begin with that of the drawing: each drawing can leave the page by itself.
 * @param {string} drawing
 * @param {readonly LabelName[]} labels
 */
export function patterns(drawing, labels) {
  return svg`<defs>
    ${labels.map(
      (
        label,
      ) => svg`<pattern id=${`${drawing}-${label}`} class=${label} width="8" height="8" patternUnits="userSpaceOnUse">
        <rect class="tint" width="8" height="8" />${hatches.get(label)}
      </pattern>`,
    )}
  </defs>`;
}

/**
 * @param {string} drawing
 * @param {LabelName} label
 */
export function patternOf(drawing, label) {
  return `url(#${drawing}-${label})`;
}

/**
 * @param {LabelName} label
 * @param {number} x
 * @param {number} y
 * @param {number} size
 */
export function glyph(label, x, y, size) {
  return svg`<path class="solid ${label}" fill-rule="evenodd" transform="translate(${x} ${y}) scale(${size / 16})" d=${outlines.get(label) ?? ''} />`;
}
