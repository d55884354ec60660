// The page's side of the core, against a worker that is made up here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CoreStopped, connectCore } from '../www/core.js';

class MadeUpWorker extends EventTarget {
  /** @type {any[]} */
  asked = [];
  terminated = false;

  /** @param {unknown} message */
  postMessage(message) {
    this.asked.push(message);
  }

  terminate() {
    this.terminated = true;
  }

  /** @param {unknown} data */
  say(data) {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

function connected() {
  /** @type {MadeUpWorker[]} */
  const workers = [];
  const core = connectCore(() => {
    const worker = new MadeUpWorker();
    workers.push(worker);
    return /** @type {Worker} */ (/** @type {unknown} */ (worker));
  });
  return { core, workers };
}

test('answers find their questions, in any order', async () => {
  const { core, workers } = connected();
  const answers = [core.annotate('one'), core.annotate('two')];
  const [worker] = workers;
  const [one, two] = worker.asked;
  assert.deepEqual([one.question, one.args], ['annotate', ['one']]);
  worker.say({ id: two.id, result: 'second' });
  worker.say({ id: one.id, result: 'first' });
  assert.deepEqual(await Promise.all(answers), ['first', 'second']);
});

test('an error keeps its name, so that the page can offer the way out', async () => {
  const { core, workers } = connected();
  const answer = core.readFile('a.txt', new Uint8Array());
  const error = { name: 'InvalidUtf8', message: 'Not UTF-8.' };
  workers[0].say({ id: workers[0].asked[0].id, error, fatal: false });
  await assert.rejects(answer, { name: 'InvalidUtf8', message: 'Not UTF-8.' });
  assert.equal(workers.length, 1);
});

test('a core that traps fails all that was asked of it, and the next question meets a fresh one', async () => {
  const { core, workers } = connected();
  const answers = [core.annotate('one'), core.annotate('two')];
  const error = { name: 'RuntimeError', message: 'unreachable' };
  workers[0].say({ id: workers[0].asked[0].id, error, fatal: true });
  for (const answer of answers) await assert.rejects(answer, CoreStopped);
  assert.equal(workers[0].terminated, true);
  const again = core.annotate('three');
  workers[1].say({ id: workers[1].asked[0].id, result: 'third' });
  assert.equal(await again, 'third');
});

test('a worker that cannot be loaded is not started over and over', async () => {
  const { core, workers } = connected();
  const answer = core.labels();
  workers[0].dispatchEvent(new Event('error'));
  await assert.rejects(answer, CoreStopped);
  assert.equal(workers.length, 1);
});

test('a text is sent with the first question about its passages, and again to a fresh core', () => {
  const { core, workers } = connected();
  const asked = (/** @type {MadeUpWorker} */ { asked }) => asked.map(({ args }) => args);
  const text = 'One. Two.';
  core.explain(text, 0, 4).catch(() => {});
  core.explain(text, 5, 9).catch(() => {});
  core.explain('Other.', 0, 6).catch(() => {});
  core.explain(text, 0, 4).catch(() => {});
  assert.deepEqual(asked(workers[0]), [
    [text, 0, 4],
    [undefined, 5, 9],
    ['Other.', 0, 6],
    [text, 0, 4],
  ]);
  core.stop(new Error('Stopped.'));
  core.explain(text, 5, 9).catch(() => {});
  assert.deepEqual(asked(workers[1]), [[text, 5, 9]]);
});
