// Which command a key means just now. It runs, or says why it cannot: the palette shows the reason beside the command, a
// key says it.

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

/**
 * What a key does now. It may serve several commands; those of a passing mode, such as a split being made, come first.
 * @param {string} key
 * @param {readonly Command[]} commands
 */
export function commandOf(key, commands) {
  const withKey = commands.filter(({ keys }) => keys.includes(key));
  const able = withKey.filter(({ unavailable }) => !unavailable?.());
  return able.find(({ modal }) => modal) ?? able[0] ?? withKey.find(({ modal }) => !modal);
}

/**
 * @param {string} key
 * @param {readonly Command[]} commands
 */
export function isKeyOf(key, commands) {
  return commands.some(({ keys }) => keys.includes(key));
}
