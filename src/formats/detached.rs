//! Labels without their text, for texts that may not be passed on: `glossator-labels/1`, JSON Lines, a document a line.
//!
//! Each passage is told by its place among the text's letters (see [`crate::anchor`]; in bytes of UTF-8), the SHA-256 of
//! its letters, and how these begin, of which no more than a quarter is given. So the labels can be put onto anybody's
//! own copy of the text, also one with other white space or a few changed sentences, and onto nothing else.

use super::intake::Intake;
use super::json;
use super::spans::Extras;
use crate::anchor::{Skeleton, hash};
use crate::attribution::Attribution;
use crate::record::{By, Record, SavedAttribution, SavedPassage};
use serde_json::{Value, json};
use std::ops::Range;

/// The name that every record of the format carries.
pub const NAME: &str = "glossator-labels/1";

/// The labels of a text that is not there.
#[derive(Clone, Debug, PartialEq)]
pub struct Detached {
    pub id: String,
    pub source: Option<String>,
    pub model: Option<String>,
    /// The SHA-256 of the text's letters.
    pub text_hash: String,
    pub passages: Vec<DetachedPassage>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct DetachedPassage {
    pub letters: Selector,
    /// The passage; its own places mean nothing.
    pub passage: SavedPassage,
    pub speaker: Option<Selector>,
    pub cue: Option<Selector>,
}

/// Words that are not said: where their letters stand, how these begin, and their hash.
#[derive(Clone, Debug, PartialEq)]
pub struct Selector {
    pub range: Range<usize>,
    pub begins: String,
    pub hash: String,
}

/// The longest beginning that is told, in letters: enough to find a place, too little to read.
const LONGEST_BEGINNING: usize = 12;

impl Selector {
    fn of(range: &Range<usize>, bones: &Skeleton) -> Option<Selector> {
        let range = bones.in_letters(range)?;
        let letters = &bones.letters()[range.clone()];
        let count = (letters.chars().count() / 4).min(LONGEST_BEGINNING);
        Some(Selector { range, begins: letters.chars().take(count).collect(), hash: hash(letters) })
    }

    fn value(&self) -> Value {
        json!({"at": self.range.start, "length": self.range.len(), "begins": self.begins, "sha256": self.hash})
    }

    fn read(value: &Value) -> Option<Selector> {
        let (start, length) = (json::position(value, "at")?, json::position(value, "length")?);
        let begins = json::string(value, "begins")?.to_owned();
        Some(Selector {
            range: start..start.checked_add(length)?,
            begins,
            hash: json::string(value, "sha256")?.to_owned(),
        })
    }

    /// Where the words stand in a text, looked for at `shift` from their place, then wherever they begin alike.
    fn find(&self, bones: &Skeleton, shift: isize) -> Option<Range<usize>> {
        let letters = bones.letters();
        let is_here = |start: usize| {
            let there = letters.get(start..start.checked_add(self.range.len())?)?;
            (there.starts_with(&self.begins) && hash(there) == self.hash).then_some(start..start + self.range.len())
        };
        let near = self.range.start.checked_add_signed(shift)?;
        let found = is_here(near).or_else(|| {
            if self.begins.is_empty() {
                return None;
            }
            let mut starts: Vec<usize> = letters.match_indices(&self.begins).map(|(at, _)| at).collect();
            starts.sort_by_key(|start| start.abs_diff(near));
            starts.into_iter().take(MOST_TRIED).find_map(is_here)
        })?;
        Some(found)
    }
}

/// So many places with the same beginning are tried.
const MOST_TRIED: usize = 256;

/// Whether a value holds labels without a text.
pub fn is_detached(value: &Value) -> bool {
    json::string(value, "format") == Some(NAME)
}

/// Read the labels of a document.
///
/// # Errors
/// Why they cannot be read, as a sentence.
pub fn read(value: &Value, intake: &mut Intake) -> Result<(), String> {
    let text_hash = json::string(value, "text_sha256").ok_or("It has no \"text_sha256\".")?.to_owned();
    let id = json::name(value, "id").unwrap_or_default();
    let mut passages = Vec::new();
    for (number, passage) in std::iter::zip(1.., json::elements(value, "passages")) {
        let (Some(letters), Some(label)) = (Selector::read(passage), json::string(passage, "label")) else {
            intake.complain(&id, format!("Passage {number} has no place, hash or label; it is left out."));
            continue;
        };
        let Some(label) = intake.label(label) else { continue };
        let part = |name: &str| passage.get(name).and_then(Selector::read);
        let saved = super::spans::passage(0..0, label, Extras::read(passage));
        passages.push(DetachedPassage { letters, passage: saved, speaker: part("speaker"), cue: part("cue") });
    }
    let string = |key| json::string(value, key).map(str::to_owned);
    let detached = Detached { id, source: string("source"), model: string("model"), text_hash, passages };
    intake.imported.detached.push(detached);
    Ok(())
}

impl Detached {
    /// The labels of a record. A passage without letters has no place.
    pub fn of(record: &Record) -> Detached {
        let bones = Skeleton::of(&record.text);
        let passages = record.passages.iter().filter_map(|passage| {
            let found = passage.attribution.as_ref().map(|attribution| &attribution.found);
            let select = |range: Option<&Range<usize>>| range.and_then(|range| Selector::of(range, &bones));
            Some(DetachedPassage {
                letters: Selector::of(&passage.range, &bones)?,
                passage: passage.clone(),
                speaker: select(found.and_then(|found| found.speaker.as_ref())),
                cue: select(found.and_then(|found| found.cue.as_ref())),
            })
        });
        Detached {
            passages: passages.collect(),
            id: record.id.clone(),
            source: record.source.clone(),
            model: record.model.clone(),
            text_hash: hash(bones.letters()),
        }
    }

