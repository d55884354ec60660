//! Glossator divides a news article into passages and labels each quote, claim, background or boilerplate.
//!
//! The way of the data: [`input`] turns the bytes of a file into text ([`html`] when it is a page); [`segment`] divides
//! the text into passages; [`quotation`] finds what stands in quotation marks; [`features`] describes each passage by
//! evidence; [`model`] weighs the evidence over the whole sequence of passages and gives each a label, a confidence and
//! reasons; [`attribution`] tells who speaks in quotes and attributed claims. [`record`] is the saved document and [`formats`] its ways to and from files. Positions are bytes throughout;
//! [`offsets`] converts them at the two borders, the page (UTF-16) and files (code points).
//!
//! The core does no input or output and cannot fail: odd text gives odd passages, not an error.

pub mod attribution;
pub mod features;
pub mod formats;
pub mod html;
pub mod input;
pub mod label;
pub mod lexicon;
pub mod model;
pub mod offsets;
pub mod passage;
pub mod quotation;
pub mod record;
pub mod segment;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use label::Label;
pub use passage::{Passage, Reason};

/// Divide `text` into passages and label each, with the model that ships.
pub fn annotate(text: &str) -> Vec<Passage> {
    let segments = segment::segment(text);
    let quotations = quotation::quotations(text, &segments);
    let evidence = features::describe(text, &segments, &quotations);
    let verdicts = model::Model::shipped().label(&evidence);
    let labels: Vec<Label> = verdicts.iter().map(|verdict| verdict.label).collect();
    let attributions = attribution::attribute(text, &segments, &labels, &quotations);
    std::iter::zip(std::iter::zip(segments, verdicts), attributions)
        .map(|((segment, verdict), attribution)| Passage {
            range: segment.range,
            opens_line: segment.opens_line,
            label: verdict.label,
            confidence: verdict.confidence,
            reasons: verdict.reasons,
            attribution,
        })
        .collect()
}
