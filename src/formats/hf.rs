//! Hugging Face `datasets`: JSON Lines in `data/`, and a `README.md`, the dataset card, which tells the types and what is
//! in it. Positions count code points.
//!
//! Three kinds: a passage a line for text classification, a document a line with `spans`, or with `tokens` and IOB2
//! `ner_tags`, beside which `starts` says where each token stands.

use super::export::Kind;
use super::files::File;
use super::intake::Intake;
use super::json;
use super::rows::{self, COLUMNS, Rows, Type};
use super::spans::{Extras, Spans};
use super::tokens::{tags, tokens};
use super::unit::{Scale, Unit};
use crate::input::{Document, Saved};
use crate::label::Label;
use crate::record::{By, Record};
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub const UNIT: Unit = Unit::CodePoint;

/// The lines of a document.
pub fn values(record: &Record, kind: Kind) -> Vec<Value> {
    match kind {
        Kind::Spans | Kind::Relations => {
            let spans: Vec<Value> = rows::of(record).into_iter().map(|row| rows::passage_columns(row).into()).collect();
            vec![with_document(record, "spans", json!(spans))]
        }
        Kind::Tokens => vec![tagged(record)],
        Kind::Classification => {
            let numbered = |row: Value| {
                let mut line = json!({"id": format!("{}#{}", record.id, row["idx"])});
                if let (Value::Object(line), Value::Object(row)) = (&mut line, row) {
                    line.extend(row);
                }
                line
            };
            rows::of(record).into_iter().map(numbered).collect()
        }
    }
}

fn with_document(record: &Record, key: &str, value: Value) -> Value {
    let mut line = json!({
        "id": record.id, "title": record.title, "source": record.source, "model": record.model,
        "text": record.text, "offsets": UNIT.name()
    });
    line[key] = value;
    line
}

fn tagged(record: &Record) -> Value {
    let scale = Scale::new(&record.text, UNIT);
    let mut tokens = tokens(&record.text, record.passages.iter().map(|passage| &passage.range));
    tokens.retain(|token| !token.is_blank);
    let spans = record.passages.iter().map(|passage| (&passage.range, passage.label.name()));
    let tags = tags(&tokens, spans);
    let words: Vec<&str> = tokens.iter().map(|token| &record.text[token.range.clone()]).collect();
    let starts: Vec<usize> = tokens.iter().map(|token| scale.position(token.range.start)).collect();
    let mut line = with_document(record, "tokens", json!(words));
    line["starts"] = json!(starts);
    line["ner_tags"] = json!(tags);
    line
}

/// Whether a value is a line with tags.
pub fn is_tagged(value: &Value) -> bool {
    value.get("tokens").is_some_and(Value::is_array) && value.get("ner_tags").is_some_and(Value::is_array)
}

/// Read a line of any kind.
///
/// # Errors
/// Why it cannot be read, as a sentence.
pub fn read(line: &Value, intake: &mut Intake) -> Result<(), String> {
    if is_tagged(line) {
        return read_tagged(line, intake);
    }
    if line.get("spans").is_some() {
        return super::spacy::read(line, intake);
    }
    intake.rows.add(line.clone());
    Rows::finish(intake, true);
    Ok(())
}

fn read_tagged(line: &Value, intake: &mut Intake) -> Result<(), String> {
    let words: Vec<&str> = json::elements(line, "tokens").iter().filter_map(Value::as_str).collect();
    let tags: Vec<&str> = json::elements(line, "ner_tags").iter().filter_map(Value::as_str).collect();
    if words.len() != tags.len() || words.is_empty() {
        let (words, tags) = (words.len(), tags.len());
        return Err(format!(
            "It has {words} tokens and {tags} names of tags; each token needs one (numbers alone do not say which label is meant)."
        ));
    }
    let text = json::string(line, "text").map_or_else(|| words.join(" "), str::to_owned);
    let mut spans = Spans::new(&text, UNIT);
    let told: Vec<usize> = json::elements(line, "starts").iter().filter_map(json::whole).collect();
    let starts = if told.len() == words.len() {
        told
    } else {
        let mut place = 0;
        let found = words.iter().map(|word| {
            let from = place
                + text[place..]
                    .find(word)
                    .ok_or_else(|| format!("The token “{word}” does not follow the one before it in the text."))?;
            place = from + word.len();
            Ok(UNIT.length(&text[..from]))
        });
        found.collect::<Result<Vec<usize>, String>>()?
    };
    let mut open: Option<(usize, usize, &str)> = None;
    for (index, tag) in tags.iter().enumerate() {
        let (mark, label) = tag.split_once('-').unwrap_or(("O", ""));
        let end = starts[index] + UNIT.length(words[index]);
        match &mut open {
            Some((_, last, name)) if mark == "I" && *name == label => *last = end,
            _ => {
                if let Some((start, end, label)) = open.take() {
                    spans.add(spans.next_key(), (start, end), None, label, Extras::default());
                }
                open = (mark != "O").then_some((starts[index], end, label));
            }
        }
    }
    if let Some((start, end, label)) = open {
        spans.add(spans.next_key(), (start, end), None, label, Extras::default());
    }
    let id = json::name(line, "id").unwrap_or_default();
    let passages = spans.finish(intake, &id);
    let string = |key| json::string(line, key).map(str::to_owned);
    let saved = Some(Saved { model: string("model"), passages });
    intake.imported.documents.push(Document { id, title: string("title"), source: string("source"), text, saved });
    Ok(())
}

