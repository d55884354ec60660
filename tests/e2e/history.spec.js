// The history: what was done when, and back to any point without losing what came after.
import { labels, openAnother, openShort, passage, press, ready, said, shortText } from './hands.js';
import { expect, saved, test } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const panel = (/** @type {Page} */ page) => page.getByRole('dialog', { name: 'History' });
const steps = (/** @type {Page} */ page) => panel(page).getByRole('option');
const present = (/** @type {Page} */ page) => panel(page).locator('[aria-current=step]');

/** @param {Page} page */
async function openHistory(page) {
  await page.keyboard.press('h');
  await expect(panel(page).getByRole('listbox')).toBeFocused();
}

/** Three labels, one after the other: the history has four steps. */
/** @param {Page} page */
async function labelThree(page) {
  await openShort(page);
  await press(page, 'Home', '3', 'j', '2', 'j', '4');
  await expect(passage(page, 'The plan').locator('.gloss')).toHaveText('background');
}

test('it says what was done, what the model had said, and where the person is', async ({
  page,
}) => {
  await labelThree(page);
  await openHistory(page);
  await expect(panel(page)).toContainText('4 steps');
  await expect(panel(page)).toContainText('Today');
  await expect(steps(page)).toHaveCount(5);
  await expect(steps(page).nth(0)).toContainText('Labelled a passage background');
  await expect(steps(page).nth(0)).toContainText('The plan has plainly failed');
  await expect(steps(page).nth(0).locator('.detail')).toHaveText(
    /^(\w+ → )?background, (model said \w+|as the model said,) (over )?\d+ %$/,
  );
  await expect(steps(page).nth(3)).toContainText('Opened');
  await expect(steps(page).nth(4)).toContainText('The beginning');
  await expect(present(page)).toContainText('background');
  await press(page, 'Escape');
  await expect(panel(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute(
    'title',
    /^Undo: Labelled a passage background in “.+” \(u\)$/,
  );
});

test('by keyboard: back, something else, and the earlier way is still there and leads back, also after a reload', async ({
  page,
}) => {
  await labelThree(page);
  const before = await labels(page);
  await openHistory(page);
  await press(page, 'ArrowDown', 'ArrowDown', 'Enter');
  await expect(present(page)).toContainText('Labelled a passage claim');
  await expect(panel(page)).toContainText('Now where you were after: Labelled a passage claim');
  await expect(panel(page).locator('.undone')).toHaveCount(2);
  await press(page, 'Escape');
  await expect(page.locator('.article .tick')).toHaveCount(1);

  await press(page, 'End', '1');
  await expect(passage(page, 'Share this').locator('.tick')).toHaveCount(1);
  await openHistory(page);
  await expect(panel(page)).toContainText('An earlier way, 2 steps');
  await expect(panel(page).locator('.left')).toHaveCount(2);

  await press(page, 'Escape');
  await saved(page);
  await page.reload();
  await expect(passage(page, 'Share this').locator('.tick')).toHaveCount(1);
  await openHistory(page);
  await expect(panel(page)).toContainText('An earlier way, 2 steps');
  await press(page, 'ArrowDown', 'Enter');
  await expect(present(page)).toContainText('Labelled a passage background');
  expect(await labels(page)).toEqual(before);
  await expect(panel(page)).toContainText('A later way, 1 step');

  // From here it goes on as it did then.
  await press(page, 'Escape', 'u');
  await expect(said(page)).toContainText('Undone: Labelled a passage background');
  await press(page, 'Shift+U');
  await expect(said(page)).toContainText('Done again: Labelled a passage background');

  await saved(page);
  await page.reload();
  await ready(page);
  await openHistory(page);
  await expect(present(page)).toContainText('Labelled a passage background');
  await steps(page).filter({ hasText: 'boilerplate' }).first().click();
  await expect(passage(page, 'Share this').locator('.tick')).toHaveCount(1);
});

test('across documents, to the beginning and back, and found by words', async ({ page }) => {
  await labelThree(page);
  await openAnother(page, `Second text, which is another one.\n\n${shortText}`);
  await page.getByRole('button', { name: /^Second text/ }).click();
  await expect(passage(page, 'Second text')).toBeVisible();
  await press(page, 'Home', '4');
  await expect(passage(page, 'Second text').locator('.tick')).toHaveCount(1);

  await openHistory(page);
  const box = panel(page).getByRole('textbox');
  await box.fill('plainly failed');
  await expect(steps(page)).toHaveCount(1);
  await box.fill('');
  await panel(page).getByLabel('This document').check();
  await expect(steps(page)).toHaveCount(2);
  await panel(page).getByLabel('This document').uncheck();
  await box.fill('claim');
  await press(page, 'Enter');
  await expect(present(page)).toContainText('Labelled a passage claim');
  await expect(page.locator('.article')).toContainText('The council voted');
  await expect(page.locator('.article .tick')).toHaveCount(1);
  await expect(page.getByRole('button', { name: /^Second text/ })).toHaveCount(0);

  await box.fill('');
  await panel(page).getByRole('listbox').focus();
  await press(page, 'End', 'Enter');
  await expect(present(page)).toContainText('The beginning');
  await expect(page.locator('.article')).toHaveCount(0);
  await press(page, 'Home', 'Enter');
  await expect(present(page)).toContainText('Labelled a passage background');
  await expect(passage(page, 'Second text').locator('.tick')).toHaveCount(1);
});

test('a long history is drawn bit by bit', async ({ page }) => {
  await openShort(page);
  await press(page, 'Home');
  for (let i = 0; i < 204; i += 1) await page.keyboard.press('f');
  await expect(said(page)).toHaveText('Not unsure any more.');
  await saved(page);
  await openHistory(page);
  await expect(steps(page)).toHaveCount(200);
  await panel(page).getByRole('button', { name: 'Show earlier' }).click();
  await expect(steps(page)).toHaveCount(206);
  await expect(panel(page).getByRole('button', { name: 'Show earlier' })).toHaveCount(0);
});
