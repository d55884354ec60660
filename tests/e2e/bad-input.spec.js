// Bad input gets a sentence that says what to do, and costs nothing that was there.
import { chooseFiles, expect, openByBox, paste, seenPassages, start, test } from './page.js';

const notices = (/** @type {import('@playwright/test').Page} */ page) =>
  page.getByRole('region', { name: 'Notices' });

test.beforeEach(async ({ page }) => {
  await start(page);
  await openByBox(page, 'The ferry was late. “We are sorry,” said the captain.');
  await page.keyboard.press('j');
  await page.keyboard.press('3');
});

test.afterEach(async ({ page }) => {
  await page.locator('.documents .document').first().click();
  await expect(page.getByRole('option')).toHaveCount(2);
  expect((await seenPassages(page))[0]).toMatchObject({ label: 'claim', confirmed: true });
});

/** @type {{ story: string, name: string, content: string | Buffer, said: RegExp[] }[]} */
const refused = [
  {
    story: 'a binary file',
    name: 'photo.txt',
    content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 0xff, 0, 1, 2, 3, 0, 0]),
    said: [/photo\.txt did not come in/, /text/],
  },
  {
    story: 'a word processor’s file',
    name: 'report.docx',
    content: Buffer.from(
      'PK\x03\x04\x14\x00\x06\x00\x08\x00[Content_Types].xml word/document.xml',
      'latin1',
    ),
    said: [/report\.docx did not come in/, /\.docx/],
  },
  { story: 'an empty file', name: 'empty.txt', content: '', said: [/empty\.txt/, /empty/i] },
  {
    story: 'an export from a later version',
    name: 'later.jsonl',
    content: '{"format":"glossator/99","id":"a","text":"A","offsets":"code-point","passages":[]}\n',
    said: [/later\.jsonl/, /glossator\/99/],
  },
  {
    story: 'a record without text',
    name: 'untold.jsonl',
    content: '{"id":"a","title":"No text here"}\n',
    said: [/untold\.jsonl/, /Line 1/, /text/],
  },
  {
    story: 'a document above the limit',
    name: 'endless.txt',
    content: 'It rained again. '.repeat(120_000),
    said: [/2,000,000 characters/, /glossator annotate FILE/],
  },
];

for (const { story, name, content, said } of refused) {
  test(`${story} is refused in words`, async ({ page }) => {
    await page.keyboard.press('o');
    await chooseFiles(page, [{ name, content }]);
    for (const words of said) await expect(notices(page)).toContainText(words);
    await page.keyboard.press('Escape');
    await expect(page.locator('.documents li')).toHaveCount(1);
    await notices(page).getByRole('button', { name: 'Dismiss' }).click();
    await expect(notices(page)).not.toContainText(name);
  });
}

test('a file above the limit is refused before it is read', async ({ page }) => {
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(65 * 1024 * 1024)], 'archive.txt'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
  });
  await expect(notices(page)).toContainText('archive.txt did not come in');
  await expect(notices(page)).toContainText('larger than 64 MB');
  await expect(notices(page)).toContainText('glossator annotate FILE');
});

test('a line that is not JSON is named by its number, and the other lines come in', async ({
  page,
}) => {
  await page.keyboard.press('o');
  const content =
    '{"id":"one","text":"It rained."}\nnot json\n{"id":"three","text":"It snowed."}\n';
  await chooseFiles(page, [{ name: 'mixed.jsonl', content }]);
  await expect(notices(page)).toContainText('mixed.jsonl: 2 documents came in; 1 did not.');
  await expect(notices(page)).toContainText('Line 2');
  await expect(page.locator('.documents li')).toHaveCount(3);
});

test('a file in Windows-1252 is offered as such', async ({ page }) => {
  await page.keyboard.press('o');
  const content = Buffer.from('\x93Caf\xe9 closed,\x94 said the owner.', 'latin1');
  await chooseFiles(page, [{ name: 'old.txt', content }]);
  await page.keyboard.press('Escape');
  await notices(page).getByRole('button', { name: 'Open as Windows-1252' }).click();
  await expect(page.locator('.documents li')).toHaveCount(2);
  expect((await seenPassages(page))[0].text).toBe('“Café closed,” said the owner.');
});

test('one bad file among good ones does not keep them out', async ({ page }) => {
  await page.keyboard.press('o');
  await chooseFiles(page, [
    { name: 'first.txt', content: 'It rained on Monday.' },
    { name: 'nothing.txt', content: '' },
    { name: 'page.html', content: '<title>x</title><p>It <b>snowed</b> on Tuesday.</p>' },
    { name: 'notes.md', content: '# Weather\n\nIt was dry on Friday.\n' },
  ]);
  await expect(page.locator('.documents li')).toHaveCount(4);
  await expect(notices(page)).toContainText('nothing.txt');
});

test('an empty clipboard and white space are said to be empty', async ({ page }) => {
  await paste(page, { 'text/plain': ' \n ' });
  await expect(notices(page)).toContainText('There is no text to open.');
  await expect(page.locator('.documents li')).toHaveCount(1);
});

test('pasted text above the limit is refused in words', async ({ page }) => {
  await paste(page, { 'text/plain': 'It rained again. '.repeat(120_000) });
  await expect(notices(page)).toContainText('2,000,000 characters');
});

test('a lone surrogate is replaced and the passages still fit', async ({ page }) => {
  await paste(page, { 'text/plain': 'A broken \ud83d mark. A whole 👩‍🚒 one.' });
  await expect(page.locator('.documents li')).toHaveCount(2);
  const texts = (await seenPassages(page)).map(({ text }) => text);
  expect(texts).toEqual(['A broken \ufffd mark.', 'A whole 👩‍🚒 one.']);
});
