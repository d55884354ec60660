//! Running other programs: each step says what it is doing, how long it took, and how it failed.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// The top folder of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask stands in the repository")
}

/// A command with its arguments, run from the top folder.
pub fn command<S: AsRef<OsStr>>(program: &str, arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// Run one step, with its output shown; fails with what was being done and with which command.
pub fn step(what: &str, mut command: Command) -> Result<()> {
    eprintln!("▸ {what}");
    let started = Instant::now();
    let status = command.status().with_context(|| not_found(&command))?;
    if !status.success() {
        bail!("{what}: failed ({status})\n  command: {}", written(&command));
    }
    eprintln!("  done in {:.1} s", started.elapsed().as_secs_f64());
    Ok(())
}

/// Run a command for its standard output, trimmed.
pub fn output(mut command: Command) -> Result<String> {
    let output = command.output().with_context(|| not_found(&command))?;
    if !output.status.success() {
        bail!("{} failed: {}", written(&command), String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program stands in `PATH`, if it does.
pub fn which(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

fn not_found(command: &Command) -> String {
    let program = command.get_program().to_string_lossy().into_owned();
    let advice = match program.as_str() {
        "npm" | "node" | "npx" => "install Node.js 20 or later",
        "rustup" => "install Rust through rustup",
        "python3" => "install Python 3",
        _ => "is it installed and in PATH?",
    };
    format!("cannot run {program}: {advice}")
}

fn written(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}
