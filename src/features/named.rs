//! The list of named features, each with the words that explain it to a person.

macro_rules! features {
    ($($name:ident $words:literal)*) => {
        /// A piece of evidence on a passage: it holds or it does not.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u16)]
        pub enum Feature { $(#[doc = $words] $name),* }

        impl Feature {
            /// All features, in the order of their weights.
            pub const ALL: &[Feature] = &[$(Feature::$name),*];

            /// The evidence in words that need no knowledge of the model.
            pub fn words(self) -> &'static str {
                match self { $(Feature::$name => $words),* }
            }
        }
    };
}

features! {
    Any "how common the label is"

    // Shape
    OneWord "is a single word"
    FewWords "has two or three words"
    ShortLine "has four to seven words"
    MediumLength "has eight to fifteen words"
    LongSentence "has more than fifteen words"
    SentenceEnd "ends like a sentence"
    NoSentenceEnd "does not end like a sentence"
    EndsInColon "ends with a colon"
    EndsInEllipsis "breaks off with an ellipsis"
    Question "is a question"
    BeginsSmall "begins with a small letter"
    AllCapitals "is set in capitals"
    TitleCase "is Written Like a Title"
    ManyFunctionWords "has the small words of running prose"
    FewFunctionWords "lacks the small words of running prose"
    NoLetters "has no words"
    ManyDigits "is mostly figures"
    GluedWords "has words glued together, as copying leaves them"
    Separators "has separators such as | or » between its parts"

    // Page furniture
    FurnitureWord "has a word common in menus and buttons"
    FurnitureWords "consists largely of words common in menus and buttons"
    LegalWord "has a word common in legal and consent text"
    LegalWords "has several words common in legal and consent text"
    DateStamp "looks like a date stamp"
    Byline "looks like a byline"
    Credit "looks like a caption's credit"
    CreditWord "has words common in captions"
    Copyright "is a copyright notice"
    TeaserLabel "begins like a pointer to another article"
    Invitation "asks the reader to sign up, follow or share"
    WebAddress "holds a web or mail address"
    Handle "holds a @name or #tag"
    Count "is a bare count"
    Bullet "begins with a bullet"
    Dateline "opens with a dateline"
    EditorialNote "is a note by the desk"

    // Surroundings
    RepeatedLine "this line stands more than once on the page"
    OneOfSeveral "stands in a paragraph of several sentences"
    AmongProse "stands among running prose"
    AmongFurniture "stands among short lines"
    MixedCompany "stands between prose and short lines"
    BetweenProse "stands between two paragraphs of prose"
    BetweenShortLines "stands between two short lines"
    BeforeArticle "stands before the first paragraph of prose"
    AfterArticle "stands after the last paragraph of prose"
    HeadsProse "stands right above a paragraph of prose"
    FirstOnPage "opens the page"

    ShortRun "stands among two or three short lines in a row"
    MediumRun "stands among four to nine short lines in a row"
    LongRun "stands among ten or more short lines in a row"
    ProseNearBefore "a paragraph of prose stands right before"
    ProseFarBefore "prose stands a few lines before"
    NoProseBefore "no prose stands in the lines before"
    ProseNearAfter "a paragraph of prose follows at once"
    ProseFarAfter "prose follows a few lines on"
    NoProseAfter "no prose follows in the next lines"
    PageBegins "nearly all prose of the page is still to come"
    PageEnds "nearly all prose of the page is over"
    PageOver "all prose of the page is over"
    UnderComments "stands below a heading for comments"
    UnderTeasers "stands below a heading for other articles"
    UnderAuthor "stands below a heading for the author"
    UnderInvitation "stands below an invitation to subscribe or share"
    UnderTags "stands below a heading for tags or topics"
    UnderAbout "stands below a heading about the company or for contact"
    UnderReferences "stands below a heading for sources or notes"
    RightUnderHeading "stands right below such a heading"
    Turn "begins with a speaker's name or letter, as turns of an interview do"
    WithinTurn "stands below the opening of an interview's turn"
    LeadWord "begins with a word or two and a colon"

    // The page as a whole
    PageQuotesNobody "the page quotes nobody"
    PageQuotesOften "the page quotes often"
    PageInFirstPerson "the page is written in the first person"
    PageToReader "the page speaks to its reader"
    PageReports "the page reports what people say"
    PageJudges "the page judges and argues"
    PageOfFurniture "the page has little prose"
    PageOfProse "the page is nearly all prose"

    // Quotation
    AllQuoted "stands wholly in quotation marks"
    MostlyQuoted "has at least half its words in quotation marks"
    PartlyQuoted "has a few words in quotation marks"
    OpensQuoted "opens with a complete quotation"
    InsideQuotation "stands inside a quotation that opened earlier"
    QuotedTitle "has only a title or a single term in quotation marks"

    // Authority and stance, outside quotation marks
    SpeechVerb "reports what somebody says"
    SpeechNextToQuotation "names who says the quotation"
    AccordingTo "gives its source: “according to”"
    StanceVerb "reports praise, blame or a demand"
    Hedge "marks itself as not certain or not its own"
    SourceNoun "speaks of those who claim: experts, critics, studies"
    Evaluation "has a word that evaluates"
    Evaluations "has several words that evaluate"
    Modal "says what may, must or should be"
    Argument "argues: because, therefore, yet"
    FirstPerson "speaks in the first person"
    SecondPerson "speaks to the reader"
    Exclamation "exclaims"

    // Plain facts
    Figure "gives a figure"
    Year "gives a year"
    CalendarDay "names a day or a month"
    NoStance "has no word of reporting, judging or arguing"
}
