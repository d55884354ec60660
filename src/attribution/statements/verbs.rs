//! Statements by a verb: who its subject is, judged by what stands on either side of it.

use super::Statement;
use crate::attribution::lexicon::Class;
use crate::attribution::phrases::{self, Phrase, PhraseKind};
use crate::attribution::subject::subject;
use crate::attribution::tokens::{Kind, Token};

/// The statement whose cue is the verb at `place`. `earlier` are those found before it in the passage.
pub fn at_verb(tokens: &[Token], place: usize, earlier: &[Statement]) -> Option<Statement> {
    let verb = &tokens[place];
    let mut before = place; // where what stands before the verb and its adverbs and auxiliaries ends
    let (mut passive, mut auxiliary) = (false, false);
    while before > 0 {
        let token = &tokens[before - 1];
        // "can be heard asking"
        let heard = token.is(Class::PARTICIPLE) && before > 1 && tokens[before - 2].is(Class::BE);
        if !token.is_word() || !token.is(Class::ADVERB.with(Class::AUXILIARY).with(Class::NEGATION)) && !heard {
            break;
        }
        passive |= token.is(Class::BE);
        auxiliary |= token.is(Class::AUXILIARY);
        before -= 1;
    }
    let previous = before.checked_sub(1).map(|place| &tokens[place]);
    let gerund = verb.is(Class::GERUND);
    if passive && !gerund && !verb.is(Class::BASE) {
        return passive_statement(tokens, place);
    }
    if verb.is(Class::PARTICIPLE) && !verb.is(Class::FINITE) && !auxiliary {
        return None;
    }
    if gerund && tokens.get(place + 1).is_some_and(|next| next.is(Class::TO)) {
        return None; // "adding to the misery"
    }
    let base = match (verb.is(Class::SAY), verb.is(Class::STANCE)) {
        (true, false) => 60,
        (true, true) => 52,
        (false, _) => 45,
    };
    let base = if verb.is(Class::WEAK) { base - 18 } else { base };
    let statement =
        |speaker: Option<Phrase>, score: i32| Some(Statement { speaker: speaker?, cue: place..place + 1, score });
    let reports_clause = tokens.get(place + 1).is_some_and(|next| next.is(Class::THAT)); // "said that the deck"
    let can_invert = verb.is(Class::SAY) && !verb.is(Class::TELL) && !gerund && before == place && !reports_clause;
    let clause_subject = || {
        let after_speech = tokens[..place].iter().rposition(Token::is_speech).map_or(0, |speech| speech + 1);
        let told = earlier.iter().rev().find(|statement| statement.score >= 55 && statement.cue.start >= after_speech);
        told.map(|statement| statement.speaker.clone()).or_else(|| subject(&tokens[..place]))
    };
    let Some(previous) = previous else {
        let behind = if can_invert { phrases::after(tokens, place + 1) } else { None };
        return statement(behind.filter(|phrase| is_closed(tokens, phrase.tokens.end)), base);
    };
    match previous.kind {
        Kind::Quotation if previous.is_speech() || can_invert => {
            let behind = if can_invert { phrases::after(tokens, place + 1) } else { None };
            let by_title = || (!previous.is_speech()).then(|| phrases::before(tokens, before)).flatten();
            statement(behind.or_else(by_title).or_else(clause_subject), base)
        }
        Kind::Comma | Kind::Dash | Kind::Close => {
            if gerund {
                return statement(clause_subject(), base - 8);
            }
            let after_speech = before > 1 && tokens[before - 2].is_speech();
            let behind = if can_invert { phrases::after(tokens, place + 1) } else { None };
            // "as Dahl, the mayor, put it": only speech has a pronoun behind its verb
            let behind = behind.filter(|phrase| {
                after_speech || phrase.kind != PhraseKind::Pronoun && is_closed(tokens, phrase.tokens.end)
            });
            let left = || phrases::before(tokens, before).filter(|_| !after_speech);
            let inverted = can_invert && !after_speech; // nobody is found where the speaker must stand
            statement(behind.or_else(left).or_else(|| if inverted { None } else { clause_subject() }), base)
        }
        Kind::Word => {
            if previous.is(Class::AND.with(Class::CONJUNCTION)) {
                let subject = clause_subject()?;
                let agrees = auxiliary || verb.is(Class::FINITE) || gerund || is_plural(tokens, &subject);
                return statement(agrees.then_some(subject), base - if auxiliary { 0 } else { 4 });
            }
            if previous.is(Class::RELATIVE) {
                let end = before - 1;
                return statement(
                    phrases::before(tokens, end - usize::from(end > 0 && tokens[end - 1].kind == Kind::Comma)),
                    base - 15,
                );
            }
            if previous.is(Class::TO) {
                return statement(clause_subject(), base - 20);
            }
            if gerund && previous.is(Class::PREPOSITION) {
                return statement(clause_subject(), base - 15);
            }
            if previous.is(Class::PREPOSITION) || previous.possessive {
                return None;
            }
            if previous.is(Class::DETERMINER) && !previous.is(Class::COLLECTIVE) {
                return None;
            }
            let speaker = phrases::before(tokens, before)?;
            let alone = verb.is(Class::BASE) && !verb.is(Class::FINITE) && !auxiliary;
            if alone && !is_plural(tokens, &speaker) || !auxiliary && is_noun(tokens, place, &speaker) {
                return None;
            }
            if gerund && speaker.kind == PhraseKind::Thing {
                return statement(clause_subject(), base - 12);
            }
            let penalty = match speaker.kind {
                PhraseKind::Thing if !verb.is(Class::SAY) => return None, // "a bridge called", "the proposed plan"
                PhraseKind::Thing => 12,
                _ if gerund && !passive => 12,
                _ => 0,
            };
            statement(Some(speaker), base - penalty)
        }
        _ => statement(clause_subject(), base - 15),
    }
}

