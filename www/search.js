// Finding words in the texts of a project: in any case and accents unless told otherwise, with what stands around them.
import { speakerOf } from './reading/speakers.js';

/** @typedef {import('./state.js').GlossedDocument} GlossedDocument */
/** @typedef {import('./state.js').LabelName} LabelName */

/**
 * What is sought. `exact` minds case and accents; `whole` finds whole words only; `label` and `speaker` are empty for any.
 * @typedef {{ typed: string, exact: boolean, whole: boolean, label: LabelName | '', speaker: string }} Question
 */

/**
 * Where something was found, with the words around it in one line.
 * @typedef {{ document: string, passage: number, label: LabelName, speaker: string, before: string, words: string, after: string }} Hit
 */

/** So many characters of context on each side. */
const AROUND = 60;

/** @type {Question} */
export const noQuestion = { typed: '', exact: false, whole: false, label: '', speaker: '' };

/** @param {Question} question */
export function isAsked({ typed }) {
  return typed.trim() !== '';
}

/**
 * Whether whatever answers the later question also answers the earlier one, so that only its documents need a look.
 * @param {Question} later
 * @param {Question} earlier
 */
export function isNarrower(later, earlier) {
  return (
    isAsked(earlier) &&
    !earlier.whole &&
    earlier.exact === later.exact &&
    (earlier.label === '' || earlier.label === later.label) &&
    later.speaker.includes(earlier.speaker) &&
    later.typed.includes(earlier.typed)
  );
}

/**
 * Characters that are typed as others, and mean the same.
 * @type {Readonly<Record<string, string>>}
 */
const PLAIN = { '’': "'", '‘': "'", '“': '"', '”': '"', '„': '"', '–': '-', '—': '-', ς: 'σ' };
const UNPLAIN = /[’‘“”„–—ς]/g;

/**
 * Words without case, accents and typographers' signs.
 * @param {string} words
 */
export function folded(words) {
  const small = !/[^\t-\r -~]/.test(words)
    ? words.toLowerCase()
    : words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return levelled(small);
}

/**
 * As it is written, but for white space and typographers' signs: no keyboard has those.
 * @param {string} words
 */
function levelled(words) {
  return words.replace(/[^\S ]/g, ' ').replace(UNPLAIN, (sign) => PLAIN[sign]);
}

/**
 * Where the passages are in a text that was folded: folding can make one character of two, or two of one.
 * @param {string} text
 * @returns {Uint32Array} for each place in the folded text, and its end, the place in the text
 */
function placesIn(text) {
  const places = new Uint32Array(text.length * 4 + 1);
  let [length, at] = [0, 0];
  for (const character of text) {
    const taken = isPlain(character) ? 1 : folded(character).length;
    for (let i = 0; i < taken; i += 1) places[length + i] = at;
    length += taken;
    at += character.length;
  }
  places[length] = at;
  return places.subarray(0, length + 1);
}

/**
 * Whether a text can have what is sought at all; most have not, and need no second look.
 * @param {string} foldedText
 * @param {Question} question
 */
export function mayHave(foldedText, { typed }) {
  return foldedText.includes(folded(typed.trim()));
}

/**
 * What a question finds in a document: all that there is, in the order of the text.
 * @param {GlossedDocument} document
 * @param {Question} question
 * @returns {{ start: number, end: number, passage: number }[]}
 */
export function foundIn(document, question) {
  const { text, passages } = document;
  const fold = question.exact ? levelled : folded;
  const sought = fold(question.typed.trim());
  const speaker = folded(question.speaker.trim());
  const within = fold(text);
  if (!sought) return [];
  // An accented letter is still one character when it was folded: only of a text in plain letters are the places the same.
  const map = question.exact || isPlain(text) ? null : placesIn(text);
  /** @type {{ start: number, end: number, passage: number }[]} */
  const found = [];
  let passage = 0;
  for (let at = within.indexOf(sought); at >= 0; at = within.indexOf(sought, at + sought.length)) {
    const [start, end] = map ? [map[at], map[at + sought.length]] : [at, at + sought.length];
    while (passage < passages.length && passages[passage].end <= start) passage += 1;
    const here = passages[passage];
    if (!here) break;
    if (here.start >= end || (question.label && here.label !== question.label)) continue;
    if (question.whole && !isWhole(text, start, end)) continue;
    if (speaker && !folded(speakerOf(text, here)?.name ?? '').includes(speaker)) continue;
    found.push({ start, end, passage });
  }
  return found;
}

/** @param {string} text */
function isPlain(text) {
  return !/[^\t-\r -~]/.test(text);
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
function isWhole(text, start, end) {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 2);
  return !/[\p{L}\p{N}\p{M}_]$/u.test(before) && !/^[\p{L}\p{N}\p{M}_]/u.test(after);
}

/**
 * What a person sees of a place that was found.
 * @param {GlossedDocument} document
 * @param {{ start: number, end: number, passage: number }} found
 * @returns {Hit}
 */
export function hitOf({ id, text, passages }, { start, end, passage }) {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  const before = text.slice(from, start).toWellFormed().replace(/\s+/g, ' ').trimStart();
  const after = text.slice(end, to).toWellFormed().replace(/\s+/g, ' ').trimEnd();
  return {
    document: id,
    passage,
    label: passages[passage].label,
    speaker: speakerOf(text, passages[passage])?.name ?? '',
    // The first and the last word are most likely cut: they go.
    before: from > 0 ? `…${before.slice(before.indexOf(' ') + 1)}` : before,
    words: text.slice(start, end).replace(/\s+/g, ' '),
    after: to < text.length ? `${after.slice(0, Math.max(after.lastIndexOf(' '), 0))} …` : after,
  };
}
