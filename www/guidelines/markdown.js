// Markdown that somebody else may have written, as elements that are safe to show: rendered by marked, cleaned by DOMPurify.
// This file is heavy and loaded when it is first needed; import it dynamically.
import DOMPurify from 'dompurify';
import { Marked } from 'marked';

/**
 * What cleaning lets through. There is no `img`, `input`, `svg`, `math`, `style` or `class` among it: a text explains, and
 * neither draws, nor asks, nor reaches out for a file.
 */
const TAGS = [
  ...['h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'ul', 'ol', 'li', 'blockquote', 'pre'],
  ...['strong', 'em', 'del', 'code', 'kbd', 'mark', 'sub', 'sup', 'a'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
];
const ATTRIBUTES = ['href', 'title', 'start', 'align'];

/** The few tags, bare of attributes, that people write into Markdown because it has no sign for them. */
const WRITTEN_TAG = /^<\/?(?:br|kbd|mark|sub|sup)\s*\/?>$/i;
const SAFE_ADDRESS = /^(?:https?:\/\/|mailto:)/i;

/** @returns {never} */
function refuse() {
  throw new Error('Guidelines hold no scripts.');
}

/**
 * DOMPurify parses what it cleans in a document of its own, where nothing is loaded or run, and needs a policy for that. It
 * is the only one to have this policy.
 */
const policy = window.trustedTypes?.createPolicy('glossator-guidelines', {
  createHTML: (/** @type {string} */ text) => text,
  createScript: refuse,
  createScriptURL: refuse,
});

const marked = new Marked({
  gfm: true,
  renderer: {
    // The page has its first-level heading already.
    heading({ tokens, depth }) {
      const level = Math.min(depth + 1, 6);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
    // Other HTML is shown as it was written: it never comes to be parsed, let alone refused.
    html(token) {
      if (WRITTEN_TAG.test(token.text.trim())) return token.text;
      return token.block ? `<p>${escaped(token.text)}</p>` : escaped(token.text);
    },
    image: ({ text }) => escaped(text),
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  },
});

/**
 * @param {string} markdown
 * @param {readonly string[]} [labels] the words that, as `code`, are shown as the label that they name
 * @returns {DocumentFragment}
 */
export function renderMarkdown(markdown, labels = []) {
  const fragment = DOMPurify.sanitize(/** @type {string} */ (marked.parse(markdown)), {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOWED_URI_REGEXP: SAFE_ADDRESS,
    ADD_URI_SAFE_ATTR: ['align', 'start'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
    ...(policy ? { TRUSTED_TYPES_POLICY: policy } : {}),
  });
  for (const link of fragment.querySelectorAll('a')) secure(link);
  for (const code of fragment.querySelectorAll('code')) {
    const name = code.textContent ?? '';
    if (labels.includes(name)) code.classList.add('mark', name);
  }
  return fragment;
}

/**
 * A link opens beside the work, and tells the other page neither who opened it nor from where.
 * @param {HTMLAnchorElement} link
 */
function secure(link) {
  if (!link.hasAttribute('href')) return;
  link.target = '_blank';
  link.rel = 'noopener noreferrer nofollow';
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
