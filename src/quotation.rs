//! What stands in quotation marks: a state machine over each paragraph that knows one open quotation at a time.
//!
//! The outermost marks count; marks of another kind inside them are passed over. A mark that opens in one house style
//! closes in another („ “ against “ ”, » « against « »), so each is judged by what stands beside it and by the page's
//! own habit. A paragraph's end resets the state, except that a quotation goes on in the next paragraph when that one
//! opens with the mark again, or when the mark that closes it stands there without one that opens. Odd marks cost no
//! more than their own passage.

use crate::segment::Segment;
use std::ops::Range;

/// A stretch of one paragraph that stands in quotation marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// Where it stands in the text, in bytes, its marks included.
    pub range: Range<usize>,
    /// Whether the closing mark stands in this paragraph.
    pub closed: bool,
    /// Whether it goes on from the paragraph before.
    pub carried: bool,
}

/// The kinds of quotation marks, each named for the mark that opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// `"…"`
    Straight,
    /// `''…''` and ```` ``…'' ````, as news agencies' old systems write
    Doubled,
    /// “…”
    Curly,
    /// ”…”, as in Swedish and Finnish
    CurlyBothEnds,
    /// „…“ or „…”
    Low,
    /// «…»
    Guillemet,
    /// »…«
    GuillemetInward,
    /// ‹…›
    Angle,
    /// ›…‹
    AngleInward,
    /// ‘…’
    Single,
    /// '…'
    SingleStraight,
    /// ‚…‘
    SingleLow,
    /// 「…」
    Corner,
    /// 『…』
    WhiteCorner,
}

impl Kind {
    fn closers(self) -> &'static [&'static str] {
        match self {
            Kind::Straight => &["\"", "”"],
            Kind::Doubled => &["''", "\""],
            Kind::Curly => &["”", "\""],
            Kind::CurlyBothEnds => &["”"],
            Kind::Low => &["“", "”", "\""],
            Kind::Guillemet => &["»"],
            Kind::GuillemetInward => &["«"],
            Kind::Angle => &["›"],
            Kind::AngleInward => &["‹"],
            Kind::Single => &["’", "'"],
            Kind::SingleStraight => &["'", "’"],
            Kind::SingleLow => &["‘", "’"],
            Kind::Corner => &["」"],
            Kind::WhiteCorner => &["』"],
        }
    }

    /// Whether the mark also points to the next page or the one before.
    fn points_like_arrow(self) -> bool {
        matches!(self, Kind::Guillemet | Kind::GuillemetInward | Kind::Angle | Kind::AngleInward)
    }

    /// Whether the closing mark is also an apostrophe, so that only a look ahead tells them apart.
    fn closes_like_apostrophe(self) -> bool {
        matches!(self, Kind::Single | Kind::SingleStraight | Kind::SingleLow)
    }
}

/// The quotations of a text, in order; none reaches beyond its paragraph.
pub fn quotations(text: &str, segments: &[Segment]) -> Vec<Quotation> {
    let mut machine = Machine { text, page: Habit::of(text), found: Vec::new(), unfinished: None, no_closer_before: 0 };
    for line in segments.chunk_by(|_, next| !next.opens_line) {
        machine.read_paragraph(line);
    }
    machine.found
}

/// Which way the page's guillemets point.
struct Habit {
    guillemets_point_inward: bool,
}

impl Habit {
    fn of(text: &str) -> Habit {
        let (mut inward, mut outward) = (0, 0);
        let mut previous = ' ';
        for character in text.chars() {
            // The mark before a word tells: »word or «word.
            if character.is_alphanumeric() || character == '\u{a0}' || character == '\u{202f}' {
                match previous {
                    '»' | '›' => inward += 1,
                    '«' | '‹' => outward += 1,
                    _ => {}
                }
            }
            previous = character;
        }
        Habit { guillemets_point_inward: inward > outward }
    }
}

/// A mark with what stands on either side of it.
#[derive(Clone, Copy)]
struct Sight<'text> {
    mark: &'text str,
    previous: Option<char>,
    next: Option<char>,
}

