// Which keys run which command, after what this person has changed. Only the changes are kept, so that a new default
// reaches everybody who has not chosen otherwise.

/** @typedef {import('../commands/index.js').Command} Command */

/**
 * `keys` holds all keys of each command that a person has changed. Without `singles` no key works that types a character
 * by itself: who dictates to the computer would press such keys with every word that is heard as text.
 * @typedef {{ keys: Readonly<Record<string, readonly string[]>>, singles: boolean }} KeyChanges
 */

/** @typedef {Command & { defaultKeys: readonly string[] }} MappedCommand */

/** @type {KeyChanges} */
export const noChanges = { keys: {}, singles: true };

/**
 * The commands with the keys that hold now.
 * @param {readonly Command[]} commands as they are listed, with their default keys
 * @param {KeyChanges} changes
 * @returns {readonly MappedCommand[]}
 */
export function keymapOf(commands, changes) {
  // Two commands may share a default key where only one of them can run at a time; what a person gives to one is its own.
  const given = new Set(
    commands.flatMap(({ name, keys }) =>
      (changedKeys(changes, name) ?? []).filter((key) => !keys.includes(key)),
    ),
  );
  return commands.map((command) => {
    const all = changedKeys(changes, command.name) ?? command.keys.filter((key) => !given.has(key));
    const keys = changes.singles ? all : all.filter((key) => !isSingle(key));
    return { ...command, keys, defaultKeys: command.keys };
  });
}

/**
 * The same, remembered for as long as neither list changes: tooltips ask for it many times in one drawing.
 * @returns {typeof keymapOf}
 */
export function rememberingKeymap() {
  /** @type {{ commands: readonly Command[], changes: KeyChanges, mapped: readonly MappedCommand[] } | null} */
  let last = null;
  return (commands, changes) => {
    if (last?.commands !== commands || last.changes !== changes) {
      last = { commands, changes, mapped: keymapOf(commands, changes) };
    }
    return last.mapped;
  };
}

/**
 * Every key of each command, also those that are switched off.
 * @param {readonly Command[]} commands
 * @param {KeyChanges} changes
 */
function allKeys(commands, changes) {
  return keymapOf(commands, { ...changes, singles: true });
}

/**
 * The command that a key would have to be taken from.
 * @param {readonly Command[]} commands
 * @param {KeyChanges} changes
 * @param {string} key
 * @param {string} name the command that wants it
 */
export function ownerOf(commands, changes, key, name) {
  return allKeys(commands, changes).find((each) => each.name !== name && each.keys.includes(key));
}

/**
 * @param {readonly Command[]} commands
 * @param {KeyChanges} changes
 * @param {string} name
 */
export function isChanged(commands, changes, name) {
  const found = allKeys(commands, changes).find((each) => each.name === name);
  return found !== undefined && !same(found.keys, found.defaultKeys);
}

/**
 * Gives a key to a command, in the place of another of its keys or beside them; whoever had it loses it.
 * @param {readonly Command[]} commands
 * @param {KeyChanges} changes
 * @param {{ name: string, key: string, replaces: string | null }} wish
 * @returns {KeyChanges}
 */
export function giveKey(commands, changes, { name, key, replaces }) {
  const now = allKeys(commands, changes).find((each) => each.name === name)?.keys ?? [];
  const own = now.includes(replaces ?? '')
    ? now.map((each) => (each === replaces ? key : each))
    : [...now, key];
  const others = withoutKeys(changes.keys, [key], name);
  return tidy(commands, { ...changes, keys: { ...others, [name]: [...new Set(own)] } });
}

/**
 * Takes a key from a command; the command can still be found by its name.
 * @param {readonly Command[]} commands
 * @param {KeyChanges} changes
 * @param {string} name
 * @param {string} key
 * @returns {KeyChanges}
 */
export function takeKey(commands, changes, name, key) {
  const now = allKeys(commands, changes).find((each) => each.name === name)?.keys ?? [];
  const keys = { ...changes.keys, [name]: now.filter((each) => each !== key) };
  return tidy(commands, { ...changes, keys });
}

/**
 * Gives a command its default keys back, also those that were given away since.
 * @param {readonly Command[]} commands
 * @param {KeyChanges} changes
 * @param {string} name
 * @returns {KeyChanges}
 */
export function resetKeys(commands, changes, name) {
  const defaults = commands.find((each) => each.name === name)?.keys ?? [];
  const { [name]: _, ...rest } = changes.keys;
  return tidy(commands, { ...changes, keys: withoutKeys(rest, defaults, name) });
}

/**
 * @param {KeyChanges['keys']} changed
 * @param {readonly string[]} keys
 * @param {string} except
 */
function withoutKeys(changed, keys, except) {
  return Object.fromEntries(
    Object.entries(changed).map(([name, own]) => [
      name,
      name === except ? own : own.filter((key) => !keys.includes(key)),
    ]),
  );
}

