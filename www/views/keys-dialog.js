// The keys: every command with those that run it, and the place to change them.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { map } from 'lit/directives/map.js';
import { ref } from 'lit/directives/ref.js';
import { isChanged, keySaid, ownerOf } from '../keys/keymap.js';
import { matchOf, wordsOf } from '../keys/palette.js';
import { dialogView } from './dialog.js';
import { plusIcon, undoIcon } from './icons.js';

/** @typedef {import('../keys/keymap.js').MappedCommand} MappedCommand */
/** @typedef {import('../page.js').Surroundings} Surroundings */
/** @typedef {import('./shell.js').Actions} Actions */

/**
 * @param {Surroundings} around
 * @param {Actions} actions
 */
export function keysDialog(around, actions) {
  const open = around.dialog === 'keys';
  const close = () => {
    actions.closeDialog('keys');
    actions.rekey.leave();
  };
  return dialogView(
    { name: 'keys-dialog', title: 'Keys', open, close },
    open ? content(around, actions) : nothing,
  );
}

/**
 * @param {Surroundings} around
 * @param {Actions} actions
 */
function content(around, actions) {
  const { commands, rekey } = actions;
  const { typed } = around.rekeying;
  const listed = commands.filter((command) => isSought(command, typed));
  /** @param {Event} event */
  const onInput = ({ target }) => rekey.seek(/** @type {HTMLInputElement} */ (target).value);
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const { asked } = around.rekeying;
    rekey.press(event);
    if (asked) keepFocus(asked);
  };
  return html`<div class="keys-table" @keydown=${onKey}>
    <input
      type="text"
      autocomplete="off"
      spellcheck="false"
      ?autofocus=${window.matchMedia('(hover: hover)').matches}
      aria-label="Find a command or a key"
      placeholder="Find a command or a key"
      .value=${live(typed)}
      @input=${onInput}
      @focus=${rekey.cancel}
    />
    <div class="keys">
      ${
        listed.length > 0
          ? map(
              inTwoColumns(listed),
              (groups) =>
                html`<div>${map(groups, (group) => groupView(group, around, actions))}</div>`,
            )
          : html`<p>Nothing is called “${typed.trim()}”.</p>`
      }
    </div>
    <footer>${footView(around, actions)}</footer>
  </div>`;
}

/**
 * Whether a command is one that is looked for, by its name or by its key.
 * @param {MappedCommand} command
 * @param {string} typed
 */
function isSought({ title, group, keys }, typed) {
  const words = wordsOf(typed);
  if (!typed.trim()) return true;
  const key = typed.trim().toLowerCase();
  if (keys.some((each) => keySaid(each).toLowerCase() === key)) return true;
  return words.length > 0 && matchOf(words, title, group) !== null;
}

/** @typedef {{ title: string, commands: readonly MappedCommand[] }} Group */

/**
 * Groups in their order, divided where both columns come out most alike.
 * @param {readonly MappedCommand[]} commands
 * @returns {readonly (readonly Group[])[]}
 */
function inTwoColumns(commands) {
  const titles = [...new Set(commands.map(({ group }) => group))];
  const groups = titles.map((title) => ({
    title,
    commands: commands.filter(({ group }) => group === title),
  }));
  const heights = groups.map((group) => group.commands.length + 2);
  const all = heights.reduce((sum, height) => sum + height, 0);
  let best = { at: groups.length, tallest: all };
  let before = 0;
  for (const [i, height] of heights.entries()) {
    before += height;
    const tallest = Math.max(before, all - before);
    if (tallest < best.tallest) best = { at: i + 1, tallest };
  }
  return [groups.slice(0, best.at), groups.slice(best.at)].filter((column) => column.length > 0);
}

/**
 * @param {Group} group
 * @param {Surroundings} around
 * @param {Actions} actions
 */
function groupView({ title, commands }, around, actions) {
  return html`<section>
    <h3>${title}</h3>
    <ul>${map(commands, (command) => rowView(command, around, actions))}</ul>
  </section>`;
}

/**
 * @param {MappedCommand} command
 * @param {Surroundings} around
 * @param {Actions} actions
 */
function rowView({ name, title, keys }, { keys: changes, rekeying }, { commands, rekey }) {
  const { asked } = rekeying;
  const waits = asked?.command === name;
  /** @param {string | null} replaces */
  const waitsFor = (replaces) => waits && asked.replaces === replaces;
  const reset = () => {
    rekey.reset(name);
    focusSoon({ command: name, replaces: null });
  };
  return html`<li class=${waits ? 'waits' : ''}>
    <span class="title">${title}</span>
    ${
      isChanged(defaults(commands), changes, name)
        ? html`<button class="quiet small" title="Back to the default" aria-label="Back to the default keys of ${title}" @click=${reset}>${undoIcon}</button>`
        : nothing
    }
    ${map(
      keys,
      (key) => html`<button
        class="key ${waitsFor(key) ? 'asked' : ''}"
        id=${buttonId(name, key)}
        title="Change this key"
        aria-label="${keySaid(key)}: change this key of ${title}"
        @click=${() => rekey.ask(name, key)}
      ><kbd>${waitsFor(key) ? '…' : keySaid(key)}</kbd></button>`,
    )}
    <button
      class="quiet small add ${keys.length === 0 ? 'only' : ''} ${waitsFor(null) ? 'asked' : ''}"
      id=${buttonId(name, null)}
      title="Add a key"
      aria-label="Add a key for ${title}"
      @click=${() => rekey.ask(name, null)}
    >${waitsFor(null) ? html`<kbd>…</kbd>` : plusIcon}</button>
  </li>`;
}

