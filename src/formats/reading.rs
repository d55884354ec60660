//! Any file to documents: which format it is in, what came in, and what did not.

use super::files::{self, File};
use super::intake::{Imported, Intake, ReadOptions, Skipped};
use super::rows::Rows;
use super::{Format, brat, cas_json, csv, detached, doccano, glossator, hf, json, label_studio, semeval, spacy, w3c};
use crate::input::{self, Kind, Problem};
use serde_json::Value;

/// Read a file that is text, already decoded and without a byte order mark.
///
/// # Errors
/// That it is in no known format, with what was tried and why each failed, as sentences.
pub fn read(name: &str, text: String, options: &ReadOptions) -> Result<Imported, String> {
    let start = text.trim_start();
    let is_text = matches!(extension(name), "txt" | "md" | "markdown" | "html" | "htm" | "xhtml");
    if options.format.is_none() && (is_text || Kind::of(name, &text) == Kind::Html) {
        return Ok(plain(name, text));
    }
    let mut tried: Vec<String> = Vec::new();
    if matches!(extension(name), "jsonl" | "ndjson") || start.starts_with('{') && looks_like_lines(&text, options) {
        return Ok(read_lines(name, &text, options));
    }
    if start.starts_with(['{', '[']) {
        match read_json(name, &text, options) {
            Ok(imported) => return Ok(imported),
            Err(why) => tried.push(format!("JSON: {why}")),
        }
    }
    let mut intake = Intake::new(options);
    match csv::read(&text, &mut intake) {
        Ok(()) => {
            let tabs = csv::delimiter(&text) == Some(b'\t');
            intake.imported.format = Some(if tabs { Format::Tsv } else { Format::Csv });
            return Ok(intake.imported);
        }
        Err(why) => tried.push(format!("CSV or TSV: {why}")),
    }
    let is_data = matches!(extension(name), "json" | "jsonld" | "csv" | "tsv" | "ann" | "conll");
    if extension(name) == "ann" {
        tried.push("brat: the .txt of the same name belongs to it; pack both into a zip.".to_owned());
    }
    if options.format.is_none() && !is_data {
        return Ok(plain(name, text));
    }
    Err(format!("It is in no format that is read here. {}", tried.join(" ")))
}

/// Read an archive of files in any of the formats.
///
/// # Errors
/// Why it cannot be unpacked, or what was tried with what it holds, as sentences.
pub fn read_archive(bytes: &[u8], options: &ReadOptions) -> Result<Imported, String> {
    let imported = read_files(&files::unpack(bytes)?, options);
    if imported.documents.is_empty() && imported.detached.is_empty() {
        let whys: Vec<&str> = imported.problems.iter().map(|problem| problem.message.as_str()).collect();
        return Err(format!("Nothing in the archive is in a format that is read here. {}", whys.join(" ")));
    }
    Ok(imported)
}

/// Read files that belong together.
pub fn read_files(all: &[File], options: &ReadOptions) -> Imported {
    let mut intake = Intake::new(options);
    let is = |format: Format, looks_so: bool| match options.format {
        Some(asked) => asked == format,
        None => looks_so,
    };
    if is(Format::Brat, all.iter().any(|file| extension(&file.name) == "ann")) {
        brat::read(all, &mut intake);
        intake.imported.format = Some(Format::Brat);
    } else if is(Format::Semeval, semeval::is_folder(all)) {
        semeval::read(all, &mut intake);
        intake.imported.format = Some(Format::Semeval);
    } else if is(Format::W3c, all.iter().any(|file| extension(&file.name) == "jsonld")) {
        for file in all.iter().filter(|file| extension(&file.name) == "jsonld") {
            match file.text().and_then(json::parse) {
                Ok(value) => w3c::read(&w3c::annotations(&value), all, &mut intake),
                Err(problem) => intake.complain(&file.name, problem),
            }
        }
        intake.imported.format = Some(Format::W3c);
    } else {
        let is_data = |file: &&File| !matches!(extension(&file.name), "xml" | "py" | "conf") && !is_furniture(file);
        for file in all.iter().filter(is_data) {
            match file.text().and_then(|text| read(file.base_name(), text.to_owned(), options)) {
                Ok(imported) => intake.imported.take_in(imported),
                Err(problem) => intake.complain(&file.name, problem),
            }
        }
    }
    intake.imported
}

