//! The bytes of a file to documents: what it is, how its characters are encoded, what it holds, and why not.

mod decode;

pub use decode::{Refusal, byte_order_mark, decode, is_word_processor, refuse_binary, utf8};

use crate::formats::glossator;
use crate::html;
use crate::record::SavedPassage;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Kind {
    /// One article as plain text
    Text,
    /// One page
    Html,
    /// A record with a "text" on each line
    Jsonl,
}

impl Kind {
    /// Guess from a file's name and the beginning of its text, which must hold the first line that is not blank.
    pub fn of(name: &str, text: &str) -> Kind {
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
        match extension.as_str() {
            "html" | "htm" | "xhtml" => return Kind::Html,
            "jsonl" | "ndjson" => return Kind::Jsonl,
            "md" | "markdown" => return Kind::Text, // often begins with HTML
            _ => {}
        }
        let text = text.trim_start_matches('\u{FEFF}').trim_start();
        let first_line = text.lines().next().unwrap_or("");
        let begins = |tag: &str| text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
        let is_xhtml = begins("<?xml") && (text.contains("<html") || text.contains("<!DOCTYPE html"));
        if begins("<!doctype html") || begins("<html") || is_xhtml {
            Kind::Html
        } else if first_line.starts_with('{') && glossator::is_record(first_line) {
            Kind::Jsonl
        } else {
            Kind::Text
        }
    }
}

/// A text to label, and what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub id: String,
    pub title: Option<String>,
    /// Where the text comes from, mostly a web address.
    pub source: Option<String>,
    pub text: String,
    /// What a `glossator/1` record says beyond that.
    pub saved: Option<Saved>,
}

/// Work that was saved with a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// The model behind the predictions.
    pub model: Option<String>,
    /// In order, apart, and within the text.
    pub passages: Vec<SavedPassage>,
}

/// Why a part of a file could not be read; the rest was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, counted from 1; none if it is about the whole file.
    pub line: Option<usize>,
    /// What is wrong, as a sentence.
    pub message: String,
}

/// What came of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    pub documents: Vec<Document>,
    pub problems: Vec<Problem>,
}

/// Read the documents of a file that is whole in memory. Those of JSON Lines may carry saved passages.
pub fn read(name: &str, text: String, kind: Kind) -> Reading {
    let mut reading = Reading::default();
    match kind {
        Kind::Text => reading.documents.push(read_text(name, text)),
        Kind::Html => match read_page(name, &text) {
            Ok(document) => reading.documents.push(document),
            Err(problem) => reading.problems.push(problem),
        },
        Kind::Jsonl => {
            for (number, line) in std::iter::zip(1.., text.split('\n')) {
                match read_line(name, number, line, glossator::read) {
                    Some(Ok(document)) => reading.documents.push(document),
                    Some(Err(problem)) => reading.problems.push(problem),
                    None => {}
                }
            }
        }
    }
    reading
}

/// A plain text is one document under its file's name.
pub fn read_text(name: &str, text: String) -> Document {
    Document { id: name.to_owned(), title: None, source: None, text, saved: None }
}

/// A page is one document under its file's name.
///
/// # Errors
/// When no reader would see any text on it.
pub fn read_page(name: &str, page: &str) -> Result<Document, Problem> {
    let html::Page { text, title, source } = html::read(page);
    if text.trim().is_empty() {
        let message = "The page shows no text; perhaps a script fills it in: open it in a browser and copy the text.";
        return Err(Problem { line: None, message: message.to_owned() });
    }
    Ok(Document { id: name.to_owned(), title, source, text, saved: None })
}

/// Read one line of JSON Lines with [`glossator::read`] or [`glossator::read_text`]; none if it is blank. A record
/// without `id` is named for its file and line.
pub fn read_line(
    name: &str,
    number: usize,
    line: &str,
    reader: fn(&str) -> Result<Document, String>,
) -> Option<Result<Document, Problem>> {
    if line.trim().is_empty() {
        return None;
    }
    let document = reader(line).map_err(|message| Problem { line: Some(number), message });
    Some(document.map(|mut document| {
        if document.id.is_empty() {
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            document.id = format!("{stem}-{number}");
        }
        document
    }))
}
