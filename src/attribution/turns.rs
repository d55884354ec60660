//! Interviews and set quotations, where the page's layout says who speaks: "NAME: …", "A: …", "— Name" below.

use crate::lexicon::Class;
use crate::quotation::{ends_like_sentence, is_closing};
use crate::segment::Segment;
use std::collections::HashMap;
use std::ops::Range;

/// The lines that may begin an interviewee's turn, counted over the page.
pub struct Turns<'text> {
    text: &'text str,
    counts: HashMap<&'text str, u32>,
}

/// Who has the turn: the name, and the colon behind it where one stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    pub speaker: Range<usize>,
    pub cue: Option<Range<usize>>,
}

impl<'text> Turns<'text> {
    pub fn read(text: &'text str, segments: &[Segment]) -> Turns<'text> {
        let mut counts = HashMap::new();
        for segment in segments.iter().filter(|segment| segment.opens_line) {
            if let Some(turn) = head(text, segment) {
                *counts.entry(&text[turn.speaker]).or_default() += 1;
            }
        }
        Turns { text, counts }
    }

    /// The turn that a passage opens: its name stands at least twice so, or alone in capitals.
    pub fn opened_by(&self, segment: &Segment) -> Option<Turn> {
        if !segment.opens_line {
            return None;
        }
        let turn = head(self.text, segment)?;
        let name = &self.text[turn.speaker.clone()];
        let repeated = self.counts.get(name).is_some_and(|&count| count > 1);
        let shouted = turn.cue.is_some() && name.len() > 2 && !name.contains(char::is_lowercase);
        (repeated || shouted).then_some(turn)
    }
}

/// What a turn's line would begin with: one to four capitalised words, and a colon or the line's end behind them.
fn head(text: &str, segment: &Segment) -> Option<Turn> {
    const LONGEST: usize = 48; // bytes
    let start = segment.range.start;
    let line = &text[segment.range.clone()];
    let view = &line[..line.floor_char_boundary(LONGEST)];
    let (name, colon) = match view.find(':') {
        Some(colon) => (&view[..colon], Some(start + colon..start + colon + 1)),
        None if view.len() == line.len() => (view, None),
        None => return None,
    };
    let mut words = name.split_whitespace();
    let few = words.clone().count() <= 4 && !words.clone().any(|word| crate::lexicon::has(word, Class::FURNITURE));
    let capitals = words.all(|word| {
        word.starts_with(char::is_uppercase) && !word.ends_with([',', '.', '?', '!'])
            || word.len() > 2 && word.ends_with('.')
    });
    let has_letters = name.contains(char::is_alphabetic) && !name.contains(is_closing);
    (few && capitals && has_letters).then(|| Turn { speaker: start..start + name.trim_end().len(), cue: colon })
}

/// The name in the line below a set quotation: "— Jane Roe, chief engineer".
pub fn signature(text: &str, segment: &Segment) -> Option<Range<usize>> {
    const LONGEST: usize = 120; // bytes
    let line = &text[segment.range.clone()];
    if !segment.opens_line || line.len() > LONGEST || ends_like_sentence(line) {
        return None;
    }
    let name = line.trim_start_matches(['—', '–', '-', '―', '~', ' ', '\u{a0}']);
    let end = name.find([',', '(', '|', ':', ';']).unwrap_or(name.len());
    let name = name[..end].trim_end();
    let dashed = !line.starts_with(name);
    let words = name.split_whitespace().count();
    let capitals = name.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    // "Advertisement" below a quotation is no name
    let is_furniture = name.split_whitespace().any(|word| crate::lexicon::has(word, Class::FURNITURE));
    if !dashed && (words < 2 || is_furniture) {
        return None;
    }
    if words == 0 || words > 8 || !name.starts_with(char::is_uppercase) && !dashed || capitals * 2 < words {
        return None;
    }
    let start = segment.range.start + line.find(name)?;
    Some(start..start + name.len())
}
