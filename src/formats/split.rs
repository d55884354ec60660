//! Documents divided for training, development and test: at random, the same for the same seed, and never one text or
//! one site in two parts.

use crate::corpus::site;
use crate::record::Record;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What stays together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// A text, however often it occurs
    #[default]
    Document,
    /// All texts of one site
    Site,
}

/// How to divide.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// The shares of train, dev and test, in any measure.
    pub shares: [f64; 3],
    pub by: Group,
    pub seed: u64,
}

impl Split {
    pub const NAMES: [&str; 3] = ["train", "dev", "test"];
}

/// Divides documents as they come, so that the parts have their shares at any time, as nearly as groups allow.
pub struct Splitter {
    split: Split,
    state: u64,
    counts: [usize; 3],
    known: HashMap<u64, usize>,
}

impl Splitter {
    pub fn new(split: Split) -> Self {
        Splitter { state: split.seed, split, counts: [0; 3], known: HashMap::new() }
    }

    /// The part that a document belongs to.
    pub fn part(&mut self, record: &Record) -> usize {
        let mut hasher = DefaultHasher::new();
        match self.split.by {
            Group::Document => record.text.hash(&mut hasher),
            Group::Site => site(record.source.as_deref(), &record.id).hash(&mut hasher),
        }
        let group = hasher.finish();
        let part = match self.known.get(&group) {
            Some(part) => *part,
            None => {
                let part = self.draw();
                self.known.insert(group, part);
                part
            }
        };
        self.counts[part] += 1;
        part
    }

    /// Draw a part, each as likely as it lacks documents.
    fn draw(&mut self) -> usize {
        let whole: f64 = self.split.shares.iter().sum();
        let documents = self.counts.iter().sum::<usize>() + 1;
        let lacks: Vec<f64> = std::iter::zip(self.split.shares, self.counts)
            .map(|(share, count)| (share / whole * documents as f64 - count as f64).max(0.0))
            .collect();
        let mut point = self.random() * lacks.iter().sum::<f64>();
        for (part, lack) in lacks.iter().enumerate() {
            if point < *lack {
                return part;
            }
            point -= lack;
        }
        lacks.iter().position(|lack| *lack > 0.0).unwrap_or(0)
    }

    /// A number from 0 to below 1: SplitMix64, whose sequence a seed fixes for good.
    fn random(&mut self) -> f64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) as f64 / 2f64.powi(64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(number: usize, site: usize) -> Record {
        Record {
            id: number.to_string(),
            title: None,
            source: Some(format!("https://site-{site}.example/{number}")),
            text: format!("Text {number}."),
            model: None,
            passages: Vec::new(),
        }
    }

    #[test]
    fn parts_have_their_shares_and_a_seed_fixes_them() {
        let divide = |seed| {
            let mut splitter = Splitter::new(Split { shares: [80.0, 10.0, 10.0], by: Group::Document, seed });
            (0..100).map(|number| splitter.part(&record(number, 0))).collect::<Vec<_>>()
        };
        let parts = divide(1);
        assert_eq!([0, 1, 2].map(|part| parts.iter().filter(|&&one| one == part).count()), [80, 10, 10]);
        assert_eq!(parts, divide(1));
        assert_ne!(parts, divide(2));
    }

    #[test]
    fn a_site_and_a_repeated_text_stay_in_one_part() {
        let mut by_site = Splitter::new(Split { shares: [1.0, 1.0, 1.0], by: Group::Site, seed: 7 });
        let parts: Vec<usize> = (0..60).map(|number| by_site.part(&record(number, number % 6))).collect();
        assert!((0..60).all(|number| parts[number] == parts[number % 6]));
        assert!((0..3).all(|part| parts.contains(&part)));
        let mut by_document = Splitter::new(Split { shares: [1.0, 1.0, 0.0], by: Group::Document, seed: 7 });
        let first = by_document.part(&record(1, 0));
        assert!((0..9).all(|_| by_document.part(&record(1, 0)) == first));
    }
}
