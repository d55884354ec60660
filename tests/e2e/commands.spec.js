// Commands that no other story uses, each by its key alone, and what the page says of it.
import { openShort, press, said } from './hands.js';
import { expect, selectedText, test } from './page.js';

test('moving: by paragraph, to doubt, to the next of a label, to what is left', async ({
  page,
}) => {
  await openShort(page);
  await press(page, 'Home', '}');
  await expect(said(page)).toHaveText(/^Passage 2 of 4/);
  await press(page, '{');
  await expect(said(page)).toHaveText(/^Passage 1 of 4/);
  await press(page, '2', 'End', 'x');
  await expect(said(page)).toHaveText(/^Passage \d of 4: quote/);
  await press(page, '1', 'z');
  await expect(said(page)).toHaveText(/boilerplate/);
  await press(page, '3', 'j', '3', 'Home', 'c');
  await expect(said(page)).toHaveText(/claim/);
  await press(page, '4', 'Home', 'v');
  await expect(said(page)).toHaveText(/background/);
  await press(page, 'd');
  await expect(said(page)).toHaveText(/^(Passage \d of 4|Every passage)/);
  await press(page, 'Shift+n');
  await expect(said(page)).toHaveText(/^(Passage \d of 4|Every passage)/);
  await press(page, '.');
  await expect(said(page)).toHaveText(/The council voted|Every document/);
});

test('deciding: label and go on, not confirmed after all, doubt, cue', async ({ page }) => {
  await openShort(page);
  await press(page, 'Home', 'Alt+3');
  await expect(page.getByRole('option').first().locator('.gloss')).toHaveText('claim');
  expect(await selectedText(page)).not.toContain('The council voted');
  await press(page, 'Home', 'Backspace');
  await expect(said(page)).toHaveText('Passage 1 of 4: claim, not confirmed.');
  await press(page, 'Shift+f');
  await expect(said(page)).toHaveText('No passage of this document is flagged as unsure.');
  await press(page, 'f');
  await expect(said(page)).toHaveText('Flagged as unsure.');
  await press(page, 'End', 'Shift+f');
  await expect(said(page)).toHaveText(/^Passage 1 of 4/);
  await press(page, 'f');
  await expect(said(page)).toHaveText('Not unsure any more.');
  await press(page, 'w');
  await expect(said(page)).toContainText('Select the words that say so');
  await press(page, 'j', 'Shift+w');
  await expect(said(page)).toHaveText('No words say so.');
  await press(page, 'a', '2');
  expect(await selectedText(page)).not.toContain('We have never');
  await press(page, 'a');
  await expect(said(page)).toHaveText('A label now stays where it is.');
});

test('choosing all, folding, and what stands beside the text', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await openShort(page);
  await press(page, 'Home', 'Control+a');
  await expect(said(page)).toHaveText('All 4 passages of this document are chosen.');
  await press(page, 'Escape');
  await expect(said(page)).toHaveText('Nothing is chosen any more.');
  await press(page, '-');
  await expect(said(page)).toHaveText('Furniture is folded away.');
  await press(page, '-', 'g');
  const guidelines = page.getByRole('complementary', { name: 'Guidelines' });
  await expect(guidelines).toContainText('How to label');
  await press(page, 'g');
  await expect(guidelines).toBeHidden();
  for (const [key, name] of [
    ['i', 'Progress'],
    ['h', 'History'],
    ['/', /Search/],
    ['Shift+p', 'Projects'],
    ['o', /Open/],
    ['?', 'Keys'],
  ]) {
    await press(page, String(key));
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await press(page, 'Escape');
    await expect(page.getByRole('dialog', { name })).toBeHidden();
  }
  const downloading = page.waitForEvent('download');
  await press(page, 'Control+s');
  expect((await downloading).suggestedFilename()).toMatch(/\.glossator$/);
});
