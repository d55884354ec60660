//! Regions of a page, told by the line that opens them: comments, other articles, the author, an interview's turns.

use super::Feature;
use std::collections::BTreeMap;

/// What the lines above say of a line.
#[derive(Clone, Copy, Debug, Default)]
pub struct Region {
    /// The heading it stands under, and whether that is the line before.
    pub heading: Option<(Feature, bool)>,
    pub turn: bool,
    pub within_turn: bool,
    pub lead_word: bool,
}

/// A heading has lost its force after so many lines.
const REACH: usize = 40;

/// The region of each line.
pub fn regions<'text>(lines: &[&'text str]) -> Vec<Region> {
    let mut leads: BTreeMap<&str, u32> = BTreeMap::new();
    let lead_of: Vec<Option<&'text str>> = lines.iter().map(|line| lead(line)).collect();
    for lead in lead_of.iter().flatten() {
        *leads.entry(lead).or_default() += 1;
    }
    let mut all = Vec::with_capacity(lines.len());
    let mut open: Option<(Feature, usize)> = None;
    let mut turn_at = None;
    for (index, line) in lines.iter().enumerate() {
        let mut region = Region::default();
        let heading = heading(line);
        if let Some((feature, start)) = open
            && index - start <= REACH
            && heading.is_none()
        {
            region.heading = Some((feature, index - start == 1));
        }
        if let Some(feature) = heading {
            open = Some((feature, index));
            turn_at = None;
        }
        if let Some(lead) = lead_of[index] {
            region.lead_word = true;
            region.turn = leads[lead] > 1;
            if region.turn {
                turn_at = Some(index);
            }
        } else {
            region.within_turn = turn_at.is_some_and(|start| index - start <= 6);
        }
        all.push(region);
    }
    all
}

/// “Q”, “Jane Roe” before a colon at the beginning of a line.
fn lead(line: &str) -> Option<&str> {
    let head = &line[..line.floor_char_boundary(44)];
    let (lead, rest) = head.split_once(':')?;
    let words = lead.split(' ').count();
    let is_lead =
        !lead.is_empty() && words <= 4 && lead.starts_with(char::is_uppercase) && rest.starts_with([' ', '\u{a0}']);
    is_lead.then_some(lead)
}

const HEADINGS: [(Feature, &[&str]); 7] = [
    (
        Feature::UnderComments,
        &[
            "comments",
            "comment",
            "leave a",
            "join the conversation",
            "responses",
            "replies",
            "reader",
            "post a comment",
            "add a comment",
            "add comment",
            "discussion",
            "what do you think",
            "view comments",
            "show comments",
            "conversation",
        ],
    ),
    (
        Feature::UnderTeasers,
        &[
            "related",
            "recommended",
            "more from",
            "more on",
            "more in",
            "more stories",
            "more news",
            "more articles",
            "more like",
            "most popular",
            "most read",
            "most viewed",
            "popular",
            "latest",
            "trending",
            "read more",
            "read next",
            "read also",
            "also read",
            "see also",
            "you may",
            "you might",
            "don't miss",
            "don’t miss",
            "up next",
            "next up",
            "what to read",
            "top stories",
            "featured",
            "editor's picks",
            "editors' picks",
            "editor’s picks",
            "from our partners",
            "around the web",
            "promoted",
            "sponsored",
            "in case you missed",
            "recent posts",
            "recent articles",
            "similar",
            "other stories",
            "explore more",
            "keep reading",
            "further reading",
            "must read",
            "must reads",
            "in other news",
        ],
    ),
    (
        Feature::UnderAuthor,
        &[
            "about the author",
            "about the writer",
            "author",
            "about the contributor",
            "written by",
            "meet the author",
            "about our",
            "by the author",
            "the author",
            "contributors",
        ],
    ),
    (
        Feature::UnderInvitation,
        &[
            "subscribe",
            "sign up",
            "newsletter",
            "share this",
            "share",
            "follow us",
            "stay connected",
            "stay informed",
            "join our",
            "get the latest",
            "log in",
            "login",
            "sign in",
            "register",
            "support",
            "donate",
        ],
    ),
    (
        Feature::UnderTags,
        &[
            "tags",
            "topics",
            "categories",
            "filed under",
            "tagged",
            "topics:",
            "tags:",
            "category",
            "archives",
            "sections",
        ],
    ),
    (
        Feature::UnderAbout,
        &[
            "about us",
            "about",
            "contact",
            "contact us",
            "media contact",
            "press contact",
            "media contacts",
            "contacts",
            "for more information",
            "company",
            "legal",
            "quick links",
            "our sites",
            "follow",
        ],
    ),
    (
        Feature::UnderReferences,
        &["references", "sources", "notes", "footnotes", "bibliography", "resources", "citations", "external links"],
    ),
];

/// The region that a line opens, if it is a heading of one.
fn heading(line: &str) -> Option<Feature> {
    const LONGEST: usize = 48; // bytes
    if line.len() > LONGEST {
        return None;
    }
    let mut folded = [0; LONGEST];
    let folded = &mut folded[..line.len()];
    folded.copy_from_slice(line.as_bytes());
    folded.make_ascii_lowercase();
    let text = std::str::from_utf8(folded).unwrap_or("").trim_start_matches(|first: char| !first.is_alphabetic());
    let begins = |cue: &&&str| {
        text.strip_prefix(**cue)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) && (cue.contains(' ') || rest.len() < 12))
    };
    HEADINGS.iter().find(|(_, cues)| cues.iter().any(|cue| begins(&cue))).map(|(feature, _)| *feature)
}
