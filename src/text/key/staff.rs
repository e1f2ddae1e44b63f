//! For those who work with a panel.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// To the owners: somebody may be in danger.
    StaffDanger = "staff-danger",
    /// To the owners: in an answer, and how it is read.
    StaffDangerAnswer { title: String, name: String } = "staff-danger-answer",

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
    /// Staff: fewer than may be chosen by their background would get it.
    StaffFew { fewest: u32 } = "staff-few",
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

    /// To owners: the disk is full.
    AlarmDisk = "alarm-disk",
    /// To owners: the database is away.
    AlarmDatabase = "alarm-database",
    /// To owners: a platform takes nothing any more.
    AlarmChannel { platform: String } = "alarm-channel",
    /// What we know about someone: that they work with a panel.
    MyDataStaff { panel: String, role: String } = "my-data-staff",

    } };
}
pub(super) use sentences;
