// Two tabs on one project: one writes; the other says that it only reads, follows, and can take over.
import { expect, openByBox, saved, seenPassages, start, test, watch } from './page.js';

const text = 'It rained. It snowed. It was dry.\n\n“Never again,” said the captain.';
const notices = (/** @type {import('@playwright/test').Page} */ page) =>
  page.getByRole('region', { name: 'Notices' });
const said = (/** @type {import('@playwright/test').Page} */ page) => page.getByRole('status');
const READS = 'This project is being worked on in another tab. Here you can only read.';

/** @type {import('@playwright/test').Page} */
let second;
/** @type {{ strangers: string[], errors: string[] }} */
let watched;

test.beforeEach(async ({ page, context, baseURL }) => {
  await start(page);
  await openByBox(page, text);
  await saved(page);
  second = await context.newPage();
  watched = await watch(second, String(baseURL));
  await second.goto('./');
  await expect(second.getByRole('option')).toHaveCount(4);
  await expect(second.locator('.bar .label-button.claim')).toBeVisible();
});

test.afterEach(() => expect(watched).toEqual({ strangers: [], errors: [] }));

test('the second tab says that it only reads, follows, and refuses to change anything', async ({
  page,
}) => {
  await expect(notices(second)).toContainText(READS);
  await expect(notices(page)).not.toContainText(READS);
  await page.keyboard.press('j');
  await page.keyboard.press('3');
  await expect
    .poll(async () => (await seenPassages(second))[0])
    .toMatchObject({ label: 'claim', confirmed: true });
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  await expect(second.getByRole('option')).toHaveCount(3);
  await page.keyboard.press('u');
  await expect(second.getByRole('option')).toHaveCount(4);
  const before = await seenPassages(second);
  for (const key of ['j', '2', 'Enter', 'm', 'u', 'f']) {
    await second.keyboard.press(key);
    if (key !== 'j') await expect(said(second)).toContainText('This tab only reads');
  }
  await openSecond();
  expect(await seenPassages(second)).toEqual(before);
  expect(await seenPassages(page)).toEqual(before);
});

/** Tries to open another text in the tab that only reads. */
async function openSecond() {
  await second.keyboard.press('o');
  await second.getByLabel('Paste the text of an article').fill('Another one.');
  await second.getByRole('button', { name: 'Label this text' }).click();
  await expect(notices(second)).toContainText('This tab only reads');
  await second.keyboard.press('Escape');
}

test('“Work here instead” takes over with all that was done, and the first tab reads', async ({
  page,
}) => {
  await page.keyboard.press('j');
  await page.keyboard.press('3');
  await notices(second).getByRole('button', { name: 'Work here instead' }).click();
  await expect(notices(page)).toContainText(READS);
  await expect(notices(second)).not.toContainText(READS);
  expect((await seenPassages(second))[0]).toMatchObject({ label: 'claim', confirmed: true });
  await second.keyboard.press('End');
  await second.keyboard.press('2');
  await saved(second);
  await expect.poll(async () => (await seenPassages(page))[3].confirmed).toBe(true);
  await page.keyboard.press('1');
  await expect(said(page)).toContainText('This tab only reads');
  await second.keyboard.press('u');
  await second.keyboard.press('u');
  await expect(said(second)).toContainText('Undone: Labelled a passage claim');
  await expect.poll(async () => (await seenPassages(page))[0].confirmed).toBe(false);
  await notices(page).getByRole('button', { name: 'Work here instead' }).click();
  // What is pressed while the tab takes over waits until it may write.
  await page.keyboard.press('Shift+U');
  await expect(notices(second)).toContainText(READS);
  await expect.poll(async () => (await seenPassages(second))[0].confirmed).toBe(true);
});

test('closing the first tab frees the project', async ({ page }) => {
  await page.keyboard.press('j');
  await page.keyboard.press('3');
  await saved(page);
  await page.close();
  await expect(notices(second)).not.toContainText(READS);
  await second.keyboard.press('End');
  await second.keyboard.press('1');
  await saved(second);
  const seen = await seenPassages(second);
  expect(seen.map(({ confirmed }) => confirmed)).toEqual([true, false, false, true]);
  await second.reload();
  await expect(second.getByRole('option')).toHaveCount(4);
  expect(await seenPassages(second)).toEqual(seen);
  await expect(notices(second)).not.toContainText(READS);
});
