// What the tests of single features do with their hands: open short texts, and touch words and passages.
import { expect, openByBox, start } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Three paragraphs of one passage each, and a fourth that is a line of furniture. */
export const shortText = `The council voted on Monday to keep the old ferry pier open.

“We have never left anyone standing there,” said the mayor, Piet Oduya.

The plan has plainly failed the suburbs and should be dropped.

Share this article`;

/** @param {Page} page */
export async function openShort(page) {
  await start(page);
  await openByBox(page, shortText);
}

/**
 * Opens another text over an open document.
 * @param {Page} page
 * @param {string} text
 */
export async function openAnother(page, text) {
  await page.keyboard.press('o');
  await page.getByRole('dialog').getByLabel('Paste the text of an article').fill(text);
  await page.getByRole('dialog').getByRole('button', { name: 'Label this text' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

/**
 * @param {Page} page
 * @param {...string} keys
 */
export async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

/**
 * Waits until a page that was loaded again takes keys.
 * @param {Page} page
 */
export async function ready(page) {
  await expect(page.locator('.label-button:visible').first()).toBeVisible();
}

/** @param {Page} page */
export function said(page) {
  return page.locator('.bar .said');
}

/**
 * The passage with these words.
 * @param {Page} page
 * @param {string} words
 */
export function passage(page, words) {
  return page.locator('.article').getByRole('option').filter({ hasText: words });
}

/** @param {Page} page */
export function texts(page) {
  return page.locator('.article .words').allTextContents();
}

/** @param {Page} page */
export function labels(page) {
  return page.locator('.article .gloss').allTextContents();
}

/**
 * Selects words within one passage, as a mouse or the handles of a phone do.
 * @param {Page} page
 * @param {string} words
 */
export async function selectWords(page, words) {
  await page.evaluate((sought) => {
    for (const element of document.querySelectorAll('.article .words')) {
      const node = [...element.childNodes].find((each) => each instanceof Text);
      const from = element.textContent?.indexOf(sought) ?? -1;
      if (!node || from < 0) continue;
      window.getSelection()?.setBaseAndExtent(node, from, node, from + sought.length);
      return;
    }
    throw new Error(`“${sought}” is not on the page.`);
  }, words);
  await expect(page.locator('.pick')).toBeVisible();
}
