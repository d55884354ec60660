//! Conversion between the units that count positions in a text: bytes inside this crate, UTF-16 code units on the page,
//! Unicode code points in files.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A position in UTF-16 code units, as JavaScript counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(transparent)]
pub struct Utf16(pub usize);

/// A position in Unicode code points, as Python counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CodePoint(pub usize);

/// The same position in the three units.
#[derive(Clone, Copy, Default)]
struct Mark {
    byte: usize,
    utf16: usize,
    code_point: usize,
}

impl Mark {
    fn after(self, character: char) -> Mark {
        Mark {
            byte: self.byte + character.len_utf8(),
            utf16: self.utf16 + character.len_utf16(),
            code_point: self.code_point + 1,
        }
    }
}

/// What a [`Ruler`] knows of a text, to be kept beside a text that is measured again and again: one mark at least every
/// `STEP` bytes, in order.
#[derive(Clone)]
pub struct Marks(Vec<Mark>);

impl Marks {
    const STEP: usize = 256; // bytes between marks: 24 bytes of table for 256 of text, and short walks

    pub fn of(text: &str) -> Marks {
        let mut marks = vec![Mark::default()];
        let mut here = Mark::default();
        for character in text.chars() {
            here = here.after(character);
            if here.byte - marks[marks.len() - 1].byte >= Self::STEP {
                marks.push(here);
            }
        }
        Marks(marks)
    }
}

/// The positions of one text in all units. Made in one pass; a lookup walks less than [`Marks::STEP`] bytes.
pub struct Ruler<'text> {
    text: &'text str,
    marks: Cow<'text, Marks>,
}

impl<'text> Ruler<'text> {
    pub fn new(text: &'text str) -> Self {
        Ruler { text, marks: Cow::Owned(Marks::of(text)) }
    }

    /// The ruler of a text whose marks are at hand.
    pub fn with_marks(text: &'text str, marks: &'text Marks) -> Self {
        Ruler { text, marks: Cow::Borrowed(marks) }
    }

    /// The text that is measured.
    pub fn text(&self) -> &'text str {
        self.text
    }

    /// The UTF-16 position of a byte position, which must be a character's boundary within the text.
    pub fn utf16(&self, byte: usize) -> Utf16 {
        Utf16(self.find(byte, |mark| mark.byte).expect("a boundary within the text").utf16)
    }

    /// The code point position of a byte position, which must be a character's boundary within the text.
    pub fn code_point(&self, byte: usize) -> CodePoint {
        CodePoint(self.find(byte, |mark| mark.byte).expect("a boundary within the text").code_point)
    }

    /// The byte position of a UTF-16 position; none when it lies past the end or inside a character.
    pub fn byte_of_utf16(&self, position: Utf16) -> Option<usize> {
        self.find(position.0, |mark| mark.utf16).map(|mark| mark.byte)
    }

    /// The byte position of a code point position; none when it lies past the end.
    pub fn byte_of_code_point(&self, position: CodePoint) -> Option<usize> {
        self.find(position.0, |mark| mark.code_point).map(|mark| mark.byte)
    }

    fn find(&self, position: usize, unit: impl Fn(&Mark) -> usize) -> Option<Mark> {
        let marks = &self.marks.0;
        let nearest = marks.partition_point(|mark| unit(mark) <= position) - 1;
        let mut here = marks[nearest];
        for character in self.text[here.byte..].chars() {
            if unit(&here) >= position {
                break;
            }
            here = here.after(character);
        }
        (unit(&here) == position).then_some(here)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_agree_after_an_emoji() {
        let text = "Fire 🔥 row. \"We will not cut schools,\" said Ana Pérez. The plan costs €3bn.";
        let ruler = Ruler::new(text);
        let claim = text.find("The plan").unwrap();
        assert_eq!((claim, ruler.utf16(claim), ruler.code_point(claim)), (59, Utf16(56), CodePoint(55)));
        assert_eq!(ruler.utf16(text.len()), Utf16(76));
        assert_eq!(ruler.byte_of_code_point(CodePoint(75)), Some(81));
        assert_eq!(ruler.byte_of_utf16(Utf16(6)), None, "inside the emoji");
        assert_eq!(ruler.byte_of_code_point(CodePoint(76)), None, "past the end");
    }

    #[test]
    fn every_boundary_converts_there_and_back() {
        let text = "aé€🔥\u{301}\u{2028}".repeat(200);
        let ruler = Ruler::new(&text);
        for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(ruler.byte_of_utf16(ruler.utf16(byte)), Some(byte));
            assert_eq!(ruler.byte_of_code_point(ruler.code_point(byte)), Some(byte));
        }
    }
}
