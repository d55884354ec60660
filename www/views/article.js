// The article, glossed: its text in the middle, each passage's label in the left margin and its standing in the right.
// For assistive technology it is a list of options of which one is selected.
import { html, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { guard } from 'lit/directives/guard.js';
import { keyed } from 'lit/directives/keyed.js';
import { map } from 'lit/directives/map.js';
import { range } from 'lit/directives/range.js';
import { groupIntoBlocks } from '../blocks.js';
import { isDoubtful, overruled, percent } from '../selectors.js';
import { speakerOf } from '../speakers.js';
import { quotedTitle } from '../words.js';

/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */
/** @typedef {import('../state.js').Passage} Passage */
/** @typedef {import('../blocks.js').Block} Block */

/**
 * The blocks of the document that was drawn last, so that only what changed is drawn anew.
 * @type {{ id: string, passages: readonly Passage[], blocks: readonly Block[] } | null}
 */
let drawn = null;

/** @param {GlossedDocument} document */
function blocksOf(document) {
  if (drawn?.id !== document.id || drawn.passages !== document.passages) {
    const before = drawn?.id === document.id ? drawn.blocks : undefined;
    const blocks = groupIntoBlocks(document, before);
    drawn = { id: document.id, passages: document.passages, blocks };
  }
  return drawn.blocks;
}

/**
 * @param {GlossedDocument} document
 * @param {number} selected
 * @param {number} sheets
 * @param {Pick<import('./shell.js').Actions, 'select'>} actions
 */
export function articleView(document, selected, sheets, actions) {
  /** @param {MouseEvent} event */
  const onClick = (event) => {
    const option = event.target instanceof Element ? event.target.closest('[data-passage]') : null;
    if (!(option instanceof HTMLElement)) return;
    if (hasMarkedWords(event)) {
      // The first half of a double click has gone to the passage whose word the second half marks: back to where it was.
      if (event.detail > 1 && before >= 0) actions.select(before, { inSight: true });
      return;
    }
    before = selected;
    const inSight = event instanceof PointerEvent && event.pointerType === 'mouse';
    actions.select(Number(option.dataset.passage), { inSight });
  };
  const blocks = blocksOf(document);
  const drawnBlocks = BLOCKS_A_SHEET * Math.max(sheets, sheetOf(blocks, selected) + 1);
  // Everything that differs from document to document hangs on its id: another document starts from a clean page.
  return keyed(
    document.id,
    html`
      <div
        class="article"
        role="listbox"
        tabindex="0"
        aria-label="Passages of ${quotedTitle(document)}"
        aria-activedescendant=${selected >= 0 ? passageElementId(selected) : nothing}
        @pointerdown=${onPointerDown}
        @click=${onClick}
      >${map(range(0, Math.min(drawnBlocks, blocks.length), BLOCKS_A_SHEET), (from) => {
        const sheet = blocks.slice(from, from + BLOCKS_A_SHEET);
        const chosen = holds(sheet, selected) ? selected : -1;
        return guard([...sheet, chosen], () => sheetView(document.text, sheet, chosen));
      })}</div>
    `,
  );
}

/** Where the pointer went down, and the passage that was selected before the latest click. */
let down = { x: 0, y: 0 };
let before = -1;

/** @param {PointerEvent} event */
function onPointerDown({ clientX, clientY }) {
  down = { x: clientX, y: clientY };
}

/** A pointer that has gone further than this was drawn over words. */
const DRAWN = 4;

/**
 * Whether a click was the end of marking words, as with a drag, a double click or Shift: it is about the words, and does
 * not go to their passage.
 * @param {MouseEvent} event
 */
function hasMarkedWords({ clientX, clientY, detail, shiftKey }) {
  if (window.getSelection()?.isCollapsed ?? true) return false;
  return detail > 1 || shiftKey || Math.hypot(clientX - down.x, clientY - down.y) > DRAWN;
}

/** A change redraws the blocks that changed; that they need not all be asked, they are asked by the sheet. */
const BLOCKS_A_SHEET = 40;

/** @param {GlossedDocument} document */
export function sheetCount(document) {
  return Math.ceil(blocksOf(document).length / BLOCKS_A_SHEET);
}

/**
 * @param {readonly Block[]} blocks
 * @param {number} at
 */
function sheetOf(blocks, at) {
  const block = blocks.findLastIndex(({ first }) => first <= at);
  return Math.floor(Math.max(block, 0) / BLOCKS_A_SHEET);
}

/**
 * Whether a run of blocks holds a passage.
 * @param {readonly Block[]} blocks
 * @param {number} at
 */
function holds(blocks, at) {
  const last = blocks[blocks.length - 1];
  return at >= blocks[0].first && at < last.first + last.passages.length;
}

/**
 * @param {string} text
 * @param {readonly Block[]} sheet
 * @param {number} selected
 */
function sheetView(text, sheet, selected) {
  return html`<div class="sheet" role="presentation">${map(sheet, (block) => {
    const chosen = holds([block], selected) ? selected - block.first : -1;
    return guard([block, chosen], () => blockView(text, block, chosen));
  })}</div>`;
}

/** @param {number} at */
export function passageElementId(at) {
  return `passage-${at}`;
}

/**
 * @param {string} text
 * @param {Block} block
 * @param {number} chosen
 */
function blockView(text, block, chosen) {
  // The size of the type follows what the model said, so that nothing jumps when a person says otherwise.
  const small = block.passages.every(
    ({ label, predicted }) => (predicted ?? label) === 'boilerplate',
  );
  const classes = classMap({ block: true, small, spaced: block.spaced });
  return html`<div class=${classes} role="presentation" dir="auto">${block.passages.map(
    (passage, i) =>
      html`${block.gaps[i]}${passageView(text, passage, block.first + i, i === chosen)}`,
  )}</div>`;
}

/**
 * @param {string} text
 * @param {Passage} passage
 * @param {number} at
 * @param {boolean} selected
 */
function passageView(text, passage, at, selected) {
  const classes = `passage ${passage.label}${selected ? ' selected' : ''}${passage.confirmed ? ' confirmed' : ''}`;
  return html`<span
    class=${classes}
    role="option"
    id=${passageElementId(at)}
    aria-selected=${selected}
    data-passage=${at}
    ><span class="gloss mark ${passage.label}" dir="ltr">${passage.label}</span
    ><span class="standing" dir="ltr">${standingView(text, passage)}</span
    ><span class="words">${text.slice(passage.start, passage.end)}</span></span
  >`;
}

/**
 * How far a passage is decided, and who speaks in it. The speaker keeps its place whatever stands around it.
 * @param {string} text
 * @param {Passage} passage
 */
function standingView(text, passage) {
  const before = overruled(passage);
  const speaker = speakerOf(text, passage);
  if (!passage.confirmed && !before && !speaker && !isDoubtful(passage)) return nothing;
  return html`${passage.confirmed ? html`<span class="tick" title="confirmed">✓</span><span class="unseen"> confirmed</span>` : nothing}${
    speaker ? speakerView(speaker) : nothing
  }${before ? html`<span class="was"> was ${before}</span>` : nothing}${
    isDoubtful(passage)
      ? html`<span class="doubt" title="low confidence"><span class="unseen">doubtful, </span>${percent(passage.confidence)}</span>`
      : nothing
  }`;
}

/** @param {{ name: string, words: string }} speaker */
function speakerView({ name, words }) {
  const title = name === words ? name : `${name} (“${words}”)`;
  return html`<span class="speaker" title=${title}><span aria-hidden="true">— </span><span class="unseen"> speaker </span><bdi>${name}</bdi></span>`;
}
