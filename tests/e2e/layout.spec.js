// The page on a phone, at a desk, with right-to-left text and with a document of a million characters.
import { copiedPage } from './article.js';
import { chooseFiles, expect, openByBox, paste, start, test } from './page.js';

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the labels are by the thumb, the documents in a drawer, and nothing is wider than the screen', async ({
    page,
  }) => {
    await start(page);
    await openByBox(page, copiedPage);
    const thumb = page.locator('.thumb-bar');
    await page.getByText('The line has run since 1987').tap();
    await thumb.getByRole('button', { name: 'quote' }).tap();
    await expect(page.getByRole('option', { selected: true })).toContainText('quote');
    await expect(page.getByRole('status')).toContainText('quote, confirmed.');
    const box = await thumb.boundingBox();
    expect(box && box.y + box.height).toBe(844);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(390);

    await expect(page.getByRole('navigation', { name: 'Documents' })).toBeHidden();
    await page.getByRole('button', { name: 'Documents' }).tap();
    await expect(page.getByRole('navigation', { name: 'Documents' })).toBeVisible();
  });
});

test('a note stands level with its passage, and a label moves nothing', async ({ page }) => {
  await start(page);
  await openByBox(page, copiedPage);
  const option = page.getByRole('option').filter({ hasText: 'We have never left anyone' });
  await option.click();
  const tops = async () => ({
    gloss: (await option.locator('.gloss').boundingBox())?.y ?? 0,
    words: await option.locator('.words').evaluate((words) => words.getClientRects()[0].y),
    height: await page.locator('.article').evaluate((article) => article.clientHeight),
  });
  const before = await tops();
  expect(Math.abs(before.gloss - before.words)).toBeLessThan(12);
  for (const key of ['1', '2', '3', '4']) {
    await page.keyboard.press(key);
    expect(await tops()).toEqual(before);
  }
});

test('reasons stand beside the passage that is selected', async ({ page }) => {
  await start(page);
  await openByBox(page, copiedPage);
  const option = page.getByRole('option').filter({ hasText: 'According to a report' });
  await option.click();
  const passage = await option.locator('.words').evaluate((words) => words.getClientRects()[0].y);
  const card = (await page.locator('.reasons').boundingBox())?.y ?? 0;
  expect(Math.abs(card - passage)).toBeLessThan(16);
  await page.keyboard.press('End');
  await expect(page.locator('.reasons')).toBeInViewport();
});

test('right-to-left paragraphs run from the right', async ({ page }) => {
  await start(page);
  await openByBox(page, 'قال العمدة إن العبارة ستبقى.\n\nThe ferry stays.');
  const directions = await page
    .locator('.block')
    .evaluateAll((blocks) => blocks.map((block) => getComputedStyle(block).direction));
  expect(directions).toEqual(['rtl', 'ltr']);
});

test('text dropped anywhere is opened', async ({ page }) => {
  await start(page);
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['It rained on Monday.'], 'dropped.txt', { type: 'text/plain' }));
    document.body.dispatchEvent(
      new DragEvent('dragover', { dataTransfer: transfer, bubbles: true }),
    );
  });
  await expect(page.getByText('Drop to open')).toBeVisible();
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['It rained on Monday.'], 'dropped.txt', { type: 'text/plain' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
  });
  await expect(page.getByRole('option')).toHaveCount(1);
  await expect(page.getByText('Drop to open')).toBeHidden();
});

test('a million characters open, and a label key still works at both ends', async ({ page }) => {
  test.setTimeout(180_000);
  const paragraph =
    'The council met on Monday. “We will not close the line,” said the mayor. Critics say it costs too much.';
  const count = Math.ceil(1_000_000 / paragraph.length);
  const lines = Array.from(
    { length: count },
    (_, at) => `${paragraph} It was meeting number ${at}.`,
  );
  await start(page);
  await paste(page, { 'text/plain': lines.join('\n\n') });
  await expect(page.getByRole('listbox')).toBeVisible({ timeout: 120_000 });
  await page.keyboard.press('j');
  await page.keyboard.press('3');
  await expect(page.getByRole('status')).toContainText(': claim, confirmed.');
  await page.keyboard.press('End');
  await page.keyboard.press('2');
  await expect(page.getByRole('status')).toContainText(': quote, confirmed.');
  await expect(page.locator('.passage').last().locator('.gloss')).toHaveText('quote');
  await expect(page.locator('.passage.selected')).toBeInViewport();
  await expect(page.locator('.passage').last()).toHaveClass(/selected/);
  // The page holds what is near; the rest is there as plain text, which the browser's own search finds.
  expect(await page.getByRole('option').count()).toBeLessThan(500);
  const words = await page.locator('.article').evaluate((article) => article.textContent ?? '');
  for (const meeting of [0, 4000, count - 1]) expect(words).toContain(`meeting number ${meeting}.`);
  await page.keyboard.press('Home');
  await expect(page.locator('.passage').first()).toBeInViewport();
  await expect(page.locator('.passage').first().locator('.gloss')).toHaveText('claim');
});

test('many files show how far they are and can be stopped', async ({ page }) => {
  await start(page);
  const files = Array.from({ length: 106 }, (_, at) => ({
    name: `page-${at}.txt`,
    content: `It rained for the ${at}th time. `.repeat(6_000),
  }));
  await chooseFiles(page, files);
  await expect(page.locator('.progress-notice')).toContainText(/\d+ of 106: page-\d+\.txt/);
  await expect(page.locator('.documents li').first()).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.locator('.bar .said')).toContainText(/^Stopped\. /);
  const opened = await page.locator('.documents li').first().getAttribute('aria-setsize');
  expect(Number(opened)).toBeLessThan(106);
});
