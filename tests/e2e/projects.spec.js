// Several projects in one browser: made, named, opened, saved as files, deleted; and what was removed from them.
import { readFile } from 'node:fs/promises';
import { expectNoViolations } from './accessibility.js';
import { expect, openByBox, saved, start, test } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const text = 'It rained. It snowed. “Never,” said the captain.';
const dialog = (/** @type {Page} */ page) => page.getByRole('dialog', { name: 'Projects' });

test.beforeEach(async ({ page }) => {
  // The picker for files cannot be driven from here; without it the page downloads.
  await page.addInitScript(() => {
    Object.assign(window, { showSaveFilePicker: undefined });
  });
  await start(page);
  await openByBox(page, text);
  await saved(page);
  await page.keyboard.press('Shift+P');
  await expect(dialog(page)).toBeVisible();
});

/**
 * @param {Page} page
 * @param {string} name
 */
async function create(page, name) {
  await page.getByLabel('Name of the new project').fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Project', { exact: true })).toHaveValue(name);
}

test('each project keeps its documents, its names and the place in it', async ({ page }) => {
  await page.getByLabel('Annotator').fill('Ana Pérez');
  await page.getByLabel('Annotator').press('Tab');
  await create(page, 'Council');
  await expect(page.getByLabel('Annotator')).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(page).toHaveTitle('Council · Glossator');
  await expect(page.locator('.project-button')).toContainText('Council');
  await openByBox(page, 'Another text. It is short.');
  await saved(page);
  await page.keyboard.press('Shift+P');
  await page.getByRole('button', { name: 'Open “My articles”' }).click();
  await expect(page.locator('.bar h1')).toContainText('It rained.');
  await page.reload();
  await expect(page.locator('.bar h1')).toContainText('It rained.');
  await expect(page.locator('.bar-labels .label-button')).toHaveCount(5);
  await page.keyboard.press('Shift+P');
  await expect(page.getByLabel('Annotator')).toHaveValue('Ana Pérez');
  await expect(dialog(page).getByText('Council')).toBeVisible();
});

test('a project gets another name, and undo gives the old one back', async ({ page }) => {
  await page.getByLabel('Project', { exact: true }).fill('Storms');
  await page.getByLabel('Project', { exact: true }).press('Tab');
  await expect(page.locator('.project-button')).toContainText('Storms');
  await saved(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  await expect(page.locator('.project-button')).toContainText('My articles');
});

test('another project is saved as a file and then deleted, after a question', async ({ page }) => {
  await create(page, 'Council');
  await page.getByRole('button', { name: 'Delete “My articles”…' }).click();
  await expect(dialog(page).getByRole('alertdialog')).toContainText('with its 1 document?');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as file first' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('my-articles.glossator');
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n');
  expect(JSON.parse(lines[0]).format).toBe('glossator-project');
  expect(lines.some((line) => line.includes('“Never,” said the captain.'))).toBe(true);
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByRole('button', { name: 'Open “My articles”' })).toHaveCount(0);
  const names = await page.evaluate(async () =>
    (await indexedDB.databases()).filter(({ name }) => /^glossator-project-/.test(name ?? '')),
  );
  expect(names).toHaveLength(1);
});

test('the open project is deleted too, and another is open then', async ({ page }) => {
  await page.getByRole('button', { name: 'Delete…', exact: true }).click();
  await page.getByRole('button', { name: 'Keep it', exact: true }).click();
  await expect(dialog(page).getByRole('alertdialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Delete…', exact: true }).click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect(dialog(page).getByText('0 documents, nothing to confirm yet.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Read the news');
});

test('what was removed comes back from the bin, or goes for good', async ({ page }) => {
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Remove/ }).click();
  await saved(page).catch(() => {});
  await page.keyboard.press('Shift+P');
  await page.getByText('Bin: 1 document').click();
  await page.getByRole('button', { name: /^Bring back/ }).click();
  await expect(page.locator('.documents li')).toHaveCount(1);
  await expect(page.getByText('Bin: 1 document')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Remove/ }).click();
  await page.keyboard.press('Shift+P');
  await page.getByText('Bin: 1 document').click();
  await page.getByRole('button', { name: 'Empty the bin…' }).click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByText('Bin: 1 document')).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Shift+P');
  await expect(dialog(page)).toBeVisible();
  await expect(page.getByText('Bin:')).toHaveCount(0);
  await page.keyboard.press('Escape');
  // Undoing the removal of what is gone shows nothing, and breaks nothing.
  await page.keyboard.press('u');
  await expect(page.locator('.documents li')).toHaveCount(0);
});

test('old work that stands only here is told, with the way to save it', async ({ page }) => {
  await page.clock.setFixedTime(Date.now() + 2 * 86_400_000);
  await page.reload();
  const notice = page.locator('[data-notice=old-file]');
  await expect(notice).toContainText(
    'only in this browser: the project was never saved as a file.',
  );
  const downloading = page.waitForEvent('download');
  await notice.getByRole('button', { name: 'Save as file' }).click();
  await downloading;
  await expect(notice).toHaveCount(0);
});

test('storage that is nearly full is told while there is still room', async ({ page }) => {
  await page.addInitScript(() => {
    StorageManager.prototype.estimate = async () => ({ usage: 900e6, quota: 1e9 });
  });
  await page.reload();
  await expect(page.locator('[data-notice=room]')).toContainText(
    'The browser’s storage is 90 % full: 900 MB of 1 GB.',
  );
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('the projects break no rule of accessibility', async ({ page }) => {
      await create(page, 'Council');
      await page.getByRole('button', { name: 'Delete “My articles”…' }).click();
      await expectNoViolations(page, '#projects-dialog');
    });
  });
}
