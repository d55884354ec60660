//! `glossator evaluate`: how well the weights do on labelled documents.

use super::read;
use clap::Args;
use glossator::evaluate::Tally;
use glossator::model::Model;
use std::borrow::Cow;
use std::io::Write;
use std::path::PathBuf;

/// Score the labels against those of labelled documents
///
/// Each labelled passage takes the label that covers most of its characters; where a passage has a second label as
/// "alt", either is right.
#[derive(Args)]
pub struct Evaluate {
    /// Files of documents with labels
    #[arg(value_name = "GOLD", required = true)]
    gold: Vec<PathBuf>,
    /// The figures as JSON
    #[arg(long)]
    json: bool,
    /// Fail where the mean of the labels' F1 is lower
    #[arg(long, value_name = "MACRO_F1")]
    at_least: Option<f64>,
    /// Fail where confidence and the share that is right lie further apart (expected calibration error)
    #[arg(long, value_name = "ERROR")]
    calibrated_within: Option<f64>,
    /// Weights to use instead of those that ship
    #[arg(long, value_name = "FILE")]
    weights: Option<PathBuf>,
}

/// Evaluate as asked.
///
/// # Errors
/// Why not, as a sentence.
pub fn run(arguments: &Evaluate) -> Result<(), String> {
    let model = match &arguments.weights {
        None => Cow::Borrowed(Model::shipped()),
        Some(path) => {
            let shown = path.display();
            let bytes = std::fs::read(path).map_err(|error| format!("{shown}: It cannot be read: {error}."))?;
            Cow::Owned(Model::from_bytes(&bytes).map_err(|message| format!("{shown}: {message}"))?)
        }
    };
    let mut tally = Tally::default();
    read(&arguments.gold)?.iter().for_each(|document| tally.add(document, &model));
    let figures = if arguments.json { tally.json() } else { tally.report() };
    let _ = writeln!(std::io::stdout(), "{figures}"); // nobody to tell when standard output is gone
    let (macro_f1, error) = (tally.macro_f1(), tally.calibration_error());
    if arguments.at_least.is_some_and(|least| macro_f1 < least) {
        return Err(format!("macro-F1 is {macro_f1:.4}, lower than was asked for"));
    }
    if arguments.calibrated_within.is_some_and(|most| error > most) {
        return Err(format!("the calibration error is {error:.4}, higher than was asked for"));
    }
    Ok(())
}
