// The documents a person works on, and the one pure function that changes them: `update(state, operation) → state`.
// Nothing is ever changed in place, so that undo, storage and the views can compare by identity.

/** @typedef {import('./core/glossator.js').Label} LabelName */
/** @typedef {import('./core/glossator.js').Span} Span */
/** @typedef {import('./core/glossator.js').StoredAttribution} Attribution */
/** @typedef {import('./core/glossator.js').StoredPassage} Passage */
/** @typedef {Omit<import('./core/glossator.js').StoredDocument, 'passages'> & { passages: readonly Passage[] }} GlossedDocument */

/**
 * A run of passages that one step replaced, so that it can be put back.
 * @typedef {{ at: number, before: readonly Passage[], after: readonly Passage[] }} Change
 */

/**
 * An operation that was done, with what is needed to take it back.
 * @typedef {{ operation: EditOperation, changes: readonly Change[] }} EditStep
 * @typedef {{ operation: RemoveOperation, taken: readonly { place: number, document: GlossedDocument }[] }} RemoveStep
 * @typedef {EditStep | RemoveStep} Step
 */

/**
 * A stack as a linked list: pushing costs the same after ten thousand steps as after one.
 * @typedef {{ step: Step, below: Trail } | null} Trail
 */

/**
 * @typedef {{
 *   documents: readonly GlossedDocument[],
 *   removed: readonly GlossedDocument[],
 *   shown: string | null,
 *   selected: Readonly<Record<string, number>>,
 *   done: Trail,
 *   undone: Trail,
 * }} State
 */

/**
 * @typedef {{ type: 'open', documents: readonly GlossedDocument[] }} OpenOperation
 * @typedef {{ type: 'remove', documents: readonly string[] }} RemoveOperation
 * @typedef {{ type: 'label', document: string, passages: readonly number[], label: LabelName }} LabelOperation
 * @typedef {{ type: 'confirm', document: string, passages: readonly number[] }} ConfirmOperation
 * @typedef {{ type: 'attribute', document: string, passage: number, speaker: Span | null, speakerName?: string }} AttributeOperation
 * @typedef {LabelOperation | ConfirmOperation | AttributeOperation} EditOperation
 * @typedef {{ type: 'undo' } | { type: 'redo' }} StepOperation
 * @typedef {{ type: 'show', document: string } | { type: 'select', document: string, passage: number }} LookOperation
 * @typedef {OpenOperation | RemoveOperation | EditOperation | StepOperation} WorkOperation
 * @typedef {WorkOperation | LookOperation} Operation
 */

/** @type {State} */
export const nothingOpen = {
  documents: [],
  removed: [],
  shown: null,
  selected: {},
  done: null,
  undone: null,
};

/**
 * @param {State} state
 * @param {Operation} operation
 * @returns {State}
 */
export function update(state, operation) {
  switch (operation.type) {
    case 'open':
      return {
        ...state,
        documents: [...state.documents, ...operation.documents],
        shown: state.shown ?? operation.documents[0]?.id ?? null,
      };
    case 'show':
      return { ...state, shown: operation.document };
    case 'select':
      return {
        ...state,
        shown: operation.document,
        selected: { ...state.selected, [operation.document]: operation.passage },
      };
    case 'label':
    case 'confirm':
    case 'attribute':
      return record(state, { operation, changes: changesOf(state, operation) });
    case 'remove':
      return record(state, { operation, taken: takenBy(state, operation) });
    case 'undo':
      return state.done
        ? {
            ...takeBack(state, state.done.step),
            done: state.done.below,
            undone: { step: state.done.step, below: state.undone },
          }
        : state;
    case 'redo':
      return state.undone
        ? {
            ...carryOut(state, state.undone.step),
            done: { step: state.undone.step, below: state.done },
            undone: state.undone.below,
          }
        : state;
  }
}

/**
 * @param {State} state
 * @param {Step} step
 * @returns {State}
 */
function record(state, step) {
  return { ...carryOut(state, step), done: { step, below: state.done }, undone: null };
}

/**
 * @param {State} state
 * @param {Step} step
 * @returns {State}
 */
function carryOut(state, step) {
  if ('taken' in step) return withoutDocuments(state, step);
  return withChanges(state, step, (change) => change.after);
}

