//! Files out of the page and into it: the formats, exports that are read back first, and labels merged onto a document.

use super::{Problem, StoredDocument, StoredPassage, browser_decoder, from_javascript, refused, stored, to_javascript};
use crate::formats::{self, Files, Format, Group, Kind, ReadOptions, Split, WriteOptions, unit::Unit};
use crate::input;
use crate::label::Label;
use crate::merge::{self, Merged, Outcome};
use crate::offsets::Ruler;
use crate::record::Record;
use js_sys::Error;
use serde::{Deserialize, Serialize, Serializer};
use std::collections::BTreeMap;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

/// A kind of data that a format has, and what is lost in it.
#[derive(Serialize, Tsify)]
pub struct KindInfo {
    name: Kind,
    /// What the format cannot hold, a sentence each.
    loses: Vec<&'static str>,
}

/// What is to be known of a format before it is used.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct FormatInfo {
    name: Format,
    /// For people.
    title: &'static str,
    /// Of the file that holds the data.
    extension: &'static str,
    /// What its offsets count.
    unit: Unit,
    /// What its offsets count, in words.
    unit_meaning: &'static str,
    files: Files,
    /// Whether it is read as well as written.
    is_read: bool,
    /// The usual one first.
    kinds: Vec<KindInfo>,
    /// Whether the option `graphemes` is for it.
    has_graphemes: bool,
    /// Whether the option `labelsOnly` is for it.
    has_labels_only: bool,
}

/// The formats that the page writes.
#[wasm_bindgen(unchecked_return_type = "FormatInfo[]")]
pub fn formats() -> Result<JsValue, Error> {
    let info = |format: Format| {
        let about = format.about();
        FormatInfo {
            name: format,
            title: about.title,
            extension: about.extension,
            unit: about.unit,
            unit_meaning: about.unit.meaning(),
            files: about.files,
            is_read: about.is_read,
            kinds: about.kinds.iter().map(|&name| KindInfo { name, loses: format.losses(name) }).collect(),
            has_graphemes: format == Format::Doccano,
            has_labels_only: format == Format::Glossator,
        }
    };
    let written = Format::ALL.into_iter().filter(|format| *format != Format::Parquet);
    to_javascript(&written.map(info).collect::<Vec<_>>())
}

/// How to divide an export; shares of train, dev and test, in any measure.
#[derive(Deserialize, Tsify)]
pub struct SplitOptions {
    shares: [f64; 3],
    #[serde(default)]
    #[tsify(optional)]
    by: Group,
    #[serde(default)]
    #[tsify(optional)]
    seed: u32,
}

/// How to export.
#[derive(Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ExportOptions {
    format: Format,
    /// The format's usual kind where none is given.
    #[serde(default)]
    #[tsify(optional)]
    kind: Option<Kind>,
    /// Whether doccano's project counts grapheme clusters.
    #[serde(default)]
    #[tsify(optional)]
    graphemes: bool,
    #[serde(default)]
    #[tsify(optional)]
    only_confirmed: bool,
    /// Whether hashes stand for the text; only for the format glossator.
    #[serde(default)]
    #[tsify(optional)]
    labels_only: bool,
    #[serde(default)]
    #[tsify(optional)]
    split: Option<SplitOptions>,
    /// Whether several files are to come as one zip archive.
    #[serde(default)]
    #[tsify(optional)]
    archive: bool,
}

/// A file to hand over.
#[derive(Serialize, Tsify)]
pub struct ExportedFile {
    name: String,
    #[serde(serialize_with = "as_bytes")]
    #[tsify(type = "Uint8Array")]
    bytes: Vec<u8>,
}

fn as_bytes<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}

/// An export that was read back and found right.
#[derive(Serialize, Tsify)]
pub struct Exported {
    /// The data first; what helps to use it behind. One archive where that was asked for and they are several.
    files: Vec<ExportedFile>,
    /// How many documents were written.
    documents: usize,
    /// How many passages were read back, each the same as in the session.
    verified: usize,
    /// What a person should know, as sentences.
    notes: Vec<String>,
    /// How the first file begins.
    preview: String,
}

/// So many characters of an export are shown.
const PREVIEW: usize = 4000;

