// A drawing of the page as a file of its own: everything that the style sheets say is written onto its elements, in the
// colours of the light theme, on white.

/** What a drawing's look is made of, as attributes that every reader of SVG understands. */
const LOOKS = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
];
const TEXT_LOOKS = ['fill', 'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor'];

/** White space around the drawing. */
const EDGE = 16;

/**
 * @param {SVGSVGElement} element whose `aria-label` becomes the title of the file
 * @returns {string}
 */
export function standaloneSvg(element) {
  const copy = /** @type {SVGSVGElement} */ (element.cloneNode(true));
  const host = document.createElement('div');
  host.className = 'on-white';
  host.dataset.theme = 'light';
  host.append(copy);
  document.body.append(host);
  const parts = [...copy.querySelectorAll('*')];
  const looks = parts.map(lookOf);
  host.remove();
  parts.forEach((part, i) => {
    for (const [name, value] of looks[i]) part.setAttribute(name, value);
    part.removeAttribute('class');
  });
  const [, , width, height] = (copy.getAttribute('viewBox') ?? '0 0 0 0').split(' ').map(Number);
  frame(copy, width + 2 * EDGE, height + 2 * EDGE);
  withoutComments(copy);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

/**
 * @param {Element} part
 * @returns {[string, string][]}
 */
function lookOf(part) {
  const isText = part instanceof SVGTextContentElement;
  if (!isText && !(part instanceof SVGGeometryElement)) return [];
  const style = getComputedStyle(part);
  /** @type {[string, string][]} */
  const look = [];
  for (const name of isText ? TEXT_LOOKS : LOOKS) {
    const value = style.getPropertyValue(name).replace(/^url\("(.*)"\)/, 'url($1)');
    const idle = name.startsWith('stroke-') && style.getPropertyValue('stroke') === 'none';
    if (value && !idle) look.push([name, value]);
  }
  return look;
}

/**
 * @param {SVGSVGElement} drawing
 * @param {number} width
 * @param {number} height
 */
function frame(drawing, width, height) {
  const namespace = 'http://www.w3.org/2000/svg';
  const title = document.createElementNS(namespace, 'title');
  title.textContent = drawing.getAttribute('aria-label');
  const paper = document.createElementNS(namespace, 'rect');
  const box = { x: -EDGE, y: -EDGE, width, height, fill: '#ffffff' };
  for (const [name, value] of Object.entries(box)) paper.setAttribute(name, String(value));
  drawing.prepend(title, paper);
  for (const name of ['class', 'aria-label']) drawing.removeAttribute(name);
  drawing.setAttribute('viewBox', `${-EDGE} ${-EDGE} ${width} ${height}`);
  drawing.setAttribute('width', String(width));
  drawing.setAttribute('height', String(height));
}

/** @param {Node} node */
function withoutComments(node) {
  for (const child of [...node.childNodes]) {
    if (child.nodeType === Node.COMMENT_NODE) child.remove();
    else withoutComments(child);
  }
}
