// How much room the browser gives, and a word in time before it is used up.

/** @typedef {{ persisted: boolean, used: number, quota: number }} Room `used` and `quota` in bytes; 0 where the browser does not tell */

/** Above this share of the quota the person is told. */
export const SCARCE = 0.8;

/** Milliseconds between two looks while work is being written. */
const PAUSE = 60_000;

/** @returns {Promise<Room>} */
export async function roomNow() {
  try {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    return { persisted: await navigator.storage.persisted(), used: usage, quota };
  } catch {
    return { persisted: false, used: 0, quota: 0 };
  }
}

/** @param {Room} room */
export function isScarce({ used, quota }) {
  return quota > 0 && used / quota > SCARCE;
}

/**
 * "1.2 GB"
 * @param {number} bytes
 */
export function bytesSaid(bytes) {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(bytes || 1) / 3)));
  const value = bytes / 1000 ** step;
  return `${value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 && step > 0 ? 1 : 0 })} ${units[step]}`;
}

/** @param {import('../page.js').Page} page */
export function createRoomWatch(page) {
  let looked = 0;

  async function look() {
    looked = performance.now();
    const room = await roomNow();
    page.amend({ room });
    if (!isScarce(room)) {
      page.dismiss('room');
      return;
    }
    const share = Math.round((room.used / room.quota) * 100);
    page.notify({
      key: 'room',
      tone: 'problem',
      title: `The browser’s storage is ${share} % full: ${bytesSaid(room.used)} of ${bytesSaid(room.quota)}.`,
      lines: [
        'Save the project as a file, then empty the bin or delete projects that are done with.',
      ],
      action: { title: 'Projects', run: () => page.set({ dialog: 'projects', drawer: false }) },
    });
  }

  return {
    look,
    /** Looks now and then while work is written: the question is not free. */
    afterWrite() {
      if (looked === 0 || performance.now() - looked > PAUSE) void look();
    },
  };
}
