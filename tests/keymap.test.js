// Which keys run which command: what a person changed, and nothing else, stands over the defaults.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { commandOf } from '../www/keys/availability.js';
import {
  giveKey,
  isChanged,
  isSingle,
  keymapOf,
  keySaid,
  noChanges,
  ownerOf,
  readChanges,
  refusalOf,
  resetKeys,
  takeKey,
} from '../www/keys/keymap.js';

/** @type {(name: string, keys: string[]) => import('../www/commands/index.js').Command} */
const command = (name, keys) => ({ name, title: name, group: 'Move', keys, run() {} });
const commands = [
  command('next', ['j', 'ArrowDown']),
  command('undo', ['u', 'Ctrl+z']),
  command('open', ['o']),
  command('rest', []),
];

/** @param {import('../www/keys/keymap.js').KeyChanges} changes */
const keysOf = (changes) =>
  Object.fromEntries(keymapOf(commands, changes).map(({ name, keys }) => [name, [...keys]]));

const defaults = keysOf(noChanges);

test('without changes every command has its default keys', () => {
  assert.deepEqual(defaults, {
    next: ['j', 'ArrowDown'],
    undo: ['u', 'Ctrl+z'],
    open: ['o'],
    rest: [],
  });
});

test('a key takes the place of another, or stands beside those that are there', () => {
  const replaced = giveKey(commands, noChanges, { name: 'next', key: 'x', replaces: 'j' });
  assert.deepEqual(keysOf(replaced), { ...defaults, next: ['x', 'ArrowDown'] });
  assert.deepEqual(replaced.keys, { next: ['x', 'ArrowDown'] });
  const added = giveKey(commands, noChanges, { name: 'rest', key: 'Ctrl+Enter', replaces: null });
  assert.deepEqual(keysOf(added), { ...defaults, rest: ['Ctrl+Enter'] });
});

test('a key that is taken over runs one command only, and comes back with either default', () => {
  assert.equal(ownerOf(commands, noChanges, 'j', 'open')?.name, 'next');
  assert.equal(ownerOf(commands, noChanges, 'j', 'next'), undefined);
  const taken = giveKey(commands, noChanges, { name: 'open', key: 'j', replaces: 'o' });
  assert.deepEqual(keysOf(taken), { ...defaults, next: ['ArrowDown'], open: ['j'] });
  assert.ok(isChanged(commands, taken, 'next'));
  assert.deepEqual(resetKeys(commands, taken, 'open'), noChanges);
  assert.deepEqual(keysOf(resetKeys(commands, taken, 'next')), { ...defaults, open: [] });
  const handedOn = giveKey(commands, taken, { name: 'rest', key: 'j', replaces: null });
  assert.deepEqual(keysOf(handedOn), { ...defaults, next: ['ArrowDown'], open: [], rest: ['j'] });
});

test('a key can be taken away, and what is as by default is not kept as a change', () => {
  const less = takeKey(commands, noChanges, 'undo', 'u');
  assert.deepEqual(keysOf(less), { ...defaults, undo: ['Ctrl+z'] });
  const back = giveKey(commands, less, { name: 'undo', key: 'u', replaces: null });
  assert.deepEqual(back, noChanges);
});

test('a default key that two commands share is kept by both until a person gives it to a third', () => {
  const shared = [command('label', ['1']), command('choose', ['1']), command('open', ['o'])];
  const other = giveKey(shared, noChanges, { name: 'label', key: 'x', replaces: null });
  assert.deepEqual(keymapOf(shared, other)[1].keys, ['1']);
  const third = giveKey(shared, noChanges, { name: 'open', key: '1', replaces: null });
  assert.deepEqual(
    keymapOf(shared, third).map(({ keys }) => keys),
    [[], [], ['o', '1']],
  );
});

test('single-letter keys are switched off and come back as they were', () => {
  const changes = giveKey(commands, noChanges, { name: 'next', key: '!', replaces: 'j' });
  const without = { ...changes, singles: false };
  assert.deepEqual(keysOf(without), { next: ['ArrowDown'], undo: ['Ctrl+z'], open: [], rest: [] });
  const more = giveKey(commands, without, { name: 'open', key: 'Ctrl+o', replaces: null });
  assert.deepEqual(keysOf({ ...more, singles: true }).open, ['o', 'Ctrl+o']);
  assert.deepEqual(keysOf({ ...more, singles: true }).next, ['!', 'ArrowDown']);
  for (const key of ['j', 'Shift+u', '?', '1', '+', ' ', '🎉']) assert.ok(isSingle(key), key);
  for (const key of ['Enter', 'Ctrl+z', 'Ctrl++', 'Alt+j', 'Home', 'Shift+Enter']) {
    assert.ok(!isSingle(key), key);
  }
});

