//! brat standoff: a `.txt` and an `.ann` a document, positions in code points.
//!
//! No span of brat's holds a line break, so a passage with one is written in pieces, `quote 12 20;21 38`, whose
//! words are joined by a space. Speakers and cues are spans tied by relations; a note is an `AnnotatorNotes`; what brat
//! has no place for stands as JSON in a comment of the kind `Glossator`.

use super::files::{self, File};
use super::intake::Intake;
use super::spans::{CUED_BY, Extras, Layer, SPOKEN_BY, Spans, labels};
use super::unit::{Scale, Unit};
use crate::input::{Document, Saved};
use crate::label::Label;
use crate::record::Record;
use serde_json::json;
use std::collections::HashMap;
use std::ops::Range;

pub const UNIT: Unit = Unit::CodePoint;

pub fn write(records: &[Record]) -> Vec<File> {
    let stems = files::stems(records);
    let mut written = Vec::new();
    for (record, stem) in std::iter::zip(records, &stems) {
        written.push(File::new(format!("{stem}.ann"), annotations(record)));
        written.push(File::new(format!("{stem}.txt"), record.text.clone()));
    }
    written.push(File::new("annotation.conf", configuration()));
    written.push(files::index(records, &stems));
    written
}

fn configuration() -> String {
    let passages = Label::ALL.map(Label::name).join("|");
    let entities = labels().join("\n");
    format!(
        "[entities]\n{entities}\n\n[relations]\n{SPOKEN_BY}\tArg1:{passages}, Arg2:speaker\n{CUED_BY}\tArg1:{passages}, Arg2:cue\n\n[events]\n\n[attributes]\nConfirmed\tArg:{passages}\nUnsure\tArg:{passages}\n"
    )
}

