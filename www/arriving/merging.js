// Labels from a file onto documents that are open: what they would change, what contradicts a person's own decisions, and
// the one step of the history that takes them over.

import { changesBetween } from '../state/differences.js';
import { documentsSaid, several } from '../words.js';
import { admit } from './arrival.js';

/** @typedef {import('../page.js').Page} Page */
/** @typedef {import('../core.js').Core} Core */
/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */
/** @typedef {import('../state.js').Passage} Passage */
/** @typedef {import('../core/glossator.js').StoredDocument} StoredDocument */
/** @typedef {import('../core/glossator.js').DetachedLabels} DetachedLabels */
/** @typedef {import('../core/glossator.js').MergedLabels} MergedLabels */

/**
 * What came for an open document: another copy of it, or labels without a text.
 * @typedef {{ document: GlossedDocument, came: { copy: StoredDocument } | { labels: DetachedLabels }, merged: MergedLabels }} Match
 */

/**
 * A confirmed stretch that a file contradicts.
 * @typedef {{ key: string, document: GlossedDocument, was: readonly Passage[], now: readonly Passage[] }} Conflict
 */

/**
 * `taken` are the conflicts in which the file is to prevail.
 * @typedef {{
 *   from: string,
 *   matches: readonly Match[],
 *   conflicts: readonly Conflict[],
 *   asConfirmed: boolean,
 *   taken: ReadonlySet<string>,
 *   running: boolean,
 *   problem: string,
 * }} Merging
 */

/**
 * @param {Core} core
 * @param {GlossedDocument} document
 * @param {Match['came']} came
 * @param {boolean} asConfirmed
 * @returns {Promise<MergedLabels>}
 */
export function mergedOnto(core, document, came, asConfirmed) {
  const open = { ...document, passages: [...document.passages] };
  return 'copy' in came
    ? core.merge(open, came.copy, asConfirmed)
    : core.mergeLabels(open, came.labels.data, asConfirmed);
}

/**
 * What became of a passage that came in: `kept` where a file has only what a model said, and a person has decided here.
 * @param {import('../core/glossator.js').Finding} finding
 * @returns {'same' | 'taken' | 'conflict' | 'kept'}
 */
export function outcomeOf({ outcome, passage }) {
  const isOpinion = passage.confirmed || passage.by === 'human';
  return outcome === 'conflict' && !isOpinion ? 'kept' : outcome;
}

/**
 * Whether a match has anything to tell: a label, a decision or a loss.
 * @param {Match} match
 */
export function isNews({ merged }) {
  return (
    merged.unmatched.length > 0 ||
    merged.findings.some(
      (finding) =>
        !['same', 'kept'].includes(outcomeOf(finding)) ||
        (finding.passage.confirmed && !finding.was.every(({ confirmed }) => confirmed)),
    )
  );
}

/**
 * Contradictions that touch the same confirmed passage are one.
 * @param {Match} match
 * @returns {Conflict[]}
 */
export function conflictsOf({ document, merged }) {
  /** @type {{ was: Passage[], now: Passage[] }[]} */
  const runs = [];
  for (const finding of merged.findings) {
    if (outcomeOf(finding) !== 'conflict') continue;
    const last = runs.at(-1);
    const [first] = finding.was;
    if (last?.was.some(({ start }) => start === first.start)) {
      last.now.push(finding.passage);
      last.was.push(
        ...finding.was.filter(({ start }) => !last.was.some((held) => held.start === start)),
      );
    } else runs.push({ was: [...finding.was], now: [finding.passage] });
  }
  return runs.map((run) => ({ ...run, document, key: `${document.id} ${run.was[0].start}` }));
}

/**
 * Shows what has come for open documents.
 * @param {Page} page
 * @param {string} from
 * @param {readonly Match[]} matches
 */
export function askToMerge(page, from, matches) {
  const { merging: before } = page.around();
  if (before && !before.running) {
    // More came while the person was still deciding: one dialog asks about all of it.
    matches = [...before.matches, ...matches];
    from = before.from === from ? from : `${before.from}, ${from}`;
  }
  page.set({
    dialog: 'merge',
    drawer: false,
    merging: {
      from,
      matches,
      conflicts: matches.flatMap(conflictsOf),
      asConfirmed: false,
      taken: new Set(),
      running: false,
      problem: '',
    },
  });
}

/** @typedef {ReturnType<typeof merging>} MergeActions */

