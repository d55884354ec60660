//! How well a model does on labelled documents: precision, recall, F1, confusions, calibration, the worst pages.
//!
//! A labelled passage takes the label that covers most of its characters in the model's division, white space left
//! aside, so that a wrong division costs too. Where two annotators differ, either is right.

use crate::corpus::Labelled;
use crate::features;
use crate::label::Label;
use crate::model::{Model, PerLabel};
use crate::quotation::quotations;
use crate::segment::{Segment, segment};
use std::fmt::Write;

/// How many bands of confidence a reliability diagram has.
pub const BINS: usize = 10;

/// Counts over any number of documents.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// By the label wanted, then by the label given.
    pub confusion: [[u32; Label::COUNT]; Label::COUNT],
    /// By band of confidence: passages, the sum of their confidences, how many were right.
    pub bins: [(u32, f64, u32); BINS],
    /// For each document its id, the passages that were right, and all.
    pub pages: Vec<(String, u32, u32)>,
}

impl Tally {
    /// Count a document as the model labels it.
    pub fn add(&mut self, document: &Labelled, model: &Model) {
        let segments = segment(&document.text);
        let verdicts =
            model.label(&features::describe(&document.text, &segments, &quotations(&document.text, &segments)));
        let marginals: Vec<PerLabel> = verdicts.iter().map(|verdict| verdict.marginals).collect();
        self.count(document, &segments, &marginals);
    }

    /// Count a document whose passages have these probabilities.
    pub fn count(&mut self, document: &Labelled, segments: &[Segment], marginals: &[PerLabel]) {
        let (mut right, mut first) = (0, 0);
        for passage in &document.passages {
            while segments.get(first).is_some_and(|segment| segment.range.end <= passage.range.start) {
                first += 1;
            }
            let mut cover = [0usize; Label::COUNT];
            let mut sure = [0.0; Label::COUNT];
            let mut all = 0;
            for (segment, marginal) in std::iter::zip(&segments[first..], &marginals[first..]) {
                if segment.range.start >= passage.range.end {
                    break;
                }
                let shared = segment.range.start.max(passage.range.start)..segment.range.end.min(passage.range.end);
                let characters = document.text[shared].chars().filter(|letter| !letter.is_whitespace()).count();
                cover[Label::with_highest(marginal).index()] += characters;
                all += characters;
                for (sum, share) in std::iter::zip(&mut sure, marginal) {
                    *sum += share * characters as f32;
                }
            }
            let given = Label::with_highest(&cover).index();
            let wanted = passage.other.map(Label::index).filter(|other| *other == given);
            let wanted = wanted.unwrap_or(passage.label().index());
            self.confusion[wanted][given] += 1;
            let confidence = sure[given] / all.max(1) as f32;
            let bin = &mut self.bins[((confidence * BINS as f32) as usize).min(BINS - 1)];
            *bin = (bin.0 + 1, bin.1 + f64::from(confidence), bin.2 + u32::from(wanted == given));
            right += u32::from(wanted == given);
        }
        self.pages.push((document.id.clone(), right, document.passages.len() as u32));
    }

    /// How many passages were counted.
    pub fn passages(&self) -> u32 {
        self.confusion.iter().flatten().sum()
    }

    /// Precision, recall and F1 of a label, 0 to 1.
    pub fn scores(&self, label: Label) -> (f64, f64, f64) {
        let label = label.index();
        let hits = f64::from(self.confusion[label][label]);
        let given: u32 = self.confusion.iter().map(|row| row[label]).sum();
        let wanted: u32 = self.confusion[label].iter().sum();
        let ratio = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        (ratio(hits, given.into()), ratio(hits, wanted.into()), ratio(2.0 * hits, (given + wanted).into()))
    }

    /// The mean of the labels' F1.
    pub fn macro_f1(&self) -> f64 {
        Label::ALL.iter().map(|label| self.scores(*label).2).sum::<f64>() / Label::COUNT as f64
    }

