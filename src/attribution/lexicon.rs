//! The words by which attributions are recognised, each list with a sentence on what it catches.
//!
//! [`words`] holds the lists of words as they stand, [`verbs`] those of verbs, which are listed by their lemma and
//! inflected once, when the table is built.

mod verbs;
mod words;

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

/// The lists that a word stands in, and for verbs the forms that it can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(u64);

impl Class {
    /// Verbs that put words into the world: what follows or stands before them is somebody's utterance.
    pub const SAY: Class = Class(1 << 0);
    /// Verbs of saying whose object is the hearer, so that no speaker can follow them: "told reporters".
    pub const TELL: Class = Class(1 << 1);
    /// Reported acts and states of mind with a stance: praise, accuse, believe.
    pub const STANCE: Class = Class(1 << 2);
    /// Verbs and nouns of everyday use that report only beside a quotation or a "that": show, begin, find.
    pub const WEAK: Class = Class(1 << 3);
    /// A verb in the third person or the past.
    pub const FINITE: Class = Class(1 << 4);
    /// A verb without an ending.
    pub const BASE: Class = Class(1 << 5);
    /// A verb with -ing.
    pub const GERUND: Class = Class(1 << 6);
    /// A form that can follow "was" in the passive.
    pub const PARTICIPLE: Class = Class(1 << 7);
    /// Words that begin a noun phrase.
    pub const DETERMINER: Class = Class(1 << 8);
    /// Pronouns that can be the subject.
    pub const PRONOUN: Class = Class(1 << 9);
    /// "who", "which": the speaker is what they refer to.
    pub const RELATIVE: Class = Class(1 << 10);
    /// Adverbs that stand between a subject and its verb; those in -ly are recognised by their ending.
    pub const ADVERB: Class = Class(1 << 11);
    /// Auxiliary and modal verbs.
    pub const AUXILIARY: Class = Class(1 << 12);
    /// Forms of "be", which make a participle passive.
    pub const BE: Class = Class(1 << 13);
    /// Prepositions: behind one stands no subject.
    pub const PREPOSITION: Class = Class(1 << 14);
    /// Prepositions that join a noun phrase to the one that speaks: "a spokesman for the port".
    pub const JOINING: Class = Class(1 << 15);
    /// Words that join clauses.
    pub const CONJUNCTION: Class = Class(1 << 16);
    /// Nouns for those who speak, people and bodies and papers alike.
    pub const ROLE: Class = Class(1 << 17);
    /// Words before a name that say who somebody is; a name goes on behind them.
    pub const TITLE: Class = Class(1 << 18);
    /// Words that tell a man.
    pub const MALE: Class = Class(1 << 19);
    /// Words that tell a woman.
    pub const FEMALE: Class = Class(1 << 20);
    /// Days and months, which are capitalised and never speak.
    pub const CALENDAR: Class = Class(1 << 21);
    /// Nouns that stand for an utterance: "Dahl's claim that".
    pub const CUE_NOUN: Class = Class(1 << 22);
    /// Words in the names of bodies, which are no persons.
    pub const BODY: Class = Class(1 << 23);
    /// "some", "others", "many": they speak without a noun.
    pub const COLLECTIVE: Class = Class(1 << 24);
    /// Small words inside names: "van", "de".
    pub const PARTICLE: Class = Class(1 << 25);

