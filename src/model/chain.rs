//! Inference on a chain of labels: marginals by the forward-backward algorithm (Rabiner 1989), in log space.

use super::PerLabel;
use crate::label::Label;

/// For each label before, what it adds to each label.
pub type Transition = [PerLabel; Label::COUNT];

/// The probability of each label at each passage, and the log of the sum over all sequences.
/// `transition(i)` leads from passage `i - 1` to passage `i`.
pub fn marginals<'table>(
    emissions: &[PerLabel],
    transition: impl Fn(usize) -> &'table Transition,
    mut pairs: impl FnMut(usize, Transition),
) -> (Vec<PerLabel>, f64) {
    let mut total = 0.0;
    let mut forward: Vec<PerLabel> = Vec::with_capacity(emissions.len());
    for (index, emission) in emissions.iter().enumerate() {
        let arriving = match forward.last() {
            None => *emission,
            Some(earlier) => {
                let transition = transition(index);
                std::array::from_fn(|label| {
                    emission[label] + log_sum(std::array::from_fn(|before| earlier[before] + transition[before][label]))
                })
            }
        };
        let sum = log_sum(arriving);
        total += f64::from(sum);
        forward.push(arriving.map(|score| score - sum));
    }
    let mut backward = [0.0; Label::COUNT];
    for index in (0..emissions.len()).rev() {
        let together = std::array::from_fn(|label| forward[index][label] + backward[label]);
        let onward: PerLabel = std::array::from_fn(|label| emissions[index][label] + backward[label]);
        forward[index] = normalised(together).map(f32::exp);
        if index > 0 {
            let transition = transition(index);
            let earlier = forward[index - 1];
            let scores: Transition =
                std::array::from_fn(|before| std::array::from_fn(|label| transition[before][label] + onward[label]));
            let mut joint: Transition =
                std::array::from_fn(|before| scores[before].map(|score| score + earlier[before]));
            let sum = log_sum(joint.map(log_sum));
            for row in &mut joint {
                *row = row.map(|score| (score - sum).exp());
            }
            pairs(index, joint);
            backward = normalised(scores.map(log_sum));
        }
    }
    (forward, total)
}

/// The log of the sum of what the scores are the logs of.
pub fn log_sum(scores: PerLabel) -> f32 {
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    highest + scores.iter().map(|score| (score - highest).exp()).sum::<f32>().ln()
}

/// Log probabilities from log scores.
fn normalised(scores: PerLabel) -> PerLabel {
    let sum = log_sum(scores);
    scores.map(|score| score - sum)
}
