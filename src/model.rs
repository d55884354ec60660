//! Evidence to labels: each feature adds to the score of each label, each pair of neighbouring labels adds its own, and
//! the best sequence over the whole page wins.
//!
//! This is a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): the labels by Viterbi's
//! algorithm, the confidences as marginals by the forward-backward algorithm. The weights are a table of features by
//! labels; another table of the same shape can be added to them.

mod weights;

use crate::features::{Evidence, Feature, Join};
use crate::label::Label;
use crate::passage::Reason;
use std::sync::OnceLock;

/// A score for each label, in nats, or a probability for each.
pub type PerLabel = [f32; Label::COUNT];

/// How much each piece of evidence speaks for each label.
#[derive(Clone, Debug)]
pub struct Model {
    name: &'static str,
    /// By feature, in the order of [`Feature::ALL`].
    features: Vec<PerLabel>,
    /// By join, then by the label before: how much the label before speaks for each label.
    transitions: [[PerLabel; Label::COUNT]; JOINS],
}

const JOINS: usize = 3;

/// What the model says of one passage.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    pub label: Label,
    /// The probability of `label`, given all evidence on the page.
    pub confidence: f32,
    /// The probability of each label, in the order of [`Label::ALL`].
    pub marginals: PerLabel,
    /// What decided for the label, strongest first.
    pub reasons: Vec<Reason>,
}

impl Model {
    /// The model that ships.
    pub fn shipped() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(weights::by_hand)
    }

    /// The name that saved documents carry.
    pub fn name(&self) -> &str {
        self.name
    }

    /// A verdict on every passage.
    pub fn label(&self, evidence: &Evidence) -> Vec<Verdict> {
        let emissions: Vec<PerLabel> = (0..evidence.len()).map(|index| self.emission(evidence.of(index))).collect();
        let path = self.best_path(evidence, &emissions);
        let marginals = self.marginals(evidence, &emissions);
        let verdict = |(index, marginals): (usize, PerLabel)| {
            let label = path[index];
            let before = index.checked_sub(1).map(|before| path[before]);
            Verdict {
                label,
                confidence: marginals[label.index()],
                marginals,
                reasons: self.reasons(evidence, index, label, before),
            }
        };
        marginals.into_iter().enumerate().map(verdict).collect()
    }

    /// What a passage's own evidence adds to each label.
    fn emission(&self, features: &[(Feature, f32)]) -> PerLabel {
        let mut scores = [0.0; Label::COUNT];
        for (feature, value) in features {
            let weights = &self.features[*feature as usize];
            for (score, weight) in std::iter::zip(&mut scores, weights) {
                *score += weight * value;
            }
        }
        scores
    }

    fn transition(&self, join: Join) -> &[PerLabel; Label::COUNT] {
        &self.transitions[join as usize]
    }

    /// The sequence of labels with the highest score.
    fn best_path(&self, evidence: &Evidence, emissions: &[PerLabel]) -> Vec<Label> {
        let Some(first) = emissions.first() else { return Vec::new() };
        let mut scores = *first;
        let mut came_from: Vec<[u8; Label::COUNT]> = Vec::with_capacity(emissions.len());
        for (index, emission) in emissions.iter().enumerate().skip(1) {
            let transition = self.transition(evidence.join(index));
            let mut next = [0.0; Label::COUNT];
            let mut origin = [0; Label::COUNT];
            for label in 0..Label::COUNT {
                let from = |before: usize| scores[before] + transition[before][label];
                let best =
                    (1..Label::COUNT).fold(0, |best, before| if from(before) > from(best) { before } else { best });
                next[label] = from(best) + emission[label];
                origin[label] = best as u8;
            }
            let highest = next.iter().copied().fold(f32::MIN, f32::max);
            scores = next.map(|score| score - highest); // only differences matter, and they stay exact
            came_from.push(origin);
        }
        let mut label =
            (1..Label::COUNT).fold(0, |best, label| if scores[label] > scores[best] { label } else { best });
        let mut path = vec![Label::ALL[label]];
        for origin in came_from.iter().rev() {
            label = usize::from(origin[label]);
            path.push(Label::ALL[label]);
        }
        path.reverse();
        path
    }

    /// The probability of each label at each passage, given all evidence on the page.
    fn marginals(&self, evidence: &Evidence, emissions: &[PerLabel]) -> Vec<PerLabel> {
        let mut forward = Vec::with_capacity(emissions.len());
        for (index, emission) in emissions.iter().enumerate() {
            let arriving = match index.checked_sub(1) {
                None => *emission,
                Some(before) => {
                    let transition = self.transition(evidence.join(index));
                    let earlier: &PerLabel = &forward[before];
                    std::array::from_fn(|label| {
                        emission[label]
                            + log_sum(std::array::from_fn(|before| earlier[before] + transition[before][label]))
                    })
                }
            };
            forward.push(normalised(arriving));
        }
        let mut backward = [0.0; Label::COUNT];
        for index in (0..emissions.len()).rev() {
            let together = std::array::from_fn(|label| forward[index][label] + backward[label]);
            forward[index] = normalised(together).map(f32::exp);
            if index > 0 {
                let transition = self.transition(evidence.join(index));
                backward = normalised(std::array::from_fn(|before| {
                    log_sum(std::array::from_fn(|label| {
                        transition[before][label] + emissions[index][label] + backward[label]
                    }))
                }));
            }
        }
        forward
    }

    /// The strongest evidence for and against the label, as additive parts of its score against the other labels' mean.
    fn reasons(&self, evidence: &Evidence, index: usize, label: Label, before: Option<Label>) -> Vec<Reason> {
        const SHOWN: usize = 5;
        const LEAST: f32 = 0.15; // nats; less decides nothing
        let mut parts: Vec<(f32, Option<Feature>)> = evidence
            .of(index)
            .iter()
            .filter(|(feature, _)| *feature != Feature::Any)
            .map(|(feature, value)| (value * advantage(&self.features[*feature as usize], label), Some(*feature)))
            .collect();
        if let Some(before) = before {
            parts.push((advantage(&self.transition(evidence.join(index))[before.index()], label), None));
        }
        parts.retain(|(weight, _)| weight.abs() >= LEAST);
        parts.sort_by(|left, right| right.0.abs().total_cmp(&left.0.abs()));
        parts.truncate(SHOWN);
        let words = |feature: Option<Feature>| match (feature, before) {
            (Some(feature), _) => feature.words().to_owned(),
            (None, before) => format!("follows a passage labelled {}", before.map_or("", Label::name)),
        };
        parts.into_iter().map(|(weight, feature)| Reason { text: words(feature), weight }).collect()
    }
}

/// How much more a row of scores gives the label than the others on average.
fn advantage(row: &PerLabel, label: Label) -> f32 {
    let own = row[label.index()];
    let others = (row.iter().sum::<f32>() - own) / (Label::COUNT - 1) as f32;
    own - others
}

fn log_sum(scores: PerLabel) -> f32 {
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    highest + scores.iter().map(|score| (score - highest).exp()).sum::<f32>().ln()
}

/// Log probabilities from log scores.
fn normalised(scores: PerLabel) -> PerLabel {
    let sum = log_sum(scores);
    scores.map(|score| score - sum)
}
