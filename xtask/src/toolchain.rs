//! What must be installed before anything builds: the wasm target and the page's packages.

use crate::shell::{command, output, step};
use anyhow::Result;
use std::fs;

/// Install the targets and components that rust-toolchain.toml names, where one is missing.
pub fn install_rust_parts() -> Result<()> {
    let targets = output(command("rustup", ["target", "list", "--installed"]))?;
    let components = output(command("rustup", ["component", "list", "--installed"]))?;
    let complete = targets.lines().any(|target| target == "wasm32-unknown-unknown")
        && ["clippy", "rustfmt"].iter().all(|name| components.lines().any(|line| line.starts_with(name)));
    if complete {
        return Ok(());
    }
    step("Installing the Rust parts that rust-toolchain.toml names", command("rustup", ["toolchain", "install"]))
}

/// Install the page's packages exactly as package-lock.json pins them, unless that is done already.
pub fn install_page_packages() -> Result<()> {
    let modified = |path| fs::metadata(path).and_then(|file| file.modified()).ok();
    let pinned = modified("package-lock.json");
    let installed = modified("node_modules/.package-lock.json");
    if installed.is_some() && installed >= pinned {
        return Ok(());
    }
    step("Installing the page's packages", command("npm", ["ci", "--no-audit", "--no-fund"]))
}
