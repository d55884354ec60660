// What is around every picture: its title and caption, a table that says the same, and a button that saves it.
import { html, nothing, render } from 'lit';
import { standaloneSvg } from '../progress/standalone-svg.js';
import { fit } from './fit.js';

/**
 * `draw` is left out where there is nothing to draw yet: then the caption says what would bring it.
 * @typedef {{
 *   name: string,
 *   title: string,
 *   caption: unknown,
 *   draw?: (width: number) => unknown,
 *   table?: { head: readonly string[], rows: readonly (readonly string[])[] },
 * }} Figure
 */

/** A saved picture has this width, whatever the screen it was saved from. */
const SAVED_WIDTH = 760;

/**
 * @param {Figure} figure
 * @param {(name: string, svgText: string) => void} saveSvg
 */
export function figureView({ name, title, caption, draw, table }, saveSvg) {
  const save = () => {
    if (draw) saveSvg(`glossator-${name}.svg`, savedDrawing(draw));
  };
  return html`<figure class="figure" id="figure-${name}" aria-labelledby="figure-${name}-title">
    <h2 id="figure-${name}-title">${title}</h2>
    ${draw ? html`<div class="drawing-room" ${fit(draw)}></div>` : nothing}
    <figcaption>${caption}</figcaption>
    ${
      draw
        ? html`<div class="figure-foot">
          ${table ? tableView(title, table) : nothing}
          <button class="link" @click=${save}>Save as SVG<span class="unseen">: ${title}</span></button>
        </div>`
        : nothing
    }
  </figure>`;
}

/** @param {(width: number) => unknown} draw */
function savedDrawing(draw) {
  const room = document.createElement('div');
  render(draw(SAVED_WIDTH), room);
  return standaloneSvg(/** @type {SVGSVGElement} */ (room.querySelector('svg')));
}

/**
 * @param {string} title
 * @param {NonNullable<Figure['table']>} table
 */
function tableView(title, { head, rows }) {
  return html`<details>
    <summary>As a table<span class="unseen">: ${title}</span></summary>
    <div class="table-room" role="region" tabindex="0" aria-label="Table: ${title}">
      <table>
        <thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
        <tbody>
          ${rows.map(
            ([first, ...others]) =>
              html`<tr><th scope="row">${first}</th>${others.map((cell) => html`<td>${cell}</td>`)}</tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