/**
 * @param {State} state
 * @param {Step} step
 * @returns {State}
 */
function takeBack(state, step) {
  if ('taken' in step) return withDocumentsAgain(state, step);
  return withChanges(state, step, (change) => change.before);
}

/**
 * What an operation on passages replaces. Passages and words that do not exist are passed over: a damaged log must not stop
 * the page.
 * @param {State} state
 * @param {EditOperation} operation
 * @returns {Change[]}
 */
function changesOf(state, operation) {
  const { text = '', passages = [] } = findDocument(state, operation.document) ?? {};
  /** @type {Change[]} */
  const changes = [];
  for (const at of 'passages' in operation ? operation.passages : [operation.passage]) {
    const before = passages[at];
    if (!before) continue;
    if (operation.type === 'attribute' && (operation.speaker?.end ?? 0) > text.length) continue;
    changes.push({ at, before: [before], after: [changed(before, operation)] });
  }
  return changes;
}

/**
 * Who speaks is a question of its own: its answer leaves the label as it is, and as unconfirmed.
 * @param {Passage} passage
 * @param {EditOperation} operation
 * @returns {Passage}
 */
function changed(passage, operation) {
  if (operation.type === 'attribute') {
    return { ...passage, attribution: attributionBy(passage.attribution, operation) };
  }
  const label = operation.type === 'label' ? operation.label : passage.label;
  return { ...passage, label, by: 'human', confirmed: true };
}

/**
 * @param {Attribution | undefined} before
 * @param {AttributeOperation} operation
 * @returns {Attribution}
 */
function attributionBy(before, { speaker, speakerName }) {
  if (!speaker) return { by: 'human' };
  /** @type {Attribution} */
  const attribution = { speaker, by: 'human' };
  if (speakerName !== undefined) attribution.speakerName = speakerName;
  if (before?.cue) attribution.cue = before.cue;
  return attribution;
}

/**
 * The document of a step with one side of its changes in place, shown and with the changed passage selected.
 * @param {State} state
 * @param {EditStep} step
 * @param {(change: Change) => readonly Passage[]} side
 * @returns {State}
 */
function withChanges(state, step, side) {
  const id = step.operation.document;
  const place = state.documents.findIndex((document) => document.id === id);
  const first = step.changes[0];
  if (place < 0 || !first) return state;
  const passages = [...state.documents[place].passages];
  for (const change of step.changes)
    passages.splice(change.at, change.before.length, ...side(change));
  const documents = [...state.documents];
  documents[place] = { ...documents[place], passages };
  return { ...state, documents, shown: id, selected: { ...state.selected, [id]: first.at } };
}

/**
 * @param {State} state
 * @param {RemoveOperation} operation
 */
function takenBy(state, operation) {
  return state.documents
    .map((document, place) => ({ document, place }))
    .filter(({ document }) => operation.documents.includes(document.id));
}

/**
 * @param {State} state
 * @param {RemoveStep} step
 * @returns {State}
 */
function withoutDocuments(state, step) {
  const gone = new Set(step.taken.map(({ document }) => document.id));
  const documents = state.documents.filter(({ id }) => !gone.has(id));
  const removed = [...state.removed, ...state.documents.filter(({ id }) => gone.has(id))];
  let shown = state.shown;
  if (shown !== null && gone.has(shown)) {
    const place = state.documents.findIndex(({ id }) => id === shown);
    const before = state.documents.slice(0, place).findLast(({ id }) => !gone.has(id));
    const after = state.documents.slice(place).find(({ id }) => !gone.has(id));
    shown = (after ?? before)?.id ?? null;
  }
  return { ...state, documents, removed, shown };
}

/**
 * @param {State} state
 * @param {RemoveStep} step
 * @returns {State}
 */
function withDocumentsAgain(state, step) {
  const documents = [...state.documents];
  for (const { place, document } of step.taken) documents.splice(place, 0, document);
  const back = new Set(step.taken.map(({ document }) => document.id));
  const removed = state.removed.filter(({ id }) => !back.has(id));
  return { ...state, documents, removed, shown: step.taken[0]?.document.id ?? state.shown };
}

/**
 * @param {State} state
 * @param {string | null} id
 * @returns {GlossedDocument | undefined}
 */
export function findDocument(state, id) {
  return state.documents.find((document) => document.id === id);
}
