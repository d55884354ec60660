// Labels out in every format that the page writes, and in again: restored, merged, mapped, or refused in words.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { expectNoViolations, sizes } from './accessibility.js';
import { copiedPage } from './article.js';
import {
  chooseFiles,
  expect,
  openByBox,
  paste,
  saved,
  seenPassages,
  start,
  test,
  watch,
} from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const project = fileURLToPath(new URL('../../', import.meta.url));
/** Each format's files under its name, for the programs that they are meant for. */
const exportsFolder = `${project}test-results/exports`;

/** All that has ever shifted an offset or broken a line: the last part in the lines ends of Windows. */
const torture = [
  'Fähre 🔥 “Nordstern” bleibt 👩‍👩‍👧‍👦.\n\n',
  '“We kept  every line, every comma,\nand every étude,” said Zoë Quill 🇳🇴.\n',
  '=cmd|\'/C calc\'!A0 is what the board typed, "as a joke", in cell B2.\r\n',
  '+4 degrees;\ttabs\tand | pipes | too.\r\n-DOCSTART- -X- O O\r\n',
  '@harbour: line\u2028separated and\u0085nextline stay in one passage.\r\n',
  'האי תומך במעבורת, אמרה השרה.\r\nThe plan costs €3bn. 𝒯he end 👍🏽!\n',
].join('');

/** Formats as the peers name them: the value of the radio button, and the options that are ticked. */
const asked = [
  { folder: 'glossator', format: 'glossator', restores: 'all' },
  { folder: 'label-studio', format: 'label-studio', restores: 'all' },
  { folder: 'doccano', format: 'doccano', kind: 'Spans in whole texts', restores: 'labels' },
  { folder: 'doccano-graphemes', format: 'doccano', graphemes: true, restores: 'labels' },
  { folder: 'doccano-relations', format: 'doccano', kind: /links/, restores: 'labels' },
  {
    folder: 'doccano-classification',
    format: 'doccano',
    kind: /its label a record/,
    restores: 'all',
  },
  { folder: 'spacy', format: 'spacy', restores: 'all' },
  { folder: 'hf-classification', format: 'hf', kind: /its label a record/, restores: 'all' },
  { folder: 'hf-spans', format: 'hf', kind: /whole texts/, restores: 'all' },
  { folder: 'hf-tokens', format: 'hf', kind: /Tokens/, restores: 'labels' },
  { folder: 'w3c', format: 'w3c', restores: 'all' },
  { folder: 'brat', format: 'brat', restores: 'all' },
  { folder: 'csv', format: 'csv', restores: 'all' },
  { folder: 'tsv', format: 'tsv', restores: 'all' },
  { folder: 'cas-json', format: 'cas-json', restores: 'all' },
  { folder: 'semeval', format: 'semeval', restores: 'labels' },
  { folder: 'argilla', format: 'argilla', restores: 'nothing' },
  { folder: 'webanno-tsv', format: 'webanno-tsv', restores: 'nothing' },
  { folder: 'conll', format: 'conll', restores: 'nothing' },
];

const dialog = (/** @type {Page} */ page) => page.locator('#export-dialog');
const merge = (/** @type {Page} */ page) => page.locator('#merge-dialog');
const names = (/** @type {Page} */ page) => page.locator('#names-dialog');
const notices = (/** @type {Page} */ page) => page.getByRole('region', { name: 'Notices' });
const status = (/** @type {Page} */ page) => page.getByRole('status');

/**
 * @param {Page} page
 * @returns {Promise<{ name: string, bytes: Buffer }>} the file that the open dialog hands over
 */
async function handedOver(page) {
  const downloading = page.waitForEvent('download', { timeout: 30_000 });
  await dialog(page)
    .getByRole('button', { name: /^Export as/ })
    .click();
  const download = await downloading;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/**
 * @param {Page} page
 * @param {string} format
 */
async function chooseFormat(page, format) {
  await dialog(page).locator(`input[name=export-format][value=${format}]`).check();
}

/**
 * The files of a zip archive, by the list at its end.
 * @param {Buffer} archive
 * @returns {{ name: string, bytes: Buffer }[]}
 */
function unpacked(archive) {
  const end = archive.lastIndexOf('PK\x05\x06', archive.length, 'latin1');
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    const [named, extra, comment] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field));
    const name = archive.toString('utf8', at + 46, at + 46 + named);
    const local = archive.readUInt32LE(at + 42);
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(from, from + archive.readUInt32LE(at + 20));
    const bytes = archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed;
    at += 46 + named + extra + comment;
    return { name, bytes };
  }).filter(({ name }) => !name.endsWith('/'));
}

