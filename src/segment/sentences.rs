//! A line to sentences: a break stands after a terminator and the marks that close behind it, where what follows can
//! begin a sentence and what precedes is not an abbreviation.

use super::lists::BULLETS;
use super::{head, tail, trimmed};
use crate::lexicon::{self, Class};
use std::ops::Range;

/// How far the decision looks to either side, in bytes; more never changes it, and a bound keeps the time linear.
const VIEW: usize = 160;

/// Call `found` with each sentence of `part`, in order.
pub fn sentences(text: &str, part: Range<usize>, found: &mut impl FnMut(Range<usize>)) {
    let mut start = part.start;
    let mut position = part.start;
    while let Some(offset) = text[position..part.end].find(is_terminator) {
        let stop = Stop::read(&text[..part.end], position + offset);
        position = stop.end;
        if stop.end < part.end && stop.ends_sentence(&text[start..part.end], start) {
            let sentence = trimmed(text, start..stop.end);
            if !sentence.is_empty() {
                found(sentence);
            }
            start = stop.end;
        }
    }
    let rest = trimmed(text, start..part.end);
    if !rest.is_empty() {
        found(rest);
    }
}

fn is_terminator(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '…') || is_wide_terminator(character) || matches!(character, '؟' | '۔' | '।')
}

/// Terminators of scripts that put no space behind them.
fn is_wide_terminator(character: char) -> bool {
    matches!(character, '。' | '！' | '？')
}

/// A run of terminators with the marks that close behind it.
struct Stop {
    /// Where the run begins, in bytes of the text.
    start: usize,
    /// Where the closing marks end.
    end: usize,
    /// How many full stops the run holds, an ellipsis counting three.
    dots: usize,
    /// Whether the run is of full stops with spaces between them.
    spaced: bool,
    /// Whether it holds an exclamation or question mark.
    emphatic: bool,
    wide: bool,
    /// Whether a quotation mark closes behind it.
    closes_quotation: bool,
}

impl Stop {
    fn read(text: &str, start: usize) -> Stop {
        let (mut dots, mut spaced, mut emphatic, mut wide, mut closes_quotation) = (0, false, false, false, false);
        let mut end = start;
        loop {
            let rest = &text[end..];
            match rest.chars().next() {
                Some('.') => dots += 1,
                Some('…') => dots += 3,
                Some(' ' | '\u{a0}') if dots > 0 && !emphatic && is_spaced_dot(rest) => spaced = true,
                Some(character) if is_wide_terminator(character) => wide = true,
                Some(character) if is_terminator(character) => emphatic = true,
                _ => break,
            }
            end += rest.chars().next().map_or(0, char::len_utf8);
        }
        while let Some(length) = closing_mark(&text[end..]) {
            closes_quotation |= !matches!(text.as_bytes()[end], b')' | b']' | b'}' | b'[' | b'*' | b'_');
            end += length;
        }
        end += emoji_behind(&text[end..]);
        Stop { start, end, dots, spaced, emphatic, wide, closes_quotation }
    }

    /// Whether the sentence that begins at `sentence_start` ends here. `sentence` runs on to the end of the line.
    fn ends_sentence(&self, sentence: &str, sentence_start: usize) -> bool {
        let before = &sentence[..self.start - sentence_start];
        let after = head(&sentence[self.end - sentence_start..], VIEW);
        if self.wide {
            return true;
        }
        if !after.starts_with(char::is_whitespace) {
            return self.words_are_glued(before, after);
        }
        if before.ends_with('[') {
            return false; // "[...]" stands for words left out
        }
        let after = after.trim_start();
        let next = after.trim_start_matches(opens);
        let Some(first) = next.chars().next() else { return true };
        if first.is_lowercase() || matches!(first, '–' | '—' | '-' | ',' | ';') {
            return false;
        }
        if self.emphatic {
            return !(self.closes_quotation && attribution_follows(after));
        }
        if self.spaced && self.dots < 4 {
            return false; // an omission inside the sentence
        }
        if self.dots == 1 && !self.closes_quotation {
            return !is_abbreviated(before, next, first);
        }
        true
    }

    /// "ended.Then" without a space, as copying leaves it; not "example.com" or "St.Petersburg".
    fn words_are_glued(&self, before: &str, after: &str) -> bool {
        let ends_word = tail(before, 8).chars().rev().take(2).filter(|letter| letter.is_lowercase()).count() == 2;
        ends_word && (self.dots == 1 || self.emphatic) && lexicon::has(first_word(after), Class::SENTENCE_STARTER) && {
            after.starts_with(char::is_uppercase)
        }
    }
}

/// " ." and then another full stop or space, as in ". . ."
fn is_spaced_dot(rest: &str) -> bool {
    let mut characters = rest.chars().skip(1);
    characters.next() == Some('.') && !characters.next().is_some_and(char::is_alphanumeric)
}

