//! Scores against labelled articles that lie beside the repository, on machines that have them.

use crate::shell::{command, step};
use anyhow::{Context, Result};
use std::fs::File;
use std::path::Path;

const GLOSSATOR: &str = "target/release/glossator";
const GOLD: &str = "../shared/gold/dev.jsonl";
const ATTRIBUTIONS: &str = "../shared/attribution/train.jsonl";
/// What the product promises on the labelled articles: the labels' mean F1 at least, and the calibration error at most.
const PROMISED: [&str; 4] = ["--at-least", "0.84", "--calibrated-within", "0.03"];

/// Score labels, which must be as good as promised, and speakers; where there is nothing to score against, say so.
pub fn against_labelled_data() -> Result<()> {
    if Path::new(GOLD).exists() {
        let evaluate = ["evaluate", GOLD].into_iter().chain(PROMISED);
        step("Labels against those of people", command(GLOSSATOR, evaluate))?;
        by_script("Labels, by the measure that comes with the articles", "../shared/tools/score.py", GOLD)?;
    } else {
        eprintln!("▸ Labels: not scored, there are no labelled articles at {GOLD}");
    }
    if Path::new(ATTRIBUTIONS).exists() {
        by_script("Speakers against those of people", "../shared/tools/score_attribution.py", ATTRIBUTIONS)?;
    } else {
        eprintln!("▸ Speakers: not scored, there are no attributed articles at {ATTRIBUTIONS}");
    }
    Ok(())
}

/// Annotate a file and let a script compare the outcome with it.
fn by_script(what: &str, script: &str, gold: &str) -> Result<()> {
    let labelled = "target/labelled.jsonl";
    let mut annotate = command(GLOSSATOR, ["annotate", "--input", "jsonl", gold]);
    annotate.stdout(File::create(labelled).with_context(|| format!("cannot write {labelled}"))?);
    step(&format!("Annotating {gold}"), annotate)?;
    step(what, command("python3", [script, gold, labelled]))
}
