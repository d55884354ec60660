// The list of documents: searched, sorted, filtered, walked through by keyboard, and emptied of many rows at once.

import { fillProject } from '../many-documents.js';
import { expectNoViolations } from './accessibility.js';
import { chooseFiles, expect, saved, start, test } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const rows = (/** @type {Page} */ page) => page.locator('.documents li:not(.far)');
const titles = (/** @type {Page} */ page) => rows(page).locator('.title').allTextContents();
const count = (/** @type {Page} */ page) => page.locator('.list-count [role=status]');
const focused = (/** @type {Page} */ page) =>
  page.locator('.document:focus').locator('xpath=ancestor::li').getAttribute('aria-posinset');

/**
 * @param {Page} page
 * @param {number} documents
 */
async function startWith(page, documents) {
  await start(page);
  await fillProject(page, documents);
  await page.reload();
  await expect(page.locator('.article')).toBeVisible();
  // Keys are listened to once the core has said what labels there are.
  await expect(page.locator('.bar-labels .label-button')).toHaveCount(5);
}

test('of thousands only the rows in sight are drawn, and each says its place', async ({ page }) => {
  await startWith(page, 1000);
  await expect(count(page)).toHaveText('1,000 documents');
  expect(await page.locator('.documents li').count()).toBeLessThan(60);
  await expect(rows(page).first()).toHaveAttribute('aria-setsize', '1000');
  await page.locator('.documents-view').evaluate((view) => {
    view.scrollTop = view.scrollHeight;
  });
  await expect(page.locator('.documents li[aria-posinset="1000"]')).toBeInViewport();
});

test('titles and sources are searched in any case, with the words in any order', async ({
  page,
}) => {
  await startWith(page, 120);
  await page.getByLabel('Search titles and sources').fill('REPORT 17 and');
  await expect.poll(async () => (await titles(page)).every((title) => /17/.test(title))).toBe(true);
  await page.getByLabel('Search titles and sources').fill('example/42');
  await expect(count(page)).toHaveText('1 of 120 documents');
  await page.keyboard.press('Enter');
  await expect(page.locator('.bar h1')).toContainText('report 42');
  await page.getByLabel('Search titles and sources').fill('no such thing');
  await expect(page.getByText('No document is like that.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all 120' }).click();
  await expect(count(page)).toHaveText('120 documents');
});

test('the list is sorted and filtered, and keeps its rows while the person works', async ({
  page,
}) => {
  await startWith(page, 60);
  await page.getByLabel('Sort').selectOption('name');
  const byName = await titles(page);
  expect(byName).toEqual(
    [...byName].sort(new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare),
  );
  await page.getByText('Filter', { exact: true }).click();
  await page.getByRole('button', { name: 'Finished', exact: true }).click();
  await expect(count(page)).toHaveText('12 of 60 documents');
  await page.getByRole('button', { name: 'Unfinished' }).click();
  await expect(count(page)).toHaveText('48 of 60 documents');
  await page.getByLabel('Sort').selectOption('progress');
  await rows(page).first().locator('.document').click();
  await page.getByRole('button', { name: 'Confirm the rest' }).click();
  await saved(page);
  await expect(count(page)).toHaveText('48 of 60 documents');
  await page.getByRole('button', { name: 'Sort again' }).click();
  await expect(count(page)).toHaveText('47 of 60 documents');
  await page.getByRole('button', { name: 'Flagged unsure', exact: true }).click();
  await expect(rows(page).locator('.unsure')).toHaveCount(await rows(page).count());
});

test('by keyboard: arrows, Home and End, the row opens, and typing searches', async ({ page }) => {
  await startWith(page, 300);
  await page.keyboard.press('y');
  expect(await focused(page)).toBe('1');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toBe('3');
  await page.keyboard.press('End');
  expect(await focused(page)).toBe('300');
  await expect(page.locator('.documents li[aria-posinset="300"]')).toBeInViewport();
  await page.keyboard.press('ArrowUp');
  expect(await focused(page)).toBe('299');
  await page.keyboard.press('Enter');
  await expect(page.locator('.bar h1')).toContainText('report 298');
  await page.keyboard.press('y');
  expect(await focused(page)).toBe('299');
  await page.keyboard.press('Home');
  expect(await focused(page)).toBe('1');
  await page.keyboard.type('report 77');
  await expect(page.getByLabel('Search titles and sources')).toHaveValue('report 77');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('.bar h1')).toContainText('report 77');
});

test('many rows are chosen and removed together, and one undo brings them back', async ({
  page,
}) => {
  await startWith(page, 40);
  await page.keyboard.press('y');
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('group', { name: 'Chosen documents' })).toContainText('5 chosen');
  await page.keyboard.press('Delete');
  await expect(count(page)).toHaveText('35 documents');
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click();
  await expect(count(page)).toHaveText('40 documents');
  await rows(page)
    .nth(2)
    .click({ modifiers: ['Control'] });
  await rows(page)
    .nth(5)
    .click({ modifiers: ['Shift'] });
  await rows(page).nth(4).getByRole('checkbox').click();
  await expect(page.getByRole('group', { name: 'Chosen documents' })).toContainText('3 chosen');
  await page
    .getByRole('group', { name: 'Chosen documents' })
    .getByRole('button', { name: 'Remove' })
    .click();
  await expect(count(page)).toHaveText('37 documents');
  await saved(page);
  await page.reload();
  await expect(count(page)).toHaveText('37 documents');
});

test('hundreds of files come in with their progress, in one step that one undo takes back', async ({
  page,
}) => {
  await start(page);
  const files = Array.from({ length: 300 }, (_, i) => ({
    name: `report-${i}.txt`,
    content: `Report ${i}\n\nThe council met. “No,” said Ana Pérez, who counted ${i} boats.`,
  }));
  const label = page.evaluate(
    () =>
      new Promise((resolve) => {
        new MutationObserver((_, observer) => {
          const said = document.querySelector('.progress-notice')?.textContent ?? '';
          if (!/of 300/.test(said)) return;
          observer.disconnect();
          resolve(true);
        }).observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );
  await chooseFiles(page, files);
  expect(await label).toBe(true);
  await expect(count(page)).toHaveText('300 documents', { timeout: 90_000 });
  await saved(page);
  await page.locator('.article').focus();
  await page.keyboard.press('u');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Read the news');
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('the list breaks no rule of accessibility', async ({ page }) => {
      await startWith(page, 60);
      await page.getByText('Filter', { exact: true }).click();
      await rows(page)
        .nth(1)
        .click({ modifiers: ['Control'] });
      await expectNoViolations(page, '.sidebar');
    });
  });
}
