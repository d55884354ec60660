//! The people on a page: which full name a surname or a pronoun stands for.

use super::lexicon::Class;
use super::phrases::{Phrase, PhraseKind};
use super::tokens::{Token, stem};
use std::collections::HashMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Male,
    Female,
}

struct Person<'text> {
    /// The longest form in which the page gives the name: "Helle Brandvold".
    full: &'text str,
    /// What titles and pronouns have told.
    gender: Option<Gender>,
}

/// The people named so far.
#[derive(Default)]
pub struct Names<'text> {
    people: Vec<Person<'text>>,
    /// The last person whose name ends in a word.
    by_surname: HashMap<&'text str, usize>,
    /// Whoever was named last as a speaker or the subject of a sentence.
    focus: Option<usize>,
    /// Whoever held the focus before.
    earlier_focus: Option<usize>,
}

impl<'text> Names<'text> {
    /// Remember the full names in a passage.
    pub fn read(&mut self, text: &'text str, tokens: &[Token]) {
        let known = self.people.len();
        let mut start = 0;
        while start < tokens.len() {
            let opens = start == 0 || !tokens[start - 1].is_word();
            let verb = opens && tokens[start].is(Class::CUE) && !tokens[start].is(Class::ROLE); // "Stated Dahl:"
            if !tokens[start].is_word() || !tokens[start].is_name() || verb {
                start += 1;
                continue;
            }
            let mut end = start + 1;
            while end < tokens.len()
                && tokens[end].is_word()
                && (tokens[end].is_name() || tokens[end].is(Class::PARTICLE))
                && !tokens[end - 1].possessive
            {
                end += 1;
            }
            self.add(text, &tokens[start..end]);
            start = end;
        }
        // whoever is introduced alone is whom the next pronoun means, unless the sentence has another subject
        if self.people.len() == known + 1 {
            self.earlier_focus = self.focus;
            self.focus = Some(known);
        }
    }

    /// Add the name in a capitalised run, without its titles. Returns whose it is.
    fn add(&mut self, text: &'text str, run: &[Token]) -> Option<usize> {
        let gender = gender(run);
        // "Nordland Gov. Jane Roe": what stands before a title belongs to it
        let is_title = |token: &Token| token.is(Class::TITLE.with(Class::ROLE));
        let titles =
            run.split_last().and_then(|(_, before)| before.iter().rposition(is_title)).map_or(0, |last| last + 1);
        let name = &run[titles..];
        let last = name.iter().rposition(|token| token.capital)?;
        let name = &name[..=last];
        if name.iter().any(|token| {
            token.is(Class::BODY.with(Class::ROLE)) || token.number || text[token.range.clone()].contains('/')
        }) {
            return None;
        }
        let surname = stem(&text[name[last].range.clone()]);
        if name.len() == 1 {
            let person = *self.by_surname.get(surname)?;
            self.people[person].gender = self.people[person].gender.or(gender);
            return Some(person);
        }
        if name.len() > 5 {
            return None;
        }
        let start = name[0].range.start;
        let full = &text[start..name[last].range.start + surname.len()];
        if let Some(&known) = self.by_surname.get(surname)
            && (self.people[known].full == full || self.people[known].full.ends_with(full))
        {
            self.people[known].gender = self.people[known].gender.or(gender);
            return Some(known);
        }
        self.people.push(Person { full, gender });
        self.by_surname.insert(surname, self.people.len() - 1);
        Some(self.people.len() - 1)
    }

    /// The person that a sentence is about, or who speaks in it, comes into focus. A speaker whose full name is not
    /// known takes the focus from everybody, so that no pronoun behind is given the wrong name.
    pub fn focus_on(&mut self, text: &'text str, tokens: &[Token], phrase: &Phrase, speaks: bool) {
        let words = &tokens[phrase.tokens.clone()];
        let person = match phrase.kind {
            PhraseKind::Name => self.person(text, words),
            PhraseKind::Role => None,
            PhraseKind::Pronoun | PhraseKind::Thing => return,
        };
        if person.is_some() && person != self.focus {
            self.earlier_focus = self.focus;
            self.focus = person;
        } else if person.is_none() && speaks {
            self.earlier_focus = None;
            self.focus = None;
        }
    }

    /// The full name of the speaker in a phrase, if it says more than the phrase does.
    pub fn resolve(&mut self, text: &'text str, tokens: &[Token], phrase: &Phrase) -> Option<String> {
        let words = &tokens[phrase.tokens.clone()];
        if words.iter().any(|token| token.is(Class::AND)) {
            return None; // several people
        }
        let span = &text[words.first()?.range.start..words.last()?.range.end];
        let person = match phrase.kind {
            PhraseKind::Pronoun => self.of_pronoun(words)?,
            PhraseKind::Name => self.person(text, words)?,
            _ => return None,
        };
        let full = self.people[person].full;
        (!span.contains(full)).then(|| full.to_owned())
    }

    fn person(&mut self, text: &'text str, words: &[Token]) -> Option<usize> {
        let start = words.iter().position(|token| token.is_word() && token.is_name() && !token.possessive)?;
        let mut best = None;
        let mut run = start;
        while run < words.len() {
            let length = words[run..].iter().take_while(|token| token.is_name() || token.is(Class::PARTICLE)).count();
            // "the Kestrel core team": the name only says which team
            let is_modifier = words.get(run + length).is_some_and(|next| next.is_content() && !next.capital);
            if length > 0 && !is_modifier {
                best = self.add(text, &words[run..run + length]).or(best);
            }
            run += length.max(1);
        }
        best
    }

    fn of_pronoun(&mut self, words: &[Token]) -> Option<usize> {
        let gender = gender(words)?;
        let person = [self.focus, self.earlier_focus]
            .into_iter()
            .flatten()
            .find(|&person| self.people[person].gender.is_none_or(|known| known == gender))
            .or_else(|| self.only_recent(gender))?;
        self.people[person].gender = Some(gender);
        Some(person)
    }

    /// The only one of a gender among the people that the page has introduced last.
    fn only_recent(&self, gender: Gender) -> Option<usize> {
        const RECENT: usize = 6;
        let recent = self.people.len().saturating_sub(RECENT)..self.people.len();
        let mut fitting = recent.filter(|&person| self.people[person].gender == Some(gender));
        fitting.next().filter(|_| fitting.next().is_none())
    }
}

/// What the titles and pronouns among some words tell.
fn gender(words: &[Token]) -> Option<Gender> {
    words.iter().find_map(|token| {
        if token.is(Class::MALE) {
            Some(Gender::Male)
        } else if token.is(Class::FEMALE) {
            Some(Gender::Female)
        } else {
            None
        }
    })
}
