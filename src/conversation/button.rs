//! What a button carries: always the whole meaning, in ids, so that a press needs no memory of the chat.
//!
//! Written as a letter and the ids, separated by dots: `c.0198….2.0` is the first option of the third question of that
//! round. At most 64 bytes ([`crate::domain::message::BUTTON_DATA_MAX_BYTES`]). Anyone can forge one: reading it gives a
//! meaning, never a right.

use uuid::Uuid;

use super::{Command, StaffAct};
use crate::domain::message::Action;
use crate::domain::statement::Felt;
use crate::domain::{
    CategoryNo, ChoiceNo, Locale, PanelId, QuestionNo, RoundId, StatementId, VariableNo, linking,
};

/// What a press means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Button {
    /// The same as typing the command.
    Command(Command),
    /// Speak this language.
    Language(Locale),
    /// Show the way into this panel.
    Join(PanelId),
    /// Yes to this version of the consent.
    Consent(PanelId, u32),
    /// No to joining.
    Decline(PanelId),
    /// Too young to answer here.
    TooYoung(PanelId),
    /// A guest joins after answering.
    Enrol(PanelId),
    /// A guest stays a guest.
    StayGuest(PanelId),
    /// A background category, or rather not.
    Background(PanelId, VariableNo, Option<CategoryNo>),
    /// Begin, go on with or look through a round.
    Begin(RoundId),
    /// Nothing more of this round.
    NotThisRound(RoundId),
    /// Answer a round that is announced to everyone: the way in for a newcomer.
    Answer(RoundId),
    /// This option.
    Choose(RoundId, QuestionNo, ChoiceNo),
    /// This option among several: ticked, or no longer. It says which, so that pressing twice is the same as once.
    Tick(RoundId, QuestionNo, ChoiceNo, bool),
    /// This point of the scale.
    Point(RoundId, QuestionNo, i32),
    /// The ticks are done.
    Done(RoundId, QuestionNo),
    /// Don't know.
    DontKnow(RoundId, QuestionNo),
    /// Skip.
    Skip(RoundId, QuestionNo),
    /// What is written belongs to this question.
    Write(RoundId, QuestionNo),
    /// What is written is what "something else" is at this question.
    WriteOther(RoundId, QuestionNo),
    /// Something else, namely …
    Other(RoundId, QuestionNo),
    /// Nothing else after all.
    NothingElse(RoundId, QuestionNo),
    /// To the question before this one.
    Back(RoundId, QuestionNo),
    /// Ask this question again.
    Change(RoundId, QuestionNo),
    /// What was written in answer to this question may be shown, or not.
    Quote(RoundId, QuestionNo, bool),
    /// A stop word was meant as one.
    StopMeant,
    /// A stop word was the answer.
    AnswerMeant(RoundId, QuestionNo),
    /// Erase everything, or not.
    Forget(bool),
    /// This address and the one with this code belong to the same person.
    LinkYes(String),
    /// They do not.
    LinkNo,
    /// Too young to be in this panel in both places.
    LinkTooYoung(PanelId),
    /// Let this address go its own way, or not.
    Unlink(bool),
    /// Let every other address go.
    UnlinkOthers,
    /// Replace the link to the person's own page, or not.
    NewLink(bool),
    /// A statement that was sent.
    Statement(StatementId),
    /// The rest of a statement.
    StatementRest(StatementId),
    /// A statement as it stood before it was corrected.
    FormerStatement(StatementId),
    /// Whether a statement felt like an answer.
    Felt(StatementId, Felt),
    /// Something to add to that.
    Comment(StatementId),
    /// Something for staff.
    Staff(StaffAct),
}

impl Button {
    /// The action that carries it.
    #[must_use]
    pub fn action(&self) -> Action {
        Action::Press(self.encode())
    }

