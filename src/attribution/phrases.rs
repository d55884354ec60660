//! Noun phrases that can speak, found without a parser: capitalised runs with titles, pronouns, "the" with a noun.

use super::lexicon::Class;
use super::tokens::{Kind, Token};
use std::ops::Range;

/// A noun phrase, as places of tokens: the first and the one behind the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    pub tokens: Range<usize>,
    pub kind: PhraseKind,
}

impl Phrase {
    /// The phrase as it stands in a row of tokens that begins earlier.
    pub fn shifted(self, by: usize) -> Phrase {
        Phrase { tokens: by + self.tokens.start..by + self.tokens.end, ..self }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhraseKind {
    /// It holds a capitalised run.
    Name,
    Pronoun,
    /// A noun that can speak: "the mayor", "officials".
    Role,
    /// Any other noun.
    Thing,
}

/// Words that open an apposition or a relative clause.
const DESCRIBING: Class =
    Class::RELATIVE.with(Class::DETERMINER).with(Class::ADVERB).with(Class::GERUND).with(Class::PREPOSITION);

/// No noun phrase is longer, in words; the limit keeps time linear.
const LONGEST: usize = 24;

/// The phrase that ends right before `end`.
pub fn before(tokens: &[Token], end: usize) -> Option<Phrase> {
    let last = end.checked_sub(1)?;
    match tokens[last].kind {
        Kind::Close => before(tokens, opening(tokens, last)?),
        Kind::Comma | Kind::Dash => before_apposition(tokens, last),
        Kind::Word if tokens[last].is(Class::PRONOUN) => pronoun(tokens, last),
        Kind::Word | Kind::Quotation => run_before(tokens, end),
        _ => None,
    }
}

fn pronoun(tokens: &[Token], place: usize) -> Option<Phrase> {
    let object = place > 0 && tokens[place - 1].is(Class::JOINING);
    (!object).then_some(Phrase { tokens: place..place + 1, kind: PhraseKind::Pronoun })
}

fn opening(tokens: &[Token], close: usize) -> Option<usize> {
    (close.saturating_sub(LONGEST)..close).rev().find(|&place| tokens[place].kind == Kind::Open)
}

/// The phrase whose apposition or relative clause ends with the comma or dash at `close`: "Dahl, who ran," → Dahl.
fn before_apposition(tokens: &[Token], close: usize) -> Option<Phrase> {
    let mut fallback = None;
    // "Dahl (Lib.), said": nothing but the parenthesis stands between
    if close > 0 && tokens[close - 1].kind == Kind::Close {
        return before(tokens, close).filter(|phrase| phrase.kind == PhraseKind::Name);
    }
    for place in (close.saturating_sub(2 * LONGEST)..close).rev() {
        let token = &tokens[place];
        if token.is_speech() || matches!(token.kind, Kind::Colon | Kind::Semicolon | Kind::Stop) {
            break;
        }
        if token.kind != tokens[close].kind {
            continue;
        }
        let named = |end: usize| match tokens[end.checked_sub(1)?].kind {
            Kind::Close => run_before(tokens, opening(tokens, end - 1)?),
            _ => run_before(tokens, end),
        };
        let Some(phrase) = named(place).filter(|phrase| phrase.kind != PhraseKind::Thing) else { continue };
        let preposition = phrase.tokens.start.checked_sub(1).filter(|&left| tokens[left].is(Class::PREPOSITION));
        if preposition.is_some_and(|left| left > 0 || !tokens[left].is(Class::AS)) {
            continue;
        }
        let next = &tokens[place + 1];
        // "her deputy, Rune Sollund, said": the name is the apposition
        if phrase.kind == PhraseKind::Role && tokens[place + 1..close].iter().all(Token::is_name) {
            return Some(Phrase { tokens: phrase.tokens.start..close, kind: PhraseKind::Name });
        }
        if next.is(DESCRIBING) || next.number || !next.capital && next.is_content() {
            return Some(phrase);
        }
        fallback = fallback.or(Some(phrase));
    }
    fallback
}

/// The run of nouns and names that ends right before `end`, with what joins it to one on its left.
fn run_before(tokens: &[Token], end: usize) -> Option<Phrase> {
    let mut start = end;
    let limit = end.saturating_sub(LONGEST);
    while start > limit {
        let token = &tokens[start - 1];
        let inner = start < end;
        if token.is(Class::DETERMINER) && (inner || token.is(Class::COLLECTIVE)) {
            start -= 1;
            // "all the members", "one of the members"
            if start > limit && tokens[start - 1].is(Class::COLLECTIVE) && tokens[start - 1].is_word() {
                start -= 1;
            }
            break;
        }
        let name_particle = inner && token.is(Class::PARTICLE) && tokens[start].capital && !token.is(Class::DETERMINER);
        let verb = inner && (!token.capital && is_verb_before(tokens, start - 1) || is_verb_first(tokens, start - 1));
        if name_particle || token.is_content() && !verb && !(inner && token.is(Class::CALENDAR)) {
            start -= 1;
            continue;
        }
        // "Moe and Dahl said": two names speak together
        let joins_names = token.is(Class::AND) && inner && tokens[start].capital && start >= 2 + limit;
        if joins_names && tokens[start - 2].is_name() && start - 2 > 0 {
            start -= 2;
            continue;
        }
        break;
    }
    if start == end {
        return None;
    }
    let start = without_foreign_beginning(tokens, start, end);
    let mut phrase = Phrase { kind: kind(tokens, start..end), tokens: start..end };
    // "a spokesman for the port", "Dahl of the port"
    if start >= 2 && start > limit && tokens[start - 1].is(Class::JOINING) {
        let head = &tokens[start - 2];
        let speaks = head.is(Class::ROLE.with(Class::COLLECTIVE)) || head.is_name();
        let left = speaks.then(|| run_before(&tokens[..start - 1], start - 1)).flatten();
        if let Some(left) = left.filter(|left| left.tokens.start >= limit) {
            phrase = Phrase { tokens: left.tokens.start..end, kind: left.kind };
        }
    }
    Some(phrase)
}

/// Whether the small word at `place` is rather a verb or a participle than a noun of the phrase on its right.
fn is_verb_before(tokens: &[Token], place: usize) -> bool {
    let token = &tokens[place];
    let base = token.is(Class::BASE) && !token.is(Class::NOUNLIKE);
    token.is(Class::CUE) && (base || token.is(Class::FINITE.with(Class::GERUND))) && !token.is(Class::ROLE)
}

/// "Stated Dahl:" – a verb that opens the sentence and so has a capital.
fn is_verb_first(tokens: &[Token], place: usize) -> bool {
    let opens = place == 0 || tokens[place - 1].kind == Kind::Quotation && !tokens[place].capital;
    opens && is_verb_before(tokens, place) && tokens.get(place + 1).is_some_and(|next| next.capital)
}

/// "As the voters left the hall Dahl said": a name does not begin with somebody else's noun.
fn without_foreign_beginning(tokens: &[Token], start: usize, end: usize) -> usize {
    if !tokens[end - 1].is_name() {
        return start;
    }
    let mut first_name = end - 1;
    while first_name > start
        && (tokens[first_name - 1].is_name() || tokens[first_name - 1].is(Class::PARTICLE.with(Class::CONJUNCTION)))
    {
        first_name -= 1;
    }
    if first_name == start {
        return start;
    }
    let neighbour = &tokens[first_name - 1];
    let belongs =
        neighbour.is(Class::ROLE.with(Class::TITLE)) || neighbour.possessive || neighbour.is(Class::DETERMINER);
    if belongs { start } else { first_name }
}

fn kind(tokens: &[Token], range: Range<usize>) -> PhraseKind {
    let words = &tokens[range.clone()];
    let last = words.last().expect("a phrase holds a word");
    // the capital that opens a sentence tells nothing unless the name goes on or ends with it
    let opens_sentence = |place: usize| range.start == 0 && place == 0 && words.len() > 1;
    let is_name = |place: usize| {
        words[place].is_name()
            && !(opens_sentence(place) && !words[1].capital && !words[0].possessive)
            && !(opens_sentence(place) && words[0].is(Class::DETERMINER))
    };
    if last.is(Class::TIME) {
        PhraseKind::Thing
    } else if (0..words.len()).any(is_name) {
        PhraseKind::Name
    } else if words.iter().any(|word| word.is(Class::ROLE)) || last.is(Class::COLLECTIVE) {
        PhraseKind::Role
    } else {
        PhraseKind::Thing
    }
}

/// The phrase that begins at `start`.
pub fn after(tokens: &[Token], start: usize) -> Option<Phrase> {
    let first = tokens.get(start)?;
    if first.is(Class::PRONOUN) {
        return Some(Phrase { tokens: start..start + 1, kind: PhraseKind::Pronoun });
    }
    if is_verb_first(tokens, start) {
        return None;
    }
    let limit = tokens.len().min(start + LONGEST);
    let mut end = start;
    let mut determined = false;
    while end < limit && tokens[end].is(Class::DETERMINER.with(Class::COLLECTIVE)) {
        determined = true;
        end += 1;
    }
    if determined && tokens.get(end).is_some_and(|token| token.is(Class::CALENDAR)) {
        end += 1; // "a Sunday notice"
    }
    let body = end;
    while end < limit {
        let token = &tokens[end];
        let previous = (end > body).then(|| &tokens[end - 1]);
        let goes_on = token.is_content() && (!ends_before(previous, token) || leads_to_role(&tokens[end..limit]))
            || token.is(Class::PARTICLE)
                && previous.is_some_and(|previous| previous.capital)
                && tokens.get(end + 1).is_some_and(|next| next.capital);
        if goes_on {
            end += 1;
            continue;
        }
        let next_is_name = tokens.get(end + 1).is_some_and(Token::is_name);
        if end > body && token.is(Class::AND) && tokens[end - 1].is_name() && next_is_name {
            end += 2;
            continue;
        }
        break;
    }
    if end == body {
        let alone = determined && tokens[end - 1].is(Class::COLLECTIVE);
        return alone.then_some(Phrase { tokens: start..end, kind: PhraseKind::Role });
    }
    let kind = kind(tokens, start..end);
    let head_speaks = tokens[end - 1].is(Class::ROLE.with(Class::COLLECTIVE)) || kind == PhraseKind::Name;
    if head_speaks && end < limit && tokens[end].is(Class::JOINING) && !tokens[end].is(Class::CALENDAR) {
        let joined = tokens[end].is(Class::OF) || tokens[end - 1].is(Class::ROLE);
        if let Some(more) = after(tokens, end + 1).filter(|more| joined && more.kind != PhraseKind::Pronoun) {
            end = more.tokens.end.min(limit);
        }
    } else if kind == PhraseKind::Role
        && end + 1 < limit
        && tokens[end].kind == Kind::Comma
        && tokens[end + 1].is_name()
    {
        // "said its director, Arnt Kvaldal": the name belongs to the span
        end += 1;
        while end < limit && tokens[end].is_name() {
            end += 1;
        }
        return Some(Phrase { tokens: start..end, kind: PhraseKind::Name });
    }
    Some(Phrase { tokens: start..end, kind })
}

/// "Finnish national broadcaster": small words behind a capital one that lead to a noun that speaks.
fn leads_to_role(words: &[Token]) -> bool {
    const REACH: usize = 3;
    words
        .iter()
        .take(REACH)
        .take_while(|word| {
            word.is_word() && word.is_content() && !word.is(Class::FINITE.with(Class::BASE).with(Class::GERUND))
        })
        .any(|word| word.is(Class::ROLE) && !word.capital)
}

/// Whether a phrase ends between two content words, because the second is its verb.
fn ends_before(previous: Option<&Token>, token: &Token) -> bool {
    let Some(previous) = previous else { return false };
    if token.capital || token.number {
        return false;
    }
    let verb =
        token.is(Class::FINITE.with(Class::BASE).with(Class::PARTICIPLE).with(Class::GERUND)) && !token.is(Class::ROLE);
    let after_name = previous.capital && !previous.possessive && !token.is(Class::ROLE.with(Class::TITLE));
    verb || after_name && !previous.is(Class::TITLE)
}