impl Sight<'_> {
    fn begins_word(&self) -> bool {
        self.next.is_some_and(|next| !next.is_whitespace())
    }
    fn after_word(&self) -> bool {
        self.previous.is_some_and(char::is_alphanumeric)
    }
    fn after_space(&self) -> bool {
        self.previous.is_none_or(|previous| {
            previous.is_whitespace() || matches!(previous, '(' | '[' | '—' | '–' | '-' | ':' | '/')
        })
    }
    fn before_word(&self) -> bool {
        self.next.is_some_and(char::is_alphanumeric)
    }
    /// With space before and a word behind, a mark can only open.
    fn opens_word(&self) -> bool {
        self.after_space() && self.before_word()
    }
}

/// The quotation that is open where the machine stands.
struct Open {
    kind: Kind,
    start: usize,
    /// Whether it goes on from the paragraph before.
    carried: bool,
    /// Whether an English quotation is open inside it, whose closing mark would close this one too.
    holds_english: bool,
}

/// A quotation whose paragraph ended before it did.
struct Unfinished {
    kind: Kind,
    /// Its place among those found.
    found: usize,
    /// Where its paragraph ends.
    paragraph_end: usize,
    /// The paragraphs read since, in which no mark stood.
    unmarked: Vec<Range<usize>>,
}

struct Machine<'text> {
    text: &'text str,
    page: Habit,
    found: Vec<Quotation>,
    unfinished: Option<Unfinished>,
    /// No mark that could close a single quotation stands before this place; remembered so that time stays linear.
    no_closer_before: usize,
}

impl<'text> Machine<'text> {
    fn read_paragraph(&mut self, passages: &[Segment]) {
        let paragraph = passages[0].range.start..passages[passages.len() - 1].range.end;
        let mut open: Option<Open> = None;
        let mut position = paragraph.start;
        let mut is_first_mark = true;
        while let Some((start, sight)) = self.next_mark(position, paragraph.end) {
            position = start + sight.mark.len();
            match open.as_mut() {
                None => {
                    if let Some(kind) = self.opening(start, &sight, paragraph.end) {
                        let continues = |before: &Unfinished| before.kind == kind && before.unmarked.is_empty();
                        let carried = start == paragraph.start && self.unfinished.as_ref().is_some_and(continues);
                        if carried {
                            self.finish_earlier(paragraph.start, 0);
                        }
                        open = Some(Open { kind, start, carried, holds_english: false });
                        self.unfinished = None;
                    } else if is_first_mark && self.closes_earlier(&sight) {
                        self.finish_earlier(paragraph.start, position);
                    }
                    is_first_mark = false;
                }
                Some(quotation)
                    if sight.mark == "“"
                        && sight.opens_word()
                        && (quotation.kind == Kind::Low
                            || quotation.kind == Kind::Straight && self.closes_as_english(position, paragraph.end)) =>
                {
                    quotation.holds_english = true;
                }
                Some(quotation) if quotation.holds_english && sight.mark == "”" => quotation.holds_english = false,
                Some(&mut Open { kind, start: opened, carried, .. }) => {
                    if self.closes(kind, start, &sight, paragraph.end) {
                        self.found.push(Quotation { range: opened..position, closed: true, carried });
                        open = None;
                    } else if self.opens_same(kind, &sight) {
                        let end = self.text[..start].trim_end().len(); // the closing mark was forgotten
                        self.found.push(Quotation { range: opened..end, closed: false, carried });
                        open = Some(Open { kind, start, carried: false, holds_english: false });
                    }
                }
            }
        }
        if let Some(open) = open {
            self.leave_open(open, passages, paragraph);
        } else if let Some(before) = self.unfinished.as_mut() {
            const PATIENCE: usize = 3; // paragraphs without a mark between one that opens and one that closes
            before.unmarked.push(paragraph);
            if !is_first_mark || before.unmarked.len() > PATIENCE {
                self.unfinished = None;
            }
        }
    }

