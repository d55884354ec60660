//! Lists that were copied into one line: "1. The first 2. The second" is divided before each marker.

use super::trimmed;
use std::ops::Range;

/// Characters that begin an item of a list without numbers.
pub const BULLETS: [char; 9] = ['•', '⁃', '◦', '▪', '‣', '●', '■', '·', '*'];

/// The list items of a line; the line itself where it is not a list.
pub fn items(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let part = &text[line.clone()];
    let mut starts = vec![line.start];
    if let Some(mut marker) = Marker::opening(part) {
        let mut position = 0;
        for word in part.split_inclusive(char::is_whitespace) {
            if position > 0 && marker.is_next(word) {
                starts.push(line.start + position);
                marker = marker.next();
            }
            position += word.len();
        }
    }
    starts.push(line.end);
    starts.windows(2).map(|pair| trimmed(text, pair[0]..pair[1])).collect()
}

/// What stands before an item: its count in the list, and the punctuation behind it.
enum Marker<'text> {
    Bullet(char),
    Number(u32, &'text str),
    Letter(u8, &'text str),
}

impl<'text> Marker<'text> {
    /// The marker with which a list in one line begins.
    fn opening(part: &'text str) -> Option<Self> {
        if let Some(bullet) = part.chars().next().filter(|first| BULLETS.contains(first)) {
            return Some(Marker::Bullet(bullet));
        }
        let word = part.split_whitespace().next()?;
        let (count, punctuation) = split(word)?;
        match count {
            "a" | "A" => Some(Marker::Letter(count.as_bytes()[0], punctuation)),
            _ => Some(Marker::Number(count.parse().ok()?, punctuation)),
        }
    }

    /// Whether `word` is the marker of the item after this one.
    fn is_next(&self, word: &str) -> bool {
        let word = word.trim_end();
        match self {
            Marker::Bullet(bullet) => word.starts_with(*bullet),
            Marker::Number(count, punctuation) => split(word).is_some_and(|(number, behind)| {
                behind == *punctuation && number.parse() == Ok(count.saturating_add(1))
            }),
            Marker::Letter(letter, punctuation) => {
                split(word).is_some_and(|(name, behind)| behind == *punctuation && name.as_bytes() == [letter + 1])
            }
        }
    }

    fn next(self) -> Self {
        match self {
            Marker::Bullet(bullet) => Marker::Bullet(bullet),
            Marker::Number(count, punctuation) => Marker::Number(count.saturating_add(1), punctuation),
            Marker::Letter(letter, punctuation) => Marker::Letter(letter.saturating_add(1), punctuation),
        }
    }
}

/// "12.)" to "12" and ".)"; none where the word is not a marker.
fn split(word: &str) -> Option<(&str, &str)> {
    [".)", ".", ")"].into_iter().find_map(|behind| {
        let count = word.strip_suffix(behind)?;
        let is_count = !count.is_empty()
            && (count.len() <= 3 && count.bytes().all(|byte| byte.is_ascii_digit())
                || count.len() == 1 && count.as_bytes()[0].is_ascii_alphabetic());
        is_count.then_some((count, behind))
    })
}
