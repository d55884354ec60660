//! W3C Web Annotation: JSON-LD, an annotation a passage, each found by its words and by its place.
//!
//! Places count UTF-16, as the tools in browsers do, whatever the recommendation says; the words with what stands before
//! and behind them are the arbiter. The texts stand beside, as does the vocabulary, for programs without a network.

use super::files::{self, File};
use super::intake::Intake;
use super::json;
use super::spans::{Extras, Layer, Spans};
use super::unit::{Scale, Unit};
use crate::input::{Document, Saved};
use crate::record::Record;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::ops::Range;

pub const UNIT: Unit = Unit::Utf16;

/// The address of the vocabulary, which a copy beside the file stands for.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
/// What the recommendation's context says of the words that are used here.
const OFFLINE_CONTEXT: &str = include_str!("w3c/anno.jsonld");

/// How many characters before and behind a passage's words are told.
const AROUND: usize = 32;

pub fn write(records: &[Record], stem: &str) -> Vec<File> {
    let stems = files::stems(records);
    let annotations: Vec<Value> = std::iter::zip(records, &stems).flat_map(|(record, stem)| of(record, stem)).collect();
    let mut written = vec![
        File::new(format!("{stem}.jsonld"), json::list(&annotations)),
        File::new("anno.jsonld.context.json", OFFLINE_CONTEXT),
        files::index(records, &stems),
    ];
    written
        .extend(std::iter::zip(records, &stems).map(|(record, stem)| File::new(source_of(stem), record.text.clone())));
    written
}

fn source_of(stem: &str) -> String {
    format!("texts/{stem}.txt")
}

fn of(record: &Record, stem: &str) -> Vec<Value> {
    let scale = Scale::new(&record.text, UNIT);
    let layer = Layer::of(record);
    let name = |key: &str| format!("urn:glossator:{stem}:{key}");
    let annotation = |key: &str, range: &Range<usize>, bodies: Vec<Value>| {
        let before: Vec<char> = record.text[..range.start].chars().rev().take(AROUND).collect();
        let prefix: String = before.into_iter().rev().collect();
        let suffix: String = record.text[range.end..].chars().take(AROUND).collect();
        json!({
            "@context": CONTEXT, "id": name(key), "type": "Annotation", "body": bodies,
            "target": {"source": source_of(stem), "selector": [
                {"type": "TextQuoteSelector", "exact": record.text[range.clone()], "prefix": prefix, "suffix": suffix},
                {"type": "TextPositionSelector", "start": scale.position(range.start), "end": scale.position(range.end)}
            ]}
        })
    };
    let class = |label: &str| json!({"type": "TextualBody", "purpose": "classifying", "value": label});
    let passages = layer.passages.iter().map(|held| {
        let mut bodies = vec![class(held.passage.label.name())];
        if let Some(note) = &held.passage.note {
            bodies.push(json!({"type": "TextualBody", "purpose": "commenting", "value": note}));
        }
        let extras = Extras { note: None, ..Extras::of(held.passage) }.with(json!({}));
        bodies.push(json!({
            "type": "TextualBody", "purpose": "assessing", "format": "application/json", "value": extras.to_string()
        }));
        let links = held.links();
        bodies
            .extend(links.map(|(_, to)| json!({"type": "SpecificResource", "purpose": "linking", "source": name(to)})));
        annotation(&held.key, &held.passage.range, bodies)
    });
    let parts = layer.parts.iter().map(|part| annotation(&part.key, &part.range, vec![class(part.label)]));
    passages.chain(parts).collect()
}

/// Whether a value is an annotation, or holds some.
pub fn is_annotation(value: &Value) -> bool {
    json::string(value, "type").is_some_and(|kind| kind.starts_with("Annotation")) && value.get("@context").is_some()
        || json::string(value, "type") == Some("Annotation")
}

/// The annotations of a list, a page or a collection.
pub fn annotations(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(list) => list.iter().flat_map(annotations).collect(),
        _ if value.get("items").is_some() => json::elements(value, "items").iter().collect(),
        _ if value.get("first").is_some() => value.get("first").map(annotations).unwrap_or_default(),
        _ => vec![value],
    }
}

