//! Who says it, and by which word, within one passage: order patterns around each cue, weighed against each other.
//!
//! A cue's speaker stands before it ("Dahl said"), behind it ("said Dahl", "according to Dahl"), or is the subject of
//! the sentence ("Dahl smiled, adding"). Of several statements the one beside the quotation wins.

mod marks;
mod verbs;

use super::lexicon::Class;
use super::phrases::{self, Phrase, PhraseKind};
use super::tokens::{Kind, Token};
use std::ops::Range;

/// A speaker and a cue found in a passage, as places of tokens.
#[derive(Clone, Debug)]
pub struct Statement {
    pub speaker: Phrase,
    pub cue: Range<usize>,
    /// How well the pattern tells, on a scale of its own: 60 is a plain "Dahl said".
    score: i32,
}

/// The score of a colon that ends a passage without a verb of saying.
const INTRODUCTION: i32 = 31;

impl Statement {
    /// Whether it attributes nothing in its own passage, but only what stands in the next: "Dahl read the letter:".
    pub fn only_introduces(&self) -> bool {
        self.score == INTRODUCTION
    }

    /// Whether its cue is a colon and no quotation follows.
    pub fn is_bare_colon(&self, tokens: &[Token]) -> bool {
        let next = tokens.get(self.cue.end);
        tokens[self.cue.start].kind == Kind::Colon && next.is_some_and(|next| next.kind != Kind::Quotation)
    }

    /// Whether its cue is a plain verb of saying with a speaker beside it.
    pub fn is_plain(&self) -> bool {
        self.score >= 55
    }
}

/// The best statement of a passage that holds a quotation or an attributed claim.
pub fn find(tokens: &[Token], is_quote: bool) -> Option<Statement> {
    let mut statements = Vec::new();
    for place in 0..tokens.len() {
        if tokens[place].is_word()
            && let Some(statement) = at(tokens, place, &statements)
        {
            statements.push(statement);
        } else if matches!(tokens[place].kind, Kind::Colon | Kind::Dash) {
            statements.extend(marks::at_mark(tokens, place));
        }
    }
    statements.extend(if is_quote { marks::before_speech(tokens) } else { None });
    statements.retain(|statement| !tokens[statement.speaker.tokens.end - 1].is(Class::NOBODY));
    let plain: Vec<Range<usize>> =
        statements.iter().filter(|statement| statement.is_plain()).map(|statement| statement.cue.clone()).collect();
    statements.retain(|statement| !is_reported(tokens, statement, &plain));
    if !is_quote {
        statements.retain(|statement| reports(tokens, statement) && !is_own_voice(tokens, statement));
    }
    if is_quote || tokens.iter().any(Token::is_speech) {
        let longest = tokens.iter().map(|token| token.words).max().unwrap_or(0);
        for statement in &mut statements {
            statement.score += beside_quotation(tokens, statement, longest);
        }
    }
    const LEAST: i32 = 30; // of the scale above; a pattern with less misleads more often than it helps
    let told = statements.into_iter().filter(|statement| statement.score >= LEAST);
    told.rev().max_by_key(|statement| statement.score) // of equals the first
}

/// Whether a stance is part of what a plain verb of saying in a parenthesis before it reports: "The port, Dahl said, the
/// owners considered lost." `plain` are the cues of the plain statements.
fn is_reported(tokens: &[Token], statement: &Statement, plain: &[Range<usize>]) -> bool {
    let place = statement.cue.start;
    tokens[place].is(Class::STANCE)
        && !tokens[place].is(Class::SAY)
        && plain.iter().any(|cue| {
            cue.end < place
                && tokens[cue.end].kind == Kind::Comma
                && !tokens[cue.end..place].iter().any(Token::is_speech)
        })
}

/// Whether a statement without a quotation beside it reports speech. Everyday verbs, things that cannot speak, and
/// verbs that depend on another do so only where a reported clause follows: "found that".
fn reports(tokens: &[Token], statement: &Statement) -> bool {
    let cue = &tokens[statement.cue.start];
    let next = tokens.get(statement.cue.end);
    if next.is_some_and(|next| next.is(Class::THAT) || next.is_speech()) {
        return true;
    }
    let thing = statement.speaker.kind == PhraseKind::Thing;
    let clause = next.is_some_and(|next| next.is(Class::PRONOUN) || next.capital || next.kind == Kind::Quotation);
    if cue.is(Class::GERUND) && cue.is(Class::SAY) {
        return clause && !thing;
    }
    if !cue.is_word() {
        return true;
    }
    let noun = cue.is(Class::NOUNLIKE) && cue.is(Class::BASE) && !cue.is(Class::FINITE);
    let speaks = !thing || cue.is(Class::ACCORDING.with(Class::PLAINEST));
    !cue.is(Class::WEAK) && !noun && speaks && statement.score > 40
}

/// Whether the writer or the reader is the subject of a verb that is none of saying: "I want", "you find".
fn is_own_voice(tokens: &[Token], statement: &Statement) -> bool {
    let cue = &tokens[statement.cue.start];
    let first = &tokens[statement.speaker.tokens.start];
    let says = cue.is(Class::SAY) && !cue.is(Class::STANCE.with(Class::BASE));
    statement.speaker.kind == PhraseKind::Pronoun && (first.is(Class::YOU) || first.is(Class::OWN_VOICE) && !says)
}

/// The statement whose cue is the word at `place`. `earlier` are those found before it.
fn at(tokens: &[Token], place: usize, earlier: &[Statement]) -> Option<Statement> {
    let token = &tokens[place];
    if token.is(Class::ACCORDING) && tokens.get(place + 1).is_some_and(|next| next.is(Class::TO)) {
        let speaker = phrases::after(tokens, place + 2)?;
        return Some(Statement { speaker, cue: place..place + 2, score: 62 });
    }
    // "Council Says": a title; "United States": a name
    let is_verb = token.is(Class::CUE) && (!token.capital || place == 0 || !token.is(Class::ROLE.with(Class::BODY)));
    let by_verb = if is_verb { verbs::at_verb(tokens, place, earlier) } else { None };
    by_verb.or_else(|| marks::at_noun(tokens, place))
}

/// How much nearer a statement is to the quotation than one anywhere in the passage.
fn beside_quotation(tokens: &[Token], statement: &Statement, longest: usize) -> i32 {
    let speaker = &statement.speaker.tokens;
    let first = statement.cue.start.min(speaker.start);
    let last = statement.cue.end.max(speaker.end);
    let weight = |quotation: &Token| {
        let speech = if quotation.is_speech() { 30 } else { 5 };
        let main = if quotation.words == longest { 10 } else { 0 };
        speech + main
    };
    let mut best = -10;
    // right behind it: “…,” Dahl said
    let gap =
        tokens[..first].iter().rev().take_while(|token| token.kind == Kind::Comma || token.kind == Kind::Dash).count();
    if let Some(quotation) =
        first.checked_sub(gap + 1).map(|place| &tokens[place]).filter(|token| token.kind == Kind::Quotation)
    {
        best = best.max(10 + weight(quotation));
    }
    // before it, with at most a few words of circumstance between: Dahl told the paper: “…”
    let mut distance = 0;
    for token in &tokens[last..] {
        if token.kind == Kind::Quotation {
            best = best.max(weight(token) - 2 * distance);
            break;
        }
        distance += match token.kind {
            Kind::Comma | Kind::Colon => 0,
            Kind::Dash | Kind::Semicolon => 10,
            _ if token.is(Class::CUE) && token.is(Class::FINITE) => 6,
            _ => 1,
        };
        if distance > 20 {
            break;
        }
    }
    best
}
