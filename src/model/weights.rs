//! The weights that ship, set by hand: for each feature, how much it speaks for each label.

use super::{JOINS, Model, PerLabel};
use crate::features::Feature;
use crate::label::Label;

/// The model with the weights below.
pub fn by_hand() -> Model {
    let mut features = vec![[0.0; Label::COUNT]; Feature::ALL.len()];
    for (feature, weights) in WEIGHTS {
        features[*feature as usize] = *weights;
    }
    Model { name: "glossator-named-1", features, transitions: TRANSITIONS }
}

/// In nats, for boilerplate, quote, claim and background.
#[rustfmt::skip]
const WEIGHTS: &[(Feature, PerLabel)] = &[
    (Feature::Any,                  [ 0.0, -2.0,  0.0,  0.4]),

    (Feature::OneWord,              [ 1.8, -1.0, -1.0, -0.4]),
    (Feature::FewWords,             [ 1.5, -0.8, -0.8, -0.2]),
    (Feature::ShortLine,            [ 0.7, -0.2, -0.2,  0.0]),
    (Feature::MediumLength,         [-0.2,  0.0,  0.2,  0.1]),
    (Feature::LongSentence,         [-1.2,  0.2,  0.6,  0.3]),
    (Feature::SentenceEnd,          [-1.2,  0.4,  0.4,  0.3]),
    (Feature::NoSentenceEnd,        [ 1.2, -0.6, -0.5, -0.2]),
    (Feature::EndsInColon,          [ 0.2, -0.6,  0.0,  0.3]),
    (Feature::EndsInEllipsis,       [ 0.8,  0.0, -0.3, -0.3]),
    (Feature::Question,             [ 0.1,  0.2,  0.5,  0.0]),
    (Feature::BeginsSmall,          [ 0.4,  0.0,  0.0,  0.0]),
    (Feature::AllCapitals,          [ 0.7, -0.3, -0.3,  0.0]),
    (Feature::TitleCase,            [ 0.6, -0.6, -0.2, -0.1]),
    (Feature::ManyFunctionWords,    [-0.6,  0.2,  0.3,  0.1]),
    (Feature::FewFunctionWords,     [ 0.8, -0.3, -0.4, -0.1]),
    (Feature::NoLetters,            [ 2.0, -0.5, -1.0, -0.5]),
    (Feature::ManyDigits,           [ 0.8, -0.5, -0.5,  0.0]),
    (Feature::GluedWords,           [ 1.2, -0.3, -0.4, -0.3]),
    (Feature::Separators,           [ 1.4, -0.4, -0.4, -0.3]),

    (Feature::FurnitureWord,        [ 0.6, -0.1, -0.2, -0.1]),
    (Feature::FurnitureWords,       [ 1.8, -0.5, -0.6, -0.6]),
    (Feature::LegalWord,            [ 0.4, -0.1,  0.0,  0.0]),
    (Feature::LegalWords,           [ 2.0, -0.4, -0.4, -0.5]),
    (Feature::DateStamp,            [ 2.0, -0.6, -0.6, -0.3]),
    (Feature::Byline,               [ 2.2, -0.6, -0.6, -0.4]),
    (Feature::Credit,               [ 2.4, -0.6, -0.6, -0.4]),
    (Feature::CreditWord,           [ 0.8, -0.2, -0.3, -0.1]),
    (Feature::Copyright,            [ 3.0, -0.6, -0.8, -0.8]),
    (Feature::TeaserLabel,          [ 2.2, -0.5, -0.5, -0.5]),
    (Feature::Invitation,           [ 2.4, -0.5, -0.6, -0.6]),
    (Feature::WebAddress,           [ 1.0, -0.3, -0.3, -0.1]),
    (Feature::Handle,               [ 1.0,  0.0, -0.3, -0.2]),
    (Feature::Count,                [ 2.2, -0.6, -0.8, -0.5]),
    (Feature::Bullet,               [-0.2,  0.0,  0.2,  0.3]),
    (Feature::Dateline,             [-1.2,  0.0,  0.5,  0.6]),
    (Feature::EditorialNote,        [ 3.0, -0.6, -0.8, -0.6]),

    (Feature::RepeatedLine,         [ 1.6, -0.5, -0.6, -0.5]),
    (Feature::OneOfSeveral,         [-1.0,  0.3,  0.3,  0.3]),
    (Feature::AmongProse,           [-1.6,  0.3,  0.4,  0.4]),
    (Feature::AmongFurniture,       [ 1.4, -0.4, -0.4, -0.3]),
    (Feature::MixedCompany,         [ 0.2,  0.0,  0.0,  0.0]),
    (Feature::BetweenProse,         [-0.6,  0.2,  0.2,  0.2]),
    (Feature::BetweenShortLines,    [ 0.9, -0.3, -0.3, -0.2]),
    (Feature::BeforeArticle,        [ 0.9, -0.6, -0.3, -0.2]),
    (Feature::AfterArticle,         [ 1.6, -0.5, -0.6, -0.6]),
    (Feature::HeadsProse,           [-1.6, -0.2,  0.6,  1.3]),
    (Feature::FirstOnPage,          [-0.2, -0.5,  0.3,  0.2]),

    (Feature::AllQuoted,            [-0.6,  5.6, -0.6, -0.6]),
    (Feature::MostlyQuoted,         [-0.6,  4.8,  0.0, -0.6]),
    (Feature::PartlyQuoted,         [-0.4,  0.2,  0.5,  0.0]),
    (Feature::OpensQuoted,          [-0.4,  4.6,  0.0, -0.6]),
    (Feature::InsideQuotation,      [-0.4,  3.0,  0.0, -0.4]),
    (Feature::QuotedTitle,          [ 0.4, -3.0,  0.2,  0.5]),

    (Feature::SpeechVerb,           [-0.5,  0.2,  1.5, -0.5]),
    (Feature::SpeechNextToQuotation,[-0.5,  0.6,  0.2, -0.2]),
    (Feature::AccordingTo,          [-0.4, -0.2,  1.8, -0.5]),
    (Feature::StanceVerb,           [-0.2,  0.0,  1.0, -0.3]),
    (Feature::Hedge,                [-0.2,  0.0,  0.9, -0.3]),
    (Feature::SourceNoun,           [-0.2,  0.0,  0.5,  0.0]),
    (Feature::Evaluation,           [-0.2,  0.0,  0.5, -0.1]),
    (Feature::Evaluations,          [-0.3,  0.0,  1.0, -0.3]),
    (Feature::Modal,                [-0.1,  0.0,  0.6, -0.2]),
    (Feature::Argument,             [-0.2,  0.0,  0.5, -0.1]),
    (Feature::FirstPerson,          [ 0.0,  0.3,  0.5, -0.1]),
    (Feature::SecondPerson,         [ 0.5,  0.0,  0.3, -0.1]),
    (Feature::Exclamation,          [ 0.3,  0.2,  0.3, -0.2]),

    (Feature::Figure,               [ 0.0, -0.2, -0.2,  0.3]),
    (Feature::Year,                 [ 0.0, -0.2, -0.3,  0.5]),
    (Feature::CalendarDay,          [ 0.1, -0.2, -0.3,  0.4]),
    (Feature::NoStance,             [ 0.0, -0.1, -0.7,  0.6]),
];

/// By join (same line, next line, after a gap), then by the label before.
const TRANSITIONS: [[PerLabel; Label::COUNT]; JOINS] = [
    [[1.5, -0.8, -0.8, -0.8], [-1.5, 0.8, 0.2, 0.0], [-1.5, 0.1, 0.5, 0.1], [-1.5, 0.0, 0.1, 0.5]],
    [[0.9, -0.5, -0.3, -0.2], [-0.4, 0.3, 0.2, 0.1], [-0.4, 0.2, 0.3, 0.1], [-0.4, 0.1, 0.1, 0.3]],
    [[0.7, -0.4, -0.2, -0.1], [-0.3, 0.3, 0.2, 0.1], [-0.3, 0.2, 0.3, 0.1], [-0.3, 0.1, 0.1, 0.3]],
];
