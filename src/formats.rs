//! Files of labelled documents, one module a format, reader and writer side by side.
//!
//! This file is the register: what each format is called, counts and can hold. [`write`] turns records into files, and
//! reads these back before it hands them over; [`read`] turns any file into records, and says what did not come in.
//! Between the two, [`spans`] and [`rows`] are what most formats have in common, and [`unit`] converts all positions.

mod argilla;
mod brat;
mod cas_json;
mod conll;
mod csv;
pub mod detached;
mod doccano;
mod export;
pub mod files;
pub mod glossator;
mod hf;
mod intake;
mod json;
mod label_studio;
#[cfg(feature = "cli")]
mod parquet;
mod reading;
mod rows;
mod semeval;
mod spacy;
mod spans;
mod split;
mod tokens;
pub mod unit;
mod verify;
mod w3c;
mod webanno_tsv;

pub use export::{Chooser, Export, Kind, Lines, Notes, WHOLE, WriteOptions, write};
pub use files::{File, is_archive, pack as archive};
pub use hf::Card;
pub use intake::{Imported, ReadOptions, Skipped};
pub use reading::{LineReader, is_line, read, read_archive, read_files};
pub use split::{Group, Split, Splitter};
pub use verify::compare;

use serde::{Deserialize, Serialize};
use unit::Unit;

/// A format of labelled documents. Its name on the command line and in JavaScript is the serialized one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    Glossator,
    LabelStudio,
    Doccano,
    Spacy,
    Hf,
    W3c,
    Brat,
    Csv,
    Tsv,
    CasJson,
    Semeval,
    Argilla,
    WebannoTsv,
    Conll,
    Parquet,
}

/// What of a document a format may have no place for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The whole text, not only the passages' own.
    Text,
    /// Title, source and the model's name.
    Heading,
    /// What the model said, and with what confidence.
    Prediction,
    /// Who gave the label, and whether a person confirmed it.
    Review,
    /// Notes, and doubts.
    Remarks,
    /// Who speaks.
    Speaker,
}

impl Part {
    pub const ALL: [Part; 6] =
        [Part::Text, Part::Heading, Part::Prediction, Part::Review, Part::Remarks, Part::Speaker];

    /// What is lost where there is no place for it, as a sentence.
    pub fn loss(self) -> &'static str {
        match self {
            Part::Text => "What stands between passages is not kept: it comes back as white space.",
            Part::Heading => "Title, source and the model's name are not kept.",
            Part::Prediction => "What the model said, and its confidence, are not kept.",
            Part::Review => "Who gave a label, and whether it is confirmed, are not kept.",
            Part::Remarks => "Notes and doubts are not kept.",
            Part::Speaker => "Who speaks is not kept.",
        }
    }
}

/// How many files an export is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Files {
    /// One holds the data; what helps to use it may stand beside it.
    One,
    Several,
}

/// What is to be known of a format before it is used.
pub struct About {
    /// On the command line and in JavaScript.
    pub name: &'static str,
    /// For people.
    pub title: &'static str,
    /// Of the file that holds the data.
    pub extension: &'static str,
    /// What its offsets count, unless an option says otherwise.
    pub unit: Unit,
    pub files: Files,
    /// Whether it is read as well as written.
    pub is_read: bool,
    /// The kinds of data that it has, the usual one first.
    pub kinds: &'static [Kind],
}

impl Format {
    pub const ALL: [Format; 15] = [
        Format::Glossator,
        Format::LabelStudio,
        Format::Doccano,
        Format::Spacy,
        Format::Hf,
        Format::W3c,
        Format::Brat,
        Format::Csv,
        Format::Tsv,
        Format::CasJson,
        Format::Semeval,
        Format::Argilla,
        Format::WebannoTsv,
        Format::Conll,
        Format::Parquet,
    ];

