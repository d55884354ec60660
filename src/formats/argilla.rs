//! Argilla 2 records: a list for `records.from_json`, with the model's labels as suggestions and people's as responses.
//! Positions count code points. The dataset needs a text field `text` and a span question `passages` that allows overlap.

use super::files::File;
use super::json;
use super::unit::{Scale, Unit};
use crate::label::Label;
use crate::record::{By, Record, SavedPassage};
use serde_json::{Value, json};

pub const UNIT: Unit = Unit::CodePoint;

/// Argilla wants to know which of its users answered; it is no user of ours.
const USER: &str = "00000000-0000-4000-8000-000000000000";

pub fn write(records: &[Record]) -> String {
    json::list(&records.iter().map(of).collect::<Vec<Value>>())
}

fn of(record: &Record) -> Value {
    let scale = Scale::new(&record.text, UNIT);
    let span = |passage: &SavedPassage, label: Label| {
        json!({
            "start": scale.position(passage.range.start), "end": scale.position(passage.range.end), "label": label
        })
    };
    let (suggested, scores): (Vec<Value>, Vec<Value>) = record
        .passages
        .iter()
        .filter_map(|passage| Some((span(passage, passage.predicted?), json::real(passage.confidence))))
        .unzip();
    let decided = record.passages.iter().filter(|passage| is_decided(passage));
    let decided: Vec<Value> = decided.map(|passage| span(passage, passage.label)).collect();
    let mut metadata = json!({});
    for (key, value) in [("title", &record.title), ("source", &record.source)] {
        if let Some(value) = value {
            metadata[key] = json!(value);
        }
    }
    let suggestions = if suggested.is_empty() {
        json!({})
    } else {
        let agent = record.model.as_deref().unwrap_or("unnamed");
        json!({"passages": {"value": suggested, "score": scores, "agent": agent}})
    };
    let responses =
        if decided.is_empty() { json!({}) } else { json!({"passages": [{"value": decided, "user_id": USER}]}) };
    json!({
        "id": record.id, "fields": {"text": record.text}, "metadata": metadata, "suggestions": suggestions,
        "responses": responses, "vectors": {}, "status": "pending", "_server_id": null
    })
}

/// Whether a passage is more than the model's guess.
fn is_decided(passage: &SavedPassage) -> bool {
    passage.by == By::Human || passage.confirmed || passage.predicted != Some(passage.label)
}

/// Check that every span of the file has the words and the label of its passage; the number of passages.
///
/// # Errors
/// Which differs, as a sentence.
pub fn verify(files: &[File], records: &[Record]) -> Result<usize, String> {
    let back = json::parse(files[0].text()?)?;
    let back = back.as_array().map_or(&[][..], Vec::as_slice);
    if back.len() != records.len() {
        return Err(format!("{} of {} records came back.", back.len(), records.len()));
    }
    let mut verified = 0;
    for (there, record) in std::iter::zip(back, records) {
        let text = there.pointer("/fields/text").and_then(Value::as_str).unwrap_or("");
        let scale = Scale::new(text, UNIT);
        let read = |pointer: &str| read_spans(there, pointer, text, &scale);
        let expected = |choose: &dyn Fn(&SavedPassage) -> Option<Label>| -> Vec<(Option<&str>, &str)> {
            let chosen = record.passages.iter().filter_map(|passage| Some((choose(passage)?, passage)));
            chosen.map(|(label, passage)| (Some(label.name()), &record.text[passage.range.clone()])).collect()
        };
        let suggested = read("/suggestions/passages/value") == expected(&|passage| passage.predicted);
        let decided = |passage: &SavedPassage| is_decided(passage).then_some(passage.label);
        let answered = read("/responses/passages/0/value") == expected(&decided);
        if !suggested || !answered {
            return Err(format!("the spans of “{}” are others.", record.id));
        }
        verified += record.passages.len();
    }
    Ok(verified)
}

/// The spans at a place in a record: the label and the words of each.
fn read_spans<'record>(
    record: &'record Value,
    pointer: &str,
    text: &'record str,
    scale: &Scale,
) -> Vec<(Option<&'record str>, &'record str)> {
    let spans = record.pointer(pointer).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let words = |span: &'record Value| {
        let byte = |key| json::position(span, key).and_then(|position| scale.byte(position));
        let (start, end) = byte("start").zip(byte("end"))?;
        Some((json::string(span, "label"), text.get(start..end)?))
    };
    spans.iter().filter_map(words).collect()
}
