//! Scores against labelled articles that lie beside the repository, on machines that have them.

use crate::shell::{command, step};
use anyhow::{Context, Result};
use std::fs::File;
use std::path::Path;

const GOLD: &str = "../shared/gold/dev.jsonl";
const SCORER: &str = "../shared/tools/score.py";

/// Annotate the labelled articles and print the scorer's figures; where there are none, say so.
pub fn against_labelled_data() -> Result<()> {
    if !Path::new(GOLD).exists() || !Path::new(SCORER).exists() {
        eprintln!("▸ Scores: not measured, there are no labelled articles at {GOLD}");
        return Ok(());
    }
    let labelled = "target/dev.labelled.jsonl";
    let mut annotate = command("target/release/glossator", ["annotate", "--input", "jsonl", GOLD]);
    annotate.stdout(File::create(labelled).with_context(|| format!("cannot write {labelled}"))?);
    step("Annotating the labelled articles", annotate)?;
    step("Scores", command("python3", [SCORER, GOLD, labelled]))
}