/// Read annotations and the texts that they are about. Without the text, one is rebuilt from the words and places.
pub fn read(annotations: &[&Value], all: &[File], intake: &mut Intake) {
    let mut by_source: Vec<(String, Vec<&Value>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for annotation in annotations {
        let target = first(annotation.get("target"));
        let source = target.and_then(|target| {
            let source = target.get("source").unwrap_or(target);
            source.as_str().map(str::to_owned).or_else(|| json::name(source, "id"))
        });
        let source = source.unwrap_or_default();
        let place = *places.entry(source.clone()).or_insert_with(|| {
            by_source.push((source, Vec::new()));
            by_source.len() - 1
        });
        by_source[place].1.push(annotation);
    }
    let index = files::read_index(all);
    // Texts without annotations are documents too.
    let texts = index.iter().map(|entry| source_of(&entry.file));
    for source in texts {
        if !places.contains_key(&source) {
            by_source.push((source, Vec::new()));
        }
    }
    let order = |source: &str| index.iter().position(|entry| source_of(&entry.file) == source).unwrap_or(usize::MAX);
    by_source.sort_by_key(|(source, _)| order(source));
    for (source, annotations) in by_source {
        let entry = index.iter().find(|entry| source_of(&entry.file) == source);
        let id = entry.map_or(source.clone(), |entry| entry.id.clone());
        let beside = all.iter().find(|file| file.name == source || file.name.ends_with(&format!("/{source}")));
        // The text is taken as it is: a byte order mark counts as a character.
        let text = match beside.map(|file| crate::input::utf8(&file.bytes)) {
            Some(Ok(text)) => text.to_owned(),
            Some(Err(refusal)) => {
                intake.complain(&id, refusal.to_string());
                continue;
            }
            None => super::rows::fill(annotations.iter().filter_map(|annotation| piece(annotation)).collect(), UNIT),
        };
        if text.is_empty() {
            intake.complain(&id, "Its text is not in the file, and the annotations do not quote it.".to_owned());
            continue;
        }
        let passages = read_annotations(&text, &annotations, intake, &id);
        let saved = Some(Saved { model: entry.and_then(|entry| entry.model.clone()), passages });
        let title = entry.and_then(|entry| entry.title.clone());
        let web = source.contains("://").then_some(source);
        let source = entry.map_or(web, |entry| entry.source.clone());
        intake.imported.documents.push(Document { id, title, source, text, saved });
    }
}

fn read_annotations(
    text: &str,
    annotations: &[&Value],
    intake: &mut Intake,
    id: &str,
) -> Vec<crate::record::SavedPassage> {
    let mut spans = Spans::new(text, UNIT);
    for annotation in annotations {
        let key = json::string(annotation, "id").map_or_else(|| spans.next_key(), str::to_owned);
        let bodies = listed(annotation.get("body"));
        let for_purpose = |purpose: &str| {
            let mut bodies = bodies.iter().filter(move |body| json::string(body, "purpose") == Some(purpose));
            bodies.find_map(|body| json::string(body, "value"))
        };
        let label = for_purpose("classifying").or_else(|| for_purpose("tagging"));
        let Some(label) = label.or_else(|| bodies.iter().find_map(|body| json::string(body, "value"))) else {
            spans.complain(format!("The annotation “{key}” has no body that says a label; it is left out."));
            continue;
        };
        let assessed = for_purpose("assessing").and_then(|value| serde_json::from_str(value).ok());
        let mut extras = assessed.as_ref().map(Extras::read).unwrap_or_default();
        extras.note = for_purpose("commenting").map(str::to_owned);
        for link in bodies.iter().filter(|body| json::string(body, "purpose") == Some("linking")) {
            if let Some(to) = json::string(link, "source") {
                spans.link(&*key, to);
            }
        }
        let Some((start, words)) = piece(annotation) else {
            spans.complain(format!(
                "The annotation “{key}” has not both a TextPositionSelector and a TextQuoteSelector; it is left out."
            ));
            continue;
        };
        spans.add(key, (start, start + UNIT.length(words)), Some(words), label, extras);
    }
    spans.finish(intake, id)
}

/// Where an annotation's words begin, and the words.
fn piece(annotation: &Value) -> Option<(usize, &str)> {
    let selectors = listed(first(annotation.get("target"))?.get("selector"));
    let of = |kind: &str| selectors.iter().find(|selector| json::string(selector, "type") == Some(kind));
    Some((json::position(of("TextPositionSelector")?, "start")?, json::string(of("TextQuoteSelector")?, "exact")?))
}

/// What JSON-LD lets stand alone or in a list.
fn listed(value: Option<&Value>) -> Vec<&Value> {
    match value {
        Some(Value::Array(list)) => list.iter().collect(),
        Some(value) => vec![value],
        None => Vec::new(),
    }
}

fn first(value: Option<&Value>) -> Option<&Value> {
    listed(value).into_iter().next()
}
