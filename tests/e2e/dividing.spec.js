// Dividing the text otherwise: split, merge, move a boundary and mark words, by keyboard, by mouse and by touch.
import { openShort, passage, press, said, selectWords, texts } from './hands.js';
import { expect, saved, selectedText, test } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const first = 'The council voted on Monday to keep the old ferry pier open.';

/**
 * @param {Page} page
 * @param {string} name
 */
async function chooseFromMore(page, name) {
  await page.locator('.more-button:visible').click();
  await page.getByRole('dialog').getByRole('button', { name }).click();
}

test('by keyboard: a caret goes by word and character, Enter splits, m joins, undo parts again', async ({
  page,
}) => {
  await openShort(page);
  await press(page, 'Home', 'b');
  await expect(said(page)).toContainText('Split before “keep the');
  await expect(page.locator('.split-words')).toContainText('Monday to keep');
  await press(page, 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
  await expect(said(page)).toContainText('Split before “on Monday');
  await press(page, 'Shift+ArrowLeft', 'Shift+ArrowRight', 'ArrowRight', 'Enter');
  await expect.poll(() => texts(page)).toContain('Monday to keep the old ferry pier open.');
  expect((await texts(page))[0]).toBe('The council voted on');
  expect(await selectedText(page)).toBe('The council voted on');
  await expect(page.locator('.split-bar')).toHaveCount(0);

  await press(page, 'm');
  await expect.poll(async () => (await texts(page))[0]).toBe(first);
  await press(page, 'u');
  await expect.poll(async () => (await texts(page))[0]).toBe('The council voted on');
  await press(page, 'u');
  await expect.poll(async () => (await texts(page))[0]).toBe(first);

  await press(page, 'Home', 'b', 'Escape');
  await expect(said(page)).toHaveText('Nothing was split.');
  expect((await texts(page))[0]).toBe(first);
});

test('by keyboard: a boundary moves by words in both directions, at both ends, and survives a reload', async ({
  page,
}) => {
  await openShort(page);
  await press(page, 'Home', 'b', 'ArrowLeft', 'Enter');
  await expect.poll(async () => (await texts(page))[0]).toBe('The council voted on Monday');
  await press(page, '>', '>');
  await expect.poll(async () => (await texts(page))[0]).toBe('The council voted on Monday to keep');
  await press(page, '<');
  await expect.poll(async () => (await texts(page))[0]).toBe('The council voted on Monday to');
  await press(page, 'j', '(');
  await expect.poll(() => selectedText(page)).toBe('to keep the old ferry pier open.');
  await press(page, ')', ')');
  await expect.poll(() => selectedText(page)).toBe('the old ferry pier open.');
  await saved(page);
  await page.reload();
  await expect.poll(async () => (await texts(page))[1]).toBe('the old ferry pier open.');
});

test('by keyboard: selected words become a passage of their own', async ({ page }) => {
  await openShort(page);
  await press(page, 'Home');
  await selectWords(page, 'on Monday');
  await press(page, 'r');
  await expect
    .poll(async () => (await texts(page)).slice(0, 3))
    .toEqual(['The council voted', 'on Monday', 'to keep the old ferry pier open.']);
  expect(await selectedText(page)).toBe('on Monday');
  await press(page, 'u');
  await expect.poll(async () => (await texts(page))[0]).toBe(first);
});

test('by mouse: everything is in “More”, which says why something cannot be done', async ({
  page,
}) => {
  await openShort(page);
  await page.getByRole('button', { name: 'More' }).first().click();
  const menu = page.getByRole('dialog', { name: 'What can be done' });
  const splitting = menu.getByRole('button', { name: 'Split the passage' });
  await expect(splitting).toHaveAttribute('aria-disabled', 'true');
  await expect(splitting).toHaveAccessibleDescription(/^Select a passage first/);
  await splitting.click({ force: true });
  await expect(menu).toBeVisible();
  await menu.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('button', { name: 'More' }).first()).toBeFocused();

  const tops = () =>
    page.locator('.words').evaluateAll((all) => all.map((words) => words.getClientRects()[0].top));
  await passage(page, 'The council voted').click();
  const before = await tops();
  await chooseFromMore(page, 'Split the passage');
  const bar = page.getByRole('region', { name: 'Split the passage' });
  await bar.getByRole('button', { name: 'A word on' }).click();
  await bar.getByRole('button', { name: 'A word back' }).click();
  await bar.getByRole('button', { name: 'A word back' }).click();
  expect(await tops(), 'the bar moves nothing').toEqual(before);
  await bar.getByRole('button', { name: 'Split here' }).click();
  await expect.poll(async () => (await texts(page))[0]).toBe('The council voted on Monday');

  await page.getByRole('button', { name: 'More' }).first().click();
  for (const word of ['to', 'keep']) {
    await menu.getByRole('button', { name: 'Take the next word in at the end' }).click();
    await expect(menu).toContainText(new RegExp(`Now “The council .* ${word}”`));
  }
  await menu.getByRole('button', { name: 'Merge with the next' }).click();
  await expect(menu).toBeHidden();
  await expect.poll(async () => (await texts(page))[0]).toBe(first);

  await selectWords(page, 'old ferry pier');
  await page.getByRole('button', { name: 'Own passage' }).click();
  await expect.poll(() => selectedText(page)).toBe('old ferry pier');

  await chooseFromMore(page, 'Flag as unsure');
  await expect(said(page)).toHaveText('Flagged as unsure.');
  await chooseFromMore(page, 'History');
  await expect(page.getByRole('dialog', { name: 'History' })).toBeVisible();
  await press(page, 'Escape');
  await expect(page.getByRole('button', { name: 'More' }).first()).toBeFocused();
});

test('by mouse: selected words say so', async ({ page }) => {
  await openShort(page);
  await passage(page, 'We have never').first().click();
  await selectWords(page, 'never left');
  await page.getByRole('button', { name: 'Says so' }).click();
  await expect(said(page)).toHaveText('Said by the words “never left”.');
});

test.describe('by touch', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('split, merge, boundary and marked words', async ({ page }) => {
    await openShort(page);
    const more = page.getByRole('region', { name: 'Labels' }).getByRole('button', { name: 'More' });
    const menu = page.getByRole('dialog', { name: 'What can be done' });
    await passage(page, 'The council voted').tap();
    await more.tap();
    await menu.getByRole('button', { name: 'Split the passage' }).tap();
    const bar = page.getByRole('region', { name: 'Split the passage' });
    await expect(bar).toBeInViewport();
    await bar.getByRole('button', { name: 'A word back' }).tap();
    await bar.getByRole('button', { name: 'A word back' }).tap();
    await bar.getByRole('button', { name: 'A word on' }).tap();
    await bar.getByRole('button', { name: 'Split here' }).tap();
    await expect.poll(async () => (await texts(page))[0]).toBe('The council voted on Monday');
    await more.tap();
    await menu.getByRole('button', { name: 'Give the last word to the next' }).tap();
    await expect(menu).toContainText('Now “The council voted on”');
    await menu.getByRole('button', { name: 'Merge with the next' }).tap();
    await expect.poll(async () => (await texts(page))[0]).toBe(first);
    await selectWords(page, 'on Monday');
    await page.getByRole('button', { name: 'Own passage' }).tap();
    await expect.poll(() => selectedText(page)).toBe('on Monday');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(390);
  });
});
