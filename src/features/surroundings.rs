//! What the page around a passage says: where the running prose is, and which lines come again.

use super::{
    Feature,
    regions::{Region, regions},
    wording::Wording,
};
use crate::segment::Segment;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};

/// Where a passage stands on its page.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    repeated: bool,
    one_of_several: bool,
    /// The share of words around it that belong to prose, 0 to 1.
    prose_around: f32,
    prose_before: bool,
    prose_after: bool,
    short_before: bool,
    short_after: bool,
    before_article: bool,
    after_article: bool,
    first: bool,
    /// How many short lines in a row it belongs to.
    run: usize,
    /// How many lines before and after it the nearest prose stands.
    prose_before_by: usize,
    prose_after_by: usize,
    /// The share of the page's prose that follows, 0 to 1.
    left: f32,
    region: Region,
}

/// A line of the page: its passages, and whether it is prose.
struct Line {
    segments: std::ops::Range<usize>,
    words: u32,
    prose_words: u32,
}

impl Line {
    fn is_prose(&self) -> bool {
        self.prose_words * 2 > self.words
    }
}

/// Look at the surroundings of every passage.
pub fn look(text: &str, segments: &[Segment], wordings: &[Wording]) -> Vec<Surroundings> {
    let lines = lines(segments, wordings);
    let density = prose_density(&lines);
    let counts = count_lines(text, segments, &lines);
    let article = article(&lines);
    let texts: Vec<&str> = lines.iter().map(|line| &text[range(segments, line)]).collect();
    let regions = regions(&texts);
    let runs = runs(&lines, wordings);
    let (mut before_by, mut after_by) = (vec![FAR; lines.len()], vec![FAR; lines.len()]);
    for index in 1..lines.len() {
        before_by[index] = if lines[index - 1].is_prose() { 1 } else { (before_by[index - 1] + 1).min(FAR) };
        let index = lines.len() - 1 - index;
        after_by[index] = if lines[index + 1].is_prose() { 1 } else { (after_by[index + 1] + 1).min(FAR) };
    }
    let total: u64 = lines.iter().map(|line| u64::from(line.prose_words)).sum();
    let mut seen = 0u64;
    let mut all = Vec::with_capacity(segments.len());
    for (index, line) in lines.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &lines[before]);
        let after = lines.get(index + 1);
        let is_short = |line: &Line| wordings[line.segments.start].is_short() && line.segments.len() == 1;
        let here = Surroundings {
            repeated: counts[index] > 1,
            one_of_several: line.segments.len() > 1,
            prose_around: density[index],
            prose_before: before.is_some_and(Line::is_prose),
            prose_after: after.is_some_and(Line::is_prose),
            short_before: before.is_none_or(is_short),
            short_after: after.is_none_or(is_short),
            before_article: article.as_ref().is_some_and(|article| index < article.start),
            after_article: article.as_ref().is_some_and(|article| index >= article.end),
            first: index == 0,
            run: runs[index],
            prose_before_by: before_by[index],
            prose_after_by: after_by[index],
            left: {
                seen += u64::from(line.prose_words);
                (total - seen) as f32 / total.max(1) as f32
            },
            region: regions[index],
        };
        all.extend(line.segments.clone().map(|_| here.clone()));
    }
    all
}

impl Surroundings {
    /// Call `add` with each feature of the passage's place.
    pub fn features(&self, wording: &Wording, add: &mut impl FnMut(Feature)) {
        let mut when = |holds, feature| {
            if holds {
                add(feature)
            }
        };
        when(self.repeated, Feature::RepeatedLine);
        when(self.one_of_several, Feature::OneOfSeveral);
        when(self.prose_around >= 0.7, Feature::AmongProse);
        when(self.prose_around < 0.25, Feature::AmongFurniture);
        when((0.25..0.7).contains(&self.prose_around), Feature::MixedCompany);
        when(self.prose_before && self.prose_after, Feature::BetweenProse);
        when(self.short_before && self.short_after, Feature::BetweenShortLines);
        when(self.before_article, Feature::BeforeArticle);
        when(self.after_article, Feature::AfterArticle);
        when(self.prose_after && !wording.is_prose(), Feature::HeadsProse);
        when(self.first, Feature::FirstOnPage);
        match self.run {
            0..=1 => {}
            2..=3 => when(true, Feature::ShortRun),
            4..=9 => when(true, Feature::MediumRun),
            _ => when(true, Feature::LongRun),
        }
        match self.prose_before_by {
            1 => when(true, Feature::ProseNearBefore),
            2..=4 => when(true, Feature::ProseFarBefore),
            _ => when(true, Feature::NoProseBefore),
        }
        match self.prose_after_by {
            1 => when(true, Feature::ProseNearAfter),
            2..=4 => when(true, Feature::ProseFarAfter),
            _ => when(true, Feature::NoProseAfter),
        }
        when(self.left > 0.95, Feature::PageBegins);
        when(self.left < 0.05 && self.left > 0.0, Feature::PageEnds);
        when(self.left == 0.0, Feature::PageOver);
        if let Some((heading, is_right_above)) = self.region.heading {
            when(true, heading);
            when(is_right_above, Feature::RightUnderHeading);
        }
        when(self.region.turn, Feature::Turn);
        when(self.region.within_turn, Feature::WithinTurn);
        when(self.region.lead_word, Feature::LeadWord);
    }
}

