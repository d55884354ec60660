//! What a passage says by itself: its shape, its words, and how much of it is quoted.

use super::{Feature, patterns};
use crate::lexicon::{self, Class};
use crate::quotation::{Quotation, ends_like_sentence, is_closing};
use crate::segment::Segment;
use std::ops::Range;

/// A passage by itself, counted in one walk over its words.
#[derive(Clone, Debug, Default)]
pub struct Wording {
    pub words: u32,
    /// The quotations that reach into it, by their numbers on the page.
    pub quotations: Range<usize>,
    function_words: u32,
    capitalised_words: u32,
    shouted_words: u32,
    glued_words: u32,
    furniture_words: u32,
    legal_words: u32,
    credit_words: u32,
    pub evaluations: u32,
    letters: u32,
    digits: u32,
    gives_year: bool,
    /// The lists in which any word outside quotation marks stands.
    pub outside: Class,
    ends_sentence: bool,
    pub quoted_words: u32,
    /// Words in the longest quotation.
    longest_quotation: u32,
    /// Whether a quotation that opened earlier covers its beginning.
    inside_quotation: bool,
    /// Whether it opens with a quotation that ends as a sentence or a clause does.
    opens_quoted: bool,
}

/// Read all passages. `quotations` are in order, as the passages are.
pub fn read(text: &str, segments: &[Segment], quotations: &[Quotation]) -> Vec<Wording> {
    let mut first = 0;
    let mut wordings = Vec::with_capacity(segments.len());
    for segment in segments {
        let rest = &quotations[first..];
        first += rest.iter().take_while(|quotation| quotation.range.end <= segment.range.start).count();
        let rest = &quotations[first..];
        let here = rest.iter().take_while(|quotation| quotation.range.start < segment.range.end).count();
        let mut wording = Wording::of(text, segment.range.clone(), &rest[..here]);
        wording.quotations = first..first + here;
        wordings.push(wording);
    }
    wordings
}

impl Wording {
    fn of(text: &str, range: Range<usize>, quotations: &[Quotation]) -> Wording {
        let passage = &text[range.clone()];
        let mut wording = Wording { ends_sentence: ends_like_sentence(passage), ..Wording::default() };
        let mut quotations_left = quotations;
        let mut words_in_quotation = 0;
        for (start, word) in words(passage) {
            let position = range.start + start;
            while let Some((first, others)) =
                quotations_left.split_first().filter(|(first, _)| first.range.end <= position)
            {
                debug_assert!(first.range.end <= position);
                quotations_left = others;
                words_in_quotation = 0;
            }
            let quoted = quotations_left.first().is_some_and(|quotation| quotation.range.start <= position);
            words_in_quotation += u32::from(quoted);
            wording.longest_quotation = wording.longest_quotation.max(words_in_quotation);
            wording.count(word, quoted);
        }
        if let Some(first) = quotations.first() {
            wording.inside_quotation =
                first.range.start < range.start || first.carried && first.range.start == range.start;
            wording.opens_quoted =
                is_at_start(text, &range, first) && first.range.end < range.end && ends_clause(text, first);
        }
        wording
    }

    fn count(&mut self, word: &str, quoted: bool) {
        let classes = lexicon::classes(word);
        let counts = |class| u32::from(classes.has(class));
        self.words += 1;
        self.quoted_words += u32::from(quoted);
        self.function_words += counts(Class::FUNCTION_WORD);
        self.furniture_words += counts(Class::FURNITURE);
        self.legal_words += counts(Class::LEGAL);
        self.credit_words += counts(Class::CREDIT);
        if !quoted {
            self.outside = self.outside.with(classes);
            self.evaluations += counts(Class::EVALUATION);
        }
        let (mut letters, mut capitals, mut digits, mut glued, mut after_small) = (0, 0, 0, false, false);
        for character in word.chars() {
            if character.is_ascii_digit() {
                digits += 1;
            } else if character.is_uppercase() {
                letters += 1;
                capitals += 1;
                glued |= after_small;
            } else {
                letters += 1;
            }
            after_small = character.is_lowercase();
        }
        self.letters += letters;
        self.digits += digits;
        self.capitalised_words += u32::from(word.starts_with(char::is_uppercase));
        self.shouted_words += u32::from(capitals == letters && letters > 1);
        self.glued_words += u32::from(glued && !word.starts_with("Mc") && !word.starts_with("Mac"));
        self.gives_year |= word.len() == 4 && digits == 4 && matches!(word.as_bytes()[0], b'1' | b'2');
    }

    /// Whether the passage reads as a sentence of running prose.
    pub fn is_prose(&self) -> bool {
        self.ends_sentence && self.words >= 7 && self.function_words * 6 >= self.words
    }

    /// Whether it reads as a whole line of page furniture or a title.
    pub fn is_short(&self) -> bool {
        self.words <= 7
    }

    /// Call `add` with each feature of the passage by itself.
    pub fn features(&self, passage: &str, add: &mut impl FnMut(Feature)) {
        self.shape(passage, add);
        self.furniture(passage, add);
        self.quotation(add);
        self.stance(passage, add);
    }

