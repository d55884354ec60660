// A session of five hundred operations in which the browser is killed again and again: what was said to be saved is there.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { chromiumOptions } from '../chromium.js';
import { atRest } from './page.js';

const OPERATIONS = 500;
const KILLS = 7;
const SEED = 20_261_122;

/** The keys of the session; those that do much are pressed more often. */
const KEYS = [
  ...['1', '2', '3', '4', '1', '2', '3', '4', 'Enter', 'Enter', 'Enter', 'Backspace', 'f'],
  ...['b Enter', 'b Enter', 'b ArrowRight Enter', 'b Escape', 'm', 'Shift+M', '>', '<', '(', ')'],
  ...['Shift+ArrowDown 3', 'Shift+S', 'u', 'u', 'u', 'Shift+U', 'Shift+U'],
  ...['j', 'j', 'k', 'n', 'd', 'z', ']', '[', '.'],
];

const articles = ['Harbour', 'Market', 'Bridge'].map((name) => ({
  name: `${name}.jsonl`,
  mimeType: 'application/jsonl',
  buffer: Buffer.from(
    JSON.stringify({
      id: name,
      title: name,
      text:
        `${name} news 👩‍🚒\n\nIt rained on the ${name}. It snowed there, too. “Never again,” said the captain of it. ` +
        `Share this\n\nThe plan has failed. According to a report, each one costs 11 crowns.\r\nShare this\n`,
    }),
  ),
}));

/** The same numbers from 0 to 1 at every run (mulberry32). */
function seeded(seed = SEED) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A browser of our own, with its storage in a folder, and killed with all its processes and without a word. One that hangs
 * at its start, which now and then one does after it was killed, is started anew.
 * @param {string} folder
 * @param {number} [tries]
 * @returns {Promise<{ page: import('@playwright/test').Page, kill: () => Promise<void> }>}
 */
async function openBrowser(folder, tries = 3) {
  const { executablePath = chromium.executablePath(), args = [] } = chromiumOptions();
  const flags = ['--headless=new', '--remote-debugging-port=0', '--no-first-run', '--disable-gpu'];
  const running = spawn(executablePath, [...args, ...flags, `--user-data-dir=${folder}`], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => running.once('exit', resolve));
  const address = await new Promise((/** @type {(address: string) => void} */ resolve) => {
    running.stderr.on('data', (said) => {
      const [, found] = /DevTools listening on (\S+)/.exec(String(said)) ?? [];
      if (found) resolve(found);
    });
  });
  const kill = async () => {
    if (running.pid && running.exitCode === null && running.signalCode === null) {
      process.kill(-running.pid, 'SIGKILL');
    }
    await ended;
  };
  const browser = await chromium.connectOverCDP(address, { timeout: 20_000 }).catch(() => null);
  if (browser === null) {
    await kill();
    if (tries > 1) return openBrowser(folder, tries - 1);
    throw new Error('The browser started, but did not answer.');
  }
  const page = await browser.contexts()[0].newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  return {
    page,
    async kill() {
      await kill();
      await browser.close().catch(() => {});
    },
  };
}

/**
 * What the page shows: each document by its title, and whether it says that all is saved; with how many entries of the log
 * its storage had then confirmed.
 * @typedef {{ project: Record<string, string>, saved: boolean, written: number }} Shown
 */

/**
 * Has the page report all that it ever shows.
 * @param {import('@playwright/test').Page} page
 * @param {(title: string, passages: string, saved: boolean, written: number) => void} onShown
 */
async function listen(page, onShown) {
  await page.exposeBinding('showed', (_, title, passages, saved, written) =>
    onShown(title, passages, saved, written),
  );
  await page.addInitScript(() => {
    let written = 0;
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = function (...added) {
      if (this.name === 'log') {
        this.transaction.addEventListener('complete', () => {
          written += 1;
        });
      }
      return add.apply(this, added);
    };
    const look = () => {
      const title = document.querySelector('h1')?.textContent ?? '';
      const options = [...document.querySelectorAll('[role=option]')];
      if (options.length === 0) return;
      const passages = options.map((option) =>
        [
          option.querySelector('.words')?.textContent,
          option.querySelector('.gloss')?.textContent,
          option.querySelector('.tick') !== null,
        ].join('|'),
      );
      const saved = document.querySelector('.saving')?.textContent?.startsWith('Saved') ?? false;
      /** @type {any} */ (window).showed(title, passages.join('\n'), saved, written);
    };
    Object.assign(window, { look });
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
}

/** @param {import('@playwright/test').Page} page */
const ready = (page) => expect(page.locator('.bar .label-button.claim')).toBeVisible();

/**
 * Goes through all documents and says what they show.
 * @param {import('@playwright/test').Page} page
 */
async function lookThrough(page) {
  /** @type {Record<string, string>} */
  const project = {};
  for (const button of await page.locator('.documents .document').all()) {
    const title = (await button.locator('.title').textContent()) ?? '';
    await button.click();
    await expect(page.locator('h1')).toHaveText(title);
    await expect(page.getByRole('option').first()).toBeVisible();
    const passages = await page
      .getByRole('option')
      .evaluateAll((options) =>
        options.map((option) =>
          [
            option.querySelector('.words')?.textContent,
            option.querySelector('.gloss')?.textContent,
            option.querySelector('.tick') !== null,
          ].join('|'),
        ),
      );
    project[title] = passages.join('\n');
  }
  return project;
}

/**
 * How many entries the log on disk has.
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<number>}
 */
const entriesOnDisk = (page) =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const name = names.find((each) => /^glossator-project-/.test(each)) ?? '';
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = reject;
      opening.onsuccess = () => {
        const counting = opening.result.transaction('log').objectStore('log').count();
        counting.onerror = reject;
        counting.onsuccess = () => {
          opening.result.close();
          resolve(counting.result);
        };
      };
    });
  });

