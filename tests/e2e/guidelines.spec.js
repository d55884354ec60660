// Guidelines may come from anybody: what their Markdown becomes runs nothing, loads nothing and looks like nothing else, under
// the very policy of the page. What renders them is bundled here by itself and given to the built page as a file of its own.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, start, test } from './page.js';

const MODULE = 'markdown-under-test.js';

/** @type {string} */
let code;
test.beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      lib: {
        entry: fileURLToPath(new URL('../../www/guidelines/markdown.js', import.meta.url)),
        formats: ['es'],
      },
    },
  });
  const [{ output }] = /** @type {{ output: { code: string }[] }[]} */ (
    /** @type {unknown} */ (built)
  );
  code = output[0].code;
});

test.beforeEach(async ({ page }) => {
  await page.route(`**/${MODULE}`, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: code }),
  );
  await start(page);
});

/**
 * Renders into the page, waits for what would run, and tells what stands there.
 * @param {import('@playwright/test').Page} page
 * @param {string} markdown
 * @param {readonly string[]} [labels]
 */
function rendered(page, markdown, labels = []) {
  return page.evaluate(
    async ([address, text, names]) => {
      const { renderMarkdown } = await import(/** @type {string} */ (address));
      const room = document.createElement('div');
      room.append(renderMarkdown(text, names));
      document.body.append(room);
      for (const link of room.querySelectorAll('a')) link.focus();
      await new Promise((done) => setTimeout(done, 20));
      const elements = [...room.querySelectorAll('*')];
      const found = {
        html: room.innerHTML,
        text: room.textContent ?? '',
        tags: elements.map(({ localName }) => localName),
        attributes: [...new Set(elements.flatMap((element) => element.getAttributeNames()))],
        hrefs: elements
          .map((element) => element.getAttribute('href'))
          .filter((href) => href !== null),
        hacked: 'hacked' in window,
      };
      room.remove();
      return found;
    },
    /** @type {const} */ ([new URL(MODULE, page.url()).href, markdown, labels]),
  );
}

const SAFE_TAGS = new Set(
  'h2 h3 h4 h5 h6 p br hr ul ol li blockquote pre strong em del code kbd mark sub sup a table thead tbody tr th td'.split(
    ' ',
  ),
);
const SAFE_ATTRIBUTES = new Set(['href', 'title', 'start', 'align', 'target', 'rel']);

const hostile = {
  'a script': '<script>window.hacked = 1</script>',
  'a script by its address': '<script src="https://evil.example/x.js"></script>',
  'a picture that fails': '<img src=x onerror="window.hacked = 1">',
  'a picture of Markdown': '![look](https://evil.example/pixel.png "here")',
  'a handler on a good element': '<p onmouseover="window.hacked = 1" onfocus="hacked=1">over</p>',
  'a link of Markdown to a script': '[go](javascript:window.hacked=1)',
  'a link to a script, disguised':
    '[go](&#x6A;avascript:window.hacked=1) [go](java\tscript:hacked=1)',
  'a link of HTML to a script': '<a href=" &#1;javascript:window.hacked=1">go</a>',
  'a link to data': '[go](data:text/html;base64,PHNjcmlwdD5oYWNrZWQ9MTwvc2NyaXB0Pg==)',
  'a link to a blob': '<a href="blob:https://evil.example/1">go</a>',
  'an automatic link to a script': '<javascript:window.hacked=1>',
  'a vector picture': '<svg onload="window.hacked = 1"><script>hacked = 1</script></svg>',
  'a vector picture with a foreign object':
    '<svg><foreignObject><img src=x onerror="window.hacked = 1"></foreignObject></svg>',
  'an animated link':
    '<svg><a><animate attributeName=href values=javascript:hacked=1 /><text>go</text></a></svg>',
  'a mutation by mathematics':
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=hacked=1&gt;">',
  'a mutation by noscript': '<noscript><p title="</noscript><img src=x onerror=hacked=1>">',
  'a mutation by a template': '<template><img src=x onerror="window.hacked = 1"></template>',
  'a frame': '<iframe srcdoc="<script>parent.hacked = 1</script>"></iframe>',
  'an object': '<object data="javascript:hacked=1"></object><embed src="https://evil.example/x">',
  'a form':
    '<form action="https://evil.example"><input autofocus onfocus="hacked=1"><button>go</button></form>',
  'a style': '<style>body { display: none }</style><p style="position: fixed; inset: 0">over</p>',
  'a base and a refresh':
    '<base href="https://evil.example/"><meta http-equiv="refresh" content="0; url=https://evil.example">',
  'names that cover the page’s own':
    '<a id="page" name="body">x</a><form name="createElement"></form>',
  'a class of the page': '<p class="veil drop-here">over</p>',
  'a custom element': '<x-evil onclick="hacked=1" is="x">evil</x-evil>',
  'a title that breaks out': '[go](https://good.example "\\"><img src=x onerror=hacked=1>")',
  'code that breaks out':
    '```"><img src=x onerror=hacked=1>\n</code></pre><script>hacked = 1</script>\n```',
  'a task list': '- [ ] to do\n- [x] done',
};

test('whatever is written, it runs nothing and brings in nothing', async ({ page }) => {
  for (const [name, markdown] of Object.entries(hostile)) {
    const { html, hrefs, tags, attributes, hacked } = await rendered(
      page,
      `before\n\n${markdown}\n\nafter`,
    );
    expect(hacked, name).toBe(false);
    expect(
      tags.filter((tag) => !SAFE_TAGS.has(tag)),
      `${name}: ${html}`,
    ).toEqual([]);
    expect(
      attributes.filter((attribute) => !SAFE_ATTRIBUTES.has(attribute)),
      `${name}: ${html}`,
    ).toEqual([]);
    expect(
      hrefs.filter((href) => !/^(?:https?:\/\/|mailto:)/.test(href)),
      `${name}: ${html}`,
    ).toEqual([]);
  }
});

test('HTML is shown as it was written, but for the little that Markdown has no sign for', async ({
  page,
}) => {
  const { html, text } = await rendered(
    page,
    'Press <kbd>j</kbd>, <b onclick="x()">never</b> `<i>`.\n\n<div class="veil">\nraw\n</div>',
  );
  expect(html).toContain('<kbd>j</kbd>');
  expect(text).toContain('<b onclick="x()">never</b> <i>.');
  expect(text).toContain('<div class="veil">');
});

test('what guidelines are made of is kept', async ({ page }) => {
  const { html } = await rendered(
    page,
    '# One\n\nA **bold** *word* and `claim`, `code`.\n\n1. first\n\n| a | b |\n| --- | --: |\n| c | d |\n\n> said\n\n![a map](x.png)',
    ['quote', 'claim'],
  );
  expect(html).toContain('<h2>One</h2>');
  expect(html).toContain('<strong>bold</strong> <em>word</em>');
  expect(html).toContain('<code class="mark claim">claim</code>, <code>code</code>');
  expect(html).toContain('<li>first</li>');
  expect(html).toContain('<td align="right">d</td>');
  expect(html).toContain('<blockquote>');
  expect(html).toContain('a map');
});

test('a link opens beside the work and tells nobody where it was followed', async ({ page }) => {
  const { html } = await rendered(
    page,
    '[rules](https://good.example/a?b=1&c=2) <mail@good.example>',
  );
  expect(html).toContain(
    '<a href="https://good.example/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer nofollow">rules</a>',
  );
  expect(html).toContain('href="mailto:mail@good.example"');
});