    /// What the button carries.
    #[must_use]
    pub fn encode(&self) -> String {
        let of = |id: &StatementId, what: &str| format!("=.{}{what}", id.0.simple());
        match self {
            Self::Command(command) => format!("m.{}", command.as_str()),
            Self::Language(locale) => format!("l.{locale}"),
            Self::Join(panel) => format!("j.{}", panel.0.simple()),
            Self::Consent(panel, version) => format!("y.{}.{version}", panel.0.simple()),
            Self::Decline(panel) => format!("n.{}", panel.0.simple()),
            Self::TooYoung(panel) => format!("t.{}", panel.0.simple()),
            Self::Enrol(panel) => format!("e.{}", panel.0.simple()),
            Self::StayGuest(panel) => format!("g.{}", panel.0.simple()),
            Self::Background(panel, variable, category) => {
                let category = category.map_or_else(String::new, |category| category.0.to_string());
                format!("v.{}.{}.{category}", panel.0.simple(), variable.0)
            }
            Self::Answer(round) => format!("z.{}", round.0.simple()),
            Self::NotThisRound(round) => format!("0.{}", round.0.simple()),
            Self::Begin(round) => format!("r.{}", round.0.simple()),
            Self::Choose(round, question, choice) => {
                format!("{}.{}", at("c", *round, *question), choice.0)
            }
            Self::Tick(round, question, choice, on) => {
                format!("{}.{}.{}", at("i", *round, *question), choice.0, u8::from(*on))
            }
            Self::Point(round, question, point) => {
                format!("{}.{point}", at("p", *round, *question))
            }
            Self::Done(round, question) => at("d", *round, *question),
            Self::DontKnow(round, question) => at("k", *round, *question),
            Self::Skip(round, question) => at("s", *round, *question),
            Self::Write(round, question) => at("w", *round, *question),
            Self::WriteOther(round, question) => at("q", *round, *question),
            Self::Other(round, question) => at("o", *round, *question),
            Self::NothingElse(round, question) => at("u", *round, *question),
            Self::Back(round, question) => at("b", *round, *question),
            Self::Change(round, question) => at("h", *round, *question),
            Self::Quote(round, question, yes) => {
                format!("{}.{}", at("=", *round, *question), u8::from(*yes))
            }
            Self::StopMeant => "x".to_owned(),
            Self::AnswerMeant(round, question) => at("a", *round, *question),
            Self::Forget(yes) => format!("f.{}", u8::from(*yes)),
            Self::LinkYes(code) => format!("+.{code}"),
            Self::LinkNo => "-".to_owned(),
            Self::LinkTooYoung(panel) => format!("-.{}", panel.0.simple()),
            Self::Unlink(yes) => format!("/.{}", u8::from(*yes)),
            Self::UnlinkOthers => "/.others".to_owned(),
            Self::NewLink(yes) => format!("/.link.{}", u8::from(*yes)),
            Self::Statement(id) => of(id, ".read"),
            Self::StatementRest(id) => of(id, ""),
            Self::FormerStatement(id) => of(id, ".former"),
            Self::Felt(id, felt) => of(id, &format!(".{}", felt.as_str())),
            Self::Comment(id) => of(id, ".write"),
            Self::Staff(act) => act.encode(),
        }
    }