const FAR: usize = 9; // lines; farther is all the same

fn range(segments: &[Segment], line: &Line) -> std::ops::Range<usize> {
    segments[line.segments.start].range.start..segments[line.segments.end - 1].range.end
}

/// For each line, how many short lines stand in a row there.
fn runs(lines: &[Line], wordings: &[Wording]) -> Vec<usize> {
    let is_short = |line: &Line| wordings[line.segments.start].is_short() && line.segments.len() == 1;
    let mut runs = Vec::with_capacity(lines.len());
    for row in lines.chunk_by(|left, right| is_short(left) == is_short(right)) {
        let length = if is_short(&row[0]) { row.len() } else { 0 };
        runs.extend(row.iter().map(|_| length));
    }
    runs
}

fn lines(segments: &[Segment], wordings: &[Wording]) -> Vec<Line> {
    let mut start = 0;
    segments
        .chunk_by(|_, next| !next.opens_line)
        .map(|line| {
            let range = start..start + line.len();
            start = range.end;
            let here = &wordings[range.clone()];
            let words = here.iter().map(|wording| wording.words).sum();
            let prose_words = here.iter().filter(|wording| wording.is_prose()).map(|wording| wording.words).sum();
            Line { segments: range, words, prose_words }
        })
        .collect()
}

/// For each line, the share of words within a few lines of it that belong to prose; every line counts a few words at
/// least, so that menus weigh against the prose between them.
fn prose_density(lines: &[Line]) -> Vec<f32> {
    const REACH: usize = 4; // lines to either side
    const LEAST: u32 = 6; // words for which the shortest line counts
    let mut sums = vec![(0u64, 0u64)];
    for line in lines {
        let (prose, all) = sums[sums.len() - 1];
        sums.push((prose + u64::from(line.prose_words), all + u64::from(line.words.max(LEAST))));
    }
    (0..lines.len())
        .map(|index| {
            let (low, high) = (sums[index.saturating_sub(REACH)], sums[(index + REACH + 1).min(lines.len())]);
            (high.0 - low.0) as f32 / (high.1 - low.1).max(1) as f32
        })
        .collect()
}

/// How often each line's text stands on the page.
fn count_lines(text: &str, segments: &[Segment], lines: &[Line]) -> Vec<u32> {
    let mut counts: HashMap<&str, u32, BuildHasherDefault<DefaultHasher>> = HashMap::default();
    for line in lines {
        *counts.entry(&text[range(segments, line)]).or_default() += 1;
    }
    lines.iter().map(|line| counts[&text[range(segments, line)]]).collect()
}

/// The lines from the first to the last paragraph of the longest stretch of prose, small interruptions allowed.
fn article(lines: &[Line]) -> Option<std::ops::Range<usize>> {
    const INTERRUPTION: i64 = 12; // words of prose that a line without prose costs
    // The stretch with the greatest sum (Kadane), prose counting for and other lines against.
    let (mut best, mut best_sum) = (None, 0);
    let (mut start, mut sum) = (0, 0);
    for (index, line) in lines.iter().enumerate() {
        sum += if line.is_prose() { i64::from(line.prose_words) } else { -INTERRUPTION };
        if sum <= 0 {
            (start, sum) = (index + 1, 0);
        } else if sum > best_sum {
            (best, best_sum) = (Some(start..index + 1), sum);
        }
    }
    best
}
