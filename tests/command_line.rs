//! The command line as a person meets it: what comes out, what is said, and the exit code.
#![cfg(feature = "cli")]

use assert_cmd::cargo::cargo_bin;
use expect_test::{Expect, expect};
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// Run `glossator annotate` in a folder with these files, and expect this exit code and this on standard error. Gives the
/// identifiers and texts of the records on standard output.
fn check(files: &[(&str, &[u8])], arguments: &[&str], input: &[u8], code: i32, said: Expect) -> Vec<(String, String)> {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let output = assert_cmd::Command::from(annotate(folder.path(), arguments)).write_stdin(input).output().unwrap();
    said.assert_eq(&String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(code));
    String::from_utf8(output.stdout).unwrap().lines().map(identifier_and_text).collect()
}

fn annotate(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(cargo_bin("glossator"));
    command.current_dir(folder).arg("annotate").args(arguments);
    command
}

/// The identifier and text of a record that is sound: in its schema, and its passages where they say.
fn identifier_and_text(line: &str) -> (String, String) {
    let schema = serde_json::from_str(include_str!("../src/formats/glossator.schema.json")).unwrap();
    let record: Value = serde_json::from_str(line).unwrap();
    if let Err(error) = jsonschema::validate(&schema, &record) {
        panic!("{error} in {line}");
    }
    let document = glossator::formats::glossator::read(line).unwrap();
    let passages = document.saved.unwrap().passages;
    let again = glossator::annotate(&document.text);
    assert!(
        passages.iter().map(|passage| (&passage.range, passage.label)).eq(again.iter().map(|p| (&p.range, p.label)))
    );
    (document.id, document.text)
}

fn pair(id: &str, text: &str) -> (String, String) {
    (id.to_owned(), text.to_owned())
}

#[test]
fn files_of_every_kind_come_out_in_order() {
    let files: &[(&str, &[u8])] = &[
        ("b.txt", b"\xEF\xBB\xBFThe plan costs \xE2\x82\xAC3bn.\r\n"),
        ("folder/a.html", b"<title>A page</title><p>It rained."),
        ("c.jsonl", b"{\"text\": \"First.\"}\r\n\n{\"id\": \"own\", \"text\": \"Second.\", \"passages\": \"no list\"}"),
    ];
    let records = check(files, &["b.txt", "folder/a.html", "c.jsonl", "-"], b"From a pipe.", 0, expect![""]);
    let expected = [
        pair("b.txt", "The plan costs €3bn.\r\n"),
        pair("a.html", "It rained."),
        pair("c-1", "First."),
        pair("own", "Second."),
        pair("stdin", "From a pipe."),
    ];
    assert_eq!(records, expected);
}

#[test]
fn standard_input_is_read_when_no_file_is_named() {
    assert_eq!(check(&[], &[], b"<!doctype html><p>A page.", 0, expect![""]), [pair("stdin", "A page.")]);
    assert_eq!(check(&[], &[], b"\n{\"text\": \"A record.\"}\n", 0, expect![""]), [pair("stdin-2", "A record.")]);
    let told = check(&[], &["--input", "text"], b"{\"text\": \"A record.\"}", 0, expect![""]);
    assert_eq!(told, [pair("stdin", "{\"text\": \"A record.\"}")]);
}

