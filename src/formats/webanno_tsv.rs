//! WebAnno TSV 3.3: a file a document, a token a line with its label, positions in UTF-16. Each passage is a sentence;
//! what stands between passages is one too.

use super::files::{self, File};
use super::tokens::{Token, tokens, within};
use super::unit::{Scale, Unit};
use crate::record::Record;
use std::ops::Range;

pub const UNIT: Unit = Unit::Utf16;

pub fn write(records: &[Record]) -> Vec<File> {
    let stems = files::stems(records);
    let mut written: Vec<File> =
        std::iter::zip(records, &stems).map(|(record, stem)| File::new(format!("{stem}.tsv"), of(record))).collect();
    written.push(files::index(records, &stems));
    written
}

/// A stretch that is a sentence, with the label and the number of the passage that it is, if it is one.
type Sentence = (Range<usize>, Option<(&'static str, usize)>);

fn sentences(record: &Record) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut place = 0;
    for (number, passage) in std::iter::zip(1.., &record.passages) {
        sentences.push((place..passage.range.start, None));
        sentences.push((passage.range.clone(), Some((passage.label.name(), number))));
        place = passage.range.end;
    }
    sentences.push((place..record.text.len(), None));
    sentences
}

fn of(record: &Record) -> String {
    let scale = Scale::new(&record.text, UNIT);
    let tokens = tokens(&record.text, record.passages.iter().map(|passage| &passage.range));
    let mut file = String::from("#FORMAT=WebAnno TSV 3.3\n#T_SP=custom.Passage|label\n\n");
    let mut sentence_number = 0;
    for (range, passage) in sentences(record) {
        let inside = within(&tokens, &range);
        let words: Vec<&Token> = tokens[inside].iter().filter(|token| !token.is_blank).collect();
        let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
        sentence_number += 1;
        file += &format!("\n#Text={}\n", escaped(&record.text[first.range.start..last.range.end]));
        for (number, token) in std::iter::zip(1.., &words) {
            let (start, end) = (scale.position(token.range.start), scale.position(token.range.end));
            let label = match passage {
                // Several tokens of one passage are told together by its number.
                Some((label, passage)) if words.len() > 1 => format!("{label}[{passage}]"),
                Some((label, _)) => label.to_owned(),
                None => "_".to_owned(),
            };
            let word = escaped(&record.text[token.range.clone()]);
            file += &format!("{sentence_number}-{number}\t{start}-{end}\t{word}\t{label}\t\n");
        }
    }
    file
}

/// The reserved characters behind a backslash.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            '\\' | '[' | ']' | '|' | '_' | ';' | '*' => escaped.extend(['\\', character]),
            _ => escaped.push(character),
        }
    }
    escaped.replace("->", "\\->")
}

/// Check that each token's place holds its words, and the labels cover the passages; the number of passages.
///
/// # Errors
/// Which differs, as a sentence.
pub fn verify(files: &[File], records: &[Record]) -> Result<usize, String> {
    let mut verified = 0;
    for (file, record) in std::iter::zip(files, records) {
        let scale = Scale::new(&record.text, UNIT);
        let mut found: Vec<(usize, usize, String)> = Vec::new();
        for line in file.text()?.split('\n').filter(|line| line.ends_with("\t")) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [_, place, word, label, _] = cells[..] else { return Err(format!("“{line}” is no token.")) };
            let place = place.split_once('-').and_then(|(start, end)| start.parse().ok().zip(end.parse().ok()));
            let bytes = place.and_then(|(start, end)| scale.byte(start).zip(scale.byte(end)));
            let Some((start, end)) = bytes.filter(|(start, end)| escaped(&record.text[*start..*end]) == word) else {
                return Err(format!("the token “{word}” of “{}” stands elsewhere.", record.id));
            };
            match found.last_mut() {
                Some(last) if last.2 == label && label.ends_with(']') => last.1 = end,
                _ if label != "_" => found.push((start, end, label.to_owned())),
                _ => {}
            }
        }
        let trimmed = |passage: &crate::record::SavedPassage| {
            let words = &record.text[passage.range.clone()];
            let start = passage.range.start + words.len() - words.trim_start().len();
            (start, start + words.trim().len(), passage.label.name())
        };
        let expected = record.passages.iter().map(trimmed).filter(|(start, end, _)| start < end);
        let found = found.iter().map(|(start, end, label)| (*start, *end, label.split('[').next().unwrap_or("")));
        if !expected.eq(found) {
            return Err(format!("the labels of “{}” do not cover its passages.", record.id));
        }
        verified += record.passages.len();
    }
    Ok(verified)
}
