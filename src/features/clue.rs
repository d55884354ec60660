//! How named features count: alone, two together, or as those of a neighbour. Each such clue has its row of weights.

use super::{Feature, Join};

/// A clue on a passage's label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clue {
    /// The feature holds.
    Own(Feature),
    /// Both hold; the one listed earlier stands first. What a title is worth depends on where it stands, and a sum of
    /// single weights cannot say so.
    Together(Feature, Feature),
    /// It holds for the passage before, which this one follows so.
    Before(Feature, Join),
    /// It holds for the passage after, which follows this one so.
    After(Feature, Join),
}

const FEATURES: usize = Feature::ALL.len();
const JOINS: usize = 3;
const PAIRS: usize = FEATURES * (FEATURES - 1) / 2;
const NEIGHBOURS: usize = FEATURES * JOINS;

impl Clue {
    /// How many clues there can be.
    pub const COUNT: usize = FEATURES + PAIRS + 2 * NEIGHBOURS;

    /// The clue's row in a table of weights.
    pub fn row(self) -> usize {
        match self {
            Clue::Own(feature) => feature as usize,
            Clue::Together(first, second) => {
                let (first, second) = (first as usize, second as usize);
                FEATURES + second * (second - 1) / 2 + first
            }
            Clue::Before(feature, join) => FEATURES + PAIRS + feature as usize * JOINS + join as usize,
            Clue::After(feature, join) => FEATURES + PAIRS + NEIGHBOURS + feature as usize * JOINS + join as usize,
        }
    }
}
