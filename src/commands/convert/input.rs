//! The documents of all inputs, one after the other: JSON Lines a line at a time, everything else as a whole.

use super::attach::Texts;
use crate::{Progress, STANDARD_INPUT, complain, decoded, explain, name, open_file, unreadable};
use encoding_rs_io::DecodeReaderBytesBuilder;
use glossator::formats::{self, File, Imported, LineReader, ReadOptions};
use glossator::input::{self, Problem};
use glossator::record::Record;
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// The inputs, and what became of them.
pub struct Inputs<'arguments> {
    files: Vec<PathBuf>,
    options: &'arguments ReadOptions,
    /// Where labels without text are put, if anywhere.
    pub texts: Option<Texts>,
    pub progress: Progress,
    /// Whether some input, or a part of one, could not be read.
    pub has_failed: bool,
    unknown_labels: BTreeMap<String, usize>,
}

type Sink<'sink> = dyn FnMut(Record) -> Result<(), String> + 'sink;

impl<'arguments> Inputs<'arguments> {
    pub fn new(files: &[PathBuf], options: &'arguments ReadOptions) -> Self {
        let files = if files.is_empty() { vec![PathBuf::from(STANDARD_INPUT)] } else { files.to_vec() };
        let progress = Progress::new();
        Inputs { files, options, texts: None, progress, has_failed: false, unknown_labels: BTreeMap::new() }
    }

    /// Hand every document over. What cannot be read is named, and the rest is done.
    ///
    /// # Errors
    /// What the receiver says.
    pub fn each(&mut self, receive: &mut Sink) -> Result<(), String> {
        for path in std::mem::take(&mut self.files) {
            self.file(&path, receive)?;
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, receive: &mut Sink) -> Result<(), String> {
        if path.is_dir() {
            return self.folder(path, receive);
        }
        let mut file = match open_file(path) {
            Ok(file) => file,
            Err(message) => {
                self.fail(path, &Problem { line: None, message });
                return Ok(());
            }
        };
        let mut head = Vec::new(); // the first line that is not blank, and what is before it
        let head_read = (&mut file).take(LONGEST_HEAD).read_until(b'\n', &mut head);
        if let Err(error) = head_read {
            self.fail(path, &Problem { line: None, message: unreadable(error) });
            return Ok(());
        }
        let name = name(path);
        let is_lines = head.trim_ascii().starts_with(b"{")
            && std::str::from_utf8(&head).is_ok_and(|line| formats::is_line(&name, line, self.options));
        if is_lines {
            let bytes = io::Cursor::new(head).chain(file);
            let text = DecodeReaderBytesBuilder::new().utf8_passthru(true).strip_bom(true).build(bytes);
            self.lines(path, &name, BufReader::new(text), receive)
        } else {
            let mut bytes = head;
            let imported = match file.read_to_end(&mut bytes) {
                Err(error) => Err(unreadable(error)),
                Ok(_) if formats::is_archive(&bytes) && !input::is_word_processor(&bytes) => {
                    formats::read_archive(&bytes, self.options)
                }
                Ok(_) => input::decode(&bytes, None, &decoded)
                    .map_err(explain)
                    .and_then(|text| formats::read(&name, text, self.options)),
            };
            match imported {
                Ok(imported) => self.take(path, imported, receive),
                Err(message) => {
                    self.fail(path, &Problem { line: None, message });
                    Ok(())
                }
            }
        }
    }

    /// The files of a folder belong together, as those of an archive do.
    fn folder(&mut self, path: &Path, receive: &mut Sink) -> Result<(), String> {
        let mut files = Vec::new();
        match gather(path, "", &mut files) {
            Ok(()) => self.take(path, formats::read_files(&files, self.options), receive),
            Err(error) => {
                self.fail(path, &Problem { line: None, message: unreadable(error) });
                Ok(())
            }
        }
    }

    fn lines(&mut self, path: &Path, name: &str, mut file: impl BufRead, receive: &mut Sink) -> Result<(), String> {
        let mut reader = LineReader::new(name, self.options);
        let mut bytes = Vec::new();
        for number in 1.. {
            bytes.clear();
            match file.read_until(b'\n', &mut bytes) {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => {
                    self.fail(path, &Problem { line: Some(number), message: unreadable(error) });
                    break;
                }
            }
            match input::utf8(&bytes) {
                Ok(line) => reader.read(number, line.trim_end_matches('\n')),
                Err(refusal) => {
                    let message = explain(refusal.on_line(number));
                    self.fail(path, &Problem { line: Some(number), message });
                }
            }
            self.take(path, reader.take(), receive)?;
        }
        self.take(path, reader.finish(), receive)
    }

    fn take(&mut self, path: &Path, imported: Imported, receive: &mut Sink) -> Result<(), String> {
        imported.problems.iter().for_each(|problem| self.fail(path, problem));
        for (label, count) in imported.unknown_labels {
            *self.unknown_labels.entry(label).or_default() += count;
        }
        for document in imported.documents {
            receive(document.into())?;
            self.progress.advance();
        }
        for detached in imported.detached {
            let Some(texts) = &self.texts else {
                let message = format!("“{}” has labels without their text: name the text with --attach.", detached.id);
                self.fail(path, &Problem { line: None, message });
                continue;
            };
            let (record, report) = texts.attach(detached);
            self.progress.clear();
            report.iter().for_each(|line| complain(line));
            if let Some(record) = record {
                receive(record)?;
                self.progress.advance();
            } else {
                self.has_failed = true;
            }
        }
        Ok(())
    }

    fn fail(&mut self, path: &Path, Problem { line, message }: &Problem) {
        self.progress.clear();
        let line = line.map_or(String::new(), |line| format!(":{line}"));
        complain(&format!("{}{line}: {message}", path.display()));
        self.has_failed = true;
    }

    /// Say which labels nobody knew, and how to map them.
    pub fn tell_unknown_labels(&mut self) {
        for (label, count) in &self.unknown_labels {
            let spans = super::counted(*count, "span");
            complain(&format!(
                "{spans} left out: the label “{label}” is not ours; map it with --map \"{label}=claim\""
            ));
            self.has_failed = true;
        }
    }
}

/// The longest line that is looked at to tell a file's format, in bytes.
const LONGEST_HEAD: u64 = 64 << 20;

/// All files under a folder, by their names within it, in order.
fn gather(folder: &Path, prefix: &str, files: &mut Vec<File>) -> io::Result<()> {
    let mut entries = std::fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            gather(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push(File { name, bytes: std::fs::read(entry.path())? });
        }
    }
    Ok(())
}