/**
 * @param {string} name
 * @param {string | null} key
 */
function buttonId(name, key) {
  return key === null ? `add-key-${name}` : `key-${name}-${key.replaceAll(' ', 'Space')}`;
}

/**
 * The commands as they are listed, before any change.
 * @param {readonly MappedCommand[]} commands
 */
function defaults(commands) {
  return commands.map((command) => ({ ...command, keys: command.defaultKeys }));
}

/**
 * Always in sight at the foot of the dialog, so that nothing above it moves: what is asked for, or what has happened.
 * @param {Surroundings} around
 * @param {Actions} actions
 */
function footView(around, actions) {
  const { asked, said, before } = around.rekeying;
  const { commands, rekey } = actions;
  const sentence = asked ? askedSaid(around, actions) : said || restSaid(commands);
  return html`
    <div class=${asked ? 'asks' : 'told'}>
      <p aria-live="polite">${sentence}</p>
      ${before && !asked ? html`<button class="link" @click=${rekey.undo}>Undo this</button>` : nothing}
    </div>
    <div class="answers">${asked ? answersView(asked, actions) : restView(around, actions)}</div>
  `;
}

/** @param {readonly MappedCommand[]} commands */
function restSaid(commands) {
  const speaker = commands.find(({ name }) => name === 'speaker')?.keys[0];
  const words = speaker
    ? ` Words that you have selected in the article become the speaker with ${keySaid(speaker)}.`
    : '';
  return `Press a key’s button to change the key.${words} While a field has the focus, the keys type into it.`;
}

/**
 * @param {Surroundings} around
 * @param {Actions} actions
 */
function restView({ keys }, { commands, rekey }) {
  const changed = commands.some(({ name }) => isChanged(defaults(commands), keys, name));
  /** @param {Event} event */
  const onSingles = ({ target }) =>
    rekey.useSingles(/** @type {HTMLInputElement} */ (target).checked);
  return html`
    <label title="Speech input that hears words as text would press them"><input type="checkbox" .checked=${live(keys.singles)} @change=${onSingles} />Use single-letter keys</label>
    <button class="last" ?disabled=${!changed} @click=${rekey.resetAll}>All back to the default</button>
  `;
}

/**
 * @param {Surroundings} around
 * @param {Actions} actions
 */
function askedSaid({ keys, rekeying }, { commands }) {
  const { asked, said } = rekeying;
  if (!asked) return nothing;
  const title = commands.find(({ name }) => name === asked.command)?.title ?? '';
  if (asked.key !== undefined) {
    const owner = ownerOf(defaults(commands), keys, asked.key, asked.command);
    return html`<kbd>${keySaid(asked.key)}</kbd> is a key of “${owner?.title}” already. Shall it be one of “${title}” instead?`;
  }
  return said
    ? html`<span class="refused">${said}</span> Press another key for “${title}”.`
    : html`Press the new key for “${title}”.`;
}

/**
 * @param {import('../keys/remapping.js').Asked} asked
 * @param {Actions} actions
 */
function answersView(asked, { rekey }) {
  const cancel = () => {
    rekey.cancel();
    focusSoon(asked);
  };
  if (asked.key !== undefined) {
    const taken = { ...asked, replaces: asked.key };
    const takeOver = () => {
      rekey.takeOver();
      focusSoon(taken);
    };
    return html`
      <button class="strong" ${ref(focusDrawn)} @click=${takeOver}>Take it over</button>
      <button @click=${cancel}>Keep it there</button>
    `;
  }
  const remove = () => {
    rekey.remove();
    focusSoon(asked);
  };
  return html`
    <button @click=${cancel}>Cancel <kbd>Esc</kbd></button>
    ${asked.replaces === null ? nothing : html`<button @click=${remove}>Take the key away <kbd>Backspace</kbd></button>`}
  `;
}

/** @param {Element | undefined} button */
function focusDrawn(button) {
  // It is on the page only after the drawing.
  queueMicrotask(() => button instanceof HTMLElement && button.focus());
}

/**
 * After the next drawing the focus goes to the button of the key that was asked for, or to the one that adds a key.
 * @param {{ command: string, replaces: string | null }} asked
 */
function focusSoon({ command, replaces }) {
  queueMicrotask(() => {
    const button =
      document.getElementById(buttonId(command, replaces)) ??
      document.getElementById(buttonId(command, null));
    button?.focus();
  });
}

/**
 * Where a drawing has taken away what had the focus, it goes to the row of the command.
 * @param {{ command: string, replaces: string | null }} asked
 */
function keepFocus(asked) {
  queueMicrotask(() => {
    if (!document.activeElement?.closest('.keys-table')) focusSoon(asked);
  });
}
