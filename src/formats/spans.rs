//! What the formats have in common: spans with labels, what is known of each beside its label, and links between them.
//!
//! A document goes out as a [`Layer`]: its passages, and beside them the words that name a speaker and those that
//! attribute, each once. It comes in as [`Spans`]: whatever somebody's file holds, checked against the text and sorted
//! into passages.

use super::intake::Intake;
use super::json;
use super::unit::{Scale, Unit};
use crate::attribution::Attribution;
use crate::label::Label;
use crate::record::{By, Record, SavedAttribution, SavedPassage};
use serde::Serialize;
use serde_json::Value;
use std::collections::HashMap;
use std::ops::Range;

/// The label of the words that name who speaks, and of the link from a passage to them.
pub const SPEAKER: &str = "speaker";
pub const SPOKEN_BY: &str = "spoken_by";
/// The label of the word that attributes, and of the link from a passage to it.
pub const CUE: &str = "cue";
pub const CUED_BY: &str = "cued_by";

/// All labels of spans that we write.
pub fn labels() -> [&'static str; 6] {
    let [boilerplate, quote, claim, background] = Label::ALL.map(Label::name);
    [boilerplate, quote, claim, background, SPEAKER, CUE]
}

/// What is known of a passage beside its place and label, under the names of `glossator/1`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Extras {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predicted: Option<Label>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "short")]
    pub confidence: Option<f32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unsure: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributed_by: Option<By>,
}

fn short<S: serde::Serializer>(number: &Option<f32>, serializer: S) -> Result<S::Ok, S::Error> {
    number.map(json::real).serialize(serializer)
}

impl Extras {
    pub fn of(passage: &SavedPassage) -> Extras {
        let attribution = passage.attribution.as_ref();
        Extras {
            predicted: passage.predicted,
            confidence: (passage.predicted.is_some() || passage.confidence != 0.0).then_some(passage.confidence),
            by: Some(passage.by),
            confirmed: Some(passage.confirmed),
            unsure: passage.unsure.then_some(true),
            note: passage.note.clone(),
            speaker_name: attribution.and_then(|attribution| attribution.found.speaker_name.clone()),
            attributed_by: attribution.map(|attribution| attribution.by),
        }
    }

    /// Those that a JSON object or a row of a table has; what means something else than ours is left alone.
    pub fn read(value: &Value) -> Extras {
        let label = |key| json::string(value, key).and_then(Label::named);
        let flag = |key| match value.get(key)? {
            Value::Bool(flag) => Some(*flag),
            Value::String(flag) => flag.to_ascii_lowercase().parse().ok(),
            _ => None,
        };
        let by = |key| json::string(value, key).and_then(By::named);
        let text = |key| json::string(value, key).map(str::to_owned);
        let confidence = match value.get("confidence").or_else(|| value.get("score")) {
            Some(Value::String(number)) => number.parse().ok(),
            number => number.and_then(Value::as_f64),
        };
        Extras {
            predicted: label("predicted"),
            confidence: confidence.map(|confidence| confidence as f32),
            by: by("by").or_else(|| by("annotator")),
            confirmed: flag("confirmed"),
            unsure: flag("unsure"),
            note: text("note"),
            speaker_name: text("speaker_name"),
            attributed_by: by("attributed_by"),
        }
    }

    /// Those as a JSON object, with more beside them.
    pub fn with(&self, mut object: Value) -> Value {
        let extras = serde_json::to_value(self).expect("plain values");
        if let (Value::Object(object), Value::Object(extras)) = (&mut object, extras) {
            object.extend(extras);
        }
        object
    }
}

/// A document as spans and links; a span's key is unique within it.
pub struct Layer<'record> {
    pub passages: Vec<LayerPassage<'record>>,
    pub parts: Vec<Part>,
}

pub struct LayerPassage<'record> {
    pub key: String,
    pub passage: &'record SavedPassage,
    /// The key of the part that names who speaks.
    pub speaker: Option<String>,
    /// The key of the part that attributes.
    pub cue: Option<String>,
}

impl LayerPassage<'_> {
    /// The links that start here: what they say, and where they lead.
    pub fn links(&self) -> impl Iterator<Item = (&'static str, &String)> {
        let speaker = self.speaker.iter().map(|key| (SPOKEN_BY, key));
        speaker.chain(self.cue.iter().map(|key| (CUED_BY, key)))
    }
}

/// Words that name a speaker, or that attribute.
pub struct Part {
    pub key: String,
    pub label: &'static str,
    pub range: Range<usize>,
}

impl Layer<'_> {
    pub fn of(record: &Record) -> Layer<'_> {
        let mut parts: Vec<Part> = Vec::new();
        let mut known: HashMap<(&str, Range<usize>), String> = HashMap::new();
        let mut part = |label: &'static str, range: &Option<Range<usize>>| {
            let range = range.clone()?;
            let key = known.entry((label, range.clone())).or_insert_with(|| {
                let key = format!("{}{}", &label[..1], parts.len() + 1);
                parts.push(Part { key: key.clone(), label, range });
                key
            });
            Some(key.clone())
        };
        let passages = std::iter::zip(1.., &record.passages).map(|(number, passage)| {
            let found = passage.attribution.as_ref().map(|attribution| &attribution.found);
            LayerPassage {
                key: format!("p{number}"),
                passage,
                speaker: found.and_then(|found| part(SPEAKER, &found.speaker)),
                cue: found.and_then(|found| part(CUE, &found.cue)),
            }
        });
        let passages = passages.collect();
        Layer { passages, parts }
    }
}