/// What stands beside data to explain it.
fn is_furniture(file: &File) -> bool {
    let name = file.base_name();
    name == files::INDEX || name == "README.md" || file.bytes.is_empty()
}

impl Imported {
    /// Add what came of another file.
    fn take_in(&mut self, other: Imported) {
        self.format = self.format.or(other.format);
        self.documents.extend(other.documents);
        self.detached.extend(other.detached);
        self.problems.extend(other.problems);
        self.skipped.extend(other.skipped);
        for (label, count) in other.unknown_labels {
            *self.unknown_labels.entry(label).or_default() += count;
        }
    }
}

fn extension(name: &str) -> &str {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    [
        "txt", "md", "markdown", "html", "htm", "xhtml", "json", "jsonld", "jsonl", "ndjson", "csv", "tsv", "ann",
        "conll", "xml", "py", "conf",
    ]
    .into_iter()
    .find(|known| known.eq_ignore_ascii_case(extension))
    .unwrap_or("")
}

/// A text or a page, without labels.
fn plain(name: &str, text: String) -> Imported {
    let kind = Kind::of(name, &text);
    let input::Reading { documents, problems } = input::read(name, text, kind);
    Imported { documents, problems, ..Imported::default() }
}

/// Read one JSON value that is the whole file.
fn read_json(name: &str, text: &str, options: &ReadOptions) -> Result<Imported, String> {
    let value = json::parse(text)?;
    let mut intake = Intake::new(options);
    if cas_json::is_cas(&value) {
        cas_json::read(&value, name, &mut intake)?;
        intake.imported.format = Some(Format::CasJson);
        return Ok(intake.imported);
    }
    let annotations = w3c::annotations(&value);
    if !annotations.is_empty() && annotations.iter().all(|annotation| w3c::is_annotation(annotation)) {
        w3c::read(&annotations, &[], &mut intake);
        intake.imported.format = Some(Format::W3c);
        return Ok(intake.imported);
    }
    let elements = match &value {
        Value::Array(elements) => elements.as_slice(),
        value => std::slice::from_ref(value),
    };
    if elements.iter().any(|element| element.get("fields").is_some() && element.get("suggestions").is_some()) {
        return Err("These are Argilla's records, which are written here but not read: export them from Argilla as a Hugging Face dataset.".to_owned());
    }
    if value.is_object() && line_format(&value, options).is_none() {
        return Err(format!("It is one object with the keys {}, which none of the formats has.", keys(&value)));
    }
    let mut reader = LineReader::new(name, options);
    reader.intake.is_whole = true;
    for (number, element) in std::iter::zip(1.., elements) {
        reader.intake.line = None;
        if let Err(problem) = reader.read_value(element, None) {
            reader.intake.complain(&format!("element {number}"), problem);
        }
    }
    let imported = reader.finish();
    if imported.documents.is_empty() && imported.detached.is_empty() {
        let why = imported.problems.first().map_or("The list is empty.", |problem| problem.message.as_str());
        return Err(why.to_owned());
    }
    Ok(imported)
}

fn keys(value: &Value) -> String {
    let keys = value.as_object().into_iter().flat_map(|object| object.keys()).take(8);
    keys.map(|key| format!("“{key}”")).collect::<Vec<_>>().join(", ")
}

/// Whether a file is lines of JSON, because its first line is a record.
fn looks_like_lines(text: &str, options: &ReadOptions) -> bool {
    let first = text.trim_start().lines().next().unwrap_or("");
    glossator::is_record(first)
        || json::parse(first).is_ok_and(|value| {
            line_format(&value, &ReadOptions::default()).is_some()
                || options.format.is_some_and(Format::is_by_line) && value.get("text").is_some()
        })
}

/// Whether a file's first line shows that it holds JSON Lines, which can be read one by one.
pub fn is_line(name: &str, line: &str, options: &ReadOptions) -> bool {
    matches!(extension(name), "jsonl" | "ndjson") || looks_like_lines(line, options)
}