    /// "and", which joins two speakers or two verbs.
    pub const AND: Class = Class(1 << 26);
    /// "of", which joins more freely than other prepositions.
    pub const OF: Class = Class(1 << 27);
    /// "not": a speech act that did not take place.
    pub const NEGATION: Class = Class(1 << 28);
    /// "by", behind which a passive names who acted.
    pub const BY: Class = Class(1 << 29);
    /// "that", which opens what is reported.
    pub const THAT: Class = Class(1 << 30);
    /// Words without an -s that go with a plural verb.
    pub const PLURAL: Class = Class(1 << 31);
    /// Verbs whose forms without -ed or -ing are nouns as well: claims, states.
    pub const NOUNLIKE: Class = Class(1 << 32);
    /// Stretches of time, which never speak: "hours later".
    pub const TIME: Class = Class(1 << 33);
    /// "you": the reader, whose wants are nobody's statement.
    pub const YOU: Class = Class(1 << 34);
    /// "I", "it": the writer, or a thing, unless the verb is one of saying.
    pub const OWN_VOICE: Class = Class(1 << 35);
    /// The plainest verbs of saying: whatever stands before them speaks.
    pub const PLAINEST: Class = Class(1 << 36);
    /// "to", which makes the verb behind it an infinitive.
    pub const TO: Class = Class(1 << 37);
    /// "as", which may open a sentence before the one who speaks: "As Dahl put it".
    pub const AS: Class = Class(1 << 39);
    /// Words for nobody at all, who says nothing.
    pub const NOBODY: Class = Class(1 << 40);
    /// Verbs and phrases that are followed by who says it: "according to".
    pub const ACCORDING: Class = Class(1 << 38);

    /// Whether the two share a list.
    pub fn has(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    /// The lists of both.
    pub const fn with(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }

    /// Any verb that can be a cue.
    pub const CUE: Class = Class::SAY.with(Class::TELL).with(Class::STANCE);

    /// Words that no noun phrase holds but at its edge.
    pub const FUNCTION: Class = Class::PRONOUN
        .with(Class::RELATIVE)
        .with(Class::ADVERB)
        .with(Class::AUXILIARY)
        .with(Class::BE)
        .with(Class::PREPOSITION)
        .with(Class::CONJUNCTION);
}

type Table = HashMap<Box<str>, Class, BuildHasherDefault<Folding>>;

/// The lists that a word stands in. Case does not matter, nor which apostrophe is used.
pub fn classes(word: &str) -> Class {
    static TABLE: OnceLock<Table> = OnceLock::new();
    let table = TABLE.get_or_init(table);
    let mut folded = [0; LONGEST];
    fold(word, &mut folded).and_then(|word| table.get(word)).copied().unwrap_or_default()
}

fn table() -> Table {
    let mut table = Table::default();
    let mut add = |word: &str, class: Class| {
        let entry: &mut Class = table.entry(word.into()).or_default();
        *entry = entry.with(class);
    };
    for (class, words) in words::WORDS {
        for word in words.split_whitespace() {
            add(word, class);
        }
    }
    for (class, lemmas) in verbs::VERBS {
        for lemma in lemmas.split_whitespace() {
            for (form, word) in verbs::forms(lemma) {
                add(&word, class.with(form));
            }
        }
    }
    table
}

/// No listed word is longer, in bytes.
const LONGEST: usize = 24;

/// The word in small letters with straight apostrophes; none if it is too long to be listed.
fn fold<'buffer>(word: &str, buffer: &'buffer mut [u8; LONGEST]) -> Option<&'buffer str> {
    let bytes = word.as_bytes();
    let (mut length, mut position) = (0, 0);
    while position < bytes.len() {
        if length == LONGEST {
            return None;
        }
        let apostrophe = bytes[position..].starts_with("’".as_bytes());
        buffer[length] = match bytes[position] {
            _ if apostrophe => b'\'',
            0x80.. => return None, // no listed word has an accent
            byte => byte.to_ascii_lowercase(),
        };
        position += if apostrophe { "’".len() } else { 1 };
        length += 1;
    }
    std::str::from_utf8(&buffer[..length]).ok()
}

/// Fowler, Noll and Vo's hash: the words are short and nobody attacks the table, so speed is all that matters.
#[derive(Clone, Copy)]
struct Folding(u64);

impl Default for Folding {
    fn default() -> Folding {
        Folding(0xCBF2_9CE4_8422_2325)
    }
}

impl Hasher for Folding {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }
}