    /// Whether the labels belong to this text, but for white space and the like.
    pub fn is_of(&self, text: &str) -> bool {
        hash(Skeleton::of(text).letters()) == self.text_hash
    }

    /// The labels as they stand in a file, on one line.
    pub fn to_line(&self) -> String {
        let passage = |held: &DetachedPassage| {
            let mut value = Extras::of(&held.passage).with(held.letters.value());
            value["label"] = json!(held.passage.label);
            for (name, part) in [("speaker", &held.speaker), ("cue", &held.cue)] {
                if let Some(part) = part {
                    value[name] = part.value();
                }
            }
            value
        };
        let passages: Vec<Value> = self.passages.iter().map(passage).collect();
        json::line(&json!({
            "format": NAME, "id": self.id, "source": self.source, "model": self.model,
            "text_sha256": self.text_hash, "passages": passages
        }))
    }

    /// Put the labels onto a text: the passages that were found, in order, and how each lost one begins.
    pub fn attach(&self, text: &str) -> (Vec<SavedPassage>, Vec<String>) {
        let bones = Skeleton::of(text);
        let mut found: Vec<SavedPassage> = Vec::new();
        let mut lost = Vec::new();
        let mut shift = 0;
        for DetachedPassage { letters, passage, speaker, cue } in &self.passages {
            let place = letters.find(&bones, shift);
            let range = place.clone().and_then(|place| bones.in_text(place));
            let (Some(place), Some(range)) = (place, range) else {
                lost.push(letters.begins.clone());
                continue;
            };
            if found.last().is_some_and(|before| range.start < before.range.end) {
                lost.push(letters.begins.clone());
                continue;
            }
            shift = place.start as isize - letters.range.start as isize;
            let mut passage = SavedPassage { range, ..passage.clone() };
            let part =
                |part: &Option<Selector>| part.as_ref()?.find(&bones, shift).and_then(|place| bones.in_text(place));
            let (speaker, cue) = (part(speaker), part(cue));
            if speaker.is_some() || cue.is_some() {
                let none = SavedAttribution { found: Attribution::default(), by: By::Human };
                let attribution = passage.attribution.get_or_insert(none);
                attribution.found = Attribution { speaker, cue, speaker_name: attribution.found.speaker_name.take() };
            }
            found.push(passage);
        }
        (found, lost)
    }
}

/// Check that the labels find their way back onto the texts that they come from; the number of passages.
///
/// # Errors
/// Which do not, as a sentence.
pub fn verify(back: &[Detached], records: &[Record]) -> Result<usize, String> {
    if back.len() != records.len() {
        return Err(format!("{} of {} documents came back.", back.len(), records.len()));
    }
    let mut verified = 0;
    for (detached, record) in std::iter::zip(back, records) {
        let (found, lost) = detached.attach(&record.text);
        let is_same =
            |(one, other): (&SavedPassage, &SavedPassage)| one.range == other.range && one.label == other.label;
        let is_whole = found.len() == record.passages.len() && std::iter::zip(&found, &record.passages).all(is_same);
        if !lost.is_empty() || !is_whole {
            return Err(format!("the labels of “{}” do not all find their way back onto its text.", record.id));
        }
        verified += found.len();
    }
    Ok(verified)
}
