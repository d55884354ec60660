// Finding a command by a few letters of its name: each run of letters begins a word, as in "nup" for "Next unconfirmed
// passage"; failing that, they may stand inside of one.

/**
 * What can be found: a command, or whatever else has a title and can be done.
 * @typedef {{
 *   title: string,
 *   run: () => void,
 *   name?: string,
 *   group?: string,
 *   hint?: string,
 *   keys?: readonly string[],
 *   unavailable?: () => string | null,
 * }} Entry
 */

/** @typedef {readonly [start: number, end: number]} Mark a stretch of the title that was asked for, in UTF-16 units */
/** @typedef {{ entry: Entry, section: string, marks: readonly Mark[] }} Found */

/** More than these nobody looks through; a further letter brings the rest nearer. */
const MOST_FOUND = 50;
/** How many were used last and stand first. */
export const MOST_RECENT = 5;
/** With nothing asked for, titles of documents give only a taste of what can be typed. */
const MOST_UNASKED = 7;

/**
 * With nothing typed: what was used last, then everything by its group, and at the end what cannot be done just now. With
 * something typed: what matches, the best first.
 * @param {readonly Entry[]} entries
 * @param {string} typed
 * @param {readonly string[]} recent names of commands, the latest first
 * @returns {readonly Found[]}
 */
export function findEntries(entries, typed, recent) {
  const words = wordsOf(typed);
  if (words.length === 0) return inSections(entries, recent);
  /** @type {(Found & { cost: number })[]} */
  const found = [];
  for (const entry of entries) {
    const match = matchOf(words, entry.title, entry.group ?? '');
    if (!match) continue;
    const used = entry.name === undefined ? -1 : recent.indexOf(entry.name);
    // Habit decides between names that match about as well.
    const habit = used < 0 ? 0 : 0.3 / (used + 1);
    const hindrance = isAble(entry) ? 0 : 0.4;
    found.push({ entry, section: '', marks: match.marks, cost: match.cost - habit + hindrance });
  }
  found.sort((one, other) => one.cost - other.cost);
  return found.slice(0, MOST_FOUND);
}

/**
 * The names used last, after one more use.
 * @param {readonly string[]} recent
 * @param {string} name
 * @returns {readonly string[]}
 */
export function usedNow(recent, name) {
  return [name, ...recent.filter((each) => each !== name)].slice(0, MOST_RECENT);
}

/**
 * @param {readonly Entry[]} entries
 * @param {readonly string[]} recent
 * @returns {readonly Found[]}
 */
function inSections(entries, recent) {
  const able = entries.filter(isAble);
  const latest = recent.flatMap((name) => able.filter((entry) => entry.name === name));
  const commands = able.filter((entry) => entry.name !== undefined && !latest.includes(entry));
  const others = able.filter(({ name }) => name === undefined).slice(0, MOST_UNASKED);
  const groups = [...new Set(commands.map(({ group }) => group ?? ''))];
  /** @type {(section: string) => (entry: Entry) => Found} */
  const within = (section) => (entry) => ({ entry, section, marks: [] });
  return [
    ...latest.map(within('Recently used')),
    ...groups.flatMap((group) =>
      commands.filter((entry) => (entry.group ?? '') === group).map(within(group)),
    ),
    ...others.map(within('Documents that are open')),
    ...entries.filter((entry) => !isAble(entry)).map(within('Not just now')),
  ];
}

/** @param {Entry} entry */
function isAble({ unavailable }) {
  return !unavailable?.();
}

/**
 * How well typed words match a title: the lower the cost the better; null where one of them is not found. A word may also
 * be found in the name of the group, where it counts for less.
 * @param {readonly string[]} words
 * @param {string} title
 * @param {string} [group]
 * @returns {{ cost: number, marks: readonly Mark[] } | null}
 */
export function matchOf(words, title, group = '') {
  const folded = remembered(title);
  let cost = 0;
  let after = -1;
  /** @type {Mark[]} */
  const marks = [];
  for (const word of words) {
    const match = inText(word, folded);
    if (!match) {
      if (!inText(word, remembered(group))) return null;
      cost += 4;
      continue;
    }
    const [first] = match.at;
    // Words in another order than in the title are what was meant less often.
    cost += match.cost + (first < after ? 0.5 : 0);
    after = first;
    marks.push(...marksOf(match.at, folded));
  }
  return { cost: cost + folded.letters.length / 1000, marks: merged(marks) };
}