/**
 * @param {Page} page
 * @param {Core} core
 */
export function merging(page, core) {
  /** @param {Partial<Merging>} change */
  function tell(change) {
    const { merging } = page.around();
    if (merging && !merging.running) page.set({ merging: { ...merging, ...change } });
  }

  function close() {
    const { dialog } = page.around();
    page.set({ merging: null, dialog: dialog === 'merge' ? null : dialog });
  }

  /** @param {Merging} merging */
  async function takeOver({ from, matches, conflicts, asConfirmed, taken }) {
    /** @type {import('../state.js').Edit[]} */
    const edits = [];
    for (const { document: seen, came } of matches) {
      const [document] = await page.read([seen.id]);
      if (!document) continue;
      const lost = conflicts.filter(
        ({ key, document }) => document.id === seen.id && taken.has(key),
      );
      const merged = await mergedOnto(core, withReleased(document, lost), came, asConfirmed);
      const passages = withDecided(merged.passages, lost);
      edits.push({ document: document.id, changes: changesBetween(document.passages, passages) });
    }
    const changed = edits.filter(({ changes }) => changes.length > 0);
    if (changed.length === 0) {
      page.say('Nothing was changed.');
      return;
    }
    await page.perform({ type: 'adopt', edits: changed, from });
    const count = changed.reduce(
      (sum, { changes }) => sum + changes.reduce((sum, { after }) => sum + after.length, 0),
      0,
    );
    const where = documentsSaid(
      page.state(),
      changed.map(({ document }) => document),
    );
    const how = asConfirmed ? 'as confirmed' : 'as suggestions';
    page.say(
      `${several(count, 'passage')} from ${from} taken into ${where} ${how}. Undo takes it back.`,
    );
    if (changed.length === 1) void page.show(changed[0].document);
  }

  return {
    /** @param {boolean} asConfirmed */
    as: (asConfirmed) => tell({ asConfirmed }),

    /**
     * @param {readonly Conflict[]} conflicts
     * @param {boolean} isTaken
     */
    decide(conflicts, isTaken) {
      const { merging } = page.around();
      const taken = new Set(merging?.taken);
      for (const { key } of conflicts) {
        if (isTaken) taken.add(key);
        else taken.delete(key);
      }
      tell({ taken });
    },

    apply() {
      const { merging } = page.around();
      if (!merging || merging.running) return;
      tell({ running: true, problem: '' });
      page.act(async () => {
        try {
          await takeOver(merging);
          close();
        } catch (error) {
          const problem = error instanceof Error ? error.message : String(error);
          page.set({ merging: { ...merging, running: false, problem } });
        }
      });
    },

    /** Opens the copies as documents of their own. */
    openBeside() {
      const { merging } = page.around();
      if (!merging || merging.running) return;
      const arrivals = merging.matches.flatMap(({ came }) =>
        'copy' in came && came.copy.passages
          ? [{ document: { ...came.copy, passages: came.copy.passages }, restored: true }]
          : [],
      );
      const ids = page.state().documents.map(({ id }) => id);
      const { admitted } = admit({ ids, twins: [] }, arrivals);
      close();
      if (admitted.length === 0) return;
      page.act(async () => {
        page.dispatch({ type: 'open', documents: admitted });
        await page.show(admitted[0].id);
        page.say(`${several(admitted.length, 'document')} opened beside what was there.`);
      });
    },

    close,
  };
}

/**
 * The document with the passages that are to give way left open.
 * @param {GlossedDocument} document
 * @param {readonly Conflict[]} lost
 * @returns {GlossedDocument}
 */
function withReleased(document, lost) {
  const starts = new Set(lost.flatMap(({ was }) => was.map(({ start }) => start)));
  const passages = document.passages.map((passage) =>
    starts.has(passage.start) ? { ...passage, confirmed: false } : passage,
  );
  return { ...document, passages };
}

/**
 * What a person has chosen over their own label is confirmed by that.
 * @param {readonly Passage[]} passages
 * @param {readonly Conflict[]} decided
 * @returns {Passage[]}
 */
function withDecided(passages, decided) {
  const chosen = new Set(
    decided.flatMap(({ now }) => now.map(({ start, end }) => `${start} ${end}`)),
  );
  return passages.map((passage) =>
    chosen.has(`${passage.start} ${passage.end}`)
      ? { ...passage, by: 'human', confirmed: true }
      : passage,
  );
}
