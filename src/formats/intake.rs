//! What is gathered while a file is read: documents, and all that did not come in, with the reasons.

use super::Format;
use super::detached::Detached;
use super::rows::Rows;
use crate::input::{Document, Problem};
use crate::label::Label;
use std::collections::BTreeMap;

/// How a file is to be read.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The format, where the person knows better than the file's looks.
    pub format: Option<Format>,
    /// Whether doccano's project counted grapheme clusters, which its files do not say.
    pub graphemes: bool,
    /// What labels that are not ours stand for; none for those that are to be left out.
    pub labels: BTreeMap<String, Option<Label>>,
}

/// A line that did not come in, as it stands in the file, so that it can be saved and mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Counted from 1.
    pub line: usize,
    pub raw: String,
}

/// What came of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// The format that was found; none for plain text, a page, or records without labels.
    pub format: Option<Format>,
    pub documents: Vec<Document>,
    /// Labels without their texts, to be put onto them.
    pub detached: Vec<Detached>,
    /// What did not come in, and why.
    pub problems: Vec<Problem>,
    /// The lines among it.
    pub skipped: Vec<Skipped>,
    /// Labels that are neither ours nor in the reader's table, with how many spans have each; these were left out.
    pub unknown_labels: BTreeMap<String, usize>,
}

/// A file on its way in.
pub struct Intake<'options> {
    pub options: &'options ReadOptions,
    pub imported: Imported,
    /// Passages of documents that are spread over several lines.
    pub rows: Rows,
    /// The line that is being read; none in files that have none.
    pub line: Option<usize>,
    /// Whether lines of one document may stand anywhere, not only one behind the other: the file fits into memory.
    pub is_whole: bool,
}

impl<'options> Intake<'options> {
    pub fn new(options: &'options ReadOptions) -> Self {
        Intake { options, imported: Imported::default(), rows: Rows::default(), line: None, is_whole: false }
    }

    /// What a label of a file stands for with us; one that nobody knows is counted.
    pub fn label(&mut self, name: &str) -> Option<Label> {
        if let Some(decided) = self.options.labels.get(name) {
            return *decided;
        }
        let label = Label::named(name);
        if label.is_none() {
            *self.imported.unknown_labels.entry(name.to_owned()).or_default() += 1;
        }
        label
    }

    /// Tell what is wrong with a part of a document, whose rest comes in.
    pub fn complain(&mut self, document: &str, problem: String) {
        let message = if document.is_empty() { problem } else { format!("In “{document}”: {problem}") };
        self.imported.problems.push(Problem { line: self.line, message });
    }
}
