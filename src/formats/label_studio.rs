//! Label Studio: a list of tasks, each a text with predictions (the model's) and annotations (people's) apart.
//!
//! Positions count code points (`charsToCodePoints` in its front end). A passage that the model alone labelled stands in
//! the predictions; one that a person confirmed or changed stands in the annotations too, under the same region id.
//! Speakers and cues are regions of their own, tied to the passage by a relation. Shape: the JSON export of Label Studio
//! 1.x, `Text` with `Labels`; `Choices` and the short form JSON_MIN are read too.

use super::export::WriteOptions;
use super::files::File;
use super::intake::Intake;
use super::json;
use super::spans::{CUE, CUED_BY, Extras, Layer, LayerPassage, Part, SPEAKER, SPOKEN_BY, Spans, labels};
use super::unit::{Scale, Unit};
use crate::input::{Document, Saved};
use crate::record::{By, Record, SavedPassage};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

pub const UNIT: Unit = Unit::CodePoint;

/// What a project must be configured with before it takes the file.
pub fn configuration() -> String {
    let labels: String = labels().iter().map(|label| format!("    <Label value=\"{label}\"/>\n")).collect();
    let relations: String =
        [SPOKEN_BY, CUED_BY].iter().map(|relation| format!("    <Relation value=\"{relation}\"/>\n")).collect();
    format!(
        "<View>\n  <Labels name=\"label\" toName=\"text\">\n{labels}  </Labels>\n  <Relations>\n{relations}  </Relations>\n  <Text name=\"text\" value=\"$text\"/>\n</View>\n"
    )
}

pub fn write(records: &[Record], _: &WriteOptions, stem: &str) -> Vec<File> {
    let tasks: Vec<Value> = records.iter().map(task).collect();
    let configuration = File::new("label-config.xml", configuration());
    vec![File::new(format!("{stem}.json"), json::list(&tasks)), configuration]
}

/// Whether the predictions alone say all that is known of a passage.
fn is_predicted_alone(passage: &SavedPassage) -> bool {
    passage.by == By::Model
        && !passage.confirmed
        && !passage.unsure
        && passage.note.is_none()
        && passage.predicted == Some(passage.label)
        && passage.attribution.as_ref().is_none_or(|attribution| attribution.by == By::Model)
}

