// Every command is found by its name, and every key can be another one.
import { expectNoViolations, sizes } from './accessibility.js';
import { chooseFiles, expect, openByBox, seenPassages, selectedText, start, test } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const said = (/** @type {Page} */ page) => page.getByRole('status');
const palette = (/** @type {Page} */ page) => page.getByRole('dialog', { name: 'Commands' });
const keys = (/** @type {Page} */ page) => page.getByRole('dialog', { name: 'Keys' });
const field = (/** @type {Page} */ page) => palette(page).getByRole('combobox');
const offers = (/** @type {Page} */ page) => palette(page).getByRole('option');

/** @param {Page} page */
async function openArticle(page) {
  await openByBox(page, 'It rained. It snowed. It was dry.\n\n“Never again,” said the captain.');
}

/**
 * The row of a command in the list of keys.
 * @param {Page} page
 * @param {string} title
 */
function row(page, title) {
  const name = page.getByText(title, { exact: true });
  return keys(page).getByRole('listitem').filter({ has: name });
}

/** @param {Page} page */
async function openKeys(page) {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('show and change the keys');
  await page.keyboard.press('Enter');
  await expect(keys(page)).toBeVisible();
}

/**
 * The commands are there as soon as the core has told the labels.
 * @param {Page} page
 */
async function reload(page) {
  await page.reload();
  await expect(page.locator('.bar .confirm kbd')).toBeVisible();
}

test.beforeEach(({ page }) => start(page));

test('every command is found by its name with the keyboard alone', async ({ page }) => {
  await openArticle(page);
  await page.keyboard.press('?');
  const titles = await keys(page).locator('.title').allTextContents();
  await page.keyboard.press('Escape');
  expect(titles.length).toBeGreaterThan(20);
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  for (const title of titles.filter((each) => !each.startsWith('Find a command'))) {
    await page.keyboard.press('Control+a');
    await page.keyboard.type(title);
    await expect(offers(page).first().locator('.title')).toHaveText(title);
    const id = String(await offers(page).first().getAttribute('id'));
    await expect(field(page)).toHaveAttribute('aria-activedescendant', id);
    await expect(offers(page).first()).toHaveAttribute('aria-selected', 'true');
  }
});

test('letters find a command, Enter runs it, and it stands first the next time', async ({
  page,
}) => {
  await openArticle(page);
  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.type('nup');
  await expect(offers(page)).toHaveText(/Next unconfirmed passage.*Move.*n/);
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  expect(await selectedText(page)).toBe('It rained.');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('label claim');
  await page.keyboard.press('Enter');
  await expect(said(page)).toHaveText('Passage 1 of 4: claim, confirmed.');
  await reload(page);
  await page.keyboard.press('Control+k');
  await expect(offers(page).nth(0)).toContainText('Label as claim');
  await expect(offers(page).nth(1)).toContainText('Next unconfirmed passage');
});

test('arrows move and go round, Escape and the same key close, and the focus goes back', async ({
  page,
}) => {
  await openArticle(page);
  await page.keyboard.press('j');
  await page.keyboard.press('Control+k');
  const selected = palette(page).getByRole('option', { selected: true });
  await expect(selected).toHaveAttribute('id', 'palette-offer-0');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(selected).toHaveAttribute('id', 'palette-offer-2');
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowUp');
  await expect(selected).toBeInViewport();
  const last = (await offers(page).count()) - 1;
  await expect(selected).toHaveAttribute('id', `palette-offer-${last}`);
  await page.keyboard.press('ArrowDown');
  await expect(selected).toHaveAttribute('id', 'palette-offer-0');
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(page.locator('.article')).toBeFocused();
  expect(await selectedText(page)).toBe('It rained.');
});