    /// What a press with this data means; `None` when it is nothing of ours.
    #[must_use]
    pub fn decode(data: &str) -> Option<Self> {
        let parts: Vec<&str> = data.split('.').collect();
        match parts.as_slice() {
            ["m", name] => Command::from_name(name).map(Self::Command),
            ["l", tag] => Locale::parse(tag).map(Self::Language),
            ["j", panel] => Some(Self::Join(panel_id(panel)?)),
            ["y", panel, version] => Some(Self::Consent(panel_id(panel)?, version.parse().ok()?)),
            ["n", panel] => Some(Self::Decline(panel_id(panel)?)),
            ["t", panel] => Some(Self::TooYoung(panel_id(panel)?)),
            ["e", panel] => Some(Self::Enrol(panel_id(panel)?)),
            ["g", panel] => Some(Self::StayGuest(panel_id(panel)?)),
            ["v", panel, variable, category] => {
                let category = match *category {
                    "" => None,
                    number => Some(CategoryNo(number.parse().ok()?)),
                };
                Some(Self::Background(
                    panel_id(panel)?,
                    VariableNo(variable.parse().ok()?),
                    category,
                ))
            }
            ["z", round] => Some(Self::Answer(round_id(round)?)),
            ["0", round] => Some(Self::NotThisRound(round_id(round)?)),
            ["r", round] => Some(Self::Begin(round_id(round)?)),
            ["x"] => Some(Self::StopMeant),
            ["f", yes @ ("0" | "1")] => Some(Self::Forget(*yes == "1")),
            ["+", code] if is_link_code(code) => Some(Self::LinkYes((*code).to_owned())),
            ["-"] => Some(Self::LinkNo),
            ["-", panel] => Some(Self::LinkTooYoung(panel_id(panel)?)),
            ["/", yes @ ("0" | "1")] => Some(Self::Unlink(*yes == "1")),
            ["/", "others"] => Some(Self::UnlinkOthers),
            ["/", "link", yes @ ("0" | "1")] => Some(Self::NewLink(*yes == "1")),
            ["=", statement, "read"] => Some(Self::Statement(statement_id(statement)?)),
            ["=", statement] => Some(Self::StatementRest(statement_id(statement)?)),
            ["=", statement, "former"] => Some(Self::FormerStatement(statement_id(statement)?)),
            ["=", statement, "write"] => Some(Self::Comment(statement_id(statement)?)),
            ["=", id, felt] => Some(Self::Felt(statement_id(id)?, Felt::from_name(felt)?)),
            ["$", rest @ ..] => StaffAct::decode(rest).map(Self::Staff),
            [kind, round, question, rest @ ..] => {
                let question = QuestionNo(question.parse().ok()?);
                Self::in_round(kind, round_id(round)?, question, rest)
            }
            _ => None,
        }
    }

    fn in_round(kind: &str, round: RoundId, question: QuestionNo, rest: &[&str]) -> Option<Self> {
        match (kind, rest) {
            ("c", [choice]) => Some(Self::Choose(round, question, ChoiceNo(choice.parse().ok()?))),
            ("i", [choice, on @ ("0" | "1")]) => {
                Some(Self::Tick(round, question, ChoiceNo(choice.parse().ok()?), *on == "1"))
            }
            ("p", [point]) => Some(Self::Point(round, question, point.parse().ok()?)),
            ("=", [yes @ ("0" | "1")]) => Some(Self::Quote(round, question, *yes == "1")),
            ("d", []) => Some(Self::Done(round, question)),
            ("k", []) => Some(Self::DontKnow(round, question)),
            ("s", []) => Some(Self::Skip(round, question)),
            ("w", []) => Some(Self::Write(round, question)),
            ("q", []) => Some(Self::WriteOther(round, question)),
            ("o", []) => Some(Self::Other(round, question)),
            ("u", []) => Some(Self::NothingElse(round, question)),
            ("b", []) => Some(Self::Back(round, question)),
            ("h", []) => Some(Self::Change(round, question)),
            ("a", []) => Some(Self::AnswerMeant(round, question)),
            _ => None,
        }
    }
}

fn is_link_code(text: &str) -> bool {
    text.len() == linking::CODE_CHARS && text.bytes().all(|sign| sign.is_ascii_alphanumeric())
}

fn at(kind: &str, round: RoundId, question: QuestionNo) -> String {
    format!("{kind}.{}.{}", round.0.simple(), question.0)
}

fn panel_id(text: &str) -> Option<PanelId> {
    Uuid::try_parse(text).ok().map(PanelId)
}

fn statement_id(text: &str) -> Option<StatementId> {
    Uuid::try_parse(text).ok().map(StatementId)
}

