//! A second look at the page: what the labels of a first reading, those of all passages, say of each.
//!
//! A chain hands a passage's label on to its neighbours and no further. Whether a page argues or reports, and where on
//! it the article stands, shows only once all of it has been read.

use super::PerLabel;
use crate::label::Label;
use std::ops::Range;

/// What is asked of the page for each passage, in words for a person.
pub const QUESTIONS: [&str; 7] = [
    "how much the rest of the page claims",
    "how much furniture the rest of the page has",
    "how much furniture stands in the twenty passages before it",
    "how much furniture stands in the twenty passages after it",
    "how much furniture stands right before it",
    "how much furniture stands right after it",
    "how far it stands from the main part of the article",
];

/// No question has more answers.
const ANSWERS: usize = 7;

/// How many rows of weights there are: each answer has one for all passages, and one for those that end like a sentence.
pub const ROWS: usize = 2 * QUESTIONS.len() * ANSWERS;

/// The answers to all questions, each as a number.
pub type Outlook = [usize; QUESTIONS.len()];

/// The rows of weights for a passage, each with the number of its question.
pub fn rows(outlook: &Outlook, ends_like_sentence: bool) -> impl Iterator<Item = (usize, usize)> {
    let rows = outlook.iter().enumerate().map(|(question, answer)| (question, question * ANSWERS + answer));
    let shape = ROWS / 2;
    rows.flat_map(move |(question, row)| {
        [Some((question, row)), ends_like_sentence.then_some((question, shape + row))].into_iter().flatten()
    })
}

/// The outlook from each passage of a page, given its labels' probabilities.
pub fn look(first: &[PerLabel]) -> Vec<Outlook> {
    const FAR: usize = 20; // passages
    const NEAR: usize = 3;
    let count = first.len();
    let sums = Sums::of(first);
    let article = article(first);
    let outlook = |(index, own): (usize, &PerLabel)| {
        let mut rest = sums.within(0..count);
        std::iter::zip(&mut rest, own).for_each(|(sum, own)| *sum -= f64::from(*own));
        let before = |reach: usize| furniture(sums.within(index.saturating_sub(reach)..index));
        let after = |reach: usize| furniture(sums.within(index + 1..(index + 1 + reach).min(count)));
        let distance = |passages: usize| band(passages as f64, &[3.0, 10.0]);
        let place = if index < article.start {
            1 + distance(article.start - index)
        } else if index >= article.end {
            4 + distance(index + 1 - article.end)
        } else {
            0
        };
        [claims(rest), furniture(rest), before(FAR), after(FAR), before(NEAR), after(NEAR), place]
    };
    first.iter().enumerate().map(outlook).collect()
}

/// How many passages of each label there are.
type Counts = [f64; Label::COUNT];

/// The answer where there is too little to tell.
const UNKNOWN: usize = ANSWERS - 1;

/// The band of the share of claims in claims and background.
fn claims(counts: Counts) -> usize {
    let claims = counts[Label::Claim.index()];
    let all = claims + counts[Label::Background.index()];
    if all < 1.0 { UNKNOWN } else { band(claims / all, &[0.15, 0.3, 0.45, 0.6, 0.75]) }
}

/// The band of the share of furniture.
fn furniture(counts: Counts) -> usize {
    let all: f64 = counts.iter().sum();
    if all < 1.0 { UNKNOWN } else { band(counts[Label::Boilerplate.index()] / all, &[0.05, 0.2, 0.5, 0.8, 0.95]) }
}

/// How many of the edges, in order, a value reaches.
fn band(value: f64, edges: &[f64]) -> usize {
    edges.iter().filter(|edge| value >= **edge).count()
}

/// The stretch of passages with most that is not furniture, furniture counting against (Kadane).
fn article(first: &[PerLabel]) -> Range<usize> {
    let (mut best, mut best_sum) = (0..0, 0.0);
    let (mut start, mut sum) = (0, 0.0);
    for (index, share) in first.iter().enumerate() {
        sum += 0.5 - share[Label::Boilerplate.index()];
        if sum <= 0.0 {
            (start, sum) = (index + 1, 0.0);
        } else if sum > best_sum {
            (best, best_sum) = (start..index + 1, sum);
        }
    }
    best
}

/// Running sums, so that what stands between two places is known at once.
struct Sums(Vec<Counts>);

impl Sums {
    fn of(first: &[PerLabel]) -> Sums {
        let mut sums = vec![Counts::default()];
        for share in first {
            let last = sums[sums.len() - 1];
            sums.push(std::array::from_fn(|label| last[label] + f64::from(share[label])));
        }
        Sums(sums)
    }

    fn within(&self, range: Range<usize>) -> Counts {
        std::array::from_fn(|label| self.0[range.end][label] - self.0[range.start][label])
    }
}
