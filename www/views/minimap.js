// The whole article small beside itself, a lane for each label, with what is on the screen framed on it: a press or a drag
// scrolls there. The keys reach every place too, so assistive technology is spared it. The picture is painted when labels or
// lines have changed; scrolling moves the frame and paints nothing.
import { html } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import { LANES, minimapRows, paintMinimap, passageExtents } from '../reading/minimap.js';
import { currentRoll, followRoll } from './roll.js';

/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */
/** @typedef {import('../reading/minimap.js').Colour} Colour */

/** A short article is not drawn out over the whole window: it is never more than so much of its size. */
const LARGEST = 1 / 5;
/** A label is seen in the picture so many milliseconds after it is seen in the text, once no other key follows. */
const AFTER = 80;
/** After so long without a new measurement it is painted anew. */
const REST = 150;

/**
 * @param {GlossedDocument} document
 * @param {number} at
 */
export function minimapView(document, at) {
  return html`<div class="minimap" role="none" aria-hidden="true" ${drawMinimap(document, at)}>
    <canvas></canvas><i class="here"></i><i class="frame"></i>
    ${LANES.map((label) => html`<i class="colour ${label}"></i>`)}<i class="colour"></i>
  </div>`;
}

class DrawMinimap extends AsyncDirective {
  /** @type {GlossedDocument | null} */
  #document = null;
  #at = -1;
  /** @type {HTMLElement | null} */
  #element = null;
  #frame = 0;
  #resting = 0;
  #painting = 0;
  #isStale = true;
  /** What is drawn: on so many pixels, in which colours. */
  #size = { width: 0, height: 0 };
  #theme = '';
  /** @type {Colour[]} */
  #colours = [];
  /** @type {{ tops: Float64Array, extents: Float32Array } | null} */
  #known = null;
  /** @type {() => void} */
  #unfollow = () => {};
  #resizes = new ResizeObserver(() => this.#redraw());

  /**
   * @param {GlossedDocument} _document
   * @param {number} _at
   */
  render(_document, _at) {
    return undefined;
  }

