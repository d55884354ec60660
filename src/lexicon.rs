//! Word lists, each with a sentence on what it catches. A word is looked up once for all lists.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

/// The lists that a word stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(u32);

impl Class {
    /// Words that often begin a sentence and seldom continue a name: after an abbreviation they tell a new sentence.
    pub const SENTENCE_STARTER: Class = Class(1 << 0);
    /// Abbreviations after which a sentence never ends: "e.g.", "vs."
    pub const NEVER_LAST: Class = Class(1 << 1);
    /// Titles and other words before a name: "Dr.", "Mt."
    pub const TITLE: Class = Class(1 << 2);
    /// Abbreviations that stand before a number: "No. 5", "p. 12".
    pub const BEFORE_NUMBER: Class = Class(1 << 3);
    /// Months, as the date stamps of pages write them.
    pub const MONTH: Class = Class(1 << 4);
    /// "a.m.", "p.m."
    pub const CLOCK: Class = Class(1 << 5);
    /// Other abbreviations, which may end a sentence: "Inc.", "Jr."
    pub const ABBREVIATION: Class = Class(1 << 6);
    /// Verbs that report what somebody said, thought or wrote.
    pub const SPEECH_VERB: Class = Class(1 << 7);
    /// Reported acts with a stance: praised, accused, urged.
    pub const STANCE_VERB: Class = Class(1 << 8);
    /// Function words; prose is full of them, menus are not.
    pub const FUNCTION_WORD: Class = Class(1 << 9);
    /// Words of page furniture: menus, sharing, subscription.
    pub const FURNITURE: Class = Class(1 << 10);
    /// Words of legal and consent text.
    pub const LEGAL: Class = Class(1 << 11);
    /// Words that evaluate.
    pub const EVALUATION: Class = Class(1 << 12);
    /// Modal verbs and other words that put a thing as possible, necessary or desirable.
    pub const MODAL: Class = Class(1 << 13);
    /// Words that mark a statement as not the writer's own or not certain: "reportedly", "alleged".
    pub const HEDGE: Class = Class(1 << 14);
    /// Pronouns that stand for a speaker.
    pub const SPEAKER_PRONOUN: Class = Class(1 << 15);
    /// First and second person: the voice of opinion, of quotation and of the site's own notices.
    pub const FIRST_PERSON: Class = Class(1 << 16);
    pub const SECOND_PERSON: Class = Class(1 << 17);
    /// Days of the week.
    pub const WEEKDAY: Class = Class(1 << 18);
    /// Nouns for those who make claims: critics, experts, analysts.
    pub const SOURCE_NOUN: Class = Class(1 << 19);
    /// Words that join an argument: because, therefore, yet.
    pub const ARGUMENT: Class = Class(1 << 20);
    /// Words with which captions and credits are written.
    pub const CREDIT: Class = Class(1 << 21);

