// Who speaks in a passage, and whom a person can choose from: the speakers that the page already names, or any words of
// the text.

/** @typedef {import('../core/glossator.js').Span} Span */
/** @typedef {import('../core/glossator.js').StoredAttribution} Attribution */
/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */
/** @typedef {import('../state.js').Passage} Passage */

/**
 * A speaker to choose: the words that name them, and the full name where those words are not it. `around` is what stands
 * before and after the words, `passage` where they stand. Without a speaker: that nobody is named.
 * @typedef {{ speaker: Span | null, speakerName?: string, name: string, passage: number, around: readonly [string, string] }} Offer
 */

/** The nearest few are what a person looks through; whoever means another one types more of the name. */
const MOST_FOUND = 12;
/** A page that quotes more people than these is a list of people. */
const MOST_KNOWN = 40;
/** So many characters on each side tell one mention from another. */
const AROUND = 36;

/** A pronoun names nobody by itself, so it is not offered. */
const PRONOUNS = new Set(['he', 'she', 'they', 'it', 'we', 'i', 'you', 'who', 'one']);

/**
 * The attribution that counts. Furniture and background say nothing on anyone's behalf, so what the model found there
 * before the label was corrected is only kept; what a person set always holds.
 * @param {Passage} passage
 * @returns {Attribution | undefined}
 */
export function attributionOf({ label, attribution }) {
  const speaks = label === 'quote' || label === 'claim' || attribution?.by === 'human';
  return speaks ? attribution : undefined;
}

/**
 * The speaker's name, and the words of the text that stand for it, in one line each.
 * @param {string} text
 * @param {Passage} passage
 * @returns {{ name: string, words: string } | null}
 */
export function speakerOf(text, passage) {
  const { speaker, speakerName } = attributionOf(passage) ?? {};
  if (!speaker) return null;
  const words = wordsAt(text, speaker);
  return { name: speakerName?.trim() || words, words };
}

/**
 * @param {string} text
 * @param {Span} span
 */
export function wordsAt(text, { start, end }) {
  return inOneLine(text.slice(start, end));
}

/** @param {string} words */
export function inOneLine(words) {
  return words.replace(/\s+/g, ' ').trim();
}

/**
 * What to choose from: with nothing typed those who speak on this page; else where the passage itself has the typed words,
 * those who speak and whose names begin so, and where else the text has them. The nearest to the passage come first.
 * @param {GlossedDocument} document
 * @param {number} at
 * @param {string} typed
 * @returns {Offer[]}
 */
export function offersFor(document, at, typed) {
  const sought = inOneLine(typed).toLowerCase();
  const known = knownSpeakers(document, at);
  if (!sought) return [...known, nobody];
  const called = known.filter(({ name }) => ` ${name.toLowerCase()}`.includes(` ${sought}`));
  const places = occurrences(document, at, sought).map((place) => inFull(place, known));
  const elsewhere = places.filter(
    ({ speaker, passage }) =>
      passage !== at &&
      !called.some((offer) => speaker && offer.speaker && within(speaker, offer.speaker)),
  );
  const here = places.filter(({ passage }) => passage === at);
  const isHere = new Set(here.map(({ speakerName, name }) => speakerName ?? name));
  return [...here, ...called.filter(({ name }) => !isHere.has(name)), ...elsewhere];
}

/**
 * A place where a speaker is called by the last of their names alone, with the full name.
 * @param {Offer} place
 * @param {readonly Offer[]} known
 * @returns {Offer}
 */
function inFull(place, known) {
  const [full, ...others] = known.filter(({ name }) => name.endsWith(` ${place.name}`));
  return full && others.length === 0 ? { ...place, speakerName: full.name } : place;
}

/**
 * @param {Span} inner
 * @param {Span} outer
 */