    /// Whether the English quotation that holds `inside` closes before the next straight mark.
    fn closes_as_english(&self, inside: usize, end: usize) -> bool {
        const REACH: usize = 400; // bytes, so that time stays linear
        let view = &self.text[inside..self.text.floor_char_boundary(end.min(inside + REACH))];
        view.find(['”', '"']).is_some_and(|mark| view[mark..].starts_with('”'))
    }

    /// The next quotation mark at or after `position`, and where it stands.
    fn next_mark(&self, position: usize, end: usize) -> Option<(usize, Sight<'text>)> {
        let part = &self.text[position..end];
        let start = position + part.find(is_mark)?;
        let rest = &self.text[start..end];
        let length = match rest.as_bytes() {
            [b'\'', b'\'', ..] | [b'`', b'`', ..] => 2,
            _ => rest.chars().next().map_or(1, char::len_utf8),
        };
        let sight = Sight {
            mark: &rest[..length],
            previous: self.text[..start].chars().next_back().filter(|_| start > 0),
            next: rest[length..].chars().next(),
        };
        Some((start, sight))
    }

    /// The kind of quotation that the mark opens, if it opens one.
    fn opening(&mut self, start: usize, sight: &Sight, end: usize) -> Option<Kind> {
        let inward = self.page.guillemets_point_inward;
        let kind = match sight.mark {
            "\"" if sight.previous.is_some_and(|previous| previous.is_ascii_digit()) => return None, // inches
            "\"" if sight.begins_word() || sight.after_space() => Kind::Straight,
            "''" if sight.begins_word() && !sight.after_word() => Kind::Doubled,
            "``" => Kind::Doubled,
            "“" if sight.begins_word() && (sight.before_word() || !sight.after_word()) => Kind::Curly,
            "”" if sight.opens_word() => Kind::CurlyBothEnds,
            "„" => Kind::Low,
            "«" if !inward => Kind::Guillemet,
            "»" if inward && sight.begins_word() => Kind::GuillemetInward,
            "‹" if !inward => Kind::Angle,
            "›" if inward && sight.begins_word() => Kind::AngleInward,
            "‘" if !sight.after_word() && sight.begins_word() => Kind::Single,
            "'" if !sight.after_word() && sight.before_word() => Kind::SingleStraight,
            "‚" if !sight.after_word() && sight.before_word() => Kind::SingleLow,
            "「" => Kind::Corner,
            "『" => Kind::WhiteCorner,
            _ => return None,
        };
        if kind.closes_like_apostrophe() && !self.single_is_quotation(kind, start + sight.mark.len(), end) {
            return None;
        }
        Some(kind)
    }

    /// Whether a single mark before `inside` opens a quotation and is no apostrophe: 'em, '90s, 'n' are none.
    fn single_is_quotation(&mut self, kind: Kind, inside: usize, end: usize) -> bool {
        let content = &self.text[inside..end];
        let mut letters = content.chars();
        if letters.next().is_some_and(|first| first.is_ascii_digit())
            && letters.next().is_some_and(|second| second.is_ascii_digit())
        {
            return false;
        }
        self.single_closer(kind, inside, end).is_some_and(|closer| self.text[inside..closer].chars().nth(1).is_some())
    }

    /// Where the single quotation that holds `inside` closes: at the first mark that ends a word, except that a mark
    /// after an s (the dogs' bowls) yields to a later one after punctuation.
    fn single_closer(&mut self, kind: Kind, inside: usize, end: usize) -> Option<usize> {
        const REACH: usize = 3000; // bytes; a longer quotation in single marks is taken for an apostrophe
        let limit = self.text.floor_char_boundary(end.min(inside + REACH));
        let mut position = inside.max(self.no_closer_before.min(limit));
        let mut possessive = None;
        while let Some((start, sight)) = self.next_mark(position, limit) {
            position = start + sight.mark.len();
            let ends_word = sight.previous.is_some_and(|previous| !previous.is_whitespace()) && !sight.before_word();
            if !kind.closers().contains(&sight.mark) || !ends_word {
                if possessive.is_some() && sight.opens_word() {
                    break;
                }
                continue;
            }
            if !matches!(sight.previous, Some('s' | 'S')) {
                return Some(start);
            }
            possessive = possessive.or(Some(start));
        }
        if possessive.is_none() {
            self.no_closer_before = limit;
        }
        possessive
    }

