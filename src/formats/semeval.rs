//! SemEval-2020 task 11 (propaganda techniques): articles as `article1.txt`, and one table of spans with article, label,
//! start and end, positions in code points.

use super::files::{self, Entry, File};
use super::intake::Intake;
use super::spans::{Extras, Spans};
use super::unit::{Scale, Unit};
use crate::input::{Document, Saved};
use crate::record::Record;

pub const UNIT: Unit = Unit::CodePoint;

const LABELS: &str = "labels.tsv";

pub fn write(records: &[Record]) -> Vec<File> {
    let mut table = String::new();
    let stems: Vec<String> = (1..=records.len()).map(|number| format!("article{number}")).collect();
    for (number, record) in std::iter::zip(1.., records) {
        let scale = Scale::new(&record.text, UNIT);
        for passage in &record.passages {
            let (start, end) = (scale.position(passage.range.start), scale.position(passage.range.end));
            table += &format!("{number}\t{}\t{start}\t{end}\n", passage.label.name());
        }
    }
    let mut written = vec![File::new(LABELS, table), files::index(records, &stems)];
    let articles = std::iter::zip(records, &stems);
    written.extend(articles.map(|(record, stem)| File::new(format!("articles/{stem}.txt"), record.text.clone())));
    written
}

/// The rows of a table of spans: article, label, start, end.
fn rows(table: &str) -> impl Iterator<Item = (usize, Option<(&str, &str, usize, usize)>)> {
    std::iter::zip(1.., table.lines()).filter(|(_, line)| !line.trim().is_empty()).map(|(number, line)| {
        let cells: Vec<&str> = line.trim_end_matches('\r').split('\t').collect();
        let row = match cells[..] {
            [article, label, start, end] => {
                start.parse().ok().zip(end.parse().ok()).map(|(start, end)| (article, label, start, end))
            }
            _ => None,
        };
        (number, row)
    })
}

/// Whether a file is a table of spans.
pub fn is_table(file: &File) -> bool {
    let is_named = file.name.ends_with(".tsv") || file.name.ends_with(".txt") || file.name.ends_with(".labels");
    is_named && file.text().is_ok_and(|text| rows(text).next().is_some_and(|(_, row)| row.is_some()))
}

fn is_article(file: &File) -> bool {
    file.base_name().starts_with("article") && file.name.ends_with(".txt")
}

/// Whether files are articles with a table.
pub fn is_folder(files: &[File]) -> bool {
    files.iter().any(is_article) && files.iter().any(|file| file.base_name() == LABELS || is_table(file))
}

/// Read articles and their tables.
pub fn read(all: &[File], intake: &mut Intake) {
    let index = files::read_index(all);
    let tables: Vec<&File> = all.iter().filter(|file| !is_article(file) && is_table(file)).collect();
    let mut articles: Vec<&File> = all.iter().filter(|file| is_article(file)).collect();
    let order = |file: &File| index.iter().position(|entry| format!("{}.txt", entry.file) == file.base_name());
    articles.sort_by_key(|file| order(file).unwrap_or(usize::MAX));
    for file in articles {
        let number = &file.base_name()["article".len()..file.base_name().len() - ".txt".len()];
        let entry = index.iter().find(|entry| entry.file == format!("article{number}"));
        let id = entry.map_or_else(|| format!("article{number}"), |entry| entry.id.clone());
        let text = match crate::input::utf8(&file.bytes) {
            Ok(text) if !text.is_empty() => text,
            Ok(_) => continue,
            Err(refusal) => {
                intake.complain(&id, refusal.to_string());
                continue;
            }
        };
        let mut spans = Spans::new(text, UNIT);
        for table in &tables {
            for (_, row) in rows(table.text().unwrap_or("")) {
                if let Some((_, label, start, end)) = row.filter(|(article, ..)| *article == number) {
                    spans.add(spans.next_key(), (start, end), None, label, Extras::default());
                }
            }
        }
        let passages = spans.finish(intake, &id);
        let string = |part: fn(&Entry) -> &Option<String>| entry.and_then(|entry| part(entry).clone());
        let saved = Some(Saved { model: string(|entry| &entry.model), passages });
        let (title, source) = (string(|entry| &entry.title), string(|entry| &entry.source));
        intake.imported.documents.push(Document { id, title, source, text: text.to_owned(), saved });
    }
    for table in tables {
        for (line, _) in rows(table.text().unwrap_or("")).filter(|(_, row)| row.is_none()) {
            intake.line = Some(line);
            intake.complain("", format!("{}: A row is not article, label, start and end.", table.name));
        }
    }
    intake.line = None;
}
