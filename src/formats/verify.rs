//! Whether an export says the same as the session: read back by our own reader, and compared passage by passage.

use super::files::File;
use super::intake::ReadOptions;
use super::{Format, Part, WriteOptions, argilla, conll, detached, reading, webanno_tsv};
use crate::record::{Record, SavedPassage};
use std::ops::Range;

/// Read files back and compare them with the records that they were written from; the number of passages that are the
/// same.
///
/// # Errors
/// Which is not, as a sentence.
pub fn files(format: Format, options: &WriteOptions, files: &[File], records: &[Record]) -> Result<usize, String> {
    let differs = |what: String| format!("The export was stopped, because it does not read back the same: {what}");
    match format {
        Format::Argilla => return argilla::verify(files, records).map_err(differs),
        Format::WebannoTsv => return webanno_tsv::verify(files, records).map_err(differs),
        Format::Conll => return conll::verify(files, records).map_err(differs),
        #[cfg(feature = "cli")]
        Format::Parquet => return super::parquet::verify(files, records).map_err(differs),
        _ => {}
    }
    let read_options = ReadOptions { format: Some(format), graphemes: options.graphemes, ..ReadOptions::default() };
    let imported = reading::read_files(files, &read_options);
    if let Some(problem) = imported.problems.first() {
        return Err(differs(problem.message.clone()));
    }
    if options.labels_only {
        return detached::verify(&imported.detached, records).map_err(differs);
    }
    if imported.documents.len() != records.len() {
        let (back, all) = (imported.documents.len(), records.len());
        return Err(differs(format!("{back} of {all} documents came back.")));
    }
    let held = format.holds(options.kind);
    for (record, document) in std::iter::zip(records, imported.documents) {
        compare(record, &document.into(), held).map_err(differs)?;
    }
    Ok(records.iter().map(|record| record.passages.len()).sum())
}

/// Compare two records in what a format holds.
///
/// # Errors
/// The first difference, as a sentence.
pub fn compare(record: &Record, back: &Record, held: &[Part]) -> Result<(), String> {
    let id = &record.id;
    let has_text = held.contains(&Part::Text);
    if *id != back.id {
        return Err(format!("“{id}” came back as “{}”.", back.id));
    }
    if has_text && record.text != back.text {
        return Err(format!("the text of “{id}” is another."));
    }
    let heading = |record: &Record| [&record.title, &record.source, &record.model].map(given);
    if held.contains(&Part::Heading) && heading(record) != heading(back) {
        return Err(format!("the title, source or model of “{id}” is another."));
    }
    if record.passages.len() != back.passages.len() {
        let (all, there) = (record.passages.len(), back.passages.len());
        return Err(format!("“{id}” has {all} passages, and {there} came back."));
    }
    for (number, (passage, there)) in std::iter::zip(1.., std::iter::zip(&record.passages, &back.passages)) {
        let difference = || {
            let wanted = (&record.text, &passage.range);
            let found = (&back.text, &there.range);
            if words(wanted.0, wanted.1) != words(found.0, found.1) || has_text && passage.range != there.range {
                return Some(format!("says “{}”", words(found.0, found.1)));
            }
            if passage.label != there.label {
                return Some(format!("has the label {}", there.label.name()));
            }
            difference(passage, there, record, back, held).map(|what| format!("has another {what}"))
        };
        if let Some(what) = difference() {
            let words = words(&record.text, &passage.range);
            return Err(format!("passage {number} of “{id}”, “{words}”, {what}."));
        }
    }
    Ok(())
}

fn difference(
    passage: &SavedPassage,
    there: &SavedPassage,
    record: &Record,
    back: &Record,
    held: &[Part],
) -> Option<&'static str> {
    let holds = |part| held.contains(&part);
    if holds(Part::Prediction) && (passage.predicted, passage.confidence) != (there.predicted, there.confidence) {
        return Some("prediction");
    }
    if holds(Part::Review) && (passage.by, passage.confirmed) != (there.by, there.confirmed) {
        return Some("reviewer");
    }
    if holds(Part::Remarks) && (passage.unsure, given(&passage.note)) != (there.unsure, given(&there.note)) {
        return Some("note");
    }
    if holds(Part::Speaker) {
        let found = |passage: &SavedPassage, record: &Record| {
            passage.attribution.as_ref().map(|attribution| {
                let said = |range: &Option<Range<usize>>| range.clone().map(|range| record.text[range].to_owned());
                (said(&attribution.found.speaker), said(&attribution.found.cue))
            })
        };
        let (wanted, came) = (found(passage, record), found(there, back));
        // Where there is no place for a name nor for who gave it, an attribution without words is none.
        let has_names = holds(Part::Review);
        let is_nothing = |found: &Option<(Option<String>, Option<String>)>| matches!(found, None | Some((None, None)));
        if wanted != came && (has_names || !(is_nothing(&wanted) && is_nothing(&came))) {
            return Some("speaker");
        }
        let named = |passage: &SavedPassage| {
            let attribution = passage.attribution.as_ref()?;
            Some((given(&attribution.found.speaker_name), attribution.by))
        };
        if has_names && named(passage) != named(there) {
            return Some("name of the speaker");
        }
    }
    None
}

/// Tables do not tell nothing from an empty text, so neither do we.
fn given(text: &Option<String>) -> Option<String> {
    text.clone().filter(|text| !text.is_empty())
}

fn words<'text>(text: &'text str, range: &Range<usize>) -> &'text str {
    &text[range.clone()]
}
