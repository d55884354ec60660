//! Speed of the whole job on one thread, beside a splitter of sentences, which does the first of its parts.
//!
//! `--write FOLDER` leaves the text there instead, as it stands and as a page of HTML, for peers in other languages.

#[path = "texts.rs"]
mod texts;

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

const LENGTH: usize = 5_000_000; // bytes

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let text = texts::news(LENGTH);
    if let Some(place) = arguments.iter().position(|argument| argument == "--write") {
        return write(Path::new(&arguments[place + 1]), &text);
    }
    let own = megabytes_per_second(&text, |text| glossator::annotate(text).len());
    let splitting = megabytes_per_second(&text, |text| glossator::segment::segment(text).len());
    let sentencex = megabytes_per_second(&text, |text| sentencex::segment("en", text).len());
    println!("{:44} {:>8} {:>22}", "on 5 MB of news text", "MB/s", "times as fast as ours");
    for (name, speed) in [
        ("Glossator, the whole job", own),
        ("Glossator, passages alone", splitting),
        ("sentencex, sentences alone", sentencex),
    ] {
        println!("{name:44} {speed:>8.1} {:>22.2}", speed / own);
    }
    std::fs::create_dir_all("target/bench").and_then(|()| std::fs::write("target/bench/own.txt", own.to_string())).ok();
}

/// The best of three runs.
fn megabytes_per_second(text: &str, job: impl Fn(&str) -> usize) -> f64 {
    let run = || {
        let started = Instant::now();
        black_box(job(black_box(text)));
        started.elapsed()
    };
    let best: Duration = (0..3).map(|_| run()).min().expect("three runs");
    text.len() as f64 / 1e6 / best.as_secs_f64()
}

/// The same text for everybody: as it stands, one page of 20 KB, and pages of HTML whose paragraphs are its lines.
fn write(folder: &Path, text: &str) {
    let page = texts::news(20_000);
    let html = |text: &str| {
        let paragraphs: String =
            text.lines().filter(|line| !line.trim().is_empty()).map(|line| format!("<p>{line}</p>\n")).collect();
        format!(
            "<!doctype html><html><head><title>News</title></head><body><article>\n{paragraphs}</article></body></html>\n"
        )
    };
    std::fs::create_dir_all(folder).expect("a folder for the texts");
    for (name, content) in [("news.txt", text), ("page.txt", &page), ("page.html", &html(&page))] {
        std::fs::write(folder.join(name), content).expect("the texts can be written");
    }
}
