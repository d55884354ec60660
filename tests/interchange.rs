//! Every format there and back: what is written reads back the same, in what the format can hold.

use glossator::Label;
use glossator::attribution::Attribution;
use glossator::formats::{self, File, Format, Group, Kind, Part, ReadOptions, Split, WriteOptions};
use glossator::record::{By, Record, SavedAttribution, SavedPassage};
use proptest::prelude::*;

#[path = "interchange/sessions.rs"]
mod sessions;
use sessions::{golden, torture};

/// Every format that is read, with each kind of data that it has.
fn two_way() -> Vec<(Format, WriteOptions)> {
    let formats = Format::ALL.into_iter().filter(|format| format.about().is_read);
    let kinds = |format: Format| format.about().kinds.iter().map(move |&kind| (format, kind));
    let options = |(format, kind)| (format, WriteOptions { kind, ..WriteOptions::default() });
    formats.flat_map(kinds).map(options).collect()
}

/// Read files as a person would bring them back: as an archive where they are several, without saying the format.
fn read_back(files: &[File], format: Format) -> formats::Imported {
    let options = ReadOptions::default();
    if format.about().files == formats::Files::Several {
        return formats::read_archive(&formats::files::pack(files), &options).unwrap();
    }
    let text = files[0].text().unwrap().to_owned();
    formats::read(&files[0].name, text, &options).unwrap()
}

/// Write, and read back without help; all that the format holds is there again.
fn check(format: Format, options: &WriteOptions, records: &[Record]) {
    let export = formats::write(format, records, options).unwrap_or_else(|problem| panic!("{format:?}: {problem}"));
    assert_eq!(export.verified, records.iter().map(|record| record.passages.len()).sum::<usize>(), "{format:?}");
    let imported = read_back(&export.files, format);
    assert_eq!(imported.problems, [], "{format:?} {:?}", options.kind);
    assert_eq!(imported.documents.len(), records.len(), "{format:?} {:?}", options.kind);
    assert!(imported.format.is_some());
    for (record, document) in std::iter::zip(records, imported.documents) {
        let back = Record::from(document);
        if let Err(difference) = formats::compare(record, &back, format.holds(options.kind)) {
            panic!("{format:?} {:?}: {difference}", options.kind);
        }
        if format.holds(options.kind) == Part::ALL && format != Format::Glossator {
            assert_eq!(record.passages, back.passages, "{format:?}");
        }
    }
}

#[test]
fn each_format_brings_back_what_it_holds() {
    for (format, options) in two_way() {
        check(format, &options, &[golden()]);
        check(format, &options, &[torture(), golden()]);
    }
    let graphemes = WriteOptions { graphemes: true, ..WriteOptions::of(Format::Doccano) };
    let export = formats::write(Format::Doccano, &[torture()], &graphemes).unwrap();
    let imported = read_back(&export.files, Format::Doccano);
    assert_eq!((imported.problems.len(), imported.documents.len()), (0, 1));
}

/// The consumers in `tests/peers/` get the same sessions.
#[test]
fn the_sessions_that_consumers_get_are_these() {
    let export = formats::write(Format::Glossator, &[golden(), torture()], &WriteOptions::default()).unwrap();
    expect_test::expect_file!["interchange/sessions.jsonl"].assert_eq(export.files[0].text().unwrap());
}

#[test]
fn formats_that_are_only_written_are_verified_too() {
    for format in Format::ALL.into_iter().filter(|format| !format.about().is_read) {
        let export = formats::write(format, &[torture(), golden()], &WriteOptions::of(format)).unwrap();
        assert_eq!(export.verified, torture().passages.len() + golden().passages.len());
        assert!(!export.notes.is_empty());
    }
}

#[test]
fn an_export_that_would_not_read_back_is_stopped() {
    // A passage that begins inside a grapheme cluster has no place where clusters are counted.
    let text = "e\u{301}a";
    let passage = SavedPassage::labelled(1..4, Label::Claim);
    let record = Record {
        id: "a".to_owned(),
        title: None,
        source: None,
        text: text.to_owned(),
        model: None,
        passages: vec![passage],
    };
    let options = WriteOptions { graphemes: true, ..WriteOptions::of(Format::Doccano) };
    let why = formats::write(Format::Doccano, &[record], &options).unwrap_err();
    assert!(why.contains("does not read back the same") && why.contains("passage 1 of “a”"), "{why}");
}

