//! Text to passages: lines first, then the list items and sentences in each line.
//!
//! The division is lossless: segments are in order, never overlap, begin and end with a character that is not white
//! space (Unicode's `White_Space`), and every such character of the text is in exactly one. Time is linear in length.

mod lines;
mod lists;
mod sentences;

use std::ops::Range;

/// The place of one passage, before it is labelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// Whether it is the first passage of its line.
    pub opens_line: bool,
    /// Whether an empty line stands before its line, or the text begins there.
    pub after_gap: bool,
}

/// Divide a text into the places of its passages.
pub fn segment(text: &str) -> Vec<Segment> {
    let mut segments = Vec::new();
    for line in lines::lines(text) {
        let first = segments.len();
        for item in lists::items(text, line.range) {
            sentences::sentences(text, item, &mut |range| {
                segments.push(Segment { range, opens_line: segments.len() == first, after_gap: line.after_gap });
            });
        }
    }
    segments
}

/// The part of `range` without the white space around it.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

/// The longest prefix of `text` that is at most `bytes` long, so that looking ahead costs the same everywhere.
fn head(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

/// The longest suffix of `text` that is at most `bytes` long.
fn tail(text: &str, bytes: usize) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(bytes))..]
}
