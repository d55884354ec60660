// Choosing many passages and deciding on them in one operation, which one undo takes back.
import { labels, openAnother, openShort, passage, press, said, shortText } from './hands.js';
import { expect, saved, test } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const bar = (/** @type {Page} */ page) => page.getByRole('region', { name: 'Chosen passages' });
const ticks = (/** @type {Page} */ page) => page.locator('.article .tick');
const dialog = (/** @type {Page} */ page) => page.getByRole('dialog', { name: 'Choose passages' });

test('with Shift and the arrows: a label goes to all, and one undo takes back all', async ({
  page,
}) => {
  await openShort(page);
  const before = await labels(page);
  await press(page, 'Home', 'Shift+ArrowDown', 'Shift+ArrowDown');
  await expect(bar(page)).toContainText('3 passages chosen');
  await press(page, '3');
  await expect(said(page)).toHaveText('3 passages labelled claim.');
  expect((await labels(page)).slice(0, 3)).toEqual(['claim', 'claim', 'claim']);
  await press(page, 'Escape');
  await expect(bar(page)).toHaveCount(0);
  await press(page, 'u');
  await expect(said(page)).toContainText('Undone: Labelled 3 passages claim');
  await expect(ticks(page)).toHaveCount(0);
  expect(await labels(page)).toEqual(before);
});

test('by label and confidence, with the number said before; Enter confirms all', async ({
  page,
}) => {
  await openShort(page);
  const all = (await labels(page)).length;
  await press(page, 'Home', 'Shift+L');
  await dialog(page).getByText('does not matter').click();
  await expect(dialog(page)).toContainText(`${all} in this document`);
  await dialog(page).getByText('at least').click();
  await dialog(page).getByRole('slider').fill('100');
  await expect(dialog(page)).toContainText('None in this document');
  await expect(dialog(page).getByRole('button', { name: 'Choose 0 passages' })).toBeDisabled();
  await dialog(page).getByRole('spinbutton').fill('1');
  await expect(dialog(page).getByRole('slider')).toHaveValue('1');
  await expect(dialog(page)).toContainText(`${all} in this document`);
  const [label] = await labels(page);
  const same = (await labels(page)).filter((each) => each === label).length;
  await dialog(page).getByRole('radio', { name: label }).check();
  await expect(dialog(page)).toContainText(`${same} in this document`);
  await press(page, 'Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(bar(page)).toContainText(`${same} passage`);
  await bar(page).getByRole('button', { name: 'Confirm all' }).click();
  await expect(ticks(page)).toHaveCount(same);

  // What is confirmed is not chosen again.
  await press(page, 'Escape', 'Shift+L');
  await expect(dialog(page)).toContainText('None in this document');
});

test('all that read the same in the project: labelled at once, in documents that are not shown too', async ({
  page,
}) => {
  await openShort(page);
  await openAnother(page, `Second text, which is another one.\n\n${shortText}`);
  await openAnother(page, 'Third text.\n\nShare this article\n\nShare this article');
  await passage(page, 'Share this').first().click();
  await press(page, 'l');
  await expect(bar(page)).toContainText('4 passages in 3 documents chosen');
  await bar(page).getByRole('button', { name: 'Label all background' }).click();
  await expect(said(page)).toHaveText('4 passages labelled background.');
  await press(page, 'Escape');
  await saved(page);
  await page.getByRole('button', { name: /^Third text/ }).click();
  await expect(ticks(page)).toHaveCount(2);
  await expect(passage(page, 'Share this').first().locator('.gloss')).toHaveText('background');
  await press(page, 'u');
  await expect(said(page)).toContainText('Undone: Labelled 4 passages background in 3 documents');
  await expect(ticks(page)).toHaveCount(0);
});

test('by the dialog in the whole project, counted first, and let go by the mouse', async ({
  page,
}) => {
  await openShort(page);
  await openAnother(page, `Second text, which is another one.\n\n${shortText}`);
  await passage(page, 'Share this').click();
  await press(page, 'Shift+L');
  await dialog(page).getByText('does not matter').click();
  await dialog(page).getByLabel('Only what reads the same').check();
  await expect(dialog(page)).toContainText('1 in this document');
  await dialog(page).getByText('the whole project').click();
  await dialog(page).getByRole('button', { name: 'Count' }).click();
  await expect(dialog(page)).toContainText('2 in 2 documents of the project');
  await dialog(page).getByRole('button', { name: 'Choose in the whole project' }).click();
  await expect(bar(page)).toContainText('2 passages in 2 documents chosen');
  await bar(page).getByRole('button', { name: 'Let go' }).click();
  await expect(bar(page)).toHaveCount(0);
  await expect(said(page)).toHaveText('Nothing is chosen any more.');
});
