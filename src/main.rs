//! The command line: the same core as the page's, over files and pipes of any length.

mod commands;

use clap::{Args, Parser, Subcommand};
use encoding_rs::Encoding;
use encoding_rs_io::DecodeReaderBytesBuilder;
use glossator::formats::glossator as native;
use glossator::input::{self, Document, Kind, Problem, Refusal};
use glossator::record::Record;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// The name of a file that stands for standard input.
const STANDARD_INPUT: &str = "-";

const EXAMPLES: &str = "\
Examples:
  glossator annotate article.txt page.html > labelled.jsonl
  curl --silent https://example.org/article | glossator annotate --input html > labelled.jsonl
  glossator annotate --encoding windows-1252 old.txt > labelled.jsonl";

/// Divide news articles into passages and label each quote, claim, background or boilerplate.
#[derive(Parser)]
#[command(name = "glossator", version, after_help = EXAMPLES)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Annotate(Annotate),
    Convert(commands::convert::Convert),
    Train(commands::train::Train),
    Evaluate(commands::evaluate::Evaluate),
}

/// Label articles; write one JSON record per document to standard output, in order
///
/// The records are in the format glossator/1: JSON Lines, offsets in Unicode code points. Labels come from the text
/// alone, whatever passages a record already has. The exit code is 0; 1 when some input failed, which standard error
/// names while the rest is still done; 2 for wrong usage.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
struct Annotate {
    /// What the files hold; without it, each file's name and beginning decide
    #[arg(long, value_enum)]
    input: Option<Kind>,
    /// The files' character encoding, such as windows-1252; without it, UTF-8 or what a file says of itself
    #[arg(long, value_name = "LABEL", value_parser = encoding)]
    encoding: Option<&'static Encoding>,
    /// Files to read, "-" for standard input, which is also read when none is named
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

fn encoding(label: &str) -> Result<&'static Encoding, Refusal> {
    Encoding::for_label(label.as_bytes()).ok_or_else(|| Refusal::UnknownEncoding(label.to_owned()))
}

