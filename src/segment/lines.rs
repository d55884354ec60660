//! Text to lines: a line is a paragraph, a title, a list item or a piece of page furniture. Text that was wrapped at a
//! fixed width (mail, PDF) has its paragraphs put together again.

use super::trimmed;
use std::ops::Range;

/// A line that holds something, without the white space around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub range: Range<usize>,
    /// Whether an empty line stands before it, or the text begins with it.
    pub after_gap: bool,
}

/// The lines of a text that hold something, in order.
pub fn lines(text: &str) -> Vec<Line> {
    let lines = physical_lines(text);
    match wrap_width(text, &lines) {
        Some(width) => joined(text, lines, width),
        None => lines,
    }
}

fn physical_lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut after_gap = true;
    let mut start = 0;
    while start <= text.len() {
        let end = text[start..].find(is_line_end).map_or(text.len(), |length| start + length);
        let range = trimmed(text, start..end);
        if range.is_empty() {
            after_gap = true;
        } else {
            lines.push(Line { range, after_gap });
            after_gap = false;
        }
        start = end + line_end_length(&text[end..]);
    }
    lines
}

/// Unicode's mandatory breaks (UAX #14, classes BK, CR, LF, NL).
fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn line_end_length(rest: &str) -> usize {
    match rest.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        _ => rest.chars().next().map_or(1, char::len_utf8), // past the end, so that the last line ends the walk
    }
}

/// The width, in code points, at which the text was wrapped; none where lines are paragraphs.
///
/// A paragraph was wrapped when it has three lines or more, all but the last about equally long, and a good part of its
/// lines begin with a small letter, in the middle of a sentence.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    const PLAUSIBLE: std::ops::RangeInclusive<usize> = 40..=100; // code points
    const RAGGED: usize = 20; // a word that did not fit: how much shorter a wrapped line may be
    let (mut wrapped, mut width_there) = (0, 0);
    for paragraph in lines.chunk_by(|_, next| !next.after_gap) {
        let [full_lines @ .., _] = paragraph else { continue };
        if full_lines.len() < 2 {
            continue;
        }
        let widths = full_lines.iter().map(|line| text[line.range.clone()].chars().count());
        let (shortest, longest) = widths.fold((usize::MAX, 0), |(low, high), width| (low.min(width), high.max(width)));
        let small =
            paragraph[1..].iter().filter(|line| text[line.range.clone()].starts_with(char::is_lowercase)).count();
        if PLAUSIBLE.contains(&longest) && longest - shortest <= RAGGED && small * 3 >= full_lines.len() {
            wrapped += paragraph.len();
            width_there = width_there.max(longest);
        }
    }
    (wrapped * 2 > lines.len()).then_some(width_there)
}

/// Put a line and the next one together where the next one's first word would not have fitted.
fn joined(text: &str, lines: Vec<Line>, width: usize) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::new();
    let mut last_width = 0;
    for line in lines {
        let own_width = text[line.range.clone()].chars().count();
        let first_word = text[line.range.clone()].split_whitespace().next().map_or(0, |word| word.chars().count());
        match joined.last_mut() {
            Some(paragraph) if !line.after_gap && last_width + 1 + first_word > width => {
                paragraph.range.end = line.range.end
            }
            _ => joined.push(line),
        }
        last_width = own_width;
    }
    joined
}
