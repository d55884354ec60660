// Storage that refuses: the person is told at once, can go on, and can take the work away.
import { readFile } from 'node:fs/promises';
import { test as unwatched } from '@playwright/test';
import {
  asLastTime,
  chooseFiles,
  expect,
  openByBox,
  saved,
  seenPassages,
  start,
  test,
} from './page.js';

const text = 'It rained. It snowed. “Never,” said the captain.';
const notices = (/** @type {import('@playwright/test').Page} */ page) =>
  page.getByRole('region', { name: 'Notices' });

/** @param {import('@playwright/test').Page} page */
function projectDatabase(page) {
  return page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    return names.find((name) => /^glossator-project-/.test(name)) ?? '';
  });
}

/** @param {import('@playwright/test').Page} page */
async function exportWorks(page) {
  const seen = await seenPassages(page);
  const downloading = page.waitForEvent('download');
  await notices(page).getByRole('button', { name: 'Export everything' }).click();
  await asLastTime(page);
  const record = JSON.parse(await readFile(await (await downloading).path(), 'utf8'));
  expect(record.passages.map((/** @type {any} */ { label }) => label)).toEqual(
    seen.map(({ label }) => label),
  );
}

test('blocked from the start: it is said, work goes on in memory, the export works', async ({
  page,
}) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Blocked.', 'SecurityError');
    };
  });
  await start(page);
  await expect(notices(page)).toContainText(
    'Not saved: the browser blocks its storage. Export now',
  );
  await openByBox(page, text);
  await page.keyboard.press('j');
  await page.keyboard.press('3');
  await expect(page.locator('.saving')).toHaveText('Not saved');
  await page.mouse.wheel(0, 400);
  await expect(notices(page).getByText('Not saved')).toBeInViewport();
  await exportWorks(page);
});

test('full in the middle: it is said, and once there is room all of it is saved', async ({
  page,
}) => {
  await start(page);
  await openByBox(page, text);
  await saved(page);
  await page.evaluate(() => {
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    };
    Object.assign(window, {
      makeRoom() {
        IDBObjectStore.prototype.add = add;
      },
    });
  });
  await page.keyboard.press('j');
  await page.keyboard.press('3');
  await expect(notices(page)).toContainText('Not saved: the browser’s storage is full. Export now');
  await expect(page.locator('.saving')).toHaveText('Not saved');
  await exportWorks(page);
  await page.keyboard.press('j');
  await page.keyboard.press('2');
  await page.evaluate(() => /** @type {any} */ (window).makeRoom());
  await page.keyboard.press('j');
  await page.keyboard.press('4');
  await saved(page);
  await expect(notices(page)).not.toContainText('Not saved');
  const seen = await seenPassages(page);
  await page.reload();
  await expect(page.getByRole('listbox')).toBeVisible();
  expect(await seenPassages(page)).toEqual(seen);
});

test('damaged records are set aside and the rest opens', async ({ page }) => {
  await start(page);
  await openByBox(page, text);
  await saved(page);
  await page.evaluate(
    async (name) => {
      const opening = indexedDB.open(name);
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      const writing = opening.result.transaction(['summaries', 'texts', 'log'], 'readwrite');
      writing.objectStore('texts').put({ id: 'broken', passages: 'none' });
      writing.objectStore('log').add({ head: 'none' });
      await new Promise((resolve) => {
        writing.oncomplete = resolve;
      });
      opening.result.close();
    },
    await projectDatabase(page),
  );
  await page.reload();
  await expect(notices(page)).toContainText(
    '2 stored records could not be read and were set aside.',
  );
  await expect(page.getByRole('option')).toHaveCount(3);
  await page.reload();
  await expect(page.getByRole('option')).toHaveCount(3);
  await expect(notices(page)).not.toContainText('set aside');
});

test('a text that was damaged is set aside when it is shown, and the rest goes on', async ({
  page,
}) => {
  await start(page);
  await openByBox(page, text);
  await page.keyboard.press('o');
  await chooseFiles(page, [{ name: 'second.txt', content: 'The second one.' }]);
  await expect(page.locator('.documents li')).toHaveCount(2);
  await saved(page);
  await page.evaluate(
    async (name) => {
      const opening = indexedDB.open(name);
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      const texts = opening.result.transaction('texts', 'readwrite').objectStore('texts');
      const keys = texts.getAllKeys();
      await new Promise((resolve) => {
        keys.onsuccess = resolve;
      });
      const id = keys.result.find((key) => String(key).startsWith('pasted'));
      await new Promise((resolve) => {
        texts.put({ id, text: 7 }).onsuccess = resolve;
      });
      opening.result.close();
    },
    await projectDatabase(page),
  );
  await page.reload();
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('[');
  await expect(notices(page)).toContainText('1 stored record could not be read and was set aside.');
  await expect(page.locator('.documents li')).toHaveCount(1);
  await expect(page.getByRole('option')).toHaveText(/The second one/);
});

test('deleted under the feet of the page: it is said at once, nothing is lost, the export works', async ({
  page,
  context,
  baseURL,
}) => {
  await start(page);
  await openByBox(page, text);
  await page.keyboard.press('j');
  await page.keyboard.press('3');
  await saved(page);
  const seen = await seenPassages(page);
  const other = await context.newPage();
  await other.goto(`${baseURL}robots.txt`);
  await other.evaluate(
    async (name) => {
      const deleting = indexedDB.deleteDatabase(name);
      await new Promise((resolve) => {
        deleting.onsuccess = resolve;
      });
    },
    await projectDatabase(page),
  );
  await other.close();
  await expect(notices(page)).toContainText(
    'Not saved: the browser closed its storage. Export now',
  );
  await expect(page.locator('.saving')).toHaveText('Not saved');
  expect(await seenPassages(page)).toEqual(seen);
  await page.keyboard.press('j');
  await page.keyboard.press('2');
  expect((await seenPassages(page))[1]).toMatchObject({ label: 'quote', confirmed: true });
  await exportWorks(page);
});

test('a clock that goes backwards loses no order', async ({ page }) => {
  await page.clock.install({ time: new Date('2026-11-22T12:00:00Z') });
  await start(page);
  await openByBox(page, text);
  await page.keyboard.press('j');
  await page.keyboard.press('3');
  await page.clock.setSystemTime(new Date('2025-01-01T12:00:00Z'));
  await page.keyboard.press('o');
  await chooseFiles(page, [{ name: 'second.txt', content: 'The second one.' }]);
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('j');
  await page.keyboard.press('2');
  await saved(page);
  const titles = await page.locator('.documents .title').allTextContents();
  await page.reload();
  await expect(page.locator('.documents .title')).toHaveText(titles);
  await expect(page.locator('.bar .label-button.claim')).toBeVisible();
  await page.keyboard.press('u');
  await page.keyboard.press('u');
  await page.keyboard.press('u');
  await expect(page.getByRole('status')).toContainText('Undone: Labelled a passage claim');
});

unwatched('a core that does not start is told in words', async ({ page }) => {
  // The browser itself reports the missing file on the console, so this page is not watched.
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('./');
  await expect(notices(page)).toContainText('The labelling core did not start.');
  await expect(notices(page)).toContainText('Load the page again');
});
