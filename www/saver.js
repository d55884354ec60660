// Writes each operation as soon as it is done, in order, and says at every moment whether all of them are on disk.

/** @typedef {import('./state.js').WorkOperation} WorkOperation */
/** @typedef {{ at: 'saved' | 'saving' } | { at: 'failed', reason: string }} Saving */

/**
 * What could not be written stays in line and goes out with the next attempt, so that the log never has a hole.
 * @param {(operations: readonly WorkOperation[]) => Promise<void>} write
 * @param {(saving: Saving) => void} report
 */
export function createSaver(write, report) {
  /** @type {WorkOperation[]} */
  let waiting = [];
  let writing = false;

  async function writeWaiting() {
    if (writing) return;
    writing = true;
    try {
      while (waiting.length > 0) {
        const batch = waiting;
        await write(batch);
        waiting = waiting.slice(batch.length);
      }
      report({ at: 'saved' });
    } catch (error) {
      report({ at: 'failed', reason: reasonOf(error) });
    } finally {
      writing = false;
    }
  }

  return {
    /** @param {WorkOperation} operation */
    save(operation) {
      waiting = [...waiting, operation];
      report({ at: 'saving' });
      return writeWaiting();
    },
    retry: writeWaiting,
  };
}

/**
 * Why storage refuses, in words that end the sentence "Not saved: …".
 * @param {unknown} error
 */
export function reasonOf(error) {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'the browser’s storage is full';
  if (name === 'InvalidStateError') return 'the browser closed its storage';
  return 'the browser blocks its storage';
}
