//! A table of passages, a row each: what CSV, TSV, Parquet and text classification have in common.
//!
//! Such files hold no whole text. It is rebuilt from the passages and the words of their speakers, each at its place;
//! what stood between them, mostly white space, is filled with white space, so that all positions hold.

use super::intake::Intake;
use super::json;
use super::spans::{CUE, Extras, SPEAKER, Spans};
use super::unit::{Scale, Unit};
use crate::input::{Document, Saved};
use crate::record::Record;
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::ops::Range;

/// What a column holds. Any cell but those of text, label and place may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    Text,
    Label,
    Number,
    Real,
    Flag,
}

/// The columns, in order: those of the passage first, then those of its document.
pub const COLUMNS: [(&str, Type); 24] = [
    ("doc_id", Type::Text),
    ("idx", Type::Number),
    ("start", Type::Number),
    ("end", Type::Number),
    ("unit", Type::Text),
    ("text", Type::Text),
    ("label", Type::Label),
    ("score", Type::Real),
    ("annotator", Type::Text),
    ("confirmed", Type::Flag),
    ("unsure", Type::Flag),
    ("note", Type::Text),
    ("predicted", Type::Label),
    ("speaker_start", Type::Number),
    ("speaker_end", Type::Number),
    ("speaker", Type::Text),
    ("speaker_name", Type::Text),
    ("cue_start", Type::Number),
    ("cue_end", Type::Number),
    ("cue", Type::Text),
    ("attributed_by", Type::Text),
    ("title", Type::Text),
    ("source", Type::Text),
    ("model", Type::Text),
];

/// The positions that tables count.
pub const UNIT: Unit = Unit::CodePoint;

/// The rows of a document, as JSON objects with all the columns.
pub fn of(record: &Record) -> Vec<Value> {
    let scale = Scale::new(&record.text, UNIT);
    let passages = std::iter::zip(1.., &record.passages);
    let row = |(index, passage): (usize, &crate::record::SavedPassage)| {
        let Extras { predicted, confidence, by, confirmed, unsure, note, speaker_name, attributed_by } =
            Extras::of(passage);
        let found = passage.attribution.as_ref().map(|attribution| &attribution.found);
        let (speaker, cue) = (found.and_then(|found| found.speaker.clone()), found.and_then(|found| found.cue.clone()));
        let start = |range: &Option<Range<usize>>| range.as_ref().map(|range| scale.position(range.start));
        let end = |range: &Option<Range<usize>>| range.as_ref().map(|range| scale.position(range.end));
        let words = |range: &Option<Range<usize>>| range.as_ref().map(|range| &record.text[range.clone()]);
        let cells = [
            json!(record.id),
            json!(index),
            json!(scale.position(passage.range.start)),
            json!(scale.position(passage.range.end)),
            json!(UNIT.name()),
            json!(record.text[passage.range.clone()]),
            json!(passage.label),
            json!(confidence.map(json::real)),
            json!(by),
            json!(confirmed),
            json!(unsure.unwrap_or(false)),
            json!(note),
            json!(predicted),
            json!(start(&speaker)),
            json!(end(&speaker)),
            json!(words(&speaker)),
            json!(speaker_name),
            json!(start(&cue)),
            json!(end(&cue)),
            json!(words(&cue)),
            json!(attributed_by),
            json!(record.title),
            json!(record.source),
            json!(record.model),
        ];
        Value::Object(std::iter::zip(COLUMNS, cells).map(|((name, _), cell)| (name.to_owned(), cell)).collect())
    };
    passages.map(row).collect()
}

/// Rows on their way to documents, by the document that they belong to, in the order in which these were met.
#[derive(Default)]
pub struct Rows {
    documents: Vec<(String, Vec<Value>)>,
    places: HashMap<String, usize>,
}

impl Rows {
    /// Take a row. One that does not name its document is a document of its own.
    pub fn add(&mut self, row: Value) {
        let id = json::name(&row, "doc_id").or_else(|| json::name(&row, "id")).unwrap_or_default();
        if id.is_empty() {
            self.documents.push((id, vec![row]));
            return;
        }
        let place = *self.places.entry(id.clone()).or_insert_with(|| {
            self.documents.push((id, Vec::new()));
            self.documents.len() - 1
        });
        self.documents[place].1.push(row);
    }

    /// Turn into documents what is there; with `but_last`, all but the document that is still being read.
    pub fn finish(intake: &mut Intake, but_last: bool) {
        let rows = &mut intake.rows;
        if but_last && (intake.is_whole || rows.documents.len() < 2) {
            return;
        }
        let last = if but_last { rows.documents.pop() } else { None };
        let documents = std::mem::take(&mut rows.documents);
        rows.places.clear();
        if let Some((id, rows_of_last)) = last {
            rows.places.insert(id.clone(), 0);
            rows.documents.push((id, rows_of_last));
        }
        for (number, (id, rows)) in std::iter::zip(1.., documents) {
            let id = if id.is_empty() { format!("row-{number}") } else { id };
            if let Some(document) = rebuild(id, &rows, intake) {
                intake.imported.documents.push(document);
            }
        }
    }
}

