//! Passages to evidence: for each passage, the named features that hold, and its wording as numbered features.
//!
//! [`wording`] reads each passage by itself; [`surroundings`] looks at the page around it and [`regions`] at what the
//! lines above open; [`genre`] asks what kind of page it is. [`named`] is the list of features, each with the words that
//! explain it; [`clue`] says which of them count alone, together, or for a neighbour. [`hashed`] numbers the wording.

pub mod clue;
mod genre;
pub mod hashed;
pub mod named;
mod patterns;
mod regions;
mod surroundings;
mod wording;

use crate::quotation::Quotation;
use crate::segment::Segment;
pub use clue::Clue;
pub use named::Feature;
use std::ops::Range;

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
    text: String,
    quotations: Vec<Quotation>,
    /// The named features of all passages, one passage after the other.
    features: Vec<Feature>,
    passages: Vec<Described>,
}

/// What is kept of a passage. Its wording is not: reading it again is cheaper than the memory for all of it.
#[derive(Clone, Debug)]
struct Described {
    range: Range<usize>,
    /// Where its named features end.
    end: usize,
    /// The quotations that reach into it.
    quotations: Range<usize>,
    /// How it follows the passage before.
    join: Join,
    style: hashed::Style,
}

impl Evidence {
    /// How many passages there are.
    pub fn len(&self) -> usize {
        self.passages.len()
    }

    pub fn is_empty(&self) -> bool {
        self.passages.is_empty()
    }

    /// The text that the evidence is about.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The named features of the passage at `index`.
    pub fn of(&self, index: usize) -> &[Feature] {
        let start = if index == 0 { 0 } else { self.passages[index - 1].end };
        &self.features[start..self.passages[index].end]
    }

    /// Where the passage at `index` stands in the text, in bytes.
    pub fn range(&self, index: usize) -> Range<usize> {
        self.passages[index].range.clone()
    }

    /// How the passage at `index` follows the one before.
    pub fn join(&self, index: usize) -> Join {
        self.passages[index].join
    }

    /// Call `sink` with each clue on the passage at `index`.
    pub fn clues(&self, index: usize, mut sink: impl FnMut(Clue)) {
        let own = self.of(index);
        for (number, feature) in own.iter().enumerate() {
            sink(Clue::Own(*feature));
            own[number + 1..].iter().for_each(|other| sink(Clue::Together(*feature, *other)));
        }
        if index > 0 {
            let join = self.join(index);
            self.of(index - 1).iter().for_each(|feature| sink(Clue::Before(*feature, join)));
        }
        if index + 1 < self.len() {
            let join = self.join(index + 1);
            self.of(index + 1).iter().for_each(|feature| sink(Clue::After(*feature, join)));
        }
    }

    /// Call `sink` with each hashed feature of the wording of the passage at `index`, and where in the text it stands.
    pub fn wording(&self, index: usize, mut sink: impl FnMut(u32, Range<usize>)) {
        let passage = &self.passages[index];
        let quotations = &self.quotations[passage.quotations.clone()];
        hashed::read(&self.text, passage.range.clone(), quotations, passage.style, &mut sink);
        if index > 0 {
            hashed::read_neighbour(&self.text, self.passages[index - 1].range.clone(), false, &mut sink);
        }
        if index + 1 < self.len() {
            hashed::read_neighbour(&self.text, self.passages[index + 1].range.clone(), true, &mut sink);
        }
    }
}

/// Gather the evidence on each segment of a text. `quotations` are those of [`crate::quotation::quotations`].
pub fn describe(text: &str, segments: &[Segment], quotations: &[Quotation]) -> Evidence {
    let wordings = wording::read(text, segments, quotations);
    let surroundings = surroundings::look(text, segments, &wordings);
    let genre = genre::features(&wordings);
    let mut features = Vec::new();
    let mut passages = Vec::with_capacity(segments.len());
    for (index, segment) in segments.iter().enumerate() {
        let start = features.len();
        let mut add = |feature| features.push(feature);
        add(Feature::Any);
        wordings[index].features(&text[segment.range.clone()], &mut add);
        surroundings[index].features(&wordings[index], &mut add);
        genre.iter().for_each(|feature| add(*feature));
        features[start..].sort_unstable(); // so that a pair is met in one order only
        let unique = start + dedup(&mut features[start..]);
        features.truncate(unique);
        passages.push(Described {
            range: segment.range.clone(),
            end: features.len(),
            quotations: wordings[index].quotations.clone(),
            join: match segment {
                Segment { opens_line: false, .. } => Join::SameLine,
                Segment { after_gap: true, .. } => Join::AfterGap,
                _ => Join::NextLine,
            },
            style: if wordings[index].is_prose() { hashed::Style::Prose } else { hashed::Style::Line },
        });
    }
    Evidence { text: text.to_owned(), quotations: quotations.to_vec(), features, passages }
}

/// Move each feature of a sorted list to the front once; how many there are.
fn dedup(features: &mut [Feature]) -> usize {
    let mut kept = 0;
    for index in 0..features.len() {
        if index == 0 || features[index] != features[kept - 1] {
            features[kept] = features[index];
            kept += 1;
        }
    }
    kept
}