/// Write documents in a format. The error says which passage did not come back the same, or that nothing is left.
#[wasm_bindgen(unchecked_return_type = "Exported")]
pub fn export_documents(
    #[wasm_bindgen(unchecked_param_type = "StoredDocument[]")] documents: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ExportOptions")] options: JsValue,
) -> Result<JsValue, Error> {
    let documents: Vec<StoredDocument> = from_javascript(documents)?;
    let asked: ExportOptions = from_javascript(options)?;
    let records = documents.into_iter().map(StoredDocument::into_record).collect::<Result<Vec<Record>, Error>>()?;
    let split = asked.split.map(|split| Split { shares: split.shares, by: split.by, seed: split.seed.into() });
    let options = WriteOptions {
        kind: asked.kind.unwrap_or(asked.format.about().kinds[0]),
        graphemes: asked.graphemes,
        only_confirmed: asked.only_confirmed,
        labels_only: asked.labels_only,
        split,
    };
    let export = formats::write(asked.format, &records, &options).map_err(|message| Error::new(&message))?;
    let text = export.files.first().and_then(|file| file.text().ok()).unwrap_or("");
    let preview = text.chars().take(PREVIEW).collect();
    let files = if asked.archive && export.files.len() > 1 {
        let name = format!("{}.zip", asked.format.about().name);
        vec![ExportedFile { name, bytes: formats::archive(&export.files) }]
    } else {
        export.files.into_iter().map(|file| ExportedFile { name: file.name, bytes: file.bytes }).collect()
    };
    let (documents, verified) = (export.documents, export.verified);
    to_javascript(&Exported { files, documents, verified, notes: export.notes, preview })
}

/// How to read a file, where its looks do not say.
#[derive(Default, Deserialize, Tsify)]
pub struct ImportOptions {
    /// How its characters are encoded; UTF-8 or what it says of itself where none is given.
    #[serde(default)]
    #[tsify(optional)]
    encoding: Option<String>,
    #[serde(default)]
    #[tsify(optional)]
    format: Option<Format>,
    #[serde(default)]
    #[tsify(optional)]
    graphemes: bool,
    /// What labels that are not ours stand for; null for those that are to be left out.
    #[serde(default)]
    #[tsify(optional, type = "Record<string, Label | null>")]
    labels: BTreeMap<String, Option<Label>>,
}

/// A label that nobody knows, and how many spans with it were left out.
#[derive(Serialize, Tsify)]
pub struct UnknownLabel {
    label: String,
    count: usize,
}

/// A line that did not come in, as it stands in the file.
#[derive(Serialize, Tsify)]
pub struct SkippedLine {
    line: usize,
    raw: String,
}

/// Labels without their text, to be put onto a document with `merge_labels`.
#[derive(Serialize, Tsify)]
pub struct DetachedLabels {
    id: String,
    passages: usize,
    /// What `merge_labels` takes.
    data: String,
}

/// What came in from a file, and what did not.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Reading {
    documents: Vec<StoredDocument>,
    problems: Vec<Problem>,
    /// The format that was found; undefined for plain text, a page, or records without labels.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    format: Option<Format>,
    detached: Vec<DetachedLabels>,
    skipped: Vec<SkippedLine>,
    unknown_labels: Vec<UnknownLabel>,
}

/// Read a file that a person chose: text, a web page, or labels in any of the formats, also several in an archive.
///
/// The error's name is `InvalidUtf8` when the bytes are not UTF-8 and naming an encoding may help.
#[wasm_bindgen(unchecked_return_type = "Reading")]
pub fn read_file(name: &str, bytes: &[u8], encoding: Option<String>) -> Result<JsValue, Error> {
    read(name, bytes, ImportOptions { encoding, ..ImportOptions::default() })
}

/// The same, by a person who knows better than the file's looks: `read_file` with more to say.
#[wasm_bindgen(unchecked_return_type = "Reading")]
pub fn import_file(
    name: &str,
    bytes: &[u8],
    #[wasm_bindgen(unchecked_param_type = "ImportOptions")] options: JsValue,
) -> Result<JsValue, Error> {
    read(name, bytes, from_javascript(options)?)
}

