// Shoots every state of the built page, in both themes and at phone width, into test-results/screens/, for looking at.
import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { chromiumOptions, freePort } from './chromium.js';

const folder = 'test-results/screens';
mkdirSync(folder, { recursive: true });

const port = await freePort();
const server = await preview({
  configFile: 'www/vite.config.js',
  preview: { host: '127.0.0.1', port, strictPort: true },
});
const browser = await chromium.launch(chromiumOptions());

const sizes = {
  wide: { width: 1440, height: 900 },
  middle: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
};
/** @type {('light' | 'dark')[]} */
const schemes = ['light', 'dark'];

/**
 * Views that keys lead to, and leave again by Escape; of several small letters the words are typed.
 * @type {[state: string, keys: string[]][]}
 */
const views = [
  ['11-palette', ['Control+k', 'conf']],
  ['12-history', ['h']],
  ['13-projects', ['Shift+P']],
  ['14-search', ['/', 'the harbour']],
  ['15-figures', ['i']],
  ['16-export', ['Shift+E']],
  ['17-note', ['t']],
  ['18-choose', ['Shift+L']],
  ['19-split', ['b', 'ArrowRight']],
  ['20-chosen', ['Shift+ArrowDown', 'Shift+ArrowDown']],
  ['21-folded', ['-']],
  ['22-guidelines', ['-', 'g']],
];

for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of schemes) {
    const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: 1.5 });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') console.error(message.text());
    });
    /** @param {string} state */
    const shoot = async (state) => {
      await page.mouse.move(1, 1);
      await page.waitForTimeout(250);
      await page.screenshot({ path: `${folder}/${size}-${colorScheme}-${state}.png` });
    };
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await shoot('1-welcome');
    await page.screenshot({
      path: `${folder}/${size}-${colorScheme}-1-welcome-all.png`,
      fullPage: true,
    });
    await page.getByRole('button', { name: /council report/ }).click();
    await page.locator('.article').waitFor();
    await shoot('2-opened');
    await page.keyboard.press('n');
    for (const key of [
      'j',
      'j',
      '1',
      'j',
      'Enter',
      'Enter',
      '3',
      'Enter',
      'Enter',
      'j',
      'j',
      '2',
    ]) {
      await page.keyboard.press(key);
    }
    await shoot('3-working');
    if (size !== 'wide') {
      await page.locator('.reasons summary').click();
      await shoot('3-working-why');
      await page.locator('.reasons summary').click();
    }
    await page.getByRole('option').filter({ hasText: 'First they promise' }).click();
    await shoot('3-speaker');
    await page.getByText('Opposition leader Tove Ekrem accused').evaluate((words) => {
      const node = [...words.childNodes].find((each) => each instanceof Text);
      if (node) window.getSelection()?.setBaseAndExtent(node, 18, node, 28);
    });
    await page.locator('.pick').waitFor();
    await shoot('3-speaker-picked');
    await page.evaluate(() => window.getSelection()?.removeAllRanges());
    await page.keyboard.press('s');
    await shoot('3-speaker-dialog');
    await page.keyboard.type('Brandvold');
    await shoot('3-speaker-found');
    await page.keyboard.press('Escape');
    await page.keyboard.press('End');
    await shoot('4-end');
    await page.keyboard.press('o');
    await shoot('5-open-dialog');
    await page.getByRole('button', { name: /fish market/ }).click();
    await page.keyboard.press('j');
    await shoot('6-german');
    await page.keyboard.press('o');
    await page.getByRole('button', { name: /opinion on ferries/ }).click();
    for (let i = 0; i < 6; i += 1) await page.keyboard.press('j');
    await shoot('7-opinion');
    await page.keyboard.press('?');
    await shoot('8-keys');
    await page.keyboard.press('Escape');
    await page.keyboard.press('o');
    await page.locator('dialog[open] input[type=file]').setInputFiles([
      {
        name: 'pages.jsonl',
        mimeType: '',
        buffer: Buffer.from('{"text":"A short text."}\nnot json\n{"a":1}\n'),
      },
      { name: 'old-windows.txt', mimeType: '', buffer: Buffer.from([0x93, 0x48, 0xe9, 0x94]) },
    ]);
    await page.locator('.notice').nth(1).waitFor();
    await shoot('9-notices');
    await page.getByRole('button', { name: 'Dismiss' }).first().click();
    await page.getByRole('button', { name: 'Dismiss' }).first().click();
    if (size !== 'wide') {
      await page.locator('.bar .drawer-button').click();
      await shoot('10-drawer');
    }
    await page.keyboard.press('[');
    await page.keyboard.press('Home');
    for (const [state, keys] of views) {
      for (const key of keys) {
        if (key.length > 1 && /^[a-z ]+$/.test(key)) await page.keyboard.type(key);
        else await page.keyboard.press(key);
        await page.waitForTimeout(60);
      }
      await shoot(state);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    }
    await context.close();
  }
}
await browser.close();
await server.close();
