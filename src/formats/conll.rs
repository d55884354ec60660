//! CoNLL: a token a line with its tag in IOB2 in the fourth column, a blank line behind each passage. It has no places,
//! so a table beside it says where each token stands in the text, in code points.

use super::files::File;
use super::tokens::{Token, tags, tokens};
use super::unit::{Scale, Unit};
use crate::record::Record;

/// The tokens that are written, with their tags.
fn tagged(record: &Record) -> Vec<(Token, String)> {
    let mut tokens = tokens(&record.text, record.passages.iter().map(|passage| &passage.range));
    tokens.retain(|token| !token.is_blank);
    let spans = record.passages.iter().map(|passage| (&passage.range, passage.label.name()));
    let tags = tags(&tokens, spans);
    std::iter::zip(tokens, tags).collect()
}

pub fn write(records: &[Record], stem: &str) -> Vec<File> {
    let mut lines = String::new();
    let mut places = String::from("document\ttoken\tstart\tend\n");
    for record in records {
        lines += "-DOCSTART- -X- O O\n\n";
        let scale = Scale::new(&record.text, Unit::Token);
        for (number, (token, tag)) in tagged(record).into_iter().enumerate() {
            if number > 0 && tag.starts_with("B-") {
                lines += "\n"; // a passage is a sentence of its own
            }
            lines += &format!("{} -X- _ {tag}\n", &record.text[token.range.clone()]);
            let (start, end) = (scale.position(token.range.start), scale.position(token.range.end));
            let id = record.id.replace(['\t', '\n', '\r'], " ");
            places += &format!("{id}\t{number}\t{start}\t{end}\n");
        }
        lines += "\n";
    }
    vec![File::new(format!("{stem}.conll"), lines), File::new(format!("{stem}.offsets.tsv"), places)]
}

/// Check that the places beside the tokens lead to these, and the tags to the passages; the number of passages.
///
/// # Errors
/// Which differs, as a sentence.
pub fn verify(files: &[File], records: &[Record]) -> Result<usize, String> {
    let (lines, places) = (files[0].text()?, files[1].text()?);
    let mut lines = lines.split('\n').filter(|line| !line.is_empty() && !line.starts_with("-DOCSTART-"));
    let mut places = places.split('\n').skip(1);
    let mut verified = 0;
    for record in records {
        let scale = Scale::new(&record.text, Unit::Token);
        let mut found: Vec<(usize, usize, String)> = Vec::new();
        for _ in 0..tagged(record).len() {
            let (line, place) = (lines.next().unwrap_or(""), places.next().unwrap_or(""));
            let (word, tag) = line.split_once(" -X- _ ").ok_or_else(|| format!("“{line}” is no token."))?;
            let mut ends = place.split('\t').rev().map_while(|number| scale.byte(number.parse().ok()?));
            let (Some(end), Some(start)) = (ends.next(), ends.next()) else {
                return Err(format!("“{place}” is no place in “{}”.", record.id));
            };
            if record.text.get(start..end) != Some(word) {
                return Err(format!("the token “{word}” of “{}” stands elsewhere.", record.id));
            }
            match (tag.split_once('-'), found.last_mut()) {
                (Some(("B", label)), _) => found.push((start, end, label.to_owned())),
                (Some(("I", _)), Some(last)) => last.1 = end,
                _ => {}
            }
        }
        let trimmed = |passage: &crate::record::SavedPassage| {
            let words = &record.text[passage.range.clone()];
            let start = passage.range.start + words.len() - words.trim_start().len();
            (start, start + words.trim().len(), passage.label.name().to_owned())
        };
        let expected = record.passages.iter().map(trimmed).filter(|(start, end, _)| start < end);
        if !expected.eq(found) {
            return Err(format!("the tags of “{}” do not lead to its passages.", record.id));
        }
        verified += record.passages.len();
    }
    Ok(verified)
}