fn read(name: &str, bytes: &[u8], asked: ImportOptions) -> Result<JsValue, Error> {
    let encoding = asked.encoding;
    let options = ReadOptions { format: asked.format, graphemes: asked.graphemes, labels: asked.labels };
    let imported = if formats::is_archive(bytes) && !input::is_word_processor(bytes) {
        formats::read_archive(bytes, &options)
    } else {
        let text = input::decode(bytes, encoding.as_deref(), &browser_decoder).map_err(|refusal| refused(&refusal))?;
        formats::read(name, text, &options)
    };
    let mut imported = imported.map_err(|message| Error::new(&message))?;
    if imported.format != Some(Format::Glossator) {
        // Where none of somebody's labels came in, nothing has been decided yet.
        let is_empty = |saved: &mut input::Saved| saved.passages.is_empty();
        imported.documents.iter_mut().for_each(|document| drop(document.saved.take_if(is_empty)));
    }
    let problem = |problem: input::Problem| Problem { line: problem.line, message: problem.message };
    let detached = |labels: formats::detached::Detached| DetachedLabels {
        id: labels.id.clone(),
        passages: labels.passages.len(),
        data: labels.to_line(),
    };
    to_javascript(&Reading {
        documents: imported.documents.into_iter().map(StoredDocument::from).collect(),
        problems: imported.problems.into_iter().map(problem).collect(),
        format: imported.format,
        detached: imported.detached.into_iter().map(detached).collect(),
        skipped: imported
            .skipped
            .into_iter()
            .map(|skipped| SkippedLine { line: skipped.line, raw: skipped.raw })
            .collect(),
        unknown_labels: imported
            .unknown_labels
            .into_iter()
            .map(|(label, count)| UnknownLabel { label, count })
            .collect(),
    })
}

/// A passage that came in, and what the document has at its place.
#[derive(Serialize, Tsify)]
pub struct Finding {
    outcome: Outcome,
    passage: StoredPassage,
    was: Vec<StoredPassage>,
}

/// A passage whose words are not in the document.
#[derive(Serialize, Tsify)]
pub struct Unmatched {
    words: String,
    label: Label,
}

/// What comes of labels that are put onto a document.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct MergedLabels {
    /// Whether the texts are the same but for white space, invisible characters and the composition of letters.
    same_text: bool,
    /// The document's passages as they are now; nothing that was confirmed is changed.
    passages: Vec<StoredPassage>,
    findings: Vec<Finding>,
    unmatched: Vec<Unmatched>,
}

/// Put the labels of another copy of a document onto it, as suggestions or as confirmed.
#[wasm_bindgen(unchecked_return_type = "MergedLabels")]
pub fn merge(
    #[wasm_bindgen(unchecked_param_type = "StoredDocument")] document: JsValue,
    #[wasm_bindgen(unchecked_param_type = "StoredDocument")] other: JsValue,
    as_confirmed: bool,
) -> Result<JsValue, Error> {
    let document = from_javascript::<StoredDocument>(document)?.into_record()?;
    let other = from_javascript::<StoredDocument>(other)?.into_record()?;
    told(&document, merge::merge(&document, &other, as_confirmed))
}

/// Put labels that came without their text onto a document; `data` is that of `DetachedLabels`.
#[wasm_bindgen(unchecked_return_type = "MergedLabels")]
pub fn merge_labels(
    #[wasm_bindgen(unchecked_param_type = "StoredDocument")] document: JsValue,
    data: &str,
    as_confirmed: bool,
) -> Result<JsValue, Error> {
    let document = from_javascript::<StoredDocument>(document)?.into_record()?;
    let options = ReadOptions::default();
    let imported = formats::read("labels.jsonl", data.to_owned(), &options).map_err(|message| Error::new(&message))?;
    let Some(detached) = imported.detached.first() else {
        return Err(Error::new("These are no labels without text; read the file again."));
    };
    told(&document, merge::merge_detached(&document, detached, as_confirmed))
}

fn told(document: &Record, merged: Merged) -> Result<JsValue, Error> {
    let ruler = Ruler::new(&document.text);
    let all = |passages: Vec<_>| passages.into_iter().map(|passage| stored(passage, &ruler)).collect::<Vec<_>>();
    let finding = |finding: merge::Finding| Finding {
        outcome: finding.outcome,
        passage: stored(finding.passage, &ruler),
        was: all(finding.was),
    };
    let unmatched = |unmatched: merge::Unmatched| Unmatched { words: unmatched.words, label: unmatched.label };
    to_javascript(&MergedLabels {
        same_text: merged.same_text,
        findings: merged.findings.into_iter().map(finding).collect(),
        unmatched: merged.unmatched.into_iter().map(unmatched).collect(),
        passages: all(merged.passages),
    })
}
