// Draws the sheets of an article that are near the part of it on the screen; a far sheet is its plain text in a box of
// about its height, so that the browser still finds and copies every word. A short article is drawn whole.
// The heights that are known, measured or estimated, are also what the minimap is made of.
import { html } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { linesOf, sheetAt } from '../reading/sheets.js';
import { sheetView } from './sheet.js';

/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */
/** @typedef {import('../reading/sheets.js').Sheet} Sheet */

/**
 * Where the sheets lie: `tops[i]` is the upper edge of sheet i below the article's own, the last the height of it all.
 * @typedef {{ document: GlossedDocument, sheets: readonly Sheet[], tops: Float64Array }} Roll
 */

/** Up to here all is drawn, in idle pieces: about 100 KB of news. */
const PASSAGES_DRAWN_WHOLE = 1_200;
/** In heights of the window: what is drawn ahead, and what is kept behind. */
const AHEAD = 1.25;
const KEPT = 4;
/** Ahead of the eye so much is drawn in one frame. What is on the screen is drawn at once. */
const SHEETS_A_FRAME = 2;
/** Far away so many sheets are one box: a browser asks of every box in every frame whether it has come into sight. */
const SHEETS_A_GAP = 24;
/** In heights of the window: who scrolls so much in every frame reads nothing, and the plain text flies by. */
const FLYING = 0.3;
/** Until a sheet has been measured, a line of the text is so high and so long. */
const LINE = 31;
const CHARACTERS_A_LINE = 72;

class DrawSheets extends AsyncDirective {
  /** @type {GlossedDocument} */
  #document = { id: '', text: '', passages: [] };
  /** @type {readonly Sheet[]} */
  #sheets = [];
  #at = -1;
  /** @type {ReadonlySet<number>} */
  #chosen = new Set();

  /** The keys of the sheets that are drawn, and the heights of those that have been. */
  #drawn = new Set();
  /** @type {Map<number, number>} */
  #heights = new Map();
  /** @type {WeakMap<Sheet, number>} */
  #lines = new WeakMap();
  #line = LINE;
  #width = 0;
  /** @type {Float64Array | null} */
  #tops = null;
  #frame = 0;
  #idle = 0;
  /** Where the last step was, and whether it had come far. */
  #stepped = { top: 0, isFlying: false };
  /** @type {Set<Element>} */
  #watched = new Set();
  #resizes = new ResizeObserver((entries) => this.#measure(entries));

