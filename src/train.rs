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
    /// How many parts the documents are divided into, by site, each held out once.
    pub folds: usize,
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
            folds: 5,
        }
    }
}

impl Settings {
    /// Those for the second reading, which has few weights to learn.
    fn second(self) -> Settings {
        Settings { epochs: self.epochs / 2, ..self }
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

/// Learn a model that ships: the first reading from all documents; the second, and the temperature, from first readings
/// of sites held out, since that is what they will meet. The tally tells how well sites held out are labelled.
pub fn train(
    gold: &[Labelled],
    soft: &[Labelled],
    name: &str,
    settings: Settings,
    progress: &mut dyn FnMut(usize, f64),
) -> (Model, Tally) {
    let documents = Documents::of(gold, soft, settings);
    let seconds = documents.read_held_out(settings, progress);
    let tally = cross_validate(gold, &seconds, settings);
    let seconds: Vec<&Page> = seconds.iter().collect();
    let second = learn(&seconds, settings.second(), &mut |_, _| ());
    let (pages, soft): (Vec<&Page>, Vec<&Page>) =
        (documents.pages.iter().collect(), documents.soft_pages.iter().collect());
    let first = learn_both(&pages, &soft, settings, progress);
    (first.model(&second, temperature(&seconds, &second), name), tally)
}

/// Learn the second reading from all folds but one and count the one, for each. No weights of either reading have seen
/// the site that they label.
fn cross_validate(gold: &[Labelled], seconds: &[Page], settings: Settings) -> Tally {
    let mut tally = Tally::default();
    for fold in 0..settings.folds {
        let is_held = |document: &Labelled| fold_of(document, settings.folds) == fold;
        let all = || std::iter::zip(gold, seconds);
        let chosen: Vec<&Page> = all().filter(|(document, _)| !is_held(document)).map(|(_, page)| page).collect();
        let second = learn(&chosen, settings.second(), &mut |_, _| ());
        let temperature = temperature(&chosen, &second);
        for (document, page) in all().filter(|(document, _)| is_held(document)) {
            tally.count(document, &page.segments, &page.marginals_at(&second, temperature));
        }
    }
    tally
}

/// Documents to learn from, also as numbers.
struct Documents<'data> {
    gold: &'data [Labelled],
    soft: &'data [Labelled],
    pages: Vec<Page>,
    soft_pages: Vec<Page>,
}

impl Documents<'_> {
    fn of<'data>(gold: &'data [Labelled], soft: &'data [Labelled], settings: Settings) -> Documents<'data> {
        let pages = gold.iter().map(|document| Page::of(document, 1.0)).collect();
        let soft_pages = soft.iter().map(|document| Page::of(document, settings.soft_share)).collect();
        Documents { gold, soft, pages, soft_pages }
    }

    /// Each page with labels as it stands before a second reading, the first one's weights learnt from all folds but its
    /// own; documents of one site stay together.
    fn read_held_out(&self, settings: Settings, progress: &mut dyn FnMut(usize, f64)) -> Vec<Page> {
        let mut seconds = vec![Page::default(); self.pages.len()];
        for fold in 0..settings.folds {
            let is_held = |index: &usize| fold_of(&self.gold[*index], settings.folds) == fold;
            let held: Vec<usize> = (0..self.gold.len()).filter(is_held).collect();
            let sites: BTreeSet<&str> = held.iter().map(|index| self.gold[*index].site.as_str()).collect();
            let kept = |(document, page): (&Labelled, _)| (!sites.contains(document.site.as_str())).then_some(page);
            let chosen: Vec<&Page> = std::iter::zip(self.gold, &self.pages).filter_map(kept).collect();
            let soft: Vec<&Page> = std::iter::zip(self.soft, &self.soft_pages).filter_map(kept).collect();
            let first = learn_both(&chosen, &soft, settings, progress);
            held.into_iter().for_each(|index| seconds[index] = self.pages[index].second(&first));
        }
        seconds
    }
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