    fn closes(&mut self, kind: Kind, start: usize, sight: &Sight, end: usize) -> bool {
        // “…,“ said Vik: typed with the mark that opens
        let reversed = kind == Kind::Curly && sight.mark == "“" && !sight.begins_word() && !sight.after_space();
        if !kind.closers().contains(&sight.mark) {
            return reversed;
        }
        match kind {
            Kind::Straight | Kind::Doubled => !sight.opens_word(),
            _ if kind.closes_like_apostrophe() => {
                let ends_word =
                    !sight.before_word() && sight.previous.is_some_and(|previous| !previous.is_whitespace());
                ends_word
                    && (!matches!(sight.previous, Some('s' | 'S'))
                        || self.single_closer(kind, start, end) == Some(start))
            }
            _ => true,
        }
    }

    /// Whether the mark opens a quotation of the kind that is open already.
    fn opens_same(&self, kind: Kind, sight: &Sight) -> bool {
        let opener = match kind {
            Kind::Straight => "\"",
            Kind::Doubled => "''",
            Kind::Curly => "“",
            Kind::Low => "„",
            _ => return false,
        };
        sight.mark == opener && sight.opens_word()
    }

    fn closes_earlier(&self, sight: &Sight) -> bool {
        self.unfinished.as_ref().is_some_and(|before| {
            !before.kind.closes_like_apostrophe() && before.kind.closers().contains(&sight.mark) && !sight.before_word()
        })
    }

    /// The unfinished quotation goes on: through the rest of its paragraph, those without a mark, and up to `end` in
    /// the paragraph that starts at `start` (not into it when `end` is 0).
    fn finish_earlier(&mut self, start: usize, end: usize) {
        let Some(before) = self.unfinished.take() else { return };
        self.found[before.found].range.end = before.paragraph_end;
        self.found.extend(before.unmarked.into_iter().map(|range| Quotation { range, closed: false, carried: true }));
        if end > start {
            self.found.push(Quotation { range: start..end, closed: true, carried: true });
        }
    }

    /// The paragraph ended inside a quotation. Until the next ones tell, it reaches to the paragraph's end if it began
    /// the paragraph, and else to the end of its passage.
    fn leave_open(&mut self, open: Open, passages: &[Segment], paragraph: Range<usize>) {
        const SHORTEST: usize = 60; // bytes; a guillemet that opens less and is not closed is an arrow: "« Back"
        let is_arrow = open.kind.points_like_arrow() && paragraph.end - open.start < SHORTEST;
        if is_arrow && !ends_like_sentence(&self.text[paragraph.clone()]) {
            return;
        }
        let passage_end = passages[passages.partition_point(|passage| passage.range.end <= open.start)].range.end;
        let end = if open.start == paragraph.start { paragraph.end } else { passage_end };
        self.unfinished = Some(Unfinished {
            kind: open.kind,
            found: self.found.len(),
            paragraph_end: paragraph.end,
            unmarked: Vec::new(),
        });
        self.found.push(Quotation { range: open.start..end, closed: false, carried: open.carried });
    }
}

/// Whether a passage ends with a full stop or its like, closing marks behind it left aside.
pub fn ends_like_sentence(passage: &str) -> bool {
    let end = passage.trim_end_matches(is_closing);
    end.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।'])
}

/// Whether a character may close a quotation or a parenthesis behind a full stop.
pub fn is_closing(character: char) -> bool {
    is_mark(character) || matches!(character, ')' | ']')
}

fn is_mark(character: char) -> bool {
    matches!(
        character,
        '"' | '\''
            | '`'
            | '“'
            | '”'
            | '„'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '‘'
            | '’'
            | '‚'
            | '「'
            | '」'
            | '『'
            | '』'
    )
}