  /**
   * @param {GlossedDocument} document
   * @param {readonly Sheet[]} sheets
   * @param {number} at
   * @param {ReadonlySet<number>} chosen
   */
  render(document, sheets, at, chosen) {
    const isFirst = this.#sheets.length === 0;
    if (sheets !== this.#sheets) this.#tops = null;
    this.#document = document;
    this.#sheets = sheets;
    this.#at = at;
    this.#chosen = chosen;
    if (isFirst) {
      window.addEventListener('scroll', this.#soon, { passive: true });
      for (let i = 0; i < sheets.length && this.#top(i) < window.innerHeight; i += 1) {
        this.#drawn.add(sheets[i].key);
      }
    }
    // What the person goes to must be there to be scrolled to.
    const there = sheetAt(sheets, at);
    if (there >= 0) this.#drawn.add(sheets[there].key);
    queueMicrotask(() => {
      this.#watch();
      this.#soon();
      tellRoll({ document, sheets, tops: this.#allTops() });
    });
    return this.#view();
  }

  disconnected() {
    window.removeEventListener('scroll', this.#soon);
    this.#resizes.disconnect();
    this.#watched.clear();
    cancelAnimationFrame(this.#frame);
    cancelIdle(this.#idle);
  }

  reconnected() {
    window.addEventListener('scroll', this.#soon, { passive: true });
    this.#watch();
    this.#soon();
  }

  #view() {
    return repeat(
      this.#pieces(),
      ({ key }) => key,
      ({ key, from, to }) => (key < 0 ? this.#gapView(from, to) : this.#sheetView(from)),
    );
  }

  /** The sheets one by one where any is drawn, and many at a time where none is. */
  #pieces() {
    /** @type {{ key: number, from: number, to: number }[]} */
    const pieces = [];
    const sheets = this.#sheets;
    for (let from = 0; from < sheets.length; from += SHEETS_A_GAP) {
      const to = Math.min(sheets.length, from + SHEETS_A_GAP);
      let isGap = true;
      for (let i = from; i < to && isGap; i += 1) isGap = !this.#drawn.has(sheets[i].key);
      if (isGap) pieces.push({ key: -sheets[from].key, from, to });
      else
        for (let i = from; i < to; i += 1) pieces.push({ key: sheets[i].key, from: i, to: i + 1 });
    }
    return pieces;
  }

  /**
   * @param {number} from
   * @param {number} to
   */
  #gapView(from, to) {
    const { text, passages } = this.#document;
    const tops = this.#allTops();
    const [first, last] = [this.#sheets[from].first, this.#sheets[to - 1].after];
    const words = () =>
      last > first ? text.slice(passages[first].start, passages[last - 1].end) : '';
    return html`<div
      class="far"
      role="presentation"
      aria-hidden="true"
      .style=${`block-size: ${(tops[to] - tops[from]).toFixed(1)}px`}
    >${guard([first, last, passages[first], passages[last - 1]], words)}</div>`;
  }

  /** @param {number} i */
  #sheetView(i) {
    const sheet = this.#sheets[i];
    if (!this.#drawn.has(sheet.key)) return this.#gapView(i, i + 1);
    const { text, passages } = this.#document;
    const of = passages.length <= PASSAGES_DRAWN_WHOLE ? 0 : passages.length;
    const current = sheet.first <= this.#at && this.#at < sheet.after ? this.#at : -1;
    const deps = [sheet, current, of, chosenIn(this.#chosen, sheet), this.#chosen.size > 0];
    return html`<div class="sheet" role="presentation" id="sheet-${sheet.key}">${guard(deps, () =>
      sheetView(text, sheet, current, this.#chosen, of),
    )}</div>`;
  }

  #soon = () => {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.isConnected) this.#step();
    });
  };

  /** Draws what has come near and leaves out what is far. */
  #step() {
    const article = document.querySelector('.article');
    if (!article) return;
    const tops = this.#allTops();
    const view = window.innerHeight;
    const top = -article.getBoundingClientRect().top;
    const isWhole = this.#document.passages.length <= PASSAGES_DRAWN_WHOLE;
    const isFlying = Math.abs(top - this.#stepped.top) > FLYING * view;
    // A jump is drawn at once; only the second long way in a row is a flight.
    const waits = isFlying && this.#stepped.isFlying && !isWhole;
    this.#stepped = { top, isFlying };
    if (waits) {
      this.#soon();
      return;
    }
    const first = Math.max(0, indexAt(tops, top - AHEAD * view));
    const last = Math.min(this.#sheets.length - 1, indexAt(tops, top + (1 + AHEAD) * view));
    let ahead = 0;
    let changed = false;
    let isMore = false;
    for (let i = first; i <= last; i += 1) {
      const { key } = this.#sheets[i];
      if (this.#drawn.has(key)) continue;
      const isSeen = tops[i + 1] > top - 0.1 * view && tops[i] < top + 1.1 * view;
      if (!isSeen && ahead >= SHEETS_A_FRAME) {
        isMore = true;
        continue;
      }
      if (!isSeen) ahead += 1;
      this.#drawn.add(key);
      changed = true;
    }
    // Words that the person has marked stay where they are.
    if (!isWhole && (window.getSelection()?.isCollapsed ?? true)) {
      const there = sheetAt(this.#sheets, this.#at);
      const from = indexAt(tops, top - KEPT * view);
      const to = indexAt(tops, top + (1 + KEPT) * view);
      for (const [i, { key }] of this.#sheets.entries()) {
        if ((i >= from && i <= to) || i === there || !this.#drawn.has(key)) continue;
        this.#drawn.delete(key);
        changed = true;
      }
    }
    if (changed) this.#redraw();
    if (isMore) this.#soon();
    else if (isWhole) this.#drawRest();
  }

  /** A short article is drawn to its end while nothing else is to be done. */
  #drawRest() {
    if (this.#idle || this.#drawn.size >= this.#sheets.length) return;
    this.#idle = whenIdle((timeLeft) => {
      this.#idle = 0;
      if (!this.isConnected) return;
      let changed = false;
      for (const { key } of this.#sheets) {
        if (this.#drawn.has(key)) continue;
        this.#drawn.add(key);
        changed = true;
        if (timeLeft() < 8) break;
        this.#redraw();
      }
      if (changed) this.#redraw();
      this.#drawRest();
    });
  }

  #redraw() {
    this.setValue(this.#view());
    this.#watch();
    document.dispatchEvent(new CustomEvent('sheets-drawn'));
  }

  /** Measures every sheet that is drawn, and none that is not. */
  #watch() {
    const wanted = new Set();
    for (const { key } of this.#sheets) {
      const element = this.#drawn.has(key) ? document.getElementById(`sheet-${key}`) : null;
      if (!element) continue;
      wanted.add(element);
      if (this.#watched.has(element)) continue;
      this.#watched.add(element);
      this.#resizes.observe(element);
    }
    for (const element of this.#watched) {
      if (wanted.has(element)) continue;
      this.#watched.delete(element);
      this.#resizes.unobserve(element);
    }
  }

  /** @param {readonly ResizeObserverEntry[]} entries */
  #measure(entries) {
    let isWider = false;
    for (const { target, borderBoxSize } of entries) {
      const [{ blockSize, inlineSize }] = borderBoxSize;
      // A sheet that was left out a moment ago tells of its box, not of its words.
      if (!this.#watched.has(target) || inlineSize === 0) continue;
      if (Math.abs(inlineSize - this.#width) > 1) {
        this.#width = inlineSize;
        this.#heights.clear();
        isWider = true;
      }
      this.#heights.set(Number(target.id.slice('sheet-'.length)), blockSize);
    }
    this.#tops = null;
    if (isWider) {
      this.#calibrate();
      this.#redraw();
    }
    tellRoll({ document: this.#document, sheets: this.#sheets, tops: this.#allTops() });
    this.#soon();
  }

  /** How high a line is on this page, margins and all, from what has been measured. */
  #calibrate() {
    let [height, lines] = [0, 0];
    for (const sheet of this.#sheets) {
      const measured = this.#heights.get(sheet.key);
      if (measured === undefined) continue;
      height += measured;
      lines += this.#linesOf(sheet);
    }
    if (lines > 0) this.#line = height / lines;
  }

  /** @param {Sheet} sheet */
  #linesOf(sheet) {
    const known = this.#lines.get(sheet);
    if (known !== undefined) return known;
    const lines = sheet.rows.reduce((sum, row) => sum + linesOf(row, CHARACTERS_A_LINE), 0);
    this.#lines.set(sheet, lines);
    return lines;
  }

  /** @param {number} i */
  #height(i) {
    const sheet = this.#sheets[i];
    return this.#heights.get(sheet.key) ?? this.#linesOf(sheet) * this.#line;
  }

  /** @param {number} i */
  #top(i) {
    return this.#allTops()[i];
  }

  #allTops() {
    if (this.#tops) return this.#tops;
    const tops = new Float64Array(this.#sheets.length + 1);
    for (let i = 0; i < this.#sheets.length; i += 1) tops[i + 1] = tops[i] + this.#height(i);
    this.#tops = tops;
    return tops;
  }
}

export const drawSheets = directive(DrawSheets);

/** @type {Roll | null} */
let roll = null;
/** @type {Set<() => void>} */
const followers = new Set();

/** @param {Roll} now */
function tellRoll(now) {
  const before = roll;
  roll = now;
  if (!before || !isSamePlace(before, now)) for (const follower of followers) follower();
}

/**
 * A label moves nothing: there is nothing to tell then.
 * @param {Roll} one
 * @param {Roll} other
 */
function isSamePlace(one, other) {
  return (
    one.document.id === other.document.id &&
    one.document.passages.length === other.document.passages.length &&
    one.tops.length === other.tops.length &&
    one.tops.every((top, i) => top === other.tops[i])
  );
}

/** Where the sheets lie at present. */
export function currentRoll() {
  return roll;
}

/**
 * @param {() => void} follower is told when the sheets lie elsewhere
 * @returns {() => void} stops telling
 */
export function followRoll(follower) {
  followers.add(follower);
  return () => followers.delete(follower);
}

/**
 * @param {ReadonlySet<number>} chosen
 * @param {Sheet} sheet
 */
function chosenIn(chosen, { first, after }) {
  if (chosen.size === 0) return '';
  let which = '';
  for (let at = first; at < after; at += 1) which += chosen.has(at) ? '1' : '0';
  return which;
}

/**
 * The last interval of `tops` that begins at or above a height.
 * @param {Float64Array} tops
 * @param {number} height
 */
function indexAt(tops, height) {
  let low = 0;
  let high = tops.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tops[middle] <= height) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** @param {(timeLeft: () => number) => void} job */
function whenIdle(job) {
  if (window.requestIdleCallback) {
    return window.requestIdleCallback((deadline) => job(() => deadline.timeRemaining()));
  }
  return window.setTimeout(() => job(() => 0), 16);
}

/** @param {number} handle */
function cancelIdle(handle) {
  if (window.cancelIdleCallback) window.cancelIdleCallback(handle);
  else clearTimeout(handle);
}