/** @param {Record<string, string>} project */
const told = (project) =>
  Object.entries(project)
    .sort()
    .map((document) => document.join('\n'))
    .join('\n\n');

test('what was said to be saved is there after every kill', async ({ baseURL }) => {
  test.setTimeout(600_000);
  const folder = mkdtempSync(join(tmpdir(), 'glossator-killed-'));
  const random = seeded();
  let [done, kills, lost] = [0, 0, 0];
  /** @type {() => Promise<void>} */
  let killLast = async () => {};
  /** @type {Record<string, string> | null} */
  let before = null;
  try {
    while (done < OPERATIONS || kills < KILLS) {
      const { page, kill } = await openBrowser(folder);
      killLast = kill;
      /** @type {Shown[]} */
      let history = [];
      let writtenBefore = 0;
      let written = 0;
      await listen(page, (title, passages, saved, confirmed) => {
        const last = history.at(-1)?.project ?? {};
        written = confirmed;
        history.push({ project: { ...last, [title]: passages }, saved, written });
      });
      await page.goto(String(baseURL));
      if (before === null) {
        await page.locator('input[type=file]').setInputFiles(articles);
        await expect(page.locator('.documents li')).toHaveCount(articles.length);
      }
      await ready(page);
      const project = await lookThrough(page);
      if (before) expect(Object.keys(project).sort()).toEqual(Object.keys(before).sort());
      await expect(page.locator('.saving')).toContainText('Saved');
      writtenBefore = (await entriesOnDisk(page)) - written;
      history = [{ project, saved: true, written }];

      // The browser is killed amid the work, at a moment that nothing waits for; every second time when the hands rest.
      const rests = kills % 2 === 1;
      let isOver = false;
      const ending = new Promise((resolve) => {
        setTimeout(
          () => {
            isOver = true;
            resolve(rests ? null : kill());
          },
          500 + random() * 9_000,
        );
      });
      let depth = 0;
      while (!isOver) {
        const key = KEYS[Math.floor(random() * KEYS.length)];
        if (key === 'u' && depth < 1) continue; // the documents themselves stay open
        depth += key === 'u' ? -1 : /^[1-4]$/.test(key) ? 0.5 : 0;
        try {
          for (const press of key.split(' ')) await page.keyboard.press(press);
          done += 1;
        } catch (error) {
          if (!isOver) throw error;
        }
      }
      await ending;
      if (rests) {
        await atRest(page);
        await page.evaluate(() => /** @type {any} */ (window).look());
        await kill();
      }
      kills += 1;

      const lastSaved = history.findLastIndex(({ saved }) => saved);
      const again = await openBrowser(folder);
      killLast = again.kill;
      await again.page.goto(String(baseURL));
      await ready(again.page);
      const found = await lookThrough(again.page);
      const onDisk = (await entriesOnDisk(again.page)) - writtenBefore;
      await again.kill();
      // What was under way at that moment may be there or not; what had been saved must be.
      const shown = history[history.length - 1].written;
      expect(onDisk, `kill ${kills}: nothing that was confirmed is lost`).toBeGreaterThanOrEqual(
        shown,
      );
      if (rests) expect(onDisk, `kill ${kills}: nothing is done unseen`).toBe(shown);
      // The disk can be ahead of the last drawing; else it has one of those since the page last said that all is saved.
      const allowed = history.slice(lastSaved).map(({ project }) => told(project));
      if (onDisk === shown) expect(allowed, `kill ${kills}`).toContain(told(found));
      lost += history.length - 1 - lastSaved;
      before = found;
    }
  } finally {
    await killLast();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  console.log(`${done} operations, ${kills} kills, ${lost} drawings not yet said to be saved.`);
});
