// A page of 20 KB labelled by the core in Node, and the size of all that a browser loads, compressed as hosts do.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { annotate, initSync } from '../../www/core/glossator.js';
import { MILLISECONDS_ALLOWED, median } from './budget.js';

initSync({ module: readFileSync('www/core/glossator_bg.wasm') });
const page = readFileSync('target/bench/page.txt', 'utf8');
const times = Array.from({ length: 40 }, () => {
  const started = performance.now();
  annotate(page);
  return performance.now() - started;
});
console.log(
  `A page of ${page.length} characters: ${median(times).toFixed(1)} ms (budget ${MILLISECONDS_ALLOWED.page})`,
);

const shipped = readdirSync('dist', { recursive: true, withFileTypes: true }).filter((file) =>
  file.isFile(),
);
const sizes = { code: 0, fonts: 0 };
for (const { parentPath, name } of shipped) {
  const bytes = readFileSync(join(parentPath, name));
  // Fonts are compressed already; of the alphabets a browser loads those that a text uses.
  if (name.endsWith('.woff2')) sizes.fonts += /-latin-(wght|opsz)/.test(name) ? bytes.length : 0;
  else sizes.code += brotliCompressSync(bytes).length;
}
const kilobytes = (/** @type {number} */ bytes) => `${Math.round(bytes / 1000)} KB`;
console.log(
  `Weights, code and page as brotli: ${kilobytes(sizes.code)}; with the fonts of a Latin text: ${kilobytes(sizes.code + sizes.fonts)} (budget 1200)`,
);
