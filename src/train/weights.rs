//! The weights while they are learnt, how a page changes them, and how they are rounded to those of a model.

use super::Settings;
use super::page::Page;
use crate::features::{Clue, Feature, hashed};
use crate::label::Label;
use crate::model::{CLUE_STEP, JOINS, Model, PerLabel, WORDING_STEP, chain, outlook};
use std::ops::Range;

#[derive(Clone, Copy, Default)]
pub struct Row {
    pub weights: PerLabel,
    /// The sum of squared gradients so far.
    squares: PerLabel,
    /// The penalty at each visit.
    penalty: f32,
}

/// The weights while they are learnt.
#[derive(Clone)]
pub struct Weights {
    pub rows: Vec<Row>,
    pub transitions: [chain::Transition; JOINS],
    transition_squares: [chain::Transition; JOINS],
}

/// Where the rows of the outlook begin, behind those of clues and wording.
pub const OUTLOOK: usize = Clue::COUNT + hashed::BUCKETS;

/// Marks rows that too few passages touch to learn from.
const NEVER: f32 = -1.0;

/// One step of AdaGrad on one weight.
fn step(weight: &mut f32, squares: &mut f32, slope: f32, rate: f32) {
    const EPSILON: f32 = 1e-3;
    *squares += slope * slope;
    *weight += rate * slope / (squares.sqrt() + EPSILON);
}

impl Row {
    fn step(&mut self, gradient: PerLabel, rate: f32) {
        let both = std::iter::zip(&mut self.weights, &mut self.squares);
        for ((weight, squares), gradient) in both.zip(gradient) {
            step(weight, squares, gradient - self.penalty * *weight, rate);
        }
    }
}

impl Weights {
    pub fn new(pages: &[&Page], settings: Settings) -> Weights {
        let mut counts = vec![0u32; OUTLOOK + outlook::ROWS];
        for page in pages {
            page.clues.iter().for_each(|clue| counts[*clue as usize] += 1);
            page.wording.iter().for_each(|bucket| counts[Clue::COUNT + *bucket as usize] += 1);
        }
        let row = |(index, count): (usize, &u32)| {
            let penalty = match index {
                _ if *count < settings.least => return Row { penalty: NEVER, ..Row::default() },
                _ if index < Feature::ALL.len() => settings.penalty,
                _ if is_clue(index) => settings.clue_penalty,
                _ => settings.wording_penalty,
            };
            Row { penalty: penalty / *count as f32, ..Row::default() }
        };
        Weights {
            rows: counts.iter().enumerate().map(row).collect(),
            transitions: [[[0.0; Label::COUNT]; Label::COUNT]; JOINS],
            transition_squares: [[[0.0; Label::COUNT]; Label::COUNT]; JOINS],
        }
    }

    /// One step on one page; the loss in nats.
    pub fn learn(&mut self, page: &Page, rate: f32) -> f64 {
        let emissions = page.emissions(self);
        let mut pairs: Vec<(usize, chain::Transition)> = Vec::with_capacity(emissions.len());
        let transition = |index: usize| &self.transitions[page.passages[index].join];
        let (marginals, total) = chain::marginals(&emissions, transition, |index, joint| pairs.push((index, joint)));
        let mut score = 0.0;
        let mut gradients = [[[0.0; Label::COUNT]; Label::COUNT]; JOINS];
        for (index, joint) in pairs {
            let (before, after) = (&page.passages[index - 1].share, &page.passages[index].share);
            let join = page.passages[index].join;
            for (left, row) in joint.iter().enumerate() {
                for (right, expected) in row.iter().enumerate() {
                    let wanted = before[left] * after[right];
                    score += f64::from(wanted * self.transitions[join][left][right]);
                    gradients[join][left][right] += page.weight * (wanted - expected);
                }
            }
        }
        for (index, (clues, wording)) in page.ranges().enumerate() {
            let share = &page.passages[index].share;
            score += (0..Label::COUNT).map(|label| f64::from(share[label] * emissions[index][label])).sum::<f64>();
            let gradient: PerLabel =
                std::array::from_fn(|label| page.weight * (share[label] - marginals[index][label]));
            let clues = page.clues[clues].iter().map(|clue| *clue as usize);
            let wording = page.wording[wording].iter().map(|bucket| Clue::COUNT + *bucket as usize);
            for row in clues.chain(wording) {
                let row = &mut self.rows[row];
                if row.penalty != NEVER {
                    row.step(gradient, rate);
                }
            }
        }
        let transitions = self.transitions.as_flattened_mut().as_flattened_mut();
        let squares = self.transition_squares.as_flattened_mut().as_flattened_mut();
        for ((weight, squares), slope) in
            transitions.iter_mut().zip(squares).zip(gradients.as_flattened().as_flattened())
        {
            step(weight, squares, *slope, rate);
        }
        total - score
    }

    /// Round to the units in which a model keeps them.
    pub fn round(&mut self) {
        for (index, row) in self.rows.iter_mut().enumerate() {
            let step = step_of(index);
            row.weights = row.weights.map(|weight| (weight / step).round().clamp(-127.0, 127.0) * step);
        }
    }

    /// These weights, of the first reading, and those of the second as a model.
    pub fn model(&self, second: &Weights, temperature: f32, name: &str) -> Model {
        let unit = |index: usize, row: &Row| row.weights.map(|weight| (weight / step_of(index)).round() as i8);
        let table = |of: &Weights, rows: Range<usize>| rows.map(|index| unit(index, &of.rows[index])).collect();
        Model {
            name: name.to_owned(),
            clues: table(self, 0..Clue::COUNT),
            wording: table(self, Clue::COUNT..OUTLOOK),
            outlook: table(second, OUTLOOK..OUTLOOK + outlook::ROWS),
            first_transitions: self.transitions,
            transitions: second.transitions,
            temperature,
        }
    }
}

fn is_clue(row: usize) -> bool {
    !(Clue::COUNT..OUTLOOK).contains(&row)
}

fn step_of(row: usize) -> f32 {
    if is_clue(row) { CLUE_STEP } else { WORDING_STEP }
}

/// The mean of the weights after several passes, which the order of the documents sways less than the last alone
/// (Polyak and Juditsky 1992).
#[derive(Default)]
pub struct Mean {
    count: f32,
    rows: Vec<PerLabel>,
    transitions: [chain::Transition; JOINS],
}

impl Mean {
    pub fn add(&mut self, weights: &Weights) {
        self.count += 1.0;
        self.rows.resize(weights.rows.len(), [0.0; Label::COUNT]);
        let rows = self.rows.iter_mut().zip(weights.rows.iter().map(|row| &row.weights));
        let transitions = self.transitions.iter_mut().flatten().zip(weights.transitions.iter().flatten());
        for (sum, weights) in rows.chain(transitions) {
            std::iter::zip(sum, weights).for_each(|(sum, weight)| *sum += weight);
        }
    }

    pub fn put_into(&self, weights: &mut Weights) {
        let rows = weights.rows.iter_mut().map(|row| &mut row.weights).zip(&self.rows);
        let transitions = weights.transitions.iter_mut().flatten().zip(self.transitions.iter().flatten());
        for (weights, sum) in rows.chain(transitions) {
            *weights = sum.map(|sum| sum / self.count.max(1.0));
        }
    }
}
