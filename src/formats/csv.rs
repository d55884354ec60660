//! CSV and TSV: a passage a row, UTF-8 with a byte order mark for Excel, CRLF, quoted as RFC 4180 has it.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe in front, which is taken away on the way in.

use super::files::File;
use super::intake::Intake;
use super::rows::{self, COLUMNS, Rows};
use crate::record::Record;
use ::csv::{QuoteStyle, ReaderBuilder, Terminator, WriterBuilder};
use serde_json::{Map, Value};

pub fn write(records: &[Record], delimiter: u8, name: &str) -> File {
    let bytes = "\u{FEFF}".as_bytes().to_vec();
    let mut table = WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(bytes);
    let memory = "memory is no disk that fills";
    table.write_record(COLUMNS.map(|(column, _)| column)).expect(memory);
    for row in records.iter().flat_map(rows::of) {
        table.write_record(COLUMNS.iter().map(|(column, _)| cell(&row[*column]))).expect(memory);
    }
    File::new(name, table.into_inner().expect(memory))
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => guarded(text),
        other => other.to_string(),
    }
}

/// Whether a spreadsheet takes a cell that begins so for a formula, or for what it is not.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

fn guarded(text: &str) -> String {
    if is_formula(text) { format!("'{text}") } else { text.to_owned() }
}

fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(text)
}

/// The character that divides the columns, where a file's first line names columns of labelled passages.
pub fn delimiter(text: &str) -> Option<u8> {
    let header = text.lines().next()?;
    [b',', b'\t', b';'].into_iter().find(|&delimiter| {
        let names: Vec<&str> = header.split(delimiter as char).map(|name| name.trim().trim_matches('"')).collect();
        names.contains(&"text") && names.contains(&"label")
    })
}

/// Read a table with a header.
///
/// # Errors
/// Why it is no such table, as a sentence.
pub fn read(text: &str, intake: &mut Intake) -> Result<(), String> {
    let Some(delimiter) = delimiter(text) else {
        return Err("Its first line does not name the columns “text” and “label”.".to_owned());
    };
    let mut table = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let columns: Vec<String> = match table.headers() {
        Ok(columns) => columns.iter().map(|name| name.trim().to_owned()).collect(),
        Err(error) => return Err(format!("Its first line cannot be read: {error}.")),
    };
    for record in table.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                intake.complain("", format!("A row cannot be read: {error}."));
                continue;
            }
        };
        intake.line = record.position().map(|position| position.line() as usize);
        if record.len() != columns.len() {
            let line = intake.line.unwrap_or(0);
            let raw = record.iter().collect::<Vec<_>>().join(&char::from(delimiter).to_string());
            intake.imported.skipped.push(super::Skipped { line, raw });
            let message = format!("The row has {} cells, and there are {} columns.", record.len(), columns.len());
            intake.complain("", message);
            continue;
        }
        let cells = std::iter::zip(&columns, record.iter()).filter(|(_, cell)| !cell.is_empty());
        let row: Map<String, Value> =
            cells.map(|(column, cell)| (column.clone(), Value::from(unguarded(cell)))).collect();
        intake.rows.add(Value::Object(row));
    }
    intake.line = None;
    Rows::finish(intake, false);
    Ok(())
}