/// The dataset card, gathered while documents go by.
pub struct Card {
    kind: Kind,
    parts: BTreeMap<usize, Tally>,
    labels: [usize; Label::COUNT],
    by_people: usize,
    confirmed: usize,
    models: Vec<String>,
}

#[derive(Default)]
struct Tally {
    name: String,
    documents: usize,
    passages: usize,
}

impl Card {
    pub fn new(kind: Kind) -> Self {
        Card { kind, parts: BTreeMap::new(), labels: [0; Label::COUNT], by_people: 0, confirmed: 0, models: Vec::new() }
    }

    pub fn count(&mut self, part: &str, record: &Record) {
        let order = super::Split::NAMES.iter().position(|name| *name == part).unwrap_or(0);
        let tally = self.parts.entry(order).or_insert_with(|| Tally { name: part.to_owned(), ..Tally::default() });
        tally.documents += 1;
        tally.passages += record.passages.len();
        for passage in &record.passages {
            self.labels[passage.label.index()] += 1;
            self.by_people += usize::from(passage.by == By::Human);
            self.confirmed += usize::from(passage.confirmed);
        }
        self.models
            .extend(record.model.iter().filter(|model| !self.models.contains(model)).cloned().collect::<Vec<_>>());
    }

    /// The card with the types of the features, the parts, and how the labels came about.
    pub fn file(&self) -> File {
        let split = |part: &Tally| match part.name.as_str() {
            "dev" => "validation",
            "test" => "test",
            _ => "train",
        };
        let mut card = String::from("---\nconfigs:\n- config_name: default\n  data_files:\n");
        for part in self.parts.values() {
            card += &format!("  - split: {}\n    path: data/{}.jsonl\n", split(part), part.name);
        }
        card += "dataset_info:\n  features:\n";
        card += &self.features();
        let task = if self.kind == Kind::Classification { "text-classification" } else { "token-classification" };
        card += &format!("task_categories:\n- {task}\n---\n\n# Passages of news, labelled\n\n");
        let documents: usize = self.parts.values().map(|part| part.documents).sum();
        let passages: usize = self.labels.iter().sum();
        card += &format!("{documents} documents, {passages} passages. Offsets count Unicode code points.\n\n");
        card += "| label | passages | what it covers |\n| --- | --- | --- |\n";
        for label in Label::ALL {
            card += &format!("| {} | {} | {} |\n", label.name(), self.labels[label.index()], label.meaning());
        }
        let models = if self.models.is_empty() { "no named model".to_owned() } else { self.models.join(", ") };
        card += &format!(
            "\n## How it was labelled\n\nEach passage was labelled by a model ({models}) and shown to a person. People gave {} of the labels and confirmed {} of the passages; the rest is the model's alone.\n",
            self.by_people, self.confirmed
        );
        File::new("README.md", card)
    }

    fn features(&self) -> String {
        let strings = |names: &[&str]| -> String {
            names.iter().map(|name| format!("  - name: {name}\n    dtype: string\n")).collect()
        };
        match self.kind {
            Kind::Classification => strings(&["id"]) + &COLUMNS.map(|(name, kind)| feature(name, kind, "  ")).concat(),
            Kind::Spans | Kind::Relations => {
                const OTHERS: [&str; 7] = ["doc_id", "idx", "unit", "text", "title", "source", "model"];
                let spans = COLUMNS.iter().filter(|(name, _)| !OTHERS.contains(name));
                let spans: String = spans.map(|(name, kind)| feature(name, *kind, "    ")).collect();
                strings(&["id", "title", "source", "model", "text", "offsets"])
                    + "  - name: spans\n    list:\n"
                    + &spans
            }
            Kind::Tokens => {
                let names =
                    Label::ALL.iter().flat_map(|label| ["B", "I"].map(|mark| format!("{mark}-{}", label.name())));
                let tags: Vec<String> = ["O".to_owned()].into_iter().chain(names).collect();
                strings(&["id", "title", "source", "model", "text", "offsets"])
                    + "  - name: tokens\n    sequence: string\n  - name: starts\n    sequence: int32\n"
                    + "  - name: ner_tags\n    sequence:\n"
                    + &classes(tags.iter().map(String::as_str), "      ")
            }
        }
    }
}

fn feature(name: &str, kind: Type, indent: &str) -> String {
    let plain = |dtype: &str| format!("{indent}- name: {name}\n{indent}  dtype: {dtype}\n");
    match kind {
        Type::Text => plain("string"),
        Type::Number => plain("int32"),
        Type::Real => plain("float32"),
        Type::Flag => plain("bool"),
        Type::Label => {
            format!(
                "{indent}- name: {name}\n{indent}  dtype:\n{}",
                classes(Label::ALL.map(Label::name), &format!("{indent}    "))
            )
        }
    }
}

/// The names of a class label; their numbers must be strings.
fn classes<'name>(names: impl IntoIterator<Item = &'name str>, indent: &str) -> String {
    let names = names.into_iter().enumerate();
    let names: String = names.map(|(number, name)| format!("{indent}    '{number}': {name}\n")).collect();
    format!("{indent}class_label:\n{indent}  names:\n{names}")
}