fn round_id(text: &str) -> Option<RoundId> {
    Uuid::try_parse(text).ok().map(RoundId)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::BroadcastId;
    use crate::domain::message::BUTTON_DATA_MAX_BYTES;

    #[test]
    fn every_button_survives_the_way_out_and_back_within_64_bytes() {
        let (panel, round) = (PanelId(Uuid::max()), RoundId(Uuid::max()));
        let question = QuestionNo(u8::MAX);
        let mut buttons = vec![
            Button::Join(panel),
            Button::Consent(panel, u32::MAX),
            Button::Decline(panel),
            Button::TooYoung(panel),
            Button::Enrol(panel),
            Button::StayGuest(panel),
            Button::Background(panel, VariableNo(255), Some(CategoryNo(255))),
            Button::Background(panel, VariableNo(0), None),
            Button::Begin(round),
            Button::Answer(round),
            Button::NotThisRound(round),
            Button::Choose(round, question, ChoiceNo(255)),
            Button::Point(round, question, i32::MIN),
            Button::Tick(round, question, ChoiceNo(255), true),
            Button::Tick(round, question, ChoiceNo(0), false),
            Button::NothingElse(round, question),
            Button::Done(round, question),
            Button::DontKnow(round, question),
            Button::Skip(round, question),
            Button::Write(round, question),
            Button::WriteOther(round, question),
            Button::Other(round, question),
            Button::Back(round, question),
            Button::Change(round, question),
            Button::Quote(round, question, true),
            Button::Quote(round, question, false),
            Button::StopMeant,
            Button::AnswerMeant(round, question),
            Button::Forget(true),
            Button::Forget(false),
            Button::LinkYes("W".repeat(linking::CODE_CHARS)),
            Button::LinkNo,
            Button::LinkTooYoung(panel),
            Button::UnlinkOthers,
            Button::Statement(StatementId(Uuid::max())),
            Button::StatementRest(StatementId(Uuid::max())),
            Button::FormerStatement(StatementId(Uuid::max())),
            Button::Comment(StatementId(Uuid::max())),
        ];
        buttons.extend(
            [true, false].into_iter().flat_map(|yes| [Button::Unlink(yes), Button::NewLink(yes)]),
        );
        buttons.extend(Felt::ALL.map(|felt| Button::Felt(StatementId(Uuid::max()), felt)));
        let broadcast = BroadcastId(Uuid::max());
        let locale = Locale::parse("swe").expect("a language");
        let acts = [
            StaffAct::Menu(None),
            StaffAct::Menu(Some(panel)),
            StaffAct::New(panel),
            StaffAct::Rewrite(broadcast, locale.clone()),
            StaffAct::Correct(broadcast, locale),
            StaffAct::SameForAll(broadcast),
            StaffAct::Bulletin(broadcast),
            StaffAct::Preview(broadcast),
            StaffAct::Approve(broadcast, 0x00c0_ffee),
            StaffAct::AskSend(broadcast),
            StaffAct::Send(broadcast, false),
            StaffAct::Send(broadcast, true),
            StaffAct::Pause(broadcast),
            StaffAct::Resume(broadcast),
            StaffAct::AskStop(broadcast),
            StaffAct::Stop(broadcast),
        ];
        buttons.extend(acts.map(Button::Staff));
        buttons.extend(Command::ALL.map(Button::Command));
        buttons.extend(Locale::parse("sv").map(Button::Language));
        for button in buttons {
            let data = button.encode();
            assert!(data.len() <= BUTTON_DATA_MAX_BYTES, "{data}");
            assert_eq!(Button::decode(&data), Some(button));
        }
    }

    #[test]
    fn what_is_not_ours_means_nothing() {
        let hostile = " c c.x.1.1 zz.1 f.2 c.0198.999.1 x.1 +.ABC /.2 /.link.2 $.b $.q.0 🙂";
        for data in hostile.split(' ') {
            assert_eq!(Button::decode(data), None, "{data}");
        }
    }
}