    pub fn about(self) -> About {
        let about = |name, title, extension, unit, files, is_read, kinds| About {
            name,
            title,
            extension,
            unit,
            files,
            is_read,
            kinds,
        };
        use Files::{One, Several};
        let spans: &'static [Kind] = &[Kind::Spans];
        match self {
            Format::Glossator => about("glossator", "Glossator", "jsonl", Unit::CodePoint, One, true, spans),
            Format::LabelStudio => about("label-studio", "Label Studio", "json", label_studio::UNIT, One, true, spans),
            Format::Doccano => {
                let kinds = &[Kind::Spans, Kind::Relations, Kind::Classification];
                about("doccano", "doccano", "jsonl", doccano::unit(false), One, true, kinds)
            }
            Format::Spacy => about("spacy", "spaCy and Prodigy", "jsonl", spacy::UNIT, One, true, spans),
            Format::Hf => {
                let kinds = &[Kind::Classification, Kind::Spans, Kind::Tokens];
                about("hf", "Hugging Face datasets", "jsonl", hf::UNIT, Several, true, kinds)
            }
            Format::W3c => about("w3c", "W3C Web Annotation", "jsonld", w3c::UNIT, Several, true, spans),
            Format::Brat => about("brat", "brat", "ann", brat::UNIT, Several, true, spans),
            Format::Csv => about("csv", "CSV table", "csv", rows::UNIT, One, true, &[Kind::Classification]),
            Format::Tsv => about("tsv", "TSV table", "tsv", rows::UNIT, One, true, &[Kind::Classification]),
            Format::CasJson => about("cas-json", "UIMA CAS JSON 0.4", "json", cas_json::UNIT, Several, true, spans),
            Format::Semeval => about("semeval", "SemEval-2020 task 11", "tsv", semeval::UNIT, Several, true, spans),
            Format::Argilla => about("argilla", "Argilla records", "json", argilla::UNIT, One, false, spans),
            Format::WebannoTsv => {
                about("webanno-tsv", "WebAnno TSV 3.3", "tsv", webanno_tsv::UNIT, Several, false, spans)
            }
            Format::Conll => about("conll", "CoNLL (IOB2)", "conll", Unit::Token, Several, false, &[Kind::Tokens]),
            Format::Parquet => {
                about("parquet", "Parquet table", "parquet", rows::UNIT, One, false, &[Kind::Classification])
            }
        }
    }

    /// The format of this name.
    pub fn named(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.about().name == name)
    }

    /// What a format has a place for, in data of this kind.
    pub fn holds(self, kind: Kind) -> &'static [Part] {
        use Part::{Heading, Prediction, Remarks, Review, Speaker, Text};
        match (self, kind) {
            (Format::Doccano, Kind::Spans) => &[Text, Heading],
            (Format::Doccano, Kind::Relations) => &[Text, Heading, Speaker],
            (Format::Csv | Format::Tsv | Format::Parquet, _) | (Format::Hf | Format::Doccano, Kind::Classification) => {
                &[Heading, Prediction, Review, Remarks, Speaker]
            }
            (Format::Hf, Kind::Tokens) | (Format::Semeval | Format::WebannoTsv, _) => &[Text, Heading],
            (Format::Conll, _) => &[],
            (Format::Argilla, _) => &[Text, Heading, Prediction],
            _ => &Part::ALL,
        }
    }

    /// What is lost in data of this kind, a sentence each, to be said before the export.
    pub fn losses(self, kind: Kind) -> Vec<&'static str> {
        let held = self.holds(kind);
        let lost = Part::ALL.into_iter().filter(|part| !held.contains(part));
        let mut sentences: Vec<&'static str> = lost.map(Part::loss).collect();
        match (self, kind) {
            (Format::Doccano, Kind::Relations) => {
                sentences.push("The full name behind a pronoun, and who found the speaker, are not kept.");
            }
            (Format::Semeval, _) => sentences.push("Articles are numbered; a list beside them keeps their names."),
            _ => {}
        }
        sentences
    }

    /// What the offsets count with these options.
    pub fn unit(self, options: &WriteOptions) -> Unit {
        match self {
            Format::Doccano if options.kind == Kind::Classification => rows::UNIT,
            Format::Doccano => doccano::unit(options.graphemes),
            _ => self.about().unit,
        }
    }

    /// Whether documents are written one after the other, a line or more each, so that memory need not hold them all.
    pub fn is_by_line(self) -> bool {
        matches!(self, Format::Glossator | Format::Doccano | Format::Spacy | Format::Hf)
    }
}