#[test]
fn offsets_count_what_each_format_says() {
    let start = |format: Format, pattern: &str| {
        let export = formats::write(format, &[golden()], &WriteOptions::of(format)).unwrap();
        let texts: Vec<&str> = export.files.iter().filter_map(|file| file.text().ok()).collect();
        assert!(texts.iter().any(|text| text.contains(pattern)), "{format:?}: no {pattern} in {texts:?}");
    };
    start(Format::Glossator, "\"start\":12,\"end\":38");
    start(Format::LabelStudio, "\"start\":12,\"end\":38");
    start(Format::Doccano, "[13,39,\"quote\"]");
    start(Format::Spacy, "\"start\":12,\"end\":38,\"token_start\":4,\"token_end\":11,\"label\":\"quote\"");
    start(Format::Hf, "\"start\":12,\"end\":38");
    start(Format::W3c, "\"type\":\"TextPositionSelector\",\"start\":13,\"end\":39");
    start(Format::Brat, "T2\tquote 12 38\t\"We will not cut schools,\"\n");
    start(Format::Csv, "golden,2,12,38,code-point,\"\"\"We will not cut schools,\"\"\",quote");
    start(Format::CasJson, "\"begin\":13,\"end\":39");
    start(Format::Semeval, "1\tquote\t12\t38\n");
    start(Format::Argilla, "\"start\":12,\"end\":38");
    start(Format::WebannoTsv, "1-2\t5-7\t🔥\tbackground[1]\t\n");
    start(Format::Conll, "golden\t1\t5\t6\n");
}

#[test]
fn parts_are_divided_and_only_the_confirmed_can_be_asked_for() {
    let records: Vec<Record> = (0..20)
        .map(|number| Record { id: format!("a{number}"), text: format!("{} {number}", golden().text), ..golden() })
        .collect();
    for (format, options) in two_way() {
        let split = Split { shares: [80.0, 10.0, 10.0], by: Group::Document, seed: 1 };
        let options = WriteOptions { split: Some(split), only_confirmed: true, ..options };
        let export = formats::write(format, &records, &options).unwrap();
        let confirmed = golden().passages.iter().filter(|passage| passage.confirmed).count();
        assert_eq!((export.documents, export.verified), (20, 20 * confirmed), "{format:?}");
        for part in ["train", "dev", "test"] {
            assert!(export.files.iter().any(|file| file.name.contains(part)), "{format:?} has no {part}");
        }
        let mut names: Vec<&str> = export.files.iter().map(|file| file.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), export.files.len());
    }
}

#[test]
fn labels_go_without_their_text_and_come_back_onto_it() {
    let options = WriteOptions { labels_only: true, ..WriteOptions::of(Format::Glossator) };
    let export = formats::write(Format::Glossator, &[torture(), golden()], &options).unwrap();
    let line = export.files[0].text().unwrap().to_owned();
    assert!(!line.contains("cutschools") && !line.contains("Wewillnot") && line.contains("\"Wewi"), "{line}");
    let imported = formats::read("labels.jsonl", line, &ReadOptions::default()).unwrap();
    assert_eq!((imported.documents.len(), imported.detached.len()), (0, 2));
    let detached = &imported.detached[1];
    let (passages, lost) = detached.attach(&golden().text);
    assert_eq!((passages, lost), (golden().passages, vec![]));
    let (passages, lost) =
        detached.attach(&golden().text.replace("row", "line").replace(' ', "\n").replace('é', "e\u{301}"));
    assert_eq!((passages.len(), lost.len()), (2, 1), "the changed sentence is lost, the others are found");
    assert!(detached.is_of(&golden().text.replace(' ', "  ")));
    assert!(!detached.is_of("Another text."));
}

