//! Regular expressions for short lines of page furniture and for the openings of news sentences.

use super::Feature;
use regex::bytes::{RegexSet, RegexSetBuilder};
use std::sync::LazyLock;

/// Longer passages are prose: no pattern is tried on them but those that need only their beginning.
const LONGEST: usize = 240; // bytes

const PATTERNS: [(Feature, &str); 29] = [
    (Feature::DateStamp, r"^(updated|published|posted|last (updated|modified)|first published|created)\b.{0,20}\d"),
    (
        Feature::DateStamp,
        r"^\W*((mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\.?,? )?(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\.? \d{1,2}(st|nd|rd|th)?,? (\d{4}|at|[-|])[^a-z]*.{0,30}$",
    ),
    (
        Feature::DateStamp,
        r"^\W*((mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\.?,? )?\d{1,2}(st|nd|rd|th)? (jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\.?,? ?(\d{4})?[^a-z]*.{0,20}$",
    ),
    (Feature::DateStamp, r"^\W*\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b.{0,30}$"),
    (Feature::DateStamp, r"^\W*\d{1,2}[:.]\d{2} ?([ap]\.?m\.?|[a-z]{2,4})?\b.{0,24}$"),
    (Feature::DateStamp, r"\b(an?|\d+) ?(s|sec|min|minute|h|hr|hour|d|day|w|week|month|year)s? ago\b"),
    (Feature::Byline, r"^(written |words |story |posted |published |report |text )?by:? [a-z].{2,60}$"),
    (
        Feature::Byline,
        r"^(.{3,40}, )?(staff (writer|reporter)|(senior |political |chief |special )*(correspondent|reporter|columnist))s?\b.{0,30}$",
    ),
    (
        Feature::Credit,
        r"^(file )?(photos?|images?|pictures?|illustration|credit|graphic|video)( (by|from|courtesy|credit))?\s?([:/|]|\xc2\xa9)",
    ),
    (Feature::Credit, r"^file photo"),
    (
        Feature::Credit,
        r"/file photo|\bphoto(graph)? by\b|\(photo\b|\bimages\)?$|\bcourtesy of\b|\bpictured (above|below|left|right)\b",
    ),
    (Feature::Copyright, r"\xc2\xa9|\(c\) ?\d{4}|\ball rights reserved\b"),
    (Feature::Copyright, r"^copyright\b"),
    (
        Feature::TeaserLabel,
        r"^(read (more|also|next|on)|related|see also|also read|more (from|on|in|about|stories)|watch|don.t miss|recommended|you (may|might) (also|like)|most (popular|read|viewed|shared|commented)|editor.?s.? picks?|trending|what to read next|up next|in pictures|in other news|latest|top stories|explore more|click here|view (all|more)|see (all|more)|continue reading|keep reading)\b",
    ),
    (
        Feature::Invitation,
        r"\b(sign up|subscribe|follow us|join us|log ?in|sign in|register (now|here|for)|newsletter|in your inbox|download (the|our) app|leave a (comment|reply)|post a comment|share (this|on|via)|donate|support us|become a member|start your|free trial|get (the|our) (latest|best|free))\b",
    ),
    (Feature::Invitation, r"^(contact|e-?mail|write to|follow|tweet|reach) .{0,60}(@|on twitter|at \S+\.)"),
    (
        Feature::WebAddress,
        r"https?://|\bwww\.|\b[\w.-]+@[\w-]+\.[a-z]{2,}|\b[a-z0-9-]+\.(com|org|net|co\.uk|gov|edu)\b",
    ),
    (Feature::Handle, r"(\A|\s)[@#][a-z]\w{2,}"),
    (
        Feature::Count,
        r"^\W*\d[\d,.]*\s?[km]?\+?\s?(comments?|shares?|views?|likes?|min(ute)?s? read|replies|votes?|followers?|results?|photos?|%)?\W*$",
    ),
    (Feature::Bullet, r"^(\xe2\x80\xa2|\xe2\x96\xaa|\xe2\x97\x8f|\xe2\x97\xa6|\xc2\xb7|[*>+-])\s"),
    (
        Feature::EditorialNote,
        r"^\(?(reporting|editing|writing|additional reporting|compiled|edited) by\b|^\(?(this (version|story|article|report) (of|was|has been|corrects|is)|corrects|corrected|correction|editor.?s note|clarification|note to editors)\b",
    ),
    (Feature::EditorialNote, r"; editing by\b"),
    (
        Feature::EditorialNote,
        r"\bis an? .{0,40}(reporter|correspondent|columnist|writer|editor|author|fellow|professor) (at|for|with|based|of)\b",
    ),
    (Feature::Separators, r"\s(\||\xc2\xbb|\xe2\x80\xba|>|/|\xc2\xb7|\xe2\x80\xa2)(\s|$)"),
    (
        Feature::Invitation,
        r"^(skip to|back to top|jump to|toggle|open|close|show|hide|load more|go to|return to|scroll|tap|swipe)\b.{0,40}$",
    ),
    (
        Feature::LegalWords,
        r"\b(terms (of|and)|privacy (policy|notice)|cookie (policy|settings)|may not be (published|reproduced|copied)|we (and our partners|use cookies)|by (continuing|clicking|using|signing|submitting))\b",
    ),
    (Feature::Invitation, r"^(advertisement|sponsored|promoted|ad|loading|advertising)\b.{0,30}$"),
    (
        Feature::Byline,
        r"^(.{2,30} )?(staff|contributor|guest|opinion by|special to .+|associated press|agence france-presse|reuters)$",
    ),
    (Feature::AccordingTo, r"\baccording to\b|\bin the words of\b|\bin (his|her|their) (view|opinion)\b"),
];

