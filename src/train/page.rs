//! A labelled document as numbers: the rows of weights that each passage touches, and what its label should be.

use super::weights::Weights;
use crate::corpus::Labelled;
use crate::features::{self, Clue};
use crate::label::Label;
use crate::model::{PerLabel, chain};
use crate::quotation::quotations;
use crate::segment::{Segment, segment};
use std::ops::Range;

/// A document as numbers.
#[derive(Clone)]
pub struct Page {
    pub segments: Vec<Segment>,
    /// The rows of clues.
    pub clues: Vec<u32>,
    /// Buckets of the wording, in order within a passage, each once.
    pub wording: Vec<u32>,
    /// By passage: where its named features and its wording end, how it joins, and what it should be.
    pub passages: Vec<Target>,
    pub weight: f32,
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
        let mut page =
            Page { clues: Vec::new(), wording: Vec::new(), passages: Vec::new(), segments: Vec::new(), weight };
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

    /// The marginals under a model.
    pub fn marginals(&self, weights: &Weights) -> Vec<PerLabel> {
        self.marginals_at(weights, 1.0)
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
            .map(|(clues, wording)| {
                let mut scores = [0.0; Label::COUNT];
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
