// Opens the page of the wasm test runner, given as the only argument, in Chromium, and prints what the tests say there.
// Ends with 1 unless they say that all is well.
import process from 'node:process';
import { chromium } from '@playwright/test';
import { chromiumOptions } from './chromium.js';

const PATIENCE_MS = 180_000;

const address = process.argv[2];
if (!address) {
  console.error('Which page? Call it as: node tests/wasm-in-chromium.js URL');
  process.exit(2);
}

const browser = await chromium.launch(chromiumOptions());
const page = await browser.newPage();
/** @type {string[]} */
const heard = [];
page.on('console', (message) => heard.push(message.text()));
page.on('pageerror', (error) => heard.push(String(error)));
let ok = false;
try {
  await page.goto(address);
  await page.waitForFunction(
    () => document.querySelector('#output')?.textContent?.includes('test result:'),
    undefined,
    { timeout: PATIENCE_MS },
  );
  const output = (await page.textContent('#output')) ?? '';
  console.log(output);
  ok = /test result: ok/.test(output);
} catch (error) {
  console.error(`The wasm tests in Chromium came to no result: ${error}`);
  console.error(await page.textContent('body').catch(() => ''));
}
if (!ok) console.error(heard.join('\n'));
await browser.close();
process.exit(ok ? 0 : 1);
