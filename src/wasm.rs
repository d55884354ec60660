//! All that JavaScript sees, and the only file that names wasm_bindgen: plain objects whose positions are UTF-16, so
//! that `text.slice(start, end)` is the passage; errors are `Error`s whose message says what to do.

mod exchange;

pub use exchange::{export_documents, formats, import_file, merge, merge_labels, read_file};

use crate::Analysis;
use crate::attribution::Attribution;
use crate::formats::glossator;
use crate::input::{self, Document};
use crate::label::Label;
use crate::offsets::{Marks, Ruler, Utf16};
use crate::record::{By, Record, SavedAttribution, SavedPassage};
use js_sys::Error;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::ops::Range;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

/// A label as the page names and explains it.
#[derive(Serialize, Tsify)]
pub struct LabelInfo {
    name: Label,
    /// What the label covers.
    meaning: &'static str,
    /// The question whose "yes" gives it.
    question: &'static str,
    /// A passage that has it.
    example: &'static str,
}

/// The labels in the order in which an annotator asks for them.
#[wasm_bindgen(unchecked_return_type = "LabelInfo[]")]
pub fn labels() -> Result<JsValue, Error> {
    to_javascript(&Label::ALL.map(|label| LabelInfo {
        name: label,
        meaning: label.meaning(),
        question: label.question(),
        example: label.example(),
    }))
}

/// One piece of evidence for (positive) or against (negative) a passage's label, in nats.
#[derive(Serialize, Tsify)]
pub struct Reason {
    text: String,
    weight: f32,
    /// The words that carried it; none where no single words did.
    words: Vec<Span>,
}

/// What the model says of one passage, and why, strongest evidence first.
#[derive(Serialize, Tsify)]
pub struct Explanation {
    label: Label,
    reasons: Vec<Reason>,
}

/// A labelled passage; `text.slice(start, end)` is its text.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Passage {
    start: Utf16,
    end: Utf16,
    label: Label,
    /// The probability of the label, 0 to 1.
    confidence: f32,
    /// Whether it is the first passage of its line.
    opens_line: bool,
    /// Who speaks, in a quote or an attributed claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    attribution: Option<StoredAttribution>,
}

/// A stretch of the text: `text.slice(start, end)`.
#[derive(Clone, Serialize, Deserialize, Tsify)]
pub struct Span {
    start: Utf16,
    end: Utf16,
}

impl Span {
    fn of(range: &Range<usize>, ruler: &Ruler) -> Span {
        Span { start: ruler.utf16(range.start), end: ruler.utf16(range.end) }
    }

    /// The stretch in bytes; none where it does not lie within the text.
    fn bytes(&self, ruler: &Ruler) -> Option<Range<usize>> {
        Some(ruler.byte_of_utf16(self.start)?..ruler.byte_of_utf16(self.end)?)
    }
}

/// Who speaks in a passage.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct StoredAttribution {
    /// The words that name who speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    speaker: Option<Span>,
    /// The full name behind a pronoun or a short form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    speaker_name: Option<String>,
    /// The words that attribute, such as "said".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    cue: Option<Span>,
    /// Who gave them.
    by: By,
}

impl StoredAttribution {
    fn of(found: Attribution, by: By, ruler: &Ruler) -> StoredAttribution {
        let span = |range: Option<Range<usize>>| range.map(|range| Span::of(&range, ruler));
        StoredAttribution { speaker: span(found.speaker), speaker_name: found.speaker_name, cue: span(found.cue), by }
    }

    /// The same in bytes; none where a part does not lie within the text.
    fn saved(&self, ruler: &Ruler) -> Option<SavedAttribution> {
        let bytes = |span: &Option<Span>| span.as_ref().map_or(Some(None), |span| span.bytes(ruler).map(Some));
        let found = Attribution {
            speaker: bytes(&self.speaker)?,
            cue: bytes(&self.cue)?,
            speaker_name: self.speaker_name.clone(),
        };
        Some(SavedAttribution { found, by: self.by })
    }
}

/// A text's passages, and the model that labelled them.
#[derive(Serialize, Tsify)]
pub struct Annotation {
    model: String,
    passages: Vec<Passage>,
}

/// Divide a text into passages and label each.
///
/// A lone surrogate arrives as U+FFFD, one for one, so that the positions hold.
#[wasm_bindgen(unchecked_return_type = "Annotation")]
pub fn annotate(text: &str) -> Result<JsValue, Error> {
    let ruler = Ruler::new(text);
    let analysis = Analysis::of(text);
    let passages = analysis.passages().map(|passage| Passage {
        start: ruler.utf16(passage.range.start),
        end: ruler.utf16(passage.range.end),
        label: passage.label,
        confidence: passage.confidence,
        opens_line: passage.opens_line,
        attribution: passage.attribution.map(|found| StoredAttribution::of(found, By::Model, &ruler)),
    });
    let model = crate::model::Model::shipped().name().to_owned();
    let annotation = to_javascript(&Annotation { model, passages: passages.collect() });
    LATEST.set(Some(analysis));
    annotation
}

thread_local! {
    /// The text that was labelled last: a person mostly goes on to ask about it.
    static LATEST: RefCell<Option<Analysis>> = const { RefCell::new(None) };
    /// The text that is asked about, passage after passage.
    static CONSIDERED: RefCell<Option<(Analysis, Marks)>> = const { RefCell::new(None) };
}

/// Make `text` the one that [`explain`] tells about, so that it need not be handed over for each of its passages.
#[wasm_bindgen]
pub fn consider(text: &str) {
    let analysis = LATEST.take().filter(|latest| latest.text() == text).unwrap_or_else(|| Analysis::of(text));
    let marks = Marks::of(text);
    CONSIDERED.set(Some((analysis, marks)));
}

