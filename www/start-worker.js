// Starts the core's worker under a page policy that lets nothing else be loaded as a script.
//
// This runs before all other code of the page: the core is compiled while the worker starts and the page is drawn.
import coreAddress from './core/glossator_bg.wasm?url';
import workerAddress from './worker.js?worker&url';

const policy = window.trustedTypes?.createPolicy('glossator', {
  createScriptURL(/** @type {string} */ address) {
    if (address !== workerAddress) throw new Error(`Not a script of this page: ${address}`);
    return address;
  },
});

/** Compiled once, also for a worker that replaces one that died. */
const compiled = WebAssembly.compileStreaming(fetch(coreAddress));

/** @type {Worker | null} */
let early = begin();

function begin() {
  const address = policy ? policy.createScriptURL(workerAddress) : workerAddress;
  const worker = new Worker(/** @type {string} */ (address), { type: 'module' });
  compiled.then(
    (module) => worker.postMessage({ module }),
    // The worker then fetches the core for itself, and says what is wrong if it cannot.
    () => worker.postMessage({ module: undefined }),
  );
  return worker;
}

/** The worker that has begun with the page, and after it a new one each time. */
export function startWorker() {
  const worker = early ?? begin();
  early = null;
  return worker;
}
