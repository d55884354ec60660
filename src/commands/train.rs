//! `glossator train`: labelled documents to weights.

use super::read;
use clap::Args;
use glossator::corpus::Labelled;
use glossator::train::{Settings, train};
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
    /// In how many parts to divide the documents, by site: each is held out once, which gives the figures that are printed
    #[arg(long, value_name = "N", default_value_t = 5)]
    folds: usize,
    /// The name that documents labelled with these weights carry
    #[arg(long, default_value = "glossator-linear-2")]
    name: String,
}

/// Train as asked.
///
/// # Errors
/// Why not, as a sentence.
pub fn run(arguments: &Train) -> Result<(), String> {
    let gold = read(&arguments.gold)?;
    let soft: Vec<Labelled> = if arguments.soft.is_empty() { Vec::new() } else { read(&arguments.soft)? };
    eprintln!("{} documents with labels, {} with probabilities", gold.len(), soft.len());
    let settings = Settings { folds: arguments.folds.max(2), ..Settings::default() };
    let progress = &mut |epoch: usize, loss: f64| eprintln!("pass {epoch}  loss {loss:.4}");
    let (model, cross_validated) = train(&gold, &soft, &arguments.name, settings, progress);
    println!("{}", cross_validated.report());
    let out = arguments.out.display();
    std::fs::write(&arguments.out, model.to_bytes())
        .map_err(|error| format!("{out}: It cannot be written: {error}."))?;
    eprintln!("weights written to {out}");
    Ok(())
}
