//! Whole articles: beside each text stands what a person made of it (`NAME.gold`) and what the product makes of it
//! (`NAME.expected`). `UPDATE_EXPECT=1 cargo test --test articles` writes the latter anew.

use expect_test::expect_file;
use std::fmt::Write;
use std::ops::Range;
use std::path::{Path, PathBuf};

#[test]
fn verdicts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut golds: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    golds.retain(|path| path.extension().is_some_and(|extension| extension == "gold"));
    golds.sort();
    assert!(golds.len() >= 25, "the articles are where they belong");
    for gold in golds {
        let text = read_article(&gold);
        let verdicts = verdicts_beside_gold(&text, &std::fs::read_to_string(&gold).unwrap());
        expect_file![gold.with_extension("expected")].assert_eq(&verdicts);
    }
}

/// The article stands beside its gold, or among the samples that the page offers.
fn read_article(gold: &Path) -> String {
    let beside = gold.with_extension("txt");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/samples").join(beside.file_name().unwrap());
    let text = std::fs::read_to_string(if beside.exists() { beside } else { sample }).unwrap();
    text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
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

/// The person's passages, found in the text one after the other.
fn place<'gold>(text: &str, gold: &'gold str) -> Vec<(Range<usize>, &'gold str)> {
    let mut position = 0;
    let place = |line: &'gold str| {
        let (label, passage) = line.split_once('\t').expect("label, tab, passage");
        let start = position + text[position..].find(passage).unwrap_or_else(|| panic!("not in the text: {passage}"));
        position = start + passage.len();
        (start..position, label)
    };
    gold.split('\n').filter(|line| !line.is_empty()).map(place).collect()
}

/// The label of the person's passage that shares most with `range`.
fn label_at<'gold>(gold: &[(Range<usize>, &'gold str)], range: &Range<usize>) -> &'gold str {
    let shared = |other: &Range<usize>| other.end.min(range.end).saturating_sub(other.start.max(range.start));
    gold.iter().max_by_key(|(other, _)| shared(other)).map_or("none", |(_, label)| label)
}
