//! The native format `glossator/1`: JSON Lines, a document a line, which restores everything that was saved.
//!
//! Its shape is in `glossator.schema.json`. Offsets count Unicode code points, as Python does. A format with a higher
//! number may mean something else by the same words, so it is refused; unknown keys are ignored.

use crate::input::{Document, Saved};
use crate::label::Label;
use crate::offsets::{CodePoint, Ruler};
use crate::record::{By, Record, SavedPassage};
use regex::{Captures, Regex};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::borrow::Cow;
use std::sync::LazyLock;

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
    start: CodePoint,
    end: CodePoint,
    /// The passage's own words, for a reader that does not count as we do.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    label: Label,
    #[serde(skip_serializing_if = "Option::is_none")]
    predicted: Option<Label>,
    confidence: f32,
    by: By,
    confirmed: bool,
}

/// A record as one line, without the line break.
pub fn write(record: &Record) -> String {
    let ruler = Ruler::new(&record.text);
    let passage = |passage: &SavedPassage| LinePassage {
        start: ruler.code_point(passage.range.start),
        end: ruler.code_point(passage.range.end),
        text: Some(record.text[passage.range.clone()].to_owned()),
        label: passage.label,
        predicted: passage.predicted,
        confidence: passage.confidence,
        by: passage.by,
        confirmed: passage.confirmed,
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
    let json = serde_json::to_string(&line).expect("strings, numbers and lists always have a JSON form");
    // JSON lets these three stand as they are, but Python's `splitlines` breaks a line at each.
    json.replace('\u{85}', "\\u0085").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
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
        let LinePassage { start: CodePoint(start), end: CodePoint(end), .. } = passage;
        let wrong = |what: &str| Err(format!("Its passage {} ({start} to {end}) {what}.", placed.len() + 1));
        if start >= end {
            return wrong("holds nothing");
        }
        let (Some(from), Some(to)) = (ruler.byte_of_code_point(passage.start), ruler.byte_of_code_point(passage.end))
        else {
            return wrong("goes past the end of the text");
        };
        if placed.last().is_some_and(|previous| from < previous.range.end) {
            return wrong("begins before the one in front of it ends");
        }
        if passage.text.is_some_and(|words| words != text[from..to]) {
            return wrong("does not say what stands at its place in the text");
        }
        if !(0.0..=1.0).contains(&passage.confidence) {
            return wrong("has a confidence outside 0 to 1");
        }
        placed.push(SavedPassage {
            range: from..to,
            label: passage.label,
            predicted: passage.predicted,
            confidence: passage.confidence,
            by: passage.by,
            confirmed: passage.confirmed,
        });
    }
    Ok(placed)
}

fn string(value: Value) -> Option<String> {
    if let Value::String(string) = value { Some(string) } else { None }
}

fn not_json(line: &str, error: &serde_json::Error) -> String {
    if error.is_eof() {
        return "It is cut off: the line ends before its JSON does.".to_owned();
    }
    let what = error.to_string();
    let what = what.rsplit_once(" at line ").map_or(what.as_str(), |(what, _)| what);
    let column = line[..line.floor_char_boundary(error.column())].chars().count();
    format!("It is not a JSON record: {what} at character {column}.")
}

/// Replace each half of a surrogate pair that stands alone by U+FFFD, one for one. JavaScript and Python write such
/// halves as `\ud83d` when they have cut a text inside an emoji; no UTF-8 can hold them.
fn mend_surrogates(line: &str) -> Cow<'_, str> {
    static ESCAPES: LazyLock<Regex> = LazyLock::new(|| {
        let (backslash, pair) = (r"\\\\", r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}");
        let alone = r"(\\u[dD][89a-fA-F][0-9a-fA-F]{2})";
        Regex::new(&format!("{backslash}|{pair}|{alone}")).expect("a valid pattern")
    });
    if !line.contains("\\ud") && !line.contains("\\uD") {
        return Cow::Borrowed(line);
    }
    ESCAPES.replace_all(
        line,
        |found: &Captures| {
            if found.get(1).is_some() { "\\uFFFD".to_owned() } else { found[0].to_owned() }
        },
    )
}
