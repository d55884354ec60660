// The search through all texts of a project.

import { fillProject } from '../many-documents.js';
import { expectNoViolations } from './accessibility.js';
import { chooseFiles, expect, selectedText, start, test } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const files = [
  {
    name: 'one.txt',
    content:
      'The ferry\n\nIt is late. “The ferry sinks,” said Zoë Æther. Ferrymen waited in İzmir.',
  },
  { name: 'two.txt', content: 'A market\n\nThe FERRY stood. Nobody said “we’ll go” at all.' },
];

const dialog = (/** @type {Page} */ page) =>
  page.getByRole('dialog', { name: 'Search the project' });
const hits = (/** @type {Page} */ page) => dialog(page).locator('.hit');
const said = (/** @type {Page} */ page) => dialog(page).getByRole('status');

/** @param {Page} page */
async function startWithFiles(page) {
  await start(page);
  await chooseFiles(page, files);
  await expect(page.locator('.documents li')).toHaveCount(2);
  await expect(page.locator('.article')).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByLabel('Words to find')).toBeFocused();
}

test('words are found in any case and with any accents, and Enter goes to the passage', async ({
  page,
}) => {
  await startWithFiles(page);
  await page.keyboard.type('zoe');
  await expect(said(page)).toHaveText('1 place in 1 document.');
  await expect(hits(page).locator('mark')).toHaveText('Zoë');
  await page.getByLabel('Words to find').fill("we'll go");
  await expect(hits(page).locator('mark')).toHaveText('we’ll go');
  await page.keyboard.press('Enter');
  await expect.poll(() => selectedText(page)).toContain('we’ll go');
});

test('whole words, case, and the label narrow what is found', async ({ page }) => {
  await startWithFiles(page);
  await page.keyboard.type('ferry');
  await expect(said(page)).toHaveText('4 places in 2 documents.');
  await page.getByLabel('Whole words').check();
  await expect(said(page)).toHaveText('3 places in 2 documents.');
  await page.getByLabel('Case and accents').check();
  await expect(said(page)).toHaveText('2 places in 1 document.');
  await dialog(page).locator('select').selectOption('quote');
  await expect(said(page)).toHaveText('1 place in 1 document.');
  await expect(hits(page)).toContainText('quote');
  await page.getByLabel('Words to find').fill('nowhere');
  await expect(said(page)).toHaveText('Not found in 2 documents.');
});

test('all that was found is chosen, and one key labels it', async ({ page }) => {
  await startWithFiles(page);
  await page.keyboard.type('ferry');
  await page.getByRole('button', { name: 'Choose all 4 passages' }).click();
  await expect(page.locator('.said')).toContainText('4 passages chosen in 2 documents.');
  await page.keyboard.press('2');
  await expect(page.locator('.said')).toContainText('4 passages labelled');
});

test('of thousands of places all are counted and the first 200 drawn', async ({ page }) => {
  await start(page);
  await fillProject(page, 400);
  await page.reload();
  await expect(page.locator('.bar-labels .label-button')).toHaveCount(5);
  await page.keyboard.press('/');
  await page.keyboard.type('zoe of the');
  await expect(said(page)).toHaveText('400 places in 400 documents, the first 200 below.');
  await expect(hits(page)).toHaveCount(200);
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowDown');
  await expect(hits(page).nth(3)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.locator('.bar h1')).toContainText('report 3');
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('the search breaks no rule of accessibility', async ({ page }) => {
      await startWithFiles(page);
      await page.keyboard.type('ferry');
      await expect(hits(page)).toHaveCount(4);
      await expectNoViolations(page, '#search-dialog');
    });
  });
}
