//! A page's HTML to the text that a reader sees, a line for each block.
//!
//! The tokenizer follows the HTML standard; of the tree that a browser builds, only what decides between seen and unseen
//! is kept. Any input gives some text, in time linear in its length.

use html5gum::{StartTag, State, Token, Tokenizer};

/// What a page holds for a reader.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The visible text: a line for each block, an empty line around paragraphs, headings, lists and sections.
    pub text: String,
    /// The page's `<title>`, white space collapsed.
    pub title: Option<String>,
    /// The web address that the page states as its own.
    pub source: Option<String>,
}

/// Elements without content, hence without an end tag.
const VOID: [&[u8]; 13] =
    [b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"source", b"track", b"wbr"];

/// Convert a page. Never fails; what is not HTML comes out as its text.
pub fn read(html: &str) -> Page {
    let xml = html.trim_start().starts_with("<?xml"); // where `<script/>` is whole, as it is not in HTML
    let mut tokens = Tokenizer::new(html);
    let mut page = Page::default();
    let mut lines = Lines::default();
    let mut unseen: Option<Unseen> = None;
    let mut title: Option<Lines> = None; // while inside `<title>`
    let mut addresses = Addresses::default();
    while let Some(Ok(token)) = tokens.next() {
        match token {
            Token::StartTag(tag) => {
                let name = tag.name.as_slice();
                unseen = unseen.filter(|region| !region.is_ended_by(name));
                let foreign = name == b"svg" || unseen.as_ref().is_some_and(|region| region.open[0] == b"svg");
                let empty = VOID.contains(&name) || (tag.self_closing && (xml || foreign));
                if !empty && let Some(state) = content_state(name) {
                    tokens.set_state(state);
                }
                if let Some(region) = &mut unseen {
                    if !empty {
                        region.start(name);
                    }
                } else if !empty && is_unseen(&tag) {
                    lines.end_line(breaks(name));
                    unseen = Some(Unseen { open: vec![name.to_vec()], in_paragraph: false });
                } else if name == b"title" && !empty {
                    title = Some(Lines::default());
                } else {
                    addresses.note(&tag);
                    lines.start(name);
                }
            }
            Token::EndTag(tag) => {
                let name = tag.name.as_slice();
                if let Some(mut region) = unseen.take() {
                    let is_own = region.open[0] == name;
                    region.end(name);
                    if !region.open.is_empty() {
                        unseen = Some(region);
                        continue;
                    } else if is_own {
                        lines.end_line(breaks(name));
                        continue;
                    }
                }
                if let Some(title) = title.take_if(|_| name == b"title") {
                    page.title = page.title.or((!title.text.is_empty()).then_some(title.text));
                } else {
                    lines.end(name);
                }
            }
            Token::String(string) if unseen.is_none() => {
                title.as_mut().unwrap_or(&mut lines).text(&String::from_utf8_lossy(&string.value));
            }
            _ => {}
        }
    }
    page.text = lines.text;
    page.source = addresses.canonical.or(addresses.shared);
    page
}

/// The character encoding that a page declares in its first 1024 bytes, as the HTML standard has it; perhaps wrongly.
pub fn declared_encoding(page: &[u8]) -> Option<String> {
    let head = &page[..page.len().min(1024)];
    for token in Tokenizer::new(head).flatten() {
        if let Token::StartTag(tag) = token
            && tag.name.as_slice() == b"meta"
        {
            let declared = attribute(&tag, "charset").or_else(|| charset(&attribute(&tag, "content")?));
            if declared.is_some() {
                return declared;
            }
        }
    }
    None
}

/// `windows-1252` in `text/html; charset=windows-1252`.
fn charset(content: &str) -> Option<String> {
    let content = content.to_ascii_lowercase();
    let (_, value) = content.split_once("charset")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(['"', '\'', ';', ' ']).unwrap_or(value.len());
    Some(value[..end].to_owned())
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
}

/// How the tokenizer reads an element's content, where it is not markup.
fn content_state(name: &[u8]) -> Option<State> {
    Some(match name {
        b"script" => State::ScriptData,
        b"style" | b"noscript" | b"iframe" | b"noembed" | b"noframes" | b"xmp" => State::RawText,
        b"title" | b"textarea" => State::RcData,
        b"plaintext" => State::PlainText,
        _ => return None,
    })
}

/// Whether no reader sees an element's content while scripts run and media play.
fn is_unseen(tag: &StartTag<()>) -> bool {
    match tag.name.as_slice() {
        b"audio" | b"canvas" | b"datalist" | b"iframe" | b"noembed" | b"noframes" | b"noscript" | b"script"
        | b"style" | b"svg" | b"template" | b"video" => true,
        b"html" | b"body" => false, // some pages hide themselves whole until their scripts have run
        _ => tag.attributes.contains_key(b"hidden".as_slice()),
    }
}

/// How many line breaks stand around an element: none if it is part of a line.
fn breaks(name: &[u8]) -> usize {
    match name {
        b"address" | b"article" | b"aside" | b"blockquote" | b"details" | b"dialog" | b"dl" | b"fieldset"
        | b"figure" | b"footer" | b"form" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"header" | b"hgroup"
        | b"hr" | b"main" | b"menu" | b"nav" | b"ol" | b"p" | b"pre" | b"search" | b"section" | b"table" | b"ul"
        | b"listing" | b"plaintext" | b"xmp" => 2,
        // Buttons and options stand side by side, but nobody reads them as one sentence.
        b"body" | b"button" | b"caption" | b"center" | b"dd" | b"div" | b"dt" | b"figcaption" | b"html" | b"legend"
        | b"li" | b"optgroup" | b"option" | b"select" | b"summary" | b"tbody" | b"td" | b"textarea" | b"tfoot"
        | b"th" | b"thead" | b"tr" => 1,
        _ => 0,
    }
}

