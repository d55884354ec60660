//! Text to passages: tables of cases, and what holds for every text.

use glossator::segment::{Segment, segment};
use proptest::prelude::*;

#[test]
fn golden_rules() {
    let cases = cases(include_str!("segmentation/golden-rules.txt"));
    assert_eq!(cases.len(), 48);
    check(cases, " ");
}

#[test]
fn news() {
    check(cases(include_str!("segmentation/news.txt")), " ");
}

#[test]
fn breaks_without_white_space() {
    check(cases(include_str!("segmentation/unspaced.txt")), "");
}

/// The one place that calls the function under test for the tables: all failing cases are shown at once.
fn check(cases: Vec<Case>, between: &str) {
    let mut failures = String::new();
    for Case { heading, passages } in &cases {
        let text = passages.join(between);
        let found: Vec<&str> = segment(&text).into_iter().map(|segment| &text[segment.range]).collect();
        if found != *passages {
            failures += &format!("\n# {heading}\n  expected {passages:?}\n  found    {found:?}\n");
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

struct Case<'data> {
    heading: &'data str,
    passages: Vec<&'data str>,
}

fn cases(table: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case> = Vec::new();
    for line in table.lines() {
        match (line.strip_prefix("# "), cases.last_mut()) {
            (Some(heading), _) => cases.push(Case { heading, passages: Vec::new() }),
            (None, Some(case)) if !line.is_empty() => case.passages.push(line),
            _ => {}
        }
    }
    cases
}

#[test]
fn lines_wrapped_at_a_width_are_put_together() {
    let text = "The harbour board met on Tuesday evening to hear how the new\n\
                ferry would be paid for. It took three hours, and at the end\n\
                nobody had changed their mind. A vote was put off until the\n\
                spring.\n\n\
                The old ferry, which has crossed the bay since before the war\n\
                and has twice been raised from its floor, will run until then,\n\
                the board said.";
    let found: Vec<&str> = segment(text).into_iter().map(|segment| &text[segment.range]).collect();
    assert_eq!(found.len(), 4);
    assert_eq!(found[1], "It took three hours, and at the end\nnobody had changed their mind.");
}

#[test]
fn lines_of_a_menu_stay_apart() {
    let text = "Home\nNews\nSport\nweather\nMore\n\nThe port will close in May, the board decided on Tuesday evening.\nIt opened in 1911.";
    assert_eq!(segment(text).len(), 7);
}

#[test]
fn gaps_and_lines_are_told() {
    let segments = segment("One. Two.\nThree.\r\n\r\nFour.");
    let told: Vec<(bool, bool)> = segments.iter().map(|segment| (segment.opens_line, segment.after_gap)).collect();
    assert_eq!(told, [(true, true), (false, true), (true, false), (true, true)]);
}

proptest! {
    #[test]
    fn division_is_lossless(text in any_text()) {
        assert_lossless(&text, &segment(&text));
    }

    #[test]
    fn labelling_keeps_the_division(text in any_text()) {
        let ranges: Vec<_> = glossator::annotate(&text).into_iter().map(|passage| passage.range).collect();
        let expected: Vec<_> = segment(&text).into_iter().map(|segment| segment.range).collect();
        prop_assert_eq!(ranges, expected);
    }
}

/// Arbitrary strings, and strings of the pieces on which the rules turn.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "Mr",
        "U.S",
        "Then",
        "said",
        "12",
        ".",
        "!",
        "?",
        "…",
        " . . .",
        " ",
        "\n",
        "\r\n",
        "\t",
        "\u{2028}",
        "\u{85}",
        "\0",
        "\u{feff}",
        "\"",
        "'",
        "''",
        "“",
        "”",
        "„",
        "‘",
        "’",
        "»",
        "«",
        "\u{a0}»",
        "「",
        "」",
        "(",
        ")",
        "[3]",
        "•",
        "1.",
        "2.",
        "a.",
        "b.",
        "。",
        "👩‍🚒",
        "e\u{301}",
        "שלום",
        "مرحبا",
        "https://a.b/c.",
        "- ",
        "—",
    ]);
    prop_oneof![any::<String>(), prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())]
}

fn assert_lossless(text: &str, segments: &[Segment]) {
    let mut position = 0;
    for segment in segments {
        let passage = &text[segment.range.clone()];
        assert!(segment.range.start >= position, "in order, and never overlapping");
        assert!(
            text[position..segment.range.start].chars().all(char::is_whitespace),
            "only white space between passages"
        );
        assert!(!passage.is_empty() && passage.trim() == passage, "no white space at a passage's ends");
        position = segment.range.end;
    }
    assert!(text[position..].chars().all(char::is_whitespace), "only white space behind the last passage");
}