fn main() -> ExitCode {
    let CommandLine { command } = CommandLine::parse();
    let outcome = match command {
        Command::Annotate(arguments) => annotate(&arguments),
        Command::Convert(arguments) => return finish(commands::convert::run(&arguments)),
        Command::Train(arguments) => return finish(commands::train::run(&arguments).map(|()| ExitCode::SUCCESS)),
        Command::Evaluate(arguments) => return finish(commands::evaluate::run(&arguments).map(|()| ExitCode::SUCCESS)),
    };
    match outcome {
        Ok(code) => code,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS, // as `head` does when it has enough
        Err(error) => {
            complain(&format!("cannot write the output: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// The exit code of a subcommand; a failure without a message is none.
fn finish(outcome: Result<ExitCode, String>) -> ExitCode {
    outcome.unwrap_or_else(|message| {
        if message.is_empty() {
            return ExitCode::SUCCESS; // whoever reads along has enough
        }
        complain(&message);
        ExitCode::FAILURE
    })
}

/// Label every document of every input.
///
/// # Errors
/// When the output cannot be written. Inputs that cannot be read are named on standard error.
fn annotate(arguments: &Annotate) -> io::Result<ExitCode> {
    let standard_input = [PathBuf::from(STANDARD_INPUT)];
    let files = if arguments.files.is_empty() { &standard_input } else { arguments.files.as_slice() };
    let mut output = BufWriter::new(io::stdout().lock());
    let mut progress = Progress::new();
    let mut code = ExitCode::SUCCESS;
    for path in files {
        for document in documents(path, arguments) {
            match document {
                Ok(document) => {
                    writeln!(output, "{}", native::write(&Record::annotated(document)))?;
                    output.flush()?; // whoever reads along gets each record as soon as it is there
                    progress.advance();
                }
                Err(Problem { line, message }) => {
                    progress.clear();
                    let line = line.map_or(String::new(), |line| format!(":{line}"));
                    complain(&format!("{}{line}: {message}", path.display()));
                    code = ExitCode::FAILURE;
                }
            }
        }
    }
    progress.clear();
    Ok(code)
}

type Documents = Box<dyn Iterator<Item = Result<Document, Problem>>>;

/// The documents of one input as they are read, and what is wrong with it in their midst.
fn documents(path: &Path, arguments: &Annotate) -> Documents {
    open(path, arguments).unwrap_or_else(|message| Box::new(std::iter::once(Err(Problem { line: None, message }))))
}

fn open(path: &Path, arguments: &Annotate) -> Result<Documents, String> {
    let label = arguments.encoding.map(Encoding::name);
    let mut file = open_file(path)?;
    let mut head = Vec::new(); // the first line that is not blank, and what is before it
    while head.trim_ascii().is_empty() && file.read_until(b'\n', &mut head).map_err(unreadable)? > 0 {}
    if head.trim_ascii().is_empty() {
        return Err(Refusal::Empty.to_string());
    }
    let known = label.or_else(|| input::byte_order_mark(&head));
    if input::refuse_binary(&head, known).is_some() {
        (&mut file).take(64 * 1024).read_to_end(&mut head).map_err(unreadable)?; // to tell what it is
        if let Some(refusal) = input::refuse_binary(&head, known) {
            return Err(refusal.to_string());
        }
    }

    let name = name(path);
    let guess = || Kind::of(&name, &decoded(&head, known.unwrap_or("utf-8")).unwrap_or_default());
    match arguments.input.unwrap_or_else(guess) {
        Kind::Jsonl => {
            let bytes = io::Cursor::new(head).chain(file);
            // Bytes that are in UTF-8, or that do not say, pass as they are and are checked line by line.
            let text = DecodeReaderBytesBuilder::new()
                .encoding(arguments.encoding)
                .utf8_passthru(true)
                .strip_bom(true)
                .build(bytes);
            Ok(Box::new(lines(BufReader::new(text), name)))
        }
        kind => {
            let mut bytes = head;
            file.read_to_end(&mut bytes).map_err(unreadable)?;
            let text = input::decode(&bytes, label, &decoded).map_err(explain)?;
            drop(bytes); // a text may be as large as memory allows
            let reading = input::read(&name, text, kind);
            Ok(Box::new(reading.documents.into_iter().map(Ok).chain(reading.problems.into_iter().map(Err))))
        }
    }
}

fn open_file(path: &Path) -> Result<BufReader<Box<dyn Read>>, String> {
    let file: Box<dyn Read> = if path == Path::new(STANDARD_INPUT) {
        if io::stdin().is_terminal() {
            complain("reading what you type or paste; end with Ctrl+D on a line of its own");
        }
        Box::new(io::stdin().lock())
    } else if path.is_dir() {
        return Err("It is a folder; name the files in it.".to_owned());
    } else {
        Box::new(File::open(path).map_err(|error| format!("It cannot be opened: {error}."))?)
    };
    Ok(BufReader::new(file))
}

/// The records of JSON Lines, one line in memory at a time.
fn lines(mut file: impl BufRead, name: String) -> impl Iterator<Item = Result<Document, Problem>> {
    let mut bytes = Vec::new();
    let mut number = 0;
    let mut is_broken = false;
    std::iter::from_fn(move || {
        while !is_broken {
            bytes.clear();
            number += 1;
            match file.read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) => {}
                Err(error) => {
                    is_broken = true;
                    return Some(Err(Problem { line: Some(number), message: unreadable(error) }));
                }
            }
            let document = match input::utf8(&bytes) {
                Ok(line) => input::read_line(&name, number, line, native::read_text),
                Err(refusal) => Some(Err(Problem { line: Some(number), message: explain(refusal.on_line(number)) })),
            };
            if document.is_some() {
                return document;
            }
        }
        None
    })
}

/// The file's name without folders: what a document without an `id` of its own is called after.
fn name(path: &Path) -> String {
    if path == Path::new(STANDARD_INPUT) {
        return "stdin".to_owned();
    }
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn decoded(bytes: &[u8], label: &str) -> Option<String> {
    let encoding = Encoding::for_label(label.as_bytes())?;
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// A refusal with what can be done about it here.
fn explain(refusal: Refusal) -> String {
    if refusal.is_invalid_utf8() {
        format!("{refusal} Add --encoding windows-1252 to read it so.")
    } else {
        refusal.to_string()
    }
}

fn unreadable(error: io::Error) -> String {
    format!("It cannot be read to its end: {error}.")
}

/// Tell the person; when even that fails there is nobody to tell.
fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "glossator: {message}");
}

/// How far a long run is, for a person who sees nothing else.
struct Progress {
    is_seen: bool,
    documents: usize,
    /// When the line is next worth writing.
    due: Instant,
    is_written: bool,
}

impl Progress {
    const PAUSE: Duration = Duration::from_secs(1);

    fn new() -> Self {
        let is_seen = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Progress { is_seen, documents: 0, due: Instant::now() + Self::PAUSE, is_written: false }
    }

    fn advance(&mut self) {
        self.documents += 1;
        if self.is_seen && Instant::now() >= self.due {
            let _ = write!(io::stderr(), "\r{} documents", self.documents);
            self.due = Instant::now() + Self::PAUSE;
            self.is_written = true;
        }
    }

    fn clear(&mut self) {
        if std::mem::take(&mut self.is_written) {
            let _ = write!(io::stderr(), "\r\x1B[K"); // back to the margin, and erase the line
        }
    }
}
