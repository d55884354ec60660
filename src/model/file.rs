//! The weights as a file: how they are written, and what is checked before they are used.
//!
//! All numbers are little-endian. In order: the eight bytes of [`MAGIC`]; the format's version (u32); a fingerprint of
//! the list of features that the weights belong to (u64); the number of clues and of buckets (u32 each); the
//! temperature (f32); the transitions of the first and of the second reading, by join, label before and label (f32 each); the length of the name in bytes
//! (u32) and the name in UTF-8; the weights of the clues, of the outlook and of the wording, label by label (i8 each).

use super::{CLUE_STEP, JOINS, Model, WORDING_STEP, chain::Transition, outlook};
use crate::features::{Clue, Feature, hashed};
use crate::label::Label;
use crate::lexicon;

const MAGIC: &[u8; 8] = b"glossatr";
const VERSION: u32 = 2;

/// What the weights must agree with the code on, as a number: the features, and the units of weights.
fn fingerprint() -> u64 {
    let features = Feature::ALL.iter().map(|feature| format!("{feature:?} "));
    lexicon::key(&format!("{}{CLUE_STEP} {WORDING_STEP}", features.collect::<String>()))
}

impl Model {
    /// The model as the bytes of a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(fingerprint().to_le_bytes());
        bytes.extend((self.clues.len() as u32).to_le_bytes());
        bytes.extend((self.wording.len() as u32).to_le_bytes());
        bytes.extend(self.temperature.to_le_bytes());
        for transitions in [&self.first_transitions, &self.transitions] {
            bytes.extend(transitions.iter().flatten().flatten().flat_map(|weight| weight.to_le_bytes()));
        }
        bytes.extend((self.name.len() as u32).to_le_bytes());
        bytes.extend(self.name.as_bytes());
        for table in [&self.clues, &self.outlook, &self.wording] {
            // A label's weights stand together because they are alike, which packs smaller.
            for label in 0..Label::COUNT {
                bytes.extend(table.iter().map(|row| row[label] as u8));
            }
        }
        bytes
    }

    /// The model in the bytes of a file.
    ///
    /// # Errors
    /// Why the weights cannot be used, as a sentence.
    pub fn from_bytes(bytes: &[u8]) -> Result<Model, String> {
        let mut rest = bytes;
        if take(&mut rest)? != *MAGIC {
            return Err("It does not hold weights.".to_owned());
        }
        let version = u32::from_le_bytes(take(&mut rest)?);
        if version != VERSION {
            return Err(format!("Its weights are in version {version}, and this program reads version {VERSION}."));
        }
        let fits = u64::from_le_bytes(take(&mut rest)?) == fingerprint()
            && u32::from_le_bytes(take(&mut rest)?) as usize == Clue::COUNT
            && u32::from_le_bytes(take(&mut rest)?) as usize == hashed::BUCKETS;
        if !fits {
            return Err("Its weights belong to another version's features: train them anew.".to_owned());
        }
        let temperature = f32::from_le_bytes(take(&mut rest)?);
        let first_transitions = transitions(&mut rest)?;
        let transitions = transitions(&mut rest)?;
        let length = u32::from_le_bytes(take(&mut rest)?) as usize;
        let name = rest.split_off(..length).ok_or(CUT_OFF)?;
        let name = String::from_utf8_lossy(name).into_owned();
        let clues = table(&mut rest, Clue::COUNT)?;
        let outlook = table(&mut rest, outlook::ROWS)?;
        let wording = table(&mut rest, hashed::BUCKETS)?;
        if !rest.is_empty() {
            return Err("Its weights are followed by something else.".to_owned());
        }
        Ok(Model { name, clues, wording, outlook, first_transitions, transitions, temperature })
    }
}

const CUT_OFF: &str = "Its weights are cut off.";

fn take<const LENGTH: usize>(rest: &mut &[u8]) -> Result<[u8; LENGTH], String> {
    let (head, tail) = rest.split_first_chunk::<LENGTH>().ok_or(CUT_OFF)?;
    *rest = tail;
    Ok(*head)
}

fn transitions(rest: &mut &[u8]) -> Result<[Transition; JOINS], String> {
    let mut transitions: [Transition; JOINS] = Default::default();
    for weight in transitions.iter_mut().flatten().flatten() {
        *weight = f32::from_le_bytes(take(rest)?);
    }
    Ok(transitions)
}

fn table(rest: &mut &[u8], rows: usize) -> Result<Vec<[i8; Label::COUNT]>, String> {
    let bytes = rest.split_off(..rows * Label::COUNT).ok_or(CUT_OFF)?;
    let mut table = vec![[0; Label::COUNT]; rows];
    // Label by label without a position to check: half a million numbers stand between a cold start and the first label.
    for (label, column) in bytes.chunks_exact(rows).enumerate() {
        std::iter::zip(&mut table, column).for_each(|(row, byte)| row[label] = *byte as i8);
    }
    Ok(table)
}
