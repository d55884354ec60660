//! Verbs that can be cues, by their lemma, and how their forms are made.

use super::Class;

/// Lemmas of verbs.
pub const VERBS: [(Class, &str); 7] = [
    (
        Class::SAY,
        "say add reply ask explain stress insist argue state declare recall remark comment write admit acknowledge \
         concede conclude contend respond reveal shout sigh suggest testify tweet vow whisper emphasize emphasise \
         assert allege confirm disclose joke caution exclaim interject muse opine plead pledge predict promise quip \
         reiterate repeat retort observe maintain mention recount remember speculate stipulate summarize summarise \
         yell counter lament chant scream brag concur agree elaborate affirm proclaim pronounce mutter murmur \
         grumble hint intone bellow boom roar inquire enquire wonder clarify propose fume object volunteer attest \
         swear scoff confess confide sneer deny announce note claim report deadpan stutter sob blurt crow tease \
         reckon retweet bark growl gush rejoin hypothesise hypothesize theorise theorize",
    ),
    (Class::SAY.with(Class::TELL), "tell remind assure inform warn advise notify urge beg implore"),
    (
        Class::SAY.with(Class::WEAK),
        "continue point begin finish answer read snap crack laugh reflect reason venture post go open offer \
         underscore indicate rule hold order command interrupt sum hear learn discover marvel rant blog text shoot \
         fire hit chime weigh email e-mail message cry sing sign put guess echo press start end mean chuckle shrug \
         grin smile lie",
    ),
    (
        Class::STANCE,
        "accuse praise criticise criticize condemn blame thank welcome reject dismiss slam blast hail mock laud \
         denounce oppose apologise apologize endorse scold ridicule describe dub urge expect hope fear doubt want \
         prefer consider portray characterize characterise decry applaud celebrate champion advocate favour favor \
         show find estimate regret deplore commend rebuke chide liken downplay brand decline refuse threaten",
    ),
    (
        Class::STANCE.with(Class::WEAK),
        "attack defend support back challenge cite label view regard question compare plan intend seek see know \
         understand feel need wish like reckon compliment credit fault rate recommend request",
    ),
    (Class::SAY.with(Class::STANCE), "call complain demand protest boast think believe"),
    (Class::AUXILIARY, "appear seem"),
];

/// Verbs that do not inflect by the rules: base, past, participle; the rest follows from the base.
const IRREGULAR: [[&str; 3]; 24] = [
    ["say", "said", "said"],
    ["tell", "told", "told"],
    ["write", "wrote", "written"],
    ["think", "thought", "thought"],
    ["read", "read", "read"],
    ["swear", "swore", "sworn"],
    ["sing", "sang", "sung"],
    ["begin", "began", "begun"],
    ["see", "saw", "seen"],
    ["know", "knew", "known"],
    ["feel", "felt", "felt"],
    ["find", "found", "found"],
    ["show", "showed", "shown"],
    ["hold", "held", "held"],
    ["put", "put", "put"],
    ["go", "went", "gone"],
    ["hear", "heard", "heard"],
    ["understand", "understood", "understood"],
    ["shoot", "shot", "shot"],
    ["hit", "hit", "hit"],
    ["seek", "sought", "sought"],
    ["mean", "meant", "meant"],
    ["lie", "lied", "lied"],
    ["learn", "learned", "learned"],
];

/// Verbs that double their last letter.
const DOUBLING: &str =
    "admit grin chat plan sob sum concur snap slam hum quip dub shrug beg blur brag permit regret crib tip";

/// The forms of a verb.
pub fn forms(lemma: &str) -> [(Class, String); 5] {
    let irregular = IRREGULAR.into_iter().find(|[base, ..]| *base == lemma);
    let consonant_y = lemma.ends_with('y') && !["ay", "ey", "oy", "uy"].iter().any(|ending| lemma.ends_with(ending));
    let doubled = DOUBLING.split_whitespace().any(|verb| verb == lemma);
    let last = &lemma[lemma.len() - 1..];
    let third = if consonant_y {
        format!("{}ies", &lemma[..lemma.len() - 1])
    } else if ["s", "sh", "ch", "x", "z", "go"].iter().any(|ending| lemma.ends_with(ending)) {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    };
    let regular = if consonant_y {
        format!("{}ied", &lemma[..lemma.len() - 1])
    } else if lemma.ends_with('e') {
        format!("{lemma}d")
    } else if doubled {
        format!("{lemma}{last}ed")
    } else {
        format!("{lemma}ed")
    };
    let gerund = if lemma == "lie" {
        "lying".to_owned()
    } else if doubled {
        format!("{lemma}{last}ing")
    } else if lemma.ends_with('e') && !lemma.ends_with("ee") {
        format!("{}ing", &lemma[..lemma.len() - 1])
    } else {
        format!("{lemma}ing")
    };
    let (past, participle) =
        irregular.map_or((regular.clone(), regular), |[_, past, participle]| (past.to_owned(), participle.to_owned()));
    [
        (Class::BASE, lemma.to_owned()),
        (Class::FINITE, third),
        (Class::FINITE, past),
        (Class::PARTICIPLE, participle),
        (Class::GERUND, gerund),
    ]
}
