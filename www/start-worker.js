// Starts the core's worker under a page policy that lets nothing else be loaded as a script.
import workerAddress from './worker.js?worker&url';

const policy = window.trustedTypes?.createPolicy('glossator', {
  createScriptURL(/** @type {string} */ address) {
    if (address !== workerAddress) throw new Error(`Not a script of this page: ${address}`);
    return address;
  },
});

export function startWorker() {
  const address = policy ? policy.createScriptURL(workerAddress) : workerAddress;
  return new Worker(/** @type {string} */ (address), { type: 'module' });
}
