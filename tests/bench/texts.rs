//! News of any length, made of the samples that the page offers.

/// Articles with their furniture, one after the other, at least `length` bytes.
pub fn news(length: usize) -> String {
    let samples = [
        include_str!("../../www/samples/harbour-council.txt"),
        include_str!("../../www/samples/fischmarkt.txt"),
        include_str!("../../www/samples/opinion-ferries.txt"),
    ];
    repeated(&samples.join("\n\n"), length)
}

/// `text` again and again, at least `length` bytes.
pub fn repeated(text: &str, length: usize) -> String {
    text.repeat(length / text.len() + 1)
}