/** @param {string} typed */
export function wordsOf(typed) {
  return typed
    .trim()
    .split(/\s+/u)
    .map((word) => fold(word).letters.join(''))
    .filter((word) => word !== '');
}

/**
 * A text as it is compared: without accents and capitals. `from` and `to` are where each letter stands in the text.
 * @typedef {{ letters: readonly string[], from: readonly number[], to: readonly number[], starts: readonly boolean[] }} Folded
 */

/** Every letter typed compares the same titles again. */
const MOST_REMEMBERED = 5000;
/** @type {Map<string, Folded>} */
const foldedBefore = new Map();

/** @param {string} text */
function remembered(text) {
  const before = foldedBefore.get(text);
  if (before) return before;
  if (foldedBefore.size >= MOST_REMEMBERED) foldedBefore.clear();
  const folded = fold(text);
  foldedBefore.set(text, folded);
  return folded;
}

/**
 * @param {string} text
 * @returns {Folded}
 */
function fold(text) {
  const letters = [];
  const from = [];
  const to = [];
  const starts = [];
  let at = 0;
  let inWord = false;
  for (const character of text) {
    const plain = character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    const wordly = /[\p{L}\p{N}]/u.test(plain);
    for (const [i, letter] of [...plain].entries()) {
      letters.push(letter);
      from.push(at);
      to.push(at + character.length);
      starts.push(wordly && !inWord && i === 0);
    }
    // An accent that follows its letter belongs to the word.
    if (plain !== '') inWord = wordly;
    at += character.length;
  }
  return { letters, from, to, starts };
}

/**
 * @param {string} word
 * @param {Folded} text
 * @returns {{ cost: number, at: readonly number[] } | null} where each of its letters was found
 */
function inText(word, text) {
  const letters = [...word];
  const byStarts = atWordStarts(letters, text);
  if (byStarts) return byStarts;
  const last = text.letters.length - letters.length;
  for (let from = 0; from <= last; from += 1) {
    if (letters.every((letter, i) => text.letters[from + i] === letter)) {
      return { cost: 3 + from / 100, at: letters.map((_, i) => from + i) };
    }
  }
  return null;
}

/**
 * Finds letters as runs that each begin a word, in the order of the text; fewer runs, and those further in front, cost less.
 * @param {readonly string[]} letters
 * @param {Folded} text
 */
function atWordStarts(letters, text) {
  /** @typedef {{ cost: number, at: readonly number[] } | null} Answer */
  /** @type {Map<number, Answer>} */
  const known = new Map();
  const width = text.letters.length + 1;
  /**
   * @param {number} i the letter to place
   * @param {number} from the place behind the letter before it
   * @returns {Answer}
   */
  const place = (i, from) => {
    if (i === letters.length) return { cost: 0, at: [] };
    const key = i * width + from;
    const before = known.get(key);
    if (before !== undefined) return before;
    /** @type {Answer} */
    let best = null;
    let skipped = 0;
    for (let at = from; at < text.letters.length; at += 1) {
      const goesOn = at === from && i > 0;
      if (text.letters[at] === letters[i] && (goesOn || text.starts[at])) {
        const rest = place(i + 1, at + 1);
        const cost = rest && rest.cost + (goesOn ? 0 : 1 + 0.2 * skipped);
        if (rest && cost !== null && (!best || cost < best.cost))
          best = { cost, at: [at, ...rest.at] };
      }
      if (text.starts[at]) skipped += 1;
    }
    known.set(key, best);
    return best;
  };
  return place(0, 0);
}

/**
 * @param {readonly number[]} at
 * @param {Folded} text
 * @returns {Mark[]}
 */
function marksOf(at, text) {
  return at.map((i) => [text.from[i], text.to[i]]);
}

/**
 * @param {readonly Mark[]} marks
 * @returns {readonly Mark[]}
 */
function merged(marks) {
  /** @type {[number, number][]} */
  const whole = [];
  for (const [start, end] of [...marks].sort((one, other) => one[0] - other[0])) {
    const last = whole[whole.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else whole.push([start, end]);
  }
  return whole;
}