/// No table of passages is longer than this, in any unit; what says so is a mistake or an attack.
const LONGEST: usize = 100_000_000;

fn rebuild(id: String, rows: &[Value], intake: &mut Intake) -> Option<Document> {
    let first = &rows[0];
    let unit = json::string(first, "unit").and_then(Unit::named).unwrap_or(UNIT);
    let mut pieces: Vec<(usize, &str)> = Vec::new();
    let mut placed: Vec<(&Value, (usize, usize))> = Vec::new();
    let mut end_of_text = 0;
    for row in rows {
        let Some(words) = json::string(row, "text").filter(|words| !words.is_empty()) else {
            intake.complain(&id, "A row has no \"text\"; it is left out.".to_owned());
            continue;
        };
        let place = json::position(row, "start").zip(json::position(row, "end"));
        let place = place.unwrap_or_else(|| {
            let start = if pieces.is_empty() { 0 } else { end_of_text + 1 };
            (start, start + unit.length(words))
        });
        if place.1 > LONGEST {
            intake.complain(&id, format!("A row ends at {}, beyond what any text has; it is left out.", place.1));
            continue;
        }
        end_of_text = end_of_text.max(place.1);
        pieces.push((place.0, words));
        placed.push((row, place));
        for part in [SPEAKER, CUE] {
            if let (Some((start, end)), Some(words)) = (part_place(row, part), json::string(row, part))
                && end <= LONGEST
            {
                pieces.push((start, words));
            }
        }
    }
    if pieces.is_empty() {
        return None;
    }
    let text = fill(pieces, unit);
    let mut spans = Spans::new(&text, unit);
    for (row, place) in placed {
        let key = spans.next_key();
        let Some(label) = label_of(row) else {
            spans.complain(format!("The row from {} to {} has no label; it is left out.", place.0, place.1));
            continue;
        };
        add_parts(&mut spans, &key, row);
        spans.add(key, place, json::string(row, "text"), &label, Extras::read(row));
    }
    let passages = spans.finish(intake, &id);
    let string = |key| json::string(first, key).filter(|string| !string.is_empty()).map(str::to_owned);
    let saved = Some(Saved { model: string("model"), passages });
    Some(Document { id, title: string("title"), source: string("source"), text, saved })
}

/// The label of a row: a name, a list with one, what Prodigy calls accepted.
fn label_of(row: &Value) -> Option<String> {
    let first = |key| row.get(key).and_then(Value::as_array).and_then(|list| list.first()).and_then(Value::as_str);
    json::name(row, "label").or_else(|| first("label").or(first("accept")).map(str::to_owned))
}

/// The words of a speaker or a cue that a row or a span has as columns of its own.
pub fn add_parts(spans: &mut Spans, key: &str, row: &Value) {
    for part in [SPEAKER, CUE] {
        if let Some(place) = part_place(row, part) {
            let part_key = format!("{key} {part}");
            spans.add(part_key.clone(), place, json::string(row, part), part, Extras::default());
            spans.link(key, part_key);
        }
    }
}

fn part_place(row: &Value, part: &str) -> Option<(usize, usize)> {
    json::position(row, &format!("{part}_start")).zip(json::position(row, &format!("{part}_end")))
}

/// A text with each piece, of a position and words, at its place. Between them stands a line break and spaces; one space where there is room
/// for no more. Pieces within others are there already.
pub fn fill(mut pieces: Vec<(usize, &str)>, unit: Unit) -> String {
    pieces.sort_by_key(|&(start, words)| (start, std::cmp::Reverse(words.len())));
    let mut text = String::new();
    let mut length = 0;
    for (start, words) in pieces {
        if start < length {
            continue;
        }
        match start - length {
            0 => {}
            1 => text.push(' '),
            gap => {
                text.push('\n');
                text.extend(std::iter::repeat_n(' ', gap - 1));
            }
        }
        text.push_str(words);
        length = start + unit.length(words);
    }
    text
}

/// Only the passage's own columns, for spans of a document.
pub fn passage_columns(row: Value) -> Map<String, Value> {
    const OTHERS: [&str; 7] = ["doc_id", "idx", "unit", "text", "title", "source", "model"];
    let Value::Object(row) = row else { return Map::new() };
    row.into_iter().filter(|(name, _)| !OTHERS.contains(&name.as_str())).collect()
}