function within(inner, outer) {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** @type {Offer} */
const nobody = { speaker: null, name: 'Nobody is named', passage: -1, around: ['', ''] };

/**
 * @param {GlossedDocument} document
 * @param {number} at
 * @returns {Offer[]}
 */
export function knownSpeakers({ text, passages }, at) {
  /** @type {Map<string, { name: string, isFull: boolean, speaker: Span, by: number }>} */
  const known = new Map();
  for (const [by, passage] of passages.entries()) {
    const found = speakerOf(text, passage);
    if (!found || !passage.attribution?.speaker || PRONOUNS.has(found.name.toLowerCase())) continue;
    const key = found.name.toLowerCase();
    const before = known.get(key);
    const isFull = before?.isFull || passage.attribution.speakerName !== undefined;
    const name = before?.name ?? found.name;
    if (before && Math.abs(before.by - at) <= Math.abs(by - at)) before.isFull = isFull;
    else known.set(key, { name, isFull, speaker: passage.attribution.speaker, by });
  }
  const full = [...known.values()].filter(({ isFull }) => isFull).map(({ name }) => name);
  return (
    [...known.values()]
      // "Mayor Helle Brandvold" is whom other passages call Helle Brandvold.
      .filter(({ name }) => !full.some((other) => name.endsWith(` ${other}`)))
      .sort((one, other) => Math.abs(one.by - at) - Math.abs(other.by - at))
      .slice(0, MOST_KNOWN)
      .map(({ name, speaker }) => {
        const span = nearestMention(text, name, passages[at]) ?? speaker;
        const speakerName = wordsAt(text, span) === name ? {} : { speakerName: name };
        return {
          speaker: span,
          ...speakerName,
          name,
          passage: passageAt(passages, span.start),
          around: ['', ''],
        };
      })
  );
}

/**
 * Where the text has a name, letter for letter, nearest to a passage.
 * @param {string} text
 * @param {string} name
 * @param {Span} passage
 * @returns {Span | null}
 */
function nearestMention(text, name, passage) {
  const starts = [text.indexOf(name, passage.start)];
  if (passage.start > 0) starts.push(text.lastIndexOf(name, passage.start - 1));
  const spans = starts
    .filter((start) => start >= 0)
    .map((start) => ({ start, end: start + name.length }))
    .sort((one, other) => distance(one, passage) - distance(other, passage));
  return spans[0] ?? null;
}

/**
 * @param {GlossedDocument} document
 * @param {number} at
 * @param {string} sought
 * @returns {Offer[]}
 */
function occurrences({ text, passages }, at, sought) {
  const literal = sought.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
  const passage = passages[at];
  /** @type {{ span: Span, rank: number }[]} */
  let nearest = [];
  for (const match of text.matchAll(new RegExp(literal, 'giu'))) {
    const span = toWordEnd(text, { start: match.index, end: match.index + match[0].length });
    // "Ana" in "banana" comes after every Ana.
    const rank = distance(span, passage) + (beginsWord(text, span.start) ? 0 : text.length);
    if (nearest.length >= MOST_FOUND && rank >= nearest[nearest.length - 1].rank) continue;
    nearest = [...nearest, { span, rank }].sort((one, other) => one.rank - other.rank);
    nearest.length = Math.min(nearest.length, MOST_FOUND);
  }
  return nearest.map(({ span }) => ({
    speaker: span,
    name: wordsAt(text, span),
    passage: passageAt(passages, span.start),
    around: [
      text
        .slice(Math.max(0, span.start - AROUND), span.start)
        .replace(/\s+/g, ' ')
        .replace(/^\S* /, ''),
      text
        .slice(span.end, span.end + AROUND)
        .replace(/\s+/g, ' ')
        .replace(/ \S*$/, ''),
    ],
  }));
}

/**
 * What begins with a word ends with one: a name need not be typed to its end.
 * @param {string} text
 * @param {Span} span
 * @returns {Span}
 */
function toWordEnd(text, { start, end }) {
  if (!beginsWord(text, start)) return { start, end };
  const [rest] = /^[\p{L}\p{M}\p{N}]*/u.exec(text.slice(end, end + AROUND)) ?? [''];
  return { start, end: end + rest.length };
}

/**
 * @param {string} text
 * @param {number} start
 */
function beginsWord(text, start) {
  return !/[\p{L}\p{M}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start));
}

/**
 * How far apart two spans are; 0 where they overlap.
 * @param {Span} one
 * @param {Span} other
 */
function distance(one, other) {
  return Math.max(0, other.start - one.end, one.start - other.end);
}

/**
 * The last passage that begins at or before a position, or the first of all.
 * @param {readonly Span[]} passages in order
 * @param {number} position
 */
export function passageAt(passages, position) {
  let low = 0;
  let high = passages.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (passages[middle].start <= position) low = middle;
    else high = middle;
  }
  return low;
}
