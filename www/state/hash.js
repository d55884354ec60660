// A fingerprint of a text, to find the same text again without keeping it at hand. It is no proof: who finds two equal ones
// compares the texts.

/**
 * 64 bits as sixteen hexadecimal digits: FNV-1a (Fowler, Noll, Vo) over UTF-16 units, twice with different beginnings.
 * @param {string} text
 */
export function hashOf(text) {
  let [one, other] = [0x811c9dc5, 0x01000193];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ (unit + i), 0x85ebca6b);
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
