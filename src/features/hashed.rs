//! The wording of a passage as numbered features: words, pairs of neighbours, sentence skeletons, endings.
//!
//! No vocabulary is kept. Each such piece is hashed to one of [`BUCKETS`] numbers (Weinberger et al. 2009), which keeps
//! the weights small, knows words that were never seen, and leaves nothing of the texts that a model was trained on
//! readable in it. What stands in quotation marks is another voice: it counts in features of its own, and for the
//! words around it the whole quotation is a single token.

use crate::lexicon::{self, Class};
use crate::quotation::Quotation;
use std::ops::Range;

/// How many numbers there are: enough that pieces with weight seldom meet, few enough to load at once.
pub const BUCKETS: usize = 1 << BITS;
const BITS: u32 = 17;

/// What kind of piece a number stands for. Pieces of different kinds never share more than a bucket by chance.
#[derive(Clone, Copy)]
#[repr(u64)]
enum Kind {
    WordOfProse = 1,
    WordOfLine,
    QuotedWord,
    Pair,
    Skeleton,
    Ending,
    Beginning,
    WholeLine,
    Before,
    After,
    SkeletonPair,
}

/// How a passage reads as a whole, which tells two uses of a word apart: “home” in a menu and in a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Prose,
    Line,
}

/// A word, a mark of punctuation, or a whole quotation.
#[derive(Clone)]
struct Token {
    range: Range<usize>,
    /// The word itself, whatever its case.
    key: u64,
    /// The word if it is a small word or a cue, else only its form.
    form: u64,
    ending: u64,
    is_word: bool,
}

const BEGIN: u64 = 1;
const END: u64 = 2;
const QUOTATION: u64 = 3;
const FEW_QUOTED_WORDS: u64 = 4;

/// Words that keep their identity in a skeleton.
const KEPT: [Class; 9] = [
    Class::FUNCTION_WORD,
    Class::SPEECH_VERB,
    Class::MODAL,
    Class::HEDGE,
    Class::ARGUMENT,
    Class::FIRST_PERSON,
    Class::SECOND_PERSON,
    Class::SPEAKER_PRONOUN,
    Class::SOURCE_NOUN,
];

/// Call `sink` with the bucket of every piece of the passage's wording, and where the piece stands in the text.
pub fn read(
    text: &str,
    range: Range<usize>,
    quotations: &[Quotation],
    style: Style,
    mut sink: impl FnMut(u32, Range<usize>),
) {
    let word = match style {
        Style::Prose => Kind::WordOfProse,
        Style::Line => Kind::WordOfLine,
    };
    let edge = |key, at: usize| Token { range: at..at, key, form: key, ending: 0, is_word: false };
    let (mut second, mut first) = (edge(BEGIN, range.start), edge(BEGIN, range.start));
    let mut line = 0u64;
    let mut count = 0;
    let mut see = |token: &Token, sink: &mut dyn FnMut(u32, Range<usize>)| {
        if token.is_word {
            sink(bucket(word, token.key, 0), token.range.clone());
            if token.ending != 0 {
                sink(bucket(Kind::Ending, token.ending, style as u64), token.range.clone());
            }
            if count < 2 {
                sink(bucket(Kind::Beginning, token.key, count), token.range.clone());
            }
            count += 1;
        }
        line = mix(line ^ token.key);
        sink(bucket(Kind::Pair, first.key, token.key), first.range.start..token.range.end);
        sink(bucket(Kind::SkeletonPair, first.form, token.form), first.range.start..token.range.end);
        let three = mix(second.form).wrapping_add(first.form);
        sink(bucket(Kind::Skeleton, three, token.form), second.range.start..token.range.end);
        second = std::mem::replace(&mut first, token.clone());
    };
    let mut inside = Vec::new();
    walk(text, range.clone(), quotations, &mut |token, is_quoted| {
        if !is_quoted {
            see(&token, &mut sink);
        } else if token.is_word {
            inside.push(token);
        }
    });
    for token in inside {
        sink(bucket(Kind::QuotedWord, token.key, 0), token.range);
    }
    see(&edge(END, range.end), &mut sink);
    if count <= 8 {
        sink(bucket(Kind::WholeLine, line, 0), range);
    }
}

