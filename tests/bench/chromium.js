// A page of 20 KB labelled in Chromium, in the page's own worker, and the time from a cold start to the first labels.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { chromiumOptions, freePort } from '../chromium.js';
import { MILLISECONDS_ALLOWED, median } from './budget.js';

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
  /** @type {number[]} */
  const first = [];
  /** @type {number[]} */
  const each = [];
  for (let round = 0; round < 7; round += 1) {
    const page = await (await browser.newContext()).newPage();
    await page.addInitScript(measure, text);
    await page.goto(address);
    await page.waitForFunction(() => 'firstLabels' in window);
    first.push(await page.evaluate('window.firstLabels'));
    for (let again = 0; again < 5; again += 1)
      each.push(await page.evaluate('window.labelAgain()'));
    await page.context().close();
  }
  const [cold, warm] = [median(first).toFixed(0), median(each).toFixed(1)];
  console.log(
    `From opening the page cold to its first labels: ${cold} ms (budget ${MILLISECONDS_ALLOWED.firstLabels})`,
  );
  console.log(
    `A page of ${text.length} characters, there and back: ${warm} ms (budget ${MILLISECONDS_ALLOWED.page})`,
  );
} finally {
  await browser.close();
  server.kill();
}

/**
 * Runs in the page: asks the page's own worker for labels as soon as it exists, as a person with a text in the
 * clipboard would.
 * @param {string} text
 */
function measure(text) {
  const Original = window.Worker;
  window.Worker = class extends Original {
    /** @param {ConstructorParameters<typeof Worker>} args */
    constructor(...args) {
      super(...args);
      let latest = 1_000_000_000;
      const ask = () =>
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
      ask().then(() => Object.assign(window, { firstLabels: performance.now(), labelAgain: ask }));
    }
  };
}

/** @param {string} address */
async function served(address) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answered = await fetch(address).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The page is not served on ${address}.`);
}
