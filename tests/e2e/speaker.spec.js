// Who speaks: shown beside the passage, and put right with the mouse, by keyboard alone and on a phone.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expectNoViolations } from './accessibility.js';
import { cut, expect, exported, openByBox, saved, selectedText, start, test } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const results = fileURLToPath(new URL('../../test-results', import.meta.url));

const option = (/** @type {Page} */ page, /** @type {string} */ words) =>
  page.getByRole('option').filter({ hasText: words });
const said = (/** @type {Page} */ page) => page.getByRole('status');

/** @param {Page} page */
async function openHarbour(page) {
  await start(page);
  await page.getByRole('button', { name: 'council report' }).click();
  await expect(page.getByRole('listbox')).toBeVisible();
}

/**
 * Where words of the article stand on the screen, once they have been brought there.
 * @param {Page} page
 * @param {string} words
 */
function placeOf(page, words) {
  return page.evaluate((sought) => {
    for (const element of document.querySelectorAll('.article .words')) {
      const node = [...element.childNodes].find((each) => each instanceof Text);
      const from = element.textContent?.indexOf(sought) ?? -1;
      if (!node || from < 0) continue;
      element.scrollIntoView({ block: 'center' });
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, from + sought.length);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, middle: (top + bottom) / 2 };
    }
    throw new Error(`“${sought}” is not on the page.`);
  }, words);
}

/**
 * @param {Page} page
 * @param {string} words within one line
 */
async function dragOver(page, words) {
  const { left, right, middle } = await placeOf(page, words);
  await page.mouse.move(left + 1, middle);
  await page.mouse.down();
  await page.mouse.move((left + right) / 2, middle);
  await page.mouse.move(right - 1, middle);
  await page.mouse.up();
}

/**
 * The words that are marked in the article.
 * @param {Page} page
 */
function marked(page) {
  return page.evaluate(() =>
    Object.fromEntries(
      ['speaker', 'cue'].map((part) => [
        part,
        [...(CSS.highlights.get(part) ?? [])].map(String).join('|'),
      ]),
    ),
  );
}

test('the speaker stands beside the passage, and the words that name them are marked in the text', async ({
  page,
}) => {
  await openHarbour(page);
  const first = option(page, 'We have just saved the front door');
  await expect(first.locator('.speaker bdi')).toHaveText('Mayor Helle Brandvold');
  await expect(option(page, 'The pier, built of larch').locator('.speaker')).toHaveCount(0);
  await first.click();
  expect(await marked(page)).toEqual({ speaker: 'Mayor Helle Brandvold', cue: 'told' });
  await expect(page.locator('.reasons .speaks')).toContainText(
    'Who speaks: Mayor Helle Brandvold · told',
  );

  await option(page, 'The rest, Brandvold said').click();
  await expect(option(page, 'The rest, Brandvold said').locator('.speaker bdi')).toHaveText(
    'Helle Brandvold',
  );
  expect(await marked(page)).toEqual({ speaker: 'Brandvold', cue: 'said' });
  await expect(page.locator('.reasons .speaks')).toContainText(
    'Brandvold, that is Helle Brandvold',
  );
});

test('confirming, relabelling and naming a speaker move nothing in the text', async ({ page }) => {
  await start(page);
  await openByBox(page, '“Never again,” said the captain.\n\n“Palms!”\n\nAna Pérez waved.');
  const tops = () =>
    page.locator('.words').evaluateAll((all) => all.map((words) => words.getClientRects()[0].top));
  await page.keyboard.press('j');
  const before = await tops();
  for (const key of ['Enter', '3', '2', 'Shift+S']) {
    await page.keyboard.press(key);
    expect(await tops()).toEqual(before);
  }
  await page.keyboard.press('k');
  await dragOver(page, 'Ana Pérez');
  await page.keyboard.press('s');
  expect(await tops()).toEqual(before);
});

test('words selected with the mouse become the speaker by s, and go through undo, reload and export', async ({
  page,
}) => {
  mkdirSync(results, { recursive: true });
  await openHarbour(page);
  const passage = option(page, 'It is older than your budget');
  await passage.click();
  const current = await selectedText(page);
  const number = Number(await passage.getAttribute('data-passage')) + 1;
  await dragOver(page, 'Petter Aunevik');
  expect(await selectedText(page)).toBe(current);
  await expect(page.getByRole('button', { name: 'Set as speaker of passage' })).toBeVisible();
  await page.keyboard.press('s');
  await expect(said(page)).toHaveText(`Speaker of passage ${number}: Petter Aunevik.`);
  await expect(page.getByRole('button', { name: 'Set as speaker of passage' })).toBeHidden();
  expect(await marked(page)).toEqual({ speaker: 'Petter Aunevik', cue: '' });
  await expect(page.locator('.reasons .speaks')).toContainText('you decided');
  await expect(passage.locator('.tick')).toHaveCount(0);

  await page.keyboard.press('u');
  await expect(said(page)).toContainText(/^Undone: Set who speaks .*Speaker of passage/);
  expect((await marked(page)).speaker).toBe('he');
  await page.keyboard.press('Shift+U');
  expect((await marked(page)).speaker).toBe('Petter Aunevik');

  await saved(page);
  await page.reload();
  await expect(passage.locator('.speaker bdi')).toHaveText('Petter Aunevik');
  await expect(page.locator('.reasons .speaks')).toContainText('you decided');
  await expect(page.locator('.reasons').getByRole('listitem').first()).toBeVisible();

  const path = `${results}/speakers.jsonl`;
  const [record] = await exported(page, () => page.keyboard.press('e'), path);
  const found = record.passages[number - 1];
  expect(found).toMatchObject({ attributed_by: 'human', by: 'model', confirmed: false });
  expect(found.speaker.text).toBe('Petter Aunevik');
  expect(cut(record, found.speaker)).toBe('Petter Aunevik');
  const told = record.passages.find((/** @type {any} */ { text }) => text.includes('front door'));
  expect(told).toMatchObject({ attributed_by: 'model', cue: { text: 'told' } });

  await page.getByRole('button', { name: /^Remove/ }).click();
  await page.reload();
  await page.locator('input[type=file]').setInputFiles(path);
  await expect(passage.locator('.speaker bdi')).toHaveText('Petter Aunevik');
  const [again] = await exported(page, () => page.keyboard.press('e'), `${results}/again.jsonl`);
  // The removed one can still come back, and keeps its name.
  expect(again).toEqual({ ...record, id: `${record.id}-2` });
});

