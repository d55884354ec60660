//! Who speaks: for each quotation and attributed claim, the speaker and the cue, without a parser.
//!
//! Each passage is read by itself first ([`statements`]): the order patterns of news prose around verbs of saying that
//! stand outside quotation marks. Then speakers are handed on to the passages that name none: along a quotation that
//! runs over several sentences or paragraphs, from a sentence that introduces one, from the attributed sentence before
//! a floating quotation, from an interview's turns and from signatures. Time is linear in the text's length.

mod lexicon;
mod names;
mod phrases;
mod statements;
mod subject;
mod tokens;
mod turns;

use crate::label::Label;
use crate::quotation::{Quotation, ends_like_sentence};
use crate::segment::Segment;
use names::Names;
use std::ops::Range;
use turns::Turns;

/// Who is given for a passage's words. Positions are in bytes of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attribution {
    /// The noun phrase that names who speaks.
    pub speaker: Option<Range<usize>>,
    /// The word that attributes: a verb of saying, "according to", a colon.
    pub cue: Option<Range<usize>>,
    /// The full name that a pronoun or a short form stands for, when the page makes it plain.
    pub speaker_name: Option<String>,
}

/// Find who speaks: one entry a passage, none for passages that are neither quote nor attributed claim.
/// `quotations` are those of [`crate::quotation::quotations`].
pub fn attribute(
    text: &str,
    segments: &[Segment],
    labels: &[Label],
    quotations: &[Quotation],
) -> Vec<Option<Attribution>> {
    let readings = read(text, segments, labels, quotations);
    let chains = Chains::of(quotations, &readings);
    let turns = Turns::read(text, segments);
    let mut found: Vec<Option<Attribution>> = Vec::with_capacity(segments.len());
    let mut page = Page { text, segments, labels, readings: &readings, turn: None, previous: None };
    for place in 0..segments.len() {
        let turn = turns.opened_by(&segments[place]).filter(|_| labels[place] != Label::Boilerplate);
        if let Some(turn) = turn {
            page.turn = Some(turn);
        }
        let attribution = match labels[place] {
            Label::Quote => Some(page.of_quote(place, &chains)),
            Label::Claim => page.of_claim(place),
            Label::Boilerplate | Label::Background => None,
        };
        // titles and subheads between two paragraphs are about nobody
        let is_prose = attribution.is_some() || ends_like_sentence(&text[segments[place].range.clone()]);
        if labels[place] != Label::Boilerplate && is_prose || page.is_introduction(place) {
            page.previous = attribution
                .clone()
                .or_else(|| readings[place].speaks(page.is_introduction(place)))
                .or_else(|| readings[place].subject.clone());
        }
        found.push(attribution);
    }
    found
}

/// What one passage says by itself.
#[derive(Default)]
struct Reading {
    /// The statement in it, if there is one.
    statement: Option<Attribution>,
    /// Whether its cue is a plain verb of saying.
    is_plain: bool,
    /// Whether the statement is about what follows the passage alone.
    only_introduces: bool,
    /// The sentence's subject as a possible speaker of what stands beside it.
    subject: Option<Attribution>,
    /// The quotations that overlap it, as places among all.
    quotations: Range<usize>,
}

impl Reading {
    /// Who speaks in it, if that is plain or the passage introduces what follows.
    fn speaks(&self, introduces: bool) -> Option<Attribution> {
        self.statement.clone().filter(|_| self.is_plain || introduces)
    }
}

/// Read each passage by itself; boilerplate names nobody.
fn read(text: &str, segments: &[Segment], labels: &[Label], quotations: &[Quotation]) -> Vec<Reading> {
    let mut names = Names::default();
    let mut tokens = Vec::new();
    let mut first = 0;
    let mut readings = Vec::with_capacity(segments.len());
    for (segment, &label) in std::iter::zip(segments, labels) {
        let passage = segment.range.clone();
        while first < quotations.len() && quotations[first].range.end <= passage.start {
            first += 1;
        }
        let here = quotations[first..].iter().take_while(|quotation| quotation.range.start < passage.end).count();
        let mut reading = Reading { quotations: first..first + here, ..Reading::default() };
        // a line such as "Dahl wrote:" is short and may have been taken for furniture
        if label == Label::Boilerplate && !text[passage.clone()].ends_with(':') {
            readings.push(reading);
            continue;
        }
        tokens::read(text, passage, &quotations[first..first + here], &mut tokens);
        names.read(text, &tokens);
        let place = |range: Range<usize>| tokens[range.start].range.start..tokens[range.end - 1].range.end;
        let is_sentence = ends_like_sentence(&text[segment.range.clone()]);
        let statement = statements::find(&tokens, label == Label::Quote)
            // "Dahl: Lock must close" is a title; "Note: The lock must close." is nobody's statement
            .filter(|statement| label == Label::Quote || !(is_sentence && statement.is_bare_colon(&tokens)));
        let subject = subject::subject(&tokens);
        reading.is_plain = statement.as_ref().is_some_and(|statement| statement.is_plain());
        reading.only_introduces = statement.as_ref().is_some_and(|statement| statement.only_introduces());
        let subject = subject.map(|phrase| (phrase, None));
        let statement = statement.map(|statement| (statement.speaker, Some(place(statement.cue))));
        for (found, is_statement) in [(subject, false), (statement, true)] {
            let Some((phrase, cue)) = found else { continue };
            let speaker_name = names.resolve(text, &tokens, &phrase);
            names.focus_on(text, &tokens, &phrase, is_statement);
            let attribution = Attribution { speaker: Some(place(phrase.tokens)), cue, speaker_name };
            *if is_statement { &mut reading.statement } else { &mut reading.subject } = Some(attribution);
        }
        readings.push(reading);
    }
    readings
}