/// The patterns that begin where a passage does are tried apart from those that may begin anywhere: together they would
/// make an automaton with more states than can be kept.
struct Set {
    regexes: RegexSet,
    features: Vec<Feature>,
}

impl Set {
    fn of(belongs: fn(&str) -> bool) -> Set {
        let chosen = || PATTERNS.iter().filter(|(_, pattern)| belongs(pattern));
        // ASCII classes: Unicode's tables are large, and word boundaries by them many times slower.
        let regexes = RegexSetBuilder::new(chosen().map(|(_, pattern)| pattern))
            .unicode(false)
            .case_insensitive(true)
            .build()
            .expect("patterns are valid");
        Set { regexes, features: chosen().map(|(feature, _)| *feature).collect() }
    }
}

/// Call `add` with the features whose patterns hold in the passage; a feature may come more than once.
pub fn matching(passage: &str, add: &mut impl FnMut(Feature)) {
    static HERE: LazyLock<Set> = LazyLock::new(|| Set::of(|pattern| pattern.starts_with('^')));
    static ANYWHERE: LazyLock<Set> = LazyLock::new(|| Set::of(|pattern| !pattern.starts_with('^')));
    if passage.len() > LONGEST {
        return;
    }
    for set in [&*HERE, &*ANYWHERE] {
        let found = set.regexes.matches(passage.as_bytes());
        found.into_iter().for_each(|index| add(set.features[index]));
    }
}

/// "HAVNBY (Nordwire) - ", "OSLO, May 3 —": a place in capitals, and a dash before the sentence.
pub fn has_dateline(passage: &str) -> bool {
    let view = &passage[..passage.floor_char_boundary(80)];
    let Some((place, _)) = view.split_once(" - ").or_else(|| view.split_once(" — ")).or_else(|| view.split_once(" – "))
    else {
        return false;
    };
    let word = place.split([' ', ',', '(', '/']).next().unwrap_or("");
    word.len() > 2 && word.chars().all(|letter| letter.is_uppercase() || !letter.is_alphabetic())
}
