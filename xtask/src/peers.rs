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

/// Where the page's own tests leave an export in every format that it writes.
const PAGE_EXPORTS: &str = "test-results/exports";

/// Export the sessions in every format, and open each export where it is wanted.
pub fn open_our_exports() -> Result<()> {
    step("The command line that exports", command("cargo", ["build", "--quiet", "--release", "--bin", "glossator"]))?;
    if fs::exists(EXPORTS)? {
        fs::remove_dir_all(EXPORTS).with_context(|| format!("cannot empty {EXPORTS}"))?;
    }
    for (name, asked) in ASKED {
        export(asked, name, SESSIONS, EXPORTS)?;
    }
    open("The command line's exports", SESSIONS, EXPORTS)
}

/// Open what the page exported in its tests; the command line adds the format that the page does not write.
pub fn open_the_exports_of_the_page() -> Result<()> {
    let session = format!("{PAGE_EXPORTS}/glossator/glossator.jsonl");
    export(&["parquet"], "parquet", &session, PAGE_EXPORTS)?;
    open("The page's exports", &session, PAGE_EXPORTS)
}

fn export(asked: &[&str], name: &str, sessions: &str, exports: &str) -> Result<()> {
    let mut convert = command(GLOSSATOR, ["convert", "--to"]);
    convert.args(asked).args(["--out", &format!("{exports}/{name}/"), sessions]);
    output(convert)?;
    Ok(())
}

fn open(whose: &str, sessions: &str, exports: &str) -> Result<()> {
    let python = python::environment("target/consumers", "tests/peers/requirements.txt")?;
    let doccano = python::environment("target/consumers-doccano", "tests/peers/requirements-doccano.txt")?;
    install_node_packages()?;
    let title = |program: &str| format!("{whose} in {program}");
    step(&title("Python's programs"), command(&python, ["tests/peers/check.py", sessions, exports]))?;
    step(&title("doccano"), command(&doccano, ["tests/peers/doccano.py", sessions, exports]))?;
    step(&title("Recogito"), command("node", ["tests/peers/recogito.mjs", NODE, sessions, exports]))
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
