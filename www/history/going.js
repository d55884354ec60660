// Back or on to any point of the history.
import { stepAt, way } from '../state/history.js';
import { outcomeSaid, stepSaid } from '../words.js';

/**
 * @param {import('../page.js').Page} page
 * @param {Pick<import('../storage/keeping.js').Keeping, 'recall'>} keeping
 * @param {number} to the number of a step; 0 for the beginning
 */
export async function goToStep(page, keeping, to) {
  page.set({ sought: { ...page.around().sought, marked: to } });
  const { head } = page.state();
  if (to === head) {
    page.say('You are here already.');
    return;
  }
  if (!way(page.state().steps, head, to)) await keeping.recall();
  if (!way(page.state().steps, head, to)) {
    page.say('There is no way to this point any more: a record between it and here is missing.');
    return;
  }
  await page.perform({ type: 'go', to });
  if (page.state().head !== to) return;
  const step = stepAt(page.state().steps, to);
  page.say(
    step
      ? `Now where you were after: ${stepSaid(page.state(), step)}. ${outcomeSaid(page.state(), step)}`
      : 'Now at the beginning, with nothing done.',
  );
}