/**
 * Leaves out what is as it is by default.
 * @param {readonly Command[]} commands
 * @param {KeyChanges} changes
 * @returns {KeyChanges}
 */
function tidy(commands, changes) {
  const entries = Object.entries(changes.keys).filter(([name, keys]) => {
    const defaults = commands.find((command) => command.name === name)?.keys;
    return !defaults || !same(defaults, keys);
  });
  return { ...changes, keys: Object.fromEntries(entries) };
}

/**
 * @param {KeyChanges} changes
 * @param {string} name
 */
function changedKeys(changes, name) {
  return Object.hasOwn(changes.keys, name) ? changes.keys[name] : undefined;
}

/**
 * @param {readonly string[]} one
 * @param {readonly string[]} other
 */
function same(one, other) {
  return one.length === other.length && one.every((key) => other.includes(key));
}

/**
 * Whether a key types a character by itself, perhaps with Shift: what "Use single-letter keys" is about.
 * @param {string} key
 */
export function isSingle(key) {
  return [...key.replace(/^Shift\+(?=.)/u, '')].length === 1;
}

/**
 * What was kept of a person's changes; what is damaged is as if it had never been changed.
 * @param {string | null} text
 * @returns {KeyChanges}
 */
export function readChanges(text) {
  try {
    const { keys, singles } = JSON.parse(text ?? '');
    const sound = Object.entries(keys ?? {}).filter(
      ([, own]) => Array.isArray(own) && own.every((key) => typeof key === 'string' && key !== ''),
    );
    return { keys: Object.fromEntries(sound), singles: singles !== false };
  } catch {
    return noChanges;
  }
}

/** What browsers do not hand to a page, or what would leave a person without their browser. */
const TABS =
  /^Ctrl\+(Shift\+)?([tnw]|Tab)$|^Ctrl\+(Shift\+)?Page(Up|Down)$|^Ctrl\+([1-9]|q|Shift\+q)$|^Alt\+F4$|^Alt\+[1-9]$/;
const BROWSER =
  /^(Ctrl\+|Shift\+|Ctrl\+Shift\+)?F(5|11|12)$|^F(1|3|6|7|10)$|^Ctrl\+(Shift\+)?(r|Delete)$|^Ctrl\+Shift\+[ijc]$|^(Ctrl|Alt)\+[ld]$|^Alt\+(Arrow(Left|Right)|Home|[ef])$|^Shift\+F10$|^ContextMenu$/;
const ZOOM = /^Ctrl\+[-+=0_]$/;
const CLIPBOARD =
  /^Ctrl\+(Shift\+)?v$|^Ctrl\+[cxa]$|^Ctrl\+Insert$|^Shift\+(Insert|Delete)$|^(Copy|Cut|Paste)$/;
const FOCUS = /^(Ctrl\+|Shift\+)*Tab$/;
const UNKNOWN = /(^|\+)(Dead|Process|Unidentified|Compose|Convert|NonConvert|AltGraph)$/;

/**
 * Why a key cannot be given to a command, as a sentence; null where it can.
 * @param {string} key
 * @param {KeyChanges} changes
 */
export function refusalOf(key, changes) {
  const said = keySaid(key);
  if (UNKNOWN.test(key)) return 'This key types only together with another one.';
  if (TABS.test(key) || BROWSER.test(key)) return `${said} belongs to the browser.`;
  if (ZOOM.test(key)) return `${said} makes the page larger or smaller.`;
  if (CLIPBOARD.test(key)) return `${said} is for copying and pasting.`;
  if (FOCUS.test(key)) return `${said} moves through the page.`;
  if (/(^|\+)(Escape|Backspace)$/.test(key) && !/Ctrl|Alt/.test(key)) {
    return `${said} cannot be given away.`;
  }
  if (!changes.singles && isSingle(key)) {
    return `${said} is a single-letter key, and these are switched off.`;
  }
  return null;
}

const platform = globalThis.navigator?.platform ?? '';
const APPLE = /Mac|iPhone|iPad/.test(platform);

/** @type {Readonly<Record<string, string>>} */
const SAID = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  ' ': 'Space',
  Escape: 'Esc',
  Delete: 'Del',
  PageUp: 'Page ↑',
  PageDown: 'Page ↓',
};

/**
 * A key as people write it: "j", "Shift+U", "Ctrl+Z", "↓".
 * @param {string} key
 */
export function keySaid(key) {
  const [held] = /^(?:(?:Ctrl|Alt|Shift)\+(?=.))*/u.exec(key) ?? [''];
  const pressed = key.slice(held.length);
  const said = SAID[pressed] ?? (held ? upperCase(pressed) : pressed);
  const holding = APPLE
    ? held.replace('Ctrl+', '⌘').replace('Alt+', '⌥').replace('Shift+', '⇧')
    : held;
  return holding + said;
}

/** @param {string} pressed */
function upperCase(pressed) {
  const upper = pressed.toUpperCase();
  return [...pressed].length === 1 && [...upper].length === 1 ? upper : pressed;
}
