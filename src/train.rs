//! Labelled documents to weights: the conditional random field of [`crate::model`] with the likelihood of the labels
//! as high as a penalty on large weights allows.
//!
//! Labels may be shares (soft): then a passage's evidence counts for each label by its share, and a pair of neighbours
//! by the product of theirs. Steps are those of AdaGrad (Duchi et al. 2011), a document at a time. Nothing depends on
//! threads, time or addresses: the same documents give the same bytes.

mod page;
mod weights;

use crate::corpus::Labelled;
use crate::evaluate::Tally;
use crate::label::Label;
use crate::model::Model;
use page::Page;
use std::collections::BTreeSet;
use weights::{Mean, Weights};

/// What training can be told.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    pub epochs: usize,
    /// The first step, in nats.
    pub rate: f32,
    /// The penalty on a weight's square, per pass over the documents.
    pub penalty: f32,
    /// The same for pairs of features and for those of neighbours.
    pub clue_penalty: f32,
    /// The same for the weights of wording.
    pub wording_penalty: f32,
    /// Buckets that fewer passages fill have no weight.
    pub least: u32,
    /// How much a document with soft labels counts against one with labels.
    pub soft_share: f32,
    /// How much of a model's opinion is mixed into the soft labels, before they are learnt from.
    pub trust: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            epochs: 16,
            rate: 0.07,
            penalty: 0.5,
            clue_penalty: 100.0,
            wording_penalty: 30.0,
            least: 3,
            soft_share: 0.9,
            trust: 0.5,
        }
    }
}

/// Learn from pages; `progress` hears the pass and the mean loss of a passage, in nats.
fn learn(pages: &[&Page], settings: Settings, progress: &mut dyn FnMut(usize, f64)) -> Weights {
    let mut weights = Weights::new(pages, settings);
    let mut order: Vec<usize> = (0..pages.len()).collect();
    let mut random = 0x9e37_79b9_7f4a_7c15u64;
    let passages: usize = pages.iter().map(|page| page.passages.len()).sum();
    let mut mean = Mean::default();
    for epoch in 0..settings.epochs {
        for last in (1..order.len()).rev() {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            order.swap(last, (random % (last as u64 + 1)) as usize);
        }
        let decay = (1.0 - epoch as f32 / settings.epochs as f32).max(0.1);
        let loss: f64 = order.iter().map(|index| weights.learn(pages[*index], settings.rate * decay)).sum();
        progress(epoch + 1, loss / passages.max(1) as f64);
        if 2 * (epoch + 1) > settings.epochs {
            mean.add(&weights);
        }
    }
    mean.put_into(&mut weights);
    weights.round();
    weights
}

/// Learn a model that ships: the weights from all documents, the temperature from sites held out.
pub fn train(
    gold: &[Labelled],
    soft: &[Labelled],
    name: &str,
    settings: Settings,
    progress: &mut dyn FnMut(usize, f64),
) -> Model {
    let pages: Vec<Page> = gold.iter().map(|document| Page::of(document, 1.0)).collect();
    let soft: Vec<Page> = soft.iter().map(|document| Page::of(document, settings.soft_share)).collect();
    let soft: Vec<&Page> = soft.iter().collect();
    let is_held = |index: &usize| fold_of(&gold[*index], FOLDS) == 0;
    let held: Vec<&Page> = (0..gold.len()).filter(is_held).map(|index| &pages[index]).collect();
    let chosen: Vec<&Page> = (0..gold.len()).filter(|index| !is_held(index)).map(|index| &pages[index]).collect();
    let temperature = temperature(&held, &learn_both(&chosen, &soft, settings, progress));
    let all: Vec<&Page> = pages.iter().collect();
    let mut model = learn_both(&all, &soft, settings, progress).model(name);
    model.temperature = temperature;
    model
}

/// Learn from pages with labels and from pages with shares, once a first model has had its say on the shares: whoever
/// gave them did not see the page, and the first model saw little wording.
fn learn_both(gold: &[&Page], soft: &[&Page], settings: Settings, progress: &mut dyn FnMut(usize, f64)) -> Weights {
    if soft.is_empty() {
        return learn(gold, settings, progress);
    }
    let first = learn(gold, settings, progress);
    let mut improved: Vec<Page> = soft.iter().map(|page| (*page).clone()).collect();
    improved.iter_mut().for_each(|page| page.consult(&first, settings.trust));
    let all: Vec<&Page> = gold.iter().copied().chain(&improved).collect();
    learn(&all, settings, progress)
}

/// How many parts the documents are divided into where one part is held out.
const FOLDS: usize = 5;

fn fold_of(document: &Labelled, folds: usize) -> usize {
    (crate::lexicon::key(&document.site) >> 7) as usize % folds
}

/// What scores must be divided by so that the labels of pages that were held out are most probable (Guo et al. 2017).
fn temperature(held: &[&Page], weights: &Weights) -> f32 {
    let loss = |temperature: f32| -> f64 {
        let surprise = |page: &&Page| -> f64 {
            let marginals = page.marginals_at(weights, temperature);
            let pairs = std::iter::zip(&page.passages, marginals);
            pairs
                .flat_map(|(target, found)| (0..Label::COUNT).map(move |label| (target.share[label], found[label])))
                .map(|(wanted, found)| -f64::from(wanted) * f64::from(found.max(1e-6)).ln())
                .sum()
        };
        held.iter().map(surprise).sum()
    };
    let steps = (12..=40).map(|step| step as f32 * 0.05); // 0.6 to 2
    let best =
        steps.map(|temperature| (loss(temperature), temperature)).min_by(|left, right| left.0.total_cmp(&right.0));
    if held.is_empty() { 1.0 } else { best.map_or(1.0, |(_, temperature)| temperature) }
}

/// Learn from all folds but one and count the one, for each; documents of one site stay together.
pub fn cross_validate(
    gold: &[Labelled],
    soft: &[Labelled],
    folds: usize,
    settings: Settings,
    progress: &mut dyn FnMut(usize, usize, f64),
) -> Tally {
    let pages: Vec<Page> = gold.iter().map(|document| Page::of(document, 1.0)).collect();
    let soft_pages: Vec<Page> = soft.iter().map(|document| Page::of(document, settings.soft_share)).collect();
    let mut tally = Tally::default();
    for fold in 0..folds {
        let held: BTreeSet<&str> = gold
            .iter()
            .filter(|document| fold_of(document, folds) == fold)
            .map(|document| document.site.as_str())
            .collect();
        let is_free = |document: &&Labelled| !held.contains(document.site.as_str());
        let kept = |(document, page)| is_free(&document).then_some(page);
        let chosen: Vec<&Page> = std::iter::zip(gold, &pages).filter_map(kept).collect();
        let soft: Vec<&Page> = std::iter::zip(soft, &soft_pages).filter_map(kept).collect();
        let weights = learn_both(&chosen, &soft, settings, &mut |epoch, loss| progress(fold, epoch, loss));
        for (document, page) in std::iter::zip(gold, &pages) {
            if fold_of(document, folds) == fold {
                let marginals = page.marginals(&weights);
                tally.count(document, &page.segments, &marginals);
            }
        }
    }
    tally
}
