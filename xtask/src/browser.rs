//! Finding a Chromium to drive, and installing one where there is none.

use crate::shell::{command, output, step, which};
use anyhow::{Result, bail};
use std::path::PathBuf;

/// The path of a Chromium that Playwright can drive: the one `CHROMIUM_PATH` names, Playwright's own, or the system's.
/// Where there is none, Playwright's download is tried, then Debian's package; else the error says how to get one.
pub fn chromium() -> Result<PathBuf> {
    if let Some(found) = find() {
        return Ok(found);
    }
    eprintln!("▸ No Chromium found; installing one");
    let own_download =
        step("Playwright's Chromium", command("npx", ["playwright", "install", "--with-deps", "chromium"]));
    if own_download.is_err() && which("apt-get").is_some() && is_root() {
        step("Debian's package lists", command("apt-get", ["update"]))?;
        step("Debian's Chromium", command("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"]))?;
    }
    match find() {
        Some(found) => Ok(found),
        None => bail!(
            "The browser tests need Chromium and none could be installed. \
             Install Chromium or Chrome with your system's package manager, or run `npx playwright install chromium`, \
             or set CHROMIUM_PATH to the browser's program file; then run the tests again."
        ),
    }
}

fn find() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM_PATH").map(PathBuf::from);
    let playwrights = || {
        let ask = "process.stdout.write(require('@playwright/test').chromium.executablePath())";
        output(command("node", ["-e", ask])).ok().map(PathBuf::from)
    };
    let systems = || {
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].iter().find_map(|name| which(name))
    };
    named.filter(|path| path.is_file()).or_else(|| playwrights().filter(|path| path.is_file())).or_else(systems)
}

fn is_root() -> bool {
    output(command("id", ["-u"])).is_ok_and(|id| id == "0")
}