/// The length of a mark that closes something, at the start of `rest`.
fn closing_mark(rest: &str) -> Option<usize> {
    let mut characters = rest.chars();
    let mark = characters.next()?;
    let ends_word = |next: Option<char>| !next.is_some_and(char::is_alphanumeric);
    match mark {
        ')' | ']' | '}' | '”' | '’' | '›' | '」' | '』' => Some(mark.len_utf8()),
        // Marks that open elsewhere: closing only where no word follows at once.
        '"' | '\'' | '“' | '‘' | '»' | '«' | '‹' | '*' | '_' => {
            ends_word(characters.next()).then_some(mark.len_utf8())
        }
        // A French space before the closing guillemet.
        ' ' | '\u{a0}' | '\u{202f}' if characters.next() == Some('»') => {
            ends_word(characters.next()).then_some(mark.len_utf8() + '»'.len_utf8())
        }
        '[' => reference_mark(rest),
        _ => None,
    }
}

/// The length of emoji and the like behind a full stop, with the space before them: they belong to what they comment on.
fn emoji_behind(rest: &str) -> usize {
    let behind_space = rest.trim_start_matches([' ', '\u{a0}']);
    let is_symbol = |character: char| character >= '\u{2190}' && !character.is_alphanumeric() && !opens(character); // arrows on
    let behind_symbols = behind_space.trim_start_matches(is_symbol);
    if behind_symbols.len() < behind_space.len() { rest.len() - behind_symbols.len() } else { 0 }
}

/// "[12]", a note's number behind the full stop.
fn reference_mark(rest: &str) -> Option<usize> {
    let close = head(rest, 6).find(']')?;
    let is_number = close > 1 && rest[1..close].bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(close + 1)
}

fn opens(character: char) -> bool {
    matches!(
        character,
        '"' | '\''
            | '“'
            | '”'
            | '„'
            | '‚'
            | '‘'
            | '’'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '『'
            | '('
            | '['
            | '{'
            | '¿'
            | '¡'
            | '*'
            | '_'
    )
}

/// Whether the full stop behind `before` belongs to an abbreviation that does not end its sentence here.
/// `next` is what follows, which begins with `first`.
fn is_abbreviated(before: &str, next: &str, first: char) -> bool {
    let view = tail(before, VIEW);
    let word = view
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or(view)
        .trim_start_matches(|mark| opens(mark) || BULLETS.contains(&mark));
    let starter_follows = lexicon::has(first_word(next), Class::SENTENCE_STARTER);
    let earlier = view[..view.len() - word.len()].trim_end();
    if !earlier.contains(char::is_alphanumeric) && is_item_marker(word) {
        return true;
    }
    if lexicon::has(word, Class::NEVER_LAST) || lexicon::has(word, Class::TITLE) {
        return !(word == "St" && starter_follows);
    }
    if lexicon::has(word, Class::BEFORE_NUMBER) || lexicon::has(word, Class::MONTH) {
        return first.is_ascii_digit();
    }
    if lexicon::has(word, Class::CLOCK) {
        let words_so_far = before.split_whitespace().take(5).count(); // "At 5 a.m. Mr Dahl …": too short for a sentence
        return !starter_follows && words_so_far < 5;
    }
    if word.chars().count() == 1 && word.starts_with(char::is_uppercase) {
        let ends_phrase = earlier.ends_with(char::is_lowercase) && (word != "I" || is_after_conjunction(earlier));
        return !(starter_follows && ends_phrase);
    }
    if is_acronym(word) || lexicon::has(word, Class::ABBREVIATION) {
        return !starter_follows && first.is_uppercase();
    }
    false
}

/// "you and I."
fn is_after_conjunction(earlier: &str) -> bool {
    matches!(earlier.rsplit(char::is_whitespace).next(), Some("and" | "than" | "or" | "as" | "but" | "am"))
}

/// "1", "12", "a" as the first word of a line.
fn is_item_marker(word: &str) -> bool {
    let is_number = word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = word.len() == 1 && word.as_bytes()[0].is_ascii_alphabetic();
    !word.is_empty() && (is_number || is_letter)
}

/// "U.S", "Ph.D", "a.k.a": short parts with full stops between them.
fn is_acronym(word: &str) -> bool {
    word.contains('.')
        && word
            .split('.')
            .all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// Whether a name and a verb of saying follow, as in `"Why?" Dahl asked.`
fn attribution_follows(after: &str) -> bool {
    let mut words = after.split_whitespace();
    let name = words.next().unwrap_or("");
    name.starts_with(char::is_uppercase)
        && !opens(name.chars().next().unwrap_or(' '))
        && words.take(4).any(|word| lexicon::has(word.trim_end_matches(['.', ',', ':', ';']), Class::SPEECH_VERB))
}

fn first_word(text: &str) -> &str {
    let end = text
        .find(|character: char| !(character.is_alphanumeric() || matches!(character, '\'' | '’')))
        .unwrap_or(text.len());
    &text[..end]
}
