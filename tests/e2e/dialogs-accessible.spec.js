// The history, notes, choosing, dividing and “More” break no accessibility rule that a machine can check, in either theme,
// at a desk or on a phone.
import { expectNoViolations, sizes } from './accessibility.js';
import { openShort, press, selectWords } from './hands.js';
import { expect, test } from './page.js';

/** @param {import('@playwright/test').Page} page */
async function check(page) {
  await expectNoViolations(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(width, 'nothing sticks out').toBeLessThanOrEqual(0);
}

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const [size, viewport] of Object.entries(sizes)) {
    test.describe(`${colorScheme}, ${size}`, () => {
      test.use({ colorScheme, viewport });

      test('each dialog and each bar', async ({ page }) => {
        await openShort(page);
        await press(page, 'Home', '3', 'j', '2', 'u', '4', 'j', '1', 'u');
        await expect(page.locator('.bar .said')).toContainText('Undone');
        const dialog = page.getByRole('dialog');

        await press(page, 'h');
        await expect(dialog).toContainText('An earlier way');
        await check(page);
        await dialog.getByRole('textbox').fill('nothing at all');
        await expect(dialog).toContainText('No step fits.');
        await check(page);
        await press(page, 'Escape');
        await expect(dialog).toBeHidden();

        await press(page, 't');
        await dialog.getByRole('textbox').fill('A draft');
        await check(page);
        await press(page, 'Control+Enter');
        await expect(dialog).toBeHidden();
        await press(page, 't');
        await expect(dialog).toContainText('Delete the note');
        await check(page);
        await press(page, 'Escape');
        await expect(dialog).toBeHidden();

        await press(page, 'Shift+L');
        await dialog.getByText('does not matter').click();
        await check(page);
        await dialog.getByText('the whole project').click();
        await dialog.getByRole('button', { name: 'Count' }).click();
        await expect(dialog).toContainText('in 1 document');
        await check(page);
        await dialog.getByRole('button', { name: 'Choose in the whole' }).click();
        await expect(page.locator('.chosen-bar:visible')).toBeVisible();
        await check(page);
        await press(page, 'Escape', 'Home', 'b');
        await expect(page.locator('.split-bar')).toBeVisible();
        await check(page);
        await press(page, 'Escape');

        await page.locator('.more-button:visible').click();
        await expect(dialog).toContainText('No words are selected.');
        await check(page);
        await press(page, 'Escape');
        await expect(dialog).toBeHidden();
        await selectWords(page, 'old ferry');
        await check(page);
      });
    });
  }
}