/// For each quotation, the passage that attributes it or the one it is carried on from.
struct Chains {
    /// The first quotation of each one's chain.
    heads: Vec<usize>,
    /// The passage that attributes the chain, by its first quotation.
    owners: Vec<Option<usize>>,
}

impl Chains {
    fn of(quotations: &[Quotation], readings: &[Reading]) -> Chains {
        let mut heads: Vec<usize> = Vec::with_capacity(quotations.len());
        for (place, quotation) in quotations.iter().enumerate() {
            heads.push(if quotation.carried && place > 0 { heads[place - 1] } else { place });
        }
        let mut owners = vec![None; quotations.len()];
        for (passage, reading) in readings.iter().enumerate().filter(|(_, reading)| reading.statement.is_some()) {
            for quotation in reading.quotations.clone() {
                owners[heads[quotation]].get_or_insert(passage);
            }
        }
        Chains { heads, owners }
    }

    /// The passage that attributes one of these quotations.
    fn owner(&self, quotations: Range<usize>) -> Option<usize> {
        quotations.rev().find_map(|quotation| self.owners[self.heads[quotation]])
    }
}

/// The page as far as it has been read.
struct Page<'text> {
    text: &'text str,
    segments: &'text [Segment],
    labels: &'text [Label],
    readings: &'text [Reading],
    /// Whose turn it is in an interview.
    turn: Option<turns::Turn>,
    /// Who spoke, or what the sentence was about, in the last passage of prose.
    previous: Option<Attribution>,
}

impl Page<'_> {
    /// A claim has a speaker only if it names one itself.
    fn of_claim(&self, place: usize) -> Option<Attribution> {
        let reading = &self.readings[place];
        reading.statement.clone().filter(|_| !reading.only_introduces)
    }

    fn of_quote(&self, place: usize, chains: &Chains) -> Attribution {
        let reading = &self.readings[place];
        if reading.quotations.is_empty() {
            return self
                .of_unmarked(place)
                .or_else(|| reading.statement.clone())
                .unwrap_or_else(|| self.floating(place));
        }
        let owner = chains.owner(reading.quotations.clone());
        let speaker = |speaker| Attribution { speaker: Some(speaker), ..Attribution::default() };
        reading
            .statement
            .clone()
            .or_else(|| self.readings[owner?].statement.clone())
            .or_else(|| reading.subject.clone())
            .or_else(|| self.signature(place).map(speaker))
            .unwrap_or_else(|| self.floating(place))
    }

    /// A quotation without marks: a turn of an interview, or set by the page. All its words are the speaker's own, so
    /// what it says itself of speakers counts last.
    fn of_unmarked(&self, place: usize) -> Option<Attribution> {
        let named = |speaker, cue| Attribution { speaker: Some(speaker), cue, speaker_name: None };
        let turn = self.turn.clone().map(|turn| named(turn.speaker, turn.cue));
        let unmarked = |place: usize| self.labels[place] == Label::Quote && self.readings[place].quotations.is_empty();
        let continued = self.is_introduced(place) || place > 0 && unmarked(place - 1);
        turn.or_else(|| continued.then(|| self.floating(place))).or_else(|| Some(named(self.signature(place)?, None)))
    }

    /// Whoever spoke before still speaks.
    fn floating(&self, place: usize) -> Attribution {
        let previous = self.previous.clone().unwrap_or_default();
        let introduced = self.is_introduced(place);
        Attribution { cue: previous.cue.filter(|_| introduced), ..previous }
    }

    /// Whether the passage before ends in a colon, so that its cue is this quotation's too.
    fn is_introduced(&self, place: usize) -> bool {
        place > 0 && self.is_introduction(place - 1)
    }

    fn is_introduction(&self, place: usize) -> bool {
        self.text[self.segments[place].range.clone()].ends_with(':')
    }

    /// The name under a set quotation, which has a paragraph of its own.
    fn signature(&self, place: usize) -> Option<Range<usize>> {
        const SENTENCES: usize = 12; // in a set quotation; the limit keeps time linear
        let next =
            (place + 1..self.segments.len().min(place + SENTENCES)).find(|&next| self.segments[next].opens_line)?;
        let line = &self.text[self.segments[next].range.clone()];
        let prose = matches!(self.labels[next], Label::Quote | Label::Claim);
        let dashed = line.starts_with(['—', '–', '―', '-']);
        if prose && !dashed || ends_like_sentence(line) || self.readings[next - 1].subject.is_some() {
            return None;
        }
        turns::signature(self.text, &self.segments[next])
    }
}
