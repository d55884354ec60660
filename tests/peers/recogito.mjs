// Our Web Annotations in Recogito's text annotator: node recogito.mjs PACKAGE SESSIONS EXPORTS.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, sessions, exports] = process.argv.slice(2);
const root = join(folder, 'node_modules/@recogito/text-annotator');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { parseW3CTextAnnotation } = await import(
  pathToFileURL(join(root, 'dist/text-annotator.es.js')).href
);

const read = (name) => readFileSync(join(exports, 'w3c', name), 'utf8');
const names = new Map(JSON.parse(read('documents.json')).map(({ file, id }) => [`texts/${file}.txt`, id]));
const found = new Map([...names.values()].map((id) => [id, []]));
for (const annotation of JSON.parse(read('glossator.jsonld'))) {
  const { parsed, error } = parseW3CTextAnnotation(annotation);
  if (error) throw error;
  const text = read(annotation.target.source);
  for (const { quote, start, end } of parsed.target.selector) {
    if (text.slice(start, end) !== quote) throw new Error(`${start}-${end} is not “${quote}”`);
    const label = parsed.bodies.find(({ purpose }) => purpose === 'classifying').value;
    if (label !== 'speaker' && label !== 'cue') {
      found.get(names.get(annotation.target.source)).push(`${label} ${quote}`);
    }
  }
}
let count = 0;
for (const line of readFileSync(sessions, 'utf8').split('\n').filter(Boolean)) {
  const { id, passages } = JSON.parse(line);
  const wanted = passages.map(({ label, text }) => `${label} ${text}`);
  if (JSON.stringify(found.get(id)) !== JSON.stringify(wanted)) throw new Error(`${id} differs`);
  count += wanted.length;
}
const name = `recogito ${version}`;
console.log(`  ${name.padEnd(26)} ${String(count).padStart(4)} passages, each slice ours`);
