//! Glossator divides a news article into passages and labels each quote, claim, background or boilerplate.
//!
//! The way of the data: [`input`] turns the bytes of a file into text ([`html`] when it is a page); [`segment`] divides
//! the text into passages; [`quotation`] finds what stands in quotation marks; [`features`] describes each passage by
//! evidence; [`model`] weighs the evidence over the whole sequence of passages and gives each a label, a confidence and
//! reasons; [`attribution`] tells who speaks in quotes and attributed claims. [`train`] learns the model's weights from
//! labelled documents ([`corpus`]), and [`evaluate`] scores them. [`record`] is the saved document and [`formats`] its ways to and from files. Positions are bytes throughout;
//! [`offsets`] converts them at the two borders, the page (UTF-16) and files (code points).
//!
//! The core does no input or output and cannot fail: odd text gives odd passages, not an error.

pub mod anchor;
pub mod attribution;
pub mod corpus;
pub mod evaluate;
pub mod features;
pub mod formats;
pub mod html;
pub mod input;
pub mod label;
pub mod lexicon;
pub mod merge;
pub mod model;
pub mod offsets;
pub mod passage;
pub mod quotation;
pub mod record;
pub mod segment;
pub mod train;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use label::Label;
pub use passage::{Passage, Reason};

/// Divide `text` into passages and label each, with the model that ships.
pub fn annotate(text: &str) -> Vec<Passage> {
    Analysis::of(text).passages().collect()
}

/// A text as the shipped model understands it, kept so that it can be asked why.
pub struct Analysis {
    segments: Vec<segment::Segment>,
    evidence: features::Evidence,
    verdicts: Vec<model::Verdict>,
    attributions: Vec<Option<attribution::Attribution>>,
}

impl Analysis {
    pub fn of(text: &str) -> Analysis {
        let segments = segment::segment(text);
        let quotations = quotation::quotations(text, &segments);
        let evidence = features::describe(text, &segments, &quotations);
        let verdicts = model::Model::shipped().label(&evidence);
        let labels: Vec<Label> = verdicts.iter().map(|verdict| verdict.label).collect();
        let attributions = attribution::attribute(text, &segments, &labels, &quotations);
        Analysis { segments, evidence, verdicts, attributions }
    }

    /// The text that was analysed.
    pub fn text(&self) -> &str {
        self.evidence.text()
    }

    /// The labelled passages.
    pub fn passages(&self) -> impl Iterator<Item = Passage> {
        let parts = std::iter::zip(&self.segments, std::iter::zip(&self.verdicts, &self.attributions));
        parts.map(|(segment, (verdict, attribution))| Passage {
            range: segment.range.clone(),
            opens_line: segment.opens_line,
            label: verdict.label,
            confidence: verdict.confidence,
            attribution: attribution.clone(),
        })
    }

    /// The label of the passage that stands at `range`, and the evidence that decided it, strongest first; none where
    /// the text is divided otherwise.
    pub fn reasons(&self, range: &std::ops::Range<usize>) -> Option<(Label, Vec<Reason>)> {
        let index = self.segments.binary_search_by_key(&range.start, |segment| segment.range.start).ok()?;
        let is_same = self.segments[index].range.end == range.end;
        let reasons = || model::Model::shipped().reasons(&self.evidence, &self.verdicts, index);
        is_same.then(|| (self.verdicts[index].label, reasons()))
    }
}
