// Reading: the minimap beside the text, furniture folded away, and the person's own notes in the margin.
import { expectNoViolations } from './accessibility.js';
import { copiedPage } from './article.js';
import { expect, openByBox, paste, saved, selectedText, start, test } from './page.js';

/** A page with furniture in two runs around prose that is longer than a screen. */
const longPage = copiedPage.replace(
  'The plan has plainly failed',
  `${'The harbour was built in 1911. It has two piers.\n\n'.repeat(30)}The plan has plainly failed`,
);

/**
 * Gives passages of the open document a note or a flag, as if they had been kept with it.
 * @param {import('@playwright/test').Page} page
 * @param {Record<number, { note?: string, unsure?: boolean }>} additions
 */
async function keepWith(page, additions) {
  for (const [at, { note, unsure }] of Object.entries(additions)) {
    await page.keyboard.press('Home');
    for (let i = 0; i < Number(at); i += 1) await page.keyboard.press('j');
    if (unsure) await page.keyboard.press('f');
    if (!note) continue;
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog', { name: 'Note on passage' });
    await dialog.getByRole('textbox').fill(note);
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
  }
  await page.keyboard.press('Home');
  await saved(page);
  await page.reload();
  await expect(page.getByRole('listbox')).toBeVisible();
  await expect(page.locator('.label-button:visible').first()).toBeVisible();
}

const minimap = (/** @type {import('@playwright/test').Page} */ page) => page.locator('.minimap');

