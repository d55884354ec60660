//! `glossator convert`: labelled documents from one format into another.

mod attach;
mod input;
mod output;

use clap::{Args, ValueEnum};
use glossator::formats::{Chooser, Format, Group, Kind, Lines, Notes, ReadOptions, Split, WHOLE, WriteOptions, write};
use glossator::label::Label;
use glossator::record::Record;
use output::Output;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

const EXAMPLES: &str = "\
Examples:
  glossator convert --to doccano export.jsonl > doccano.jsonl
  glossator convert --to brat --out brat.zip export.jsonl
  glossator convert --to hf --kind spans --split 80/10/10 --by site --seed 1 --out dataset export.jsonl
  glossator convert --to glossator --map NEWS=background --map OPINION=claim admin.jsonl
  glossator convert --to glossator --labels-only export.jsonl > labels.jsonl
  glossator convert --to glossator --attach article.txt -- labels.jsonl";

/// Convert labelled documents into another format; each is read back and compared before it is handed over
///
/// The input's format is detected. A format of one file goes to standard output unless --out is given, one of several
/// files needs it. The exit code is 0; 1 when some input failed or an export does not read back the same, which standard
/// error names; 2 for wrong usage.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Convert {
    /// The format to write
    #[arg(long, value_enum)]
    to: Format,
    /// The format of the files; without it, what they hold decides
    #[arg(long, value_enum)]
    from: Option<Format>,
    /// Where the export goes: a file, a folder, or an archive FILE.zip
    #[arg(long, value_name = "FILE|DIR|FILE.zip")]
    out: Option<PathBuf>,
    /// What the data is for, where the format has several answers
    #[arg(long, value_enum)]
    kind: Option<Kind>,
    /// doccano's project counts grapheme clusters as one character
    #[arg(long)]
    graphemes: bool,
    /// Divide the documents into train, dev and test, such as 80/10/10
    #[arg(long, value_name = "SHARES", value_parser = shares, requires = "out")]
    split: Option<[f64; 3]>,
    /// What stays together when documents are divided
    #[arg(long, value_enum, default_value = "document")]
    by: Group,
    /// Another number divides otherwise
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Only the passages that a person confirmed; without it, all, and who labelled each
    #[arg(long, value_enum)]
    only: Option<Only>,
    /// Labels without the text, which may not be passed on: hashes stand for it
    #[arg(long)]
    labels_only: bool,
    /// The texts that labels without text are put onto: files of text, pages or records
    #[arg(long, value_name = "TEXT", num_args = 1..)]
    attach: Vec<PathBuf>,
    /// What a label of the files stands for, such as OPINION=claim; with nothing behind the sign it is left out
    #[arg(long, value_name = "THEIRS=OURS", value_parser = mapping)]
    map: Vec<(String, Option<Label>)>,
    /// Files to read, "-" for standard input, which is also read when none is named
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Only {
    Confirmed,
}

fn shares(text: &str) -> Result<[f64; 3], String> {
    let shares: Option<Vec<f64>> = text.split('/').map(|share| share.trim().parse().ok()).collect();
    match shares.as_deref() {
        Some(&[train, dev, test])
            if [train, dev, test].iter().all(|share| *share >= 0.0) && train + dev + test > 0.0 =>
        {
            Ok([train, dev, test])
        }
        _ => Err("three shares are wanted, for train, dev and test, such as 80/10/10".to_owned()),
    }
}

fn mapping(text: &str) -> Result<(String, Option<Label>), String> {
    let (theirs, ours) = text.split_once('=').ok_or("it must be THEIRS=OURS")?;
    if ours.is_empty() {
        return Ok((theirs.to_owned(), None));
    }
    let label = Label::named(ours);
    let known = || Label::ALL.map(Label::name).join(", ");
    label.map(|label| (theirs.to_owned(), Some(label))).ok_or_else(|| format!("“{ours}” is none of {}", known()))
}

/// Convert as asked.
///
/// # Errors
/// Why nothing could be written, as a sentence.
pub fn run(arguments: &Convert) -> Result<ExitCode, String> {
    let to = arguments.to;
    let options = WriteOptions {
        kind: arguments.kind.unwrap_or(to.about().kinds[0]),
        graphemes: arguments.graphemes && to == Format::Doccano, // else it is about the files that are read
        only_confirmed: arguments.only.is_some(),
        labels_only: arguments.labels_only,
        split: arguments.split.map(|shares| Split { shares, by: arguments.by, seed: arguments.seed }),
    };
    options.check(to)?;
    let read_options = ReadOptions {
        format: arguments.from,
        graphemes: arguments.graphemes,
        labels: arguments.map.iter().cloned().collect::<BTreeMap<_, _>>(),
    };
    let mut output = Output::new(to, arguments.out.as_deref(), options.split.is_some())?;
    let mut inputs = input::Inputs::new(&arguments.files, &read_options);
    if !arguments.attach.is_empty() {
        inputs.texts = Some(attach::Texts::read(&arguments.attach)?);
    }
    let verified = if to.is_by_line() {
        stream(&mut inputs, &mut output, to, &options)?
    } else {
        whole(&mut inputs, &mut output, to, &options)?
    };
    output.finish()?;
    inputs.progress.clear();
    super::super::complain(&format!("{} verified", counted(verified, "passage")));
    inputs.tell_unknown_labels();
    Ok(if inputs.has_failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Document by document, so that memory does not grow with their number.
fn stream(
    inputs: &mut input::Inputs,
    output: &mut Output,
    to: Format,
    options: &WriteOptions,
) -> Result<usize, String> {
    let mut chooser = Chooser::new(options);
    let mut notes = Notes::new(to, options);
    let mut card = glossator::formats::Card::new(options.kind);
    let (mut documents, mut verified) = (0, 0);
    inputs.each(&mut |record: Record| {
        if let Some((part, record)) = chooser.choose(record, &mut notes) {
            let (lines, passages) = Lines::verified(to, &record, options)?;
            let part = if options.split.is_some() { Split::NAMES[part] } else { WHOLE };
            lines.iter().try_for_each(|line| output.line(part, line))?;
            card.count(part, &record);
            verified += passages;
            documents += 1;
        }
        Ok(())
    })?;
    if documents == 0 {
        return Err(notes.nothing_left());
    }
    if to == Format::Hf {
        output.beside(&card.file())?;
    }
    for file in Lines::beside(to) {
        output.beside(&file)?;
    }
    tell(notes.sentences());
    Ok(verified)
}

/// All documents at once, for formats that cannot be written piece by piece.
fn whole(inputs: &mut input::Inputs, output: &mut Output, to: Format, options: &WriteOptions) -> Result<usize, String> {
    let mut records = Vec::new();
    inputs.each(&mut |record| {
        records.push(record);
        Ok(())
    })?;
    let export = write(to, &records, options)?;
    for file in &export.files {
        output.file(file)?;
    }
    tell(export.notes);
    Ok(export.verified)
}

fn tell(notes: Vec<String>) {
    notes.iter().for_each(|note| super::super::complain(&format!("note: {note}")));
}

/// "1 passage", "2 passages"
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
