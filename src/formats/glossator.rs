//! The native format `glossator/1`: JSON Lines, a document a line, which restores everything that was saved.
//!
//! Its shape is in `glossator.schema.json`. Offsets count Unicode code points, as Python does. A format with a higher
//! number may mean something else by the same words, so it is refused; unknown keys are ignored.

use super::json::{self, mend_surrogates, not_json};
use crate::attribution::Attribution;
use crate::input::{Document, Saved};
use crate::label::Label;
use crate::offsets::{CodePoint, Ruler};
use crate::record::{By, Record, SavedAttribution, SavedPassage};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::ops::Range;

/// The name that every record of the format carries.
pub const NAME: &str = "glossator/1";

const OFFSETS: &str = "code-point";

/// A record in the order of its keys.
#[derive(Serialize)]
struct Line<'record> {
    format: &'static str,
    id: &'record str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'record str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'record str>,
    text: &'record str,
    offsets: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    model: Option<&'record str>,
    passages: Vec<LinePassage>,
}

#[derive(Serialize, Deserialize)]
struct LinePassage {
    #[serde(flatten)]
    span: Span,
    label: Label,
    #[serde(skip_serializing_if = "Option::is_none")]
    predicted: Option<Label>,
    confidence: f32,
    by: By,
    confirmed: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    unsure: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    speaker: Option<Span>,
    /// The full name that the speaker's pronoun or short form stands for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    speaker_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cue: Option<Span>,
    /// Who gave the speaker and the cue; absent where nobody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    attributed_by: Option<By>,
}

/// A stretch of the document's text, with its words for a reader that does not count as we do.
#[derive(Serialize, Deserialize)]
struct Span {
    start: CodePoint,
    end: CodePoint,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

impl Span {
    fn of(range: &Range<usize>, text: &str, ruler: &Ruler) -> Span {
        let (start, end) = (ruler.code_point(range.start), ruler.code_point(range.end));
        Span { start, end, text: Some(text[range.clone()].to_owned()) }
    }

    /// The stretch in bytes of `text`.
    ///
    /// # Errors
    /// What is wrong with it, to end a sentence that begins with its name.
    fn place(&self, text: &str, ruler: &Ruler) -> Result<Range<usize>, &'static str> {
        if self.start >= self.end {
            return Err("holds nothing");
        }
        let (Some(from), Some(to)) = (ruler.byte_of_code_point(self.start), ruler.byte_of_code_point(self.end)) else {
            return Err("goes past the end of the text");
        };
        if self.text.as_ref().is_some_and(|words| *words != text[from..to]) {
            return Err("does not say what stands at its place in the text");
        }
        Ok(from..to)
    }
}

/// A record as one line, without the line break.
pub fn write(record: &Record) -> String {
    let ruler = Ruler::new(&record.text);
    let span = |range: &Range<usize>| Span::of(range, &record.text, &ruler);
    let passage = |passage: &SavedPassage| {
        let attribution = passage.attribution.as_ref();
        let found = attribution.map(|attribution| &attribution.found);
        LinePassage {
            span: span(&passage.range),
            label: passage.label,
            predicted: passage.predicted,
            confidence: passage.confidence,
            by: passage.by,
            confirmed: passage.confirmed,
            unsure: passage.unsure,
            note: passage.note.clone(),
            speaker: found.and_then(|found| found.speaker.as_ref()).map(span),
            speaker_name: found.and_then(|found| found.speaker_name.clone()),
            cue: found.and_then(|found| found.cue.as_ref()).map(span),
            attributed_by: attribution.map(|attribution| attribution.by),
        }
    };
    let line = Line {
        format: NAME,
        id: &record.id,
        title: record.title.as_deref(),
        source: record.source.as_deref(),
        text: &record.text,
        offsets: OFFSETS,
        model: record.model.as_deref(),
        passages: record.passages.iter().map(passage).collect(),
    };
    json::line(&line)
}

/// What any record may hold. An absent key is `Null`.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Fields {
    format: Value,
    id: Value,
    title: Value,
    source: Value,
    text: Value,
    offsets: Value,
    model: Value,
}

/// Read a line: a record of this format with its passages, or any JSON object with a `text`, whose `passages` are
/// somebody else's and are ignored. A record without `id` gets an empty one.
///
/// # Errors
/// Why the line cannot be read, as a sentence.
pub fn read(line: &str) -> Result<Document, String> {
    let line = mend_surrogates(line);
    let mut fields = read_fields(&line)?;
    let (format, offsets, model) = (fields.format.take(), fields.offsets.take(), fields.model.take());
    let mut document = read_document(fields)?;
    if format == NAME
        && let Some(passages) = read_passages(&line)?
    {
        if offsets != OFFSETS {
            return Err(format!("Its offsets are in an unknown unit: \"offsets\" must be \"{OFFSETS}\"."));
        }
        let passages = place(passages, &document.text)?;
        document.saved = Some(Saved { model: string(model), passages });
    }
    Ok(document)
}

