//! What kind of page it is: how much of its prose quotes, reports, judges, speaks of itself or to its reader.

use super::{Feature, wording::Wording};
use crate::lexicon::Class;

/// The features that hold for every passage of the page.
pub fn features(wordings: &[Wording]) -> Vec<Feature> {
    let prose: Vec<&Wording> = wordings.iter().filter(|wording| wording.is_prose()).collect();
    let (mut words, mut prose_words) = (0u64, 0u64);
    wordings.iter().for_each(|wording| words += u64::from(wording.words.max(2)));
    prose.iter().for_each(|wording| prose_words += u64::from(wording.words));
    let share = |holds: &dyn Fn(&Wording) -> bool| {
        prose.iter().filter(|wording| holds(wording)).count() as f32 / prose.len().max(1) as f32
    };
    let judging = Class::EVALUATION.with(Class::MODAL).with(Class::ARGUMENT);
    let quotes = share(&|wording| wording.quoted_words > 3);
    let mut found = Vec::new();
    let mut when = |holds, feature| {
        if holds {
            found.push(feature)
        }
    };
    when(quotes == 0.0, Feature::PageQuotesNobody);
    when(quotes > 0.2, Feature::PageQuotesOften);
    when(share(&|wording| wording.outside.has(Class::FIRST_PERSON)) > 0.2, Feature::PageInFirstPerson);
    when(share(&|wording| wording.outside.has(Class::SECOND_PERSON)) > 0.2, Feature::PageToReader);
    when(share(&|wording| wording.outside.has(Class::SPEECH_VERB)) > 0.35, Feature::PageReports);
    when(share(&|wording| wording.outside.has(judging)) > 0.6, Feature::PageJudges);
    when(prose_words * 3 < words, Feature::PageOfFurniture);
    when(prose_words * 5 > words * 4, Feature::PageOfProse);
    found
}
