//! Why a passage has its label: the evidence as additive parts of the label's score, strongest first.
//!
//! A part is what the evidence adds to the label's score over the mean of the other labels'. What two features add
//! together is shared between them; what a pair of words adds, between the words.

use super::{CLUE_STEP, Model, PerLabel, Verdict, WORDING_STEP};
use crate::features::{Clue, Evidence, Feature};
use crate::label::Label;
use crate::passage::Reason;
use std::collections::BTreeMap;
use std::ops::Range;

impl Model {
    /// The strongest evidence for and against the label of the passage at `index`.
    pub fn reasons(&self, evidence: &Evidence, verdicts: &[Verdict], index: usize) -> Vec<Reason> {
        const SHOWN: usize = 5;
        const LEAST: f32 = 0.15; // nats; less decides nothing
        let label = verdicts[index].label;
        let mut reasons = self.reasons_of_clues(evidence, index, label);
        reasons.extend(self.reason_of_wording(evidence, index, label));
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
        let mut own: BTreeMap<Feature, f32> = BTreeMap::new();
        let (mut before, mut after) = (0.0, 0.0);
        evidence.clues(index, |clue| {
            let weight = advantage(&nats(self.clues[clue.row()], CLUE_STEP), label);
            match clue {
                Clue::Own(feature) => *own.entry(feature).or_default() += weight,
                Clue::Together(first, second) => {
                    *own.entry(first).or_default() += weight / 2.0;
                    *own.entry(second).or_default() += weight / 2.0;
                }
                Clue::Before(..) => before += weight,
                Clue::After(..) => after += weight,
            }
        });
        own.remove(&Feature::Any);
        let own = own.into_iter().map(|(feature, weight)| (feature.words(), weight));
        own.chain([("what kind of passage stands before it", before), ("what kind of passage comes after it", after)])
            .map(|(text, weight)| Reason { text: text.to_owned(), weight, words: Vec::new() })
            .collect()
    }

    /// What the wording adds, with the words that carried it.
    fn reason_of_wording(&self, evidence: &Evidence, index: usize, label: Label) -> Option<Reason> {
        const NAMED: usize = 4; // words at most
        let text = evidence.text();
        let mut sum = 0.0;
        let mut by_word: BTreeMap<usize, (Range<usize>, f32)> = BTreeMap::new();
        evidence.wording(index, |bucket, range| {
            let weight = advantage(&nats(self.wording[bucket as usize], WORDING_STEP), label);
            sum += weight;
            let words: Vec<Range<usize>> = words(text, range).collect();
            for word in &words {
                by_word.entry(word.start).or_insert((word.clone(), 0.0)).1 += weight / words.len() as f32;
            }
        });
        let mut words: Vec<(Range<usize>, f32)> =
            by_word.into_values().filter(|(_, weight)| *weight * sum > 0.0).collect();
        words.sort_by(|left, right| right.1.abs().total_cmp(&left.1.abs()));
        words.truncate(NAMED);
        words.sort_by_key(|(range, _)| range.start);
        let words: Vec<Range<usize>> = words.into_iter().map(|(range, _)| range).collect();
        let shown: Vec<String> = words.iter().map(|range| format!("“{}”", &text[range.clone()])).collect();
        (!shown.is_empty()).then(|| Reason { text: format!("the wording: {}", shown.join(", ")), weight: sum, words })
    }
}

/// The words in a stretch of text that is a word or a few.
fn words(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    const LONGEST: usize = 80; // bytes; what is longer, a quotation as a whole, has no words to show
    let part = if range.len() <= LONGEST { &text[range.clone()] } else { "" };
    part.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’'))
        .filter(|word| word.contains(char::is_alphanumeric))
        .map(move |word| {
            let start = range.start + (word.as_ptr() as usize - part.as_ptr() as usize);
            start..start + word.len()
        })
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
