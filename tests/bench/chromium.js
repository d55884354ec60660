// A page of 20 KB labelled in Chromium, in the page's own worker, and the time from opening the page in a fresh profile
// to the labels of an article on the screen, with what happens on the way.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { chromiumOptions, freePort, served } from '../chromium.js';
import { MILLISECONDS_ALLOWED, median } from './budget.js';

/** A fresh profile each; single ones are disturbed by whatever else the machine does. */
const ROUNDS = 9;

const port = await freePort();
const server = spawn('node', [
  'node_modules/vite/bin/vite.js',
  'preview',
  '--config',
  'www/vite.config.js',
  '--host',
  '127.0.0.1',
  '--port',
  String(port),
  '--strictPort',
]);
const address = `http://127.0.0.1:${port}/`;
const text = readFileSync('target/bench/page.txt', 'utf8');
const browser = await chromium.launch(chromiumOptions());
try {
  await served(address);
  /** @type {Record<string, number>[]} */
  const starts = [];
  /** @type {number[]} */
  const each = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await (await browser.newContext()).newPage();
    await page.addInitScript(measure, text);
    await page.goto(address);
    await page.waitForFunction(() => 'painted' in window);
    starts.push({ ...(await page.evaluate(reached)), ...(await coreReached(page)) });
    for (let again = 0; again < 5; again += 1)
      each.push(await page.evaluate('window.labelAgain()'));
    await page.context().close();
  }
  const cold = starts.map((start) => start['labels on the screen']);
  console.log(
    `From opening the page cold to its first labels on the screen: ${median(cold).toFixed(0)} ms, at best ${Math.min(...cold).toFixed(0)} (budget ${MILLISECONDS_ALLOWED.firstLabels})`,
  );
  const stages = Object.keys(starts[0]).map((stage) => ({
    stage,
    at: median(starts.map((start) => start[stage])),
  }));
  for (const { stage, at } of stages.sort((one, other) => one.at - other.at))
    console.log(`${at.toFixed(0).padStart(7)} ms  ${stage}`);
  console.log(
    `A page of ${text.length} characters, there and back: ${median(each).toFixed(1)} ms (budget ${MILLISECONDS_ALLOWED.page})`,
  );
} finally {
  await browser.close();
  server.kill();
}

/**
 * Runs in the page: pastes the text as soon as there is something to paste it into, and waits until its labels have been
 * painted; `labelAgain` asks the page's own worker once more.
 * @param {string} text
 */
function measure(text) {
  const Original = window.Worker;
  window.Worker = class extends Original {
    /** @param {ConstructorParameters<typeof Worker>} args */
    constructor(...args) {
      super(...args);
      performance.mark('worker created');
      let latest = 1_000_000_000;
      const labelAgain = () =>
        new Promise((resolve) => {
          latest += 1;
          const id = latest;
          const started = performance.now();
          const heard = (/** @type {MessageEvent} */ { data }) => {
            if (data.id !== id) return;
            this.removeEventListener('message', heard);
            resolve(performance.now() - started);
          };
          this.addEventListener('message', heard);
          this.postMessage({ id, question: 'annotate', args: [text] });
        });
      Object.assign(window, { labelAgain });
    }
  };
  let pasted = false;
  new MutationObserver((_, observer) => {
    if (!pasted && document.querySelector('textarea')) {
      pasted = true;
      performance.mark('page drawn, text pasted');
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    }
    if (!document.querySelector('.article .mark')) return;
    observer.disconnect();
    performance.mark('labels drawn');
    // A task that follows the frame's drawing comes when the frame has been painted.
    requestAnimationFrame(() =>
      setTimeout(() => {
        performance.mark('labels on the screen');
        Object.assign(window, { painted: true });
      }),
    );
  }).observe(document, { childList: true, subtree: true });
}

/** Runs in the page: when it reached what, in milliseconds from its opening. */
function reached() {
  const marks = performance.getEntriesByType('mark');
  return Object.fromEntries(marks.map(({ name, startTime }) => [name, startTime]));
}

/**
 * When the page's worker reached what, in milliseconds from the page's opening.
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<Record<string, number>>}
 */
async function coreReached(page) {
  const opened = await page.evaluate(() => performance.timeOrigin);
  return page.workers()[0].evaluate((opened) => {
    const late = performance.timeOrigin - opened;
    const marks = performance.getEntriesByType('mark');
    return Object.fromEntries([
      ['worker begun', late],
      ...marks.map(({ name, startTime }) => [name, startTime + late]),
    ]);
  }, opened);
}