/// Whether an element keeps its white space.
fn is_preformatted(name: &[u8]) -> bool {
    matches!(name, b"pre" | b"listing" | b"plaintext" | b"textarea" | b"xmp")
}

/// A stretch that no reader sees: an element and what is inside it.
struct Unseen {
    /// The names of the element and of the open blocks inside it. Only what can be told apart from an ancestor's end
    /// matters, so elements within a line are left out.
    open: Vec<Vec<u8>>,
    /// Whether a paragraph inside it has begun and not ended by its own tag.
    in_paragraph: bool,
}

impl Unseen {
    /// Whether a start tag implies the end of the whole stretch, as `<li>` ends the `<li>` before it.
    fn is_ended_by(&self, name: &[u8]) -> bool {
        let [element] = self.open.as_slice() else { return false };
        match element.as_slice() {
            b"svg" => breaks(name) > 0,
            b"p" => breaks(name) > 0 && !matches!(name, b"button" | b"option" | b"select" | b"textarea"),
            b"li" => name == b"li",
            b"dt" | b"dd" => matches!(name, b"dt" | b"dd"),
            b"option" => matches!(name, b"option" | b"optgroup"),
            b"td" | b"th" => matches!(name, b"td" | b"th" | b"tr"),
            b"tr" => name == b"tr",
            _ => false,
        }
    }

    /// Whether an element's tags tell where the stretch ends. Paragraphs inside hardly do: most end by themselves.
    fn counts(&self, name: &[u8]) -> bool {
        name == self.open[0] || (breaks(name) > 0 && name != b"p")
    }

    fn start(&mut self, name: &[u8]) {
        if self.counts(name) {
            self.open.push(name.to_vec());
        }
        self.in_paragraph |= name == b"p";
    }

    /// An end tag closes the innermost element of its name. A block's that is not open here is an ancestor's, and
    /// closes the whole stretch; so every search is paid for by what it closes.
    fn end(&mut self, name: &[u8]) {
        let was_in_paragraph = self.in_paragraph;
        self.in_paragraph &= name != b"p";
        let is_part_of_line = self.open.len() == 1 && breaks(&self.open[0]) == 0;
        if self.counts(name) || (name == b"p" && is_part_of_line && !was_in_paragraph) {
            let place = self.open.iter().rposition(|open| open == name);
            self.open.truncate(place.unwrap_or(0));
        }
    }
}

/// The addresses that a page states as its own.
#[derive(Default)]
struct Addresses {
    canonical: Option<String>,
    shared: Option<String>, // what it tells social networks
}

impl Addresses {
    fn note(&mut self, tag: &StartTag<()>) {
        let is = |name, value: &str| attribute(tag, name).is_some_and(|found| found.eq_ignore_ascii_case(value));
        let web = |name| attribute(tag, name).filter(|url| url.starts_with("https://") || url.starts_with("http://"));
        match tag.name.as_slice() {
            b"link" if self.canonical.is_none() && is("rel", "canonical") => self.canonical = web("href"),
            b"meta" if self.shared.is_none() && is("property", "og:url") => self.shared = web("content"),
            _ => {}
        }
    }
}

/// Text in the making, its white space collapsed as a browser does.
#[derive(Default)]
struct Lines {
    text: String,
    /// Line breaks due before the next word.
    due: usize,
    /// How many `<br>` stand since the last word.
    forced: usize,
    /// Whether white space stands since the last word.
    space: bool,
    /// How many elements that keep their white space are open.
    preformatted: usize,
}

impl Lines {
    fn start(&mut self, name: &[u8]) {
        match name {
            b"br" => self.break_line(),
            b"q" => self.word("“"), // a browser draws the marks
            _ => self.end_line(breaks(name)),
        }
        self.preformatted += usize::from(is_preformatted(name));
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"br" => self.break_line(), // so the standard says
            b"q" => self.word("”"),
            _ => self.end_line(breaks(name)),
        }
        self.preformatted = self.preformatted.saturating_sub(usize::from(is_preformatted(name)));
    }

    fn end_line(&mut self, breaks: usize) {
        self.due = self.due.max(breaks);
    }

    /// One break ends the line, two leave an empty one; more add nothing.
    fn break_line(&mut self) {
        self.forced += 1;
        self.end_line(self.forced.min(2));
    }

    fn text(&mut self, text: &str) {
        if self.preformatted > 0 {
            for line in text.split_inclusive('\n') {
                if line.ends_with('\n') {
                    self.word(line.trim_end());
                    self.break_line();
                } else {
                    self.word(line); // the line goes on behind the next tag
                }
            }
        } else {
            let is_space = |character| matches!(character, ' ' | '\t' | '\n' | '\x0C' | '\r');
            for (count, word) in text.split(is_space).enumerate() {
                self.space |= count > 0;
                self.word(word);
            }
        }
    }

    fn word(&mut self, word: &str) {
        if word.bytes().all(|byte| byte == 0) {
            return; // a browser drops NULs
        }
        if !self.text.is_empty() {
            if self.due > 0 {
                self.text.push_str(&"\n\n"[..self.due]);
            } else if self.space {
                self.text.push(' ');
            }
        }
        (self.due, self.forced, self.space) = (0, 0, false);
        self.text.extend(word.split('\0'));
    }
}