test('every format goes out verified, and comes back with all that it holds', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(400_000);
  rmSync(exportsFolder, { recursive: true, force: true });
  await start(page);
  await chooseFiles(page, [{ name: 'torture.txt', content: torture }]);
  await expect(page.getByRole('listbox')).toBeVisible();
  for (const key of ['j', '3', 'j', 'Enter', 'j', 'j', '2']) await page.keyboard.press(key);
  const seen = await seenPassages(page);
  expect(seen.filter(({ confirmed }) => confirmed).length).toBeGreaterThan(2);
  expect(seen.map(({ text }) => text).join('')).toContain('👩‍👩‍👧‍👦');

  for (const { folder, format, kind, graphemes, restores } of asked) {
    await test.step(folder, async () => {
      await page.keyboard.press('e');
      await chooseFormat(page, format);
      if (kind) await dialog(page).getByRole('radio', { name: kind }).check();
      if (format === 'doccano') {
        const box = dialog(page).getByRole('checkbox', { name: /grapheme clusters/ });
        if (graphemes) {
          await dialog(page).getByRole('radio', { name: 'Spans in whole texts' }).check();
          await box.check();
        } else if (await box.isVisible()) await box.uncheck();
      }
      await expect(dialog(page)).toContainText('Offsets count');
      const { name, bytes } = await handedOver(page);
      await expect(status(page)).toContainText(`${seen.length} passages verified`);
      await expect(dialog(page)).toBeHidden();

      const files = name.endsWith('.zip')
        ? unpacked(bytes)
        : [{ name: `glossator${name.slice(name.lastIndexOf('.'))}`, bytes }];
      for (const file of files) {
        const path = `${exportsFolder}/${folder}/${file.name}`;
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, file.bytes);
      }
      if (restores === 'nothing') return;

      const context = await browser.newContext({ baseURL });
      const other = await context.newPage();
      const watched = await watch(other, String(baseURL));
      await start(other);
      await chooseFiles(other, [{ name, content: bytes }]);
      await expect(other.getByRole('listbox')).toBeVisible();
      const back = await seenPassages(other);
      if (restores === 'all') expect(back).toEqual(seen);
      const essence = (/** @type {typeof seen} */ passages) =>
        passages.map(({ text, label }) => ({ text, label }));
      expect(essence(back)).toEqual(essence(seen));
      expect(watched).toEqual({ strangers: [], errors: [] });
      await context.close();
    });
  }
});

test('the dialog says what is lost, shows how the file begins, and remembers', async ({ page }) => {
  await start(page);
  await openByBox(page, copiedPage);
  for (const key of ['j', '3', 'j', 'Enter']) await page.keyboard.press(key);
  await paste(page, { 'text/plain': 'It rained again. “So it did,” said Bo.' });
  await expect(page.locator('.documents li')).toHaveCount(2);

  await page.keyboard.press('Shift+E');
  await chooseFormat(page, 'doccano');
  await expect(dialog(page)).toContainText('UTF-16 code units');
  await expect(dialog(page)).toContainText('Notes and doubts are not kept.');
  await expect(dialog(page)).toContainText('2 documents');
  await expect(dialog(page).locator('pre')).toContainText('"label":[[');
  await dialog(page)
    .getByRole('checkbox', { name: /Only passages/ })
    .check();
  await expect(dialog(page)).toContainText('1 document, 2 passages');
  await dialog(page).getByRole('radio', { name: 'This document' }).check();
  await expect(dialog(page)).toContainText('No passage is confirmed there yet');
  await dialog(page).getByRole('radio', { name: 'Chosen documents' }).check();
  await dialog(page).getByRole('button', { name: 'All', exact: true }).click();
  const first = await handedOver(page);
  expect(first.name).toMatch(/-doccano-\d{4}-\d\d-\d\d\.jsonl$/);
  expect(JSON.parse(first.bytes.toString()).label).toHaveLength(2);
  await expect(status(page)).toContainText('2 passages verified');

  // Once more as last time, by one Enter, and in another visit.
  await saved(page);
  await page.reload();
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Shift+E');
  await expect(dialog(page).getByRole('button', { name: 'Export as doccano' })).toBeFocused();
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await downloading).suggestedFilename()).toContain('-doccano-');
});