/// The spans that a file has for one text, on their way to passages.
pub struct Spans<'text> {
    scale: Scale<'text>,
    found: Vec<Found>,
    links: Vec<(String, String)>,
    /// What was wrong with single spans, as sentences.
    problems: Vec<String>,
}

struct Found {
    key: String,
    range: Range<usize>,
    label: String,
    extras: Extras,
}

impl<'text> Spans<'text> {
    pub fn new(text: &'text str, unit: Unit) -> Self {
        Spans { scale: Scale::new(text, unit), found: Vec::new(), links: Vec::new(), problems: Vec::new() }
    }

    /// The key that a span without one of its own gets when it is added next.
    pub fn next_key(&self) -> String {
        format!("span {}", self.found.len() + self.problems.len() + 1)
    }

    /// Take a span; where its words are given they must stand there. One that is not sound is told in the end.
    pub fn add(&mut self, key: String, place: (usize, usize), words: Option<&str>, label: &str, extras: Extras) {
        let (start, end) = place;
        match self.place(start, end, words) {
            Ok(range) => self.found.push(Found { key, range, label: label.to_owned(), extras }),
            Err(what) => self.problems.push(format!("The span “{label}” from {start} to {end} {what}")),
        }
    }

    fn place(&self, start: usize, end: usize, words: Option<&str>) -> Result<Range<usize>, String> {
        if start >= end {
            return Err("holds nothing; it is left out.".to_owned());
        }
        let (Some(from), Some(to)) = (self.scale.byte(start), self.scale.byte(end)) else {
            return Err("goes past the end of the text, or ends inside a character; it is left out.".to_owned());
        };
        let stands = &self.scale.text()[from..to];
        match words {
            Some(words) if words != stands => {
                Err("does not say what stands at its place in the text, so its offsets are wrong or count in another unit; it is left out.".to_owned())
            }
            _ => Ok(from..to),
        }
    }

    /// Take what a file says wrongly about a span.
    pub fn complain(&mut self, problem: String) {
        self.problems.push(problem);
    }

    /// Take a link from a passage to a part; which is which, the labels tell.
    pub fn link(&mut self, from: impl Into<String>, to: impl Into<String>) {
        self.links.push((from.into(), to.into()));
    }

    /// The passages, in order and apart. Spans with a label that is not ours nor in the reader's table, and spans that
    /// overlap one before them, are left out and told.
    pub fn finish(mut self, intake: &mut Intake, document: &str) -> Vec<SavedPassage> {
        self.found.sort_by_key(|found| (found.range.start, found.range.end));
        let mut passages: Vec<(String, SavedPassage)> = Vec::new();
        let mut parts: HashMap<String, (String, Range<usize>)> = HashMap::new();
        for Found { key, range, label, extras } in self.found {
            if label == SPEAKER || label == CUE {
                parts.insert(key, (label, range));
                continue;
            }
            let Some(label) = intake.label(&label) else { continue };
            if let Some((_, before)) = passages.last().filter(|(_, before)| range.start < before.range.end) {
                let (start, end) = (self.scale.position(range.start), self.scale.position(range.end));
                let (first, last) = (self.scale.position(before.range.start), self.scale.position(before.range.end));
                self.problems.push(format!(
                    "The span “{}” from {start} to {end} crosses the one from {first} to {last}; the first is kept.",
                    label.name()
                ));
                continue;
            }
            passages.push((key, passage(range, label, extras)));
        }
        let links: HashMap<&str, Vec<&String>> = self.links.iter().fold(HashMap::new(), |mut links, (from, to)| {
            links.entry(from.as_str()).or_default().push(to);
            links
        });
        for (key, passage) in &mut passages {
            for (label, range) in links.get(key.as_str()).into_iter().flatten().filter_map(|to| parts.get(*to)) {
                let unknown = SavedAttribution { found: Attribution::default(), by: By::Human };
                let found = &mut passage.attribution.get_or_insert(unknown).found;
                if label == SPEAKER { found.speaker = Some(range.clone()) } else { found.cue = Some(range.clone()) }
            }
        }
        self.problems.into_iter().for_each(|problem| intake.complain(document, problem));
        passages.into_iter().map(|(_, passage)| passage).collect()
    }
}

/// A passage of what is known of it.
pub fn passage(range: Range<usize>, label: Label, extras: Extras) -> SavedPassage {
    let is_attributed = extras.speaker_name.is_some() || extras.attributed_by.is_some();
    SavedPassage {
        predicted: extras.predicted,
        confidence: extras.confidence.filter(|confidence| (0.0..=1.0).contains(confidence)).unwrap_or(0.0),
        by: extras.by.unwrap_or(By::Human),
        confirmed: extras.confirmed.unwrap_or(false),
        unsure: extras.unsure.unwrap_or(false),
        note: extras.note,
        attribution: is_attributed.then(|| SavedAttribution {
            found: Attribution { speaker_name: extras.speaker_name, ..Attribution::default() },
            by: extras.attributed_by.unwrap_or(By::Human),
        }),
        ..SavedPassage::labelled(range, label)
    }
}
