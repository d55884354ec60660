// What can be said of the passages of one document, as changes that can be taken back.

/** @typedef {import('../core/glossator.js').Label} LabelName */
/** @typedef {import('../core/glossator.js').Span} Span */
/** @typedef {import('../core/glossator.js').StoredAttribution} Attribution */
/** @typedef {import('../core/glossator.js').StoredPassage & { note?: string, unsure?: boolean }} Passage */
/** @typedef {Omit<import('../core/glossator.js').StoredDocument, 'passages'> & { passages: readonly Passage[] }} GlossedDocument */

/**
 * A run of passages that gives way to another. `at` is its place among the passages as they were before; the changes of one
 * operation are in order and do not touch one another.
 * @typedef {{ at: number, before: readonly Passage[], after: readonly Passage[] }} Change
 */

/**
 * @param {readonly Passage[]} passages
 * @param {readonly Change[]} changes
 * @returns {Passage[] | null} null where the passages are not those that the changes were made for
 */
export function changed(passages, changes) {
  const now = [...passages];
  let moved = 0;
  for (const { at, before, after } of changes) {
    const place = at + moved;
    if (!before.every((passage, i) => isSameStretch(passage, now[place + i]))) return null;
    if (before.length === after.length) {
      for (const [i, passage] of after.entries()) now[place + i] = passage;
    } else {
      now.splice(place, before.length, ...after);
    }
    moved += after.length - before.length;
  }
  return now;
}

/**
 * The changes that take others back.
 * @param {readonly Change[]} changes
 * @returns {Change[]}
 */
export function inverse(changes) {
  let moved = 0;
  return changes.map(({ at, before, after }) => {
    const back = { at: at + moved, before: after, after: before };
    moved += after.length - before.length;
    return back;
  });
}

/**
 * @param {Passage} one
 * @param {Passage | undefined} other
 */
function isSameStretch(one, other) {
  return one.start === other?.start && one.end === other.end;
}

/**
 * Passages that stay where they are and become different. Places that do not exist, and passages that stay the same, are
 * passed over.
 * @param {GlossedDocument} document
 * @param {readonly number[]} places
 * @param {(passage: Passage) => Passage} become returns the same object for no change
 * @returns {Change[]}
 */
function become(document, places, become) {
  return [...new Set(places)]
    .sort((one, other) => one - other)
    .flatMap((at) => {
      const before = document.passages[at];
      const after = before && become(before);
      return after === before ? [] : [{ at, before: [before], after: [after] }];
    });
}

/**
 * @param {GlossedDocument} document
 * @param {readonly number[]} places
 * @param {LabelName} label
 */
export function labelled(document, places, label) {
  return become(document, places, (passage) =>
    passage.label === label && passage.confirmed && passage.by === 'human'
      ? passage
      : { ...passage, label, by: 'human', confirmed: true },
  );
}

/**
 * A confirmed passage is a person's; one that is not confirmed any more waits for another look with the label it has.
 * @param {GlossedDocument} document
 * @param {readonly number[]} places
 * @param {boolean} isConfirmed
 */
export function confirmed(document, places, isConfirmed) {
  return become(document, places, (passage) => {
    if (passage.confirmed === isConfirmed) return passage;
    return isConfirmed
      ? { ...passage, by: 'human', confirmed: true }
      : { ...passage, confirmed: false };
  });
}

/**
 * Who speaks is a question of its own: its answer leaves the label as it is, and as unconfirmed. What is left out stays.
 * @param {GlossedDocument} document
 * @param {number} at
 * @param {{ speaker?: Span | null, speakerName?: string, cue?: Span | null }} said null for "nobody" and "none"
 */
export function attributed(document, at, said) {
  const isWithin = (/** @type {Span | null | undefined} */ span) =>
    !span || (0 <= span.start && span.start < span.end && span.end <= document.text.length);
  if (!isWithin(said.speaker) || !isWithin(said.cue)) return [];
  return become(document, [at], (passage) => {
    const attribution = attributionBy(passage.attribution, said);
    return isSameAttribution(passage.attribution, attribution)
      ? passage
      : { ...passage, attribution };
  });
}

/**
 * @param {Attribution | undefined} before
 * @param {{ speaker?: Span | null, speakerName?: string, cue?: Span | null }} said
 * @returns {Attribution}
 */
function attributionBy(before, { speaker, speakerName, cue }) {
  const isNobody = speaker === null;
  /** @type {Attribution} */
  const attribution = { by: 'human' };
  const named = speaker === undefined ? before?.speaker : speaker;
  if (named) attribution.speaker = named;
  const name = speaker === undefined ? before?.speakerName : speakerName;
  if (name !== undefined && named) attribution.speakerName = name;
  const saying = cue === undefined && !isNobody ? before?.cue : cue;
  if (saying) attribution.cue = saying;
  return attribution;
}

/**
 * @param {Attribution | undefined} one
 * @param {Attribution | undefined} other
 */
export function isSameAttribution(one, other) {
  return (
    one?.by === other?.by &&
    one?.speakerName === other?.speakerName &&
    one?.speaker?.start === other?.speaker?.start &&
    one?.speaker?.end === other?.speaker?.end &&
    one?.cue?.start === other?.cue?.start &&
    one?.cue?.end === other?.cue?.end
  );
}

/**
 * @param {GlossedDocument} document
 * @param {number} at
 * @param {string} note empty for none
 */
export function noted(document, at, note) {
  return become(document, [at], (passage) =>
    (passage.note ?? '') === note ? passage : withNote(passage, note ? [{ ...passage, note }] : []),
  );
}

/**
 * @param {GlossedDocument} document
 * @param {readonly number[]} places
 * @param {boolean} isUnsure
 */
export function flagged(document, places, isUnsure) {
  return become(document, places, (passage) => {
    if ((passage.unsure ?? false) === isUnsure) return passage;
    const { unsure: _, ...rest } = passage;
    return isUnsure ? { ...rest, unsure: true } : rest;
  });
}

/**
 * The passage with the notes of others, a line each.
 * @param {Passage} passage
 * @param {readonly Passage[]} others
 * @returns {Passage}
 */
export function withNote({ note: _, ...passage }, others) {
  const notes = others.flatMap(({ note }) => note ?? []);
  return notes.length > 0 ? { ...passage, note: notes.join('\n') } : passage;
}
