//! Whole articles: beside each text stands what a person made of it (`NAME.gold`) and what the product makes of it
//! (`NAME.expected`). `UPDATE_EXPECT=1 cargo test --test articles` writes the latter anew.

#[path = "articles/gold.rs"]
mod gold;

use expect_test::expect_file;
use gold::{golds, place, read_article};
use std::fmt::Write;
use std::ops::Range;

#[test]
fn verdicts() {
    for gold in golds() {
        let text = read_article(&gold);
        let verdicts = verdicts_beside_gold(&text, &std::fs::read_to_string(&gold).unwrap());
        expect_file![gold.with_extension("expected")].assert_eq(&verdicts);
    }
}

/// A line for each passage: its label, its text, and the person's label where that differs.
fn verdicts_beside_gold(text: &str, gold: &str) -> String {
    let gold = place(text, gold);
    let mut shown = String::new();
    let (mut right, mut all) = (0, 0);
    for passage in glossator::annotate(text) {
        let wanted = label_at(&gold, &passage.range);
        let label = passage.label.name();
        let remark = if wanted == label { String::new() } else { format!("   ≠ {wanted}") };
        writeln!(shown, "{label:<11} {}{remark}", text[passage.range].replace(['\n', '\r'], "⏎")).unwrap();
        right += usize::from(wanted == label);
        all += 1;
    }
    format!("{right} of {all} as the person labelled them\n\n{shown}")
}

/// The label of the person's passage that shares most with `range`.
fn label_at<'gold>(gold: &[(Range<usize>, &'gold str)], range: &Range<usize>) -> &'gold str {
    let shared = |other: &Range<usize>| other.end.min(range.end).saturating_sub(other.start.max(range.start));
    gold.iter().max_by_key(|(other, _)| shared(other)).map_or("none", |(_, label)| label)
}
