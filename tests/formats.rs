//! The native format: what is written is in its schema and comes back the same; what is read is checked.

use expect_test::{expect, expect_file};
use glossator::attribution::Attribution;
use glossator::formats::glossator as native;
use glossator::input::{self, Document, Kind, Problem, Saved};
use glossator::record::{By, Record, SavedAttribution, SavedPassage};
use glossator::{Label, offsets};
use proptest::prelude::*;
use std::sync::LazyLock;

const GOLDEN: &str = "Fire 🔥 row. \"We will not cut schools,\" said Ana Pérez. The plan costs €3bn.";

/// Write a record, hold the line against the schema, read it, and expect the same record.
fn check(record: &Record) -> String {
    static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
        let schema = include_str!("../src/formats/glossator.schema.json");
        jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap()
    });
    let line = native::write(record);
    for breaks in ['\n', '\r', '\u{B}', '\u{C}', '\u{1C}', '\u{1D}', '\u{1E}', '\u{85}', '\u{2028}', '\u{2029}'] {
        assert!(!line.contains(breaks), "Python's splitlines breaks at {breaks:?}");
    }
    if let Err(error) = SCHEMA.validate(&serde_json::from_str(&line).unwrap()) {
        panic!("{error} at {} in {line}", error.instance_path());
    }
    let Record { id, title, source, text, model, passages } = record.clone();
    let saved = Some(Saved { model, passages });
    assert_eq!(native::read(&line), Ok(Document { id: id.clone(), title, source, text, saved }));
    line
}

fn passage(range: std::ops::Range<usize>, label: Label) -> SavedPassage {
    SavedPassage { predicted: Some(label), confidence: 0.5, by: By::Model, ..SavedPassage::labelled(range, label) }
}

fn record(text: &str, passages: Vec<SavedPassage>) -> Record {
    Record { id: "a".to_owned(), title: None, source: None, text: text.to_owned(), model: None, passages }
}

