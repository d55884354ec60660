//! A labelled passage: the unit that a person reads, corrects and exports.

use crate::attribution::Attribution;
use crate::label::Label;
use std::ops::Range;

/// The smallest unit that carries one label: a sentence of running text, a title, a list item or a line of page
/// furniture. The passages of a text are in order and never overlap, begin and end with a character that is not white
/// space, and together hold every such character.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// Whether it is the first passage of its line.
    pub opens_line: bool,
    pub label: Label,
    /// The probability of `label` given the whole page, 0 to 1: its marginal under the sequence model.
    pub confidence: f32,
    /// Who speaks, in a quote or an attributed claim.
    pub attribution: Option<Attribution>,
}

/// One piece of evidence for or against a passage's label.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The evidence, in words that need no knowledge of the model.
    pub text: String,
    /// How much it adds to the label's score over the mean of the other labels', in nats; negative speaks against it.
    pub weight: f32,
    /// The words that carried it, in bytes, in order; none where no single words did.
    pub words: Vec<Range<usize>>,
}