    fn shape(&self, passage: &str, add: &mut impl FnMut(Feature)) {
        let mut when = |holds, feature| {
            if holds {
                add(feature)
            }
        };
        match self.words {
            0 => when(true, Feature::NoLetters),
            1 => when(true, Feature::OneWord),
            2..=3 => when(true, Feature::FewWords),
            4..=7 => when(true, Feature::ShortLine),
            8..=15 => when(true, Feature::MediumLength),
            _ => when(true, Feature::LongSentence),
        }
        when(true, if self.ends_sentence { Feature::SentenceEnd } else { Feature::NoSentenceEnd });
        when(passage.ends_with(':'), Feature::EndsInColon);
        when(passage.ends_with("...") || passage.ends_with('…'), Feature::EndsInEllipsis);
        when(passage.trim_end_matches(is_closing).ends_with('?'), Feature::Question);
        when(passage.trim_end_matches(is_closing).ends_with('!'), Feature::Exclamation);
        when(passage.starts_with(char::is_lowercase), Feature::BeginsSmall);
        when(self.words > 1 && self.shouted_words * 3 > self.words * 2, Feature::AllCapitals);
        let title = self.capitalised_words * 5 >= (self.words - self.function_words.min(self.words)) * 4;
        when(self.words > 2 && title && self.shouted_words * 2 < self.words, Feature::TitleCase);
        when(self.words > 3 && self.function_words * 3 >= self.words, Feature::ManyFunctionWords);
        when(self.words > 1 && self.function_words * 8 < self.words, Feature::FewFunctionWords);
        when(self.digits > self.letters, Feature::ManyDigits);
        when(self.glued_words > 0 && self.glued_words * 8 >= self.words, Feature::GluedWords);
        when(patterns::has_dateline(passage), Feature::Dateline);
    }

    fn furniture(&self, passage: &str, add: &mut impl FnMut(Feature)) {
        let mut when = |holds, feature| {
            if holds {
                add(feature)
            }
        };
        when(self.furniture_words > 0, Feature::FurnitureWord);
        when(self.furniture_words * 2 > self.words, Feature::FurnitureWords);
        when(self.legal_words > 0, Feature::LegalWord);
        when(self.legal_words > 1 && self.legal_words * 10 >= self.words, Feature::LegalWords);
        when(self.credit_words > 0 && self.credit_words * 6 >= self.words, Feature::CreditWord);
        patterns::matching(passage, add);
    }

    fn quotation(&self, add: &mut impl FnMut(Feature)) {
        let mut when = |holds, feature| {
            if holds {
                add(feature)
            }
        };
        if self.words > 0 && self.quoted_words == self.words {
            when(true, Feature::AllQuoted);
        } else if self.quoted_words * 2 >= self.words && self.quoted_words > 0 {
            when(true, Feature::MostlyQuoted);
        } else if self.quoted_words > 0 {
            when(true, Feature::PartlyQuoted);
        }
        when(self.opens_quoted && self.longest_quotation > 2, Feature::OpensQuoted);
        when(self.inside_quotation, Feature::InsideQuotation);
        when(
            self.quoted_words > 0 && self.longest_quotation < 4 && self.words > self.quoted_words,
            Feature::QuotedTitle,
        );
        when(self.quoted_words > 0 && self.outside.has(Class::SPEECH_VERB), Feature::SpeechNextToQuotation);
    }

    fn stance(&self, passage: &str, add: &mut impl FnMut(Feature)) {
        let mut when = |holds, feature| {
            if holds {
                add(feature)
            }
        };
        for (class, feature) in [
            (Class::SPEECH_VERB, Feature::SpeechVerb),
            (Class::STANCE_VERB, Feature::StanceVerb),
            (Class::HEDGE, Feature::Hedge),
            (Class::SOURCE_NOUN, Feature::SourceNoun),
            (Class::MODAL, Feature::Modal),
            (Class::ARGUMENT, Feature::Argument),
            (Class::FIRST_PERSON, Feature::FirstPerson),
            (Class::SECOND_PERSON, Feature::SecondPerson),
        ] {
            when(self.outside.has(class), feature);
        }
        when(self.evaluations == 1, Feature::Evaluation);
        when(self.evaluations > 1, Feature::Evaluations);
        when(self.digits > 0, Feature::Figure);
        when(self.gives_year, Feature::Year);
        when(self.outside.has(Class::MONTH.with(Class::WEEKDAY)), Feature::CalendarDay);
        let stance =
            [Class::SPEECH_VERB, Class::STANCE_VERB, Class::HEDGE, Class::MODAL, Class::ARGUMENT, Class::EVALUATION]
                .into_iter()
                .fold(Class::default(), Class::with);
        when(!self.outside.has(stance) && !passage.ends_with('?'), Feature::NoStance);
    }
}

/// The words of a text with their byte positions: runs of letters, digits and inner apostrophes.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |character: char| character.is_alphanumeric() || matches!(character, '\'' | '’');
    let mut position = 0;
    std::iter::from_fn(move || {
        loop {
            let start = position + text[position..].find(char::is_alphanumeric)?;
            let length = text[start..].find(|character| !is_part(character)).unwrap_or(text.len() - start);
            position = start + length;
            let word = text[start..position].trim_end_matches(['\'', '’']);
            if !word.is_empty() {
                return Some((start, word));
            }
        }
    })
}

/// Whether nothing but marks stands between the passage's beginning and the quotation.
fn is_at_start(text: &str, passage: &Range<usize>, quotation: &Quotation) -> bool {
    quotation.range.start <= passage.start
        || !text[passage.start..quotation.range.start].contains(char::is_alphanumeric)
}

/// Whether the quotation ends with a mark of punctuation, inside or right behind its closing mark.
fn ends_clause(text: &str, quotation: &Quotation) -> bool {
    let is_stop = |character: char| matches!(character, '.' | ',' | '!' | '?' | '…' | '—' | '–' | '-' | ';');
    let inside = text[quotation.range.clone()].trim_end_matches(|mark: char| is_closing(mark) || mark.is_whitespace());
    let behind = text[quotation.range.end..].trim_start_matches([' ', '\u{a0}']);
    inside.ends_with(is_stop) || behind.starts_with(is_stop)
}
