//! Finding words again in another copy of a text: whatever happened to white space, invisible characters, and the way in
//! which letters with accents are composed.

use sha2::{Digest, Sha256};
use std::ops::Range;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical};

/// A text without what copies of it differ in: letters decomposed (Unicode NFD), without white space and characters that
/// nobody sees. Its positions are bytes of the decomposed letters.
pub struct Skeleton {
    letters: String,
    /// For each byte of `letters`, where in the text the letter that it belongs to begins, with its accents.
    starts: Vec<u32>,
    /// And where it ends.
    ends: Vec<u32>,
}

impl Skeleton {
    /// The skeleton of a text, which must be shorter than 4 GB.
    pub fn of(text: &str) -> Skeleton {
        let mut skeleton =
            Skeleton { letters: String::with_capacity(text.len()), starts: Vec::new(), ends: Vec::new() };
        let mut characters = text.char_indices().peekable();
        while let Some((start, first)) = characters.next() {
            if first.is_whitespace() || is_invisible(first) {
                continue;
            }
            let mut end = start + first.len_utf8();
            while let Some((_, accent)) = characters.next_if(|(_, next)| canonical_combining_class(*next) != 0) {
                end += accent.len_utf8();
            }
            skeleton.letters.extend(decomposed(&text[start..end]));
            skeleton.starts.resize(skeleton.letters.len(), start as u32);
            skeleton.ends.resize(skeleton.letters.len(), end as u32);
        }
        skeleton
    }

    /// The letters alone, by which copies are compared.
    pub fn letters(&self) -> &str {
        &self.letters
    }

    /// The stretch of the text that a stretch of letters comes from; none where it is empty or beyond the end.
    pub fn in_text(&self, letters: Range<usize>) -> Option<Range<usize>> {
        let start = *self.starts.get(letters.start)?;
        let end = *self.ends.get(letters.end.checked_sub(1)?)?;
        (start < end).then_some(start as usize..end as usize)
    }

    /// The letters that come from a stretch of the text; none where it holds no letter.
    pub fn in_letters(&self, text: &Range<usize>) -> Option<Range<usize>> {
        let start = self.starts.partition_point(|&start| (start as usize) < text.start);
        let end = self.ends.partition_point(|&end| (end as usize) <= text.end);
        (start < end).then_some(start..end)
    }

    /// Where the letters of `words` stand that is nearest to `near`, among those behind `from` first.
    pub fn find(&self, words: &str, from: usize, near: usize) -> Option<Range<usize>> {
        let nearest = |start: usize, end: usize| {
            let start = self.letters.ceil_char_boundary(start.min(self.letters.len()));
            let end = self.letters.ceil_char_boundary(end.min(self.letters.len()).max(start));
            let places = self.letters[start..end].match_indices(words).map(|(at, _)| start + at);
            places.take(MOST_TRIED).min_by_key(|at| at.abs_diff(near))
        };
        // Mostly the words have not moved far, and a long text need not be searched to its end.
        let found = nearest(from.max(near.saturating_sub(NEARBY)), near.saturating_add(words.len() + NEARBY));
        let found = found.or_else(|| nearest(from, usize::MAX)).or_else(|| nearest(0, usize::MAX))?;
        Some(found..found + words.len())
    }
}

/// How far words are looked for at first, in bytes of letters.
const NEARBY: usize = 4096;

/// A letter with its accents in Unicode NFD. (The iterator that the library has for it brings tables twice as large.)
fn decomposed(letter: &str) -> Vec<char> {
    let mut parts = Vec::new();
    letter.chars().for_each(|character| decompose_canonical(character, |part| parts.push(part)));
    for run in parts.chunk_by_mut(|_, next| canonical_combining_class(*next) != 0) {
        let accents = usize::from(canonical_combining_class(run[0]) == 0);
        run[accents..].sort_by_key(|accent| canonical_combining_class(*accent));
    }
    parts
}

/// So many places of the same words are looked at; more often only furniture is repeated.
const MOST_TRIED: usize = 64;

/// Soft hyphens, joiners of nothing, direction marks and byte order marks.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\0')
}

/// The SHA-256 of a text, in hexadecimal digits.
pub fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_accents_and_what_nobody_sees_make_no_difference() {
        let one = "Ana  Pérez\r\nsaid:\u{AD} שלום";
        let other = "\u{FEFF}Ana Pe\u{301}rez said: שלום\n";
        let (one_bones, other_bones) = (Skeleton::of(one), Skeleton::of(other));
        assert_eq!(one_bones.letters(), other_bones.letters());
        let place = one.find("Pérez").unwrap();
        let letters = one_bones.in_letters(&(place..place + "Pérez".len())).unwrap();
        assert_eq!(&other[other_bones.in_text(letters).unwrap()], "Pe\u{301}rez");
    }

    #[test]
    fn every_letter_leads_back_to_its_own_place() {
        let text = "a e\u{301}\u{323} é\u{323} 👩‍👩‍👧 b";
        let bones = Skeleton::of(text);
        for (start, character) in text.char_indices().filter(|(_, character)| character.is_ascii_alphabetic()) {
            let letters = bones.in_letters(&(start..start + 6.min(text.len() - start))).unwrap();
            assert!(text[bones.in_text(letters).unwrap()].starts_with(character));
        }
    }
}