test('the button by the selected words does what s does; a double click selects a word and stays', async ({
  page,
}) => {
  await openHarbour(page);
  const passage = option(page, 'It is older than your budget');
  await passage.click();
  const current = await selectedText(page);
  const { left, middle } = await placeOf(page, 'Kvaldal took over');
  await page.mouse.dblclick(left + 8, middle);
  expect(await selectedText(page)).toBe(current);
  await page.getByRole('button', { name: 'Set as speaker of passage' }).click();
  await expect(passage.locator('.speaker bdi')).toHaveText('Kvaldal');
  await page.mouse.click(left + 8, middle);
  expect(await selectedText(page)).toContain('Kvaldal took over');
});

test('by keyboard alone: s lists who speaks, finds typed names, and Shift+s says that nobody is named', async ({
  page,
}) => {
  await openHarbour(page);
  const passage = option(page, 'It is older than your budget');
  await page.keyboard.press('s');
  await expect(said(page)).toContainText('Select a passage first');
  await passage.click();
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: 'Who speaks in passage' });
  const field = dialog.getByRole('combobox');
  await expect(field).toBeFocused();
  await expect(dialog.getByRole('option').filter({ hasText: 'Tove Ekrem' })).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(dialog, 'an empty field answers nothing').toBeVisible();

  // What is pressed right behind Escape meets a page without the dialog.
  for (const key of ['Escape', 'End', 'Home']) await page.keyboard.press(key);
  await expect(dialog).toBeHidden();
  await passage.click();
  await page.keyboard.press('s');
  await page.keyboard.type('Nobody At All');
  await expect(dialog).toContainText('“Nobody At All” does not occur in the text.');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();

  await field.fill('tove ekrem');
  await expect(dialog.getByRole('option', { selected: true })).toContainText('Tove Ekrem');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(said(page)).toContainText(': Tove Ekrem.');
  await expect(passage.locator('.speaker bdi')).toHaveText('Tove Ekrem');
  await expect(page.getByRole('listbox')).toBeFocused();

  await page.keyboard.press('s');
  await page.keyboard.press('ArrowDown');
  const nearest = dialog.getByRole('option').first();
  await expect(nearest).toHaveAttribute('aria-selected', 'true');
  await expect(field).toHaveAttribute('aria-activedescendant', 'speaker-offer-0');
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText(/^Speaker of passage \d+: /);

  await page.keyboard.press('Shift+S');
  await expect(said(page)).toContainText('nobody is named as speaker.');
  await expect(passage.locator('.speaker')).toHaveCount(0);
  await expect(page.locator('.reasons .speaks')).toContainText('nobody is named, you decided');
  await page.keyboard.press('u');
  await expect(passage.locator('.speaker')).toHaveCount(1);
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('the dialog breaks no rule that a machine can check', async ({ page }) => {
      await openHarbour(page);
      await option(page, 'It is older than your budget').click();
      await page.keyboard.press('s');
      for (const typed of ['', 'Ekrem', 'Ekremzz']) {
        await page.getByRole('combobox').fill(typed);
        if (!typed) await page.keyboard.press('ArrowDown');
        await expectNoViolations(page);
      }
    });
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the speaker of the selected passage is named above the labels, and selected words can be set', async ({
    page,
  }) => {
    await openHarbour(page);
    const passage = option(page, 'It is older than your budget');
    await passage.tap();
    const summary = page.locator('.reasons summary');
    await expect(summary).toContainText('Petter Aunevik');
    await page.evaluate(() => {
      const words = [...document.querySelectorAll('.words')].find((each) =>
        each.textContent?.startsWith('Opposition leader'),
      );
      const node = [...(words?.childNodes ?? [])].find((each) => each instanceof Text);
      if (node) window.getSelection()?.setBaseAndExtent(node, 18, node, 28);
    });
    const button = page.getByRole('button', { name: 'Set as speaker of passage' });
    await expect(button).toBeInViewport();
    await button.tap();
    await expect(summary).toContainText('Tove Ekrem');
    await summary.tap();
    await page.getByRole('button', { name: 'Change who speaks' }).tap();
    await page.getByRole('option', { name: 'Nobody is named' }).tap();
    await expect(said(page)).toContainText('nobody is named as speaker.');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(390);
  });
});
