//! Several files as one archive, there and back, with limits on what strangers' archives may do.

use crate::record::Record;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A file by its name within the export, folders divided by `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl File {
    pub fn new(name: impl Into<String>, contents: impl Into<Vec<u8>>) -> File {
        File { name: name.into(), bytes: contents.into() }
    }

    /// Its text, which is UTF-8 in all formats here.
    ///
    /// # Errors
    /// That it is not, as a sentence.
    pub fn text(&self) -> Result<&str, String> {
        let text = crate::input::utf8(&self.bytes).map_err(|refusal| format!("{}: {refusal}", self.name))?;
        Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text))
    }

    /// The name after the last folder.
    pub fn base_name(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or(&self.name)
    }
}

/// Pack files into a zip archive. The same files give the same bytes.
pub fn pack(files: &[File]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for file in files {
        archive.start_file(file.name.as_str(), options).expect("names are unique, and memory is no disk that fills");
        archive.write_all(&file.bytes).expect("memory is no disk that fills");
    }
    archive.finish().expect("memory is no disk that fills").into_inner()
}

/// How the bytes of an archive begin.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

const MOST_FILES: usize = 100_000;
const MOST_BYTES: u64 = 1 << 30; // 1 GiB unpacked, more than the page's memory could keep
const HIGHEST_RATIO: u64 = 200; // unpacked to packed; text reaches about 10, and a bomb more than 1000
const SMALL: u64 = 1 << 20; // a megabyte does no harm, however well it was packed

/// Unpack an archive into memory.
///
/// # Errors
/// As a sentence: that it is broken, or that it would do harm.
pub fn unpack(bytes: &[u8]) -> Result<Vec<File>, String> {
    let broken = |error| format!("The archive cannot be unpacked: {error}.");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MOST_FILES {
        return Err(format!("The archive holds {} files, and at most {MOST_FILES} are read.", archive.len()));
    }
    let mut left = MOST_BYTES;
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(broken)?;
        if entry.is_dir() {
            continue;
        }
        let name = entry.name().map_err(broken)?.into_owned();
        if !is_inside(&name) {
            return Err(format!("The archive names a file outside of itself, “{name}”, so it was not unpacked."));
        }
        let most = left.min((entry.compressed_size().saturating_mul(HIGHEST_RATIO)).max(SMALL));
        let mut contents = Vec::new();
        // The size that an archive states may be a lie: what counts is what comes out.
        (&mut entry).take(most + 1).read_to_end(&mut contents).map_err(|error| broken(error.into()))?;
        if contents.len() as u64 > most {
            return Err(format!(
                "“{name}” grows beyond all measure when it is unpacked (more than {} MB), as harmful archives do; nothing was read.",
                most >> 20
            ));
        }
        left -= contents.len() as u64;
        let is_furniture = name.starts_with("__MACOSX/") || name.split('/').any(|part| part.starts_with('.'));
        if !is_furniture {
            files.push(File { name, bytes: contents });
        }
    }
    Ok(files)
}

/// Whether a name stays within the folder that it is unpacked into.
fn is_inside(name: &str) -> bool {
    let is_absolute = name.starts_with('/') || name.contains('\\') || name.chars().nth(1) == Some(':');
    !is_absolute && !name.contains('\0') && name.split('/').all(|part| part != "..")
}

/// What tells which file belongs to which document, beside formats that have no place for it.
pub const INDEX: &str = "documents.json";

/// A file name for each document, without extension: of its id, as far as file names may, each unique.
pub fn stems(records: &[Record]) -> Vec<String> {
    let mut taken = HashSet::from(["documents".to_owned()]);
    let stem = |record: &Record| {
        let is_safe = |character: char| character.is_alphanumeric() || "-_.".contains(character);
        let id = record.id.rsplit_once('.').map_or(record.id.as_str(), |(stem, _)| stem);
        let safe: String =
            id.chars().take(60).map(|character| if is_safe(character) { character } else { '-' }).collect();
        let safe = safe.trim_matches(['.', '-']);
        let base = if safe.is_empty() { "document" } else { safe };
        let mut stem = base.to_owned();
        let mut number = 2;
        // Disks of Windows and macOS take names that differ in case alone for the same.
        while !taken.insert(stem.to_lowercase()) {
            stem = format!("{base}-{number}");
            number += 1;
        }
        stem
    };
    records.iter().map(stem).collect()
}

/// The list of documents by file name.
pub fn index(records: &[Record], stems: &[String]) -> File {
    let entry = |(record, stem): (&Record, &String)| {
        json!({
            "file": stem, "id": record.id, "title": record.title, "source": record.source, "model": record.model
        })
    };
    let entries: Vec<Value> = std::iter::zip(records, stems).map(entry).collect();
    File::new(INDEX, super::json::list(&entries))
}

/// An entry of the list of documents.
#[derive(Default, Deserialize)]
pub struct Entry {
    pub file: String,
    pub id: String,
    pub title: Option<String>,
    pub source: Option<String>,
    pub model: Option<String>,
}

/// The list of documents, where there is one.
pub fn read_index(files: &[File]) -> Vec<Entry> {
    let index = files.iter().find(|file| file.base_name() == INDEX);
    let text = index.and_then(|file| file.text().ok());
    text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}
