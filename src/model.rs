//! Evidence to labels: each piece of evidence adds to the score of each label, each pair of neighbouring labels adds
//! its own, and at each passage the label wins that is most probable over all labellings of the page.
//!
//! This is a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001). The page is read twice: what the
//! first reading finds on all of it is further evidence for the second ([`outlook`]). The weights are tables of evidence
//! by labels.

pub mod chain;
mod file;
pub mod outlook;
mod reasons;

use crate::features::{Clue, Evidence, Feature, hashed};
use crate::label::Label;
use chain::Transition;
use outlook::Outlook;
use std::sync::OnceLock;

/// A score for each label, in nats, or a probability for each.
pub type PerLabel = [f32; Label::COUNT];

/// What one unit of a rounded weight adds to a score, in nats: a clue may decide alone, a word is one of many.
pub const CLUE_STEP: f32 = 0.02;
pub const WORDING_STEP: f32 = 0.01;

/// How many ways there are for a passage to follow another.
pub const JOINS: usize = 3;

/// How much each piece of evidence speaks for each label.
#[derive(Clone, Debug)]
pub struct Model {
    pub name: String,
    /// By row of the clue, in units of [`CLUE_STEP`].
    pub clues: Vec<[i8; Label::COUNT]>,
    /// By bucket of the wording, in units of [`WORDING_STEP`].
    pub wording: Vec<[i8; Label::COUNT]>,
    /// By row of the outlook, in units of [`CLUE_STEP`].
    pub outlook: Vec<[i8; Label::COUNT]>,
    /// By join, then by the label before: how much the label before speaks for each label in the first reading.
    pub first_transitions: [Transition; JOINS],
    /// The same in the second reading.
    pub transitions: [Transition; JOINS],
    /// What scores are divided by before they become probabilities, so that confidences mean what they say.
    pub temperature: f32,
}

/// What the model says of one passage.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    pub label: Label,
    /// The probability of `label`, given all evidence on the page.
    pub confidence: f32,
    /// The probability of each label, in the order of [`Label::ALL`].
    pub marginals: PerLabel,
    /// What the first reading of the page says of the passage.
    outlook: Outlook,
}

impl Model {
    /// The model that ships.
    pub fn shipped() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| {
            Model::from_bytes(include_bytes!("model/weights.bin"))
                .expect("the weights that ship belong to this version")
        })
    }

    /// The name that saved documents carry.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A model that knows nothing.
    pub fn empty() -> Model {
        Model {
            name: "glossator-linear-2".to_owned(),
            clues: vec![[0; Label::COUNT]; Clue::COUNT],
            wording: vec![[0; Label::COUNT]; hashed::BUCKETS],
            outlook: vec![[0; Label::COUNT]; outlook::ROWS],
            first_transitions: Default::default(),
            transitions: Default::default(),
            temperature: 1.0,
        }
    }

    /// A verdict on every passage.
    pub fn label(&self, evidence: &Evidence) -> Vec<Verdict> {
        self.label_given(evidence, &[])
    }

    /// A verdict on every passage, given those labels that are known for certain.
    pub fn label_given(&self, evidence: &Evidence, known: &[Option<Label>]) -> Vec<Verdict> {
        let mut emissions: Vec<PerLabel> = (0..evidence.len()).map(|index| self.emission(evidence, index)).collect();
        for (emission, known) in std::iter::zip(&mut emissions, known) {
            if let Some(known) = known {
                *emission = [IMPOSSIBLE; Label::COUNT];
                emission[known.index()] = 0.0;
            }
        }
        let of_first = |index: usize| &self.first_transitions[evidence.join(index) as usize];
        let outlooks = outlook::look(&chain::marginals(&emissions, of_first, |_, _| ()).0);
        for (index, emission) in emissions.iter_mut().enumerate() {
            let mut sums = [0i32; Label::COUNT];
            let rows = outlook::rows(&outlooks[index], ends_like_sentence(evidence, index));
            rows.for_each(|(_, row)| add(&mut sums, self.outlook[row]));
            for (score, sum) in std::iter::zip(emission, sums) {
                *score = (*score + sum as f32 * CLUE_STEP) / self.temperature;
            }
        }
        let transitions = self.transitions.map(|table| table.map(|row| row.map(|score| score / self.temperature)));
        let of_join = |index: usize| &transitions[evidence.join(index) as usize];
        let (marginals, _) = chain::marginals(&emissions, of_join, |_, _| ());
        let verdict = |(marginals, outlook): (PerLabel, Outlook)| {
            let label = Label::with_highest(&marginals);
            Verdict { label, confidence: marginals[label.index()], marginals, outlook }
        };
        std::iter::zip(marginals, outlooks).map(verdict).collect()
    }

    /// What a passage's own evidence adds to each label.
    fn emission(&self, evidence: &Evidence, index: usize) -> PerLabel {
        let (mut clues, mut wording) = ([0i32; Label::COUNT], [0i32; Label::COUNT]);
        evidence.clues(index, |clue| add(&mut clues, self.clues[clue.row()]));
        evidence.wording(index, |bucket, _| add(&mut wording, self.wording[bucket as usize]));
        std::array::from_fn(|label| clues[label] as f32 * CLUE_STEP + wording[label] as f32 * WORDING_STEP)
    }
}

fn ends_like_sentence(evidence: &Evidence, index: usize) -> bool {
    evidence.of(index).contains(&Feature::SentenceEnd)
}

fn add(sums: &mut [i32; Label::COUNT], row: [i8; Label::COUNT]) {
    std::iter::zip(sums, row).for_each(|(sum, unit)| *sum += i32::from(unit));
}

/// A score in nats that no evidence outweighs.
const IMPOSSIBLE: f32 = -1e6;
