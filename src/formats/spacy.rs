//! spaCy and Prodigy: JSON Lines with `spans` and `tokens`, positions in code points; `token_end` is the last token, not
//! the one behind it, as Prodigy has it.
//!
//! What Prodigy has no key for stands beside `start`, `end` and `label` of a span under the names of `glossator/1`. The
//! tokens are ours, cut where a span begins or ends, so that every span is found in them; speakers and cues are tied to
//! their passage by Prodigy's `relations`. The binary `.spacy` needs spaCy itself: `to_docbin.py` makes it.

use super::export::WriteOptions;
use super::intake::Intake;
use super::json;
use super::rows::{Rows, add_parts};
use super::spans::{Extras, Layer, Spans};
use super::tokens::{tokens, within};
use super::unit::{Scale, Unit};
use crate::input::{Document, Saved};
use crate::record::Record;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::ops::Range;

pub const UNIT: Unit = Unit::CodePoint;

/// The script that turns the lines into what spaCy trains from.
pub const CONVERTER: &str = include_str!("spacy/to_docbin.py");

/// The line of a document.
pub fn values(record: &Record, _: &WriteOptions) -> Vec<Value> {
    let scale = Scale::new(&record.text, UNIT);
    let layer = Layer::of(record);
    let ranges =
        layer.passages.iter().map(|held| &held.passage.range).chain(layer.parts.iter().map(|part| &part.range));
    let tokens = tokens(&record.text, ranges);
    let span = |range: &Range<usize>, label: &str| {
        let within = within(&tokens, range);
        json!({
            "start": scale.position(range.start), "end": scale.position(range.end),
            "token_start": within.start, "token_end": within.end - 1, "label": label
        })
    };
    let parts: HashMap<&String, Value> =
        layer.parts.iter().map(|part| (&part.key, span(&part.range, part.label))).collect();
    let mut spans = Vec::new();
    let mut relations = Vec::new();
    for held in &layer.passages {
        let bare = span(&held.passage.range, held.passage.label.name());
        for (label, to) in held.links() {
            let (head, child) = (&bare, &parts[to]);
            relations.push(json!({
                "head": head["token_end"], "child": child["token_end"],
                "head_span": head, "child_span": child, "label": label
            }));
        }
        spans.push(Extras::of(held.passage).with(bare));
    }
    let token = |(id, token): (usize, &super::tokens::Token)| {
        json!({
            "text": record.text[token.range.clone()],
            "start": scale.position(token.range.start), "end": scale.position(token.range.end),
            "id": id, "ws": token.space
        })
    };
    let tokens: Vec<Value> = std::iter::zip(0.., &tokens).map(token).collect();
    let meta = json!({"doc": record.id, "title": record.title, "source": record.source, "model": record.model});
    vec![json!({
        "text": record.text, "tokens": tokens, "spans": spans, "relations": relations, "answer": "accept", "meta": meta
    })]
}

/// Whether a value is a line for spaCy or from Prodigy.
pub fn is_line(value: &Value) -> bool {
    let has = |key: &str| value.get(key).is_some();
    value.get("text").is_some_and(Value::is_string)
        && (value.get("spans").is_some_and(Value::is_array) || has("answer") && (has("label") || has("accept")))
}

/// Read a line, also those with `spans` from elsewhere.
///
/// # Errors
/// Why it cannot be read, as a sentence.
pub fn read(line: &Value, intake: &mut Intake) -> Result<(), String> {
    let text = json::string(line, "text").ok_or("It has no \"text\".")?;
    let answer = json::string(line, "answer").unwrap_or("accept");
    if answer != "accept" {
        return Err(format!("Its answer is “{answer}”, so its labels are not taken."));
    }
    if line.get("spans").is_none() {
        intake.rows.add(line.clone());
        Rows::finish(intake, true);
        return Ok(());
    }
    let mut spans = Spans::new(text, json::string(line, "offsets").and_then(Unit::named).unwrap_or(UNIT));
    let mut by_place: HashMap<(usize, usize), String> = HashMap::new();
    for span in json::elements(line, "spans") {
        let place = json::position(span, "start").zip(json::position(span, "end"));
        let (Some(place), Some(label)) = (place, json::name(span, "label")) else {
            spans.complain(format!("The span {span} has no start, end and label; it is left out."));
            continue;
        };
        let key = spans.next_key();
        by_place.insert(place, key.clone());
        add_parts(&mut spans, &key, span);
        spans.add(key, place, json::string(span, "text"), &label, Extras::read(span));
    }
    for relation in json::elements(line, "relations") {
        let ends = ["head_span", "child_span"].map(|end| {
            let span = relation.get(end)?;
            let place = json::position(span, "start").zip(json::position(span, "end"))?;
            Some((place, json::string(span, "label")?))
        });
        if let [Some((head, _)), Some((child, label))] = ends
            && let Some(from) = by_place.get(&head)
        {
            let to = spans.next_key();
            spans.add(to.clone(), child, None, label, Extras::default());
            spans.link(from, to);
        }
    }
    let meta = line.get("meta").unwrap_or(&Value::Null);
    let string = |key| json::string(meta, key).or_else(|| json::string(line, key)).map(str::to_owned);
    let id = json::name(meta, "doc").or_else(|| json::name(line, "id")).unwrap_or_default();
    let passages = spans.finish(intake, &id);
    let saved = Some(Saved { model: string("model"), passages });
    let document = Document { id, title: string("title"), source: string("source"), text: text.to_owned(), saved };
    intake.imported.documents.push(document);
    Ok(())
}
