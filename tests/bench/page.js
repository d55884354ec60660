// A text of a million characters in the page itself: how soon it can be read, how soon a key shows its effect, and
// whether scrolling stays at 60 frames. It goes through what a person goes through: pasting, keys and scrolling.
import { spawn } from 'node:child_process';
import { chromium } from '@playwright/test';
import { chromiumOptions, freePort, served } from '../chromium.js';
import { MILLISECONDS_ALLOWED, percentile } from './budget.js';
import { longNews } from './long-news.js';

const CHARACTERS = 1_000_000;
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const KEYS = 200;

const port = await freePort();
const server = spawn(
  'node',
  [
    ['node_modules/vite/bin/vite.js', 'preview', '--config', 'www/vite.config.js'],
    ['--host', '127.0.0.1', '--port', String(port), '--strictPort'],
  ].flat(),
);
const address = `http://127.0.0.1:${port}/`;
const text = longNews(CHARACTERS);
const browser = await chromium.launch(chromiumOptions());
try {
  await served(address);
  /** @type {number[]} */
  const opened = [];
  /** @type {number[]} */
  const keys = [];
  /** @type {number[]} */
  const far = [];
  /** @type {Record<string, number[]>} */
  const frames = { wheel: [], fling: [] };
  /** @type {number[]} */
  const blocked = [];
  let passages = '';
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(1000); // what a cold start takes is measured apart
    await page.evaluate(watchPage);
    await page.evaluate(pasteText, text);
    opened.push(Number(await page.evaluate('window.measured.opening')));
    passages = (await page.getByRole('status').textContent()) ?? '';
    await page.waitForTimeout(2500);
    blocked.push(Number(await page.evaluate('window.measured.longestTask()')));

    for (let pressed = 0; pressed < KEYS; pressed += 1) {
      await page.keyboard.press(['j', '3', '2', 'j', '1', 'Enter'][pressed % 6]);
      keys.push(Number(await page.evaluate('window.measured.effect')));
    }
    for (const key of ['End', 'Home', 'End', 'Home']) {
      await page.keyboard.press(key);
      far.push(Number(await page.evaluate('window.measured.effect')));
    }
    frames.wheel.push(...(await page.evaluate(scroll, { by: 50, steps: 300 })));
    frames.fling.push(...(await page.evaluate(scroll, { by: 400, steps: 300 })));
    await context.close();
  }
  console.log(passages);
  const ms = (/** @type {number} */ time) => `${time.toFixed(0)} ms`;
  console.log(
    `A million characters, from pasting to the first screen: ${ms(percentile(opened, 0.5))} (budget ${ms(MILLISECONDS_ALLOWED.longText)}); longest task while opening ${ms(Math.max(...blocked))}`,
  );
  console.log(
    `A key shows its effect after ${ms(percentile(keys, 0.5))}, 95th percentile ${ms(percentile(keys, 0.95))} (budget ${ms(MILLISECONDS_ALLOWED.key)}); from end to end of the text ${ms(percentile(far, 0.95))}`,
  );
  for (const [name, times] of Object.entries(frames)) {
    const late = times.filter((time) => time > 20).length / times.length;
    console.log(
      `Frames while scrolling (${name}): 95th percentile ${percentile(times, 0.95).toFixed(1)} ms, ${(100 * late).toFixed(1)} % over 20 ms, worst ${ms(Math.max(...times))}`,
    );
  }
} finally {
  await browser.close();
  server.kill();
}

/** Runs in the page: `measured.opening` and `measured.effect` are promises of the latest paste's and key's time. */
function watchPage() {
  /** @type {number[]} */
  const tasks = [];
  new PerformanceObserver((list) => {
    tasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ entryTypes: ['longtask'] });

  /** What is seen of where the person is; it changes with every key that is measured. */
  const seen = () => {
    const at = document.querySelector('[role=listbox]')?.getAttribute('aria-activedescendant');
    const option = at ? document.getElementById(at) : null;
    return `${at} ${option?.className} ${option?.querySelector('.gloss')?.textContent}`;
  };
  /**
   * The time until a condition holds in a frame that has been painted.
   * @param {number} from
   * @param {() => boolean} holds
   */
  const painted = (from, holds) =>
    new Promise((resolve) => {
      const look = () => {
        if (!holds()) {
          requestAnimationFrame(look);
          return;
        }
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - from);
        port2.postMessage(0);
      };
      requestAnimationFrame(look);
    });
  const measured = {
    opening: Promise.resolve(0),
    effect: Promise.resolve(0),
    longestTask: () => Math.max(0, ...tasks),
  };
  Object.assign(window, { measured });
  document.addEventListener(
    'paste',
    ({ timeStamp }) => {
      const isThere = () => document.querySelector('.article .words') !== null;
      measured.opening = /** @type {Promise<number>} */ (painted(timeStamp, isThere));
    },
    { capture: true },
  );
  document.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      const before = seen();
      measured.effect = /** @type {Promise<number>} */ (
        painted(timeStamp, () => seen() !== before)
      );
    },
    { capture: true },
  );
}

/**
 * Runs in the page: pastes as Ctrl+V does, without asking the machine for its clipboard.
 * @param {string} pasted
 */
function pasteText(pasted) {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', pasted);
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
}

/**
 * Runs in the page: scrolls a little in every frame, and tells the time between frames.
 * @param {{ by: number, steps: number }} how
 * @returns {Promise<number[]>}
 */
function scroll({ by, steps }) {
  return new Promise((resolve) => {
    /** @type {number[]} */
    const times = [];
    let before = 0;
    const frame = (/** @type {number} */ now) => {
      if (before > 0) times.push(now - before);
      before = now;
      window.scrollBy(0, by);
      if (times.length < steps) requestAnimationFrame(frame);
      else resolve(times);
    };
    requestAnimationFrame(frame);
  });
}
