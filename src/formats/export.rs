//! Records to files: chosen, divided, written, read back and compared, and only then handed over.

use super::files::File;
use super::unit::Unit;
use super::{
    Files, Format, Split, Splitter, argilla, brat, cas_json, conll, csv, detached, doccano, glossator, hf, json,
    label_studio, semeval, spacy, verify, w3c, webanno_tsv,
};
use crate::record::Record;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::HashSet;

/// What the data is for, where a format has several answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Whole texts with labelled spans
    #[default]
    Spans,
    /// Whole texts with labelled spans, and links from quotes to speakers
    Relations,
    /// A passage and its label at a time
    Classification,
    /// Tokens with tags
    Tokens,
}

/// How records are to be written.
#[derive(Clone, Debug, Default)]
pub struct WriteOptions {
    /// One of those that the format has.
    pub kind: Kind,
    /// Whether doccano's project counts grapheme clusters.
    pub graphemes: bool,
    /// Whether passages that nobody confirmed are left out.
    pub only_confirmed: bool,
    /// Whether hashes stand for the text, which may not be passed on. Only for the format `glossator`.
    pub labels_only: bool,
    /// How to divide the documents.
    pub split: Option<Split>,
}

impl WriteOptions {
    /// The usual options of a format.
    pub fn of(format: Format) -> WriteOptions {
        WriteOptions { kind: format.about().kinds[0], ..WriteOptions::default() }
    }

    /// # Errors
    /// Which option the format does not have, as a sentence.
    pub fn check(&self, format: Format) -> Result<(), String> {
        let about = format.about();
        if !about.kinds.contains(&self.kind) {
            return Err(format!("{} has no such kind of data; leave the kind out.", about.title));
        }
        if self.graphemes && format != Format::Doccano {
            return Err(format!("Only doccano counts grapheme clusters, {} does not.", about.title));
        }
        if self.labels_only && format != Format::Glossator {
            return Err("Labels without their text are written in the format “glossator” only.".to_owned());
        }
        Ok(())
    }
}

/// An export that was read back and found right.
#[derive(Clone, Debug)]
pub struct Export {
    /// Those that hold the data first; what helps to use it follows.
    pub files: Vec<File>,
    pub documents: usize,
    /// How many passages were read back, each the same as in the session.
    pub verified: usize,
    /// What a person should know, as sentences.
    pub notes: Vec<String>,
}

/// Write records in a format.
///
/// # Errors
/// As a sentence: that nothing is left to write, that the options do not fit, or which passage did not come back the
/// same, in which case nothing may be handed over.
pub fn write(format: Format, records: &[Record], options: &WriteOptions) -> Result<Export, String> {
    options.check(format)?;
    let mut notes = Notes::new(format, options);
    let mut chooser = Chooser::new(options);
    let mut parts: Vec<(&str, Vec<Record>)> = match options.split {
        None => vec![(WHOLE, Vec::new())],
        Some(_) => Split::NAMES.iter().map(|name| (*name, Vec::new())).collect(),
    };
    for record in records {
        if let Some((part, record)) = chooser.choose(record.clone(), &mut notes) {
            parts[part].1.push(record);
        }
    }
    let documents = parts.iter().map(|(_, records)| records.len()).sum();
    if documents == 0 {
        return Err(notes.nothing_left());
    }
    let mut files = Vec::new();
    let mut verified = 0;
    let mut card = hf::Card::new(options.kind);
    for (name, records) in parts.iter().filter(|(_, records)| !records.is_empty()) {
        let written = write_part(format, records, options, name)?;
        verified += verify::files(format, options, &written, records)?;
        records.iter().for_each(|record| card.count(name, record));
        let is_divided = options.split.is_some();
        for mut file in written {
            if is_divided && format.about().files == Files::Several && format != Format::Hf {
                file.name = format!("{name}/{}", file.name);
            }
            if !files.contains(&file) {
                files.push(file); // what helps to use the data is the same for every part
            }
        }
    }
    if format == Format::Hf {
        files.push(card.file());
    }
    let is_data = |file: &File| file.name.ends_with(&format!(".{}", format.about().extension));
    files.sort_by_key(|file| !is_data(file));
    Ok(Export { files, documents, verified, notes: notes.sentences() })
}

/// The name of an export that is not divided.
pub const WHOLE: &str = "glossator";

fn write_part(format: Format, records: &[Record], options: &WriteOptions, stem: &str) -> Result<Vec<File>, String> {
    let whole = |text: String| vec![File::new(format!("{stem}.{}", format.about().extension), text)];
    Ok(match format {
        Format::Glossator | Format::Doccano | Format::Hf => {
            let text: String = records.iter().flat_map(|record| Lines::of(format, record, options)).collect();
            let folder = if format == Format::Hf { "data/" } else { "" };
            vec![File::new(format!("{folder}{stem}.jsonl"), text)]
        }
        Format::Spacy => {
            let mut files = whole(records.iter().flat_map(|record| Lines::of(format, record, options)).collect());
            files.extend(Lines::beside(format));
            files
        }
        Format::LabelStudio => label_studio::write(records, options, stem),
        Format::Csv => vec![csv::write(records, b',', &format!("{stem}.csv"))],
        Format::Tsv => vec![csv::write(records, b'\t', &format!("{stem}.tsv"))],
        Format::W3c => w3c::write(records, stem),
        Format::Brat => brat::write(records),
        Format::CasJson => cas_json::write(records),
        Format::Semeval => semeval::write(records),
        Format::Argilla => whole(argilla::write(records)),
        Format::WebannoTsv => webanno_tsv::write(records),
        Format::Conll => conll::write(records, stem),
        #[cfg(feature = "cli")]
        Format::Parquet => vec![File::new(format!("{stem}.parquet"), super::parquet::write(records)?)],
        #[cfg(not(feature = "cli"))]
        Format::Parquet => return Err("Parquet is written by the command line only: glossator convert.".to_owned()),
    })
}

