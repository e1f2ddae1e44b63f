//! Statements in a staff chat: what can be asked for, what is said, and what its wording looks at.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::StaffWant;
use crate::conversation::Hint;
use crate::conversation::turn::Turn;
use crate::domain::staff::Permission;
use crate::domain::statement::{FeltCounts, Followup};
use crate::domain::{Locale, RoundId, StatementId};

/// What someone asks for of a round's statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatementAct {
    /// See where it stands.
    Card(RoundId),
    /// Write its text in one language.
    Write(RoundId, Locale),
    /// Write who answers.
    Sign(RoundId),
    /// Let its text be the same in every language.
    SameForAll(RoundId),
    /// Hand it over.
    Submit(RoundId),
    /// See it as it will look.
    Preview(RoundId),
    /// Approve it as it was handed over at this time (seconds since 1970): what has changed since is not what was seen.
    Approve(StatementId, i64),
    /// Ask whether it is to be sent now.
    AskSend(RoundId),
    /// Send it.
    Send(RoundId),
    /// Ask until when it is to be put off.
    AskPostpone(RoundId),
    /// Put it off until this day, of which the panel is told.
    Postpone(RoundId, NaiveDate),
    /// Withdraw the last new day: the one before it holds again.
    Withdraw(RoundId),
    /// Write in one language what was wrong with a statement that was sent, which begins its correction; or what a
    /// correction that was not sent says of that.
    Correct(StatementId, Locale),
    /// Give up a correction that was not sent.
    Drop(StatementId),
}

impl StatementAct {
    /// What it takes.
    #[must_use]
    pub const fn needs(&self) -> Permission {
        match self {
            Self::Card(_) | Self::Preview(_) => Permission::SeeStatements,
            Self::Write(..)
            | Self::Sign(_)
            | Self::SameForAll(_)
            | Self::Submit(_)
            | Self::AskPostpone(_)
            | Self::Postpone(..)
            | Self::Withdraw(_)
            | Self::Correct(..)
            | Self::Drop(_) => Permission::WriteStatement,
            Self::Approve(..) => Permission::ApproveStatement,
            Self::AskSend(_) | Self::Send(_) => Permission::SendStatement,
        }
    }

    /// What its button carries.
    pub(in crate::conversation) fn encode(&self) -> String {
        let of = |sign: &str, id: Uuid| format!("$.{sign}.{}", id.simple());
        match self {
            Self::Card(round) => of("tc", round.0),
            Self::Write(round, locale) => format!("{}.{locale}", of("tw", round.0)),
            Self::Sign(round) => of("tn", round.0),
            Self::SameForAll(round) => of("te", round.0),
            Self::Submit(round) => of("tu", round.0),
            Self::Preview(round) => of("tp", round.0),
            Self::Approve(id, submitted) => format!("{}.{submitted}", of("ta", id.0)),
            Self::AskSend(round) => of("ts", round.0),
            Self::Send(round) => of("ty", round.0),
            Self::AskPostpone(round) => of("tl", round.0),
            Self::Postpone(round, until) => format!("{}.{until}", of("tm", round.0)),
            Self::Withdraw(round) => of("tb", round.0),
            Self::Correct(id, locale) => format!("{}.{locale}", of("tk", id.0)),
            Self::Drop(id) => of("td", id.0),
        }
    }

    /// What a button asks for that carries this after the sign for staff.
    pub(super) fn decode(sign: &str, id: Uuid, rest: &[&str]) -> Option<Self> {
        let round = RoundId(id);
        Some(match (sign, rest) {
            ("tc", []) => Self::Card(round),
            ("tw", [locale]) => Self::Write(round, Locale::parse(locale)?),
            ("tn", []) => Self::Sign(round),
            ("te", []) => Self::SameForAll(round),
            ("tu", []) => Self::Submit(round),
            ("tp", []) => Self::Preview(round),
            ("ta", [submitted]) => Self::Approve(StatementId(id), submitted.parse().ok()?),
            ("ts", []) => Self::AskSend(round),
            ("ty", []) => Self::Send(round),
            ("tl", []) => Self::AskPostpone(round),
            ("tm", [until]) => Self::Postpone(round, until.parse().ok()?),
            ("tb", []) => Self::Withdraw(round),
            ("tk", [locale]) => Self::Correct(StatementId(id), Locale::parse(locale)?),
            ("td", []) => Self::Drop(StatementId(id)),
            _ => return None,
        })
    }
}