#[test]
fn options_that_a_format_does_not_have_are_refused() {
    let refused = |format, options: WriteOptions| formats::write(format, &[golden()], &options).unwrap_err();
    assert!(refused(Format::Brat, WriteOptions { kind: Kind::Tokens, ..WriteOptions::default() }).contains("kind"));
    assert!(refused(Format::Spacy, WriteOptions { graphemes: true, ..WriteOptions::default() }).contains("doccano"));
    assert!(
        refused(Format::Spacy, WriteOptions { labels_only: true, ..WriteOptions::default() }).contains("glossator")
    );
    let mut unlabelled = golden();
    unlabelled.passages.iter_mut().for_each(|passage| passage.confirmed = false);
    let only = WriteOptions { only_confirmed: true, ..WriteOptions::default() };
    assert!(formats::write(Format::Spacy, &[unlabelled], &only).unwrap_err().contains("confirmed"));
}

/// Any text, with passages that begin and end with something visible, as ours do.
fn sessions() -> impl Strategy<Value = Record> {
    let text = "[ab .,'\"=+@🔥é\u{301}\r\n\t\u{85}\u{2028}\\\\א👩\u{200d}_|;\\[\\]0-]{1,60}";
    let label = prop::sample::select(Label::ALL.to_vec());
    let cut = any::<prop::sample::Index>();
    let passage = (cut, label.clone(), prop::option::of(label), 0u8..=100, any::<[bool; 6]>());
    let note = "[a '\"=,\t\né🔥]{1,9}";
    (text, prop::collection::vec(passage, 0..8), note, prop::option::of("[a-z=é]{1,9}")).prop_map(
        |(text, parts, note, title)| {
            let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let mut cuts: Vec<usize> = parts.iter().map(|(index, ..)| *index.get(&ends)).collect();
            cuts.sort_unstable();
            let trimmed = |start: usize, end: usize| {
                let words = &text[start..end];
                let start = start + words.len() - words.trim_start().len();
                (!words.trim().is_empty()).then(|| start..start + words.trim().len())
            };
            let passages = std::iter::zip(cuts.windows(2), parts).filter_map(|(cut, part)| {
                let range = trimmed(cut[0], cut[1])?;
                let (_, label, predicted, percent, [human, confirmed, unsure, noted, spoken, named]) = part;
                Some(SavedPassage {
                    predicted,
                    confidence: f32::from(percent) / 100.0,
                    by: if human { By::Human } else { By::Model },
                    confirmed,
                    unsure,
                    note: noted.then(|| note.clone()),
                    attribution: (spoken || named).then(|| SavedAttribution {
                        found: Attribution {
                            speaker: spoken.then(|| range.clone()),
                            cue: (spoken && named).then(|| range.clone()),
                            speaker_name: named.then(|| "=Ada".to_owned()),
                        },
                        by: if human { By::Human } else { By::Model },
                    }),
                    ..SavedPassage::labelled(range, label)
                })
            });
            let passages: Vec<SavedPassage> = passages.collect();
            Record { id: "=a.txt".to_owned(), title, source: None, model: Some("m".to_owned()), text, passages }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_session_comes_back_from_every_format(record in sessions()) {
        prop_assume!(!record.text.trim().is_empty() && !record.passages.is_empty());
        for (format, options) in two_way() {
            check(format, &options, std::slice::from_ref(&record));
        }
        for format in Format::ALL.into_iter().filter(|format| !format.about().is_read) {
            formats::write(format, std::slice::from_ref(&record), &WriteOptions::of(format)).unwrap();
        }
        let only_labels = WriteOptions { labels_only: true, ..WriteOptions::of(Format::Glossator) };
        let _ = formats::write(Format::Glossator, &[record], &only_labels); // a lone accent is no letter, and has no place
    }

    #[test]
    fn any_file_is_read_or_refused(name in "a\\.(json|jsonl|csv|tsv|jsonld|ann|txt)", text in "[\\[\\]{}\":,\\\\textlabespndr019 \n\t-]{0,80}") {
        let _ = formats::read(&name, text, &ReadOptions::default());
    }
}