/// Read a line for its text alone: like [`read`], but the passages of every record are ignored.
///
/// # Errors
/// Why the line cannot be read, as a sentence.
pub fn read_text(line: &str) -> Result<Document, String> {
    read_document(read_fields(&mend_surrogates(line))?)
}

/// Whether a line looks like a record, of this or a later format or anybody's with a `text`.
pub fn is_record(line: &str) -> bool {
    let fields = serde_json::from_str(&mend_surrogates(line)).unwrap_or(Fields::default());
    line.starts_with('{') && (fields.text.is_string() || is_ours(&fields))
}

fn is_ours(fields: &Fields) -> bool {
    fields.format.as_str().is_some_and(|format| format.starts_with("glossator/"))
}

fn read_fields(line: &str) -> Result<Fields, String> {
    if !line.trim_start().starts_with('{') {
        return Err("It is not a JSON object: every line must be one, such as {\"text\": \"…\"}.".to_owned());
    }
    let fields: Fields = serde_json::from_str(line).map_err(|error| not_json(line, &error))?;
    if is_ours(&fields) && fields.format != NAME {
        let format = fields.format;
        return Err(format!("It is in the format {format}, and this version knows only \"{NAME}\": use a newer one."));
    }
    Ok(fields)
}

fn read_document(fields: Fields) -> Result<Document, String> {
    let id = match fields.id {
        Value::Null => String::new(),
        Value::String(id) => id,
        Value::Number(id) => id.to_string(),
        _ => return Err("Its \"id\" is neither a string nor a number.".to_owned()),
    };
    let text = match fields.text {
        Value::Null => return Err("It has no \"text\".".to_owned()),
        Value::String(text) if text.trim().is_empty() => return Err("Its \"text\" is empty.".to_owned()),
        Value::String(text) => text,
        _ => return Err("Its \"text\" is not a string.".to_owned()),
    };
    Ok(Document { id, title: string(fields.title), source: string(fields.source), text, saved: None })
}

/// The passages of a line that is known to be a record of this format; none if it has no such key.
fn read_passages(line: &str) -> Result<Option<Vec<LinePassage>>, String> {
    #[derive(Deserialize)]
    struct Passages {
        #[serde(default)]
        passages: Value,
    }
    let found: Passages = serde_json::from_str(line).map_err(|error| not_json(line, &error))?;
    let passages = match found.passages {
        Value::Null => return Ok(None),
        Value::Array(passages) => passages,
        _ => return Err("Its \"passages\" are not a list.".to_owned()),
    };
    let passage = |(number, value)| {
        serde_json::from_value(value).map_err(|error| format!("Its passage {} is not sound: {error}.", number + 1))
    };
    std::iter::zip(0.., passages).map(passage).collect::<Result<_, _>>().map(Some)
}

/// Find the passages in their text: in order, apart, and each with the words that it says it has.
fn place(passages: Vec<LinePassage>, text: &str) -> Result<Vec<SavedPassage>, String> {
    let ruler = Ruler::new(text);
    let mut placed: Vec<SavedPassage> = Vec::with_capacity(passages.len());
    for passage in passages {
        let Span { start: CodePoint(start), end: CodePoint(end), .. } = passage.span;
        let wrong = |what: &str| format!("Its passage {} ({start} to {end}) {what}.", placed.len() + 1);
        let range = passage.span.place(text, &ruler).map_err(wrong)?;
        if placed.last().is_some_and(|previous| range.start < previous.range.end) {
            return Err(wrong("begins before the one in front of it ends"));
        }
        if !(0.0..=1.0).contains(&passage.confidence) {
            return Err(wrong("has a confidence outside 0 to 1"));
        }
        let part = |name: &str, span: Option<Span>| {
            let place =
                |span: Span| span.place(text, &ruler).map_err(|what| wrong(&format!("has a {name} that {what}")));
            span.map(place).transpose()
        };
        let is_attributed = passage.speaker.is_some() || passage.cue.is_some() || passage.attributed_by.is_some();
        let by = passage.attributed_by.unwrap_or(By::Human); // others' files name no author; theirs are people's work
        let found = Attribution {
            speaker: part("speaker", passage.speaker)?,
            cue: part("cue", passage.cue)?,
            speaker_name: passage.speaker_name,
        };
        placed.push(SavedPassage {
            range,
            label: passage.label,
            predicted: passage.predicted,
            confidence: passage.confidence,
            by: passage.by,
            confirmed: passage.confirmed,
            unsure: passage.unsure,
            note: passage.note,
            attribution: is_attributed.then_some(SavedAttribution { found, by }),
        });
    }
    Ok(placed)
}

fn string(value: Value) -> Option<String> {
    if let Value::String(string) = value { Some(string) } else { None }
}
