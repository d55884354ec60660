//! Labelled documents as training and evaluation read them: JSON Lines, a document a line.
//!
//! Records of the format `glossator/1` are read, and any with the same `text` and `passages`; the passages of soft data
//! carry probabilities instead of a label.

use crate::label::Label;
use crate::model::PerLabel;
use crate::offsets::{CodePoint, Ruler};
use serde::Deserialize;
use std::ops::Range;

/// A text with what somebody says of its passages.
#[derive(Clone, Debug)]
pub struct Labelled {
    pub id: String,
    /// Where pages of one publisher belong together: the host of the web address, or the id.
    pub site: String,
    pub text: String,
    pub passages: Vec<Judged>,
}

/// What somebody says of a passage.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// The probability of each label; all on one where a person decided.
    pub share: PerLabel,
    /// A second annotator's label, as good as the first.
    pub other: Option<Label>,
}

impl Judged {
    /// The most probable label.
    pub fn label(&self) -> Label {
        Label::with_highest(&self.share)
    }
}

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Option<serde_json::Value>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    source: Option<String>,
    text: String,
    #[serde(default)]
    passages: Vec<LinePassage>,
}

#[derive(Deserialize)]
struct LinePassage {
    start: CodePoint,
    end: CodePoint,
    #[serde(default)]
    label: Option<Label>,
    #[serde(default)]
    soft: Option<PerLabel>,
    #[serde(default)]
    alt: Option<Label>,
}

/// Read one line.
///
/// # Errors
/// Why it cannot be learnt from, as a sentence.
pub fn read(line: &str) -> Result<Labelled, String> {
    let Line { id, url, source, text, passages } =
        serde_json::from_str(line).map_err(|error| format!("It is not a record with labels: {error}."))?;
    let ruler = Ruler::new(&text);
    let mut judged: Vec<Judged> = Vec::with_capacity(passages.len());
    for (number, passage) in std::iter::zip(1.., passages) {
        let (Some(start), Some(end)) = (ruler.byte_of_code_point(passage.start), ruler.byte_of_code_point(passage.end))
        else {
            return Err(format!("Its passage {number} goes past the end of the text."));
        };
        if start >= end || judged.last().is_some_and(|before| start < before.range.end) {
            return Err(format!("Its passage {number} is empty or begins before the one in front of it ends."));
        }
        let share = match (passage.label, passage.soft) {
            (Some(label), _) => certain(label),
            (None, Some(share)) => share,
            (None, None) => return Err(format!("Its passage {number} has no label.")),
        };
        judged.push(Judged { range: start..end, share, other: passage.alt });
    }
    if judged.is_empty() {
        return Err("It has no labelled passages: annotate it first, and export the result.".to_owned());
    }
    let id = match id {
        Some(serde_json::Value::String(id)) => id,
        Some(id) => id.to_string(),
        None => String::new(),
    };
    let site = site(url.or(source).as_deref(), &id).to_owned();
    Ok(Labelled { id, site, text, passages: judged })
}

/// Where pages of one publisher belong together: the host of the web address, or the id.
pub fn site<'name>(address: Option<&'name str>, id: &'name str) -> &'name str {
    address.and_then(host).unwrap_or(id)
}

fn host(address: &str) -> Option<&str> {
    let host = address.split_once("://")?.1.split(['/', '?', '#', ':']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host))
}

/// All probability on one label.
pub fn certain(label: Label) -> PerLabel {
    let mut share = [0.0; Label::COUNT];
    share[label.index()] = 1.0;
    share
}