test('a split comes as one archive of its parts', async ({ page }) => {
  await start(page);
  const lines = Array.from({ length: 10 }, (_, at) =>
    JSON.stringify({ id: `page-${at}`, text: `“Yes,” said number ${at}. It rained.` }),
  );
  await chooseFiles(page, [{ name: 'many.jsonl', content: lines.join('\n') }]);
  await expect(page.locator('.documents li')).toHaveCount(10);
  await page.keyboard.press('Shift+E');
  await chooseFormat(page, 'spacy');
  await dialog(page).getByRole('checkbox', { name: /Split/ }).check();
  await dialog(page).getByRole('spinbutton', { name: 'train' }).fill('50');
  await dialog(page).getByRole('spinbutton', { name: 'dev' }).fill('30');
  await dialog(page).getByRole('spinbutton', { name: 'test' }).fill('20');
  const { name, bytes } = await handedOver(page);
  expect(name).toMatch(/^glossator-10-documents-spacy-.*\.zip$/);
  const counts = unpacked(bytes)
    .filter(({ name }) => name.endsWith('.jsonl'))
    .map(({ name, bytes }) => [name, bytes.toString().trim().split('\n').length]);
  expect(Object.fromEntries(counts)).toEqual({ 'train.jsonl': 5, 'dev.jsonl': 3, 'test.jsonl': 2 });
});

/** The front page’s worker, as one that answers exports otherwise. */
const EXPORTS_HANG = () => {
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (/** @type {any} */ message) {
    const isExport = message.question === 'exportDocuments' && message.args[1].archive;
    if (!isExport) post.call(this, message);
  };
};
const EXPORTS_DIFFER = () => {
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (/** @type {any} */ message) {
    if (message.question !== 'exportDocuments') {
      post.call(this, message);
      return;
    }
    const error = {
      name: 'Error',
      message:
        'The export was stopped, because it does not read back the same: passage 2 of “a”, “It rained.”, has the label claim.',
    };
    const data = { id: message.id, error, fatal: false };
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })));
  };
};

test('an export that takes long can be stopped, and the next one works', async ({ page }) => {
  await page.addInitScript(EXPORTS_HANG);
  await start(page);
  await openByBox(page, copiedPage);
  await page.keyboard.press('e');
  await chooseFormat(page, 'csv');
  await dialog(page).getByRole('button', { name: 'Export as CSV table' }).click();
  await expect(dialog(page)).toContainText('Writing and checking');
  await dialog(page).getByRole('button', { name: 'Stop' }).click();
  await expect(dialog(page)).toContainText('Export stopped. No file was written.');
  // The format of our own goes out in batches, which do not hang here; the core has started anew.
  await chooseFormat(page, 'glossator');
  const { name } = await handedOver(page);
  expect(name).toMatch(/\.jsonl$/);
});

