//! Time against length, from 1 to 100 MB: prints the time a megabyte takes at each length, as a ratio to the first.
//! Where time is in proportion to length, the ratios stay near 1.

#[path = "texts.rs"]
mod texts;

use std::hint::black_box;
use std::time::{Duration, Instant};
use texts::{news, repeated};

const MEGABYTE: usize = 1_000_000;
const LENGTHS: [usize; 5] = [1, 3, 10, 30, 100]; // megabytes

/// A text of about so many bytes.
type Shape = fn(usize) -> String;

fn main() {
    let shapes = [("news", news as Shape), ("one line", one_line), ("quotation marks", marks), ("full stops", stops)];
    println!("{:16} {:>7} {:>9} {:>9} {:>7}", "text", "MB", "seconds", "s per MB", "ratio");
    for (name, shape) in shapes {
        let mut first = None;
        for length in LENGTHS {
            let text = shape(length * MEGABYTE);
            let per_megabyte = time(&text).as_secs_f64() / length as f64;
            let ratio = per_megabyte / *first.get_or_insert(per_megabyte);
            println!("{name:16} {length:>7} {:>9.2} {per_megabyte:>9.3} {ratio:>7.2}", per_megabyte * length as f64);
        }
    }
}

/// The shorter of two runs: the first one also pays for memory that the system hands out.
fn time(text: &str) -> Duration {
    let run = || {
        let started = Instant::now();
        black_box(glossator::annotate(black_box(text)));
        started.elapsed()
    };
    run().min(run())
}

/// All in one paragraph.
fn one_line(length: usize) -> String {
    news(length).replace('\n', " ")
}

/// Marks that open again and again and never close.
fn marks(length: usize) -> String {
    repeated("'a \"b “c „d «e ‘f ", length)
}

/// Full stops of which each could end a sentence or an abbreviation.
fn stops(length: usize) -> String {
    repeated("Mr. A. B. U.S. . . . etc. 1. 2. Then? ", length)
}
