//! Python environments that tests and measurements need, made once under `target/` and kept.

use crate::shell::{command, output};
use anyhow::{Context, Result};
use std::fs;

/// The Python of an environment that has what a file of requirements names, installed on the first run.
pub fn environment(folder: &str, requirements: &str) -> Result<String> {
    let python = format!("{folder}/bin/python");
    let installed = format!("{folder}/installed.txt");
    let wanted = fs::read_to_string(requirements).with_context(|| format!("cannot read {requirements}"))?;
    if fs::read_to_string(&installed).is_ok_and(|there| there == wanted) {
        return Ok(python);
    }
    eprintln!("▸ Installing what {requirements} names (once)");
    output(command("python3", ["-m", "venv", folder]))?;
    output(command(&python, ["-m", "pip", "install", "--quiet", "-r", requirements]))?;
    fs::write(&installed, wanted).with_context(|| format!("cannot write {installed}"))?;
    Ok(python)
}