fn read_lines(name: &str, text: &str, options: &ReadOptions) -> Imported {
    let mut reader = LineReader::new(name, options);
    reader.intake.is_whole = true;
    for (number, line) in std::iter::zip(1.., text.split('\n')) {
        reader.read(number, line);
    }
    reader.finish()
}

/// The format of a line; none where it is a text without labels, or nothing known.
fn line_format(value: &Value, options: &ReadOptions) -> Option<Format> {
    let is_ours = json::string(value, "format").is_some_and(|format| format.starts_with("glossator"));
    if let Some(format) = options.format {
        return (!is_ours || format == Format::Glossator).then_some(format);
    }
    if is_ours {
        Some(Format::Glossator)
    } else if label_studio::is_task(value) {
        Some(Format::LabelStudio)
    } else if hf::is_tagged(value) || value.get("spans").is_some() && value.get("offsets").is_some() {
        Some(Format::Hf)
    } else if spacy::is_line(value) {
        Some(Format::Spacy)
    } else if doccano::is_line(value) {
        Some(Format::Doccano)
    } else if value.get("text").is_some() && json::name(value, "label").is_some() {
        Some(Format::Hf)
    } else {
        None
    }
}

/// Reads JSON Lines one after the other, so that a file need not fit into memory.
pub struct LineReader<'options> {
    name: String,
    intake: Intake<'options>,
}

impl<'options> LineReader<'options> {
    pub fn new(name: &str, options: &'options ReadOptions) -> Self {
        LineReader { name: name.to_owned(), intake: Intake::new(options) }
    }

    /// Read a line; one that is not sound is told and kept.
    pub fn read(&mut self, number: usize, line: &str) {
        if line.trim().is_empty() {
            return;
        }
        self.intake.line = Some(number);
        let is_ours = line.starts_with("{\"format\":\"glossator/1\"")
            && self.intake.options.format.is_none_or(|format| format == Format::Glossator);
        let value = if is_ours {
            self.intake.imported.format.get_or_insert(Format::Glossator);
            Value::Null // the reader of our own lines parses them itself
        } else {
            json::parse(line).unwrap_or(Value::Null) // what is wrong, it also tells best
        };
        if let Err(message) = self.read_value(&value, Some(line)) {
            self.intake.imported.problems.push(Problem { line: Some(number), message });
            let raw = line.trim_end_matches('\r').to_owned();
            self.intake.imported.skipped.push(Skipped { line: number, raw });
        }
    }

    fn read_value(&mut self, value: &Value, line: Option<&str>) -> Result<(), String> {
        let before = self.intake.imported.documents.len();
        let intake = &mut self.intake;
        let format = line_format(value, intake.options);
        if detached::is_detached(value) {
            detached::read(value, intake)?;
        } else {
            match format {
                Some(Format::LabelStudio) => label_studio::read(value, intake)?,
                Some(Format::Spacy) => spacy::read(value, intake)?,
                Some(Format::Doccano) => doccano::read(value, intake)?,
                Some(Format::Hf) => hf::read(value, intake)?,
                Some(Format::Glossator) | None => {
                    let written;
                    let line = match line {
                        Some(line) => line,
                        None => {
                            written = value.to_string();
                            &written
                        }
                    };
                    let document = glossator::read(line)?;
                    intake.imported.documents.push(document);
                }
                Some(other) => return Err(format!("{} has no lines of JSON.", other.about().title)),
            }
        }
        intake.imported.format = intake.imported.format.or(format);
        let number = intake.line;
        let stem = self.name.rsplit_once('.').map_or(self.name.as_str(), |(stem, _)| stem);
        for document in intake.imported.documents.iter_mut().skip(before).filter(|document| document.id.is_empty()) {
            document.id = number.map_or_else(|| format!("{stem}-{}", before + 1), |number| format!("{stem}-{number}"));
        }
        Ok(())
    }

    /// What came in since this was last asked.
    pub fn take(&mut self) -> Imported {
        let format = self.intake.imported.format;
        let taken = std::mem::take(&mut self.intake.imported);
        self.intake.imported.format = format;
        taken
    }

    /// What came in since [`LineReader::take`], and what waited for more lines.
    pub fn finish(mut self) -> Imported {
        self.intake.line = None;
        Rows::finish(&mut self.intake, false);
        self.intake.imported
    }
}
