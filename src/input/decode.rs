//! Bytes to text, or a sentence that says why not.

use crate::html;
use std::fmt;

/// Why a file is not read at all. Its `Display` is a sentence or two: what the file is, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing, or only white space.
    Empty,
    /// Not text; the sentence says what.
    Binary(&'static str),
    /// Text in another encoding than UTF-8. A face adds how to name the right one.
    InvalidUtf8 {
        /// The line, counted from 1.
        line: usize,
        /// The byte in the line, counted from 1.
        byte: usize,
    },
    /// A name that no encoding has.
    UnknownEncoding(String),
}

impl Refusal {
    /// Whether naming the encoding may help.
    pub fn is_invalid_utf8(&self) -> bool {
        matches!(self, Refusal::InvalidUtf8 { .. })
    }

    /// The same, when the bytes looked at were the `number`th line alone.
    pub fn on_line(self, number: usize) -> Refusal {
        match self {
            Refusal::InvalidUtf8 { byte, .. } => Refusal::InvalidUtf8 { line: number, byte },
            other => other,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Refusal::Empty => write!(formatter, "It holds no text; check that it was saved."),
            Refusal::Binary(sentence) => write!(formatter, "{sentence}"),
            Refusal::InvalidUtf8 { line, byte } => {
                write!(formatter, "It is not valid UTF-8 (line {line}, byte {byte}), most often because ")?;
                write!(formatter, "it is in the older encoding Windows-1252.")
            }
            Refusal::UnknownEncoding(label) => {
                write!(formatter, "“{label}” is not the name of an encoding; try windows-1252 or utf-16le.")
            }
        }
    }
}

impl std::error::Error for Refusal {}

/// The text of a file. `encoding` holds if given; then a byte order mark; then what an HTML page declares, unless the
/// bytes are valid UTF-8; else they must be. A leading byte order mark is dropped, nothing else is changed.
///
/// `decoder` decodes any encoding of the WHATWG Encoding Standard by its label, with U+FFFD for what is malformed; none
/// if it does not know the label. The browser and the command line each have one.
///
/// # Errors
/// When the file is empty or not text, or in another encoding than UTF-8 without saying which.
pub fn decode(
    bytes: &[u8],
    encoding: Option<&str>,
    decoder: &dyn Fn(&[u8], &str) -> Option<String>,
) -> Result<String, Refusal> {
    let known = encoding.or_else(|| byte_order_mark(bytes));
    if let Some(refusal) = refuse_binary(bytes, known) {
        return Err(refusal);
    }
    let mut text = match known {
        Some(label) if !is_utf8(label) => {
            decoder(bytes, label).ok_or_else(|| Refusal::UnknownEncoding(label.to_owned()))?
        }
        Some(_) => utf8(bytes)?.to_owned(),
        None => match utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(refusal) => declared_encoding(bytes).and_then(|label| decoder(bytes, &label)).ok_or(refusal)?,
        },
    };
    if text.starts_with('\u{FEFF}') {
        text.remove(0);
    }
    if text.trim().is_empty() { Err(Refusal::Empty) } else { Ok(text) }
}

/// Bytes that must be UTF-8, as text.
///
/// # Errors
/// The place of the first byte that is not.
pub fn utf8(bytes: &[u8]) -> Result<&str, Refusal> {
    std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |place| place + 1);
        let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        Refusal::InvalidUtf8 { line, byte: before.len() - line_start + 1 }
    })
}

/// The encoding that a byte order mark stands for.
pub fn byte_order_mark(bytes: &[u8]) -> Option<&'static str> {
    let marks: [(&[u8], _); 3] = [(b"\xEF\xBB\xBF", "utf-8"), (b"\xFF\xFE", "utf-16le"), (b"\xFE\xFF", "utf-16be")];
    marks.into_iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, label)| label)
}

fn is_utf8(label: &str) -> bool {
    matches!(label.trim().to_ascii_lowercase().as_str(), "utf-8" | "utf8")
}

/// The encoding other than UTF-8 that an HTML page declares.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let is_page = bytes.trim_ascii_start().starts_with(b"<");
    let label = is_page.then(|| html::declared_encoding(bytes))??;
    (!is_utf8(&label)).then_some(label)
}

const PDF: &str = "This is a PDF; copy its text from a PDF reader and paste it, or save it there as plain text.";
const WORD: &str =
    "This is a Word document; open it in your word processor and save it as plain text, or copy its text and paste it.";
const RICH: &str =
    "This is a word processor's document; open it there and save it as plain text, or copy its text and paste it.";
const ARCHIVE: &str = "This is an archive; unpack it and choose the text files inside.";
const COMPRESSED: &str = "This is a compressed file; unpack it first.";
const PICTURE: &str = "This is a picture, and only text can be read.";
const OTHER: &str = "This is not a text file; if a program shows text for it, copy that text and paste it.";

/// How the files begin that people most often take for text.
const BEGINNINGS: [(&[u8], &str); 15] = [
    (b"%PDF-", PDF),
    (b"{\\rtf", RICH),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", WORD), // Word until 2003
    (b"PK\x03\x04", ARCHIVE),
    (b"7z\xBC\xAF\x27\x1C", ARCHIVE),
    (b"Rar!\x1A\x07", ARCHIVE),
    (b"\x1F\x8B", COMPRESSED),
    (b"BZh", COMPRESSED),
    (b"\xFD7zXZ\x00", COMPRESSED),
    (b"\x28\xB5\x2F\xFD", COMPRESSED), // Zstandard
    (b"\x89PNG\r\n\x1A\n", PICTURE),
    (b"\xFF\xD8\xFF", PICTURE), // JPEG
    (b"GIF87a", PICTURE),
    (b"GIF89a", PICTURE),
    (b"II*\x00", PICTURE), // TIFF
];

/// Whether an archive is really a word processor's document.
pub fn is_word_processor(bytes: &[u8]) -> bool {
    matches!(refuse_binary(bytes, None), Some(Refusal::Binary(WORD | RICH)))
}

/// Why a file that begins so is not text, if it is not; a few stray control characters are forgiven. `encoding` is what
/// is known of its characters: half the bytes of UTF-16 may be zero.
pub fn refuse_binary(bytes: &[u8], encoding: Option<&str>) -> Option<Refusal> {
    const SAMPLE: usize = 64 * 1024; // bytes, enough for the list of what a Word document holds
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let holds = |part: &[u8]| sample.windows(part.len()).any(|window| window == part);
    if let Some((_, sentence)) = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)) {
        return Some(Refusal::Binary(match *sentence {
            ARCHIVE if holds(b"word/") => WORD, // file names stand unpacked
            ARCHIVE if holds(b"mimetypeapplication/vnd.oasis.opendocument") => RICH,
            sentence => sentence,
        }));
    }
    let controls = sample.iter().filter(|byte| matches!(byte, 0..=8 | 14..=31)).count();
    let is_binary = encoding.is_none_or(is_utf8) && controls >= 8 && controls * 20 >= sample.len(); // 5 % and over
    is_binary.then_some(Refusal::Binary(OTHER))
}
