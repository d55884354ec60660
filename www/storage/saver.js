// Writes what was done as soon as it is done, in order, and says at every moment whether all of it is on disk.

/** @typedef {{ at: 'saved' | 'saving' } | { at: 'failed', reason: string }} Saving */

/**
 * What could not be written stays in line and goes out with the next attempt, so that the log never has a hole.
 * @template T
 * @param {(additions: T[]) => Promise<void>} write
 * @param {(saving: Saving) => void} report
 */
export function createSaver(write, report) {
  /** @type {T[]} */
  let waiting = [];
  /** @type {Promise<void> | null} */
  let writing = null;

  async function writeWaiting() {
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
      writing = null;
    }
  }

  function retry() {
    if (waiting.length > 0) writing ??= writeWaiting();
    return writing;
  }

  return {
    /** @param {T} addition */
    save(addition) {
      waiting = [...waiting, addition];
      report({ at: 'saving' });
      return retry();
    },
    retry,
    /** Until what is being written is on disk, or was refused; null where nothing is being written. */
    settled: () => writing,
    /** Whether all of it is on disk. */
    isEmpty: () => waiting.length === 0,
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
  if (name === 'UnknownError' || name === 'AbortError') return 'the disk could not be written';
  return 'the browser blocks its storage';
}
