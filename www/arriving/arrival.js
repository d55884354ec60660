// Which of the documents that a person opens are new, which are open already, and which need another id to stand beside
// one of the same name. Nothing that is open is ever replaced.

import { isSameAttribution } from '../state/passages.js';

/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */

/**
 * @typedef {{
 *   document: GlossedDocument,
 *   restored: boolean
 * }} Arrival `restored` where the labels came with the file and not from the model just now
 */

/**
 * @param {{ ids: Iterable<string>, twins: readonly GlossedDocument[] }} open the ids that are taken, also by removed documents,
 * because an undo may bring those back; and the open documents that have the text of an arrival
 * @param {readonly Arrival[]} arrivals
 * @returns {{ admitted: GlossedDocument[], already: GlossedDocument[], renamed: { from: string, to: string }[] }}
 */
export function admit(open, arrivals) {
  const taken = new Set(open.ids);
  /** @type {GlossedDocument[]} */
  const admitted = [];
  /** @type {GlossedDocument[]} */
  const already = [];
  /** @type {{ from: string, to: string }[]} */
  const renamed = [];
  /** @type {Map<string, GlossedDocument[]>} */
  const byText = new Map();
  /** @param {GlossedDocument} document */
  const remember = (document) =>
    byText.set(document.text, [...(byText.get(document.text) ?? []), document]);
  open.twins.forEach(remember);
  for (const { document, restored } of arrivals) {
    const twin = byText
      .get(document.text)
      ?.find((open) => !restored || (isNameOf(open.id, document.id) && sameLabels(open, document)));
    if (twin) {
      already.push(twin);
      continue;
    }
    const id = freeId(document.id, taken);
    if (id !== document.id) renamed.push({ from: document.id, to: id });
    taken.add(id);
    const admissible = id === document.id ? document : { ...document, id };
    admitted.push(admissible);
    remember(admissible);
  }
  return { admitted, already, renamed };
}

/**
 * @param {string} id
 * @param {ReadonlySet<string>} taken
 */
function freeId(id, taken) {
  if (!taken.has(id)) return id;
  let number = 2;
  while (taken.has(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}

/**
 * Whether an id is the wanted one, or the wanted one with a number that `freeId` gave it.
 * @param {string} id
 * @param {string} wanted
 */
export function isNameOf(id, wanted) {
  return (
    id === wanted || (id.startsWith(`${wanted}-`) && /^\d+$/.test(id.slice(wanted.length + 1)))
  );
}

/**
 * @param {GlossedDocument} one
 * @param {GlossedDocument} other
 */
export function sameLabels(one, other) {
  return (
    one.passages.length === other.passages.length &&
    one.passages.every((passage, at) => {
      const twin = other.passages[at];
      return (
        passage.start === twin.start &&
        passage.end === twin.end &&
        passage.label === twin.label &&
        passage.by === twin.by &&
        passage.confirmed === twin.confirmed &&
        passage.note === twin.note &&
        passage.unsure === twin.unsure &&
        isSameAttribution(passage.attribution, twin.attribution)
      );
    })
  );
}
