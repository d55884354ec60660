//! What stands in quotation marks: a table of texts, and what holds for every text.

use glossator::quotation::quotations;
use glossator::segment::{Segment, segment};
use proptest::prelude::*;

#[test]
fn table() {
    let mut failures = String::new();
    for case in include_str!("quotation/cases.txt").split("\n# ").skip(1) {
        let (heading, marked) = case.split_once('\n').expect("a text under each heading");
        let marked = marked.trim_end();
        let text = marked.replace(['⟦', '⟧'], "");
        let found = with_brackets(&text);
        if found != marked {
            failures += &format!("\n# {heading}\n  expected {marked:?}\n  found    {found:?}\n");
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

/// The one place that calls the function under test for the table.
fn with_brackets(text: &str) -> String {
    let mut shown = String::new();
    let mut position = 0;
    for quotation in quotations(text, &segment(text)) {
        shown += &text[position..quotation.range.start];
        shown += &format!("⟦{}⟧", &text[quotation.range.clone()]);
        position = quotation.range.end;
    }
    shown + &text[position..]
}

proptest! {
    #[test]
    fn in_order_disjoint_and_within_paragraphs(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "a", "dogs", "27", ". ", ", ", " ", "\n", "\"", "'", "''", "``", "“", "”", "„", "«", "»", "‹", "›", "‘", "’", "‚", "「", "」",
        ]), 0..60)
    ) {
        let text = pieces.concat();
        let segments = segment(&text);
        let mut position = 0;
        for quotation in quotations(&text, &segments) {
            prop_assert!(quotation.range.start >= position && quotation.range.start < quotation.range.end);
            let within = |paragraph: &[Segment]| {
                paragraph[0].range.start <= quotation.range.start && quotation.range.end <= paragraph[paragraph.len() - 1].range.end
            };
            prop_assert!(segments.chunk_by(|_, next| !next.opens_line).any(within));
            position = quotation.range.end;
        }
        prop_assert!(position <= text.len());
    }
}
