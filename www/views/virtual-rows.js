// A list of thousands of rows of one height, of which only those in sight are drawn. The library finds out which; lit draws
// them. What is set on the element goes through the style object, which the page's policy allows.
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import { noChange, render } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import { repeat } from 'lit/directives/repeat.js';

/** Rows drawn above and below those in sight, so that a quick scroll meets no gap. */
const BEYOND = 8;

/**
 * @template T
 * @typedef {{
 *   rows: readonly T[],
 *   key: (row: T) => string,
 *   row: (row: T, at: number) => unknown,
 *   kept?: number,
 *   sight?: { at: number, wish: string } | null,
 * }} Rows
 * `kept` is the place of a row that stays drawn wherever the list is scrolled to, because it may have the focus. A new
 * `wish` of `sight` brings a row into sight once.
 */

class VirtualRows extends AsyncDirective {
  /** @type {HTMLElement | null} */
  list = null;
  /** @type {Rows<any> | null} */
  given = null;
  /** @type {Virtualizer<HTMLElement, HTMLElement> | null} */
  virtualizer = null;
  /** @type {(() => void) | null} */
  leave = null;
  height = 64; // pixels; the real height of a row is measured at the first drawing
  wish = '';

  /** @param {Rows<any>} _given */
  render(_given) {
    return noChange;
  }

  /**
   * @param {import('lit').ElementPart} part
   * @param {[Rows<any>]} given
   */
  update(part, [given]) {
    this.list = /** @type {HTMLElement} */ (part.element);
    this.given = given;
    if (this.virtualizer) {
      if (this.virtualizer.options.count !== given.rows.length) {
        this.virtualizer.setOptions(this.options());
        this.virtualizer._willUpdate();
      }
      this.draw();
      this.bringToSight();
    } else {
      // The list has its place in the page only after this drawing.
      queueMicrotask(() => this.begin());
    }
    return noChange;
  }

  begin() {
    if (!this.isConnected || this.virtualizer) return;
    this.virtualizer = new Virtualizer(this.options());
    this.leave = this.virtualizer._didMount();
    this.virtualizer._willUpdate();
    this.draw();
    this.measure();
    this.bringToSight();
  }

  options() {
    return { ...this.standing, count: this.given?.rows.length ?? 0 };
  }

  // The same functions every time: with others the library would measure all rows anew.
  standing = {
    getScrollElement: () => this.list?.parentElement ?? null,
    estimateSize: () => this.height,
    overscan: BEYOND,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => this.draw(),
  };

  draw() {
    const { list, given, virtualizer } = this;
    if (!list || !given || !virtualizer) return;
    const items = virtualizer.getVirtualItems();
    const first = items[0]?.index ?? 0;
    const last = items.length > 0 ? items[items.length - 1].index : -1;
    const drawn = given.rows.slice(first, last + 1).map((row, i) => ({ row, at: first + i }));
    const { kept = -1 } = given;
    // Outside of the others it takes no room: see the style of `.kept`.
    if (kept >= 0 && (kept < first || kept > last) && given.rows[kept]) {
      drawn[kept < first ? 'unshift' : 'push']({ row: given.rows[kept], at: kept });
    }
    list.style.blockSize = `${virtualizer.getTotalSize()}px`;
    list.style.paddingBlockStart = `${items[0]?.start ?? 0}px`;
    render(
      repeat(
        drawn,
        ({ row }) => given.key(row),
        ({ row, at }) => given.row(row, at),
      ),
      list,
    );
    for (const [i, { at }] of drawn.entries()) {
      list.children[i]?.classList.toggle('far', at < first || at > last);
    }
  }

  /** Letters may be larger than usual: the height of a row is what the browser makes of it. */
  measure() {
    const height = this.list?.querySelector(':scope > :not(.far)')?.getBoundingClientRect().height;
    if (!height || Math.abs(height - this.height) < 0.5 || !this.virtualizer) return;
    this.height = height;
    this.virtualizer.measure();
    this.draw();
  }

  bringToSight() {
    const sight = this.given?.sight;
    if (!sight || sight.at < 0 || sight.wish === this.wish) return;
    this.wish = sight.wish;
    this.virtualizer?.scrollToIndex(sight.at, { align: 'auto' });
  }

  disconnected() {
    this.leave?.();
    this.virtualizer = null;
  }

  reconnected() {
    this.begin();
  }
}

export const virtualRows = directive(VirtualRows);