/// Call `see` with each token of the passage, and whether it stands in quotation marks; after those that do comes one for
/// the quotation as a whole.
fn walk(text: &str, range: Range<usize>, quotations: &[Quotation], see: &mut impl FnMut(Token, bool)) {
    let mut position = range.start;
    let mut quotations = quotations.iter();
    loop {
        let quotation = quotations.next();
        let end = quotation.map_or(range.end, |quotation| quotation.range.start.clamp(position, range.end));
        tokens(text, position..end, &mut |token| see(token, false));
        let Some(quotation) = quotation else { break };
        let inside = end.max(range.start)..quotation.range.end.min(range.end);
        if inside.is_empty() {
            break;
        }
        let mut words = 0;
        tokens(text, inside.clone(), &mut |token| {
            words += u32::from(token.is_word);
            see(token, true);
        });
        let key = if words > 3 { QUOTATION } else { FEW_QUOTED_WORDS };
        position = inside.end;
        see(Token { range: inside, key, form: key, ending: 0, is_word: false }, false);
    }
}

/// Call `sink` with the buckets for the beginning and end of a neighbour.
pub fn read_neighbour(text: &str, range: Range<usize>, is_after: bool, mut sink: impl FnMut(u32, Range<usize>)) {
    let kind = if is_after { Kind::After } else { Kind::Before };
    let head = range.start..text.floor_char_boundary(range.end.min(range.start + 24));
    let mut number = 0;
    tokens(text, head, &mut |token| {
        if number < 2 {
            sink(bucket(kind, token.form, number), token.range);
        }
        number += 1;
    });
}

fn bucket(kind: Kind, left: u64, right: u64) -> u32 {
    let hash = mix(mix(left.wrapping_add(kind as u64)).wrapping_add(right));
    (hash >> (64 - BITS)) as u32
}

/// Spread a number's bits evenly (the finaliser of splitmix64, Steele et al. 2014, cut short).
fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb)
}

/// Call `sink` with each token of a part of the text that holds no quotation mark of interest.
fn tokens(text: &str, range: Range<usize>, sink: &mut impl FnMut(Token)) {
    let part = &text[range.clone()];
    let mut characters = part.char_indices().peekable();
    while let Some((start, character)) = characters.next() {
        if character.is_whitespace() {
            continue;
        }
        if !character.is_alphanumeric() {
            let place = range.start + start..range.start + start + character.len_utf8();
            let key = 0x100 + character as u64;
            sink(Token { range: place, key, form: key, ending: 0, is_word: false });
            continue;
        }
        let mut end = start + character.len_utf8();
        while let Some(&(at, next)) = characters.peek() {
            if !next.is_alphanumeric() && !matches!(next, '\'' | '’') {
                break;
            }
            end = at + next.len_utf8();
            characters.next();
        }
        let word = part[start..end].trim_end_matches(['\'', '’']);
        sink(token(word, range.start + start));
    }
}

fn token(word: &str, start: usize) -> Token {
    let range = start..start + word.len();
    let first = word.as_bytes()[0];
    if first.is_ascii_digit() {
        let key = if word.len() == 4 && matches!(first, b'1' | b'2') { 20 } else { 21 + word.len().min(6) as u64 };
        return Token { range, key, form: key, ending: 0, is_word: true };
    }
    let key = lexicon::key(word);
    let classes = lexicon::classes_of(key);
    let is_kept = KEPT.iter().any(|class| classes.has(*class));
    let is_capital = word.starts_with(char::is_uppercase);
    let long = word.len() >= 5;
    let ending = if long { lexicon::key(&word[word.ceil_char_boundary(word.len() - 3)..]) } else { 0 };
    let form = if is_kept {
        key
    } else if is_capital {
        40
    } else if long {
        let tail = &word.as_bytes()[word.len() - 3..];
        match tail {
            [_, b'e', b'd'] => 41,
            [b'i', b'n', b'g'] => 42,
            [_, b'l', b'y'] => 43,
            [b'e', b's', b't'] => 44,
            [b'i', b'o', b'n'] => 45,
            [_, b'e', b'r'] => 46,
            [_, _, b's'] => 47,
            _ => 48,
        }
    } else {
        49
    };
    Token { range, key, form, ending: if is_capital { 0 } else { ending }, is_word: true }
}
