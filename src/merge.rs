//! Somebody's labels onto an open document: found again in its text, compared with what is there, and taken over where
//! nothing confirmed would change.

use crate::anchor::Skeleton;
use crate::formats::detached::Detached;
use crate::record::{By, Record, SavedAttribution, SavedPassage};
use std::ops::Range;

/// How a passage that came in stands to the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The document says the same.
    Same,
    /// It says something else, or nothing, and nobody confirmed it: what came in is taken over.
    Taken,
    /// A person confirmed something else: it stays, and this is for a person to decide.
    Conflict,
}

/// A passage that came in.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub outcome: Outcome,
    /// As it came, at its place in the document's text.
    pub passage: SavedPassage,
    /// What the document has there.
    pub was: Vec<SavedPassage>,
}

/// A passage whose words are not in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// Its words, or how they begin where no more is known.
    pub words: String,
    pub label: crate::Label,
}

/// What comes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// Whether the texts are the same but for white space, invisible characters and the composition of letters.
    pub same_text: bool,
    /// The document's passages as they are now, in order and apart.
    pub passages: Vec<SavedPassage>,
    pub findings: Vec<Finding>,
    pub unmatched: Vec<Unmatched>,
}

/// Merge the labels of another copy of a text; as suggestions, or as confirmed where a person says so.
pub fn merge(document: &Record, other: &Record, as_confirmed: bool) -> Merged {
    if document.text == other.text {
        return settle(document, true, other.passages.clone(), Vec::new(), as_confirmed);
    }
    let (here, there) = (Skeleton::of(&document.text), Skeleton::of(&other.text));
    let same_text = here.letters() == there.letters();
    let (mut placed, mut unmatched) = (Vec::new(), Vec::new());
    let (mut behind, mut shift) = (0, 0isize);
    for passage in &other.passages {
        let letters = there.in_letters(&passage.range);
        let found = letters.as_ref().and_then(|letters| {
            if same_text {
                return Some(letters.clone());
            }
            let near = letters.start.saturating_add_signed(shift);
            here.find(&there.letters()[letters.clone()], behind, near)
        });
        let range = found.clone().and_then(|found| here.in_text(found));
        let (Some(letters), Some(found), Some(range)) = (letters, found, range) else {
            unmatched.push(Unmatched { words: other.text[passage.range.clone()].to_owned(), label: passage.label });
            continue;
        };
        if !same_text {
            behind = found.end;
            shift = found.start as isize - letters.start as isize;
        }
        let part = |range: &Option<Range<usize>>| {
            let part = there.in_letters(range.as_ref()?)?;
            let near = part.start.saturating_add_signed(shift);
            let place = if same_text { part } else { here.find(&there.letters()[part], near, near)? };
            here.in_text(place)
        };
        let attribution = passage.attribution.as_ref().map(|attribution| {
            let mut found = attribution.found.clone();
            (found.speaker, found.cue) = (part(&found.speaker), part(&found.cue));
            SavedAttribution { found, by: attribution.by }
        });
        placed.push(SavedPassage { range, attribution, ..passage.clone() });
    }
    settle(document, same_text, placed, unmatched, as_confirmed)
}

/// Merge labels that came without their text.
pub fn merge_detached(document: &Record, detached: &Detached, as_confirmed: bool) -> Merged {
    let (placed, lost) = detached.attach(&document.text);
    let label_of = |begins: &String| {
        detached.passages.iter().find(|passage| passage.letters.begins == *begins).map(|held| held.passage.label)
    };
    let unmatched = lost.into_iter().filter_map(|words| Some(Unmatched { label: label_of(&words)?, words }));
    settle(document, detached.is_of(&document.text), placed, unmatched.collect(), as_confirmed)
}

fn settle(
    document: &Record,
    same_text: bool,
    mut placed: Vec<SavedPassage>,
    mut unmatched: Vec<Unmatched>,
    as_confirmed: bool,
) -> Merged {
    placed.sort_by_key(|passage| passage.range.start);
    let mut passages = document.passages.clone();
    let mut findings = Vec::new();
    let mut end = 0;
    for passage in placed {
        if passage.range.start < end {
            let words = document.text[passage.range.clone()].to_owned();
            unmatched.push(Unmatched { words, label: passage.label }); // two passages cannot have one place
            continue;
        }
        end = passage.range.end;
        let is_there =
            |held: &SavedPassage| held.range.start < passage.range.end && passage.range.start < held.range.end;
        let first = passages.partition_point(|held| held.range.end <= passage.range.start);
        let count = passages[first..].iter().take_while(|held| is_there(held)).count();
        let was = passages[first..first + count].to_vec();
        let same = matches!(&was[..], [held] if held.range == passage.range && held.label == passage.label);
        let outcome = if same {
            Outcome::Same
        } else if was.iter().any(|held| held.confirmed) {
            Outcome::Conflict
        } else {
            Outcome::Taken
        };
        match outcome {
            Outcome::Same if as_confirmed => {
                passages[first].confirmed = true;
                passages[first].note = passages[first].note.take().or(passage.note.clone());
            }
            Outcome::Taken => {
                let taken = take(&passage, &was, as_confirmed);
                let pieces = [(was.first(), true), (was.last(), false)].map(|(held, is_before)| {
                    let held = held?;
                    let range = if is_before {
                        held.range.start..passage.range.start.max(held.range.start)
                    } else {
                        passage.range.end.min(held.range.end)..held.range.end
                    };
                    rest(held, range, &document.text)
                });
                let [before, behind] = pieces;
                let fresh = before.into_iter().chain([taken]).chain(behind);
                passages.splice(first..first + count, fresh);
            }
            Outcome::Same | Outcome::Conflict => {}
        }
        findings.push(Finding { outcome, passage, was });
    }
    Merged { same_text, passages, findings, unmatched }
}

