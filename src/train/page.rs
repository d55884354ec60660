//! A labelled document as numbers: the rows of weights that each passage touches, and what its label should be.

use super::weights::{OUTLOOK, Weights};
use crate::corpus::Labelled;
use crate::features::{self, Clue, Feature};
use crate::label::Label;
use crate::model::{PerLabel, chain, outlook};
use crate::quotation::quotations;
use crate::segment::{Segment, segment};
use std::ops::Range;

/// A document as numbers.
#[derive(Clone, Default)]
pub struct Page {
    pub segments: Vec<Segment>,
    /// The rows of clues.
    pub clues: Vec<u32>,
    /// Buckets of the wording, in order within a passage, each once.
    pub wording: Vec<u32>,
    /// By passage: where its named features and its wording end, how it joins, and what it should be.
    pub passages: Vec<Target>,
    pub weight: f32,
    /// What each label has by passage before any row is weighed: the first reading's scores, on a second; or nothing.
    pub base: Vec<PerLabel>,
}

#[derive(Clone)]
pub struct Target {
    pub clues_end: usize,
    pub wording_end: usize,
    pub join: usize,
    pub share: PerLabel,
}

impl Page {
    /// Read a document; each of our passages takes the shares of those that cover it.
    pub fn of(document: &Labelled, weight: f32) -> Page {
        let segments = segment(&document.text);
        let evidence = features::describe(&document.text, &segments, &quotations(&document.text, &segments));
        let mut page = Page { weight, ..Page::default() };
        let mut first = 0;
        for (index, segment) in segments.iter().enumerate() {
            while document.passages.get(first).is_some_and(|passage| passage.range.end <= segment.range.start) {
                first += 1;
            }
            evidence.clues(index, |clue| page.clues.push(clue.row() as u32));
            evidence.wording(index, |bucket, _| page.wording.push(bucket));
            page.passages.push(Target {
                clues_end: page.clues.len(),
                wording_end: page.wording.len(),
                join: evidence.join(index) as usize,
                share: shares(document, first, segment),
            });
        }
        page.segments = segments;
        page
    }

    /// The page as it is read a second time, after a first reading with these weights.
    pub fn second(&self, weights: &Weights) -> Page {
        let base = self.emissions(weights);
        let outlooks = outlook::look(&self.marginals_at(weights, 1.0));
        let mut page = Page { segments: self.segments.clone(), weight: self.weight, base, ..Page::default() };
        for ((target, outlook), (clues, _)) in self.passages.iter().zip(&outlooks).zip(self.ranges()) {
            let ends_like_sentence = self.clues[clues].contains(&(Clue::Own(Feature::SentenceEnd).row() as u32));
            let rows = outlook::rows(outlook, ends_like_sentence);
            page.clues.extend(rows.map(|(_, row)| (OUTLOOK + row) as u32));
            page.passages.push(Target { clues_end: page.clues.len(), wording_end: 0, ..target.clone() });
        }
        page
    }

    /// Replace soft shares by what they and a model say together: what the model weighs of the page, and the sequence.
    pub fn consult(&mut self, weights: &Weights, trust: f32) {
        const LEAST: f32 = 1e-3; // a share of nothing is a rounded number
        let mut emissions = self.emissions(weights);
        for (emission, target) in std::iter::zip(&mut emissions, &self.passages) {
            for (score, share) in std::iter::zip(emission, target.share) {
                *score = trust * *score + share.max(LEAST).ln();
            }
        }
        let transitions = weights.transitions.map(|table| table.map(|row| row.map(|score| score * trust)));
        let transition = |index: usize| &transitions[self.passages[index].join];
        let shares = chain::marginals(&emissions, transition, |_, _| ()).0;
        for (target, share) in std::iter::zip(&mut self.passages, shares) {
            target.share = share;
        }
    }

    /// For each passage, where its clues and its wording stand.
    pub fn ranges(&self) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
        let (mut clues, mut wording) = (0, 0);
        self.passages.iter().map(move |target| {
            let ranges = (clues..target.clues_end, wording..target.wording_end);
            (clues, wording) = (target.clues_end, target.wording_end);
            ranges
        })
    }

    /// The marginals when all scores are divided by a temperature.
    pub fn marginals_at(&self, weights: &Weights, temperature: f32) -> Vec<PerLabel> {
        let mut emissions = self.emissions(weights);
        emissions.iter_mut().flatten().for_each(|score| *score /= temperature);
        let mut transitions = weights.transitions;
        transitions.iter_mut().flatten().flatten().for_each(|score| *score /= temperature);
        chain::marginals(&emissions, |index| &transitions[self.passages[index].join], |_, _| ()).0
    }

    /// What each passage's evidence adds to each label.
    pub fn emissions(&self, weights: &Weights) -> Vec<PerLabel> {
        self.ranges()
            .enumerate()
            .map(|(index, (clues, wording))| {
                let mut scores = self.base.get(index).copied().unwrap_or_default();
                let clues = self.clues[clues].iter().map(|clue| *clue as usize);
                let wording = self.wording[wording].iter().map(|bucket| Clue::COUNT + *bucket as usize);
                for row in clues.chain(wording) {
                    (0..Label::COUNT).for_each(|label| scores[label] += weights.rows[row].weights[label]);
                }
                scores
            })
            .collect()
    }
}

/// What the passages of a document say of a segment, by the bytes that they share; no shares where they say nothing.
fn shares(document: &Labelled, first: usize, segment: &Segment) -> PerLabel {
    let mut sum = [0.0; Label::COUNT];
    let mut most = 0;
    for passage in &document.passages[first..] {
        if passage.range.start >= segment.range.end {
            break;
        }
        let shared = passage.range.end.min(segment.range.end) - passage.range.start.max(segment.range.start);
        if shared > most {
            most = shared;
            sum = passage.share;
        }
    }
    let all: f32 = sum.iter().sum();
    if all > 0.0 { sum.map(|share| share / all) } else { sum }
}
