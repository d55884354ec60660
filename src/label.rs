//! The closed list of labels, written once: the command line, the files and the page all ask here.

use serde::{Deserialize, Serialize};

/// What a passage is. Every passage has exactly one label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Label {
    Boilerplate,
    Quote,
    Claim,
    Background,
}

impl Label {
    /// How many labels there are.
    pub const COUNT: usize = 4;

    /// All labels, in the order in which an annotator asks for them: the first question with a yes decides.
    pub const ALL: [Label; Label::COUNT] = [Label::Boilerplate, Label::Quote, Label::Claim, Label::Background];

    /// The label with the highest of the values, which stand in the order of [`Label::ALL`]; the first of equal ones.
    pub fn with_highest<Value: PartialOrd>(values: &[Value; Label::COUNT]) -> Label {
        let best = (1..Label::COUNT).fold(0, |best, label| if values[label] > values[best] { label } else { best });
        Label::ALL[best]
    }

    /// The label's place in [`Label::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }

    /// The label's name in files and on the page.
    pub fn name(self) -> &'static str {
        match self {
            Label::Boilerplate => "boilerplate",
            Label::Quote => "quote",
            Label::Claim => "claim",
            Label::Background => "background",
        }
    }

    /// The label of this name, however it is capitalized.
    pub fn named(name: &str) -> Option<Label> {
        Label::ALL.into_iter().find(|label| label.name().eq_ignore_ascii_case(name.trim()))
    }

    /// The question whose "yes" gives the label, if no earlier question was answered so.
    pub fn question(self) -> &'static str {
        match self {
            Label::Boilerplate => "Is it outside the article's own prose?",
            Label::Quote => "Are most of its words somebody's own, reproduced?",
            Label::Claim => "Does it put forward something disputable, or on someone's authority?",
            Label::Background => "Is it anything else in the article?",
        }
    }

    /// What the label covers, in a sentence.
    pub fn meaning(self) -> &'static str {
        match self {
            Label::Boilerplate => {
                "Page furniture: menus, bylines, dates, captions, teasers, adverts, comments, cookie and legal text."
            }
            Label::Quote => {
                "Direct speech: at least half the words stand in quotation marks, or inside a quotation still open."
            }
            Label::Claim => "Indirect speech and attributed content; opinion, evaluation, prediction, recommendation.",
            Label::Background => "Facts and context in the outlet's own voice: events, history, figures, schedules.",
        }
    }

    /// A passage that has the label.
    pub fn example(self) -> &'static str {
        match self {
            Label::Boilerplate => "READ MORE: Council Urges Port to Stop",
            Label::Quote => "“We have never closed a school,” Ibsen stressed.",
            Label::Claim => "The city will keep funding the ferry, Ibsen said.",
            Label::Background => "The two towns merged in 1998.",
        }
    }
}
