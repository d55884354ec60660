//! Building the page: Rust to wasm, wasm to JavaScript bindings, all of it to dist/; and serving it.

use crate::shell::{command, step};
use crate::toolchain;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

const WASM: &str = "target/wasm32-unknown-unknown/wasm/glossator.wasm";

/// Build the page and serve it until interrupted.
pub fn start(port: u16) -> Result<()> {
    build()?;
    eprintln!("▸ Serving the page; stop it with Ctrl+C");
    step("Serving", vite(["preview", "--host", "127.0.0.1", "--port", &port.to_string()]))
}

/// Build the core, its bindings and the page into dist/.
pub fn build() -> Result<()> {
    build_core()?;
    toolchain::install_page_packages()?;
    step("Building the page into dist/", command("npm", ["run", "--silent", "build"]))
}

/// Build the core and its bindings into www/core/, where the page imports them from.
pub fn build_core() -> Result<()> {
    toolchain::install_rust_parts()?;
    step(
        "Building the core for the browser (the first time takes some minutes)",
        command(
            "cargo",
            ["build", "--lib", "--profile", "wasm", "--target", "wasm32-unknown-unknown", "--no-default-features"],
        ),
    )?;
    write_bindings(Path::new(WASM), Path::new("www/core"))
}

/// Write the JavaScript and TypeScript side of a wasm file.
fn write_bindings(wasm: &Path, out: &Path) -> Result<()> {
    fs::create_dir_all(out)?;
    Bindgen::new()
        .input_path(wasm)
        .web(true)?
        .omit_default_module_path(false) // the bundler finds the wasm file through this path
        .remove_name_section(true) // a tenth of the file; a panic still tells its place
        .typescript(true)
        .generate(out)
        .with_context(|| format!("cannot write bindings for {}", wasm.display()))
}

fn vite<'a>(arguments: impl IntoIterator<Item = &'a str>) -> std::process::Command {
    let mut all = vec!["node_modules/vite/bin/vite.js"];
    all.extend(arguments);
    all.extend(["--config", "www/vite.config.js"]);
    command("node", all)
}
