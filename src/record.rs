//! The saved document: a text, its passages, what the model said of them and what a person made of it.

use crate::attribution::Attribution;
use crate::input::Document;
use crate::label::Label;
use crate::model::Model;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Who gave a passage the label that holds now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum By {
    Human,
    Model,
}

impl By {
    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            By::Human => "human",
            By::Model => "model",
        }
    }

    /// Who has this name in files.
    pub fn named(name: &str) -> Option<By> {
        [By::Human, By::Model].into_iter().find(|by| by.name() == name)
    }
}

/// A passage as it is saved. Those of a document are in order and never overlap.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedPassage {
    /// Where it stands in the text, in bytes; never empty.
    pub range: Range<usize>,
    /// The label that holds now.
    pub label: Label,
    /// What the model said; none where it was never asked about this range.
    pub predicted: Option<Label>,
    /// The model's confidence in `predicted`, 0 to 1.
    pub confidence: f32,
    /// Who gave `label`.
    pub by: By,
    /// Whether a person has looked at the passage and agrees.
    pub confirmed: bool,
    /// Whether a person doubts `label` and wants another look at it.
    pub unsure: bool,
    /// What a person noted about the passage.
    pub note: Option<String>,
    /// Who speaks, where that is known.
    pub attribution: Option<SavedAttribution>,
}

impl SavedPassage {
    /// A passage that somebody labelled elsewhere: a person, as far as we know, and nobody here has looked at it.
    pub fn labelled(range: Range<usize>, label: Label) -> SavedPassage {
        SavedPassage {
            range,
            label,
            predicted: None,
            confidence: 0.0,
            by: By::Human,
            confirmed: false,
            unsure: false,
            note: None,
            attribution: None,
        }
    }
}

/// Who speaks in a passage, as it is saved.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedAttribution {
    /// Where the speaker and the cue stand, and the name behind a pronoun.
    pub found: Attribution,
    /// Who said so.
    pub by: By,
}

/// A document as it is saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub id: String,
    pub title: Option<String>,
    /// Where the text comes from, mostly a web address.
    pub source: Option<String>,
    /// The text as it came in, without a byte order mark; nothing else is changed.
    pub text: String,
    /// The model behind `predicted` and `confidence`.
    pub model: Option<String>,
    pub passages: Vec<SavedPassage>,
}

impl From<Document> for Record {
    /// What a file said of a document; without saved passages it has none.
    fn from(document: Document) -> Record {
        let Document { id, title, source, text, saved } = document;
        let (model, passages) = saved.map_or((None, Vec::new()), |saved| (saved.model, saved.passages));
        Record { id, title, source, text, model, passages }
    }
}

impl Record {
    /// Label a document with the model that ships, from its text alone: passages saved with it are dropped.
    pub fn annotated(document: Document) -> Record {
        let passages = crate::annotate(&document.text)
            .into_iter()
            .map(|passage| SavedPassage {
                predicted: Some(passage.label),
                confidence: passage.confidence,
                by: By::Model,
                attribution: passage.attribution.map(|found| SavedAttribution { found, by: By::Model }),
                ..SavedPassage::labelled(passage.range, passage.label)
            })
            .collect();
        Record {
            id: document.id,
            title: document.title,
            source: document.source,
            text: document.text,
            model: Some(Model::shipped().name().to_owned()),
            passages,
        }
    }
}
