//! Wording what came of a round: the statement, that it is late, whether it felt like an answer, and decisions.

use super::{Button, Wording, key, link, sentence};
use crate::conversation::Say;
use crate::domain::markup::Markup;
use crate::domain::message::{Block, Input};
use crate::domain::statement::{
    About, Answered, COMMENT_MAX_CHARS, Felt, Promised, Remark, Signature, Statement,
};
use crate::domain::{DecisionId, LocalText, Panel, Round, RoundId, StatementId, calendar};
use crate::text::{Day, Draft, Phrase, Text, Titles};

impl Wording<'_> {
    /// Who answers, what they answer in short, and the ways to the rest.
    pub(super) fn statement(&self, id: StatementId) -> Option<Draft> {
        let statement = self.situation.followup.statement(id)?;
        self.statement_message(statement, self.situation.panel(statement.panel)?)
    }

    /// The same, for one that may not be kept yet as it is shown.
    pub(super) fn statement_message(&self, statement: &Statement, panel: &Panel) -> Option<Draft> {
        let signature = statement.signature.as_ref()?;
        let who = signature.who(&self.locale, &panel.languages).to_owned();
        let former = self.former(panel, statement.id);
        let heading = match (&former, &statement.corrects) {
            (Some(_), _) => Text::StatementFormer { who },
            (None, Some(_)) => Text::StatementCorrected { who },
            (None, None) => Text::StatementHeading { who },
        };
        let mut draft = Draft::default().block(Block::Heading(heading.into()));
        draft.body.extend(former);
        draft = draft.block(Block::Small(self.signed(panel, signature).into()));
        if let Some(correction) = &statement.corrects {
            let date = self.day(panel, statement.sent_at().unwrap_or(self.situation.now));
            draft = draft
                .block(Block::Text(Text::StatementCorrectedOn { date }.into()))
                .block(self.markup(panel, &correction.what)?);
        }
        let draft = draft
            .block(self.markup(panel, &statement.text)?)
            .block(Block::Small(self.about_rounds(panel, &statement.rounds)?.into()));
        Some(self.ways_on(draft, statement, panel))
    }

    /// That what a statement says has been corrected, and when; `None` as long as it holds.
    fn former(&self, panel: &Panel, id: StatementId) -> Option<Block<Phrase>> {
        let at = self.situation.followup.correction_of(id)?.sent_at()?;
        let told = Text::StatementFormerSince { date: self.day(panel, at) };
        Some(Block::Text(told.into()))
    }

    /// To the rest of a statement, to the words that hold where they are others, to what stood there before, and the page.
    fn ways_on(&self, mut draft: Draft, statement: &Statement, panel: &Panel) -> Draft {
        let (id, holding) = (statement.id, self.situation.followup.holding(statement.id));
        if holding != id {
            let now = Button::Statement(holding);
            draft = draft.row(vec![key(Text::StatementReadCorrected, &now)]);
        } else if statement.says_more() {
            draft = draft.row(vec![key(Text::StatementReadAll, &Button::StatementRest(id))]);
        }
        if let Some(correction) = &statement.corrects {
            let before = Button::FormerStatement(correction.statement);
            draft = draft.row(vec![key(Text::StatementReadFormer, &before)]);
        }
        match self.page(panel, &statement.rounds) {
            Some(url) => draft.row(vec![link(Text::StatementPage, url)]),
            None => draft,
        }
    }

    /// What a statement says besides: of questions and themes, to comments, of misunderstandings, and who disagrees.
    pub(super) fn statement_rest(&self, id: StatementId) -> Option<Draft> {
        let statement = self.situation.followup.statement(id)?;
        self.rest_message(statement, self.situation.panel(statement.panel)?)
    }

    /// The same, for one that may not be kept yet as it is shown.
    pub(super) fn rest_message(&self, statement: &Statement, panel: &Panel) -> Option<Draft> {
        let who = statement.signature.as_ref()?.who(&self.locale, &panel.languages).to_owned();
        let mut draft = Draft::default().block(Block::Heading(Text::StatementWhole { who }.into()));
        draft.body.extend(self.former(panel, statement.id));
        if !statement.remarks.is_empty() {
            draft = draft.block(Block::Heading(Text::StatementRemarks.into()));
        }
        for remark in &statement.remarks {
            draft = self.remark(draft, panel, remark)?;
        }
        let lists = [
            (Text::StatementReplies, &statement.replies),
            (Text::StatementMisunderstandings, &statement.misunderstandings),
            (Text::StatementReservations, &statement.reservations),
        ];
        for (heading, list) in lists {
            draft = self.answered_list(draft, panel, heading, list);
        }
        if !statement.administration.is_empty() {
            draft = draft
                .block(Block::Heading(Text::StatementAdministration.into()))
                .block(self.markup(panel, &statement.administration)?);
        }
        Some(draft)
    }

    fn remark(&self, draft: Draft, panel: &Panel, remark: &Remark) -> Option<Draft> {
        let about = match &remark.about {
            About::Theme(theme) => self.own(panel, theme),
            About::Question(round, no) => {
                let round = self.situation.followup.rounds.get(round)?;
                self.own(panel, &round.question(*no)?.text)
            }
        };
        Some(draft.block(Block::Text(about)).block(self.markup(panel, &remark.text)?))
    }

    fn answered_list(
        &self,
        draft: Draft,
        panel: &Panel,
        heading: Text,
        list: &[Answered],
    ) -> Draft {
        if list.is_empty() {
            return draft;
        }
        let draft = draft.block(Block::Heading(heading.into()));
        list.iter().fold(draft, |draft, one| {
            let draft = draft.block(Block::Text(self.own(panel, &one.to)));
            draft.block(Block::Markup(Markup::parse(panel.say(&one.text, &self.locale))))
        })
    }

    /// Who answers, with what shows that they do.
    fn signed(&self, panel: &Panel, signature: &Signature) -> Text {
        Text::signed(signature, panel, &self.locale, |date| self.date(panel, date))
    }

    /// The statement of a promise has not come in time.
    pub(super) fn late(&self, round: RoundId, missed: u8, dated: bool) -> Option<Draft> {
        let followup = &self.situation.followup;
        let first = followup.rounds.get(&round)?;
        let panel = self.situation.panel(first.panel)?;
        let postponed = followup.postponements_of(round);
        let theirs = followup.rounds.values().filter(|one| one.panel == panel.id);
        let all: Vec<&Round> = theirs.map(AsRef::as_ref).collect();
        let promises = Promised::of(&all, self.situation.now);
        let promise = promises.iter().find(|promise| promise.first() == round)?;
        let mut rounds = promise.ids();
        rounds.retain(|id| followup.given(*id).is_none());
        if rounds.is_empty() {
            return None;
        }
        let titles = self.titles(panel, &rounds)?;
        let missed_at = match usize::from(missed).checked_sub(1) {
            None => first.statement_due_at(self.situation.now),
            Some(before) => postponed.get(before)?.until,
        };
        let day = self.day(panel, missed_at);
        let is_today = day == self.day(panel, self.situation.now);
        let latest = postponed.last().filter(|_| postponed.len() > usize::from(missed));
        let text = match (latest, is_today) {
            // Meanwhile there is a new date: another message tells it.
            (Some(_), _) if !dated => return None,
            (None, _) if dated => return None,
            (None, true) => Text::LateToday { titles },
            (None, false) => Text::Late { titles, missed: day },
            (Some(latest), true) => {
                Text::LateTodayUntil { titles, date: self.day(panel, latest.until) }
            }
            (Some(latest), false) => {
                Text::LateUntil { titles, missed: day, date: self.day(panel, latest.until) }
            }
        };
        let why = latest.map(|latest| self.words(panel, &latest.why)).filter(|why| !why.is_empty());
        let draft = sentence(text);
        Some(match why {
            Some(why) => draft.block(Block::Text(Text::LateWhy { why }.into())),
            None => draft,
        })
    }

    /// Did it feel like an answer?
    pub(super) fn felt_asked(&self, id: StatementId) -> Option<Draft> {
        let statement = self.situation.followup.statement(id)?;
        let panel = self.situation.panel(statement.panel)?;
        let who = statement.signature.as_ref()?.who(&self.locale, &panel.languages).to_owned();
        let titles = self.titles(panel, &statement.rounds)?;
        let labels = [Text::FeltYes, Text::FeltPartly, Text::FeltNo];
        let buttons = labels.into_iter().zip(Felt::ALL);
        let buttons = buttons.map(|(label, felt)| key(label, &Button::Felt(id, felt))).collect();
        let asked = sentence(Text::FeltAsked { who, titles });
        Some(asked.block(Block::Small(Text::FeltCare.into())).row(buttons))
    }

    /// Is there something to add?
    pub(super) fn comment_asked(&self, id: StatementId) -> Option<Draft> {
        let statement = self.situation.followup.statement(id)?;
        let panel = self.situation.panel(statement.panel)?;
        let who = statement.signature.as_ref()?.who(&self.locale, &panel.languages).to_owned();
        let mut draft = sentence(Text::CommentAsked);
        if !panel.help_lines.is_empty() {
            draft = draft.block(Block::Small(self.own(panel, &panel.help_lines)));
        }
        let max = COMMENT_MAX_CHARS;
        draft = draft.block(Block::Small(Text::CommentHow { max: max.into(), who }.into()));
        draft.input = Input::Text {
            data: Button::Comment(id).encode(),
            label: Text::CommentLabel.into(),
            submit: Text::Send.into(),
            max_length: max,
            long: false,
        };
        Some(draft)
    }

    /// What became of it.
    pub(super) fn decision(&self, id: DecisionId, update: u16) -> Option<Draft> {
        let decision = self.situation.followup.decision(id)?;
        let panel = self.situation.panel(decision.panel)?;
        let update = decision.updates.get(usize::from(update))?;
        let (status, title) =
            (update.status.as_str().to_owned(), self.words(panel, &decision.title));
        let titles = self.titles(panel, &decision.rounds)?;
        let dated = Text::DecisionDated { date: self.date(panel, update.dated), titles };
        let mut draft = Draft::default()
            .block(Block::Heading(Text::DecisionHeading { status, title }.into()))
            .block(self.markup(panel, &update.text)?);
        if !update.why.is_empty() {
            let why = self.words(panel, &update.why);
            draft = draft.block(Block::Text(Text::DecisionWhy { why }.into()));
        }
        let draft = draft.block(Block::Small(dated.into()));
        Some(match self.page(panel, &decision.rounds) {
            Some(url) => draft.row(vec![link(Text::StatementPage, url)]),
            None => draft,
        })
    }

    /// The subject, the panel's name and what leads to the person's own page, for a letter of these.
    pub(super) fn letter_of_outcome(&self, say: &Say) -> Option<(Text, String, Text)> {
        let followup = &self.situation.followup;
        let of_rounds = |rounds: &[RoundId]| {
            let round = followup.rounds.get(rounds.first()?)?;
            let panel = self.situation.panel(round.panel)?;
            Some((self.words(panel, &round.title), self.words(panel, &panel.name)))
        };
        match say {
            Say::Statement { statement } => {
                let statement = followup.statement(*statement)?;
                let (title, panel) = of_rounds(&statement.rounds)?;
                let subject = match statement.corrects {
                    Some(_) => Text::LetterStatementCorrected { title },
                    None => Text::LetterStatement { title },
                };
                Some((subject, panel, Text::LetterOwnPage))
            }
            Say::Late { round, .. } => {
                let (title, panel) = of_rounds(&[*round])?;
                Some((Text::LetterLate { title }, panel, Text::LetterOwnPage))
            }
            Say::FeltAsked { statement } => {
                let (_, panel) = of_rounds(&followup.statement(*statement)?.rounds)?;
                Some((Text::LetterFelt, panel, Text::LetterFeltPage))
            }
            Say::Decision { decision, .. } => {
                let decision = followup.decision(*decision)?;
                let panel = self.situation.panel(decision.panel)?;
                let title = self.words(panel, &decision.title);
                let panel = self.words(panel, &panel.name);
                Some((Text::LetterDecision { title }, panel, Text::LetterOwnPage))
            }
            _ => None,
        }
    }

    fn about_rounds(&self, panel: &Panel, rounds: &[RoundId]) -> Option<Text> {
        if let [round] = rounds {
            let title = self.words(panel, &self.situation.followup.rounds.get(round)?.title);
            return Some(Text::StatementOf { title });
        }
        Some(Text::StatementOfSeveral { titles: self.titles(panel, rounds)? })
    }

    /// What the rounds are called.
    pub(super) fn titles(&self, panel: &Panel, rounds: &[RoundId]) -> Option<Titles> {
        let title =
            |round| Some(self.words(panel, &self.situation.followup.rounds.get(round)?.title));
        rounds.iter().map(title).collect::<Option<_>>().map(Titles)
    }

    pub(super) fn markup(&self, panel: &Panel, text: &LocalText) -> Option<Block<Phrase>> {
        let text = Markup::parse(panel.say(text, &self.locale));
        (!text.is_empty()).then_some(Block::Markup(text))
    }

    /// The public page of the last of some rounds.
    fn page(&self, panel: &Panel, rounds: &[RoundId]) -> Option<String> {
        let round = self.situation.followup.rounds.get(rounds.last()?)?;
        self.situation.links.result_page(panel, round)
    }

    pub(super) fn date(&self, panel: &Panel, date: chrono::NaiveDate) -> Day {
        let noon = date.and_hms_opt(12, 0, 0).and_then(|noon| calendar::utc(noon, panel.time_zone));
        self.day(panel, noon.unwrap_or_default())
    }
}