#[test]
fn offsets_count_code_points() {
    let at = |words: &str| {
        let start = GOLDEN.find(words).unwrap();
        start..start + words.len()
    };
    let quote = SavedPassage {
        predicted: Some(Label::Claim),
        confidence: 0.62,
        by: By::Human,
        confirmed: true,
        attribution: Some(SavedAttribution {
            found: Attribution {
                speaker: Some(at("Ana Pérez")),
                cue: Some(at("said")),
                speaker_name: Some("Ana Pérez".to_owned()),
            },
            by: By::Human,
        }),
        ..passage(at("\"We will not cut schools,\""), Label::Quote)
    };
    let added = SavedPassage { predicted: None, ..passage(at("The plan costs €3bn."), Label::Claim) };
    let record = Record {
        title: Some("Schools".to_owned()),
        source: Some("https://news.example/schools".to_owned()),
        model: Some("hand-set".to_owned()),
        ..record(GOLDEN, vec![passage(at("Fire 🔥 row."), Label::Background), quote, added])
    };
    expect![[r#"
        {"format":"glossator/1","id":"a","title":"Schools","source":"https://news.example/schools","text":"Fire 🔥 row. \"We will not cut schools,\" said Ana Pérez. The plan costs €3bn.","offsets":"code-point","model":"hand-set","passages":[
        {"start":0,"end":11,"text":"Fire 🔥 row.","label":"background","predicted":"background","confidence":0.5,"by":"model","confirmed":false},
        {"start":12,"end":38,"text":"\"We will not cut schools,\"","label":"quote","predicted":"claim","confidence":0.62,"by":"human","confirmed":true,"speaker":
        {"start":44,"end":53,"text":"Ana Pérez"},"speaker_name":"Ana Pérez","cue":
        {"start":39,"end":43,"text":"said"},"attributed_by":"human"},
        {"start":55,"end":75,"text":"The plan costs €3bn.","label":"claim","confidence":0.5,"by":"model","confirmed":false}]}"#]]
    .assert_eq(&check(&record).replace("{\"start", "\n{\"start"));
}

#[test]
fn every_line_break_and_odd_character_survives() {
    let text = "\u{FEFF}a\r\nb\u{85}c\u{2028}d\u{2029}e\0f\u{B}g\u{C}h\u{1C}i \"\\ 👩‍👩‍👧 e\u{301} שלום \u{FFFD}";
    let passages = text.char_indices().map(|(at, character)| passage(at..at + character.len_utf8(), Label::Claim));
    check(&record(text, passages.collect()));
}

#[test]
fn an_annotated_document_keeps_what_it_came_with() {
    let document = input::read("schools.txt", GOLDEN.to_owned(), Kind::Text).documents.remove(0);
    let record = Record::annotated(document);
    assert_eq!((record.id.as_str(), record.text.as_str()), ("schools.txt", GOLDEN));
    assert!(record.passages.iter().all(|passage| passage.by == By::Model && passage.predicted == Some(passage.label)));
    check(&record);
}

/// Any text, with a passage between any two neighbouring cuts or not.
fn records() -> impl Strategy<Value = Record> {
    let text = prop_oneof![any::<String>(), "[ab🔥é\u{301}\r\n\u{85}\u{2028}\u{2029}\\\\\"\0 ]{0,40}"];
    let label = prop::sample::select(Label::ALL.to_vec());
    let passage =
        (any::<prop::sample::Index>(), label.clone(), prop::option::of(label), 0f32..=1.0, any::<[bool; 3]>());
    let name = prop::option::of(any::<String>());
    (text, prop::collection::vec(passage, 0..12), name.clone(), name.clone(), name).prop_map(
        |(text, parts, title, source, model)| {
            let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let mut cuts: Vec<usize> = parts.iter().map(|(index, ..)| *index.get(&ends)).collect();
            cuts.sort_unstable();
            let passages = std::iter::zip(cuts.windows(2), parts)
                .filter(|(cut, part)| cut[0] < cut[1] && part.4[0])
                .map(|(cut, (_, label, predicted, confidence, [_, human, confirmed]))| SavedPassage {
                    range: cut[0]..cut[1],
                    label,
                    predicted,
                    confidence,
                    by: if human { By::Human } else { By::Model },
                    confirmed,
                    unsure: confirmed,
                    note: human.then(|| "Is it “so”?\n".to_owned()),
                    attribution: predicted.map(|_| SavedAttribution {
                        found: Attribution {
                            speaker: human.then_some(cut[0]..cut[1]),
                            cue: confirmed.then_some(cut[0]..cut[1]),
                            speaker_name: human.then(|| "Ada".to_owned()),
                        },
                        by: By::Model,
                    }),
                })
                .collect();
            Record { title, source, model, ..record(&text, passages) }
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read(record in records()) {
        prop_assume!(!record.text.trim().is_empty());
        check(&record);
    }

    #[test]
    fn any_line_is_read_or_refused(line in any::<String>(), fields in "[\\[\\]{}\":,\\\\ud83textid019 -]{0,60}") {
        let _ = native::read(&line);
        let _ = native::read(&format!("{{\"text\": \"{line}\", {fields}"));
        let _ = native::read(&format!("{{\"text\": \"a\", {fields}}}"));
    }
}

/// Each line of `records.jsonl` with what comes of it.
#[test]
fn good_lines_come_in_and_bad_ones_are_named() {
    let file = include_str!("files/records.jsonl");
    let mut told = String::new();
    for (number, line) in std::iter::zip(1.., file.lines()) {
        let Some(result) = input::read_line("records.jsonl", number, line, native::read) else { continue };
        told += &format!("{line}\n    {}\n", describe(result));
    }
    expect_file!["files/records.expected"].assert_eq(&told);

    let whole = input::read("records.jsonl", file.to_owned(), Kind::Jsonl);
    assert_eq!(
        whole.documents.len() + whole.problems.len(),
        told.lines().filter(|line| line.starts_with("    ")).count()
    );
}

fn describe(result: Result<Document, Problem>) -> String {
    match result {
        Err(Problem { line, message }) => format!("✗ line {}: {message}", line.unwrap()),
        Ok(document) => {
            let saved = document.saved.map_or("none saved".to_owned(), |saved| {
                let ruler = offsets::Ruler::new(&document.text);
                let point = |byte| ruler.code_point(byte).0;
                let place =
                    |passage: &SavedPassage| (point(passage.range.start)..point(passage.range.end), passage.label);
                format!("saved {:?}", saved.passages.iter().map(place).collect::<Vec<_>>())
            });
            format!("{:?} {:?} {:?} {:?} {saved}", document.id, document.text, document.title, document.source)
        }
    }
}

#[test]
fn deep_nesting_is_no_danger() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}0{}", open.repeat(200_000), close.repeat(200_000));
        let ignored = format!("{{\"deep\": {deep}, \"text\": \"Read all the same.\"}}");
        assert_eq!(native::read(&ignored).unwrap().text, "Read all the same.");
        assert!(native::read(&format!("{{\"text\": {deep}}}")).is_err());
        assert!(native::read(&deep).is_err());
        assert!(!native::is_record(&deep));
    }
}

#[test]
fn passages_of_somebody_else_are_left_alone_and_ours_can_be_left_out() {
    let line = native::write(&record(GOLDEN, vec![passage(0..4, Label::Claim)]));
    assert!(native::read(&line).unwrap().saved.is_some());
    assert_eq!(native::read_text(&line).unwrap().saved, None);
    let broken = line.replace("\"end\":4", "\"end\":4000");
    assert!(native::read(&broken).is_err());
    assert!(native::read_text(&broken).is_ok(), "labelling asks for the text alone");
}
