// Runs the search: as the person types, in batches so that the page stays alive, and not longer than it is wanted.
import { folded, foundIn, hitOf, isAsked, isNarrower, mayHave, noQuestion } from '../search.js';
import { listedDocuments } from '../selectors.js';
import { several } from '../words.js';

/** @typedef {import('../page.js').Page} Page */
/** @typedef {import('../search.js').Question} Question */
/** @typedef {import('../search.js').Hit} Hit */
/** @typedef {import('../state.js').Target} Target */

/**
 * `answers` is the question that the rest answers. `hits` are the first of what was found; `places`, `passages` and `documents` count all of it. `done` of `of` documents
 * have been looked through; `marked` is the hit that Enter goes to.
 * @typedef {{
 *   question: Question,
 *   answers: Question | null,
 *   hits: readonly Hit[],
 *   targets: readonly Target[],
 *   places: number,
 *   passages: number,
 *   done: number,
 *   of: number,
 *   running: boolean,
 *   marked: number,
 * }} Search
 */

/** @typedef {ReturnType<typeof searchActions>} SearchActions */

/** @type {Search} */
export const nothingSought = {
  question: noQuestion,
  answers: null,
  hits: [],
  targets: [],
  places: 0,
  passages: 0,
  done: 0,
  of: 0,
  running: false,
  marked: 0,
};

/** So many hits are drawn: more than anybody reads, and few enough to be drawn at once. */
const MOST_DRAWN = 200;

/** Documents read at a time. */
const BATCH = 100;

/** So many characters stay at hand in the form in which they are searched; a larger project is read again every time. */
const MOST_AT_HAND = 60_000_000;

/** Milliseconds between two keys of one word. */
const PAUSE = 150;

/** Milliseconds between two drawings of what has been found so far. */
const GLIMPSE = 100;

/** @param {Page} page */
export function searchActions(page) {
  let run = 0;
  let waiting = 0;
  /** @type {{ question: Question, state: import('../state.js').State, documents: readonly string[] } | null} */
  let answered = null;
  /** @type {Map<string, string>} */
  const atHand = new Map();
  let charactersAtHand = 0;
  /** @type {string | null} */
  let project = null;

  /**
   * The documents whose texts have what is sought.
   * @param {readonly string[]} ids
   * @param {Question} question
   */
  async function candidates(ids, question) {
    /** @type {Map<string, string>} */
    const read = new Map();
    for (const { id, text } of await page.texts(ids.filter((id) => !atHand.has(id)))) {
      const plain = folded(text);
      read.set(id, plain);
      if (charactersAtHand + plain.length > MOST_AT_HAND) continue;
      charactersAtHand += plain.length;
      atHand.set(id, plain);
    }
    return ids.filter((id) => mayHave(atHand.get(id) ?? read.get(id) ?? '', question));
  }

  /** Another project has other texts, perhaps by the same names. */
  function forgetOtherProject() {
    const now = page.around().project?.id ?? null;
    if (now === project) return;
    project = now;
    atHand.clear();
    charactersAtHand = 0;
    answered = null;
  }

  /** @param {Question} question */
  async function search(question) {
    run += 1;
    const mine = run;
    forgetOtherProject();
    const state = page.state();
    const all = listedDocuments(state).map(({ id }) => id);
    const narrow =
      answered &&
      answered.state.documents === state.documents &&
      isNarrower(question, answered.question);
    const ids = narrow && answered ? answered.documents : all;
    /** @type {Hit[]} */
    const hits = [];
    /** @type {Target[]} */
    const targets = [];
    let [places, passages, told] = [0, 0, performance.now()];
    /** @param {number} done */
    const tell = (done) => {
      told = performance.now();
      const running = done < ids.length;
      const found = { hits: [...hits], targets: [...targets], places, passages };
      page.set({
        search: {
          ...page.around().search,
          question,
          answers: question,
          ...found,
          done,
          of: ids.length,
          running,
        },
      });
    };
    for (let at = 0; at < ids.length; at += BATCH) {
      const few = await candidates(ids.slice(at, at + BATCH), question);
      for (const document of few.length > 0 ? await page.read(few) : []) {
        const found = foundIn(document, question);
        if (found.length === 0) continue;
        const inPassages = [...new Set(found.map(({ passage }) => passage))];
        targets.push({ document: document.id, passages: inPassages });
        places += found.length;
        passages += inPassages.length;
        for (const place of found.slice(0, MOST_DRAWN - hits.length)) {
          hits.push(hitOf(document, place));
        }
      }
      if (mine !== run) return;
      if (performance.now() - told > GLIMPSE && at + BATCH < ids.length) {
        tell(at + BATCH);
        // With the texts at hand nothing else would let the browser draw and take keys.
        await new Promise((resolve) => setTimeout(resolve));
        if (mine !== run) return;
      }
    }
    answered = { question, state, documents: targets.map(({ document }) => document) };
    tell(ids.length);
  }

  function stop() {
    run += 1;
    clearTimeout(waiting);
  }

  return {
    /**
     * Changes what is sought. The search itself waits for the next pause in typing.
     * @param {Partial<Question>} change
     */
    ask(change) {
      stop();
      const { search: before } = page.around();
      const question = { ...before.question, ...change };
      if (!isAsked(question)) {
        page.set({ search: { ...nothingSought, question } });
        return;
      }
      page.set({ search: { ...before, question, marked: 0, running: true } });
      waiting = window.setTimeout(() => void search(question), PAUSE);
    },

    /**
     * The dialog is there: what was sought last is sought again, as the work since then may have changed what is found.
     * @param {Element | undefined} field
     */
    searchBegins(field) {
      if (!(field instanceof HTMLInputElement)) return;
      const { question } = page.around().search;
      queueMicrotask(() => {
        field.select();
        stop();
        if (isAsked(question)) void search(question);
      });
    },

    /** @param {number} marked */
    markHit(marked) {
      page.set({ search: { ...page.around().search, marked } });
    },

    stopSearch() {
      stop();
      page.set({ search: { ...page.around().search, running: false } });
    },

    /** @param {Hit} hit */
    goToHit({ document, passage }) {
      stop();
      page.set({ dialog: null, drawer: false });
      page.act(() => page.show(document, passage));
    },

    chooseFound() {
      const { targets, passages, running } = page.around().search;
      if (running) return;
      page.set({ dialog: null });
      const [first] = targets;
      page.act(async () => {
        if (first && !targets.some(({ document }) => document === page.state().shown)) {
          await page.show(first.document, first.passages[0]);
        }
        page.dispatch({ type: 'choose', targets });
        page.say(
          `${several(passages, 'passage')} chosen in ${several(targets.length, 'document')}. Labels and Enter now go to all of them; Escape lets them go.`,
        );
      });
    },
  };
}
