// No view breaks an accessibility rule that a machine can check, in either theme, at a desk or on a phone.
import { expectNoViolations, sizes } from './accessibility.js';
import { copiedPage } from './article.js';
import { chooseFiles, expect, openByBox, start, test } from './page.js';

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const [size, viewport] of Object.entries(sizes)) {
    test.describe(`${colorScheme}, ${size}`, () => {
      test.use({ colorScheme, viewport });

      test('the welcome', async ({ page }) => {
        await start(page);
        await expectNoViolations(page);
      });

      test('an article at work, with a notice', async ({ page }) => {
        await start(page);
        await openByBox(page, copiedPage);
        for (const key of ['j', 'j', '2', 'Enter', 'n', '3']) await page.keyboard.press(key);
        await page.keyboard.press('o');
        await chooseFiles(page, [{ name: 'empty.txt', content: '' }]);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('region', { name: 'Notices' })).toContainText('empty.txt');
        await expect(page.locator('.reasons')).toBeVisible();
        await expectNoViolations(page);
      });

      test('progress in pictures, and the guidelines read and written', async ({ page }) => {
        await start(page);
        await openByBox(page, copiedPage);
        for (const key of ['j', 'j', '2', 'Enter', 'n', '3', 'i']) await page.keyboard.press(key);
        await expect(page.getByRole('dialog', { name: 'Progress' })).toContainText('Labels');
        await expectNoViolations(page);
        await page.keyboard.press('Escape');
        await page.keyboard.press('g');
        await expect(page.locator('.guidelines-panel')).toContainText('How to label');
        await expectNoViolations(page);
        await page.getByRole('button', { name: 'Edit', exact: true }).click();
        await expect(page.getByRole('dialog')).toContainText('How it reads');
        await expectNoViolations(page);
      });

      test('the dialogs', async ({ page }) => {
        await start(page);
        await openByBox(page, copiedPage);
        await page.keyboard.press('o');
        await expectNoViolations(page);
        await page.keyboard.press('Escape');
        await page.keyboard.press('?');
        await expectNoViolations(page);
      });
    });
  }
}

test('motion is left out for those who ask for that', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await start(page);
  await openByBox(page, copiedPage);
  const duration = await page
    .locator('.words')
    .first()
    .evaluate((element) => getComputedStyle(element).transitionDuration);
  expect(duration).toBe('0s');
});
