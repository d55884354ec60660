//! The articles that people labelled: `NAME.txt` and beside it `NAME.gold`, a passage a line, after its label and a tab.

use std::ops::Range;
use std::path::{Path, PathBuf};

/// The files of labels, in order.
pub fn golds() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut golds: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    golds.retain(|path| path.extension().is_some_and(|extension| extension == "gold"));
    golds.sort();
    assert!(golds.len() >= 25, "the articles are where they belong");
    golds
}

/// The article stands beside its gold, or among the samples that the page offers.
pub fn read_article(gold: &Path) -> String {
    let beside = gold.with_extension("txt");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/samples").join(beside.file_name().unwrap());
    let text = std::fs::read_to_string(if beside.exists() { beside } else { sample }).unwrap();
    text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
}

/// The person's passages, found in the text one after the other.
pub fn place<'gold>(text: &str, gold: &'gold str) -> Vec<(Range<usize>, &'gold str)> {
    let mut position = 0;
    let place = |line: &'gold str| {
        let (label, passage) = line.split_once('\t').expect("label, tab, passage");
        let start = position + text[position..].find(passage).unwrap_or_else(|| panic!("not in the text: {passage}"));
        position = start + passage.len();
        (start..position, label)
    };
    gold.split('\n').filter(|line| !line.is_empty()).map(place).collect()
}
