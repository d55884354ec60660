//! The speed and size of what ships, beside others who do a part of it, measured in one run and told as ratios.

use crate::shell::{command, step};
use crate::{browser, page, python};
use anyhow::Result;

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
    match python::environment(ENVIRONMENT, REQUIREMENTS) {
        Ok(python) => step(
            "Speed of peers in Python, on the same text",
            command(&python, ["tests/bench/peers.py", "target/bench"]),
        )?,
        Err(error) => eprintln!("▸ Peers in Python: not measured, they could not be installed: {error}"),
    }
    step("A page of 20 KB in Node, and the size of what ships", command("node", ["tests/bench/node.js"]))?;
    let mut in_chromium = command("node", ["tests/bench/chromium.js"]);
    in_chromium.env("CHROMIUM_PATH", chromium);
    step("A page of 20 KB in Chromium, and the first labels after a cold start", in_chromium)?;
    step("Time against length, 1 to 100 MB", command("cargo", ["bench", "--quiet", "--bench", "length"]))
}

/// Measure how the built page bears large work, in Chromium.
pub fn page_at_work() -> Result<()> {
    let chromium = browser::chromium()?;
    page::build()?;
    for (title, script) in [
        ("A text of a million characters", "tests/bench/page.js"),
        ("A project of 5,000 documents", "tests/bench/list.js"),
    ] {
        let mut measured = command("node", [script]);
        measured.env("CHROMIUM_PATH", &chromium);
        step(title, measured)?;
    }
    Ok(())
}
