//! Statements without a verb of saying: by a colon, a dash, a noun, or a clause right before a quotation.

use super::{INTRODUCTION, Statement};
use crate::attribution::lexicon::Class;
use crate::attribution::phrases::{self, PhraseKind};
use crate::attribution::subject::subject;
use crate::attribution::tokens::{Kind, Token};

/// "Dahl's claim that", "in the words of Dahl".
pub fn at_noun(tokens: &[Token], place: usize) -> Option<Statement> {
    let token = &tokens[place];
    if !token.is(Class::CUE_NOUN) || place == 0 {
        return None;
    }
    let next = tokens.get(place + 1);
    if next.is_some_and(|next| next.is(Class::OF))
        && let Some(speaker) = phrases::after(tokens, place + 2).filter(|phrase| phrase.kind != PhraseKind::Thing)
    {
        return Some(Statement { speaker, cue: place..place + 1, score: 32 });
    }
    let owner = tokens[..place].iter().rposition(|token| token.possessive || token.is(Class::DETERMINER))?;
    if place - owner > 3 || !tokens[owner].possessive {
        return None;
    }
    let mut speaker = phrases::before(&tokens[..=owner], owner + 1)?;
    speaker.tokens.end = owner + 1;
    Some(Statement { speaker, cue: place..place + 1, score: 32 })
}

/// "Dahl: “…”", "“…” — Dahl"
pub fn at_mark(tokens: &[Token], place: usize) -> Option<Statement> {
    let cue = place..place + 1;
    if tokens[place].kind == Kind::Dash {
        let after_speech = place > 0 && tokens[place - 1].is_speech();
        let speaker = phrases::after(tokens, place + 1).filter(|phrase| phrase.kind == PhraseKind::Name)?;
        let ends = tokens.get(speaker.tokens.end).is_none_or(|next| !next.is_word());
        return (after_speech && ends).then_some(Statement { speaker, cue, score: 50 });
    }
    let start = tokens[..place].iter().rposition(|token| token.kind == Kind::Dash).map_or(0, |dash| dash + 1);
    let first = subject(&tokens[start..place]).map(|phrase| phrase.shifted(start));
    let speaker = first
        .filter(|phrase| phrase.kind != PhraseKind::Thing)
        .or_else(|| phrases::before(tokens, place).filter(|phrase| phrase.kind == PhraseKind::Name))?;
    let heads = speaker.tokens == (start..place) && speaker.kind != PhraseKind::Pronoun;
    let score = match tokens.get(place + 1) {
        Some(next) if next.kind == Kind::Quotation && heads => 50,
        Some(next) if next.kind == Kind::Quotation => 35,
        _ if heads => 45,
        None => INTRODUCTION,
        _ => return None,
    };
    Some(Statement { speaker, cue, score })
}

/// "Dahl shot back, “…”": a clause right before a quotation, with whatever verb.
pub fn before_speech(tokens: &[Token]) -> Option<Statement> {
    let speech = tokens.iter().position(Token::is_speech)?;
    let mark = speech.checked_sub(1).filter(|&mark| matches!(tokens[mark].kind, Kind::Comma | Kind::Colon))?;
    let start = tokens[..mark].iter().rposition(|token| !token.is_word()).map_or(0, |comma| comma + 1);
    let speaker = subject(&tokens[start..mark]).filter(|phrase| phrase.kind != PhraseKind::Thing)?.shifted(start);
    let verb = speaker.tokens.end;
    let cue = if verb < mark { verb..verb + 1 } else { mark..mark + 1 };
    Some(Statement { speaker, cue, score: 40 })
}
