//! The answer of those who decide, when it is late, and what became of it later.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

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
    /// Staff: the day on which it is to be decided has not come.
    StaffStatementNotDecided = "staff-statement-not-decided",
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
    /// Button: the day before the last new one holds again.
    StaffPostponeWithdraw { date: Day } = "staff-postpone-withdraw",
    /// Staff: nobody would get it.
    StaffStatementNobody = "staff-statement-nobody",

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
    /// How to fill that file in.
    BriefRemarks = "brief-remarks",
    /// In that file: what a body fills in.
    BriefBody = "brief-body",
    /// In that file: what a person fills in instead.
    BriefPerson = "brief-person",
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

    /// A file: a correction's key in another file.
    FileNotACorrection = "file-not-a-correction",

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

    } };
}
pub(super) use sentences;
