// Every key does what the list of keys says, and none while a field has the focus.
import { readFile } from 'node:fs/promises';
import { openAnother } from './hands.js';
import {
  asLastTime,
  chooseFiles,
  expect,
  openByBox,
  saved,
  seenPassages,
  selectedText,
  start,
  test,
} from './page.js';

const said = (/** @type {import('@playwright/test').Page} */ page) => page.getByRole('status');

test.beforeEach(async ({ page }) => {
  await start(page);
  await openByBox(page, 'It rained. It snowed. It was dry.\n\n“Never again,” said the captain.');
});

test('j, k, arrows, Home and End move and stop at the ends', async ({ page }) => {
  const at = async (/** @type {string} */ key, /** @type {string} */ text) => {
    await page.keyboard.press(key);
    expect(await selectedText(page)).toBe(text);
  };
  await at('j', 'It rained.');
  await at('ArrowDown', 'It snowed.');
  await at('k', 'It rained.');
  await at('ArrowUp', 'It rained.');
  await at('End', '“Never again,” said the captain.');
  await at('j', '“Never again,” said the captain.');
  await at('Home', 'It rained.');
  await expect(page.getByRole('listbox')).toHaveAttribute('aria-activedescendant', 'passage-0');
});

test('1 to 4 label and stay, Enter confirms and goes on, n finds what is left', async ({
  page,
}) => {
  await page.keyboard.press('j');
  for (const [key, label] of [
    ['1', 'boilerplate'],
    ['2', 'quote'],
    ['3', 'claim'],
    ['4', 'background'],
  ]) {
    await page.keyboard.press(key);
    await expect(said(page)).toHaveText(`Passage 1 of 4: ${label}, confirmed.`);
    expect((await seenPassages(page))[0]).toMatchObject({ label, confirmed: true });
  }
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  expect(await selectedText(page)).toContain('Never again');
  await page.keyboard.press('n');
  expect(await selectedText(page)).toBe('It snowed.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(said(page)).toHaveText('Every passage of this document is confirmed.');
  await expect(page.getByText('all confirmed').first()).toBeVisible();
});

test('Shift+Enter confirms the rest, and then the button leads to the next document', async ({
  page,
}) => {
  await openAnother(page, 'Another day. Nothing happened.');
  await page.keyboard.press('Shift+Enter');
  await expect(said(page)).toHaveText('2 passages confirmed. Undo takes them all back.');
  await page.keyboard.press('Shift+Enter');
  await expect(said(page)).toHaveText('Every passage of this document is confirmed.');
  const next = page.locator('.bar-top').getByRole('button', { name: 'Next document' });
  await expect(next).toHaveAttribute('title', 'The next with something left to confirm (.)');
  await next.click();
  await expect(page.getByRole('option').first()).toContainText('It rained.');
  await expect(
    page.locator('.bar-top').getByRole('button', { name: 'Confirm the rest' }),
  ).toBeVisible();
});

test('u, Shift+u, Ctrl+Z and Ctrl+Shift+Z undo and redo', async ({ page }) => {
  const first = await seenPassages(page);
  await page.keyboard.press('j');
  await page.keyboard.press('3');
  const labelled = await seenPassages(page);
  await page.keyboard.press('u');
  expect(await seenPassages(page)).toEqual(first);
  await page.keyboard.press('Shift+U');
  expect(await seenPassages(page)).toEqual(labelled);
  await page.keyboard.press('Control+z');
  expect(await seenPassages(page)).toEqual(first);
  await page.keyboard.press('Control+Shift+Z');
  expect(await seenPassages(page)).toEqual(labelled);
  await page.keyboard.press('u');
  await page.keyboard.press('u');
  await expect(said(page)).toContainText('Undone: Opened');
  await page.keyboard.press('Shift+U');
  await expect(page.getByRole('option')).toHaveCount(4);
});

test('brackets turn between documents, and undo returns to the one it changes', async ({
  page,
}) => {
  await page.keyboard.press('j');
  await page.keyboard.press('3');
  await page.keyboard.press('o');
  await chooseFiles(page, [{ name: 'second.txt', content: 'The second one.' }]);
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press(']');
  await expect(said(page)).toHaveText('This is the last document.');
  await page.keyboard.press('[');
  await expect(page.getByRole('option')).toHaveCount(4);
  await page.keyboard.press('u');
  await expect(page.locator('.documents li')).toHaveCount(1);
  await page.keyboard.press('Shift+U');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('u');
  await page.keyboard.press('u');
  await expect(page.getByRole('option')).toHaveCount(4);
  expect(await selectedText(page)).toBe('It rained.');
  await expect(said(page)).toContainText(/^Undone: Labelled a passage claim in .*Passage 1 of 4/);
});

test('a removed document comes back by undo, also after a reload', async ({ page }) => {
  const notices = page.getByRole('region', { name: 'Notices' });
  await page.getByRole('button', { name: /^Remove/ }).click();
  await expect(page.getByRole('heading', { name: /Read the news/ })).toBeVisible();
  await notices.getByRole('button', { name: 'Undo' }).click();
  await expect(notices).not.toContainText('Removed');
  await expect(page.getByRole('option')).toHaveCount(4);
  await page.getByRole('button', { name: /^Remove/ }).click();
  await expect(page.getByRole('heading', { name: /Read the news/ })).toBeVisible();
  await page.waitForTimeout(300);
  await page.reload();
  await expect(page.getByText('No document is open yet.')).toBeVisible();
  await page.getByRole('heading', { name: /Read the news/ }).click();
  await page.keyboard.press('u');
  await expect(page.getByRole('option')).toHaveCount(4);
});

test('a label key with nothing selected says so and changes nothing', async ({ page }) => {
  const before = await seenPassages(page);
  await page.keyboard.press('2');
  await expect(said(page)).toContainText('Select a passage first');
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('Select a passage first');
  expect(await seenPassages(page)).toEqual(before);
});

test('? lists the keys, o opens, and neither hears keys that are typed into a field', async ({
  page,
}) => {
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys).toContainText('Label as boilerplate');
  await expect(keys).toContainText('Next unconfirmed passage');
  await expect(keys).toContainText('Nobody is named as speaker');
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await page.keyboard.press('j');
  await page.keyboard.press('o');
  const box = page.getByLabel('Paste the text of an article');
  await expect(box).toBeFocused();
  const before = await seenPassages(page);
  await page.keyboard.type('ju12?e');
  await expect(box).toHaveValue('ju12?e');
  await page.keyboard.press('Escape');
  expect(await seenPassages(page)).toEqual(before);
});