/// The lines of a document, with their line breaks.
pub type Line = String;

/// The lines of single documents, in formats that are written so.
pub struct Lines;

impl Lines {
    pub fn of(format: Format, record: &Record, options: &WriteOptions) -> Vec<Line> {
        let values: Vec<Value> = match format {
            Format::Glossator if options.labels_only => return vec![detached::Detached::of(record).to_line() + "\n"],
            Format::Glossator => return vec![glossator::write(record) + "\n"],
            Format::Doccano => doccano::values(record, options),
            Format::Spacy => spacy::values(record, options),
            Format::Hf => hf::values(record, options.kind),
            _ => Vec::new(),
        };
        values.iter().map(|value| json::line(value) + "\n").collect()
    }

    /// What stands beside the lines to help to use them.
    pub fn beside(format: Format) -> Vec<File> {
        match format {
            Format::Spacy => vec![File::new("to_docbin.py", spacy::CONVERTER)],
            _ => Vec::new(),
        }
    }

    /// The lines of a document, once they are read back and found right, and how many passages they hold.
    ///
    /// # Errors
    /// Which passage did not come back the same.
    pub fn verified(format: Format, record: &Record, options: &WriteOptions) -> Result<(Vec<Line>, usize), String> {
        let lines = Lines::of(format, record, options);
        let file = File::new("lines.jsonl", lines.concat());
        let verified = verify::files(format, options, &[file], std::slice::from_ref(record))?;
        Ok((lines, verified))
    }
}

/// Chooses what of each document is written, and into which part.
pub struct Chooser {
    only_confirmed: bool,
    needs_passages: bool,
    splitter: Option<Splitter>,
    ids: HashSet<String>,
}

impl Chooser {
    pub fn new(options: &WriteOptions) -> Self {
        let needs_passages = options.kind == Kind::Classification;
        let splitter = options.split.as_ref().map(|split| Splitter::new(split.clone()));
        Chooser { only_confirmed: options.only_confirmed, needs_passages, splitter, ids: HashSet::new() }
    }

    /// The document as it is written, and the number of its part; none where nothing of it is.
    pub fn choose(&mut self, mut record: Record, notes: &mut Notes) -> Option<(usize, Record)> {
        if self.only_confirmed {
            let all = record.passages.len();
            record.passages.retain(|passage| passage.confirmed);
            notes.unconfirmed += all - record.passages.len();
        }
        if record.passages.is_empty() && (self.only_confirmed || self.needs_passages) {
            notes.empty += 1;
            return None;
        }
        if !self.ids.insert(record.id.clone()) {
            let mut number = 2;
            while !self.ids.insert(format!("{}-{number}", record.id)) {
                number += 1;
            }
            record.id = format!("{}-{number}", record.id);
            notes.renamed.push(record.id.clone());
        }
        notes.look_at(&record);
        let part = self.splitter.as_mut().map_or(0, |splitter| splitter.part(&record));
        Some((part, record))
    }
}

/// What a person should know of an export, gathered while documents go by.
pub struct Notes {
    format: Format,
    unit: Unit,
    losses: Vec<&'static str>,
    astral: Option<char>,
    has_carriage_returns: bool,
    unconfirmed: usize,
    empty: usize,
    renamed: Vec<String>,
}

impl Notes {
    pub fn new(format: Format, options: &WriteOptions) -> Self {
        let losses = if options.labels_only {
            vec!["The text is not in the file: keep it, it is needed to put the labels back (--attach)."]
        } else {
            format.losses(options.kind)
        };
        Notes {
            format,
            unit: format.unit(options),
            losses,
            astral: None,
            has_carriage_returns: false,
            unconfirmed: 0,
            empty: 0,
            renamed: Vec::new(),
        }
    }

    fn look_at(&mut self, record: &Record) {
        self.astral = self.astral.or_else(|| record.text.chars().find(|character| *character > '\u{FFFF}'));
        self.has_carriage_returns |= record.text.contains('\r');
    }

    pub fn nothing_left(&self) -> String {
        if self.unconfirmed > 0 {
            "No passage is confirmed yet, so nothing is left to export: confirm some, or export all.".to_owned()
        } else {
            "There is nothing to export: no document has passages.".to_owned()
        }
    }

    pub fn sentences(self) -> Vec<String> {
        let mut notes: Vec<String> = self.losses.iter().map(|&loss| loss.to_owned()).collect();
        if let Some(character) = self.astral {
            notes.push(format!(
                "The text has characters outside the basic plane, such as {character}: offsets count {}.",
                self.unit.meaning()
            ));
        }
        let has_texts = matches!(self.format, Format::Brat | Format::Semeval | Format::W3c);
        if self.has_carriage_returns && has_texts {
            notes.push("Lines end with CR LF: read the .txt files without translating these (Python: newline=\"\"), or offsets shift.".to_owned());
        }
        if self.unconfirmed > 0 {
            notes.push(format!("{} passages that nobody confirmed are left out.", self.unconfirmed));
        }
        if self.empty > 0 {
            notes.push(format!("{} documents without passages to write are left out.", self.empty));
        }
        if let Some(first) = self.renamed.first() {
            let count = self.renamed.len();
            notes.push(format!("{count} documents had the id of another and got a new one, such as “{first}”."));
        }
        if self.format == Format::LabelStudio {
            notes.push(format!(
                "Label Studio takes the file into a project whose labelling interface is:\n{}",
                label_studio::configuration()
            ));
        }
        notes
    }
}
