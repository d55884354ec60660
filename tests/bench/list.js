// A project of 5,000 documents in Chromium: the time until its list can be used, the frames while the list is scrolled, and
// the time from a key to its effect on the screen.
import process from 'node:process';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { chromiumOptions, freePort } from '../chromium.js';
import { fillProject } from '../many-documents.js';
import { median } from './budget.js';

const DOCUMENTS = Number(process.argv[2] ?? 5000);
const STEPS = 3000;

/** Milliseconds from opening the page to a list that can be used, between two frames, and from a key to its effect. */
const ALLOWED = { open: 1000, frame: 20, key: 50 };

const port = await freePort();
const server = await preview({
  configFile: 'www/vite.config.js',
  preview: { host: '127.0.0.1', port, strictPort: true },
});
const browser = await chromium.launch(chromiumOptions());
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watchOpening);
  const address = `http://127.0.0.1:${port}/`;
  await page.goto(address);
  await page.locator('h1').waitFor();
  await fillProject(page, DOCUMENTS, STEPS);

  /** @type {number[]} */
  const listed = [];
  /** @type {number[]} */
  const read = [];
  for (let round = 0; round < 5; round += 1) {
    await page.goto('about:blank');
    await page.goto(address);
    await page.waitForFunction(() => 'articleSeen' in window);
    listed.push(await page.evaluate('window.listSeen'));
    read.push(await page.evaluate('window.articleSeen'));
  }
  const count = DOCUMENTS.toLocaleString('en-GB');
  console.log(
    `From opening a project of ${count} documents to its list: ${median(listed).toFixed(0)} ms (budget ${ALLOWED.open}); to the text of the first: ${median(read).toFixed(0)} ms`,
  );

  await page.waitForTimeout(500);
  for (const [how, step] of Object.entries({ slowly: 40, fast: 900 })) {
    const frames = await page.evaluate(scrollList, step);
    const late = frames.filter((frame) => frame > ALLOWED.frame).length / frames.length;
    console.log(
      `Scrolling the list ${how}, 95th percentile between frames: ${percentile(frames, 0.95).toFixed(1)} ms; longer than ${ALLOWED.frame} ms: ${(late * 100).toFixed(1)} %`,
    );
  }

  await page.evaluate(watchKeys);
  await page.locator('.article').focus();
  for (let round = 0; round < 50; round += 1) {
    for (const key of ['j', '1', 'Enter', 'u']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(30);
    }
  }
  /** @type {number[]} */
  const keys = await page.evaluate('window.keyTimes');
  console.log(
    `From a key to its effect, 95th percentile of ${keys.length}: ${percentile(keys, 0.95).toFixed(1)} ms, median ${median(keys).toFixed(1)} ms (budget ${ALLOWED.key})`,
  );

  await page.evaluate(() => Object.assign(window, { keyTimes: [] }));
  await page.keyboard.press('y');
  for (let round = 0; round < 100; round += 1) {
    await page.keyboard.press(round % 20 === 0 ? 'End' : round % 20 === 10 ? 'Home' : 'ArrowDown');
    await page.waitForTimeout(30);
  }
  /** @type {number[]} */
  const rows = await page.evaluate('window.keyTimes');
  console.log(
    `From an arrow key to the next row of the list, 95th percentile of ${rows.length}: ${percentile(rows, 0.95).toFixed(1)} ms (budget ${ALLOWED.key})`,
  );

  const started = performance.now();
  await page.keyboard.press('/');
  await page.keyboard.type('zoe of the harbour');
  await page.getByText(/places? in .*\.$/).waitFor();
  console.log(
    `From typing words to all places in ${count} texts: ${(performance.now() - started).toFixed(0)} ms`,
  );
} finally {
  await browser.close();
  await server.close();
}

/** Runs in the page before anything else of it: notes when the list, and then the article, has come to the screen. */
function watchOpening() {
  const look = () => {
    const now = performance.now();
    if (!('listSeen' in window) && document.querySelector('.documents li .title')) {
      Object.assign(window, { listSeen: now });
    }
    if (document.querySelector('.article')) {
      Object.assign(window, { articleSeen: now });
      return;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/**
 * Runs in the page: the times between frames while the list goes down by so many pixels a frame.
 * @param {number} step
 * @returns {Promise<number[]>}
 */
function scrollList(step) {
  const list = /** @type {HTMLElement} */ (document.querySelector('.documents-view'));
  let top = 0;
  /** @type {number[]} */
  const frames = [];
  return new Promise((resolve) => {
    let before = performance.now();
    const frame = (/** @type {number} */ now) => {
      frames.push(now - before);
      before = now;
      top += step;
      list.scrollTop = top;
      if (frames.length < 300) requestAnimationFrame(frame);
      else resolve(frames.slice(5));
    };
    requestAnimationFrame(frame);
  });
}

/** Runs in the page: the time from each key to the frame after its effect. */
function watchKeys() {
  /** @type {number[]} */
  const times = [];
  Object.assign(window, { keyTimes: times });
  let pressed = 0;
  document.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      pressed = timeStamp;
    },
    { capture: true },
  );
  new MutationObserver(() => {
    if (pressed === 0) return;
    const from = pressed;
    pressed = 0;
    requestAnimationFrame(() =>
      setTimeout(() => /** @type {any} */ (window).keyTimes.push(performance.now() - from)),
    );
  }).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
}

/**
 * @param {readonly number[]} values
 * @param {number} share
 */
function percentile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
