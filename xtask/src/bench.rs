//! The speed and size of what ships, beside others who do a part of it, measured in one run and told as ratios.

use crate::shell::{command, output, step, which};
use crate::{browser, page};
use anyhow::Result;
use std::fs;
use std::path::Path;

/// Where the peers that are written in Python live.
const ENVIRONMENT: &str = "target/peers";
const REQUIREMENTS: &str = "tests/bench/requirements.txt";

/// Measure natively, in Node and in Chromium, and print what comes out.
pub fn run() -> Result<()> {
    let chromium = browser::chromium()?;
    page::build()?;
    step(
        "Text for all of them",
        command("cargo", ["bench", "--quiet", "--bench", "speed", "--", "--write", "target/bench"]),
    )?;
    step("Speed, one thread", command("cargo", ["bench", "--quiet", "--bench", "speed"]))?;
    match python() {
        Some(python) => step(
            "Speed of peers in Python, on the same text",
            command(&python, ["tests/bench/peers.py", "target/bench"]),
        )?,
        None => eprintln!("▸ Peers in Python: not measured, they could not be installed"),
    }
    step("A page of 20 KB in Node, and the size of what ships", command("node", ["tests/bench/node.js"]))?;
    let mut in_chromium = command("node", ["tests/bench/chromium.js"]);
    in_chromium.env("CHROMIUM_PATH", chromium);
    step("A page of 20 KB in Chromium, and the first labels after a cold start", in_chromium)?;
    step("Time against length, 1 to 100 MB", command("cargo", ["bench", "--quiet", "--bench", "length"]))
}

/// A Python that has the peers, installed on the first run; none where that fails.
fn python() -> Option<String> {
    let python = format!("{ENVIRONMENT}/bin/python");
    let installed = format!("{ENVIRONMENT}/installed.txt");
    let wanted = fs::read_to_string(REQUIREMENTS).ok()?;
    if fs::read_to_string(&installed).is_ok_and(|there| there == wanted) {
        return Some(python);
    }
    which("python3")?;
    eprintln!("▸ Installing peers to measure against");
    output(command("python3", ["-m", "venv", ENVIRONMENT])).ok()?;
    output(command(&python, ["-m", "pip", "install", "--quiet", "-r", REQUIREMENTS])).ok()?;
    fs::write(Path::new(&installed), wanted).ok()?;
    Some(python)
}