test('clicks do what the keys do', async ({ page }) => {
  await page.locator('.words', { hasText: 'It snowed.' }).click();
  const buttons = page.locator('.bar').getByRole('group', { name: 'Label the selected passage' });
  await buttons.getByRole('button', { name: 'claim' }).click();
  expect((await seenPassages(page))[1]).toMatchObject({ label: 'claim', confirmed: true });
  await page.getByRole('button', { name: 'Undo' }).click();
  expect((await seenPassages(page))[1].confirmed).toBe(false);
  await page.getByRole('button', { name: 'Redo' }).click();
  expect((await seenPassages(page))[1].confirmed).toBe(true);
  await page.locator('.bar-top').getByRole('button', { name: 'Confirm the rest' }).click();
  expect((await seenPassages(page)).every(({ confirmed }) => confirmed)).toBe(true);
  await page.keyboard.press('u');
  expect((await seenPassages(page)).filter(({ confirmed }) => confirmed)).toHaveLength(1);
});

test('the selected passage shows why the model said so', async ({ page }) => {
  await page.getByRole('option').last().click();
  const reasons = page.locator('.reasons');
  await expect(reasons.getByRole('listitem').first()).toBeVisible();
  await expect(reasons).toContainText('%');
  await saved(page);
  await page.reload();
  await expect(reasons.getByRole('listitem').first()).toBeVisible();
});

test('the theme is chosen by hand and remembered', async ({ page }) => {
  const theme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  await page.getByRole('button', { name: 'Theme: as the system' }).click();
  await page.getByRole('button', { name: 'Theme: light' }).click();
  expect(await theme()).toBe('dark');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
  expect(await theme()).toBe('dark');
});

test('e exports with an emoji before the passages, in code points', async ({ page }) => {
  await page.keyboard.press('o');
  await chooseFiles(page, [{ name: 'emoji.txt', content: '👩‍🚒🎉 It rained. “𝔸lways,” said Bo.' }]);
  await expect(page.getByRole('option').first()).toContainText('🎉');
  const seen = await seenPassages(page);
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('e');
  await asLastTime(page);
  const record = JSON.parse(await readFile(await (await downloading).path(), 'utf8'));
  const points = [...record.text];
  expect(
    record.passages.map((/** @type {any} */ { start, end }) => points.slice(start, end).join('')),
  ).toEqual(seen.map(({ text }) => text));
});

test('a key that is held down labels once, and moves again and again', async ({ page }) => {
  const status = () => said(page).textContent();
  await page.keyboard.press('j');
  await page.keyboard.down('3');
  for (let again = 0; again < 5; again += 1) await page.keyboard.down('3');
  await page.keyboard.up('3');
  await expect(said(page)).toHaveText('Passage 1 of 4: claim, confirmed.');
  await page.keyboard.press('u');
  await expect(said(page)).toContainText('Undone: Labelled a passage claim');
  expect((await seenPassages(page))[0].confirmed).toBe(false);
  await page.keyboard.down('j');
  await page.keyboard.down('j');
  await page.keyboard.down('j');
  await page.keyboard.up('j');
  expect(await status()).toContain('Passage 4 of 4');
});

test('a label key pressed twice is one step, and two keys at once are two in their order', async ({
  page,
}) => {
  await page.keyboard.press('j');
  await page.evaluate(() => {
    for (const key of ['3', '3', 'j', '2', 'j', '1']) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    }
  });
  await expect(said(page)).toHaveText('Passage 3 of 4: boilerplate, confirmed.');
  expect((await seenPassages(page)).map(({ label }) => label).slice(0, 3)).toEqual([
    'claim',
    'quote',
    'boilerplate',
  ]);
  for (let left = 3; left > 0; left -= 1) await page.keyboard.press('u');
  await expect(said(page)).toContainText('Undone: Labelled a passage claim');
  expect((await seenPassages(page)).some(({ confirmed }) => confirmed)).toBe(false);
});

test('a click after a label key goes where it is meant, and the label too', async ({ page }) => {
  await page.keyboard.press('j');
  await page.evaluate(() => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '3', bubbles: true }));
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '1', bubbles: true }));
    const [, , third] = document.querySelectorAll('.words');
    third.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  });
  await expect(said(page)).toContainText('Passage 3 of 4');
  const seen = await seenPassages(page);
  expect(seen[0]).toMatchObject({ label: 'boilerplate', confirmed: true });
  expect(seen[2].confirmed).toBe(false);
});
