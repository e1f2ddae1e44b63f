//! What a step wants stored. Each effect is carried out in the step's own transaction, in order.

use crate::domain::contact::Contact;
use crate::domain::statement::{Comment, Felt};
use crate::domain::{
    Answer, CategoryNo, Consent, InvitationId, Locale, Membership, PanelId, QuestionNo, RoundId,
    StatementId, VariableNo,
};

/// One change to what is stored about the person behind the address.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Makes the person a panelist, with [`super::Situation::fresh_panelist`] as id (or lets one who left come back
    /// under their old id), and counts the invitation as used if they enrol by one.
    Admit {
        /// To which panel.
        panel: PanelId,
        /// As what.
        membership: Membership,
        /// What they agreed to.
        consent: Consent,
        /// What they came by.
        invitation: Option<InvitationId>,
    },
    /// Changes how a panelist stands to the panel. A guest who enrols counts for the invitation they came by.
    SetMembership {
        /// In which panel.
        panel: PanelId,
        /// To what.
        membership: Membership,
    },
    /// Keeps a new consent of someone who is in the panel.
    GiveConsent {
        /// In which panel.
        panel: PanelId,
        /// What they agreed to.
        consent: Consent,
    },
    /// Keeps how much someone wants to be written to.
    SetContact {
        /// In which panel.
        panel: PanelId,
        /// How much.
        contact: Contact,
    },
    /// Keeps a background fact, on the panelist and on their responses in the open rounds that report it.
    SetBackground {
        /// In which panel.
        panel: PanelId,
        /// Which variable.
        variable: VariableNo,
        /// The category, or `None` when they would rather not say.
        category: Option<CategoryNo>,
    },
    /// Keeps the language that the person chose, for messages that start from us.
    SetLocale(Locale),
    /// Notes that the panelist does not want a round.
    DeclineRound {
        /// Which.
        round: RoundId,
    },
    /// Notes that the panelist met the first question: they want it after all, if they had said no to it.
    Start {
        /// Of which round.
        round: RoundId,
    },
    /// Notes that the panelist answered the last question.
    Complete {
        /// Of which round.
        round: RoundId,
    },
    /// Notes that a completed round lacks an answer again, after a change opened a new question.
    Reopen {
        /// Which round.
        round: RoundId,
    },
    /// Keeps an answer in the place of any earlier one.
    Record {
        /// In which round.
        round: RoundId,
        /// To which question.
        question: QuestionNo,
        /// What was said.
        answer: Answer,
    },
    /// Removes an answer to a question that is no longer asked.
    Drop {
        /// In which round.
        round: RoundId,
        /// To which question.
        question: QuestionNo,
    },
    /// Counts that a statement felt like an answer or did not, once a person, and apart from who.
    Feel {
        /// Which statement.
        statement: StatementId,
        /// Whether it did.
        felt: Felt,
    },
    /// Keeps what they add to that in their own words, in the place of anything earlier, if they have said whether it did.
    Comment {
        /// On which statement.
        statement: StatementId,
        /// What they write.
        comment: Comment,
    },
    /// Gives the person a fresh short-lived code, in the place of any earlier one, to be used at another address.
    OfferLink,
    /// Gives the address, and every other of the same person, to whoever asked for the code, who is the same person: what
    /// was known, agreed to and answered at either is theirs, once. The code is used up.
    Link {
        /// The code.
        code: String,
    },
    /// Notes that nothing reaches the address, and drops what waits for it.
    MarkUnreachable,
    /// Notes that the address can be reached again.
    MarkReachable,
    /// Erases the person's part in one panel: background, consents, participation and answers in rounds that have not
    /// closed; answers in those that have, stay and are nobody's. For those who turn out to be too young or not the ones
    /// the panel is for.
    ForgetMembership {
        /// In which panel.
        panel: PanelId,
    },
    /// Erases the person: addresses, background, consents, participation and the answers in rounds that have not closed.
    /// Answers in those that have, stay and are nobody's.
    Forget,
    /// Erases the address and its conversation, and the person if no address and no panel of theirs is left: only the
    /// update id remains. The goodbye is sent all the same.
    ForgetAddress,
    /// Erases every other address of the person, and renews their page as [`Effect::RenewPage`] does.
    ForgetElsewhere,
    /// Lets nobody in by an earlier link to the person's own page, nor by a code that they have asked for: their other pages are
    /// erased, and the one where it is asked for gets the address [`super::Situation::fresh_page`].
    RenewPage,
}
