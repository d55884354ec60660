//! Two sessions that every format has to carry, and every consumer to understand.

use glossator::Label;
use glossator::attribution::Attribution;
use glossator::record::{By, Record, SavedAttribution, SavedPassage};
use std::ops::Range;

/// The text of the interchange document, in which the three units differ from the first passage on.
const GOLDEN: &str = "Fire 🔥 row. \"We will not cut schools,\" said Ana Pérez. The plan costs €3bn.";
/// Emoji and joined ones before passages, composed and decomposed accents, CRLF, double spaces, line separators, writing
/// from right to left, a passage with a line break, quotes and commas, formulas for CSV, tabs for TSV.
const TORTURE: &str = include_str!("torture.txt");

fn at(text: &str, words: &str) -> Range<usize> {
    let start = text.find(words).unwrap_or_else(|| panic!("{words}"));
    start..start + words.len()
}

fn predicted(text: &str, words: &str, label: Label, confidence: f32) -> SavedPassage {
    let range = at(text, words);
    SavedPassage { predicted: Some(label), confidence, by: By::Model, ..SavedPassage::labelled(range, label) }
}

fn said_by(text: &str, speaker: &str, cue: &str, name: Option<&str>, by: By) -> Option<SavedAttribution> {
    let found = Attribution {
        speaker: Some(at(text, speaker)),
        cue: Some(at(text, cue)),
        speaker_name: name.map(str::to_owned),
    };
    Some(SavedAttribution { found, by })
}

pub fn golden() -> Record {
    let quote = SavedPassage {
        label: Label::Quote,
        by: By::Human,
        confirmed: true,
        attribution: said_by(GOLDEN, "Ana Pérez", "said", Some("Ana María Pérez"), By::Human),
        ..predicted(GOLDEN, "\"We will not cut schools,\"", Label::Claim, 0.62)
    };
    Record {
        id: "golden".to_owned(),
        title: Some("Schools, and a fire".to_owned()),
        source: Some("https://news.example/schools".to_owned()),
        text: GOLDEN.to_owned(),
        model: Some("seg-0.1".to_owned()),
        passages: vec![
            predicted(GOLDEN, "Fire 🔥 row.", Label::Background, 0.91),
            quote,
            SavedPassage { confirmed: true, ..predicted(GOLDEN, "The plan costs €3bn.", Label::Claim, 0.5) },
        ],
    }
}

pub fn torture() -> Record {
    let text = TORTURE;
    let mut passages = vec![
        predicted(text, "Fähre 🔥 “Nordstern” bleibt 👩‍👩‍👧‍👦.", Label::Background, 0.7),
        SavedPassage {
            label: Label::Quote,
            by: By::Human,
            confirmed: true,
            note: Some("=verbatim, \"so\"\nsecond line\twith a tab".to_owned()),
            attribution: said_by(text, "Zoe\u{308} Quill 🇳🇴", "said", None, By::Model),
            ..predicted(
                text,
                "\"We kept  every line, every comma,\nand every e\u{301}tude,\" said Zoe\u{308} Quill 🇳🇴.",
                Label::Claim,
                0.333,
            )
        },
        predicted(text, "=cmd|'/C calc'!A0 is what the board typed, \"as a joke\", in cell B2.", Label::Claim, 0.9),
        predicted(text, "+4 degrees;\ttabs\tand | pipes | too.", Label::Background, 0.123_456_7),
        predicted(text, "-DOCSTART- -X- O O", Label::Boilerplate, 1.0),
        SavedPassage {
            by: By::Human,
            unsure: true,
            predicted: None,
            confidence: 0.0,
            attribution: Some(SavedAttribution { found: Attribution::default(), by: By::Human }), // nobody is named
            ..predicted(text, "'=not a formula, the clerk claims.", Label::Claim, 0.0)
        },
        SavedPassage {
            attribution: said_by(text, "השרה", "אמרה", None, By::Model),
            ..predicted(text, "האי תומך במעבורת, אמרה השרה.", Label::Claim, 0.8)
        },
        predicted(
            text,
            "@harbour: line\u{2028}separated and next\u{85}line stay in one passage.",
            Label::Background,
            0.4,
        ),
        predicted(
            text,
            "Back\\slash, [brackets]_and_under*stars;semi->arrow, and a z\u{200B}er\u{AD}o.",
            Label::Background,
            0.6,
        ),
        SavedPassage { confirmed: true, ..predicted(text, "The plan costs €3bn.", Label::Claim, 0.5) },
        predicted(text, "𝒯he end 👍🏽!", Label::Boilerplate, 0.55),
    ];
    passages.sort_by_key(|passage| passage.range.start);
    Record {
        id: "folder/torture, =1.txt".to_owned(),
        title: Some("Fähre 🔥, \"quoted\"".to_owned()),
        source: Some("https://ferry.example/a?b=1&c=2".to_owned()),
        text: text.to_owned(),
        model: Some("glossator-linear-1".to_owned()),
        passages,
    }
}
