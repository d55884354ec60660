// A note on a passage: typed, left as a draft, saved, deleted, and taken back.
import { openShort, passage, press, ready, said } from './hands.js';
import { expect, saved, test } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const dialog = (/** @type {Page} */ page) => page.getByRole('dialog', { name: 'Note on passage' });

test('what is typed is never lost: Escape and a reload keep it as a draft', async ({ page }) => {
  await openShort(page);
  await press(page, 'Home', 't');
  await expect(dialog(page)).toContainText('The council voted');
  await expect(dialog(page).getByRole('textbox')).toBeFocused();
  await expect(dialog(page).getByRole('button', { name: 'Save the note' })).toBeDisabled();
  await page.keyboard.type('Ask the desk: 1 2 3');
  await expect(dialog(page)).toContainText('Not saved yet');
  await press(page, 'Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(said(page)).toContainText('not saved yet');
  await expect(page.locator('.article .tick')).toHaveCount(0);

  await press(page, 'j', 't');
  await expect(dialog(page).getByRole('textbox')).toHaveValue('');
  await press(page, 'Escape');
  await saved(page);
  await page.reload();
  await ready(page);
  await press(page, 'Home', 't');
  await expect(dialog(page).getByRole('textbox')).toHaveValue('Ask the desk: 1 2 3');
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(said(page)).toHaveText('Note on passage 1 saved.');
});

test('a note is saved, changed, deleted and brought back by undo', async ({ page }) => {
  await openShort(page);
  await passage(page, 'The plan').click();
  await press(page, 't');
  const box = dialog(page).getByRole('textbox');
  await box.fill('An opinion.\nOr is it?');
  await dialog(page).getByRole('button', { name: 'Save the note' }).click();
  await expect(said(page)).toContainText('saved.');
  await saved(page);
  await page.reload();
  await ready(page);
  await press(page, 't');
  await expect(box).toHaveValue('An opinion.\nOr is it?');
  await box.fill('Something else');
  await dialog(page).getByRole('button', { name: 'Back to the saved note' }).click();
  await expect(box).toHaveValue('An opinion.\nOr is it?');
  await dialog(page).getByRole('button', { name: 'Delete the note' }).click();
  await expect(said(page)).toContainText('deleted.');
  await press(page, 'u');
  await expect(said(page)).toContainText('Undone: Deleted a note');
  await press(page, 't');
  await expect(box).toHaveValue('An opinion.\nOr is it?');
});
