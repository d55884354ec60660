// Storage that refuses: the person is told at once, can go on, and can take the work away.
import { readFile } from 'node:fs/promises';
import { test as unwatched } from '@playwright/test';
import { expect, openByBox, saved, seenPassages, start, test } from './page.js';

const text = 'It rained. It snowed. “Never,” said the captain.';
const notices = (/** @type {import('@playwright/test').Page} */ page) =>
  page.getByRole('region', { name: 'Notices' });

/** @param {import('@playwright/test').Page} page */
async function exportWorks(page) {
  const seen = await seenPassages(page);
  const downloading = page.waitForEvent('download');
  await notices(page).getByRole('button', { name: 'Export everything' }).click();
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
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('glossator');
        opening.onsuccess = () => {
          const writing = opening.result.transaction(['documents', 'operations'], 'readwrite');
          writing.objectStore('documents').put({ id: 'broken', passages: 'none' });
          writing.objectStore('operations').add({ type: 'label', document: 7 });
          writing.oncomplete = resolve;
        };
      }),
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

unwatched('a core that does not start is told in words', async ({ page }) => {
  // The browser itself reports the missing file on the console, so this page is not watched.
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('./');
  await expect(notices(page)).toContainText('The labelling core did not start.');
  await expect(notices(page)).toContainText('Load the page again');
});