test('with nothing open it says so of what needs a document, and opens one', async ({ page }) => {
  await page.getByLabel('Paste the text of an article').focus();
  await page.keyboard.press('Control+k');
  await expect(offers(page).first()).not.toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.type('next passage');
  await expect(offers(page).first()).toHaveAttribute('aria-disabled', 'true');
  await expect(offers(page).first()).toContainText('No document is open.');
  await expect(field(page)).toHaveAccessibleDescription('No document is open.');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('zzzz');
  await expect(palette(page)).toContainText('Nothing is called “zzzz”.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('open an article');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /Open/ })).toBeVisible();
});

test('documents are found by their titles, and a click chooses', async ({ page }) => {
  await openArticle(page);
  await page.keyboard.press('o');
  await chooseFiles(page, [{ name: 'second.txt', content: 'Fishmongers strike.\n\nThe second.' }]);
  await expect(page.getByRole('option')).toHaveCount(2);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('rained');
  await expect(offers(page)).toContainText(['Go to “It rained.”']);
  await expect(offers(page).first()).toContainText('0 of 4 confirmed');
  await offers(page).first().click();
  await expect(page.getByRole('option')).toHaveCount(4);
  await page.getByRole('button', { name: 'Commands' }).click();
  await palette(page).getByRole('option', { name: 'Last passage' }).click();
  expect(await selectedText(page)).toContain('Never again');
});

test('words that are selected in the article are still what a command is about', async ({
  page,
}) => {
  await openArticle(page);
  await page.getByRole('option').last().click();
  await page
    .getByRole('option')
    .last()
    .locator('.words')
    .evaluate((words) => {
      const node = [...words.childNodes].find((each) => each instanceof Text);
      const at = node?.textContent?.indexOf('the captain') ?? -1;
      if (node) window.getSelection()?.setBaseAndExtent(node, at, node, at + 11);
    });
  await expect(page.locator('.pick')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('set who speaks');
  await page.waitForTimeout(300);
  await page.keyboard.press('Enter');
  await expect(said(page)).toHaveText('Speaker of passage 4: the captain.');
});

test('a key is changed, used, and still the same after a reload', async ({ page }) => {
  await openArticle(page);
  await openKeys(page);
  await row(page, 'Next passage').getByRole('button', { name: 'j: change' }).click();
  await expect(keys(page)).toContainText('Press the new key for “Next passage”.');
  await page.keyboard.press('q');
  await expect(keys(page)).toContainText('q is now a key of “Next passage”.');
  await expect(row(page, 'Next passage').locator('.key')).toHaveText(['q', '↓']);
  await expect(row(page, 'Next passage').getByRole('button', { name: 'q:' })).toBeFocused();
  // One more beside that it has.
  await row(page, 'Confirm the rest of the document').getByRole('button', { name: 'Add' }).click();
  await page.keyboard.press('Control+Enter');
  // And the one that the page shows in many places.
  await row(page, 'Undo').getByRole('button', { name: 'u: change' }).click();
  await page.keyboard.press('Alt+u');
  await page.keyboard.press('Escape');
  await expect(keys(page)).toBeHidden();

  const works = async () => {
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('title', /\(Alt\+U\)/);
    await page.keyboard.press('Home');
    await page.keyboard.press('j');
    expect(await selectedText(page), 'j does nothing any more').toBe('It rained.');
    await page.keyboard.press('q');
    expect(await selectedText(page)).toBe('It snowed.');
    await page.keyboard.press('Control+Enter');
    expect((await seenPassages(page)).every(({ confirmed }) => confirmed)).toBe(true);
    await page.keyboard.press('Alt+u');
    expect((await seenPassages(page)).some(({ confirmed }) => confirmed)).toBe(false);
  };
  await works();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('next passage');
  await expect(offers(page).first().locator('kbd')).toHaveText(['q', '↓']);
  await page.keyboard.press('Escape');
  await reload(page);
  await works();
  expect(JSON.parse(await stored(page))).toEqual({
    keys: {
      next: ['q', 'ArrowDown'],
      'confirm-rest': ['Shift+Enter', 'Ctrl+Enter'],
      undo: ['Alt+u', 'Ctrl+z'],
    },
    singles: true,
  });
});

test('a key that is changed in one tab holds in the other at once', async ({ page, context }) => {
  await openArticle(page);
  const second = await context.newPage();
  await second.goto('./');
  await expect(second.getByRole('option').first()).toBeVisible();
  await openKeys(page);
  await row(page, 'Next passage').getByRole('button', { name: 'j: change' }).click();
  await page.keyboard.press('q');
  await expect(keys(page)).toContainText('q is now a key of “Next passage”.');
  await second.bringToFront();
  await second.keyboard.press('Home');
  await second.keyboard.press('q');
  expect(await selectedText(second)).toBe('It snowed.');
});

test('a key that another command has is told, and kept or taken over', async ({ page }) => {
  await openArticle(page);
  await openKeys(page);
  const ask = () => row(page, 'Open an article').getByRole('button', { name: 'o: ' }).click();
  await ask();
  await page.keyboard.press('n');
  const question = /n is a key of “Next unconfirmed passage” already/;
  await expect(keys(page)).toContainText(question);
  await keys(page).getByRole('button', { name: 'Keep it there' }).click();
  await expect(row(page, 'Open an article').locator('.key')).toHaveText(['o']);
  await expect(row(page, 'Open an article').getByRole('button', { name: 'o: ' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('n');
  await expect(keys(page).getByRole('button', { name: 'Take it over' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(keys(page)).toBeVisible();
  await expect(row(page, 'Open an article').locator('.key')).toHaveText(['o']);
  await ask();
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Open an article').locator('.key')).toHaveText(['n']);
  await expect(row(page, 'Next unconfirmed passage').locator('.key')).toHaveCount(0);
  await expect(row(page, 'Open an article').getByRole('button', { name: 'n: ' })).toBeFocused();

  // The default of the one that lost its key takes it back.
  await row(page, 'Next unconfirmed passage').getByRole('button', { name: 'Back' }).click();
  await expect(row(page, 'Next unconfirmed passage').locator('.key')).toHaveText(['n']);
  await expect(row(page, 'Open an article').locator('.key')).toHaveCount(0);
  await expect(keys(page)).toContainText('no longer those of “Open an article”');
  await keys(page).getByRole('button', { name: 'Undo this' }).click();
  await expect(row(page, 'Open an article').locator('.key')).toHaveText(['n']);
  await keys(page).getByRole('button', { name: 'All back to the default' }).click();
  await expect(row(page, 'Open an article').locator('.key')).toHaveText(['o']);
  await expect(row(page, 'Next unconfirmed passage').locator('.key')).toHaveText(['n']);
  expect(JSON.parse(await stored(page))).toEqual({ keys: {}, singles: true });
});

test('Escape cancels, Backspace clears, Tab goes on, and what the browser needs is refused', async ({
  page,
}) => {
  await openArticle(page);
  await openKeys(page);
  const undo = row(page, 'Undo');
  const ask = () => undo.getByRole('button', { name: 'u: change' }).click();
  await ask();
  await page.keyboard.press('Escape');
  await expect(keys(page)).toBeVisible();
  await expect(undo.locator('.key')).toHaveText(['u', 'Ctrl+Z']);
  await ask();
  for (const key of ['Control+t', 'Control+w', 'Control+n', 'F5']) {
    // As the page hears it: the browser may keep the real key for itself.
    await undo.getByRole('button', { name: 'u: change' }).evaluate((button, pressed) => {
      const ctrlKey = pressed.startsWith('Control+');
      const key = pressed.replace('Control+', '');
      button.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true }));
    }, key);
    const name = key.replace('Control+', 'Ctrl+').replace(/[a-z]$/, (each) => each.toUpperCase());
    await expect(keys(page)).toContainText(`${name} belongs to the browser. Press another key`);
  }
  await page.keyboard.press('Tab');
  await expect(undo.getByRole('button', { name: 'Ctrl+Z: change' })).toBeFocused();
  await expect(keys(page)).not.toContainText('Press another key');
  await ask();
  await page.keyboard.press('Backspace');
  await expect(undo.locator('.key')).toHaveText(['Ctrl+Z']);
  await expect(keys(page)).toContainText('u is no longer a key of “Undo”.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('3');
  await page.keyboard.press('u');
  expect((await seenPassages(page))[0].confirmed).toBe(true);
  await page.keyboard.press('Control+z');
  expect((await seenPassages(page))[0].confirmed).toBe(false);
});

test('single-letter keys can be switched off, and the palette still finds everything', async ({
  page,
}) => {
  await openArticle(page);
  await openKeys(page);
  await keys(page).getByLabel('Use single-letter keys').uncheck();
  await expect(row(page, 'Next passage').locator('.key')).toHaveText(['↓']);
  await row(page, 'Next passage').getByRole('button', { name: 'Add' }).click();
  await page.keyboard.press('x');
  await expect(keys(page)).toContainText('x is a single-letter key, and these are switched off.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await reload(page);
  await expect(page.locator('.bar kbd')).toHaveText(['Enter']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('j');
  await page.keyboard.press('3');
  expect(await selectedText(page)).toBe('It rained.');
  expect((await seenPassages(page))[0].confirmed).toBe(false);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('label as claim');
  await page.keyboard.press('Enter');
  await expect(said(page)).toHaveText('Passage 1 of 4: claim, confirmed.');
  await openKeys(page);
  await keys(page).getByLabel('Use single-letter keys').check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  expect(await selectedText(page)).toBe('It snowed.');
});

test('a search finds commands by name and by key, and a damaged memory is no memory', async ({
  page,
}) => {
  await page.evaluate(() => localStorage.setItem('glossator-keys', '{"keys":{"next":7}'));
  await page.evaluate(() => localStorage.setItem('glossator-recent', 'gone'));
  await page.reload();
  await openArticle(page);
  await page.keyboard.press('?');
  const shown = keys(page).locator('li .title');
  await page.keyboard.type('shift+s');
  await expect(shown).toHaveText(['Nobody is named as speaker']);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('unconf');
  await expect(shown).toHaveText(['Next unconfirmed passage', 'Previous unconfirmed passage']);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('qqq');
  await expect(keys(page)).toContainText('Nothing is called “qqq”.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(shown.first()).toHaveText('Next passage');
});

test('a browser that refuses to remember still lets keys be changed', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await page.reload();
  await openArticle(page);
  await openKeys(page);
  await row(page, 'Next passage').getByRole('button', { name: 'j: change' }).click();
  await page.keyboard.press('q');
  await page.keyboard.press('Escape');
  await page.keyboard.press('q');
  expect(await selectedText(page)).toBe('It rained.');
});

/** @param {Page} page */
async function stored(page) {
  return String(await page.evaluate(() => localStorage.getItem('glossator-keys')));
}

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const [size, viewport] of Object.entries(sizes)) {
    test.describe(`${colorScheme}, ${size}`, () => {
      test.use({ colorScheme, viewport });

      test('the palette and the keys break no rule of accessibility', async ({ page }) => {
        const check = async () => {
          await expectNoViolations(page);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(wide).toBeLessThanOrEqual(viewport.width);
        };
        await page.keyboard.press('Control+k');
        await check();
        await page.keyboard.press('Escape');
        await openArticle(page);
        await page.keyboard.press('Control+k');
        await check();
        await page.keyboard.type('co');
        await check();
        await page.keyboard.type('zzz');
        await check();
        await page.keyboard.press('Escape');
        await page.keyboard.press('?');
        await check();
        await row(page, 'Undo').getByRole('button', { name: 'u: change' }).click();
        await check();
        await page.keyboard.press('F5');
        await check();
        await page.keyboard.press('n');
        await check();
        await page.keyboard.press('Enter');
        await check();
      });
    });
  }
}
