//! Everything that proves the project, cheapest first. A suite that cannot run fails.

use crate::shell::{command, step};
use crate::{browser, page, peers, score, toolchain};
use anyhow::{Context, Result, bail};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const RUNNER: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER";
const WASM_TESTS: [&str; 6] = ["test", "--target", "wasm32-unknown-unknown", "--no-default-features", "--test", "wasm"];

/// Run every suite, or with `quick` those that need neither wasm nor a browser.
pub fn run(quick: bool) -> Result<()> {
    toolchain::install_rust_parts()?;
    step("Rust formatting", command("cargo", ["fmt", "--all", "--check"]))?;
    step(
        "Rust lints",
        command("cargo", ["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]),
    )?;
    step("Rust tests", command("cargo", ["test", "--package", "glossator", "--quiet"]))?;
    toolchain::install_page_packages()?;
    step("JavaScript formatting and lints", npm("lint"))?;
    step("JavaScript unit tests", npm("unit"))?;
    if quick {
        eprintln!(
            "✓ The quick suites passed. Left out: types of the page, wasm, browser, peers, scores. `cargo xtask test` runs them."
        );
        return Ok(());
    }
    let chromium = browser::chromium()?;
    page::build()?;
    step("Types of the page", npm("types"))?;
    wasm_in_node()?;
    wasm_in_chromium(&chromium)?;
    page_in_chromium(&chromium)?;
    peers::open_our_exports()?;
    peers::open_the_exports_of_the_page()?;
    score::against_labelled_data()?;
    eprintln!("✓ Every suite passed.");
    Ok(())
}

fn npm(script: &str) -> Command {
    command("npm", ["run", "--silent", script])
}

fn wasm_in_node() -> Result<()> {
    let mut tests = command("cargo", WASM_TESTS);
    tests.env(RUNNER, format!("{} wasm-test-runner", myself()?.display()));
    step("wasm tests in Node", tests)
}

/// The test runner serves a page that runs the tests; Playwright opens it and reads the verdict.
/// So the one Chromium that drives the page's tests also runs these, and no driver program has to match it.
fn wasm_in_chromium(chromium: &PathBuf) -> Result<()> {
    let file = wasm_test_file()?;
    let address = format!("127.0.0.1:{}", free_port()?);
    let server = command(&myself()?.display().to_string(), ["wasm-test-runner", &file])
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("NO_HEADLESS", "1")
        .env("WASM_BINDGEN_TEST_ADDRESS", &address)
        .stdout(Stdio::null())
        .spawn()
        .context("cannot start the wasm test server")?;
    let mut server = Ended(server);
    wait_until_served(&address, &mut server.0)?;
    let mut tests = command("node", ["tests/wasm-in-chromium.js", &format!("http://{address}")]);
    tests.env("CHROMIUM_PATH", chromium);
    step("wasm tests in Chromium", tests)
}

fn page_in_chromium(chromium: &PathBuf) -> Result<()> {
    step("The command line, for comparison", command("cargo", ["build", "--release", "--bin", "glossator"]))?;
    let mut tests = npm("e2e");
    tests.env("CHROMIUM_PATH", chromium).env("GLOSSATOR_BIN", "target/release/glossator");
    step("The built page in Chromium", tests)
}

/// The wasm file that `cargo test` would run.
fn wasm_test_file() -> Result<String> {
    let mut build = command("cargo", WASM_TESTS);
    build.args(["--no-run", "--message-format", "json", "--quiet"]).stderr(Stdio::inherit());
    let output = build.output().context("cannot run cargo")?;
    let messages = String::from_utf8_lossy(&output.stdout);
    let file = messages
        .lines()
        .rev()
        .find_map(|line| line.split_once("\"executable\":\"")?.1.split_once('"').map(|(file, _)| file.to_owned()));
    match file {
        Some(file) if output.status.success() => Ok(file),
        _ => bail!("the wasm tests did not build"),
    }
}

fn myself() -> Result<PathBuf> {
    Ok(std::env::current_exe()?)
}

/// Wait until the address answers, which the server's own set-up delays by some seconds.
fn wait_until_served(address: &str, server: &mut Child) -> Result<()> {
    const PATIENCE: Duration = Duration::from_secs(120);
    let started = Instant::now();
    while TcpStream::connect(address).is_err() {
        if let Some(status) = server.try_wait()? {
            bail!("the wasm test server ended before it answered ({status})");
        }
        if started.elapsed() > PATIENCE {
            bail!("the wasm test server does not answer on {address}");
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// A child process that does not outlive this value.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
