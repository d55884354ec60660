// A command runs, or says why it cannot: the palette shows the reason beside the command, a key says it.

/** @typedef {import('../page.js').Page} Page */
/** @typedef {import('../commands/index.js').Command} Command */

/**
 * Runs a command, or says why it cannot run.
 * @param {Page} page
 * @param {Command | undefined} command
 */
export function runCommand(page, command) {
  const reason = command?.unavailable?.();
  if (reason) page.say(reason);
  return reason ? undefined : command?.run();
}
