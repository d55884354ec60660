//! `glossator train`: labelled documents to weights.

use super::read;
use clap::Args;
use glossator::corpus::Labelled;
use glossator::train::{Settings, cross_validate, train};
use std::path::PathBuf;

/// Learn weights from labelled documents: glossator/1 records or JSON Lines with text and passages
///
/// The same documents give the same bytes. Progress is told on standard error.
#[derive(Args)]
pub struct Train {
    /// Files of documents with labels
    #[arg(long, value_name = "FILE", required = true, num_args = 1..)]
    gold: Vec<PathBuf>,
    /// Files of documents whose passages have probabilities, in "soft", instead of labels
    #[arg(long, value_name = "FILE", num_args = 1..)]
    soft: Vec<PathBuf>,
    /// Where the weights go
    #[arg(long, value_name = "FILE", default_value = "weights.bin")]
    out: PathBuf,
    /// Also cross-validate by site in so many folds, and print the figures
    #[arg(long, value_name = "N")]
    folds: Option<usize>,
    /// The name that documents labelled with these weights carry
    #[arg(long, default_value = "glossator-linear-1")]
    name: String,
}

/// Train as asked.
///
/// # Errors
/// Why not, as a sentence.
pub fn run(arguments: &Train) -> Result<(), String> {
    let gold = read(&arguments.gold)?;
    let soft: Vec<Labelled> = if arguments.soft.is_empty() { Vec::new() } else { read(&arguments.soft)? };
    let settings = Settings::default();
    eprintln!("{} documents with labels, {} with probabilities", gold.len(), soft.len());
    if let Some(folds) = arguments.folds {
        let progress =
            &mut |fold: usize, epoch: usize, loss: f64| eprintln!("fold {}  pass {epoch}  loss {loss:.4}", fold + 1);
        let tally = cross_validate(&gold, &soft, folds.max(2), settings, progress);
        println!("{}", tally.report());
    }
    let model =
        train(&gold, &soft, &arguments.name, settings, &mut |epoch, loss| eprintln!("pass {epoch}  loss {loss:.4}"));
    let out = arguments.out.display();
    std::fs::write(&arguments.out, model.to_bytes())
        .map_err(|error| format!("{out}: It cannot be written: {error}."))?;
    eprintln!("weights written to {out}");
    Ok(())
}
