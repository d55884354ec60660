//! What a format counts when it says where a span begins: declared once by each, converted here and nowhere else.

use crate::offsets::{CodePoint, Ruler, Utf16};
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

/// What an offset counts. Its name in files is the serialized one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    CodePoint,
    #[serde(rename = "utf-16")]
    Utf16,
    Byte,
    Grapheme,
    Token,
}

impl Unit {
    /// The unit's name in files.
    pub fn name(self) -> &'static str {
        match self {
            Unit::CodePoint => "code-point",
            Unit::Utf16 => "utf-16",
            Unit::Byte => "byte",
            Unit::Grapheme => "grapheme",
            Unit::Token => "token",
        }
    }

    /// The unit of this name, by which files of others also call it.
    pub fn named(name: &str) -> Option<Unit> {
        Some(match name.trim().to_ascii_lowercase().as_str() {
            "code-point" | "codepoint" | "code_point" | "character" | "char" | "chars" => Unit::CodePoint,
            "utf-16" | "utf16" | "utf-16 code unit" => Unit::Utf16,
            "byte" | "bytes" | "utf-8" | "utf8" => Unit::Byte,
            "grapheme" | "graphemes" => Unit::Grapheme,
            _ => return None,
        })
    }

    /// What is counted, to end the sentence "Offsets count …".
    pub fn meaning(self) -> &'static str {
        match self {
            Unit::CodePoint => "Unicode code points, as Python does",
            Unit::Utf16 => "UTF-16 code units, as JavaScript and Java do",
            Unit::Byte => "bytes of UTF-8",
            Unit::Grapheme => "grapheme clusters, what a reader takes for one character",
            Unit::Token => "tokens; a file beside it says where each stands, in Unicode code points",
        }
    }

    /// How many of the unit a text is long.
    pub fn length(self, text: &str) -> usize {
        match self {
            Unit::CodePoint | Unit::Token => text.chars().count(),
            Unit::Utf16 => text.chars().map(char::len_utf16).sum(),
            Unit::Byte => text.len(),
            Unit::Grapheme => text.graphemes(true).count(),
        }
    }
}

/// The positions of one text in one unit. Tokens have no positions of their own: theirs are code points.
pub struct Scale<'text> {
    unit: Unit,
    ruler: Ruler<'text>,
    /// Where each grapheme cluster begins, and the text ends, where these are counted.
    graphemes: Vec<usize>,
}

impl<'text> Scale<'text> {
    pub fn new(text: &'text str, unit: Unit) -> Self {
        let graphemes = match unit {
            Unit::Grapheme => text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect(),
            _ => Vec::new(),
        };
        Scale { unit, ruler: Ruler::new(text), graphemes }
    }

    /// The position of a byte, which must be a character's boundary within the text. Inside a grapheme cluster it is
    /// that of the next one.
    pub fn position(&self, byte: usize) -> usize {
        match self.unit {
            Unit::CodePoint | Unit::Token => self.ruler.code_point(byte).0,
            Unit::Utf16 => self.ruler.utf16(byte).0,
            Unit::Byte => byte,
            Unit::Grapheme => self.graphemes.partition_point(|&start| start < byte),
        }
    }

    /// The byte at a position; none when it lies past the end or inside a character.
    pub fn byte(&self, position: usize) -> Option<usize> {
        match self.unit {
            Unit::CodePoint | Unit::Token => self.ruler.byte_of_code_point(CodePoint(position)),
            Unit::Utf16 => self.ruler.byte_of_utf16(Utf16(position)),
            Unit::Byte => self.ruler.text().is_char_boundary(position).then_some(position),
            Unit::Grapheme => self.graphemes.get(position).copied(),
        }
    }

    /// The text that is measured.
    pub fn text(&self) -> &'text str {
        self.ruler.text()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_finds_the_words_behind_an_emoji_family() {
        let text = "👩‍👩‍👧 e\u{301}t\r\nהיא The plan.";
        let start = text.find("The").unwrap();
        let places = [(Unit::CodePoint, 15), (Unit::Utf16, 18), (Unit::Byte, 32), (Unit::Grapheme, 9)];
        for (unit, place) in places {
            let scale = Scale::new(text, unit);
            assert_eq!((scale.position(start), scale.byte(place)), (place, Some(start)), "{unit:?}");
            assert_eq!(scale.position(text.len()), unit.length(text));
            assert_eq!(scale.byte(unit.length(text) + 1), None);
        }
    }
}
