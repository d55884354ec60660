//! What the README's commands call: start, build, test and bench, each doing its own set-up.

mod bench;
mod browser;
mod page;
mod peers;
mod python;
mod score;
mod shell;
mod tests;
mod toolchain;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, serves, tests and measures Glossator")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build everything and serve the page on this machine
    Start {
        /// Where to serve; the next free port is taken if this one is not free
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Leave in dist/ what any static host can serve
    Build,
    /// Prove the project: formatting, lints, and every suite
    Test {
        /// Only what answers in two minutes: no wasm, no browser, no scores
        #[arg(long)]
        quick: bool,
    },
    /// Open our exports in the programs that they are for
    Peers,
    /// Measure speed and size beside others, and time against length
    Bench {
        /// Only the page at work: a text of a million characters, a project of 5,000 documents
        #[arg(long)]
        page: bool,
    },
    /// What `cargo test` calls to run a wasm test file
    #[command(hide = true, disable_help_flag = true)]
    WasmTestRunner {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    match run(Cli::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("✗ {}", error.chain().map(ToString::to_string).collect::<Vec<_>>().join(": "));
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<()> {
    std::env::set_current_dir(shell::root())?;
    match task {
        Task::Start { port } => page::start(port),
        Task::Build => page::build(),
        Task::Test { quick } => tests::run(quick),
        Task::Bench { page: false } => bench::run(),
        Task::Bench { page: true } => bench::page_at_work(),
        Task::Peers => peers::open_our_exports(),
        Task::WasmTestRunner { arguments } => {
            let program = [OsString::from("wasm-bindgen-test-runner")];
            wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(program.into_iter().chain(arguments))
        }
    }
}
