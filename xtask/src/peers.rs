//! Our exports in the programs that they are for: each opens its own, and its own slices must be our passages.

use crate::python;
use crate::shell::{command, output, step};
use anyhow::{Context, Result};
use std::fs;

const GLOSSATOR: &str = "target/release/glossator";
/// The sessions that are exported: that of the interchange document, and one that is all traps.
const SESSIONS: &str = "tests/interchange/sessions.jsonl";
const EXPORTS: &str = "target/peers-exports";
const NODE: &str = "target/consumers-node";

/// The exports, by the folder that each goes to, and how it is asked for.
const ASKED: [(&str, &[&str]); 20] = [
    ("label-studio", &["label-studio"]),
    ("doccano", &["doccano"]),
    ("doccano-graphemes", &["doccano", "--graphemes"]),
    ("doccano-relations", &["doccano", "--kind", "relations"]),
    ("doccano-classification", &["doccano", "--kind", "classification"]),
    ("spacy", &["spacy"]),
    ("hf-classification", &["hf"]),
    ("hf-spans", &["hf", "--kind", "spans"]),
    ("hf-tokens", &["hf", "--kind", "tokens"]),
    ("w3c", &["w3c"]),
    ("brat", &["brat"]),
    ("csv", &["csv"]),
    ("tsv", &["tsv"]),
    ("cas-json", &["cas-json"]),
    ("semeval", &["semeval"]),
    ("argilla", &["argilla"]),
    ("webanno-tsv", &["webanno-tsv"]),
    ("conll", &["conll"]),
    ("parquet", &["parquet"]),
    ("glossator", &["glossator"]),
];

/// Export the sessions in every format, and open each export where it is wanted.
pub fn open_our_exports() -> Result<()> {
    step("The command line that exports", command("cargo", ["build", "--quiet", "--release", "--bin", "glossator"]))?;
    let python = python::environment("target/consumers", "tests/peers/requirements.txt")?;
    let doccano = python::environment("target/consumers-doccano", "tests/peers/requirements-doccano.txt")?;
    install_node_packages()?;
    if fs::exists(EXPORTS)? {
        fs::remove_dir_all(EXPORTS).with_context(|| format!("cannot empty {EXPORTS}"))?;
    }
    for (name, asked) in ASKED {
        let out = format!("{EXPORTS}/{name}/");
        let mut convert = command(GLOSSATOR, ["convert", "--to"]);
        convert.args(asked).args(["--out", &out, SESSIONS]);
        output(convert)?;
    }
    step("Our exports in Python's programs", command(&python, ["tests/peers/check.py", SESSIONS, EXPORTS]))?;
    step("Our exports in doccano", command(&doccano, ["tests/peers/doccano.py", SESSIONS, EXPORTS]))?;
    step("Our exports in Recogito", command("node", ["tests/peers/recogito.mjs", NODE, SESSIONS, EXPORTS]))
}

/// Install the packages for Node that are no part of the page, unless that is done already.
fn install_node_packages() -> Result<()> {
    let wanted = fs::read_to_string("tests/peers/package.json").context("cannot read tests/peers/package.json")?;
    let installed = format!("{NODE}/package.json");
    let is_there = fs::exists(format!("{NODE}/node_modules/.package-lock.json"))?;
    if is_there && fs::read_to_string(&installed).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    fs::create_dir_all(NODE)?;
    fs::write(&installed, wanted)?;
    let install = ["install", "--prefix", NODE, "--no-audit", "--no-fund", "--silent"];
    step("Installing what tests/peers/package.json names (once)", command("npm", install))
}