/// A text written in the field of a message that asked for it.
pub(super) fn written(turn: &mut Turn, act: StatementAct, text: &str) {
    match act {
        StatementAct::Write(round, locale) => typed(turn, round, Some(locale), text),
        StatementAct::Sign(round) => typed(turn, round, None, text),
        StatementAct::Correct(statement, locale) => typed_correction(turn, statement, locale, text),
        _ => turn.hint(Hint::OldButton),
    }
}

/// A text of a round's statement, or who signs it.
pub(in crate::conversation) fn typed(
    turn: &mut Turn,
    round: RoundId,
    locale: Option<Locale>,
    text: &str,
) {
    let what = StaffWant::Statement { round, locale, text: text.to_owned() };
    super::wish(turn, what, Hint::NothingToDo);
}

/// What was wrong with a statement.
pub(in crate::conversation) fn typed_correction(
    turn: &mut Turn,
    statement: StatementId,
    locale: Locale,
    text: &str,
) {
    let what = StaffWant::Correction { statement, locale, text: text.to_owned() };
    super::wish(turn, what, Hint::NothingToDo);
}

/// What is said to staff of a round's statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "about")]
pub enum StatementSay {
    /// Where it stands, and what can be done.
    Card {
        /// Of which round.
        round: RoundId,
    },
    /// Please write the text, or who answers.
    Asked {
        /// Of which round.
        round: RoundId,
        /// In which language; `None` for who answers.
        locale: Option<Locale>,
    },
    /// Please write what was wrong.
    WrongAsked {
        /// With the statement of which round.
        round: RoundId,
        /// The statement that was sent, or its correction that was not.
        statement: StatementId,
        /// In which language.
        locale: Locale,
    },
    /// It does not say what was wrong.
    WrongMissing {
        /// In which language.
        locale: Locale,
    },
    /// The correction is given up.
    CorrectionDropped,
    /// It could not be read who answers.
    SignatureOdd,
    /// It does not say who answers.
    Unsigned,
    /// A text is missing.
    TextMissing {
        /// In which language.
        locale: Locale,
    },
    /// As it will look in a language.
    Sample {
        /// Of which round.
        round: RoundId,
        /// In which language.
        locale: Locale,
    },
    /// Really send it now?
    SendAsked {
        /// Of which round.
        round: RoundId,
    },
    /// Until when?
    PostponeAsked {
        /// Of which round.
        round: RoundId,
    },
    /// They have written on it themselves.
    OwnWork,
    /// The result is not out.
    NotOut,
    /// The day on which it is to be decided has not come.
    NotDecidedYet,
    /// It does not fit any more.
    Unfit,
    /// Nobody would get it.
    Nobody,
}

impl StatementSay {
    /// The round that it speaks of.
    #[must_use]
    pub const fn round(&self) -> Option<RoundId> {
        match self {
            Self::Card { round }
            | Self::Asked { round, .. }
            | Self::WrongAsked { round, .. }
            | Self::Sample { round, .. }
            | Self::SendAsked { round }
            | Self::PostponeAsked { round } => Some(*round),
            _ => None,
        }
    }
}

/// What of statements staff are told about, read when something is to be said to them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StatementView {
    /// Everything that came of rounds, as it is now.
    pub followup: Followup,
    /// How many said whether the statement of a round felt like an answer.
    pub felt: BTreeMap<RoundId, FeltCounts>,
    /// What they added, once enough have said.
    pub comments: BTreeMap<RoundId, Vec<String>>,
    /// How many would get it.
    pub reach: BTreeMap<RoundId, u64>,
}