    /// The share of passages with the right label.
    pub fn accuracy(&self) -> f64 {
        let right: u32 = (0..Label::COUNT).map(|label| self.confusion[label][label]).sum();
        f64::from(right) / f64::from(self.passages().max(1))
    }

    /// The mean distance between confidence and the share that is right, over the bands (expected calibration error).
    pub fn calibration_error(&self) -> f64 {
        let gap = |(_, sure, right): &(u32, f64, u32)| (sure - f64::from(*right)).abs();
        self.bins.iter().map(gap).sum::<f64>() / f64::from(self.passages().max(1))
    }

    /// The pages with the smallest share of right labels, worst first.
    pub fn worst(&self, most: usize) -> Vec<&(String, u32, u32)> {
        let mut pages: Vec<&(String, u32, u32)> = self.pages.iter().filter(|(_, _, all)| *all > 0).collect();
        let share = |(_, right, all): &(String, u32, u32)| f64::from(*right) / f64::from(*all);
        pages.sort_by(|left, right| share(left).total_cmp(&share(right)));
        pages.truncate(most);
        pages
    }

    /// All figures as a table for people.
    pub fn report(&self) -> String {
        let mut out = format!("{:45}given as\n", "label         precision  recall     F1 passages");
        let _ = writeln!(out, "{:47}{}", "", Label::ALL.map(|label| format!("{:>12}", label.name())).concat());
        for label in Label::ALL {
            let (precision, recall, f1) = self.scores(label);
            let row = self.confusion[label.index()];
            let wanted: u32 = row.iter().sum();
            let cells = row.map(|count| format!("{count:>12}")).concat();
            let _ = writeln!(out, "{:<14}{precision:>9.3}{recall:>8.3}{f1:>7.3}{wanted:>9}{cells}", label.name());
        }
        let (macro_f1, accuracy, error) = (self.macro_f1(), self.accuracy(), self.calibration_error());
        let _ = writeln!(out, "macro-F1 {macro_f1:.4}   accuracy {accuracy:.4}   calibration error {error:.4}\n");
        let _ = writeln!(out, "confidence   passages   mean   right");
        for (band, (count, sure, right)) in self.bins.iter().enumerate().filter(|(_, bin)| bin.0 > 0) {
            let (low, high) = (band as f64 / BINS as f64, (band + 1) as f64 / BINS as f64);
            let (sure, right) = (sure / f64::from(*count), f64::from(*right) / f64::from(*count));
            let _ = writeln!(out, "{low:.1} to {high:.1} {count:>11} {sure:>6.3}  {right:>6.3}");
        }
        let _ = writeln!(out, "\nworst pages");
        for (id, right, all) in self.worst(10) {
            let _ = writeln!(out, "{right:>5} of {all:<5} {id}");
        }
        out
    }

    /// All figures as one JSON object.
    pub fn json(&self) -> String {
        let scores = Label::ALL.map(|label| {
            let (precision, recall, f1) = self.scores(label);
            (label.name(), serde_json::json!({"precision": precision, "recall": recall, "f1": f1}))
        });
        let bin = |(count, sure, right): &(u32, f64, u32)| serde_json::json!({"passages": count, "confidence": sure / f64::from((*count).max(1)), "right": right});
        let page =
            |(id, right, all): &(String, u32, u32)| serde_json::json!({"id": id, "right": right, "passages": all});
        let figures = serde_json::json!({
            "macro_f1": self.macro_f1(),
            "accuracy": self.accuracy(),
            "calibration_error": self.calibration_error(),
            "labels": scores.into_iter().map(|(name, scores)| (name.to_owned(), scores)).collect::<serde_json::Map<_, _>>(),
            "order": Label::ALL.map(Label::name),
            "confusion": self.confusion,
            "reliability": self.bins.iter().map(bin).collect::<Vec<_>>(),
            "pages": self.pages.iter().map(page).collect::<Vec<_>>(),
        });
        figures.to_string()
    }
}
