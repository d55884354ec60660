//! doccano: JSON Lines for its three kinds of project, with positions in UTF-16, or in grapheme clusters where the
//! project counts these as one character. They are not code points.
//!
//! Sequence labelling has `label` as `[[start, end, name], …]`; relations have `entities` and `relations`; text
//! classification has a passage a line. Keys beside these become the example's metadata, and come back with an export.

use super::export::{Kind, WriteOptions};
use super::intake::Intake;
use super::json;
use super::rows::{self, Rows};
use super::spans::{Extras, Layer, Spans};
use super::unit::{Scale, Unit};
use crate::input::{Document, Saved};
use crate::record::Record;
use serde_json::{Value, json};
use std::collections::HashMap;

/// The unit of a project.
pub fn unit(graphemes: bool) -> Unit {
    if graphemes { Unit::Grapheme } else { Unit::Utf16 }
}

/// The lines of a document.
pub fn values(record: &Record, options: &WriteOptions) -> Vec<Value> {
    let unit = unit(options.graphemes);
    let scale = Scale::new(&record.text, unit);
    match options.kind {
        Kind::Classification => rows::of(record).into_iter().map(listed_label).collect(),
        Kind::Relations => {
            let layer = Layer::of(record);
            let mut entities = Vec::new();
            let mut numbers: HashMap<&str, usize> = HashMap::new();
            let spans = layer.passages.iter().map(|held| (&held.key, &held.passage.range, held.passage.label.name()));
            let parts = layer.parts.iter().map(|part| (&part.key, &part.range, part.label));
            for (number, (key, range, label)) in std::iter::zip(0.., spans.chain(parts)) {
                numbers.insert(key, number);
                let (start, end) = (scale.position(range.start), scale.position(range.end));
                entities.push(json!({"id": number, "start_offset": start, "end_offset": end, "label": label}));
            }
            let links = layer.passages.iter().flat_map(|held| held.links().map(|(name, to)| (&held.key, name, to)));
            let relations: Vec<Value> = std::iter::zip(0.., links)
                .map(|(number, (from, name, to))| {
                    json!({"id": number, "from_id": numbers[from.as_str()], "to_id": numbers[to.as_str()], "type": name})
                })
                .collect();
            vec![with_document(
                json!({"text": record.text, "entities": entities, "relations": relations}),
                record,
                unit,
            )]
        }
        _ => {
            let label = |passage: &crate::record::SavedPassage| {
                json!([scale.position(passage.range.start), scale.position(passage.range.end), passage.label])
            };
            let labels: Vec<Value> = record.passages.iter().map(label).collect();
            vec![with_document(json!({"text": record.text, "label": labels}), record, unit)]
        }
    }
}

fn listed_label(mut row: Value) -> Value {
    row["label"] = json!([row["label"]]);
    row
}

fn with_document(mut line: Value, record: &Record, unit: Unit) -> Value {
    line["doc_id"] = json!(record.id);
    line["offsets"] = json!(unit.name());
    for (key, value) in [("title", &record.title), ("source", &record.source), ("model", &record.model)] {
        if let Some(value) = value {
            line[key] = json!(value);
        }
    }
    line
}

/// Whether a value is a line of doccano's.
pub fn is_line(value: &Value) -> bool {
    let labels = json::elements(value, "label").iter().chain(json::elements(value, "labels"));
    let is_span = |label: &Value| label.as_array().is_some_and(|span| span.len() == 3);
    value.get("text").is_some_and(Value::is_string)
        && (value.get("entities").is_some_and(Value::is_array)
            || value.get("label").is_some_and(Value::is_array)
            || labels.into_iter().any(is_span))
}

/// Read a line.
///
/// # Errors
/// Why it cannot be read, as a sentence.
pub fn read(line: &Value, intake: &mut Intake) -> Result<(), String> {
    let text = json::string(line, "text").ok_or("It has no \"text\".")?;
    let labels = ["label", "labels"].map(|key| json::elements(line, key)).concat();
    if labels.first().is_some_and(Value::is_string) {
        intake.rows.add(line.clone());
        Rows::finish(intake, true);
        return Ok(());
    }
    let unit = json::string(line, "offsets").and_then(Unit::named);
    let mut spans = Spans::new(text, unit.unwrap_or(self::unit(intake.options.graphemes)));
    for label in &labels {
        match label.as_array().map(Vec::as_slice) {
            Some([start, end, Value::String(name)]) if let Some(place) = json::whole(start).zip(json::whole(end)) => {
                spans.add(spans.next_key(), place, None, name, Extras::default());
            }
            _ => spans.complain(format!("The label {label} is not [start, end, name]; it is left out.")),
        }
    }
    for entity in json::elements(line, "entities") {
        let key = json::name(entity, "id").unwrap_or_else(|| spans.next_key());
        let place = json::position(entity, "start_offset").zip(json::position(entity, "end_offset"));
        match (place, json::string(entity, "label")) {
            (Some(place), Some(label)) => spans.add(key, place, None, label, Extras::default()),
            _ => spans
                .complain(format!("The entity {entity} has no start_offset, end_offset and label; it is left out.")),
        }
    }
    for relation in json::elements(line, "relations") {
        if let (Some(from), Some(to)) = (json::name(relation, "from_id"), json::name(relation, "to_id")) {
            spans.link(from, to);
        }
    }
    let id = json::name(line, "doc_id").or_else(|| json::name(line, "id")).unwrap_or_default();
    let passages = spans.finish(intake, &id);
    let string = |key| json::string(line, key).map(str::to_owned);
    let saved = Some(Saved { model: string("model"), passages });
    let document = Document { id, title: string("title"), source: string("source"), text: text.to_owned(), saved };
    intake.imported.documents.push(document);
    Ok(())
}
