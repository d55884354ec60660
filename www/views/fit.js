// Draws what must know how wide it is, once that is known and again whenever it changes, so that the writing in a drawing
// keeps its size on a phone and on a wide screen.
import { noChange, render } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';

/** @typedef {(width: number) => unknown} Draw */

class Fit extends AsyncDirective {
  /** @type {HTMLElement | null} */
  element = null;
  /** @type {Draw | null} */
  draw = null;
  width = 0;

  observer = new ResizeObserver((entries) => {
    const width = Math.floor(entries[entries.length - 1].contentRect.width);
    if (width === this.width) return;
    this.width = width;
    this.redraw();
  });

  /** @param {Draw} _draw */
  render(_draw) {
    return noChange;
  }

  /**
   * @param {import('lit/directive.js').ElementPart} part
   * @param {[Draw]} about
   * @override
   */
  update(part, [draw]) {
    this.draw = draw;
    if (this.element !== part.element) {
      this.observer.disconnect();
      this.element = /** @type {HTMLElement} */ (part.element);
      this.observer.observe(this.element);
    }
    this.redraw();
    return noChange;
  }

  redraw() {
    if (this.element && this.draw && this.width > 0) render(this.draw(this.width), this.element);
  }

  /** @override */
  disconnected() {
    this.observer.disconnect();
  }

  /** @override */
  reconnected() {
    if (this.element) this.observer.observe(this.element);
  }
}

/** Fills an element with what `draw` makes of its width. */
export const fit = directive(Fit);
