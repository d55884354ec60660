//! Words and marks, for formats that label these: by Unicode's rules, cut wherever a span begins or ends.

use std::collections::BTreeSet;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// A token: a word, a mark, or white space that is more than the single space behind a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// Whether a single space follows that belongs to no token.
    pub space: bool,
    /// Whether it is nothing but white space.
    pub is_blank: bool,
}

/// Divide a text so that no token crosses a border of the spans, and tokens with their spaces are the whole text.
pub fn tokens<'span>(text: &str, spans: impl IntoIterator<Item = &'span Range<usize>>) -> Vec<Token> {
    let (first, last): (BTreeSet<usize>, BTreeSet<usize>) =
        spans.into_iter().map(|span| (span.start, span.end)).unzip();
    let mut starts: BTreeSet<usize> = first.iter().chain(&last).copied().filter(|&at| at < text.len()).collect();
    for (start, word) in text.split_word_bound_indices() {
        starts.insert(start);
        let mut was_blank = None;
        for (at, character) in word.char_indices() {
            if was_blank.is_some_and(|was| was != character.is_whitespace()) {
                starts.insert(start + at); // the rules let some marks cling to white space
            }
            was_blank = Some(character.is_whitespace());
        }
    }
    let ends = starts.iter().copied().skip(1).chain([text.len()]);
    let mut tokens: Vec<Token> = Vec::new();
    for (mut start, end) in std::iter::zip(starts.iter().copied(), ends) {
        let is_blank = text[start..end].chars().all(char::is_whitespace);
        let is_in_span = first.contains(&start) || last.contains(&(start + 1)); // no space that a span begins or ends with
        if let Some(before) = tokens.last_mut()
            && !before.space
            && before.range.end == start
            && text[start..].starts_with(' ')
            && !is_in_span
        {
            before.space = true;
            start += 1;
        }
        if start < end {
            tokens.push(Token { range: start..end, space: false, is_blank });
        }
    }
    tokens
}

/// The tokens that lie in a span: the indices of the first and of the one behind the last.
pub fn within(tokens: &[Token], span: &Range<usize>) -> Range<usize> {
    let first = tokens.partition_point(|token| token.range.start < span.start);
    let behind = tokens.partition_point(|token| token.range.start < span.end);
    first..behind
}

/// The tag of each token in IOB2: `B-` and a label where a span begins, `I-` within it, `O` outside of all.
pub fn tags<'span>(
    tokens: &[Token],
    spans: impl IntoIterator<Item = (&'span Range<usize>, &'static str)>,
) -> Vec<String> {
    let mut tags = vec!["O".to_owned(); tokens.len()];
    for (span, label) in spans {
        let within = within(tokens, span);
        let first = within.start;
        for index in within {
            tags[index] = format!("{}-{label}", if index == first { "B" } else { "I" });
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens with their spaces are the text.
    fn check(text: &str, spans: &[Range<usize>]) -> Vec<Token> {
        let tokens = tokens(text, spans);
        let whole: String = tokens
            .iter()
            .map(|token| format!("{}{}", &text[token.range.clone()], if token.space { " " } else { "" }))
            .collect();
        assert_eq!(whole, text);
        for span in spans {
            let within = within(&tokens, span);
            assert_eq!((tokens[within.start].range.start, tokens[within.end - 1].range.end), (span.start, span.end));
        }
        tokens
    }

    #[test]
    fn tokens_and_their_spaces_are_the_text() {
        let text = "Fire 🔥  row.\r\n\"We can't,\" 👩‍👩‍👧 e\u{301}t\u{2028}\u{85}היא\0 ";
        check(text, &[]);
        check(text, &[0..4, 5..9, 9..10, 10..11, 11..14]);
        for (start, _) in text.char_indices() {
            for (end, _) in text[start..].char_indices().skip(1) {
                check(text, std::slice::from_ref(&(start..start + end)));
            }
        }
    }
}
