//! The subcommands that work on labelled documents.

pub mod convert;
pub mod evaluate;
pub mod train;

use glossator::corpus::{self, Labelled};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Read all labelled documents of files.
///
/// # Errors
/// The first line that cannot be used, named by file and number.
fn read(files: &[PathBuf]) -> Result<Vec<Labelled>, String> {
    let mut documents = Vec::new();
    for path in files {
        read_file(path, &mut documents)?;
    }
    if documents.is_empty() {
        return Err("there are no labelled documents in what was named".to_owned());
    }
    Ok(documents)
}

fn read_file(path: &Path, documents: &mut Vec<Labelled>) -> Result<(), String> {
    let shown = path.display();
    let file = std::fs::File::open(path).map_err(|error| format!("{shown}: It cannot be opened: {error}."))?;
    for (number, line) in std::iter::zip(1.., BufReader::new(file).lines()) {
        let line = line.map_err(|error| format!("{shown}:{number}: It cannot be read: {error}."))?;
        if !line.trim().is_empty() {
            documents.push(corpus::read(&line).map_err(|message| format!("{shown}:{number}: {message}"))?);
        }
    }
    Ok(())
}
