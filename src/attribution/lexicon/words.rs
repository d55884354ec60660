//! Words that are no cue verbs but tell where a speaker stands, as they are written.

use super::Class;

/// Words as they stand.
pub const WORDS: [(Class, &str); 34] = [
    (Class::DETERMINER, "last next the a an this that these those his her their its our my your no any every each"),
    (
        Class::DETERMINER.with(Class::COLLECTIVE),
        "some many most several all few both one two three four another others other",
    ),
    (
        Class::PRONOUN,
        "he she they i we it you he'd she'd they'd i'd we'd he'll she'll they'll i'll we'll i've we've they've i'm",
    ),
    (Class::COLLECTIVE, "everyone everybody someone somebody anyone nobody no-one none"),
    (Class::RELATIVE, "who which whom whose"),
    (
        Class::ADVERB,
        "also then later again now once never often still even just already soon ever first always sometimes \
         instead too yet thus however meanwhile though nevertheless nonetheless further furthermore moreover not \
         simply indeed only today yesterday tonight tomorrow earlier ago here there so perhaps afterwards afterward \
         elsewhere long recently finally more else rather twice away back out up down well almost quite either \
         neither as-well",
    ),
    (
        Class::AUXILIARY,
        "has have had having do does did will would can could may might must shall should didn't doesn't don't \
         won't wouldn't couldn't can't hasn't haven't hadn't cannot shouldn't let let's used",
    ),
    (Class::BE.with(Class::AUXILIARY), "is are was were be been being am isn't aren't wasn't weren't get gets got"),
    (
        Class::PREPOSITION,
        "by on about after before during into over under against between through as since until till upon to \
         without within among amid despite like near off onto out outside inside per than toward towards via versus \
         around across along behind beside besides beyond except unlike following regarding throughout including",
    ),
    (Class::PREPOSITION.with(Class::JOINING), "of for from at in with"),
    (
        Class::CONJUNCTION,
        "and or but nor while when whenever because if although unless whereas where why how what whether that's \
         what's whatever lest once plus",
    ),
    (
        Class::ROLE,
        "people police officials official analysts analyst critics critic experts expert observers opponents \
         supporters supporter researchers researcher scientists scientist economists economist activists activist \
         campaigners campaigner authorities investigators investigator prosecutors prosecutor witnesses witness \
         sources source lawmakers lawmaker legislators politicians politician commentators commentator advocates \
         advocate residents resident voters voter protesters protester demonstrators reporters reporter journalists \
         journalist neighbours neighbors neighbour neighbor parents parent students student teachers teacher \
         workers worker employees employee members member leaders leader fans fan players player families family \
         friend friends colleague colleagues lawyers lawyer attorneys attorney historian historians professor \
         academics academic author authors writer writers columnist editor editors publisher owner owners customer \
         customers visitor visitors passengers passenger driver drivers farmer farmers fisherman fishermen doctors \
         doctor nurse nurses patient patients victim victims survivor survivors aide aides adviser advisers advisor \
         advisors strategist strategists pollster pollsters delegate delegates candidate candidates nominee \
         frontrunner contender rival rivals incumbent veteran veterans diplomat diplomats envoy negotiators donor \
         donors insiders insider backers man woman men women boy girl child children kid kids crowd audience caller \
         guest host anchor moderator spokesman spokeswoman spokesperson spokespeople spokesmen representative \
         representatives president vice-president chancellor premier minister ministers secretary senator senators \
         congressman congresswoman congressmen governor governors mayor mayors councillor councillors councilman \
         councilwoman deputy director directors manager managers head chief chiefs chairman chairwoman chair \
         chairperson executive executives officer officers commissioner commander general colonel captain sergeant \
         detective sheriff constable judge judges justice justices magistrate coroner king queen prince princess \
         pope bishop archbishop priest rabbi imam reverend pastor coach trainer captain striker goalkeeper engineer \
         engineers architect architects curator artist artists musician musicians singer actor actress filmmaker \
         novelist poet conductor composer founder co-founder entrepreneur businessman businesswoman billionaire \
         tycoon mogul investor investors trader traders banker bankers broker brokers consultant consultants \
         specialist specialists technician inspector auditor ombudsman administrator coordinator organiser \
         organizer organisers organizers owner landlord tenant tenants baker butcher cook chef pilot skipper sailor \
         keeper master harbourmaster librarian principal headmaster headteacher dean provost husband wife mother \
         father son daughter brother sister uncle aunt cousin grandmother grandfather widow company group firm \
         campaign party government administration department ministry agency committee council commission board \
         union association federation court office bureau institute university school bank club team organisation \
         organization charity foundation network newspaper paper magazine outlet website station airline operator \
         broadcaster carrier supplier retailer maker manufacturer publisher authority army military navy force \
         forces embassy consulate church coalition alliance movement side camp report reports study studies survey \
         poll polls statement article editorial letter document documents memo email e-mail lawsuit complaint \
         filing indictment ruling opinion book ad ads advert headline headlines caption sign banner tweet post \
         message release transcript excerpt excerpts law resolution platform text website site page data figures \
         research findings analysis media press congress parliament senate house republicans democrats \
         conservatives liberals republican democrat",
    ),
    (
        Class::TITLE,
        "mr mrs ms miss mx dr prof professor sir dame lord lady sen gov rep reps sens rev hon gen lt col capt sgt \
         cmdr adm maj st president senator governor congressman congresswoman mayor minister chancellor judge \
         justice chief captain general colonel sergeant detective officer sheriff king queen prince princess pope \
         bishop archbishop father sister brother rabbi imam reverend pastor secretary speaker ambassador councillor \
         councilman representative director chairman chairwoman coach commissioner inspector superintendent \
         constable deputy vice prime former then ex ex-president aunt uncle",
    ),
    (
        Class::MALE,
        "mr sir lord king prince father brother uncle he his him himself husband son man boy spokesman chairman \
         congressman businessman councilman fisherman actor grandfather widower headmaster",
    ),
    (
        Class::FEMALE,
        "mrs ms miss dame lady queen princess sister aunt she her herself wife mother daughter woman girl \
         spokeswoman chairwoman congresswoman businesswoman councilwoman actress grandmother widow headmistress",
    ),
    (
        Class::CALENDAR,
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august \
         september october november december jan feb aug sept oct nov dec christmas easter mon tues wed thurs fri",
    ),
    (
        Class::CUE_NOUN,
        "claim claims statement view views opinion argument assertion allegation allegations accusation accusations \
         warning warnings promise pledge vow call demand demands criticism belief suggestion remark remarks comment \
         comments insistence contention prediction estimate estimates proposal response reply answer announcement \
         refusal admission complaint complaints conviction hope hopes fear fears words message motto verdict",
    ),
    (
        Class::BODY,
        "council party university college institute company corporation corp inc ltd group bank board committee \
         court department ministry agency association federation union news times post herald journal gazette \
         tribune magazine review press daily weekly mail guardian network radio television tv club city county \
         state states street road avenue island islands river bridge park square north south east west united \
         republic kingdom church hospital school museum festival cup league house senate congress parliament \
         commission authority foundation society trust act war world center centre office service services airport \
         station international national federal central supreme movement report fund project campaign coalition \
         army navy",
    ),
    (Class::AND, "and"),
    (Class::OF, "of"),
    (Class::BY, "by"),
    (Class::PLAINEST, "said says say told tells added adds"),
    (Class::YOU, "you"),
    (Class::OWN_VOICE, "i we it i'm i've we've i'd we'd"),
    (
        Class::NOUNLIKE,
        "state states claim claims call calls comment comments remark remarks report reports note notes point \
         points hope hopes fear fears demand demands promise promises estimate estimates answer answers thank \
         thanks pledge pledges show shows request requests view views plan plans protest protests boast boasts sigh \
         sighs lie lies whisper whispers shout shouts scream screams chant chants hint hints joke jokes message \
         messages quip quips credit credits doubt doubts attack attacks support supports challenge challenges post \
         posts text texts reply replies tweet tweets find finds rule rules order orders guess rate rates cite tease \
         email emails question questions label labels regret regrets blast blasts start starts end ends press wish \
         need needs read reads hold holds open venture champion champions advocate advocates blame praise rebuke \
         rant counter counters appeal offer offers laugh laughs blog blogs",
    ),
    (
        Class::TIME,
        "week weeks month months year years day days hour hours minute minutes time times night morning afternoon \
         evening weekend moment moments spring summer autumn fall winter decade decades century second seconds",
    ),
    (Class::THAT, "that how whether"),
    (
        Class::PLURAL,
        "i we you they who people police some many most several all few both others men women children spokespeople \
         media data spokesmen those these percent",
    ),
    (Class::TO, "to"),
    (Class::AS, "as"),
    (Class::NOBODY, "nobody no-one none nothing"),
    (Class::ACCORDING, "according"),
    (Class::NEGATION, "not never"),
    (Class::PARTICLE, "van von de der den di da del della la le el al bin ibn ben dos du ter ten zu af av"),
];