/// What ends a line for one reader or another, or a field of ours.
fn divides(character: char) -> bool {
    matches!(
        character,
        '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The pieces of a range between line breaks; the range itself where it holds nothing else.
fn pieces(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let words = &text[range.clone()];
    let piece = |piece: &str| {
        let start = piece.as_ptr() as usize - text.as_ptr() as usize;
        start..start + piece.len()
    };
    let pieces: Vec<Range<usize>> = words.split(divides).filter(|part| !part.is_empty()).map(piece).collect();
    if pieces.is_empty() { vec![range.clone()] } else { pieces }
}

fn annotations(record: &Record) -> String {
    let scale = Scale::new(&record.text, UNIT);
    let layer = Layer::of(record);
    let mut lines = String::new();
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let passages = layer.passages.iter().map(|held| (&held.key, &held.passage.range, held.passage.label.name()));
    let parts = layer.parts.iter().map(|part| (&part.key, &part.range, part.label));
    for (number, (key, range, label)) in std::iter::zip(1.., passages.chain(parts)) {
        numbers.insert(key, number);
        let pieces = pieces(&record.text, range);
        let places: Vec<String> = pieces
            .iter()
            .map(|piece| format!("{} {}", scale.position(piece.start), scale.position(piece.end)))
            .collect();
        let words: Vec<String> = pieces.iter().map(|piece| record.text[piece.clone()].replace(divides, " ")).collect();
        lines += &format!("T{number}\t{label} {}\t{}\n", places.join(";"), words.join(" "));
    }
    let (mut relations, mut attributes, mut comments) = (0, 0, 0);
    for held in &layer.passages {
        let number = numbers[held.key.as_str()];
        for (name, to) in held.links() {
            relations += 1;
            lines += &format!("R{relations}\t{name} Arg1:T{number} Arg2:T{}\n", numbers[to.as_str()]);
        }
        for (name, holds) in [("Confirmed", held.passage.confirmed), ("Unsure", held.passage.unsure)] {
            if holds {
                attributes += 1;
                lines += &format!("A{attributes}\t{name} T{number}\n");
            }
        }
        if let Some(note) = &held.passage.note {
            comments += 1;
            lines += &format!("#{comments}\tAnnotatorNotes T{number}\t{}\n", note.replace(divides, " "));
        }
        comments += 1;
        let mut extras = Extras { confirmed: None, unsure: None, ..Extras::of(held.passage) }.with(json!({}));
        let pieces = pieces(&record.text, &held.passage.range);
        let (first, last) = (pieces[0].start, pieces[pieces.len() - 1].end);
        if (first..last) != held.passage.range || record.text[pieces[0].clone()].contains(divides) {
            // Line breaks at the ends are in no piece, and nothing but line breaks is a piece with other words.
            let (start, end) = (scale.position(held.passage.range.start), scale.position(held.passage.range.end));
            extras["place"] = json!([start, end]);
        }
        lines += &format!("#{comments}\tGlossator T{number}\t{}\n", super::json::line(&extras));
    }
    lines
}

/// Read the documents of a folder: every `.ann` with the `.txt` of the same name.
pub fn read(all: &[File], intake: &mut Intake) {
    let index = files::read_index(all);
    for file in all.iter().filter(|file| file.name.ends_with(".ann")) {
        let stem = &file.name[..file.name.len() - ".ann".len()];
        let base = stem.rsplit('/').next().unwrap_or(stem);
        let entry = index.iter().find(|entry| entry.file == base);
        let id = entry.map_or(base, |entry| &entry.id);
        let text = all.iter().find(|other| other.name == format!("{stem}.txt"));
        let Some(text) = text else {
            intake.complain(
                id,
                format!("There is no {stem}.txt beside {}, and without it no place has words.", file.name),
            );
            continue;
        };
        // The text is taken as it is: a byte order mark counts as a character.
        match (crate::input::utf8(&text.bytes), file.text()) {
            (Ok(text), Ok(lines)) => {
                let passages = read_annotations(text, lines, intake, id);
                let saved = Some(Saved { model: entry.and_then(|entry| entry.model.clone()), passages });
                let title = entry.and_then(|entry| entry.title.clone());
                let source = entry.and_then(|entry| entry.source.clone());
                let document = Document { id: id.to_owned(), title, source, text: text.to_owned(), saved };
                intake.imported.documents.push(document);
            }
            (Err(refusal), _) => intake.complain(id, refusal.to_string()),
            (_, Err(problem)) => intake.complain(id, problem),
        }
    }
}

fn read_annotations(text: &str, lines: &str, intake: &mut Intake, id: &str) -> Vec<crate::record::SavedPassage> {
    let mut spans = Spans::new(text, UNIT);
    let mut extras: HashMap<&str, Extras> = HashMap::new();
    let mut places: HashMap<&str, (usize, usize)> = HashMap::new();
    for line in lines.split('\n') {
        let line = line.trim_end_matches('\r');
        let fields: Vec<&str> = line.splitn(3, '\t').collect();
        let (&[key, what, ..], words) = (&fields[..], fields.get(2)) else { continue };
        let parts: Vec<&str> = what.split(' ').collect();
        match key.as_bytes().first() {
            Some(b'R') if parts.len() == 3 => {
                let end = |part: &str| part.split_once(':').map_or(part.to_owned(), |(_, end)| end.to_owned());
                spans.link(end(parts[1]), end(parts[2]));
            }
            Some(b'A' | b'M') if parts.len() >= 2 => {
                let extras = extras.entry(parts[1]).or_default();
                match parts[0] {
                    "Confirmed" => extras.confirmed = Some(true),
                    "Unsure" => extras.unsure = Some(true),
                    _ => {}
                }
            }
            Some(b'#') if parts.len() >= 2 => {
                let extras = extras.entry(parts[1]).or_default();
                let words = words.copied().unwrap_or("");
                if parts[0] == "AnnotatorNotes" {
                    extras.note.get_or_insert(words.to_owned());
                } else if parts[0] == "Glossator"
                    && let Ok(value) = super::json::parse(words)
                {
                    let (confirmed, unsure) = (extras.confirmed, extras.unsure);
                    let note = Extras::read(&value).note.or(extras.note.take());
                    *extras = Extras { confirmed, unsure, note, ..Extras::read(&value) };
                    if let [start, end] = super::json::elements(&value, "place")
                        && let Some(place) = super::json::whole(start).zip(super::json::whole(end))
                    {
                        places.insert(parts[1], place);
                    }
                }
            }
            _ => {}
        }
    }
    for line in lines.split('\n').map(|line| line.trim_end_matches('\r')).filter(|line| line.starts_with('T')) {
        let mut fields = line.splitn(3, '\t');
        let key = fields.next().unwrap_or("");
        let (label, pieces) = fields.next().and_then(|what| what.split_once(' ')).unwrap_or(("", ""));
        let numbers: Vec<usize> = pieces.split([';', ' ']).filter_map(|number| number.parse().ok()).collect();
        let (Some(&start), Some(&end)) = (numbers.first(), numbers.last()) else {
            spans.complain(format!("The line “{line}” has no place; it is left out."));
            continue;
        };
        let place = places.get(key).copied().unwrap_or((start, end));
        let is_whole = numbers.len() == 2 && !places.contains_key(key);
        let words = fields.next().filter(|_| is_whole);
        spans.add(key.to_owned(), place, words, label, extras.remove(key).unwrap_or_default());
    }
    spans.finish(intake, id)
}