fn task(record: &Record) -> Value {
    let scale = Scale::new(&record.text, UNIT);
    let layer = Layer::of(record);
    let region = |key: &str, range: &Range<usize>, label: &str| {
        json!({
            "id": key, "from_name": "label", "to_name": "text", "type": "labels",
            "value": {
                "start": scale.position(range.start), "end": scale.position(range.end),
                "text": record.text[range.clone()], "labels": [label]
            }
        })
    };
    let linked = |passages: &[&LayerPassage]| {
        let used: HashSet<&String> = passages.iter().flat_map(|passage| passage.links().map(|(_, to)| to)).collect();
        let parts = layer.parts.iter().filter(|part| used.contains(&part.key));
        let regions = parts.map(|Part { key, label, range }| region(key, range, label));
        let relations = passages.iter().flat_map(|passage| {
            passage.links().map(|(name, to)| {
                json!({"type": "relation", "from_id": passage.key, "to_id": to, "direction": "right", "labels": [name]})
            })
        });
        regions.chain(relations).collect::<Vec<Value>>()
    };

    let mut predicted = Vec::new();
    let mut scores = Vec::new();
    for LayerPassage { key, passage, .. } in &layer.passages {
        if let Some(label) = passage.predicted {
            let mut region = region(key, &passage.range, label.name());
            region["score"] = json::real(passage.confidence);
            scores.push(f64::from(passage.confidence));
            if is_predicted_alone(passage)
                && let Some(attribution) = &passage.attribution
            {
                region["meta"] = Extras {
                    speaker_name: attribution.found.speaker_name.clone(),
                    attributed_by: Some(attribution.by),
                    ..Extras::default()
                }
                .with(json!({}));
            }
            predicted.push(region);
        }
    }
    let alone: Vec<&LayerPassage> = layer.passages.iter().filter(|held| is_predicted_alone(held.passage)).collect();
    predicted.extend(linked(&alone));

    let decided: Vec<&LayerPassage> = layer.passages.iter().filter(|held| !is_predicted_alone(held.passage)).collect();
    let mut annotated: Vec<Value> = Vec::new();
    for LayerPassage { key, passage, .. } in &decided {
        let mut region = region(key, &passage.range, passage.label.name());
        region["origin"] = json!(match passage.predicted {
            None => "manual",
            Some(label) if label == passage.label => "prediction",
            Some(_) => "prediction-changed",
        });
        let extras = Extras { predicted: None, note: None, ..Extras::of(passage) };
        let mut meta = extras.with(json!({}));
        if let Some(note) = &passage.note {
            meta["text"] = json!([note]); // where Label Studio itself keeps a region's note
        }
        region["meta"] = meta;
        annotated.push(region);
    }
    annotated.extend(linked(&decided));

    let mut data = json!({"text": record.text, "doc_id": record.id});
    for (key, value) in [("title", &record.title), ("source", &record.source)] {
        if let Some(value) = value {
            data[key] = json!(value);
        }
    }
    let predictions = if predicted.is_empty() && record.model.is_none() {
        json!([])
    } else {
        let score = scores.iter().sum::<f64>() / scores.len().max(1) as f64;
        json!([{"model_version": record.model.as_deref().unwrap_or(NO_MODEL), "score": json::real(score as f32), "result": predicted}])
    };
    let annotations = if annotated.is_empty() {
        json!([])
    } else {
        json!([{"was_cancelled": false, "ground_truth": false, "result": annotated}])
    };
    json!({"data": data, "predictions": predictions, "annotations": annotations})
}

/// What stands for the name of a model that nobody gave.
const NO_MODEL: &str = "unnamed";

/// Whether a value is a task of Label Studio's.
pub fn is_task(value: &Value) -> bool {
    let has = |key| value.get(key).is_some_and(Value::is_array);
    value.get("data").is_some_and(Value::is_object) && (has("annotations") || has("predictions"))
        || has("label") && value.get("lead_time").is_some() && value.get("text").is_some()
}

