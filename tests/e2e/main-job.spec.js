// The main job from end to end: a page in, corrected labels out, and the same passages from the command line.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { copiedPage } from './article.js';
import {
  chooseFiles,
  cut,
  expect,
  exported,
  openByBox,
  paste,
  saved,
  seenPassages,
  start,
  test,
  watch,
} from './page.js';

const project = fileURLToPath(new URL('../../', import.meta.url));
const results = `${project}test-results`;

/** The command line that was built from the same source. */
function commandLine() {
  const places = [
    process.env.GLOSSATOR_BIN,
    `${project}target/debug/glossator`,
    `${project}target/release/glossator`,
  ];
  const found = places.find((place) => place && existsSync(place));
  if (!found) throw new Error('The command line is not built. Run "cargo build" first.');
  return found;
}

test('paste, correct by keyboard, undo, reload, export: the file says what the screen shows', async ({
  page,
}) => {
  mkdirSync(results, { recursive: true });
  writeFileSync(`${results}/pasted.txt`, copiedPage);

  await start(page);
  await paste(page, { 'text/plain': copiedPage, 'text/html': '<b>not this</b>' });
  await expect(page.getByRole('listbox')).toBeFocused();
  const first = await seenPassages(page);
  const labelOf = (/** @type {string} */ words) =>
    first.find(({ text }) => text.includes(words))?.label;
  expect(labelOf('Skip to content')).toBe('boilerplate');
  expect(labelOf('Log inSubscribe')).toBe('boilerplate');
  expect(labelOf('We have never left anyone')).toBe('quote');
  expect(labelOf('According to a report')).toBe('claim');
  expect(labelOf('The line has run since 1987')).toBe('background');
  expect(
    first
      .map(({ text }) => text)
      .join('')
      .replace(/\s/g, ''),
  ).toBe(copiedPage.replace(/\s/g, ''));

  // Three corrections by keyboard, each to a label that the passage does not have; then one is undone.
  const keys = { boilerplate: '1', quote: '2', claim: '3', background: '4' };
  /** @type {string[]} */
  const given = [];
  for (let at = 0; at < 3; at += 1) {
    await page.keyboard.press('j');
    const label = first[at].label === 'claim' ? 'background' : 'claim';
    given.push(label);
    await page.keyboard.press(keys[label]);
    await expect(page.getByRole('status')).toHaveText(
      `Passage ${at + 1} of ${first.length}: ${label}, confirmed.`,
    );
  }
  await page.keyboard.press('u');
  await expect(page.getByRole('status')).toContainText(
    /^Undone: Labelled a passage .* Passage 3 of/,
  );
  const worked = await seenPassages(page);
  expect(worked[0]).toMatchObject({ label: given[0], confirmed: true, was: first[0].label });
  expect(worked[1]).toMatchObject({ label: given[1], confirmed: true, was: first[1].label });
  expect(worked.slice(2)).toEqual(first.slice(2));

  await saved(page);
  await page.reload();
  await expect(page.getByRole('listbox')).toBeVisible();
  expect(await seenPassages(page)).toEqual(worked);
  await expect(
    page.getByText(`${first.length - 2} of ${first.length} to confirm`).first(),
  ).toBeVisible();

  const [record, ...more] = await exported(
    page,
    () => page.keyboard.press('e'),
    `${results}/export.jsonl`,
  );
  expect(more).toEqual([]);
  expect(record).toMatchObject({ format: 'glossator/1', offsets: 'code-point', text: copiedPage });
  expect(
    record.passages.map((/** @type {any} */ { text, label, predicted, confirmed }) => ({
      text,
      label,
      confirmed,
      was: predicted === label ? '' : predicted,
    })),
  ).toEqual(worked);
  for (const passage of record.passages) {
    expect(cut(record, passage)).toBe(passage.text);
    expect(passage.by).toBe(passage.confirmed ? 'human' : 'model');
  }

  const native = JSON.parse(
    execFileSync(commandLine(), ['annotate', `${results}/pasted.txt`], { encoding: 'utf8' }),
  );
  const spans = (/** @type {any} */ { passages }) =>
    passages.map((/** @type {any} */ { start, end, text, predicted }) => [
      start,
      end,
      text,
      predicted,
    ]);
  expect(native.text).toBe(record.text);
  expect(spans(native)).toEqual(spans(record));
});

test('an exported file restores everything in another browser', async ({
  page,
  browser,
  baseURL,
}) => {
  await start(page);
  await openByBox(page, copiedPage);
  for (const key of ['j', '3', 'j', 'Enter', 'n', '2']) await page.keyboard.press(key);
  const seen = await seenPassages(page);
  const path = `${results}/restore.jsonl`;
  const [record] = await exported(page, () => page.keyboard.press('e'), path);

  const context = await browser.newContext({ baseURL });
  const other = await context.newPage();
  const watched = await watch(other, String(baseURL));
  await start(other);
  await other.locator('input[type=file]').setInputFiles(path);
  await expect(other.getByRole('listbox')).toBeVisible();
  expect(await seenPassages(other)).toEqual(seen);
  const [again] = await exported(
    other,
    () => other.keyboard.press('e'),
    `${results}/restored.jsonl`,
  );
  expect(again).toEqual(record);
  expect(watched).toEqual({ strangers: [], errors: [] });
  await context.close();
});

test('opening an export of what is open changes nothing; an earlier one contradicts what was decided since', async ({
  page,
}) => {
  await start(page);
  await openByBox(page, copiedPage);
  for (const key of ['j', '3']) await page.keyboard.press(key);
  const path = `${results}/same.jsonl`;
  const [record] = await exported(page, () => page.keyboard.press('e'), path);

  await page.keyboard.press('o');
  await page.locator('input[type=file]').setInputFiles(path);
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('is already open');
  await expect(page.locator('.documents li')).toHaveCount(1);

  await page.keyboard.press('2');
  const mine = await seenPassages(page);
  await page.keyboard.press('o');
  await page.locator('input[type=file]').setInputFiles(path);
  const dialog = page.locator('#merge-dialog');
  await expect(dialog).toContainText('1 in conflict');
  await dialog.getByRole('button', { name: 'Open beside instead' }).click();
  await expect(page.locator('.documents li')).toHaveCount(2);
  await expect(page.locator('.documents li.shown')).toContainText(record.title ?? 'Town keeps');
  await page.keyboard.press('[');
  expect(await seenPassages(page)).toEqual(mine);
});

test('many documents are exported together', async ({ page }) => {
  await start(page);
  const lines = Array.from({ length: 60 }, (_, at) =>
    JSON.stringify({
      id: `page-${at}`,
      title: `Page ${at}`,
      text: `“Yes,” said number ${at}. It rained.`,
    }),
  );
  await chooseFiles(page, [{ name: 'many.jsonl', content: lines.join('\n') }]);
  await expect(page.locator('.bar .said')).toHaveText('60 documents opened.');
  const records = await exported(
    page,
    () => page.keyboard.press('Shift+E'),
    `${results}/many.jsonl`,
  );
  expect(records.map(({ id }) => id)).toEqual(lines.map((line) => JSON.parse(line).id));
});

test('each sample opens', async ({ page }) => {
  await start(page);
  for (const [at, name] of ['council report', 'fish market', 'opinion on ferries'].entries()) {
    if (at > 0) await page.keyboard.press('o');
    await page.getByRole('button', { name }).click();
    await expect(page.locator('.documents li')).toHaveCount(at + 1);
    const labels = new Set((await seenPassages(page)).map(({ label }) => label));
    expect(labels.size).toBeGreaterThan(1);
  }
});
