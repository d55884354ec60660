//! Passages to evidence: for each passage, the named features that hold and how strongly.
//!
//! [`wording`] reads each passage by itself; [`surroundings`] looks at the page around it; [`named`] is the list of
//! features, each with the words that explain it.

pub mod named;
mod patterns;
mod surroundings;
mod wording;

use crate::quotation::Quotation;
use crate::segment::Segment;
pub use named::Feature;

/// How a passage follows the one before it: labels change more easily across a gap than within a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    SameLine,
    NextLine,
    AfterGap,
}

/// The evidence on a page. Whatever gathers evidence (the text, later a page's markup) adds features here; whatever
/// weighs it reads only this.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The features of all passages, one passage after the other, with their values.
    features: Vec<(Feature, f32)>,
    /// Where each passage's features end in `features`.
    ends: Vec<usize>,
    /// How each passage follows the one before.
    joins: Vec<Join>,
}

impl Evidence {
    /// How many passages there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The features of the passage at `index`, with their values.
    pub fn of(&self, index: usize) -> &[(Feature, f32)] {
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.features[start..self.ends[index]]
    }

    /// How the passage at `index` follows the one before.
    pub fn join(&self, index: usize) -> Join {
        self.joins[index]
    }

    fn close_passage(&mut self, join: Join) {
        self.ends.push(self.features.len());
        self.joins.push(join);
    }
}

/// Gather the evidence on each segment of a text. `quotations` are those of [`crate::quotation::quotations`].
pub fn describe(text: &str, segments: &[Segment], quotations: &[Quotation]) -> Evidence {
    let wordings = wording::read(text, segments, quotations);
    let surroundings = surroundings::look(text, segments, &wordings);
    let mut evidence = Evidence::default();
    for (index, segment) in segments.iter().enumerate() {
        let mut add = |feature, value| evidence.features.push((feature, value));
        add(Feature::Any, 1.0);
        wordings[index].features(&text[segment.range.clone()], &mut add);
        surroundings[index].features(&wordings[index], &mut add);
        evidence.close_passage(match segment {
            Segment { opens_line: false, .. } => Join::SameLine,
            Segment { after_gap: true, .. } => Join::AfterGap,
            _ => Join::NextLine,
        });
    }
    evidence
}