test('an export that does not read back the same is not handed over', async ({ page }) => {
  await page.addInitScript(EXPORTS_DIFFER);
  await start(page);
  await openByBox(page, copiedPage);
  let downloads = 0;
  page.on('download', () => {
    downloads += 1;
  });
  await page.keyboard.press('e');
  await dialog(page).getByRole('button', { name: 'Export as Glossator' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('passage 2 of “a”');
  expect(downloads).toBe(0);
});

/**
 * A document of somebody else’s: spans in code points, as spaCy and Prodigy keep them.
 * @param {string} text
 * @param {readonly (readonly [string, string])[]} spans words and their labels
 */
function prodigy(text, spans) {
  const found = spans.map(([words, label]) => {
    const start = [...text.slice(0, text.indexOf(words))].length;
    return { start, end: start + [...words].length, label };
  });
  return JSON.stringify({ text, spans: found, answer: 'accept' });
}

test('labels for an open document come as suggestions; what was confirmed changes only when asked', async ({
  page,
}) => {
  await start(page);
  await openByBox(page, copiedPage);
  for (const key of ['j', 'j', '3']) await page.keyboard.press(key);
  const before = await seenPassages(page);
  const critics = before.find(({ text }) => text.includes('Critics say'))?.text ?? '';
  const nightBus = before.find(({ text }) => text.includes('keeps its night bus'))?.text ?? '';
  // Another copy: other white space, and accents would be composed otherwise.
  const copy = copiedPage.replaceAll('\n', '\r\n').replace('Home | News', 'Home |  News');
  const content = prodigy(copy, [
    [before[1].text, 'quote'],
    [nightBus, 'quote'],
    [critics, 'claim'],
  ]);
  const theirs = { name: 'team.jsonl', content };

  await page.keyboard.press('o');
  await chooseFiles(page, [theirs]);
  await expect(merge(page)).toContainText('1 in conflict');
  await expect(merge(page).locator('.conflicts')).toContainText(before[1].text);
  await expect(merge(page).getByRole('radio', { name: /mine/ })).toBeChecked();
  await merge(page).getByRole('button', { name: 'Take over' }).click();
  await expect(merge(page)).toBeHidden();
  await expect(page.locator('.documents li')).toHaveCount(1);
  const suggested = await seenPassages(page);
  expect(suggested[1]).toEqual(before[1]);
  const bus = suggested.find(({ text }) => text === nightBus);
  expect(bus).toMatchObject({ label: 'quote', confirmed: false });
  await page.keyboard.press('u');
  expect(await seenPassages(page)).toEqual(before);

  // As confirmed, and theirs in the conflict: still one step.
  await page.keyboard.press('o');
  await chooseFiles(page, [theirs]);
  await merge(page).getByRole('radio', { name: 'as confirmed', exact: true }).check();
  await merge(page).getByRole('button', { name: 'Take all from the file' }).click();
  await merge(page).getByRole('button', { name: 'Take over' }).click();
  await expect(merge(page)).toBeHidden();
  const taken = await seenPassages(page);
  expect(taken[1]).toMatchObject({ text: before[1].text, label: 'quote', confirmed: true });
  expect(taken.find(({ text }) => text === nightBus)).toMatchObject({
    label: 'quote',
    confirmed: true,
  });
  expect(
    taken
      .map(({ text }) => text)
      .join('')
      .replace(/\s/g, ''),
  ).toBe(copiedPage.replace(/\s/g, ''));
  await page.keyboard.press('u');
  expect(await seenPassages(page)).toEqual(before);
  await saved(page);
  await page.reload();
  await expect(page.getByRole('listbox')).toBeVisible();
  expect(await seenPassages(page)).toEqual(before);
});

test('unknown label names are asked about once, and the model labels what nobody has', async ({
  page,
}) => {
  await start(page);
  const text = '“It will go,” said Ana. The quay is old. Nobody asked the port.';
  const spans = /** @type {const} */ ([
    ['“It will go,” said Ana.', 'Zitat'],
    ['Nobody asked the port.', 'Kommentar'],
  ]);
  await chooseFiles(page, [{ name: 'german.jsonl', content: prodigy(text, spans) }]);
  await expect(names(page)).toContainText('2 label names');
  await names(page).getByLabel(/Zitat/).selectOption('quote');
  await names(page)
    .getByLabel(/Kommentar/)
    .selectOption('claim');
  await names(page).getByRole('button', { name: 'Read the file so' }).click();
  await expect(page.getByRole('option')).toHaveCount(3);
  const seen = await seenPassages(page);
  expect(seen.map(({ label }) => label)).toEqual(['quote', seen[1].label, 'claim']);
  expect(seen[1].confirmed).toBe(false);

  // The next file is read so at once.
  const more = prodigy(`${text} It snowed.`, spans);
  await page.keyboard.press('o');
  await chooseFiles(page, [{ name: 'more.jsonl', content: more }]);
  await expect(page.locator('.documents li')).toHaveCount(2);
  await expect(names(page)).toBeHidden();
});

test('of a half-valid file the good lines come in, the bad are numbered and can be saved', async ({
  page,
}) => {
  await start(page);
  const good = (/** @type {string} */ text) => prodigy(text, [[text, 'claim']]);
  const bad = '{"text": "It rai';
  await chooseFiles(page, [
    { name: 'half.jsonl', content: [good('It rained.'), bad, good('It snowed.'), ''].join('\n') },
  ]);
  await expect(notices(page)).toContainText('half.jsonl: 2 documents came in; 1 did not.');
  await expect(notices(page)).toContainText('Line 2');
  await expect(page.locator('.documents li')).toHaveCount(2);
  const downloading = page.waitForEvent('download');
  await notices(page).getByRole('button', { name: 'Save the line' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('half-left-out.jsonl');
  expect(readFileSync(await download.path(), 'utf8')).toBe(`${bad}\n`);
});

test('labels without their text find it among what is open, and tell what has gone', async ({
  page,
  browser,
  baseURL,
}) => {
  await start(page);
  await chooseFiles(page, [{ name: 'bus.txt', content: copiedPage }]);
  await expect(page.getByRole('listbox')).toBeVisible();
  for (const key of ['j', 'j', '3', 'j', '2']) await page.keyboard.press(key);
  const seen = await seenPassages(page);
  await page.keyboard.press('e');
  await dialog(page)
    .getByRole('checkbox', { name: /Labels only/ })
    .check();
  const { name, bytes } = await handedOver(page);
  expect(name).toContain('-labels-');
  expect(bytes.toString()).not.toContain('Critics say the bus');

  const context = await browser.newContext({ baseURL });
  const other = await context.newPage();
  await start(other);
  await chooseFiles(other, [{ name, content: bytes }]);
  await expect(notices(other)).toContainText('labels without text for 1 document that is not open');
  // The same text in other white space, without one of its passages.
  const changed = copiedPage.replace(seen[2].text, '').replaceAll(' ', '  ');
  await chooseFiles(other, [{ name: 'bus.txt', content: changed }]);
  await expect(other.getByRole('listbox')).toBeVisible();
  await other.keyboard.press('o');
  await chooseFiles(other, [{ name, content: bytes }]);
  await expect(merge(other)).toContainText('1 not found');
  await expect(merge(other)).toContainText('1 passage no longer in the text');
  await merge(other).getByRole('radio', { name: 'as confirmed', exact: true }).check();
  await merge(other).getByRole('button', { name: 'Take over' }).click();
  await expect(merge(other)).toBeHidden();
  const back = await seenPassages(other);
  expect(back[1]).toMatchObject({ label: 'claim', confirmed: true });
  await context.close();
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const [size, viewport] of Object.entries(sizes)) {
    test.describe(`${colorScheme}, ${size}`, () => {
      test.use({ colorScheme, viewport });

      test('the dialogs break no rule that a machine can check', async ({ page }) => {
        const check = async () => {
          await expectNoViolations(page);
          const sideways = await page.evaluate(() =>
            [...document.querySelectorAll('dialog[open], dialog[open] .export-columns')].map(
              (open) => open.scrollWidth - open.clientWidth,
            ),
          );
          expect(sideways.every((pixels) => pixels === 0)).toBe(true);
        };
        await start(page);
        await openByBox(page, copiedPage);
        for (const key of ['j', 'j', '3']) await page.keyboard.press(key);
        const [, second] = await seenPassages(page);
        await paste(page, { 'text/plain': 'It rained again. “So it did,” said Bo.' });
        await expect(page.locator('.documents li')).toHaveCount(2);
        await page.keyboard.press('Shift+E');
        await chooseFormat(page, 'doccano');
        await dialog(page).getByRole('checkbox', { name: /Split/ }).check();
        await dialog(page).getByRole('radio', { name: 'Chosen documents' }).check();
        await expect(dialog(page).locator('pre')).toBeVisible();
        await check();
        await page.keyboard.press('Escape');
        await expect(dialog(page)).toBeHidden();
        await page.keyboard.press('o');
        await chooseFiles(page, [
          {
            name: 'team.jsonl',
            content: prodigy(copiedPage, [
              [second.text, 'quote'],
              ['Accept all', 'Knopf'],
            ]),
          },
        ]);
        await expect(names(page)).toBeVisible();
        await check();
        await names(page).getByRole('button', { name: 'Read the file so' }).click();
        await expect(merge(page)).toContainText('1 in conflict');
        await check();
      });
    });
  }
}