  /**
   * @param {import('lit/async-directive.js').ElementPart} part
   * @param {[GlossedDocument, number]} shown
   */
  update(part, [document, at]) {
    if (this.#document?.passages !== document.passages) this.#isStale = true;
    this.#document = document;
    this.#at = at;
    if (!this.#element && part.element instanceof HTMLElement) {
      this.#element = part.element;
      this.#element.addEventListener('pointerdown', this.#press);
      this.reconnected();
    }
    this.#soon();
  }

  reconnected() {
    window.addEventListener('scroll', this.#soon, { passive: true });
    this.#unfollow = followRoll(() => {
      // While a person scrolls, sheets are measured in every other frame: the picture can wait until they rest.
      clearTimeout(this.#resting);
      this.#resting = window.setTimeout(() => this.#redraw(), this.#known ? REST : 0);
    });
    if (this.#element) this.#resizes.observe(this.#element);
    this.#resizes.observe(document.body);
    this.#redraw();
  }

  disconnected() {
    window.removeEventListener('scroll', this.#soon);
    this.#unfollow();
    this.#resizes.disconnect();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#resting);
    clearTimeout(this.#painting);
    this.#frame = 0;
  }

  #redraw() {
    this.#isStale = true;
    this.#soon();
  }

  #soon = () => {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  };

  #draw() {
    const roll = currentRoll();
    const element = this.#element;
    if (!element || !this.#document || roll?.document.id !== this.#document.id) return;
    const theme = `${document.documentElement.dataset.theme} ${isDark.matches}`;
    if (theme !== this.#theme) {
      this.#theme = theme;
      this.#colours = [...element.querySelectorAll('.colour')].map(colourOf);
      this.#isStale = true;
    }
    this.#place(element, roll);
    if (!this.#isStale) return;
    // The words come first: a picture that is there already may follow them a moment later.
    clearTimeout(this.#painting);
    this.#painting = window.setTimeout(
      () => {
        const now = currentRoll();
        if (!this.isConnected || !this.#document || now?.document.id !== this.#document.id) return;
        this.#paint(element, this.#document, now);
        this.#place(element, now);
      },
      this.#known ? AFTER : 0,
    );
  }

  /**
   * @param {HTMLElement} element
   * @param {GlossedDocument} shown
   * @param {import('./roll.js').Roll} roll
   */
  #paint(element, shown, roll) {
    const canvas = element.querySelector('canvas');
    const painter = canvas?.getContext('2d');
    if (!canvas || !painter || element.clientWidth === 0) return;
    const [bar] = document.getElementsByClassName('top');
    const above = bar instanceof HTMLElement ? bar.offsetHeight : 0;
    element.style.setProperty('--above', `${above}px`);
    const whole = roll.tops[roll.tops.length - 1];
    const height = Math.max(1, Math.min(element.clientHeight, whole * LARGEST));
    const width = canvas.clientWidth;
    this.#size = { width, height };
    const density = Math.min(3, window.devicePixelRatio || 1);
    const [columns, rows] = [Math.round(width * density), Math.round(height * density)];
    if (canvas.width !== columns || canvas.height !== rows) {
      canvas.width = columns;
      canvas.height = rows;
      canvas.style.setProperty('block-size', `${height}px`);
    }
    const count = roll.document.passages.length;
    if (shown.passages.length !== count) return;
    // A label moves nothing, so that the places worked out before still hold.
    if (
      !this.#known ||
      this.#known.extents.length !== 2 * count ||
      !isSame(this.#known.tops, roll.tops)
    ) {
      const extents = passageExtents(count, roll.sheets, roll.tops);
      this.#known = { tops: roll.tops, extents };
    }
    const image = painter.createImageData(columns, rows);
    const seen = minimapRows(shown.passages, this.#known.extents, whole, rows);
    paintMinimap(image.data, columns, seen, this.#colours);
    painter.putImageData(image, 0, 0);
    this.#isStale = false;
  }

  /**
   * Sets the frame on what is on the screen, and the pointer beside the cursor's passage.
   * @param {HTMLElement} element
   * @param {import('./roll.js').Roll} roll
   */
  #place(element, roll) {
    const view = viewOf(roll);
    const [here, frame] = element.querySelectorAll('i');
    if (!view || !(here instanceof HTMLElement) || !(frame instanceof HTMLElement)) return;
    const scale = this.#size.height / view.whole;
    const top = Math.max(0, view.top * scale);
    const bottom = Math.min(this.#size.height, view.bottom * scale);
    frame.style.setProperty('translate', `0 ${top.toFixed(1)}px`);
    frame.style.setProperty('block-size', `${Math.max(0, bottom - top).toFixed(1)}px`);
    const place = this.#known?.extents[2 * this.#at];
    here.hidden = place === undefined;
    if (place !== undefined) {
      here.style.setProperty('translate', `0 ${(place * scale).toFixed(1)}px`);
    }
  }

  /** @param {PointerEvent} event */
  #press = (event) => {
    const element = this.#element;
    const roll = currentRoll();
    const view = roll && viewOf(roll);
    if (!element || !view || event.button !== 0) return;
    // The focus stays in the article, and no words are marked on the way.
    event.preventDefault();
    const { top } = element.getBoundingClientRect();
    const scale = view.whole / this.#size.height;
    const pressed = (event.clientY - top) * scale;
    const isOnFrame = pressed >= view.top && pressed <= view.bottom;
    const grip = isOnFrame ? pressed - view.top : (view.bottom - view.top) / 2;
    /** @param {PointerEvent} moved */
    const go = ({ clientY }) => {
      const roll = currentRoll();
      const now = roll && viewOf(roll);
      if (!now) return;
      const wanted = ((clientY - top) * now.whole) / this.#size.height - grip;
      window.scrollBy({ top: wanted - now.top, behavior: 'instant' });
    };
    if (!isOnFrame) go(event);
    element.setPointerCapture(event.pointerId);
    element.addEventListener('pointermove', go);
    const release = () => element.removeEventListener('pointermove', go);
    element.addEventListener('lostpointercapture', release, { once: true });
  };
}

const drawMinimap = directive(DrawMinimap);
const isDark = window.matchMedia('(prefers-color-scheme: dark)');

/**
 * @param {Float64Array} one
 * @param {Float64Array} other
 */
function isSame(one, other) {
  return one.length === other.length && one.every((top, i) => top === other[i]);
}

/**
 * The part of the article that is on the screen, from its own upper edge.
 * @param {import('./roll.js').Roll} roll
 */
function viewOf(roll) {
  const article = document.querySelector('.article');
  const [bar] = document.getElementsByClassName('top');
  if (!article) return null;
  const { top } = article.getBoundingClientRect();
  const above = bar?.getBoundingClientRect().bottom ?? 0;
  return {
    top: above - top,
    bottom: window.innerHeight - top,
    whole: Math.max(1, roll.tops[roll.tops.length - 1]),
  };
}

/**
 * @param {Element} element
 * @returns {Colour}
 */
function colourOf(element) {
  const [red = 0, green = 0, blue = 0] =
    getComputedStyle(element)
      .color.match(/[\d.]+/g)
      ?.map(Number) ?? [];
  return [red, green, blue];
}
