// What the end-to-end tests share: a page that is watched, ways to open text, and a reading of what is on the screen.
import { test as base, expect } from '@playwright/test';

export { expect };

/**
 * Every test runs on a watched page: it fails when the page asks for anything but its own files, breaks its
 * Content-Security-Policy, or writes an error to the console.
 */
export const test = base.extend({
  page: async ({ page, baseURL }, use) => {
    const watched = await watch(page, String(baseURL));
    await use(page);
    expect(watched).toEqual({ strangers: [], errors: [] });
  },
});

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} baseURL
 * @returns {Promise<{ strangers: string[], errors: string[] }>} requests that are not for the page's own files, and errors
 */
export async function watch(page, baseURL) {
  /** @type {string[]} */
  const strangers = [];
  /** @type {string[]} */
  const errors = [];
  const { origin } = new URL(baseURL);
  page.on('request', (request) => {
    const url = request.url();
    const own = url.startsWith(`${origin}/`) || url.startsWith(`blob:${origin}/`);
    if (!own || request.method() !== 'GET') strangers.push(`${request.method()} ${url}`);
  });
  page.on('websocket', (socket) => strangers.push(socket.url()));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) errors.push(message.text());
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`Policy violated: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return { strangers, errors };
}

/** @param {import('@playwright/test').Page} page */
export async function start(page) {
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/**
 * Opens text by the paste box, as a person without the keyboard shortcut does.
 * @param {import('@playwright/test').Page} page
 * @param {string} text
 */
export async function openByBox(page, text) {
  await page.getByLabel('Paste the text of an article').fill(text);
  await page.getByRole('button', { name: 'Label this text' }).click();
  await expect(page.getByRole('listbox')).toBeVisible();
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {readonly { name: string, content: string | Buffer }[]} files
 */
export async function chooseFiles(page, files) {
  await page.locator('input[type=file]').setInputFiles(
    files.map(({ name, content }) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(content),
    })),
  );
}

/**
 * Pastes as Ctrl+V does, without asking the machine for its clipboard.
 * @param {import('@playwright/test').Page} page
 * @param {Record<string, string>} flavours
 */
export async function paste(page, flavours) {
  await page.evaluate((data) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true }),
    );
  }, flavours);
}

/**
 * Waits until what was pressed has been done: what is pressed while something is written waits for the disk.
 * @param {import('@playwright/test').Page} page
 */
export function atRest(page) {
  return page.evaluate(async () => {
    const REST = 100; // milliseconds in which nothing changes
    const seen = () => document.querySelector('.article')?.outerHTML;
    let before = seen();
    for (let since = performance.now(); performance.now() - since < REST; ) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const now = seen();
      const isWriting = document.querySelector('.saving')?.textContent?.startsWith('Saving');
      if (now !== before || isWriting) since = performance.now();
      before = now;
    }
  });
}

/**
 * What a person sees of each passage, once the page is at rest.
 * @param {import('@playwright/test').Page} page
 */
export async function seenPassages(page) {
  await atRest(page);
  return page.getByRole('option').evaluateAll((options) =>
    options.map((option) => ({
      text: option.querySelector('.words')?.textContent ?? '',
      label: option.querySelector('.gloss')?.textContent ?? '',
      confirmed: option.querySelector('.tick') !== null,
      was: option.querySelector('.was')?.textContent?.replace('was', '').trim() ?? '',
    })),
  );
}

/** @param {import('@playwright/test').Page} page */
export async function selectedText(page) {
  await atRest(page);
  return page.getByRole('option', { selected: true }).locator('.words').textContent();
}

/**
 * Waits until everything is on disk.
 * @param {import('@playwright/test').Page} page
 */
export async function saved(page) {
  await expect(page.locator('.saving')).toContainText('Saved');
}

/**
 * Answers the dialog of the export as a person in a hurry does: once more as last time.
 * @param {import('@playwright/test').Page} page
 */
export async function asLastTime(page) {
  await expect(
    page.locator('#export-dialog').getByRole('button', { name: 'Export as' }),
  ).toBeFocused();
  await page.keyboard.press('Enter');
}

/**
 * The records of the file that `export_` downloads.
 * @param {import('@playwright/test').Page} page
 * @param {() => Promise<void>} export_
 * @param {string} path where the file is kept
 * @returns {Promise<any[]>}
 */
export async function exported(page, export_, path) {
  const { readFile } = await import('node:fs/promises');
  const downloading = page.waitForEvent('download');
  await export_();
  await asLastTime(page);
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^[\p{L}\p{M}\p{N}-]+-\d{4}-\d\d-\d\d\.jsonl$/u);
  await download.saveAs(path);
  const text = await readFile(path, 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/**
 * The passage that a record means, cut by code points as Python cuts.
 * @param {{ text: string }} record
 * @param {{ start: number, end: number }} passage
 */
export function cut({ text }, { start, end }) {
  return [...text].slice(start, end).join('');
}
