//! UIMA CAS JSON 0.4: a file a document, positions in UTF-16, for INCEpTION and what else is built on UIMA.
//!
//! Passages, speakers and cues are annotations of types of our own, which a project must know before it takes the file.

use super::files::{self, File};
use super::intake::Intake;
use super::json;
use super::spans::{CUE, Extras, Layer, SPEAKER, Spans};
use super::unit::{Scale, Unit};
use crate::input::{Document, Saved};
use crate::record::Record;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

pub const UNIT: Unit = Unit::Utf16;

const PASSAGE: &str = "custom.Passage";
const DOCUMENT: &str = "custom.Document";
/// The features of a passage, and of what type each is; speaker and cue are references.
const FEATURES: [(&str, &str); 11] = [
    ("label", "uima.cas.String"),
    ("predicted", "uima.cas.String"),
    ("confidence", "uima.cas.Float"),
    ("by", "uima.cas.String"),
    ("confirmed", "uima.cas.Boolean"),
    ("unsure", "uima.cas.Boolean"),
    ("note", "uima.cas.String"),
    ("speaker_name", "uima.cas.String"),
    ("attributed_by", "uima.cas.String"),
    (SPEAKER, "custom.Speaker"),
    (CUE, "custom.Cue"),
];

pub fn write(records: &[Record]) -> Vec<File> {
    let file = |(record, stem): (&Record, String)| File::new(format!("{stem}.json"), json::line(&of(record)) + "\n");
    std::iter::zip(records, files::stems(records)).map(file).collect()
}

fn type_of(part: &str) -> &'static str {
    if part == SPEAKER { "custom.Speaker" } else { "custom.Cue" }
}

fn of(record: &Record) -> Value {
    let feature = |(name, range): (&str, &str)| (name.to_owned(), json!({"%NAME": name, "%RANGE": range}));
    let declare = |name: &str, super_type: &str, features: Vec<(&str, &str)>| {
        let mut declared =
            Map::from_iter([("%NAME".to_owned(), json!(name)), ("%SUPER_TYPE".to_owned(), json!(super_type))]);
        declared.extend(features.into_iter().map(feature));
        (name.to_owned(), Value::Object(declared))
    };
    let annotation = "uima.tcas.Annotation";
    let heading = ["doc_id", "title", "source", "model"].map(|name| (name, "uima.cas.String"));
    let types = Map::from_iter([
        declare(PASSAGE, annotation, FEATURES.to_vec()),
        declare("custom.Speaker", annotation, Vec::new()),
        declare("custom.Cue", annotation, Vec::new()),
        declare(DOCUMENT, annotation, heading.to_vec()),
    ]);

    let scale = Scale::new(&record.text, UNIT);
    let mut structures = vec![json!({
        "%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text/plain",
        "sofaString": record.text
    })];
    let mut document = json!({"%ID": 2, "%TYPE": DOCUMENT, "@sofa": 1, "begin": 0, "end": scale.position(record.text.len()), "doc_id": record.id});
    for (key, value) in [("title", &record.title), ("source", &record.source), ("model", &record.model)] {
        if let Some(value) = value {
            document[key] = json!(value);
        }
    }
    structures.push(document);
    let layer = Layer::of(record);
    let numbers: HashMap<&String, usize> = std::iter::zip(layer.parts.iter().map(|part| &part.key), 3..).collect();
    for part in &layer.parts {
        structures.push(json!({
            "%ID": numbers[&part.key], "%TYPE": type_of(part.label), "@sofa": 1,
            "begin": scale.position(part.range.start), "end": scale.position(part.range.end)
        }));
    }
    for (number, held) in std::iter::zip(3 + layer.parts.len().., &layer.passages) {
        let range = &held.passage.range;
        let mut passage = Extras::of(held.passage).with(json!({
            "%ID": number, "%TYPE": PASSAGE, "@sofa": 1,
            "begin": scale.position(range.start), "end": scale.position(range.end), "label": held.passage.label
        }));
        for (name, to) in [("@speaker", &held.speaker), ("@cue", &held.cue)] {
            if let Some(to) = to {
                passage[name] = json!(numbers[to]);
            }
        }
        structures.push(passage);
    }
    let members: Vec<usize> = (2..=structures.len()).collect();
    json!({
        "%TYPES": types, "%FEATURE_STRUCTURES": structures,
        "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": members}}
    })
}

/// Whether a value is a CAS.
pub fn is_cas(value: &Value) -> bool {
    value.get("%FEATURE_STRUCTURES").is_some_and(Value::is_array)
}

/// Read a CAS. Its annotations with a feature `label` or `value` are taken.
///
/// # Errors
/// Why it cannot be read, as a sentence.
pub fn read(cas: &Value, name: &str, intake: &mut Intake) -> Result<(), String> {
    let structures = json::elements(cas, "%FEATURE_STRUCTURES");
    let of_type = |name: &str| structures.iter().find(|structure| json::string(structure, "%TYPE") == Some(name));
    let text = of_type("uima.cas.Sofa").and_then(|sofa| json::string(sofa, "sofaString"));
    let text = text.filter(|text| !text.is_empty()).ok_or("It has no text: there is no sofaString.")?;
    let heading = of_type(DOCUMENT).unwrap_or(&Value::Null);
    let stem = name.rsplit('/').next().unwrap_or(name);
    let stem = stem.strip_suffix(".json").unwrap_or(stem);
    let id = json::string(heading, "doc_id").unwrap_or(stem).to_owned();
    let mut spans = Spans::new(text, UNIT);
    for structure in structures {
        let place = json::position(structure, "begin").zip(json::position(structure, "end"));
        let (Some(place), Some(kind)) = (place, json::string(structure, "%TYPE")) else { continue };
        let key = json::name(structure, "%ID").unwrap_or_else(|| spans.next_key());
        let part = [SPEAKER, CUE].into_iter().find(|part| type_of(part) == kind);
        let label = json::string(structure, "label").or_else(|| json::string(structure, "value"));
        let Some(label) = part.or(label).filter(|_| kind != DOCUMENT) else { continue };
        for reference in ["@speaker", "@cue"] {
            if let Some(to) = json::name(structure, reference) {
                spans.link(&*key, to);
            }
        }
        spans.add(key, place, None, label, Extras::read(structure));
    }
    let passages = spans.finish(intake, &id);
    let string = |key| json::string(heading, key).map(str::to_owned);
    let saved = Some(Saved { model: string("model"), passages });
    let document = Document { id, title: string("title"), source: string("source"), text: text.to_owned(), saved };
    intake.imported.documents.push(document);
    Ok(())
}
