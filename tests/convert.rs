//! `glossator convert` as a person meets it: what comes out, what is said, and the exit code.
#![cfg(feature = "cli")]

use assert_cmd::cargo::cargo_bin;
use expect_test::{Expect, expect};
use glossator::formats::{File, archive as pack};
use std::io::Write;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const SESSIONS: &str = include_str!("interchange/sessions.jsonl");

/// Run `glossator convert` in a folder with these files; expect this exit code and this on standard error. Gives the
/// folder and standard output.
fn check(files: &[(&str, &[u8])], arguments: &[&str], code: i32, said: Expect) -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let mut command = Command::new(cargo_bin("glossator"));
    command.current_dir(folder.path()).arg("convert").args(arguments).stdin(Stdio::null());
    let output = command.output().unwrap();
    said.assert_eq(&String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(code));
    (folder, String::from_utf8(output.stdout).unwrap())
}

#[test]
fn one_file_goes_to_standard_output_and_back() {
    let files: &[(&str, &[u8])] = &[("sessions.jsonl", SESSIONS.as_bytes())];
    let said = expect![[r#"
        glossator: note: The text has characters outside the basic plane, such as 🔥: offsets count Unicode code points, as Python does.
        glossator: 14 passages verified
    "#]];
    let (_, lines) = check(files, &["--to", "spacy", "sessions.jsonl"], 0, said);
    assert_eq!(lines.lines().count(), 2);
    let said = expect![[r#"
        glossator: note: The text has characters outside the basic plane, such as 🔥: offsets count Unicode code points, as Python does.
        glossator: 14 passages verified
    "#]];
    let (_, back) = check(&[("lines", lines.as_bytes())], &["--to", "glossator", "lines"], 0, said);
    assert_eq!(back, SESSIONS, "all of it came back");
}

#[test]
fn several_files_need_a_place_and_come_back_from_it() {
    let files: &[(&str, &[u8])] = &[("sessions.jsonl", SESSIONS.as_bytes())];
    let said = expect![[r#"
        glossator: brat is several files: add --out FOLDER or --out FILE.zip.
    "#]];
    check(files, &["--to", "brat", "sessions.jsonl"], 1, said);
    for out in ["all.zip", "folder"] {
        let said = expect![[r#"
            glossator: note: The text has characters outside the basic plane, such as 🔥: offsets count Unicode code points, as Python does.
            glossator: note: Lines end with CR LF: read the .txt files without translating these (Python: newline=""), or offsets shift.
            glossator: 14 passages verified
        "#]];
        let (folder, nothing) = check(files, &["--to", "brat", "--out", out, "sessions.jsonl"], 0, said);
        assert_eq!(nothing, "");
        let mut back = Command::new(cargo_bin("glossator"));
        let output = back.current_dir(folder.path()).args(["convert", "--to", "glossator", out]).output().unwrap();
        let back = String::from_utf8(output.stdout).unwrap();
        let sorted = |lines: &str| {
            let mut lines: Vec<String> = lines.lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        assert_eq!(sorted(&back), sorted(SESSIONS));
    }
}

#[test]
fn what_is_wrong_is_told_and_the_rest_comes_in() {
    let lines = "{\"text\": \"The plan has failed.\", \"label\": [[0, 8, \"OPINION\"], [4, 20, \"claim\"], [9, 99, \"claim\"], [3, 3, \"claim\"]]}
not JSON
{\"text\": \"One. Two.\", \"label\": [[0, 4, \"NEWS\"], [5, 9, \"claim\"]], \"__proto__\": {\"label\": []}}
";
    let files: &[(&str, &[u8])] = &[("admin.jsonl", lines.as_bytes())];
    let said = expect![[r#"
        glossator: admin.jsonl:1: The span “claim” from 9 to 99 goes past the end of the text, or ends inside a character; it is left out.
        glossator: admin.jsonl:1: The span “claim” from 3 to 3 holds nothing; it is left out.
        glossator: admin.jsonl:1: The span “claim” from 4 to 20 crosses the one from 0 to 8; the first is kept.
        glossator: admin.jsonl:2: It is not a JSON object: every line must be one, such as {"text": "…"}.
        glossator: note: What stands between passages is not kept: it comes back as white space.
        glossator: 2 passages verified
        glossator: 1 span left out: the label “NEWS” is not ours; map it with --map "NEWS=claim"
    "#]];
    let (_, table) = check(files, &["--to", "csv", "--map", "OPINION=claim", "admin.jsonl"], 1, said);
    let cells: Vec<&str> = table.lines().skip(1).filter_map(|line| line.split(',').nth(5)).collect();
    assert_eq!(cells, ["The plan", "Two."]);
}

#[test]
fn a_file_of_no_known_format_says_what_was_tried() {
    let files: &[(&str, &[u8])] =
        &[("a.json", b"{\n \"rows\": [1]}"), ("a.csv", b"a,b\n1,2\n"), ("a.ann", b"T1\tclaim 0 4\tFire\n")];
    let said = expect![[r#"
        glossator: a.json: It is in no format that is read here. JSON: It is one object with the keys “rows”, which none of the formats has. CSV or TSV: Its first line does not name the columns “text” and “label”.
        glossator: a.csv: It is in no format that is read here. CSV or TSV: Its first line does not name the columns “text” and “label”.
        glossator: a.ann: It is in no format that is read here. CSV or TSV: Its first line does not name the columns “text” and “label”. brat: the .txt of the same name belongs to it; pack both into a zip.
        glossator: There is nothing to export: no document has passages.
    "#]];
    check(files, &["--to", "glossator", "a.json", "a.csv", "a.ann"], 1, said);
}

#[test]
fn archives_that_would_do_harm_are_refused() {
    let bomb = pack(&[File { name: "a.jsonl".to_owned(), bytes: vec![b' '; 8 << 20] }]);
    let outside = pack(&[File { name: "../a.jsonl".to_owned(), bytes: SESSIONS.into() }]);
    let files: &[(&str, &[u8])] = &[("bomb.zip", &bomb), ("outside.zip", &outside), ("cut.zip", &bomb[..60])];
    let said = expect![[r#"
        glossator: bomb.zip: “a.jsonl” grows beyond all measure when it is unpacked (more than 1 MB), as harmful archives do; nothing was read.
        glossator: outside.zip: The archive names a file outside of itself, “../a.jsonl”, so it was not unpacked.
        glossator: cut.zip: The archive cannot be unpacked: invalid Zip archive: Could not find EOCD.
        glossator: There is nothing to export: no document has passages.
    "#]];
    check(files, &["--to", "glossator", "bomb.zip", "outside.zip", "cut.zip"], 1, said);
}

#[test]
fn labels_travel_without_the_text_and_are_put_back_onto_it() {
    let files: &[(&str, &[u8])] = &[("sessions.jsonl", SESSIONS.as_bytes())];
    let said = expect![[r#"
        glossator: note: The text is not in the file: keep it, it is needed to put the labels back (--attach).
        glossator: note: The text has characters outside the basic plane, such as 🔥: offsets count Unicode code points, as Python does.
        glossator: 14 passages verified
    "#]];
    let (_, labels) = check(files, &["--to", "glossator", "--labels-only", "sessions.jsonl"], 0, said);
    let changed = SESSIONS.replace("Fire 🔥 row.", "Fire 🔥 line.");
    let texts: String = changed
        .lines()
        .map(|line| {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            format!("{}\n", serde_json::json!({"id": record["id"], "text": record["text"]}))
        })
        .collect();
    let files: &[(&str, &[u8])] = &[("labels.jsonl", labels.as_bytes()), ("texts.jsonl", texts.as_bytes())];
    let said = expect![[r#"
        glossator: golden: 2 of 3 passages attached to golden
        glossator: golden: no longer there: the passage that begins “Fi…”
        glossator: folder/torture, =1.txt: 11 of 11 passages attached to folder/torture, =1.txt
        glossator: note: The text has characters outside the basic plane, such as 🔥: offsets count Unicode code points, as Python does.
        glossator: 13 passages verified
    "#]];
    let (_, back) = check(files, &["--to", "glossator", "--attach", "texts.jsonl", "--", "labels.jsonl"], 0, said);
    assert_eq!(back.lines().count(), 2);
    assert!(back.contains("\"start\":13,\"end\":39,\"text\":\"\\\"We will not cut schools,\\\"\""));
}

#[test]
fn wrong_usage_is_told_apart_from_bad_input() {
    for arguments in
        [&["--to", "word"][..], &[], &["--to", "csv", "--split", "80", "--out", "x"], &["--to", "csv", "--map", "a"]]
    {
        let output = Command::new(cargo_bin("glossator")).arg("convert").args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}

/// Memory's peak grows by less than a quarter of the text that goes through.
#[test]
#[cfg(target_os = "linux")]
fn memory_does_not_grow_with_the_number_of_documents() {
    let mut child = Command::new(cargo_bin("glossator"))
        .args(["convert", "--to", "doccano"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let text = "The two towns merged in 1998. ".repeat(1000);
    let mut peaks = Vec::new();
    for number in 1..=90 {
        let spans: String = (0..1000)
            .map(|at| format!("{{\"start\":{},\"end\":{},\"label\":\"claim\"}},", at * 30, at * 30 + 29))
            .collect();
        let spans = spans.trim_end_matches(',');
        writeln!(input, "{{\"id\": {number}, \"text\": \"{text}\", \"spans\": [{spans}]}}").unwrap();
        if number == 30 || number == 90 {
            let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
            let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
            peaks.push(peak.trim().trim_end_matches(" kB").parse::<usize>().unwrap() * 1024);
        }
    }
    drop(input);
    assert!(child.wait().unwrap().success());
    let (grown, gone_through) = (peaks[1] - peaks[0], 60 * text.len());
    assert!(grown < gone_through / 4, "{grown} bytes more for {gone_through} bytes of text");
}