#[test]
fn what_fails_is_named_and_the_rest_is_done() {
    let files: &[(&str, &[u8])] = &[
        ("good.txt", b"Good."),
        ("old.txt", b"Good.\nCaf\xE9."),
        ("report.docx", b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml\n\0\0word/document.xml"),
        ("empty.txt", b" \n"),
        ("empty.jsonl", b""),
        (
            "mixed.jsonl",
            b"{\"text\": \"One.\"}\nnot JSON\n{\"text\": \"Caf\xE9.\"}\n{\"id\": 4}\n{\"text\": \"Five.\"}\n",
        ),
        ("later.jsonl", b"{\"format\": \"glossator/2\", \"text\": \"Six.\", \"passages\": []}"),
        ("folder/inside.txt", b"Not asked for."),
    ];
    let arguments = [
        "missing.txt",
        "old.txt",
        "report.docx",
        "empty.txt",
        "empty.jsonl",
        "mixed.jsonl",
        "later.jsonl",
        "folder",
        "good.txt",
    ];
    let said = expect![[r#"
        glossator: missing.txt: It cannot be opened: No such file or directory (os error 2).
        glossator: old.txt: It is not valid UTF-8 (line 2, byte 4), most often because it is in the older encoding Windows-1252. Add --encoding windows-1252 to read it so.
        glossator: report.docx: This is a Word document; open it in your word processor and save it as plain text, or copy its text and paste it.
        glossator: empty.txt: It holds no text; check that it was saved.
        glossator: empty.jsonl: It holds no text; check that it was saved.
        glossator: mixed.jsonl:2: It is not a JSON object: every line must be one, such as {"text": "…"}.
        glossator: mixed.jsonl:3: It is not valid UTF-8 (line 3, byte 14), most often because it is in the older encoding Windows-1252. Add --encoding windows-1252 to read it so.
        glossator: mixed.jsonl:4: It has no "text".
        glossator: later.jsonl:1: It is in the format "glossator/2", and this version knows only "glossator/1": use a newer one.
        glossator: folder: It is a folder; name the files in it.
    "#]];
    let records = check(files, &arguments, b"", 1, said);
    assert_eq!(records, [pair("mixed-1", "One."), pair("mixed-5", "Five."), pair("good.txt", "Good.")]);
}

#[test]
fn an_encoding_can_be_named_or_marked() {
    let utf_16: Vec<u8> = "\u{FEFF}{\"text\": \"Caf\u{e9} \u{10A}.\"}\n{\"text\": \"b\"}\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let files: &[(&str, &[u8])] =
        &[("old.txt", b"Caf\xE9."), ("old.jsonl", b"{\"text\": \"Caf\xE9.\"}"), ("wide.jsonl", &utf_16)];
    let named = check(files, &["--encoding", "latin1", "old.txt", "old.jsonl"], b"", 0, expect![""]);
    assert_eq!(named, [pair("old.txt", "Café."), pair("old-1", "Café.")]);
    let marked = check(files, &["wide.jsonl"], b"", 0, expect![""]);
    assert_eq!(marked, [pair("wide-1", "Café Ċ."), pair("wide-2", "b")]);
    let page = b"<!doctype html><meta charset=windows-1252><p>\x93Caf\xE9\x94";
    assert_eq!(check(&[], &[], page, 0, expect![""]), [pair("stdin", "“Café”")]);
}

#[test]
fn wrong_usage_is_told_apart_from_bad_input() {
    for arguments in [["--input", "pdf"], ["--encoding", "latin-99"], ["--no-such", "option"]] {
        let output = annotate(Path::new("."), &arguments).stdin(Stdio::null()).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
}

#[test]
fn a_reader_that_has_enough_ends_it_quietly() {
    let mut child = annotate(Path::new("."), &["--input", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    writeln!(input, "{{\"text\": \"One.\"}}").unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap(); // and the pipe is closed
    let _ = writeln!(input, "{{\"text\": \"Two.\"}}");
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
}

/// Each record is answered before the next is sent, and memory's peak grows by less than a quarter of the text that goes
/// through.
#[test]
#[cfg(target_os = "linux")]
fn memory_does_not_grow_with_the_number_of_documents() {
    let mut child = annotate(Path::new("."), &[]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let text = "“We have never closed a school,” Ibsen said. The two towns merged in 1998.\\n".repeat(300);
    let mut peaks = Vec::new();
    let mut line = String::new();
    for number in 1..=60 {
        writeln!(input, "{{\"id\": {number}, \"text\": \"{text}\"}}").unwrap();
        line.clear();
        output.read_line(&mut line).unwrap();
        assert!(line.starts_with(&format!("{{\"format\":\"glossator/1\",\"id\":\"{number}\"")));
        if number == 10 || number == 60 {
            let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
            let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
            peaks.push(peak.trim().trim_end_matches(" kB").parse::<usize>().unwrap() * 1024);
        }
    }
    drop(input);
    assert!(child.wait().unwrap().success());
    let (grown, gone_through) = (peaks[1] - peaks[0], 50 * text.len());
    assert!(grown < gone_through / 4, "{grown} bytes more for {gone_through} bytes of text");
}