/// Whether the word at `place`, behind a phrase, is rather its last noun: "11 states", "many claims of".
fn is_noun(tokens: &[Token], place: usize, before: &Phrase) -> bool {
    let last = &tokens[before.tokens.end - 1];
    let determined = last.is(Class::COLLECTIVE.with(Class::DETERMINER)) || last.number;
    let next = tokens.get(place + 1);
    let object = next.is_some_and(|next| {
        !next.is_word() || next.is_content() || next.is(Class::DETERMINER.with(Class::PRONOUN).with(Class::THAT))
    });
    tokens[place].is(Class::NOUNLIKE) && before.kind != PhraseKind::Pronoun && (determined || !object || next.is_none())
}

/// Whether a phrase goes with a verb without an ending.
fn is_plural(tokens: &[Token], phrase: &Phrase) -> bool {
    let last = &tokens[phrase.tokens.end - 1];
    last.is(Class::PLURAL)
        || !last.possessive && last.ends_in_s
        || tokens[phrase.tokens.clone()].iter().any(|token| token.is(Class::AND))
}

/// "was criticised by Dahl"
fn passive_statement(tokens: &[Token], place: usize) -> Option<Statement> {
    let by = (place + 1..(place + 5).min(tokens.len())).find(|&by| tokens[by].is(Class::BY))?;
    let speaker = phrases::after(tokens, by + 1).filter(|phrase| phrase.kind != PhraseKind::Thing)?;
    Some(Statement { speaker, cue: place..place + 1, score: 42 })
}

/// Whether a clause can end before the token at `place`, so that the phrase there is no subject of a further verb.
fn is_closed(tokens: &[Token], place: usize) -> bool {
    tokens.get(place).is_none_or(|next| {
        !next.is_word()
            || next.is(Class::PREPOSITION
                .with(Class::CONJUNCTION)
                .with(Class::CALENDAR)
                .with(Class::RELATIVE)
                .with(Class::GERUND)
                .with(Class::TO))
            || next.is(Class::ADVERB) && !next.is(Class::AUXILIARY)
    })
}