/// Why the passage from `start` to `end` of the considered text has its label; undefined where the text is divided
/// otherwise.
#[wasm_bindgen(unchecked_return_type = "Explanation | undefined")]
pub fn explain(start: usize, end: usize) -> Result<JsValue, Error> {
    CONSIDERED.with_borrow(|considered| {
        let (analysis, marks) = considered.as_ref().ok_or_else(|| Error::new("No text is being considered."))?;
        let ruler = Ruler::with_marks(analysis.text(), marks);
        let range = Span { start: Utf16(start), end: Utf16(end) }.bytes(&ruler);
        let reason = |reason: crate::Reason| Reason {
            text: reason.text,
            weight: reason.weight,
            words: reason.words.iter().map(|range| Span::of(range, &ruler)).collect(),
        };
        let explanation = |(label, reasons): (Label, Vec<crate::Reason>)| Explanation {
            label,
            reasons: reasons.into_iter().map(reason).collect(),
        };
        to_javascript(&range.and_then(|range| analysis.reasons(&range)).map(explanation))
    })
}

/// A passage as a document keeps it: what the model said and what holds now.
#[derive(Serialize, Deserialize, Tsify)]
pub struct StoredPassage {
    start: Utf16,
    end: Utf16,
    /// What holds now.
    label: Label,
    /// What the model said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    predicted: Option<Label>,
    confidence: f32,
    by: By,
    confirmed: bool,
    /// Whether a person doubts the label.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[tsify(optional)]
    unsure: bool,
    /// What a person noted about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    note: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    attribution: Option<StoredAttribution>,
}

/// A document with what was decided about its passages; without `passages` nothing has been yet.
#[derive(Serialize, Deserialize, Tsify)]
pub struct StoredDocument {
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    source: Option<String>,
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    model: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    passages: Option<Vec<StoredPassage>>,
}

/// Why a part of a file did not come in.
#[derive(Serialize, Tsify)]
pub struct Problem {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    line: Option<usize>,
    message: String,
}

/// Write documents in the product's own format, a line each.
#[wasm_bindgen]
pub fn write_records(
    #[wasm_bindgen(unchecked_param_type = "StoredDocument[]")] documents: JsValue,
) -> Result<String, Error> {
    let documents: Vec<StoredDocument> = from_javascript(documents)?;
    let mut lines = String::new();
    for document in documents {
        lines.push_str(&glossator::write(&document.into_record()?));
        lines.push('\n');
    }
    Ok(lines)
}

impl From<Document> for StoredDocument {
    fn from(document: Document) -> Self {
        let ruler = Ruler::new(&document.text);
        let passages =
            |saved: &input::Saved| saved.passages.iter().map(|passage| stored(passage.clone(), &ruler)).collect();
        StoredDocument {
            passages: document.saved.as_ref().map(passages),
            model: document.saved.and_then(|saved| saved.model),
            id: document.id,
            title: document.title,
            source: document.source,
            text: document.text,
        }
    }
}

impl StoredDocument {
    fn into_record(self) -> Result<Record, Error> {
        let ruler = Ruler::new(&self.text);
        let passages: Option<Vec<SavedPassage>> =
            self.passages.unwrap_or_default().iter().map(|passage| saved(passage, &ruler)).collect();
        let Some(passages) = passages else {
            let message =
                format!("The passages of “{}” do not lie within its text; reload the page and try again.", self.id);
            return Err(Error::new(&message));
        };
        Ok(Record { id: self.id, title: self.title, source: self.source, text: self.text, model: self.model, passages })
    }
}

fn stored(passage: SavedPassage, ruler: &Ruler) -> StoredPassage {
    StoredPassage {
        start: ruler.utf16(passage.range.start),
        end: ruler.utf16(passage.range.end),
        label: passage.label,
        predicted: passage.predicted,
        confidence: passage.confidence,
        by: passage.by,
        confirmed: passage.confirmed,
        unsure: passage.unsure,
        note: passage.note,
        attribution: passage.attribution.map(|saved| StoredAttribution::of(saved.found, saved.by, ruler)),
    }
}

fn saved(passage: &StoredPassage, ruler: &Ruler) -> Option<SavedPassage> {
    Some(SavedPassage {
        range: ruler.byte_of_utf16(passage.start)?..ruler.byte_of_utf16(passage.end)?,
        label: passage.label,
        predicted: passage.predicted,
        confidence: passage.confidence,
        by: passage.by,
        confirmed: passage.confirmed,
        unsure: passage.unsure,
        note: passage.note.clone(),
        attribution: match &passage.attribution {
            Some(attribution) => Some(attribution.saved(ruler)?),
            None => None,
        },
    })
}

/// Why a file is not read, as an error that tells whether naming an encoding may help.
fn refused(refusal: &input::Refusal) -> Error {
    let error = Error::new(&refusal.to_string());
    if refusal.is_invalid_utf8() {
        error.set_name("InvalidUtf8");
    }
    error
}

/// Decode by the browser's own tables; none where it does not know the encoding.
fn browser_decoder(bytes: &[u8], encoding: &str) -> Option<String> {
    let decoder = web_sys::TextDecoder::new_with_label(encoding).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

/// Print a panic's message and place before the module traps, which by itself says neither.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&JsValue::from_str(&panic.to_string()))));
}

fn to_javascript(value: &impl Serialize) -> Result<JsValue, Error> {
    value.serialize(&serde_wasm_bindgen::Serializer::new()).map_err(|error| Error::new(&error.to_string()))
}

fn from_javascript<Value: serde::de::DeserializeOwned>(value: JsValue) -> Result<Value, Error> {
    serde_wasm_bindgen::from_value(value).map_err(|error| Error::new(&error.to_string()))
}
