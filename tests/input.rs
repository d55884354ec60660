//! The bytes of files: what kind they are, how they are decoded, why they are refused, and what a page's text is.
#![cfg(feature = "cli")] // whose decoder it borrows

use encoding_rs::Encoding;
use expect_test::{expect, expect_file};
use glossator::html;
use glossator::input::{self, Kind};
use proptest::prelude::*;
use std::fmt::Write;

fn decode(bytes: &[u8], encoding: Option<&str>) -> Result<String, String> {
    let decoder = |bytes: &[u8], label: &str| {
        let encoding = Encoding::for_label(label.as_bytes())?;
        Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
    };
    input::decode(bytes, encoding, &decoder).map_err(|refusal| refusal.to_string())
}

#[test]
fn pages_become_lines() {
    macro_rules! check {
        ($($name:literal),*) => {$(
            let page = html::read(include_str!(concat!("files/pages/", $name, ".html")));
            assert!(!page.text.contains("Not seen"), "{}", page.text);
            let told = format!("title: {:?}\nsource: {:?}\n---\n{}\n", page.title, page.source, page.text);
            expect_file![concat!("files/pages/", $name, ".expected")].assert_eq(&told);
        )*};
    }
    check!("article-with-furniture", "broken-markup", "xhtml");
}

#[test]
fn files_are_decoded_or_refused() {
    let page = |head: &str| [b"<html><head>", head.as_bytes(), b"</head><p>caf\xE9"].concat();
    let word = |folder: &str| [b"PK\x03\x04\x14\0\x06\0".as_slice(), folder.as_bytes(), &[0; 40]].concat();
    let table: &[(&str, Option<&str>, &[u8])] = &[
        ("UTF-8", None, "café\r\n".as_bytes()),
        ("UTF-8 with a byte order mark", None, b"\xEF\xBB\xBFcaf\xC3\xA9"),
        ("only one mark is dropped", None, "\u{FEFF}\u{FEFF}a".as_bytes()),
        ("UTF-16, little end first", None, b"\xFF\xFEc\0a\0f\0\xE9\0"),
        ("UTF-16, big end first", None, b"\xFE\xFF\0c\0a\0f\0\xE9"),
        ("UTF-16 as told", Some("utf-16le"), b"c\0a\0f\0\xE9\0 \0a\0n\0d\0 \0t\0e\0a\0"),
        ("Windows-1252", None, b"Tea\nand caf\xE9"),
        ("Windows-1252 as told", Some("windows-1252"), b"caf\xE9 \x93so\x94"),
        ("UTF-8 as told, but it is not", Some("utf-8"), b"caf\xE9"),
        ("no such encoding", Some("latin-99"), b"caf\xE9"),
        ("a page that says its encoding", None, &page("<meta charset=iso-8859-1>")),
        ("a page that says it the old way", None, &page("<META content='text/html; Charset=\"latin1\"' http-equiv=x>")),
        ("a page that says UTF-8 wrongly", None, &page("<meta charset=utf-8>")),
        ("a page that says nonsense", None, &page("<meta charset=nonsense>")),
        ("a page that says nothing", None, &page("")),
        ("a page that says it too late", None, &page(&format!("{}<meta charset=latin1>", " ".repeat(1024)))),
        ("a page that is UTF-8 whatever it says", None, "<meta charset=latin1>é".as_bytes()),
        ("a stray NUL", None, b"a\0b"),
        ("nothing", None, b""),
        ("only a byte order mark and white space", None, b"\xEF\xBB\xBF \r\n\t"),
        ("PDF", None, b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"),
        ("PDF, whatever is told", Some("windows-1252"), b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"),
        ("Word", None, &word("word/document.xml")),
        ("Word until 2003", None, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0"),
        ("OpenDocument", None, &word("mimetypeapplication/vnd.oasis.opendocument.text")),
        ("Rich Text", None, b"{\\rtf1\\ansi Hello}"),
        ("archive", None, &word("notes/a.txt")),
        ("gzip", None, b"\x1F\x8B\x08\0\0\0\0\0"),
        ("picture", None, b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"),
        ("program", None, b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0"),
    ];
    let mut told = String::new();
    for (name, encoding, bytes) in table {
        match decode(bytes, *encoding) {
            Ok(text) => writeln!(told, "{name}: {:?}", text.replace(&" ".repeat(1024), " … ")).unwrap(),
            Err(message) => writeln!(told, "{name}: ✗ {message}").unwrap(),
        }
    }
    expect_file!["files/decoding.expected"].assert_eq(&told);
}

#[test]
fn names_and_beginnings_tell_the_kind() {
    let check = |name, text, kind| assert_eq!(Kind::of(name, text), kind, "{name}: {text}");
    check("a.HTML", "plain", Kind::Html);
    check("a.b.htm", "{\"text\": \"a\"}", Kind::Html);
    check("a.ndjson", "plain", Kind::Jsonl);
    check("a.md", "<html>", Kind::Text);
    check("a.txt", "\u{FEFF}\n <!DOCTYPE HTML><p>", Kind::Html);
    check("stdin", "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC>", Kind::Html);
    check("stdin", "<?xml version=\"1.0\"?>\n<rss>", Kind::Text);
    check("stdin", "<p>Some markup</p>", Kind::Text);
    check("stdin", "\n{\"id\": 1, \"text\": \"a\"}\n{", Kind::Jsonl);
    check("stdin", "{\"format\": \"glossator/2\"}", Kind::Jsonl);
    check("stdin", "{\"title\": \"a\"}", Kind::Text);
    check("stdin", "{curly} beginnings", Kind::Text);
    check("stdin", "é", Kind::Text);
    check("html", "", Kind::Text);
}

#[test]
fn a_page_without_text_is_a_problem() {
    let reading = input::read("a.html", "<title>A</title><script>fill()</script>".to_owned(), Kind::Html);
    assert!(reading.documents.is_empty());
    expect!["The page shows no text; perhaps a script fills it in: open it in a browser and copy the text."]
        .assert_eq(&reading.problems[0].message);
}

#[test]
fn long_and_hostile_pages_take_time_in_proportion() {
    let parts = [
        "<div hidden>",
        "<svg>",
        "<template><b></i>",
        "<li hidden>",
        "<span hidden><span>",
        "<p hidden></ul>",
        "<q>",
        "<pre>\n",
        "<template><p></p></p>",
        "<div hidden><p></p></p>",
        "<",
        "&",
        "<a b",
        "<!--",
    ];
    for part in parts {
        html::read(&part.repeat(30_000)); // a moment's work; an hour's in proportion to the square of the length
    }
    html::read(&["<div hidden>", &"<div>".repeat(30_000), &"</ul>".repeat(30_000)].concat());
}

proptest! {
    #[test]
    fn any_page_gives_lines(parts in prop::collection::vec(prop_oneof![
        any::<String>(),
        "</?(p|div|li|ul|b|br|pre|q|svg|script|style|title|template|textarea|table|td|meta|plaintext)( hidden| charset=x)?/?>",
        "[ \r\n\t\0a&;<>\"'!-]{0,6}",
    ], 0..40)) {
        let page = html::read(&parts.concat());
        prop_assert!(!page.text.contains("\n\n\n") && !page.text.starts_with('\n'));
        html::declared_encoding(parts.concat().as_bytes());
    }

    #[test]
    fn any_bytes_are_decoded_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = decode(&bytes, None);
    }
}
