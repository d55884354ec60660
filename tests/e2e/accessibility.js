// What a machine can check of accessibility, asked of the page as it stands.
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';

/** A desk, and a phone held upright. */
export const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} [within] a selector, where the rest of the page is not in question
 */
export async function expectNoViolations(page, within) {
  // Colours in transition have a contrast of their own.
  await page.waitForTimeout(250);
  const axe = new AxeBuilder({ page });
  const { violations } = await (within ? axe.include(within) : axe).analyze();
  expect(
    violations.map(({ id, nodes }) => ({ id, where: nodes.slice(0, 3).map(({ html }) => html) })),
  ).toEqual([]);
}
