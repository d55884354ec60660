//! Why a passage has its label: the evidence as additive parts of the label's score, strongest first.
//!
//! A part is what the evidence adds to the label's score over the mean of the other labels'. What two features add
//! together is shared between them; what a pair of words adds, between the words.

use super::outlook::{self, QUESTIONS};
use super::{CLUE_STEP, Model, PerLabel, Verdict, WORDING_STEP, ends_like_sentence};
use crate::features::{Clue, Evidence, Feature};
use crate::label::Label;
use crate::lexicon::{self, Class};
use crate::passage::Reason;
use std::ops::Range;

impl Model {
    /// The strongest evidence for and against the label of the passage at `index`.
    pub fn reasons(&self, evidence: &Evidence, verdicts: &[Verdict], index: usize) -> Vec<Reason> {
        const SHOWN: usize = 5;
        let label = verdicts[index].label;
        let mut reasons = self.reasons_of_clues(evidence, index, label);
        reasons.extend(self.reason_of_wording(evidence, index, label));
        reasons.extend(self.reasons_of_outlook(evidence, &verdicts[index], index));
        if let Some(before) = index.checked_sub(1) {
            let before = verdicts[before].label;
            let weight = advantage(&self.transitions[evidence.join(index) as usize][before.index()], label);
            let text = format!("follows a passage labelled {}", before.name());
            reasons.push(Reason { text, weight, words: Vec::new() });
        }
        reasons.retain(|reason| reason.weight.abs() >= LEAST);
        reasons.sort_by(|left, right| right.weight.abs().total_cmp(&left.weight.abs()));
        reasons.truncate(SHOWN);
        reasons
    }

    fn reasons_of_clues(&self, evidence: &Evidence, index: usize, label: Label) -> Vec<Reason> {
        let mut sums = [0.0; Feature::ALL.len()];
        let (mut before, mut after) = (0.0, 0.0);
        evidence.clues(index, |clue| {
            let weight = advantage(&nats(self.clues[clue.row()], CLUE_STEP), label);
            match clue {
                Clue::Own(feature) => sums[feature as usize] += weight,
                Clue::Together(first, second) => {
                    sums[first as usize] += weight / 2.0;
                    sums[second as usize] += weight / 2.0;
                }
                Clue::Before(..) => before += weight,
                Clue::After(..) => after += weight,
            }
        });
        let own = evidence.of(index).iter().filter(|feature| **feature != Feature::Any);
        let own = own.map(|feature| (feature.words(), sums[*feature as usize]));
        own.chain([("what kind of passage stands before it", before), ("what kind of passage comes after it", after)])
            .filter(|(_, weight)| weight.abs() >= LEAST)
            .map(|(text, weight)| Reason { text: text.to_owned(), weight, words: Vec::new() })
            .collect()
    }

    /// What the rest of the page adds, as the first reading found it.
    fn reasons_of_outlook(&self, evidence: &Evidence, verdict: &Verdict, index: usize) -> Vec<Reason> {
        let mut sums = [0.0; QUESTIONS.len()];
        for (question, row) in outlook::rows(&verdict.outlook, ends_like_sentence(evidence, index)) {
            sums[question] += advantage(&nats(self.outlook[row], CLUE_STEP), verdict.label);
        }
        let reason = |(text, weight): (&str, f32)| Reason { text: text.to_owned(), weight, words: Vec::new() };
        std::iter::zip(QUESTIONS, sums).map(reason).collect()
    }

    /// What the wording adds, with the words that carried it.
    fn reason_of_wording(&self, evidence: &Evidence, index: usize, label: Label) -> Option<Reason> {
        const NAMED: usize = 3; // words at most
        const SMALL: f32 = 0.5; // what a function word counts where words are named: “the” tells a newcomer little
        let (text, range) = (evidence.text(), evidence.range(index));
        let words = words(text, range.clone());
        let mut weights = vec![0.0; words.len()];
        let mut sum = 0.0;
        evidence.wording(index, |bucket, piece| {
            let weight = advantage(&nats(self.wording[bucket as usize], WORDING_STEP), label);
            sum += weight;
            let first = words.partition_point(|word| word.end <= piece.start);
            let count = words[first..].iter().take_while(|word| word.start < piece.end).take(LONGEST + 1).count();
            if count <= LONGEST {
                weights[first..first + count].iter_mut().for_each(|word| *word += weight / count as f32);
            }
        });
        let mut named: Vec<(f32, &Range<usize>)> = std::iter::zip(weights, &words)
            .map(|(weight, word)| {
                let is_small = lexicon::has(&text[word.clone()], Class::FUNCTION_WORD);
                (weight * sum.signum() * if is_small { SMALL } else { 1.0 }, word)
            })
            .filter(|(weight, _)| *weight > 0.0)
            .collect();
        named.sort_by(|left, right| right.0.total_cmp(&left.0));
        named.truncate(NAMED);
        let mut words: Vec<Range<usize>> = named.into_iter().map(|(_, word)| word.clone()).collect();
        words.sort_by_key(|word| word.start);
        let shown: Vec<String> = words.iter().map(|word| format!("“{}”", &text[word.clone()])).collect();
        let text =
            if shown.is_empty() { "the wording".to_owned() } else { format!("the wording: {}", shown.join(", ")) };
        (sum.abs() >= LEAST).then_some(Reason { text, weight: sum, words })
    }
}

/// A reason that adds less, in nats, decides nothing.
const LEAST: f32 = 0.15;

/// A piece of wording with more words, a quotation or a whole line, has no single words to show.
const LONGEST: usize = 3;

/// The words of a passage, in order.
fn words(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let part = &text[range.clone()];
    part.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’'))
        .filter(|word| word.contains(char::is_alphanumeric))
        .map(|word| {
            let start = range.start + (word.as_ptr() as usize - part.as_ptr() as usize);
            start..start + word.len()
        })
        .collect()
}

fn nats(row: [i8; Label::COUNT], step: f32) -> PerLabel {
    row.map(|unit| f32::from(unit) * step)
}

/// How much more a row of scores gives the label than the others on average.
fn advantage(row: &PerLabel, label: Label) -> f32 {
    let own = row[label.index()];
    let others = (row.iter().sum::<f32>() - own) / (Label::COUNT - 1) as f32;
    own - others
}