test('the minimap has the whole page in its colours, and a press or a drag on it scrolls', async ({
  page,
}) => {
  await start(page);
  await paste(page, { 'text/plain': longPage });
  await expect(page.getByRole('listbox')).toBeVisible();
  const painted = () =>
    minimap(page)
      .locator('canvas')
      .evaluate((canvas) => {
        if (!(canvas instanceof HTMLCanvasElement)) return 0;
        const { width, height } = canvas;
        const copy = new OffscreenCanvas(width, height).getContext('2d', {
          willReadFrequently: true,
        });
        copy?.drawImage(canvas, 0, 0);
        const pixels = copy?.getImageData(0, 0, width, height);
        return pixels?.data.filter((_, i) => i % 4 === 3 && pixels.data[i] > 0).length ?? 0;
      });
  await expect.poll(painted).toBeGreaterThan(200);
  const before = await painted();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect.poll(painted, 'what is confirmed is wider, and has a rail').toBeGreaterThan(before);

  const frame = minimap(page).locator('.frame');
  const place = async () => (await frame.boundingBox())?.y ?? 0;
  const box = await minimap(page).locator('canvas').boundingBox();
  if (!box) throw new Error('The minimap has no place.');
  const atTop = await place();
  await page.mouse.move(box.x + 20, box.y + box.height * 0.6);
  await page.mouse.down();
  await expect.poll(place).toBeGreaterThan(atTop + 20);
  const pressed = await page.evaluate(() => window.scrollY);
  expect(pressed).toBeGreaterThan(300);
  await page.mouse.move(box.x + 20, box.y + box.height * 0.8, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(pressed + 100);
  await page.keyboard.press('j');
  expect(await selectedText(page), 'the focus stayed in the article').not.toBe('');
});

test('- folds furniture into a line a run; a press opens one, and moving into one opens it', async ({
  page,
}) => {
  await start(page);
  await openByBox(page, copiedPage);
  const all = await page.getByRole('option').count();
  const folds = page.locator('.fold');
  await page.keyboard.press('-');
  await expect(page.getByRole('status')).toHaveText('Furniture is folded away.');
  const runs = await folds.count();
  expect(runs).toBeGreaterThan(1);
  await expect(folds.first()).toHaveText(/^▸ \d+ lines of furniture$/);
  const folded = await page.getByRole('option').count();
  expect(folded).toBeLessThan(all);
  await expect(page.getByText('Skip to content')).toBeHidden();

  // The title comes first now; the key that goes up from it opens the run above it, and only that one.
  const last = folds.last();
  await page.keyboard.press('Home');
  expect(await selectedText(page)).toBe('Skip to content');
  await expect(folds.first()).toHaveText(/^▾/);
  await expect(last).toHaveText(/^▸/);
  await last.click();
  await expect(last).toHaveText(/^▾/);
  await expect(page.getByText('All rights reserved')).toBeVisible();
  await last.click();
  await expect(page.getByText('All rights reserved')).toBeHidden();
  await page.keyboard.press('-');
  await expect(folds).toHaveCount(0);
  await expect(page.getByRole('option')).toHaveCount(all);
});

test('a line that is labelled boilerplate does not vanish under the hand', async ({ page }) => {
  await start(page);
  await openByBox(page, copiedPage);
  await page.keyboard.press('-');
  const option = page.getByRole('option').filter({ hasText: 'Critics say the bus' });
  await option.click();
  const top = (await option.boundingBox())?.y;
  await page.keyboard.press('1');
  await expect(option.locator('.gloss')).toHaveText('boilerplate');
  expect((await option.boundingBox())?.y).toBe(top);
  await page.keyboard.press('j');
  await expect(option).toBeVisible();
});

test('a note and a flag stand in the margin, level with their passage, and move nothing', async ({
  page,
}) => {
  await start(page);
  await openByBox(page, copiedPage);
  const tops = () =>
    page.locator('.words').evaluateAll((all) => all.map((words) => words.getClientRects()[0].top));
  const before = await tops();
  const texts = await page.locator('.words').allTextContents();
  const quote = texts.findIndex((text) => text.includes('We have never left anyone'));
  const title = texts.findIndex((text) => text.includes('keeps its night bus'));
  await keepWith(page, {
    [quote]: { note: 'Is this the mayor, or the council?\nAsk Hanna about it.', unsure: true },
    [title]: { note: 'A title' },
  });
  expect(await tops()).toEqual(before);
  const option = page.getByRole('option').nth(quote);
  const note = option.locator('.note');
  await expect(note.locator('.note-line')).toHaveText('Is this the mayor, or the council?');
  await expect(option.locator('.flag')).toHaveText('? unsure');
  await expect(option).toHaveAccessibleName(/note: Is this the mayor/);
  const sign = await note.evaluate((each) => getComputedStyle(each, '::before').content);
  expect(sign, 'a mark that is not only colour').toContain('✎');
  const words = await option.locator('.words').evaluate((each) => each.getClientRects()[0].y);
  expect(Math.abs(((await note.boundingBox())?.y ?? 0) - words)).toBeLessThan(12);

  await expect(note.locator('.slip')).toBeHidden();
  await note.hover();
  await expect(note.locator('.slip')).toBeVisible();
  await expect(note.locator('.slip')).toContainText('Ask Hanna about it.');
  await option.locator('.words').click();
  await expect(page.locator('.reasons .full-note')).toContainText('Ask Hanna about it.');
  await expect(page.locator('.reasons .own-words')).toContainText('You were unsure of it.');
  for (const key of ['1', '2', '3', '4', 'u', 'u', 'u', 'u']) {
    await page.keyboard.press(key);
    expect(await tops()).toEqual(before);
  }
});

test('in Arabic and Hebrew the words run from the right and the margins stay where they are', async ({
  page,
}) => {
  await start(page);
  await openByBox(
    page,
    'قال العمدة إن العبارة ستبقى. «لن نغلق الخط أبداً»، أضافت العمدة أمس.\n\n"לא נסגור את הקו", אמר ראש העיר. המזח נבנה בשנת 1911.\n\nThe ferry stays, said the mayor. It was built in 1911.',
  );
  const edges = (/** @type {string} */ part) =>
    page
      .locator(part)
      .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().left)));
  for (const part of ['.gloss', '.standing']) {
    expect(new Set(await edges(part)).size, `all of ${part} line up`).toBe(1);
  }
  const [arabic, hebrew, english] = await page.locator('.block').evaluateAll((blocks) =>
    blocks.map((block) => {
      const words = [...block.querySelectorAll('.words')].map((each) => each.getClientRects()[0]);
      return { direction: getComputedStyle(block).direction, first: words[0].left, next: words[1] };
    }),
  );
  expect([arabic, hebrew, english].map(({ direction }) => direction)).toEqual([
    'rtl',
    'rtl',
    'ltr',
  ]);
  expect(english.first).toBeLessThan(arabic.first);
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const [size, viewport] of Object.entries({
    desk: { width: 1440, height: 900 },
    'a page at 200 %': { width: 640, height: 450 },
    phone: { width: 390, height: 844 },
  })) {
    test.describe(`${colorScheme}, ${size}`, () => {
      test.use({ colorScheme, viewport });

      test('notes, flags and folds break no rule that a machine can check, and nothing is too wide', async ({
        page,
      }) => {
        await start(page);
        await openByBox(page, copiedPage);
        await keepWith(page, { 6: { note: 'The title', unsure: true }, 9: { unsure: true } });
        await page.keyboard.press('-');
        await page.getByRole('option').nth(1).click();
        await expectNoViolations(page);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBe(viewport.width);
      });
    });
  }
}
