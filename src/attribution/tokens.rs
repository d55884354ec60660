//! A passage as a row of words, marks and quotations, each quotation as one token: cues count outside marks only.

use super::lexicon::{self, Class};
use crate::quotation::{Quotation, is_closing};
use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Word,
    Comma,
    Colon,
    Semicolon,
    Dash,
    /// An opening parenthesis or bracket
    Open,
    Close,
    /// A question or exclamation mark outside quotations; full stops within a passage only end abbreviations
    Stop,
    Quotation,
}

#[derive(Clone, Debug)]
pub struct Token {
    /// Where it stands in the text, in bytes; a possessive's ending included.
    pub range: Range<usize>,
    pub kind: Kind,
    /// For a word, the lists that it stands in.
    pub class: Class,
    /// Whether a word begins with a capital letter.
    pub capital: bool,
    /// Whether a word ends in 's or s'.
    pub possessive: bool,
    /// Whether a word ends in s, as plurals do.
    pub ends_in_s: bool,
    /// Whether a word begins with a digit: a number, an age.
    pub number: bool,
    /// For a quotation, how many words it holds.
    pub words: usize,
    /// For a quotation, whether it ends as a clause does: with punctuation inside or right behind its closing mark.
    pub ends_clause: bool,
}

impl Token {
    pub fn is(&self, class: Class) -> bool {
        self.class.has(class)
    }

    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// A word that can stand inside a noun phrase.
    pub fn is_content(&self) -> bool {
        self.is_word() && !self.is(Class::FUNCTION.with(Class::DETERMINER).with(Class::CALENDAR)) || self.is_title()
    }

    /// A capitalised word that can be part of a name.
    pub fn is_name(&self) -> bool {
        self.capital && self.is_content()
    }

    /// A few words in marks that are the name of something rather than speech.
    pub fn is_title(&self) -> bool {
        self.kind == Kind::Quotation && self.words <= 6 && !self.ends_clause
    }

    /// A quotation long enough, or punctuated so, that it can be speech.
    pub fn is_speech(&self) -> bool {
        self.kind == Kind::Quotation && (self.words > 6 || self.ends_clause)
    }
}

/// No more tokens are read of a passage, so that time stays linear where a page has no sentence breaks.
const MOST: usize = 600;

/// Divide a passage; `quotations` are those that overlap it. `tokens` is emptied first, and reused to save time.
pub fn read(text: &str, passage: Range<usize>, quotations: &[Quotation], tokens: &mut Vec<Token>) {
    tokens.clear();
    let mut position = passage.start;
    for quotation in quotations.iter().take(MOST) {
        let start = quotation.range.start.max(passage.start);
        let end = quotation.range.end.min(passage.end);
        if start > position {
            words(text, position..start, tokens);
        }
        if start >= position && end > start {
            tokens.push(quoted(text, start..end, passage.end));
            position = end;
        }
    }
    words(text, position..passage.end, tokens);
}

/// A quotation as one token.
fn quoted(text: &str, range: Range<usize>, passage_end: usize) -> Token {
    let is_stop = |character: char| matches!(character, '.' | ',' | '!' | '?' | '…' | '—' | '–' | '-' | ';');
    let inside = text[range.clone()].trim_end_matches(|mark: char| is_closing(mark) || mark.is_whitespace());
    let behind = text[range.end..passage_end].trim_start_matches([' ', '\u{a0}']);
    Token {
        kind: Kind::Quotation,
        class: Class::default(),
        capital: true,
        possessive: false,
        ends_in_s: false,
        number: false,
        words: text[range.clone()].split_ascii_whitespace().take(50).count(),
        ends_clause: inside.ends_with(is_stop) || behind.starts_with([',', '—', '–', '-']),
        range,
    }
}

/// The words and marks of a stretch without quotations.
fn words(text: &str, range: Range<usize>, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut position = range.start;
    while position < range.end && tokens.len() < MOST {
        let byte = bytes[position];
        if byte == b' ' {
            position += 1;
            continue;
        }
        let Some(character) = text[position..range.end].chars().next() else { break };
        if character.is_alphanumeric() || matches!(character, '@' | '#' | '$' | '£' | '€') {
            let end = position + word_length(&text[position..range.end]);
            tokens.push(word(text, position..end, character));
            position = end;
            continue;
        }
        let length = match &bytes[position..range.end] {
            [b'-', b'-', b'-', ..] => 3,
            [b'-', b'-', ..] => 2,
            _ => character.len_utf8(),
        };
        let kind = match character {
            ',' | '،' | '、' => Some(Kind::Comma),
            ':' => Some(Kind::Colon),
            ';' => Some(Kind::Semicolon),
            '—' | '–' | '-' | '―' => Some(Kind::Dash),
            '(' | '[' => Some(Kind::Open),
            ')' | ']' => Some(Kind::Close),
            '?' | '!' => Some(Kind::Stop),
            _ => None,
        };
        if let Some(kind) = kind {
            tokens.push(Token {
                range: position..position + length,
                kind,
                class: Class::default(),
                capital: false,
                possessive: false,
                ends_in_s: false,
                number: false,
                words: 0,
                ends_clause: false,
            });
        }
        position += length;
    }
}

/// How long the word at the beginning of `rest` is, in bytes: letters, digits, and marks between two of them.
fn word_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut end = 0;
    loop {
        while end < bytes.len() && bytes[end].is_ascii_alphanumeric() {
            end += 1;
        }
        let Some(character) = rest[end..].chars().next() else { return end };
        let next = end + character.len_utf8();
        let inner = matches!(character, '\'' | '’' | '-' | '.' | '&' | '/' | '_' | '\u{ad}');
        let goes_on = inner && rest[next..].starts_with(char::is_alphanumeric);
        let sign = end == 0 && matches!(character, '@' | '#' | '$' | '£' | '€');
        let plural_possessive = matches!(character, '\'' | '’') && rest[..end].ends_with('s');
        if character.is_alphanumeric() || is_mark_on_letter(character) || goes_on || sign {
            end = next;
        } else if plural_possessive {
            return next;
        } else {
            return end.max(rest.chars().next().map_or(0, char::len_utf8));
        }
    }
}

/// Whether a character is an accent that is written behind its letter.
fn is_mark_on_letter(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

fn word(text: &str, range: Range<usize>, first: char) -> Token {
    let whole = &text[range.clone()];
    let stem = stem(whole);
    let mut class = lexicon::classes(stem);
    if stem.ends_with("ly") && stem.len() > 4 && first.is_lowercase() && class == Class::default() {
        class = Class::ADVERB;
    }
    let possessive = stem.len() < whole.len();
    Token {
        kind: Kind::Word,
        class,
        capital: first.is_uppercase() || first == '@',
        // "he's" is a pronoun and a verb, not a possessive
        possessive: possessive && !class.has(Class::PRONOUN),
        ends_in_s: stem.ends_with('s'),
        number: first.is_ascii_digit(),
        words: 0,
        ends_clause: false,
        range,
    }
}

/// A word without the ending of a possessive.
pub fn stem(word: &str) -> &str {
    for ending in ["'s", "’s", "'S", "’S"] {
        if let Some(stem) = word.strip_suffix(ending) {
            return stem;
        }
    }
    word.strip_suffix(['\'', '’']).unwrap_or(word)
}
