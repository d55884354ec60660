// Whether a stored record is what it should be: storage can be damaged, and a project file can come from anywhere.
import { LABELS } from '../state/summary.js';

/** @typedef {import('../state.js').GlossedDocument} GlossedDocument */

/**
 * @param {unknown} value
 * @returns {value is GlossedDocument}
 */
export function isText(value) {
  return (
    isRecord(value) &&
    typeof value.id === 'string' &&
    typeof value.text === 'string' &&
    isPassages(value.passages, value.text)
  );
}

/**
 * Passages in order that do not overlap and lie within their text.
 * @param {unknown} value
 * @param {string} text
 * @returns {value is readonly import('../state.js').Passage[]}
 */
export function isPassages(value, text) {
  let end = 0;
  return (
    Array.isArray(value) &&
    value.every((passage) => {
      const follows = isPassage(passage) && passage.start >= end && passage.end <= text.length;
      end = follows ? passage.end : end;
      return follows;
    })
  );
}

/**
 * @param {unknown} value
 * @returns {value is import('../state.js').Passage}
 */
export function isPassage(value) {
  return (
    isSpan(value) &&
    isRecord(value) &&
    isLabel(value.label) &&
    (value.predicted === undefined || isLabel(value.predicted)) &&
    typeof value.confidence === 'number' &&
    typeof value.confirmed === 'boolean' &&
    (value.by === 'model' || value.by === 'human') &&
    (value.note === undefined || typeof value.note === 'string') &&
    (value.unsure === undefined || typeof value.unsure === 'boolean') &&
    (value.attribution === undefined || isAttribution(value.attribution))
  );
}

/** @param {unknown} value */
function isAttribution(value) {
  return (
    isRecord(value) &&
    typeof value.by === 'string' &&
    (value.speaker === undefined || isSpan(value.speaker)) &&
    (value.cue === undefined || isSpan(value.cue)) &&
    (value.speakerName === undefined || typeof value.speakerName === 'string')
  );
}

/**
 * @param {unknown} value
 * @returns {value is import('../state.js').Span}
 */
function isSpan(value) {
  if (!isRecord(value)) return false;
  const { start, end } = value;
  return (
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    0 <= Number(start) &&
    Number(start) < Number(end)
  );
}

/**
 * @param {unknown} value
 * @returns {value is import('../state.js').LabelName}
 */
export function isLabel(value) {
  return LABELS.some((label) => label === value);
}

/**
 * @param {unknown} value
 * @returns {value is import('../state.js').Summary}
 */
export function isSummary(value) {
  return (
    isRecord(value) &&
    typeof value.id === 'string' &&
    typeof value.title === 'string' &&
    typeof value.source === 'string' &&
    typeof value.listed === 'boolean' &&
    typeof value.hash === 'string' &&
    ['added', 'characters', 'passages', 'confirmed', 'doubt', 'least', 'notes', 'unsure'].every(
      (key) => typeof value[key] === 'number',
    ) &&
    isRecord(value.labels) &&
    Array.isArray(value.agreement)
  );
}

/**
 * @param {unknown} value
 * @returns {value is import('../state.js').Settings}
 */
export function isSettings(value) {
  return (
    isRecord(value) &&
    ['name', 'annotator', 'guidelines'].every((key) => typeof value[key] === 'string')
  );
}

/**
 * @param {unknown} value
 * @returns {value is import('../state.js').Entry}
 */
export function isEntry(value) {
  if (!isRecord(value) || !isRecord(value.delta)) return false;
  const { step, delta, documents } = value;
  return (
    Number.isInteger(value.head) &&
    Number.isInteger(value.tip) &&
    typeof value.at === 'number' &&
    Array.isArray(documents) &&
    documents.every((id) => typeof id === 'string') &&
    Array.isArray(delta.edits) &&
    delta.edits.every(isEdit) &&
    Array.isArray(delta.listing) &&
    delta.listing.every(isListing) &&
    (delta.settings === undefined || isSettingsChange(delta.settings)) &&
    (step === undefined || isStep(step))
  );
}

/** @param {unknown} value */
function isStep(value) {
  return (
    isRecord(value) &&
    Number.isInteger(value.seq) &&
    Number.isInteger(value.parent) &&
    Number(value.parent) < Number(value.seq) &&
    isRecord(value.operation) &&
    typeof value.operation.type === 'string'
  );
}

/** @param {unknown} value */
function isEdit(value) {
  return (
    isRecord(value) &&
    typeof value.document === 'string' &&
    Array.isArray(value.changes) &&
    value.changes.every(
      (change) =>
        isRecord(change) &&
        Number.isInteger(change.at) &&
        [change.before, change.after].every((side) => Array.isArray(side) && side.every(isPassage)),
    )
  );
}

/** @param {unknown} value */
function isListing(value) {
  return isRecord(value) && typeof value.document === 'string' && typeof value.listed === 'boolean';
}

/** @param {unknown} value */
function isSettingsChange(value) {
  return isRecord(value) && isSettings(value.before) && isSettings(value.after);
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === 'object' && value !== null;
}