test('keys that belong to the browser or to moving about are refused in a sentence', () => {
  const refused =
    'Ctrl+t Ctrl+w Ctrl+n Ctrl+Shift+n F5 Ctrl+F5 Ctrl+r F11 F12 Ctrl+l Ctrl+1 Alt+ArrowLeft Ctrl++ Ctrl+0 Ctrl+c Ctrl+v Tab Shift+Tab Escape Backspace Dead Alt+F4 Ctrl+Tab';
  for (const key of refused.split(' ')) {
    assert.match(refusalOf(key, noChanges) ?? '', /^[^.]+\.$/, key);
  }
  const free = 'j Shift+u Ctrl+k Ctrl+Shift+p Ctrl+Enter Home F2 F8 Alt+j Ctrl+s Ctrl+z Delete ?';
  for (const key of free.split(' ')) assert.equal(refusalOf(key, noChanges), null, key);
  assert.match(refusalOf('j', { keys: {}, singles: false }) ?? '', /switched off/);
  assert.equal(refusalOf('Ctrl+j', { keys: {}, singles: false }), null);
});

test('what was kept is read back, and what is damaged is as if nothing had been changed', () => {
  const changes = giveKey(commands, noChanges, { name: 'next', key: 'x', replaces: 'j' });
  assert.deepEqual(readChanges(JSON.stringify(changes)), changes);
  for (const text of [null, '', '{', 'null', '7', '[]', '{"keys":7}', '{"keys":null}']) {
    assert.deepEqual(keysOf(readChanges(text)), defaults, String(text));
  }
  const half = readChanges('{"keys":{"next":["x"],"open":"q","undo":[1],"__proto__":["z"]}}');
  assert.deepEqual(keysOf(half), { ...defaults, next: ['x'] });
  const gone = readChanges('{"keys":{"a command of long ago":["j"]}}');
  assert.deepEqual(keysOf(gone), defaults);
});

test('whatever is changed, no key ever runs two commands, and a reset of all is the default', () => {
  const step = fc.record({
    name: fc.constantFrom('next', 'undo', 'open', 'rest'),
    key: fc.constantFrom('j', 'u', 'o', 'x', 'ArrowDown', 'Ctrl+z', 'Ctrl+y'),
    replaces: fc.constantFrom(null, 'j', 'u', 'x', 'ArrowDown'),
    does: fc.constantFrom('give', 'take', 'reset'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let changes = noChanges;
      for (const { does, ...wish } of steps) {
        if (does === 'give') changes = giveKey(commands, changes, wish);
        else if (does === 'take') changes = takeKey(commands, changes, wish.name, wish.key);
        else {
          changes = resetKeys(commands, changes, wish.name);
          assert.deepEqual(keysOf(changes)[wish.name], defaults[wish.name]);
        }
        const keys = Object.values(keysOf(changes)).flat();
        assert.equal(new Set(keys).size, keys.length);
        if (does === 'give') assert.ok(keysOf(changes)[wish.name].includes(wish.key));
      }
    }),
  );
});

test('keys are written as people write them', () => {
  const said = ['j', 'Shift+u', 'Ctrl+Shift+z', 'ArrowDown', 'Ctrl+ArrowUp', ' ', 'Ctrl++', '+'];
  assert.deepEqual(
    said.map((key) => keySaid(key)),
    ['j', 'Shift+U', 'Ctrl+Shift+Z', '↓', 'Ctrl+↑', 'Space', 'Ctrl++', '+'],
  );
});

test('of the commands of one key, that of a passing mode comes first while the mode lasts', () => {
  let splitting = false;
  const confirm = command('confirm', ['Enter']);
  const split = {
    ...command('split-here', ['Enter']),
    modal: true,
    unavailable: () => (splitting ? null : 'No split is being made.'),
  };
  const name = () => commandOf('Enter', [confirm, split])?.name;
  assert.equal(name(), 'confirm');
  splitting = true;
  assert.equal(name(), 'split-here');
  assert.equal(commandOf('y', [confirm, split]), undefined);
});

test('a key whose command cannot run is still its key, so that the reason can be said', () => {
  const label = { ...command('label', ['1']), unavailable: () => 'Select a passage first.' };
  assert.equal(commandOf('1', [label]), label);
  assert.equal(commandOf('1', [{ ...label, modal: true }]), undefined);
});
