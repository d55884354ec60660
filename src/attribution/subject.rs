//! The subject of a sentence: who speaks in it where the verb does not stand beside its speaker.

use super::lexicon::Class;
use super::phrases::{self, Phrase, PhraseKind};
use super::tokens::{Kind, Token};

/// The subject of the sentence: the first phrase that opens a clause and can speak. "The sun deck" cannot.
pub fn subject(tokens: &[Token]) -> Option<Phrase> {
    const TRIES: usize = 6; // openings like "On Tuesday," before the subject
    let mut start = 0;
    for _ in 0..TRIES {
        while tokens.get(start).is_some_and(|token| !token.is_word() || token.is(Class::ADVERB) || is_light(token)) {
            start += 1;
        }
        let first = tokens.get(start)?;
        let subordinate =
            first.is(Class::PREPOSITION.with(Class::CONJUNCTION).with(Class::GERUND).with(Class::CALENDAR));
        let phrase = phrases::after(tokens, start).filter(|phrase| !subordinate && phrase.kind != PhraseKind::Thing);
        if phrase.is_some() {
            return phrase;
        }
        let is_break = |token: &Token| token.kind == Kind::Comma || token.is_speech();
        let next = tokens[start..].iter().position(is_break)?;
        start += next + 1;
    }
    None
}

/// "And", "But": they open a sentence without making it depend on another.
fn is_light(token: &Token) -> bool {
    token.is(Class::CONJUNCTION) && token.range.len() <= 3
}