    /// Whether the two share a list.
    pub fn has(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    /// The lists of both.
    pub fn with(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

const LISTS: [(Class, &str); 22] = [
    (
        Class::SENTENCE_STARTER,
        "the a an in on at it he she they we i you but and so this that these those there if when while as after before \
         for from with his her their our my its what who how why where not no yes some many most all one two both each \
         however meanwhile according still then now here since although though even also or nor yet because by during \
         under over last next such several officials police today tomorrow yesterday perhaps despite among until once \
         another other others nobody everybody everyone please are is was were do does did have has will would can \
         could should may might must let let's it's that's there's he's she's we're they're i'm",
    ),
    (Class::NEVER_LAST, "e.g i.e cf vs v viz approx esp incl ca"),
    (
        Class::TITLE,
        "mr mrs ms dr prof gen sen sens rep reps st mt gov lt col capt sgt cmdr adm maj rev hon pres supt det insp msgr \
         mx messrs mme mlle fr pte cpl brig amb atty dept asst",
    ),
    (Class::BEFORE_NUMBER, "no nos n° nº nr p pp fig figs art vol vols sec ch par para op ver tel ext"),
    (
        Class::MONTH,
        "jan feb mar apr jun jul aug sep sept oct nov dec january february march april may june july august september \
         october november december",
    ),
    (Class::CLOCK, "a.m p.m am pm"),
    (
        Class::ABBREVIATION,
        "inc co corp ltd llc plc bros jr sr esq etc al ave blvd rd hwy est min max hrs hr sq tech univ assn ass'n dist \
         gmbh s.a intl int'l gov't govt lb lbs oz ed eds tues wed thurs thu fri sat sun mon ph.d phd conn mass calif \
         fla ga ill ind kan ky la md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ariz ark \
         colo del ont que alta",
    ),
    (
        Class::SPEECH_VERB,
        "said say says saying told tell tells telling added adds adding asked ask asks asking replied replies reply \
         explained explains explain explaining noted notes noting stressed stresses stressing insisted insists insist \
         argued argues argue arguing claimed claims claim claiming believed believes believe stated states stating \
         announced announces announcing declared declares recalled recalls remarked remarks commented comments wrote \
         writes writing warned warns warning admitted admits acknowledged acknowledges conceded concedes concluded \
         concludes contended contends denied denies deny denying described describes estimated estimates expected \
         expects expect feared fears hoped hopes hinted hints maintained maintains mentioned mentions observed \
         observes pointed points predicted predicts promised promises proposed proposes quipped quips reiterated \
         reiterates reported reports responded responds revealed reveals shouted shouts sighed suggested suggests \
         testified testifies thinks think thought tweeted tweets posted vowed vows whispered continued continues \
         emphasized emphasizes emphasised emphasises asserted asserts alleged alleges confirmed confirms disclosed \
         joked jokes laughed cautioned cautions advised advises answered answers began called calls cried exclaimed \
         finished indicated indicates informed interjected mused opined pleaded pledged pledges recounted remembered \
         repeated retorted signaled signalled snapped speculated speculates stipulated summarized summed urged urges \
         voiced yelled",
    ),
    (
        Class::STANCE_VERB,
        "accused accuses accusing praised praises praising criticised criticized criticises criticizes criticising \
         criticizing condemned condemns condemning blamed blames blaming urged urges urging thanked thanks thanking \
         vowed vows demanded demands demanding welcomed welcomes welcoming rejected rejects rejecting dismissed \
         dismisses dismissing defended defends defending attacked slammed slams blasted blasts hailed hails mocked \
         mocks lauded denounced denounces backed backs opposed opposes supports supported threatened threatens \
         challenged challenges apologised apologized apologises endorsed endorses lamented laments scolded ridiculed \
         complained complains complaining called calling calls",
    ),
    (
        Class::FUNCTION_WORD,
        "the of and to a in that is was for on it with as he at by his from they this be are or had not but her she \
         have an which you their were has we been one all will there would who more if so no when than them its into \
         about what can up out only other could him my also after these two how then our first any over such most \
         some before very where just those because through between being under while against during without within \
         upon though although until since both each i me us your said did do does had may might must should even \
         too many much now down off again",
    ),
    (
        Class::FURNITURE,
        "menu search login log logout register subscribe subscription subscribers newsletter newsletters share tweet \
         facebook twitter pinterest whatsapp linkedin instagram reddit telegram email print comments comment reply \
         advertisement advertise advertising sponsored promoted home homepage sitemap contact about careers jobs \
         help faq faqs skip navigation toggle close next previous prev more related recommended popular trending \
         latest read watch listen video videos photos gallery galleries podcast podcasts topics tags tagged follow \
         followers sign signup account profile settings archive archives rss feed feeds app apps download mobile \
         edition shop store cart checkout sections section sports weather horoscopes crosswords obituaries \
         classifieds loading page pages back top share save bookmark copy link links click here submit send \
         password username forgot remember join member members membership donate ads ad cancel view views likes like \
         updated published posted modified ago mins editor staff writer contributor correspondent author by filed \
         browse categories category explore discover events calendar online website site epaper premium",
    ),
    (
        Class::LEGAL,
        "copyright reserved rights cookies cookie privacy policy terms conditions consent disclaimer permission \
         reproduced republished redistributed rewritten trademark trademarks licence license licensed gdpr opt-out \
         unsubscribe personalised personalized partners preferences agree browser javascript enable disabled \
         accessibility liability provider advertisers agreement service services use prohibited material",
    ),
    (
        Class::EVALUATION,
        "good bad better best worse worst great terrible awful excellent wonderful brilliant poor weak strong \
         important crucial vital essential critical serious dangerous harmful beautiful ugly wrong right unfair fair \
         absurd ridiculous shameful disgraceful tragic sad happy remarkable extraordinary impressive disappointing \
         successful unsuccessful failed fails failure plainly clearly obviously surely certainly undoubtedly simply \
         merely truly really hardly arguably unfortunately fortunately sadly hopefully ironically surprisingly \
         perfect perfectly useless useful worthwhile foolish wise reckless brave cowardly honest dishonest hypocrisy \
         hypocritical nonsense myth lie lies truth problem problems mistake mistakes scandal outrage crisis disaster \
         triumph never always too enough deserve deserves deserved matters matter easy hard difficult impossible \
         inevitable unacceptable intolerable unprecedented deeply utterly completely totally extremely incredibly \
         significant significantly powerful popular controversial stunning ultimate favourite favorite amazing \
         interesting ideal worth key greatest biggest likely unlikely unclear effective rare unique",
    ),
    (
        Class::MODAL,
        "should must ought could may might would will can cannot can't won't shouldn't mustn't couldn't wouldn't need \
         needs needed perhaps maybe probably possibly likely unlikely potentially",
    ),
    (
        Class::HEDGE,
        "reportedly allegedly alleged apparently seemingly supposedly purportedly presumably suspected believed \
         considered regarded rumoured rumored thought seen seems seem seemed appears appear appeared suggest suggests \
         suggested suggesting expected estimated claimed accused",
    ),
    (Class::SPEAKER_PRONOUN, "he she they i we"),
    (Class::FIRST_PERSON, "i i'm i've i'd i'll me my mine we we're we've we'd we'll us our ours"),
    (Class::SECOND_PERSON, "you your yours you're you've you'll you'd"),
    (
        Class::WEEKDAY,
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun",
    ),
    (
        Class::SOURCE_NOUN,
        "critics experts analysts observers opponents supporters officials researchers scientists economists activists \
         campaigners authorities investigators prosecutors witnesses sources lawmakers politicians commentators \
         advocates study report survey poll research analysis findings data evidence",
    ),
    (
        Class::ARGUMENT,
        "because therefore thus hence yet however nevertheless nonetheless moreover furthermore indeed rather instead \
         unless whether despite although though why means meant reason reasons result consequently",
    ),
    (
        Class::CREDIT,
        "photo photos photograph photographer photography image images picture pictures pictured file caption credit \
         courtesy illustration graphic getty handout reuters afp epa ap shutterstock left centre center pool",
    ),
];

/// A word's key tells it from other words and leaves aside case and which apostrophe is used (FNV-1a, Fowler et al.).
pub fn key(word: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    for character in word.chars() {
        if character.is_ascii() {
            add(character.to_ascii_lowercase() as u8);
        } else if character == '’' {
            add(b'\'');
        } else {
            character.encode_utf8(&mut [0; 4]).bytes().for_each(&mut add);
        }
    }
    hash
}

/// Tables by key: the keys are hashes already.
#[derive(Default)]
struct Keyed(u64);

impl Hasher for Keyed {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
    fn write(&mut self, _: &[u8]) {
        unreachable!("keys are numbers")
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

type Table = HashMap<u64, Class, BuildHasherDefault<Keyed>>;

/// The lists that a word stands in. Case does not matter, nor which apostrophe is used.
pub fn classes(word: &str) -> Class {
    classes_of(key(word))
}

/// The lists in which the word with this key stands.
pub fn classes_of(key: u64) -> Class {
    static TABLE: OnceLock<Table> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table = Table::default();
        for (class, words) in LISTS {
            for word in words.split_whitespace() {
                table.entry(self::key(word)).or_default().0 |= class.0;
            }
        }
        table
    });
    table.get(&key).copied().unwrap_or_default()
}

/// Whether a word stands in a list.
pub fn has(word: &str, class: Class) -> bool {
    classes(word).has(class)
}