/// The passage as the document has it from now on: what the model said here stays known.
fn take(passage: &SavedPassage, was: &[SavedPassage], as_confirmed: bool) -> SavedPassage {
    let mut taken = passage.clone();
    if let [held] = was
        && held.range == passage.range
    {
        taken.predicted = held.predicted;
        taken.confidence = held.confidence;
        taken.attribution = passage.attribution.clone().or_else(|| held.attribution.clone());
        taken.note = passage.note.clone().or_else(|| held.note.clone());
    }
    taken.confirmed = as_confirmed;
    if as_confirmed {
        taken.by = By::Human;
    }
    taken
}

/// What is left of a passage beside another; none where it is white space.
fn rest(held: &SavedPassage, range: Range<usize>, text: &str) -> Option<SavedPassage> {
    let words = &text[range.clone()];
    let start = range.start + words.len() - words.trim_start().len();
    let end = start + words.trim().len();
    (start < end).then(|| SavedPassage { range: start..end, ..held.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Label;

    const TEXT: &str = "The quay is old. \"It will go,\" said Ana Pérez. The plan costs €3bn.";

    fn record(text: &str, passages: &[(&str, Label, bool)]) -> Record {
        let passage = |(words, label, confirmed): &(&str, Label, bool)| {
            let start = text.find(words).unwrap();
            SavedPassage { confirmed: *confirmed, ..SavedPassage::labelled(start..start + words.len(), *label) }
        };
        let passages = passages.iter().map(passage).collect();
        Record { id: "a".to_owned(), title: None, source: None, text: text.to_owned(), model: None, passages }
    }

    fn shown(merged: &Merged, text: &str) -> Vec<String> {
        let show = |passage: &SavedPassage| format!("{} {}", passage.label.name(), &text[passage.range.clone()]);
        merged.passages.iter().map(show).collect()
    }

    #[test]
    fn what_is_not_confirmed_gives_way_and_what_is_stays() {
        let open = record(
            TEXT,
            &[
                ("The quay is old.", Label::Background, false),
                ("\"It will go,\" said Ana Pérez.", Label::Quote, true),
                ("The plan costs €3bn.", Label::Background, false),
            ],
        );
        let other = TEXT.replace(' ', "\n ").replace('é', "e\u{301}");
        let theirs = record(
            &other,
            &[
                ("The\n quay\n is\n old.", Label::Background, true),
                ("\"It\n will\n go,\"", Label::Claim, true),
                ("The\n plan\n costs\n €3bn.", Label::Claim, true),
            ],
        );
        let merged = merge(&open, &theirs, false);
        assert!(merged.same_text && merged.unmatched.is_empty());
        let outcomes: Vec<Outcome> = merged.findings.iter().map(|finding| finding.outcome).collect();
        assert_eq!(outcomes, [Outcome::Same, Outcome::Conflict, Outcome::Taken]);
        assert_eq!(
            shown(&merged, TEXT),
            ["background The quay is old.", "quote \"It will go,\" said Ana Pérez.", "claim The plan costs €3bn."]
        );
        assert!(!merged.passages[2].confirmed, "a suggestion until a person agrees");
        assert!(merge(&open, &theirs, true).passages.iter().all(|passage| passage.confirmed));
    }

    #[test]
    fn a_part_leaves_the_rest_its_label() {
        let open = record(TEXT, &[("\"It will go,\" said Ana Pérez.", Label::Quote, false)]);
        let theirs = record(TEXT, &[("said", Label::Claim, false)]);
        assert_eq!(
            shown(&merge(&open, &theirs, false), TEXT),
            ["quote \"It will go,\"", "claim said", "quote Ana Pérez."]
        );
    }

    #[test]
    fn in_another_text_the_words_are_looked_for_and_the_missing_told() {
        let open = record(&format!("New on top. {TEXT} The quay is old."), &[]);
        let theirs = record(
            "The quay is old. Never said. The plan costs €3bn.",
            &[
                ("The quay is old.", Label::Background, false),
                ("Never said.", Label::Claim, false),
                ("The plan costs €3bn.", Label::Claim, false),
            ],
        );
        let merged = merge(&open, &theirs, false);
        assert!(!merged.same_text);
        assert_eq!(shown(&merged, &open.text), ["background The quay is old.", "claim The plan costs €3bn."]);
        assert_eq!(merged.passages[0].range.start, 12, "the place nearest to where it stood");
        assert_eq!(merged.unmatched, [Unmatched { words: "Never said.".to_owned(), label: Label::Claim }]);
    }
}
