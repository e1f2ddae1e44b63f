//! Every sentence of ours. The words stand in `locales/`; the name of the key there is the kebab-case name beside each.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;

use super::fill::Fill;
use super::{Catalog, Day, Figure, Titles};
use crate::domain::Locale;

macro_rules! texts {
    ($( $(#[$doc:meta])* $name:ident $({ $($field:ident: $kind:ty),+ $(,)? })? = $key:literal, )*) => {
        /// Every sentence of ours, with what is filled into it.
        #[derive(Debug, Clone, PartialEq)]
        #[expect(missing_docs, reason = "each field is named after what is filled in")]
        pub enum Text { $( $(#[$doc])* $name $({ $($field: $kind),+ })?, )* }

        impl Text {
            /// Every key with the names of what is filled into it, for checking the languages against.
            #[expect(clippy::large_stack_arrays, reason = "it lies in the program, never on a stack")]
            pub const KEYS: &'static [(&'static str, &'static [&'static str])] =
                &[$( ($key, &[$($(stringify!($field)),+)?]), )*];

            /// The key in `locales/`.
            #[must_use]
            pub const fn key(&self) -> &'static str {
                match self { $( Self::$name { .. } => $key, )* }
            }

            /// What is filled in, as the language writes it.
            pub(super) fn filled(
                &self,
                catalog: Catalog,
                locale: &Locale,
            ) -> HashMap<Cow<'static, str>, FluentValue<'static>> {
                match self { $(
                    Self::$name $({ $($field),+ })? => HashMap::from([
                        $($((Cow::Borrowed(stringify!($field)), Fill::fill($field, catalog, locale))),+)?
                    ]),
                )* }
            }
        }
    };
}

texts! {
    /// The language's own name for itself.
    LanguageName = "language-name",
    /// A day and a month.
    Date { day: u32, month: u32 } = "date",
    /// A day, a month and a year.
    DateWithYear { day: u32, month: u32, year: String } = "date-with-year",
    /// What stands before decimals.
    DecimalSign = "decimal-sign",
    /// What stands between groups of three digits.
    GroupSign = "group-sign",

    /// What this is, for someone without a code.
    About = "about",
    /// How to get in with a code.
    AboutCode = "about-code",
    /// How to get in with a code where it is given with a command.
    AboutCodeCommand = "about-code-command",
    /// That one can join right away.
    AboutOpen = "about-open",
    /// Where to get a code.
    AboutClosed = "about-closed",
    /// Button: join this panel.
    JoinPanel { panel: String } = "join-panel",
    /// The code is not ours.
    CodeUnknown = "code-unknown",
    /// The invitation has expired.
    CodeExpired = "code-expired",
    /// The invitation is used up.
    CodeUsedUp = "code-used-up",
    /// The invitation came from a friend.
    FriendInvited = "friend-invited",
    /// Who runs the panel.
    Organiser { organiser: String } = "organiser",
    /// Is it all right?
    ConsentAsked = "consent-asked",
    /// Button: yes, I want to join.
    ConsentYes = "consent-yes",
    /// Button: no thanks.
    ConsentNo = "consent-no",
    /// The consent text has changed.
    ConsentChanged = "consent-changed",
    /// Button: that is fine.
    ConsentAgainYes = "consent-again-yes",
    /// A kind goodbye after no.
    Declined = "declined",
    /// Answering says that one is old enough.
    FirstQuestionAge { age: u32 } = "first-question-age",
    /// Button: I am younger.
    YoungerThan { age: u32 } = "younger-than",
    /// Too young, kindly.
    TooYoung { panel: String, age: u32 } = "too-young",
    /// Too young here, welcome elsewhere.
    TooYoungHere { age: u32 } = "too-young-here",
    /// Link: go there instead.
    GoToBrowser = "go-to-browser",
    /// The panel is for others.
    NotEligible { panel: String } = "not-eligible",
    /// The panel does not use this platform.
    ChannelNotUsed { panel: String } = "channel-not-used",
    /// In now.
    Joined { panel: String } = "joined",
    /// In now, and there is nothing to answer yet.
    JoinedNext = "joined-next",
    /// In now, and what is new is shown here.
    JoinedNextHere = "joined-next-here",
    /// In already.
    Already { panel: String } = "already",
    /// Would you like to join?
    JoinOffer { panel: String } = "join-offer",
    /// Button: yes, join.
    JoinYes = "join-yes",
    /// Button: not now.
    JoinNo = "join-no",
    /// The answer counts all the same.
    JoinDeclined { days: u32 } = "join-declined",
    /// Why background is asked.
    BackgroundWhy = "background-why",
    /// Button: rather not say.
    BackgroundDecline = "background-decline",
    /// They would rather not say.
    BackgroundDeclined = "background-declined",

    /// Who decides and what can change.
    PromiseWho { who: String, what: String } = "promise-who",
    /// Who decides what, and when they answer.
    PromiseBrief { who: String, what: String, date: Day } = "promise-brief",
    /// When the statement comes.
    PromiseWhen { date: Day } = "promise-when",
    /// Secrecy of a confidential round.
    Confidential { date: Day } = "confidential",
    /// Secrecy of a linked round.
    Linked { date: Day } = "linked",
    /// How many questions and how long.
    Length { count: u32, minutes: u32 } = "length",
    /// Button: begin.
    Begin = "begin",
    /// Button: begin this one of several.
    BeginRound { title: String } = "begin-round",
    /// Button: go on where one stopped.
    Continue = "continue",
    /// Button: go on with this one of several.
    ContinueRound { title: String } = "continue-round",
    /// Button: see and change the answers.
    SeeAnswers = "see-answers",
    /// Button: see the answers in this one of several.
    SeeAnswersIn { title: String } = "see-answers-in",
    /// A sensitive round is answered on our own page.
    SensitiveHere = "sensitive-here",
    /// Link: to our own page.
    SensitiveLink = "sensitive-link",
    /// Question 2 of 5.
    Progress { number: u32, total: u32 } = "progress",
    /// How many options may be ticked; `more` is how many more than the fewest.
    ChooseBetween { min: u32, max: u32, more: u32 } = "choose-between",
    /// How many options can be chosen in a menu that needs no further button.
    ChooseInMenu { min: u32, max: u32, more: u32 } = "choose-in-menu",
    /// What the ends of a scale mean.
    ScaleEnds { from: Figure, low: String, to: Figure, high: String } = "scale-ends",
    /// Write a number, in this unit.
    NumberAsked { unit: String } = "number-asked",
    /// Write a number.
    NumberAskedPlain = "number-asked-plain",
    /// Write what you think.
    TextAsked = "text-asked",
    /// Share the place or write it.
    PlaceAsked = "place-asked",
    /// Please write where it is.
    PlaceAskedInWords = "place-asked-in-words",
    /// Button: share my place.
    PlaceShare = "place-share",
    /// Button: send what was written.
    Send = "send",
    /// Button: done ticking.
    Done = "done",
    /// Button: skip.
    Skip = "skip",
    /// Button: don't know.
    DontKnow = "dont-know",
    /// Button: something else.
    Other = "other",
    /// Button: back.
    Back = "back",
    /// Button: change.
    Change = "change",
    /// What you answered.
    YourAnswer = "your-answer",
    /// You answered this on the scale.
    AnswerNumber { number: Figure } = "answer-number",
    /// A number with its unit.
    AnswerNumberUnit { number: Figure, unit: String } = "answer-number-unit",
    /// Something else, in these words.
    AnswerOther { words: String } = "answer-other",
    /// A place on the map.
    AnswerPlace = "answer-place",
    /// Skipped.
    AnswerSkipped = "answer-skipped",
    /// Doesn't know.
    AnswerDontKnow = "answer-dont-know",
    /// Please write what else.
    OtherAsked = "other-asked",
    /// Your answer is in.
    Thanks = "thanks",
    /// Your answers are in.
    ThanksMany = "thanks-many",
    /// How long one can change.
    ThanksChange { date: Day } = "thanks-change",
    /// What comes next: result, then statement.
    ThanksNext { who: String, date: Day } = "thanks-next",
    /// The round has closed.
    RoundClosed { date: Day } = "round-closed",
    /// The round has closed, and where to see what came of it.
    RoundClosedSee = "round-closed-see",
    /// The round has closed, and what was answered before stands.
    AnswersStand { date: Day } = "answers-stand",
    /// The same, and where to see what came of it.
    AnswersStandSee = "answers-stand-see",
    /// Where a round is announced to everyone: until when it can be answered, and that only the reader sees what they answer.
    AnnouncementHow { date: Day } = "announcement-how",
    /// Button: answer the round that is announced.
    AnnouncementAnswer = "announcement-answer",

    /// Below what staff wrote to many: whose it is, and how to get fewer.
    BulletinFoot { panel: String } = "bulletin-foot",
    /// A round is still open, to someone who has not begun.
    Reminder { title: String, date: Day } = "reminder",
    /// The same, to someone who broke off.
    ReminderStarted { title: String, date: Day } = "reminder-started",
    /// A round is over, and nobody answered: to those who had begun.
    ClosingUnanswered { title: String } = "closing-unanswered",
    /// A round is over: thanks, and who answers when.
    ClosingThanks { title: String, who: String, date: Day } = "closing-thanks",

    /// Whose statement it is.
    StatementHeading { who: String } = "statement-heading",
    /// Whose statement is corrected.
    StatementCorrected { who: String } = "statement-corrected",
    /// When a statement was corrected; what was wrong follows.
    StatementCorrectedOn { date: Day } = "statement-corrected-on",
    /// In a list: that a statement was corrected.
    StatementWasCorrected { date: Day } = "statement-was-corrected",
    /// Whose statement stood there before it was corrected.
    StatementFormer { who: String } = "statement-former",
    /// That it does not hold any more.
    StatementFormerSince { date: Day } = "statement-former-since",
    /// Button: the words that hold.
    StatementReadCorrected = "statement-read-corrected",
    /// Button: what stood there before.
    StatementReadFormer = "statement-read-former",
    /// A body and its decision.
    StatementBody { who: String, date: Day, paragraph: String, registry: String } = "statement-body",
    /// A person.
    StatementPerson { who: String, role: String } = "statement-person",
    /// A person with a party.
    StatementPersonParty { who: String, role: String, party: String } = "statement-person-party",
    /// The round that a statement answers.
    StatementOf { title: String } = "statement-of",
    /// The rounds that a statement answers.
    StatementOfSeveral { titles: Titles } = "statement-of-several",
    /// A round's title within a sentence, or one of several.
    StatementQuoted { title: String } = "statement-quoted",
    /// Button: the rest of it.
    StatementReadAll = "statement-read-all",
    /// Button: the round's page.
    StatementPage = "statement-page",
    /// Over the rest of it.
    StatementWhole { who: String } = "statement-whole",
    /// Over what the administration says.
    StatementAdministration = "statement-administration",
    /// Over remarks on questions and themes.
    StatementRemarks = "statement-remarks",
    /// Over answers to comments and proposals.
    StatementReplies = "statement-replies",
    /// Over misunderstandings.
    StatementMisunderstandings = "statement-misunderstandings",
    /// Over reservations.
    StatementReservations = "statement-reservations",
    /// A statement is late today, without a new date.
    LateToday { titles: Titles } = "late-today",
    /// A statement is late today, with a new date.
    LateTodayUntil { titles: Titles, date: Day } = "late-today-until",
    /// A statement is late, without a new date.
    Late { titles: Titles, missed: Day } = "late",
    /// A statement is late, with a new date.
    LateUntil { titles: Titles, missed: Day, date: Day } = "late-until",
    /// Why a statement is late.
    LateWhy { why: String } = "late-why",
    /// Did it feel like an answer?
    FeltAsked { who: String, titles: Titles } = "felt-asked",
    /// Nobody sees what one presses.
    FeltCare = "felt-care",
    /// Button: yes.
    FeltYes = "felt-yes",
    /// Button: partly.
    FeltPartly = "felt-partly",
    /// Button: no.
    FeltNo = "felt-no",
    /// Thanks for saying.
    FeltThanks = "felt-thanks",
    /// What became of it, and how far it has come.
    DecisionHeading { status: String, title: String } = "decision-heading",
    /// When, and of which rounds.
    DecisionDated { date: Day, titles: Titles } = "decision-dated",
    /// Why it is not done.
    DecisionWhy { why: String } = "decision-why",
    /// Subject: a statement.
    LetterStatement { title: String } = "letter-statement",
    /// Subject: a corrected statement.
    LetterStatementCorrected { title: String } = "letter-statement-corrected",
    /// Subject: a statement is late.
    LetterLate { title: String } = "letter-late",
    /// Subject: did it feel like an answer?
    LetterFelt = "letter-felt",
    /// Letter: where to answer that.
    LetterFeltPage = "letter-felt-page",
    /// Subject: a decision.
    LetterDecision { title: String } = "letter-decision",
    /// Staff: a round's statement, and how far it has come.
    StaffStatementItem { state: String, title: String } = "staff-statement-item",
    /// Staff: for when it is promised.
    StaffStatementDue { date: Day } = "staff-statement-due",
    /// Staff: it is late.
    StaffStatementLate { date: Day } = "staff-statement-late",
    /// Staff: it is late, and there is a new date.
    StaffStatementLateUntil { date: Day, until: Day } = "staff-statement-late-until",
    /// Staff: when it was sent.
    StaffStatementGiven { date: Day } = "staff-statement-given",
    /// Staff: there is nothing to write a statement on.
    StaffStatementLapsed = "staff-statement-lapsed",
    /// Staff: who has signed it.
    StaffStatementSigned { who: String } = "staff-statement-signed",
    /// Staff: nobody has.
    StaffStatementUnsigned = "staff-statement-unsigned",
    /// Button for staff: write who answers.
    StaffStatementSign = "staff-statement-sign",
    /// Button for staff: hand it over.
    StaffStatementSubmit = "staff-statement-submit",
    /// Staff: who answers?
    StaffSignatureAsked = "staff-signature-asked",
    /// Staff: how to write that.
    StaffSignatureHow = "staff-signature-how",
    /// The field for it.
    StaffSignatureLabel = "staff-signature-label",
    /// Staff: that could not be read.
    StaffSignatureOdd = "staff-signature-odd",
    /// Staff: nobody approves their own.
    StaffStatementOwn = "staff-statement-own",
    /// Staff: the result is not out.
    StaffStatementNotOut = "staff-statement-not-out",
    /// Staff: it does not fit any more.
    StaffStatementUnfit = "staff-statement-unfit",
    /// Button: put the statement off.
    StaffPostpone = "staff-postpone",
    /// To staff: until when?
    StaffPostponeAsked = "staff-postpone-asked",
    /// To staff: what comes of it.
    StaffPostponeCare = "staff-postpone-care",
    /// Button: until this day.
    StaffPostponeUntil { date: Day } = "staff-postpone-until",
    /// Staff: nobody would get it.
    StaffStatementNobody = "staff-statement-nobody",
    /// To the owners: somebody may be in danger.
    StaffDanger = "staff-danger",
    /// To the owners: in an answer, and how it is read.
    StaffDangerAnswer { title: String, name: String } = "staff-danger-answer",
    /// Staff: how many have said whether it felt like an answer.
    StaffFelt { count: u32 } = "staff-felt",
    /// Staff: how many said this.
    StaffFeltLine { what: String, count: u32 } = "staff-felt-line",
    /// Staff: so few said this that it is not shown.
    StaffFeltHidden { what: String } = "staff-felt-hidden",
    /// To those who answer for a statement: when it is due.
    StaffNotice { when: String, state: String, titles: Titles, date: Day } = "staff-notice",
    /// The brief for whoever answers.
    BriefTitle { title: String } = "brief-title",
    /// Over the promise.
    BriefPromised = "brief-promised",
    /// The promise.
    BriefPromise { who: String, can_change: String, date: Day } = "brief-promise",
    /// Over the result.
    BriefResult = "brief-result",
    /// What those said who were fewer.
    BriefMinority { labels: Titles } = "brief-minority",
    /// Over what the result can and cannot say.
    BriefCaveats = "brief-caveats",
    /// The media kit: what must be done with the draft.
    KitDraft = "kit-draft",
    /// The media kit: what most said.
    KitMost { label: String, count: Figure, base: Figure } = "kit-most",
    /// The media kit: several things that as many said.
    KitEven { labels: Titles, count: Figure, base: Figure } = "kit-even",
    /// The media kit: what some said, where nobody can know whether they are most.
    KitSome { label: String, count: Figure, base: Figure } = "kit-some",
    /// The media kit: the mean of a scale between two ends.
    KitScale { mean: Figure, low: String, high: String } = "kit-scale",
    /// The media kit: the mean of a number.
    KitMean { mean: Figure } = "kit-mean",
    /// The media kit: the mean of a number of something.
    KitMeanOf { mean: Figure, unit: String } = "kit-mean-of",
    /// The media kit: how many answered, where no other figure may be shown.
    KitTurnout { known: String, responded: Figure, panelists: Figure, title: String } = "kit-turnout",
    /// The media kit: how many took part.
    KitLead { known: String, responded: Figure, panelists: Figure, panel: String, title: String } = "kit-lead",
    /// The media kit: who decides, and what can change.
    KitPromise { who: String, can_change: String } = "kit-promise",
    /// The media kit: that those who decide have answered.
    KitGiven { who: String, date: Day } = "kit-given",
    /// The media kit: that they have not.
    KitLate { who: String, date: Day } = "kit-late",
    /// The media kit: that they have not, with a new date.
    KitLateUntil { who: String, date: Day, until: Day } = "kit-late-until",
    /// The media kit: heading of the decisions.
    KitDecisions = "kit-decisions",
    /// The media kit: where the whole result is.
    KitPage { url: String } = "kit-page",
    /// The media kit: heading of whom to ask.
    KitContact = "kit-contact",
    /// The media kit: what is to be filled in there.
    KitContactFill = "kit-contact-fill",
    /// The poster: what the code leads to.
    KitScan = "kit-scan",
    /// The brief: heading of what some wrote.
    BriefQuotes = "brief-quotes",
    /// The brief: what quotes are and are not.
    BriefQuotesCare = "brief-quotes-care",
    /// The brief: what somebody wrote.
    BriefQuote { words: String } = "brief-quote",
    /// Over what is needed.
    BriefAsked = "brief-asked",
    /// What is needed.
    BriefNeeded { max: u32 } = "brief-needed",
    /// Over the file.
    BriefFile = "brief-file",
    /// A file: no rounds.
    FileNoRounds = "file-no-rounds",
    /// A file: a round twice.
    FileRoundTwice = "file-round-twice",
    /// A file: another panel's round.
    FileRoundOfAnotherPanel = "file-round-of-another-panel",
    /// A file: a round that is not over.
    FileRoundNotClosed { number: String } = "file-round-not-closed",
    /// A file: a round that nobody answered.
    FileRoundUnanswered { number: String } = "file-round-unanswered",
    /// A file: a round with another statement.
    FileRoundAnswered { number: String } = "file-round-answered",
    /// A file: a round whose result is not out.
    FileResultNotOut { number: String } = "file-result-not-out",
    /// A file: nobody signs.
    FileNoSignature = "file-no-signature",
    /// A file: no reason.
    FileNoReason = "file-no-reason",
    /// A file: dated before what was told last.
    FileDatedBackwards = "file-dated-backwards",
    /// A file: an answer that was decided on before its round opened.
    FileDayBeforeRound = "file-day-before-round",
    /// A file: a closing time that is past.
    FileClosingPast = "file-closing-past",
    /// A file: ages on both sides of a channel's age floor.
    FileAgesOverFloor { floor: u32 } = "file-ages-over-floor",
    /// A file: a correction's key in another file.
    FileNotACorrection = "file-not-a-correction",
    /// Staff: sending it is paid for, and what that costs.
    StaffReachPaid = "staff-reach-paid",
    /// A letter's subject: news.
    LetterNews { panel: String } = "letter-news",
    /// A letter's subject: a round is open.
    LetterOpening { panel: String, title: String } = "letter-opening",
    /// A letter's subject: a round is still open.
    LetterReminder { title: String } = "letter-reminder",
    /// A letter's subject: a round is over.
    LetterClosing { title: String } = "letter-closing",
    /// A letter's subject: is this address right?
    LetterConfirm { panel: String } = "letter-confirm",
    /// A letter's link: to the open round.
    LetterAnswer = "letter-answer",
    /// A letter's link: to the person's own page.
    LetterOwnPage = "letter-own-page",
    /// At a letter's end: the link is the person's own, why they get it, and how to get fewer.
    LetterWhy { panel: String } = "letter-why",
    /// A letter's link: no more letters.
    LetterStop = "letter-stop",
    /// The letter that asks whether an address is right.
    ConfirmMailbox { panel: String } = "confirm-mailbox",
    /// Its link.
    ConfirmMailboxLink = "confirm-mailbox-link",
    /// How long the link works, and what to do if it was somebody else.
    ConfirmMailboxNot = "confirm-mailbox-not",
    /// We reach you by e-mail.
    MyDataEmail = "my-data-email",
    /// The card on our page: heading.
    MailCard = "mail-card",
    /// The card: what letters come.
    MailCardWhy = "mail-card-why",
    /// The card: a letter has been sent there.
    MailCardAsked { mailbox: String } = "mail-card-asked",
    /// The card: letters go there.
    MailCardOn { mailbox: String } = "mail-card-on",
    /// The card: the field.
    MailCardField = "mail-card-field",
    /// The card: the button.
    MailCardGive = "mail-card-give",
    /// The card: the button that takes the address away.
    MailCardRemove = "mail-card-remove",
    /// What was typed is no e-mail address: heading.
    MailboxWrongTitle = "mailbox-wrong-title",
    /// What was typed is no e-mail address: what to do.
    MailboxWrong = "mailbox-wrong",
    /// Too many letters today: heading.
    MailboxTooManyTitle = "mailbox-too-many-title",
    /// Too many letters today: what to do.
    MailboxTooMany = "mailbox-too-many",
    /// The page behind the link in the letter: heading.
    MailConfirmTitle = "mail-confirm-title",
    /// The page behind the link in the letter: what the button does.
    MailConfirmWhy = "mail-confirm-why",
    /// Its button.
    MailConfirmYes = "mail-confirm-yes",
    /// The address is confirmed: heading.
    MailConfirmedTitle = "mail-confirmed-title",
    /// The address is confirmed: what happens next.
    MailConfirmed = "mail-confirmed",
    /// The link confirms nothing (any more): heading.
    MailConfirmGoneTitle = "mail-confirm-gone-title",
    /// The link confirms nothing (any more): what to do.
    MailConfirmGone = "mail-confirm-gone",
    /// The page that ends letters: heading.
    MailStopTitle = "mail-stop-title",
    /// The page that ends letters: what the button does.
    MailStopWhy = "mail-stop-why",
    /// Its button.
    MailStopYes = "mail-stop-yes",
    /// No more letters: heading.
    MailStoppedTitle = "mail-stopped-title",
    /// No more letters: what stays.
    MailStopped = "mail-stopped",
    /// The link ends nothing: heading.
    MailStopWrongTitle = "mail-stop-wrong-title",
    /// The link ends nothing: what to do.
    MailStopWrong = "mail-stop-wrong",
    /// Button: nothing more of this round.
    NotThisRound = "not-this-round",
    /// Nothing more of this round, and how long one can answer it after all.
    RoundDeclined { title: String, date: Day } = "round-declined",
    /// From now on we write less often.
    FewerMessages = "fewer-messages",
    /// From now on we write as often as to others.
    AllMessages = "all-messages",
    /// What less often is, in menus.
    CommandFewer = "command-fewer",
    /// The way back from it, in menus.
    CommandAll = "command-all",
    /// Words for less often.
    WordsFewer = "words-fewer",
    /// Words for as often as to others.
    WordsAll = "words-all",
    /// What happens next, to someone in a server where the next round is announced.
    JoinedNextChannel = "joined-next-channel",
    /// What happens next, to someone whom nothing of ours reaches where they are.
    JoinedNextAsk = "joined-next-ask",
    /// Nothing to answer, to someone in a server where the next round is announced.
    RoundsNoneChannel = "rounds-none-channel",
    /// Nothing to answer, to someone whom nothing of ours reaches where they are.
    RoundsNoneAsk = "rounds-none-ask",
    /// Part of what is kept: that they want fewer messages.
    MyDataFewer = "my-data-fewer",
    /// Part of what is kept: a round they said no to.
    MyDataDeclined { title: String } = "my-data-declined",
    /// A file: a round that closes before it opens.
    FileClosesBeforeOpening = "file-closes-before-opening",

    /// Command: for those who work with a panel: its name.
    WordsStaff = "words-staff",
    /// Command: for those who work with a panel, without saying what they can do.
    CommandStaff = "command-staff",
    /// Staff: a role is taken up.
    StaffTakenUp { panel: String } = "staff-taken-up",
    /// Staff: which panel?
    StaffPanels = "staff-panels",
    /// Staff: what the role is.
    StaffRole { role: String } = "staff-role",
    /// Staff: nothing to count yet.
    StaffNoRounds = "staff-no-rounds",
    /// Staff: an open round in numbers.
    StaffRoundOpen { title: String, date: Day, started: u32, completed: u32 } = "staff-round-open",
    /// Staff: a closed round in numbers.
    StaffRoundClosed { title: String, started: u32, completed: u32 } = "staff-round-closed",
    /// Staff: a closed round that nobody answered.
    StaffRoundUnanswered { title: String } = "staff-round-unanswered",
    /// Staff, button: write a bulletin.
    StaffWrite = "staff-write",
    /// Staff, button and heading: where a bulletin stands, and its first words.
    StaffItem { state: String, words: String } = "staff-item",
    /// Staff: please write the text.
    StaffTextAsked { language: String } = "staff-text-asked",
    /// Staff: what a text can hold.
    StaffTextHow { max: u32 } = "staff-text-how",
    /// Staff: the name of the field for the text.
    StaffTextLabel = "staff-text-label",
    /// Staff, button: the same text in every language.
    StaffSame = "staff-same",
    /// Staff, button: to the menu.
    StaffMenu = "staff-menu",
    /// Staff: nothing to save.
    StaffTextEmpty = "staff-text-empty",
    /// Staff: more than fits.
    StaffTextTooLong { length: u32, max: u32 } = "staff-text-too-long",
    /// Staff: not in every language yet.
    StaffTextMissing { language: String } = "staff-text-missing",
    /// Staff, above the bulletin: in which language it is shown.
    StaffSample { language: String } = "staff-sample",
    /// Staff, button: write the text in a language anew.
    StaffRewrite { language: String } = "staff-rewrite",
    /// Staff, button: how it looks.
    StaffPreview = "staff-preview",
    /// Staff, button: approve.
    StaffApprove = "staff-approve",
    /// Staff, button: send.
    StaffSend = "staff-send",
    /// Staff, button: hold it for now.
    StaffPause = "staff-pause",
    /// Staff, button: go on.
    StaffResume = "staff-resume",
    /// Staff, button: break it off.
    StaffStop = "staff-stop",
    /// Staff, button: the figures once more.
    StaffRefresh = "staff-refresh",
    /// Staff: how many would get it.
    StaffReach { count: u32 } = "staff-reach",
    /// Staff: how many of them on a platform in a language.
    StaffReachLine { platform: String, language: String, count: u32 } = "staff-reach-line",
    /// Staff: how many of them in another language than theirs.
    StaffReachFallBack { count: u32 } = "staff-reach-fall-back",
    /// Staff: how long sending takes.
    StaffReachTime { minutes: u32 } = "staff-reach-time",
    /// Staff: the hours are quiet until then.
    StaffReachQuiet { hour: u32 } = "staff-reach-quiet",
    /// Staff: nobody would get it.
    StaffNobody = "staff-nobody",
    StaffNotHere = "staff-not-here",
    /// Staff: it has come further than that button.
    StaffNotNow = "staff-not-now",
    /// Staff: what they would approve is not what they saw.
    StaffRewritten = "staff-rewritten",
    /// Staff: really send it?
    StaffSendAsked { count: u32 } = "staff-send-asked",
    /// Staff: the same was sent just now.
    StaffSendAgain = "staff-send-again",
    /// Staff: what is sent is sent.
    StaffSendCare = "staff-send-care",
    /// Staff, button: yes, send.
    StaffSendYes = "staff-send-yes",
    /// Staff: really break it off?
    StaffStopAsked = "staff-stop-asked",
    /// Staff, button: yes, break it off.
    StaffStopYes = "staff-stop-yes",
    /// Staff, button: no.
    StaffNo = "staff-no",
    /// Staff: how many have got it.
    StaffSent { sent: u32, total: u32 } = "staff-sent",
    /// Staff: how long is left.
    StaffLeft { minutes: u32 } = "staff-left",
    /// Staff: how many stand somewhere else.
    StaffFigure { what: String, count: u32 } = "staff-figure",
    /// Staff: it is about to leave.
    StaffBegins = "staff-begins",
    /// Staff: nothing to approve or to send.
    StaffNoBulletins = "staff-no-bulletins",
    /// Staff: put another text in the place of what people have got.
    StaffCorrect { language: String } = "staff-correct",
    /// Staff: please write that text.
    StaffCorrectionAsked { language: String } = "staff-correction-asked",
    /// Staff: what writing it leads to.
    StaffCorrectionCare = "staff-correction-care",
    /// Staff: and that the picture does not change.
    StaffCorrectionPicture = "staff-correction-picture",
    /// To owners: the disk is full.
    AlarmDisk = "alarm-disk",
    /// To owners: the database is away.
    AlarmDatabase = "alarm-database",
    /// To owners: a platform takes nothing any more.
    AlarmChannel { platform: String } = "alarm-channel",
    /// What we know about someone: that they work with a panel.
    MyDataStaff { panel: String, role: String } = "my-data-staff",

    /// The panel has no round with this number.
    FileUnknownRound { number: String } = "file-unknown-round",
    /// No invitation has this label.
    FileUnknownLabel { label: String } = "file-unknown-label",
    /// No such category; those there are.
    FileUnknownCategory { there: String } = "file-unknown-category",
    /// The panel does not use this channel.
    FileChannelNotUsed { channel: String } = "file-channel-not-used",
    /// Words for a picture where there is none.
    FileTextWithoutPicture = "file-text-without-picture",
    /// The picture cannot be read.
    FilePictureUnreadable { said: String } = "file-picture-unreadable",
    /// The picture is too large.
    FilePictureTooLarge { max: u32 } = "file-picture-too-large",
    /// The picture is no PNG.
    FilePictureNotPng = "file-picture-not-png",
    /// The picture is too wide, too high or too narrow.
    FilePictureShape = "file-picture-shape",
    /// A text that says nothing.
    FileSeveralLines = "file-several-lines",
    FileNoText = "file-no-text",
    /// A text longer than a message can be.
    FileTextTooLong { length: u32, max: u32 } = "file-text-too-long",

    /// Not understood.
    NotUnderstood = "not-understood",
    /// Not understood, where no number is an answer.
    NotUnderstoodWords = "not-understood-words",
    /// Not understood, and nothing to press.
    NotUnderstoodIdle = "not-understood-idle",
    /// Not understood for the third time.
    StillNotUnderstood = "still-not-understood",
    /// Fits several options.
    Ambiguous = "ambiguous",
    /// Not a number.
    NotANumber = "not-a-number",
    /// Between these two.
    OutOfRange { min: Figure, max: Figure } = "out-of-range",
    /// At least this.
    TooSmall { min: Figure } = "too-small",
    /// At most this.
    TooLarge { max: Figure } = "too-large",
    /// Too long.
    TooLong { max: u32 } = "too-long",
    /// Too few or too many options.
    WrongCount { min: u32, max: u32, more: u32 } = "wrong-count",
    /// Not on the map.
    NotAPlace = "not-a-place",
    /// Stickers.
    StickerUnread = "sticker-unread",
    /// Voice.
    VoiceUnread = "voice-unread",
    /// Other things.
    OtherUnread = "other-unread",
    /// An old button.
    OldButton = "old-button",
    /// Somebody else's panel.
    NotYours = "not-yours",
    /// In no panel.
    NotMember = "not-member",
    /// This question can't be skipped.
    CannotSkip = "cannot-skip",
    /// This is the first question.
    NothingBefore = "nothing-before",
    /// The code joins nothing, or no longer.
    LinkCodeUnknown = "link-code-unknown",
    /// The two are one person already.
    LinkedAlready = "linked-already",
    /// The code is the reader's own, and is for another place.
    OwnLinkCode = "own-link-code",
    /// Where a code is made.
    LinkFromThere = "link-from-there",
    /// Where a code is made, where it is given with a command.
    LinkFromThereCommand = "link-from-there-command",
    /// The only place.
    NothingToUnlink = "nothing-to-unlink",
    /// Written before the question had arrived.
    TooSoon = "too-soon",
    /// The database is away: press again in a moment.
    NotSavedYet = "not-saved-yet",
    /// It is being saved, and the answer comes in a moment.
    Saving = "saving",

    /// The friend's invitation: heading.
    Invite { panel: String } = "invite",
    /// How many have joined: none yet.
    InviteNone = "invite-none",
    /// How many have joined: one or two.
    InviteSome = "invite-some",
    /// How many have joined: three or more.
    InviteCount { count: u32 } = "invite-count",
    /// What to do with the text.
    InviteShare = "invite-share",
    /// The text to share.
    InviteText { panel: String, url: String } = "invite-text",
    /// The link for Telegram.
    InviteTelegram = "invite-telegram",
    /// The link for Discord.
    InviteDiscord = "invite-discord",
    /// What to write in Discord, where no link carries the code.
    InviteDiscordCode { code: String } = "invite-discord-code",
    /// The link for the browser.
    InviteBrowser = "invite-browser",
    /// What the QR picture shows.
    InvitePicture { panel: String } = "invite-picture",
    /// Button: invite a friend.
    InviteButton = "invite-button",

    /// Rounds: heading.
    Rounds = "rounds",
    /// Rounds: nothing open.
    RoundsNone = "rounds-none",
    /// Rounds: nothing open, and what is new is shown here.
    RoundsNoneHere = "rounds-none-here",
    /// An open round not begun.
    RoundOpen { title: String, date: Day } = "round-open",
    /// An open round begun.
    RoundStarted { title: String, date: Day } = "round-started",
    /// An open round answered.
    RoundDone { title: String, date: Day } = "round-done",
    /// A closed round, and where to see what came of it.
    RoundOver { title: String } = "round-over",
    /// A closed round that nobody answered.
    RoundUnanswered { title: String } = "round-unanswered",
    /// A closed round, whose statement is awaited.
    RoundWaiting { title: String, date: Day } = "round-waiting",
    /// Help: heading.
    Help = "help",
    /// Help: how it works.
    HelpHow = "help-how",
    /// Which language?
    LanguageAsked = "language-asked",
    /// Language changed.
    LanguageChanged = "language-changed",
    /// Paused.
    Paused = "paused",
    /// Button: go on.
    Resume = "resume",
    /// Back from the pause.
    Resumed = "resumed",
    /// Left.
    Left = "left",
    /// Left: what is still kept.
    LeftKept = "left-kept",
    /// Left: what is still kept of someone who has not answered.
    LeftKnown = "left-known",
    /// There was nothing to leave.
    LeftNothing = "left-nothing",
    /// Stop or answer?
    StopOrAnswer = "stop-or-answer",
    /// Code or answer?
    CodeOrAnswer = "code-or-answer",
    /// May what was written be shown without a name?
    QuoteAsked = "quote-asked",
    /// What showing it means.
    QuoteHow = "quote-how",
    /// Button: it may.
    QuoteYes = "quote-yes",
    /// Button: it may not.
    QuoteNo = "quote-no",
    /// It may be shown.
    QuoteAllowed = "quote-allowed",
    /// It is not shown.
    QuoteRefused = "quote-refused",
    /// Button: it may be shown after all.
    QuoteShow = "quote-show",
    /// Button: it may not be shown after all.
    QuoteHide = "quote-hide",
    /// Button: stop.
    StopMeant = "stop-meant",
    /// Button: it was my answer.
    AnswerMeant = "answer-meant",
    /// Write it once more.
    WriteItAgain = "write-it-again",
    /// To whoever writes of something hard: who reads it, and that there is help.
    Care = "care",
    /// The same: what to do at once.
    CareNow = "care-now",
    /// Erase everything?
    ForgetAsked = "forget-asked",
    /// What is erased.
    ForgetWhat = "forget-what",
    /// What stays: answers in rounds that have closed.
    ForgetCounted = "forget-counted",
    /// Button: yes, erase.
    ForgetYes = "forget-yes",
    /// Button: no, keep.
    ForgetNo = "forget-no",
    /// Nothing erased.
    ForgetCancelled = "forget-cancelled",
    /// All erased.
    Forgotten = "forgotten",
    /// My data: heading.
    MyData = "my-data",
    /// My data: none.
    MyDataNone = "my-data-none",
    /// My data: a panel.
    MyDataPanel { panel: String, date: Day } = "my-data-panel",
    /// My data: a panel that takes a break from writing to them.
    MyDataPaused { panel: String, date: Day } = "my-data-paused",
    /// My data: a panel that they have answered without joining, and until when that is known.
    MyDataGuest { panel: String, date: Day } = "my-data-guest",
    /// My data: a panel that was left.
    MyDataLeft { panel: String, date: Day } = "my-data-left",
    /// My data: consent.
    MyDataConsent { place: String, date: Day } = "my-data-consent",
    /// My data: a background fact.
    MyDataBackground { question: String, answer: String } = "my-data-background",
    /// My data: took part in.
    MyDataRound { title: String } = "my-data-round",
    /// My data: an answer.
    MyDataAnswer { question: String } = "my-data-answer",
    /// Print: answers in people's own words.
    PrintHeading = "print-heading",
    /// Print: when the questions were open.
    PrintDates { from: Day, to: Day } = "print-dates",
    /// Print: how many answers.
    PrintCount { count: u32 } = "print-count",
    /// Print: each one speaks for themselves.
    PrintCaveat = "print-caveat",
    /// Print: what […] means.
    PrintHidden = "print-hidden",
    /// Print: an answer may stand under several themes.
    PrintThemes = "print-themes",
    /// Print: what may mean danger is left out.
    PrintDanger = "print-danger",
    /// Print: not all may be shown to others.
    PrintCare = "print-care",
    /// Print: all of it may be shown.
    PrintAllQuotable = "print-all-quotable",
    /// Print: this answer may be shown.
    PrintQuotable = "print-quotable",
    /// Print: answers without a theme.
    PrintWithoutTheme = "print-without-theme",
    /// Is there something to add to whether it felt like an answer?
    CommentAsked = "comment-asked",
    /// How long it may be, and who reads it.
    CommentHow { max: u32, who: String } = "comment-how",
    /// Label of the field for it.
    CommentLabel = "comment-label",
    /// It is kept.
    CommentKept = "comment-kept",
    /// There is nothing.
    NoComment = "no-comment",
    /// My data: what they added to whether a statement felt like an answer.
    MyDataComment = "my-data-comment",
    /// To staff: heading of what people added.
    StaffComments = "staff-comments",
    /// To staff: that there are more.
    StaffCommentsMore { count: u32, name: String } = "staff-comments-more",
    /// To the owners: in what somebody added, and how it is read.
    StaffDangerComment { title: String, name: String } = "staff-danger-comment",
    /// My data: whether a statement felt like an answer.
    MyDataFelt { what: String, titles: Titles } = "my-data-felt",
    /// My data: the answer may be shown.
    MyDataQuotable = "my-data-quotable",
    /// My data: the answer may not be shown.
    MyDataNotQuotable = "my-data-not-quotable",
    /// My data: reached in Telegram.
    MyDataTelegram = "my-data-telegram",
    /// My data: reached in Discord.
    MyDataDiscord = "my-data-discord",
    /// My data: reached in the browser.
    MyDataBrowser = "my-data-browser",
    /// My data: reached in the terminal.
    MyDataTerminal = "my-data-terminal",
    /// My data: the file.
    MyDataFile = "my-data-file",

    /// Menu: start.
    CommandStart = "command-start",
    /// Menu: help.
    CommandHelp = "command-help",
    /// Menu: language.
    CommandLanguage = "command-language",
    /// Menu: rounds.
    CommandRounds = "command-rounds",
    /// Menu: invite.
    CommandInvite = "command-invite",
    /// Menu: pause.
    CommandPause = "command-pause",
    /// Menu: leave.
    CommandLeave = "command-leave",
    /// Menu: forget.
    CommandForget = "command-forget",
    /// Menu: my data.
    CommandMyData = "command-my-data",
    /// What the command for joining with a code does.
    CommandJoin = "command-join",
    /// The name of that command.
    CommandJoinName = "command-join-name",
    /// What the code for it is.
    CommandCode = "command-code",
    /// The name of the place for the code.
    CommandCodeName = "command-code-name",
    /// Menu: join another address.
    CommandLink = "command-link",
    /// Menu: let this address go its own way.
    CommandUnlink = "command-unlink",

    /// What the code is for.
    LinkCode = "link-code",
    /// What to do with the code.
    LinkCodeHow = "link-code-how",
    /// Or open a link.
    LinkCodeOpen = "link-code-open",
    /// What to write in Discord, where no link carries the code.
    LinkCodeDiscord { code: String } = "link-code-discord",
    /// How long the code works, and who it is for.
    LinkCodeTime { minutes: u32 } = "link-code-time",
    /// The code is used or old.
    LinkCodeGone = "link-code-gone",
    /// Are the two the same person?
    LinkAsked = "link-asked",
    /// What joining the two means.
    LinkAskedWhat = "link-asked-what",
    /// Whose answer stays, for someone who has answered here already.
    LinkAskedBoth = "link-asked-both",
    /// What was agreed to holds here too.
    LinkConsent { panel: String } = "link-consent",
    /// Yes says that one is old enough.
    LinkAskedAge { age: u32 } = "link-asked-age",
    /// Not with somebody else's code.
    LinkAskedCare = "link-asked-care",
    /// Button: yes, join them.
    LinkYes = "link-yes",
    /// Button: no.
    LinkNo = "link-no",
    /// The two are one now.
    LinkedNow = "linked-now",
    /// They stay two.
    LinkDeclined = "link-declined",
    /// Too young for one of the places.
    LinkTooYoung { age: u32 } = "link-too-young",
    /// Really let this address go?
    UnlinkAsked = "unlink-asked",
    /// What that means.
    UnlinkWhat = "unlink-what",
    /// Button: yes, let it go.
    UnlinkYes = "unlink-yes",
    /// Button: no.
    UnlinkNo = "unlink-no",
    /// It stays.
    UnlinkCancelled = "unlink-cancelled",
    /// It is gone, and the rest stays.
    Unlinked = "unlinked",
    /// The bot's description before the first press.
    BotDescription = "bot-description",
    /// The bot's short description.
    BotShortDescription = "bot-short-description",

    /// Words for yes.
    WordsYes = "words-yes",
    /// Words for no.
    WordsNo = "words-no",
    /// Words for skip.
    WordsSkip = "words-skip",
    /// Words for don't know.
    WordsDontKnow = "words-dont-know",
    /// Words for other.
    WordsOther = "words-other",
    /// Words for back.
    WordsBack = "words-back",
    /// Words for done.
    WordsDone = "words-done",
    /// Words for stop.
    WordsStop = "words-stop",
    /// Words for start.
    WordsStart = "words-start",
    /// Words for help. The first word of each list of command words, without a slash, names the command in menus.
    WordsHelp = "words-help",
    /// Words for language.
    WordsLanguage = "words-language",
    /// Words for rounds.
    WordsRounds = "words-rounds",
    /// Words for invite.
    WordsInvite = "words-invite",
    /// Words for pause.
    WordsPause = "words-pause",
    /// Words for leave.
    WordsLeave = "words-leave",
    /// Words for forget.
    WordsForget = "words-forget",
    /// Words for joining another address.
    WordsLink = "words-link",
    /// Words for letting an address go its own way.
    WordsUnlink = "words-unlink",
    /// Words for my data.
    WordsMyData = "words-my-data",

    /// Skip link: to the latest message.
    WebSkip = "web-skip",
    /// The latest messages, for screen readers.
    WebNow = "web-now",
    /// The menu.
    WebMenu = "web-menu",
    /// What may be written at the bottom of the chat.
    WebWrite = "web-write",
    /// The field to write a code in.
    WebWriteCode = "web-write-code",
    /// Mark on an answered question.
    WebAnswered = "web-answered",
    /// Mark on what was chosen, for screen readers.
    WebChosen = "web-chosen",
    /// What was shown before something newer came, for screen readers.
    WebBefore = "web-before",
    /// The answered questions, for screen readers.
    WebEarlier = "web-earlier",
    /// A text to copy, for screen readers.
    WebCopyLabel = "web-copy-label",
    /// Button: copy.
    WebCopy = "web-copy",
    /// It is copied.
    WebCopied = "web-copied",
    /// Export: what the file is.
    ExportWhat { title: String, panel: String } = "export-what",
    /// Export: it must not be matched.
    ExportNoMatching = "export-no-matching",
    /// Export: how long it may be kept.
    ExportRetention = "export-retention",
    /// Export: what was made coarser.
    ExportCoarse = "export-coarse",
    /// An export's notice: it shows small groups, which the results do not.
    ExportSmallGroups = "export-small-groups",
    /// Export: open answers are in it.
    ExportWithWords = "export-with-words",
    /// Export: open answers are not in it.
    ExportWithoutWords = "export-without-words",
    /// Export: who decides and what can change.
    ExportPromise { who: String, what: String } = "export-promise",
    /// Export: how the result is used.
    ExportUse { how: String } = "export-use",
    /// Export: heading of the variables' names.
    ExportVariable = "export-variable",
    /// Export: heading of the ids.
    ExportId = "export-id",
    /// Export: heading of the kinds.
    ExportKind = "export-kind",
    /// Export: heading of the questions in one language.
    ExportLabelIn { language: String } = "export-label-in",
    /// Export: heading of the codes.
    ExportCode = "export-code",
    /// Export: heading of what the codes mean, in one language.
    ExportMeaningIn { language: String } = "export-meaning-in",
    /// Export: heading of the times.
    ExportWhen = "export-when",
    /// Export: heading of what happened.
    ExportHappened = "export-happened",
    /// Export: the round opened.
    ExportOpened = "export-opened",
    /// Export: the round closed.
    ExportClosed = "export-closed",
    /// Export: the round was sealed.
    ExportSealed = "export-sealed",
    /// Export: the answers were exported.
    ExportExported = "export-exported",
    /// Export: the running number.
    ExportRespondent = "export-respondent",
    /// Export: one option of a question.
    ExportPart { part: String, question: String } = "export-part",
    /// Export: why there is no answer.
    ExportWhy { question: String } = "export-why",
    /// Export: degrees north.
    ExportLatitude { question: String } = "export-latitude",
    /// Export: degrees east.
    ExportLongitude { question: String } = "export-longitude",
    /// Export: a place on the map.
    ExportOnTheMap = "export-on-the-map",
    /// Export: a place in words.
    ExportInWords = "export-in-words",
    /// Export: the question was answered.
    ExportAnswered = "export-answered",
    /// Export: the option was ticked.
    ExportTicked = "export-ticked",
    /// Export: the option was not ticked.
    ExportNotTicked = "export-not-ticked",
    /// Export: the question was skipped.
    ExportSkipped = "export-skipped",
    /// Export: the question was not for this respondent.
    ExportNotAsked = "export-not-asked",
    /// Export: the respondent broke off before.
    ExportNotReached = "export-not-reached",
    /// Export: would not say.
    ExportWouldNotSay = "export-would-not-say",
    /// Export: not known, or left out.
    ExportWithheld = "export-withheld",

    /// Link: save this file.
    WebFile = "web-file",
    /// The phone did not tell the place.
    WebPlaceFailed = "web-place-failed",
    /// The return link: heading.
    WebReturn = "web-return",
    /// The return link: what it is for.
    WebReturnWhy = "web-return-why",
    /// The return link: its field.
    WebReturnLabel = "web-return-label",
    /// Closing the chat on a shared device.
    WebCloseWhy = "web-close-why",
    /// Button: close the chat.
    WebClose = "web-close",
    /// Other places to answer: heading.
    WebElsewhere = "web-elsewhere",
    /// Link: answer there instead.
    WebElsewhereLink { platform: String } = "web-elsewhere-link",
    /// The age asked there.
    WebElsewhereAge { age: u32 } = "web-elsewhere-age",
    /// What to write in Discord, once the bot is there.
    WebElsewhereDiscord { code: String } = "web-elsewhere-discord",
    /// The page of a return link: heading.
    WebBackTitle = "web-back-title",
    /// The page of a return link: what the button does.
    WebBackWhy = "web-back-why",
    /// Another chat is open here and will be replaced.
    WebBackReplaces = "web-back-replaces",
    /// Button: open my chat.
    WebBackOpen = "web-back-open",
    /// A return link that is not ours: heading.
    WebBackWrongTitle = "web-back-wrong-title",
    /// A return link that is not ours: what to do.
    WebBackWrong = "web-back-wrong",
    /// A return link to what has been deleted: the title.
    WebBackGoneTitle = "web-back-gone-title",
    /// A return link to what has been deleted.
    WebBackGone = "web-back-gone",
    /// A browser that we do not know: heading.
    WebUnknownTitle = "web-unknown-title",
    /// A browser that we do not know: what to do.
    WebUnknown = "web-unknown",
    /// Link: start anew.
    WebUnknownStart = "web-unknown-start",
    /// What was written is given back.
    WebKept = "web-kept",
    /// Nothing of the chat is kept: heading.
    WebGoodbye = "web-goodbye",
    /// A page: many have come in from the same network.
    WebCrowdedTitle = "web-crowded-title",
    /// When to try again.
    WebCrowded { minutes: u32 } = "web-crowded",
    /// The database is away, nothing is saved yet: heading.
    WebUnsavedTitle = "web-unsaved-title",
    /// Nothing is saved yet: what to do.
    WebUnsaved = "web-unsaved",
    /// Button: save again.
    WebUnsavedAgain = "web-unsaved-again",
    /// The database is away, the page cannot be shown: heading.
    WebClosedTitle = "web-closed-title",
    /// The page cannot be shown: what to do.
    WebClosed = "web-closed",
    /// Link: try again.
    WebClosedAgain = "web-closed-again",
    /// More than fits in a form: heading.
    WebTooLongTitle = "web-too-long-title",
    /// More than fits in a form: what to do.
    WebTooLong = "web-too-long",
    /// A form that cannot be read: heading.
    WebUnreadableTitle = "web-unreadable-title",
    /// A form that cannot be read: what to do.
    WebUnreadable = "web-unreadable",
    /// A form from another site: heading.
    WebForeignTitle = "web-foreign-title",
    /// A form from another site: what to do.
    WebForeign = "web-foreign",
    /// No such page: heading.
    WebMissingTitle = "web-missing-title",
    /// No such page: what to do.
    WebMissing = "web-missing",
    /// Link: to the start.
    WebToStart = "web-to-start",
    /// Link: to the chat.
    WebToChat = "web-to-chat",

    /// A file: larger than any panel or round.
    FileTooLarge { max: u32 } = "file-too-large",
    /// A file: not text.
    FileNotText = "file-not-text",
    /// A file: not TOML.
    FileSyntax { said: String } = "file-syntax",
    /// A file: a key is missing.
    FileMissing = "file-missing",
    /// A file: one of two keys is missing.
    FileMissingEither { other: String } = "file-missing-either",
    /// A file: two keys that exclude each other.
    FileBoth { other: String } = "file-both",
    /// A file: a round without a promise.
    FileNoPromise = "file-no-promise",
    /// A file: a value of another type.
    FileWrongType { expected: String, found: String } = "file-wrong-type",
    /// A file: none of the possible words.
    FileNotOneOf { words: String } = "file-not-one-of",
    /// A file: a number outside its bounds.
    FileOutOfRange { min: Figure, max: Figure } = "file-out-of-range",
    /// A file: nothing where something must stand.
    FileEmpty = "file-empty",
    /// A file: a sign that cannot be shown.
    FileControlCharacter = "file-control-character",
    /// A file: no such time zone.
    FileNotATimeZone = "file-not-a-time-zone",
    /// A file: no such language.
    FileNotALanguage = "file-not-a-language",
    /// A file: not an age band.
    FileNotAnAgeBand = "file-not-an-age-band",
    /// Not the number of a channel in a Discord server.
    FileNotAServerChannel = "file-not-a-server-channel",
    /// A file: a list that is far too long.
    FileTooMany { count: u32 } = "file-too-many",
    /// A file: no such key.
    FileUnknownKey = "file-unknown-key",
    /// A file: no such key, and the one that was probably meant.
    FileUnknownKeyClose { closest: String } = "file-unknown-key-close",
    /// A file: a key of other kinds of questions.
    FileNotForKind { kind: String } = "file-not-for-kind",
    /// A file: no such panel.
    FileUnknownPanel { panel: String } = "file-unknown-panel",
    /// A file: more problems than are told.
    FileAndMore { count: u32 } = "file-and-more",
    /// A file: no text in the panel's own language.
    FileTextMissing { language: String } = "file-text-missing",
    /// A file: a language that the panel does not have.
    FileLanguageUnknown { language: String } = "file-language-unknown",
    /// A file: longer than a button.
    FileLabelTooLong { length: u32, max: u32 } = "file-label-too-long",
    /// A file: more options than can be shown.
    FileTooManyChoices { count: u32, max: u32 } = "file-too-many-choices",
    /// A file: no options.
    FileNoChoices = "file-no-choices",
    /// A file: the same id twice.
    FileDuplicateId { id: String } = "file-duplicate-id",
    /// A file: a condition on no question.
    FileUnknownQuestion { id: String } = "file-unknown-question",
    /// A file: a condition on a later question.
    FilePointsForward { id: String } = "file-points-forward",
    /// A file: a condition on no option.
    FileUnknownChoice { id: String } = "file-unknown-choice",
    /// A file: a condition that the question cannot meet.
    FileConditionDoesNotFit { id: String } = "file-condition-does-not-fit",
    /// A file: too few or too many questions.
    FileQuestionCount { count: u32 } = "file-question-count",
    /// A file: bounds that cross.
    FileBoundsCross = "file-bounds-cross",
    /// A file: too few or too many points.
    FileScalePoints = "file-scale-points",
    /// A file: too long an open answer.
    FileTextLimit { max: u32 } = "file-text-limit",
    /// A file: the statement before the close.
    FileStatementBeforeClose = "file-statement-before-close",
    /// A file: two variables that cannot be reported by together.
    FileNotAPair = "file-not-a-pair",
    /// A file: no such background variable.
    FileUnknownVariable { id: String } = "file-unknown-variable",
    /// A file: a slug with other signs.
    FileBadSlug = "file-bad-slug",
    /// A file: no channel.
    FileNoChannel = "file-no-channel",
    /// A result: how many answered.
    ResultTurnout { responded: u32, panelists: u32 } = "result-turnout",
    /// A result: so few answered that no figures are shown.
    ResultTurnoutFew { responded: u32, panelists: u32 } = "result-turnout-few",
    /// A result: the question whose figures follow, and how many answered it.
    ResultQuestion { question: String, count: u32 } = "result-question",
    /// A result: one option's figures.
    ResultRow { label: String, shown: String, percent: u32, count: u32 } = "result-row",
    /// A result: the figures of an end of a scale, with what it means.
    ResultRowEnd { point: Figure, meaning: String, shown: String, percent: u32, count: u32 } = "result-row-end",
    /// A result: the figures of "something else".
    ResultRowOther { shown: String, percent: u32, count: u32 } = "result-row-other",
    /// A result: how many gave a number between two.
    ResultRowBand { from: Figure, to: Figure, shown: String, percent: u32, count: u32 } = "result-row-band",
    /// A result: how many showed a point on the map.
    ResultRowMap { shown: String, percent: u32, count: u32 } = "result-row-map",
    /// A result: how many wrote a place in words.
    ResultRowWords { shown: String, percent: u32, count: u32 } = "result-row-words",
    /// A result: rows for which there was no room.
    ResultMoreRows { count: u32 } = "result-more-rows",
    /// A result: how many of all said the same as the reader.
    ResultSameAll { percent: u32 } = "result-same-all",
    /// A result: how many of the reader's group said the same.
    ResultSameGroup { group: String, percent: u32 } = "result-same-group",
    /// A result: what all say on average.
    ResultMeanAll { number: Figure } = "result-mean-all",
    /// A result: what the reader's group says on average.
    ResultMeanGroup { group: String, number: Figure } = "result-mean-group",
    /// A result: nobody can tell any more what the reader answered.
    ResultSealed = "result-sealed",
    /// A result: when those who decide answer.
    ResultStatement { who: String, date: Day } = "result-statement",
    /// A result: those who decide should have answered already, and nobody knows when they do.
    ResultStatementLate { who: String } = "result-statement-late",
    /// A result: those who decide answer later than was promised.
    ResultStatementLateUntil { who: String, date: Day } = "result-statement-late-until",
    /// A result: those who decide have answered.
    ResultStatementGiven { who: String, date: Day } = "result-statement-given",
    /// Leads to the page with everything that came of a round.
    ResultPage = "result-page",
    /// There is a result, to someone who did not answer.
    ResultLink { title: String, responded: u32, panelists: u32 } = "result-link",
    /// A round closed without an answer, so it has no result.
    NobodyAnswered = "nobody-answered",
    /// The rounds that are over.
    Results = "results",
    /// No round has a result yet.
    ResultsNone = "results-none",
    /// A round that has a result: how many answered.
    ResultsLine { responded: u32, panelists: u32 } = "results-line",
    /// When the statement on a round is promised.
    ResultsStatement { who: String, date: Day } = "results-statement",
    /// The statement on a round should have come, and nobody knows when it does.
    ResultsStatementLate { who: String } = "results-statement-late",
    /// The statement on a round comes later than was promised.
    ResultsStatementLateUntil { who: String, date: Day } = "results-statement-late-until",
    /// What came of a round, how far it has come, and when that was.
    ResultsDecision { status: String, date: Day, title: String } = "results-decision",
    /// Leads to the statement on a round.
    ResultsRead { title: String } = "results-read",
    /// What the person answered and what came of it.
    Mine = "mine",
    /// The person took part in no round that has a result.
    MineNone = "mine-none",
    /// Where answers are seen that have no result yet.
    MineMore = "mine-more",
    /// The command's name in menus: what came of rounds.
    CommandResults = "command-results",
    /// The command's name in menus: my answers.
    CommandMine = "command-mine",
    /// The words for what came of rounds.
    WordsResults = "words-results",
    /// The words for my answers.
    WordsMine = "words-mine",
    /// Leads to the person's own answers.
    ResultMine = "result-mine",
    /// Staff: let a round's result out.
    StaffRelease { title: String } = "staff-release",
    /// Staff: the result as it will look.
    StaffReleaseSample = "staff-release-sample",
    /// Staff: is the result to go out?
    StaffReleaseAsked { title: String, count: u32 } = "staff-release-asked",
    /// Staff: what letting it out means.
    StaffReleaseCare = "staff-release-care",
    /// Staff: fewer than ten answered, and what is shown then.
    StaffReleaseFew = "staff-release-few",
    /// Staff: everybody gave the same answer to a question, and what follows from that.
    StaffReleaseAlike { question: String } = "staff-release-alike",
    /// Staff: yes, let it out.
    StaffReleaseYes = "staff-release-yes",
    /// Staff: it is on its way.
    StaffReleased { title: String } = "staff-released",
    /// Staff: there is no result, because nobody answered.
    StaffReleaseNobody { title: String } = "staff-release-nobody",
    /// Staff: it is out already, or cannot go out yet.
    StaffReleaseNot { title: String } = "staff-release-not",
    /// A letter's subject: the result.
    LetterResult { title: String } = "letter-result",

    /// A file: a question without figures.
    FileNothingToCount = "file-nothing-to-count",
    /// A file: an age floor and no ages.
    FileAgeNotAsked = "file-age-not-asked",

    /// A share in whole percent.
    ChartShare { share: u32 } = "chart-share",
    /// A share of less than half a percent, and more than nothing.
    ChartShareUnderOne = "chart-share-under-one",
    /// In the place of a figure of few.
    ChartHidden = "chart-hidden",
    /// One line of a chart in words.
    ChartLine { label: String, value: String } = "chart-line",
    /// A chart for those who cannot see it.
    ChartAlt { title: String, lines: String } = "chart-alt",
    /// How many answered a question.
    ChartBase { count: Figure } = "chart-base",
    /// Several answers are possible.
    ChartSeveral = "chart-several",
    /// How many do not know.
    ChartDontKnow { count: Figure } = "chart-dont-know",
    /// The mean and the median.
    ChartMean { mean: Figure, median: Figure } = "chart-mean",
    /// From when until when it was answered.
    ChartDates { from: Day, to: Day } = "chart-dates",
    /// On which day it was answered, all of it.
    ChartDate { date: Day } = "chart-date",
    /// Nobody speaks for anyone else.
    ChartEach = "chart-each",
    /// A chart over rounds: the mean is drawn.
    ChartTrendMean = "chart-trend-mean",
    /// A chart over rounds: the mean on a scale between two ends is drawn.
    ChartTrendScale { low: String, high: String } = "chart-trend-scale",
    /// A chart over rounds: one answer's share is drawn.
    ChartTrendShare { label: String } = "chart-trend-share",
    /// A chart over rounds: a round, where it may not be told how many answered.
    ChartTrendRound { number: u32, date: Day } = "chart-trend-round",
    /// A chart over rounds: a round, and how many answered.
    ChartTrendRoundOf { number: u32, date: Day, count: Figure } = "chart-trend-round-of",
    /// Only the answers that most gave are shown.
    ChartMost = "chart-most",
    /// Fewer than ten answered.
    ChartTooFew = "chart-too-few",
    /// A point of a scale with its meaning.
    ChartPoint { point: Figure, meaning: String } = "chart-point",
    /// Numbers up to, but not with, the second.
    ChartBand { from: Figure, to: Figure } = "chart-band",
    /// Numbers up to the second.
    ChartBandLast { from: Figure, to: Figure } = "chart-band-last",
    /// A place in words.
    ChartInWords = "chart-in-words",
    /// The chart of the days on which people began.
    ChartDays = "chart-days",
    /// Several days at once.
    ChartDaySpan { from: Day, to: Day } = "chart-day-span",
    /// How many of the panel answered.
    ChartTurnout { known: String, responded: Figure, panelists: Figure } = "chart-turnout",

    /// Anyone could take part.
    MethodOpen { panel: String } = "method-open",
    /// Those who were invited could take part.
    MethodInvited { panel: String } = "method-invited",
    /// Those who were drawn were asked.
    MethodDrawn { panel: String } = "method-drawn",
    /// Some were drawn, others came.
    MethodMixed { panel: String } = "method-mixed",
    /// From what age.
    MethodAge { age: u32 } = "method-age",
    /// How many answered, and came to the end.
    MethodTurnout { known: String, responded: Figure, panelists: Figure, completed: Figure } = "method-turnout",
    /// Participation and completion, by their right names.
    MethodRates { participation: Figure, completion: Figure } = "method-rates",
    /// The response rate of those who were drawn.
    MethodResponseRate { rate: Figure } = "method-response-rate",
    /// Between which days.
    MethodDates { from: Day, to: Day } = "method-dates",
    /// On which day, where it was one.
    MethodDate { date: Day } = "method-date",
    /// What those who came can say.
    MethodSays = "method-says",
    /// What those who were drawn can say.
    MethodSaysDrawn = "method-says-drawn",
    /// It could be answered twice.
    MethodTwice = "method-twice",
    /// Few are not shown.
    MethodSmall = "method-small",
    /// How else people were heard.
    MethodAlsoHeard { words: String } = "method-also-heard",

    /// A round's number.
    PublicRoundNumber { number: u32 } = "public-round-number",
    /// Open until then.
    PublicOpen { date: Day } = "public-open",
    /// Button: leads to where the open round is answered.
    PublicRespond = "public-respond",
    /// At least so many have answered.
    PublicCounter { count: Figure } = "public-counter",
    /// Closed, and the result is not out.
    PublicWaiting = "public-waiting",
    /// Out since then.
    PublicReleased { date: Day } = "public-released",
    /// Heading: the panel's rounds.
    PublicRounds = "public-rounds",
    /// There are none yet.
    PublicNone = "public-none",
    /// Link: join the panel.
    PublicJoin = "public-join",
    /// Heading: what was promised.
    PublicPromise = "public-promise",
    /// Heading: the result.
    PublicResult = "public-result",
    /// Above a table.
    PublicCaption = "public-caption",
    /// Column: the answer.
    PublicAnswer = "public-answer",
    /// Column: how many.
    PublicCount = "public-count",
    /// Column: the share.
    PublicShare = "public-share",
    /// Column: the day.
    PublicDay = "public-day",
    /// Row: those who passed a question by.
    PublicSkipped = "public-skipped",
    /// Row: all who answered.
    PublicBase = "public-base",
    /// A question that was answered in one's own words.
    PublicOwnWords = "public-own-words",
    /// The same, of which some are shown.
    PublicOwnWordsSome = "public-own-words-some",
    /// Before what some have said in their own words.
    PublicQuotes = "public-quotes",
    /// Heading: how the result came to be.
    PublicMethod = "public-method",
    /// Heading: the statement of those who decide.
    PublicStatement = "public-statement",
    /// When the statement comes.
    PublicStatementDue { who: String, date: Day } = "public-statement-due",
    /// A page: leads down to the answer.
    PublicStatementShort = "public-statement-short",
    /// A page: those who decide have answered.
    PublicStatementGiven { who: String, date: Day } = "public-statement-given",
    /// A page: the answer has not come when it was promised, and nobody knows when it does.
    PublicStatementLate { missed: Day } = "public-statement-late",
    /// A page: the answer comes later than it was promised.
    PublicStatementLateUntil { missed: Day, date: Day } = "public-statement-late-until",
    /// A page: the links to other rounds that an answer or a decision belongs to follow.
    PublicAlso = "public-also",
    /// A page: the heading of what became of it.
    PublicDecisions = "public-decisions",
    /// A page: nothing has been told yet of what became of it.
    PublicDecisionsNone = "public-decisions-none",
    /// A page: on this day it stood so.
    PublicUpdate { status: String, date: Day } = "public-update",
    /// A page: what its parts are called together.
    PublicParts = "public-parts",
    /// Link and heading: how groups answered.
    PublicGroups = "public-groups",
    /// A group and how many in it answered.
    PublicGroup { group: String, count: Figure } = "public-group",
    /// Those of one category and of another.
    PublicBoth { one: String, other: String } = "public-both",
    /// No group is large enough.
    PublicGroupsNone = "public-groups-none",
    /// The links to other languages.
    PublicLanguages = "public-languages",
    /// Link: the Atom feed.
    PublicFeed = "public-feed",
    /// No such panel or round here: heading.
    PublicMissingTitle = "public-missing-title",
    /// No such panel or round here: what it may be.
    PublicMissing = "public-missing",
}