/// Read a task.
///
/// # Errors
/// Why it cannot be read, as a sentence.
pub fn read(task: &Value, intake: &mut Intake) -> Result<(), String> {
    let data = task.get("data").unwrap_or(task);
    let (text, words_key) = text_of(data).ok_or("The task has no text in its \"data\".")?;
    let id = json::name(data, "doc_id").or_else(|| json::name(data, "id")).or_else(|| json::name(task, "id"));
    let id = id.unwrap_or_else(|| format!("task-{}", intake.imported.documents.len() + 1));
    let string = |key: &str| json::string(data, key).filter(|_| key != words_key).map(str::to_owned);

    let predictions = json::elements(task, "predictions");
    let prediction = predictions.last();
    let predicted = prediction.map_or(&[][..], |prediction| json::elements(prediction, "result"));
    let annotations: Vec<&Value> = json::elements(task, "annotations")
        .iter()
        .filter(|annotation| annotation.get("was_cancelled").and_then(Value::as_bool) != Some(true))
        .collect();
    let is_truth = |annotation: &&&Value| annotation.get("ground_truth").and_then(Value::as_bool) == Some(true);
    let annotation = annotations.iter().rev().find(is_truth).or(annotations.last());
    if annotations.len() > 1 {
        let which = if annotation.is_some_and(|one| is_truth(&one)) { "the ground truth" } else { "the last" };
        intake.complain(&id, format!("It has {} annotations; {which} is read.", annotations.len()));
    }
    let annotated = annotation.map_or(json::elements(task, "label"), |annotation| json::elements(annotation, "result"));

    let mut spans = Spans::new(text, UNIT);
    let model_said: HashMap<&str, &Value> =
        predicted.iter().filter_map(|region| Some((json::string(region, "id")?, region))).collect();
    let mut seen = HashSet::new();
    for region in annotated {
        let said = json::string(region, "id").and_then(|id| model_said.get(id).copied());
        let mut extras = region.get("meta").map(Extras::read).unwrap_or_default();
        let notes: Vec<&str> = region
            .get("meta")
            .map_or(&[][..], |meta| json::elements(meta, "text"))
            .iter()
            .filter_map(Value::as_str)
            .collect();
        extras.note = (!notes.is_empty()).then(|| notes.join("\n"));
        if let Some(said) = said {
            extras.predicted =
                label_of(said).filter(|label| label != SPEAKER && label != CUE).and_then(|label| intake.label(&label));
            extras.confidence = Extras::read(said).confidence;
        }
        if let Some(key) = json::string(region, "id") {
            seen.insert(key);
        }
        add(&mut spans, region, extras, text);
    }
    for region in predicted.iter().filter(|region| json::string(region, "id").is_none_or(|id| !seen.contains(id))) {
        let meta = region.get("meta").map(Extras::read).unwrap_or_default();
        let confidence = Extras::read(region).confidence;
        let predicted = label_of(region).filter(|label| label != SPEAKER && label != CUE);
        let predicted = predicted
            .and_then(|label| intake.options.labels.get(&label).copied().flatten().or(crate::Label::named(&label)));
        let extras = Extras { predicted, confidence, by: Some(By::Model), ..meta };
        add(&mut spans, region, extras, text);
    }
    let passages = spans.finish(intake, &id);
    let model = prediction.and_then(|prediction| json::name(prediction, "model_version"));
    let model = model.filter(|model| model != NO_MODEL);
    let has_labels = prediction.is_some() || !annotated.is_empty();
    let saved = (has_labels || task.get("data").is_some()).then_some(Saved { model, passages });
    let text = text.to_owned();
    intake.imported.documents.push(Document { id, title: string("title"), source: string("source"), text, saved });
    Ok(())
}

/// The text of a task, and its key: the configuration may call it anything.
fn text_of(data: &Value) -> Option<(&str, &str)> {
    if let Some(text) = json::string(data, "text") {
        return Some((text, "text"));
    }
    let strings = data.as_object()?.iter().filter_map(|(key, value)| Some((value.as_str()?, key.as_str())));
    strings.max_by_key(|(text, _)| text.len())
}

fn label_of(region: &Value) -> Option<String> {
    let value = region.get("value").unwrap_or(region); // JSON_MIN has no "value"
    let lists = ["labels", "hypertextlabels", "choices"].map(|key| json::elements(value, key));
    lists.into_iter().find_map(|list| list.first()?.as_str()).map(str::to_owned)
}

fn add(spans: &mut Spans, region: &Value, extras: Extras, text: &str) {
    let key = json::string(region, "id").map_or_else(|| spans.next_key(), str::to_owned);
    let kind = json::string(region, "type");
    if kind == Some("relation") {
        if let (Some(from), Some(to)) = (json::string(region, "from_id"), json::string(region, "to_id")) {
            spans.link(from, to);
        }
        return;
    }
    let value = region.get("value").unwrap_or(region);
    let Some(label) = label_of(region) else {
        spans.complain(format!("The region “{key}” has no label of a text; it is left out."));
        return;
    };
    if kind == Some("choices") {
        let start = text.len() - text.trim_start().len();
        let place = (UNIT.length(&text[..start]), UNIT.length(text.trim_end()));
        spans.add(key, place, None, &label, extras);
        return;
    }
    match json::position(value, "start").zip(json::position(value, "end")) {
        Some(place) => spans.add(key, place, json::string(value, "text"), &label, extras),
        None => spans.complain(format!("The region “{key}” has no \"start\" and \"end\"; it is left out.")),
    }
}
