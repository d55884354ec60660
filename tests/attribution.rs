//! Who speaks: a table of texts with their speakers and cues, and what holds for every text.

use glossator::attribution::{Attribution, attribute};
use glossator::label::Label;
use glossator::quotation::quotations;
use glossator::segment::{Segment, segment};
use proptest::prelude::*;
use std::ops::Range;

#[test]
fn table() {
    let mut failures = String::new();
    let mut count = 0;
    for case in include_str!("attribution/cases.txt").split("\n# ").skip(1) {
        let mut lines = case.lines().filter(|line| !line.is_empty());
        let heading = lines.next().expect("a heading");
        let text = lines.next().expect("a text under each heading").replace(" ¶ ", "\n\n");
        let expected: Vec<&str> = lines.collect();
        let found = shown(&text, &expected);
        count += 1;
        if found != expected {
            failures += &format!("\n# {heading}\n  expected {expected:#?}\n  found    {found:#?}\n");
        }
    }
    assert!(failures.is_empty(), "{failures}");
    assert!(count >= 60);
}

/// The one place that calls the function under test for the table: a line for each passage, which begins with its
/// label as the expected line does.
fn shown(text: &str, expected: &[&str]) -> Vec<String> {
    let segments = segment(text);
    let label = |place: usize| match expected.get(place).and_then(|line| line.chars().next()) {
        Some('q') => Label::Quote,
        Some('c') => Label::Claim,
        Some('x') => Label::Boilerplate,
        _ => Label::Background,
    };
    let labels: Vec<Label> = (0..segments.len()).map(label).collect();
    let found = attribute(text, &segments, &labels, &quotations(text, &segments));
    let words = |range: Option<Range<usize>>| range.map_or("-", |range| &text[range]).to_owned();
    let line = |(label, attribution): (Label, Option<Attribution>)| {
        let letter = match label {
            Label::Quote => "q",
            Label::Claim => "c",
            Label::Boilerplate => "x",
            Label::Background => "b",
        };
        let Some(Attribution { speaker, cue, speaker_name }) = attribution else { return letter.to_owned() };
        let name = speaker_name.map_or(String::new(), |name| format!(" | {name}"));
        format!("{letter} {} | {}{name}", words(speaker), words(cue))
    };
    std::iter::zip(labels, found).map(line).collect()
}

proptest! {
    #[test]
    fn spans_stand_in_the_text_and_only_at_quotes_and_claims(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "said", " ", " Dahl", " he ", ", ", ". ", ": ", "“", "”", "\"", "\n", "\n\n", "—", "(", ")", "according to",
            " the mayor", " told", "’s ", "É", "🎉", "Q:", "A:", " who ", " and ", "-", "adding", "ǅ", "\u{301}", " of",
            " the",
        ]), 0..80),
        choices in prop::collection::vec(0..Label::COUNT, 80)
    ) {
        let text = pieces.concat();
        let segments: Vec<Segment> = segment(&text);
        let labels: Vec<Label> =
            (0..segments.len()).map(|place| Label::ALL[choices[place % choices.len()]]).collect();
        let found = attribute(&text, &segments, &labels, &quotations(&text, &segments));
        prop_assert_eq!(found.len(), segments.len());
        for (attribution, label) in std::iter::zip(found, labels) {
            let Some(Attribution { speaker, cue, .. }) = attribution else {
                prop_assert!(label != Label::Quote);
                continue;
            };
            prop_assert!(matches!(label, Label::Quote | Label::Claim));
            for span in speaker.into_iter().chain(cue) {
                prop_assert!(!text[span].trim().is_empty());
            }
        }
    }

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        let segments = segment(&text);
        let labels = vec![Label::Quote; segments.len()];
        attribute(&text, &segments, &labels, &quotations(&text, &segments));
    }
}
