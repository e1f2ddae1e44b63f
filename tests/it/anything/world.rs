//! What everyone stands in: the panels, the rounds, the invitations, and the words that are understood.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Duration;
use panelbot::conversation::{Command, Fieldwork, Situation, Vocabulary, Wanted, Word};
use panelbot::domain::{BroadcastId, Invitation, InvitationId, Panel, PanelId, Platform, Round};
use panelbot::text::{Catalog, Text};
use uuid::Uuid;

use crate::support::situation;

/// What everyone stands in.
pub struct World {
    newcomer: Situation,
    /// The same panels after their consent has changed.
    pub panels_later: Arc<BTreeMap<PanelId, Arc<Panel>>>,
    pub rounds: Vec<Arc<Round>>,
    pub invitations: Vec<Invitation>,
    /// Bulletins that staff have made.
    pub bulletins: Vec<BroadcastId>,
    /// Everything that means something when typed: words, the options' labels, codes.
    pub words: Vec<String>,
}

impl World {
    /// The examples, and an invitation of every kind.
    pub fn of_the_examples() -> Self {
        let newcomer = situation::newcomer(Platform::Telegram);
        let ids: Vec<PanelId> = newcomer.panels.keys().copied().collect();
        let ended = Some(newcomer.now - Duration::hours(1));
        let invitations = vec![
            invitation(1, ids[0], "GNOSJO", None, None),
            invitation(2, ids[1], "SVENLJUNGA", None, None),
            invitation(3, ids[0], "TOOLATE", None, ended),
            invitation(4, ids[1], "TOOMANY", Some(0), None),
        ];
        Self::new(newcomer, invitations)
    }

    /// These panels and rounds, with these invitations.
    pub fn new(newcomer: Situation, invitations: Vec<Invitation>) -> Self {
        let (vocabulary, mut words) = vocabulary();
        let newcomer = Situation { vocabulary: Arc::new(vocabulary), ..newcomer };
        let rounds: Vec<Arc<Round>> =
            newcomer.rounds.iter().map(|work| Arc::clone(&work.round)).collect();
        for question in rounds.iter().flat_map(|round| &round.questions) {
            let labels = question.choices().iter().flat_map(|choice| choice.label.iter());
            words.extend(labels.map(|(_, label)| label.to_owned()));
        }
        words.extend(invitations.iter().map(|invitation| invitation.code.to_lowercase()));
        let panels_later =
            Arc::new(newcomer.panels.iter().map(|(id, panel)| (*id, later(panel))).collect());
        Self { newcomer, panels_later, rounds, invitations, bulletins: Vec::new(), words }
    }

    /// What surrounds someone new.
    pub fn newcomer(&self, platform: Platform, seed: u64) -> Situation {
        let work = |work: &Fieldwork| Fieldwork { seed: Some(seed), ..work.clone() };
        let rounds = self.newcomer.rounds.iter().map(work).collect();
        Situation { platform, rounds, seed, ..self.newcomer.clone() }
    }

    /// The invitation that is asked for, if there is one.
    pub fn invitation(&self, wanted: &Wanted) -> Option<Invitation> {
        let code = wanted.code.as_ref().map(|code| code.to_uppercase());
        let fits = |invitation: &&Invitation| match &code {
            Some(code) => *code == invitation.code,
            None => wanted.invitation == Some(invitation.id),
        };
        self.invitations.iter().find(fits).cloned()
    }
}

fn invitation(
    id: u128,
    panel: PanelId,
    code: &str,
    max_uses: Option<u32>,
    expires_at: Option<chrono::DateTime<chrono::Utc>>,
) -> Invitation {
    Invitation {
        id: InvitationId(Uuid::from_u128(id)),
        panel,
        code: code.to_owned(),
        label: String::new(),
        max_uses,
        uses: 0,
        expires_at,
        inviter: None,
    }
}

fn later(panel: &Panel) -> Arc<Panel> {
    let mut panel = panel.clone();
    panel.consent.version += 1;
    Arc::new(panel)
}

/// The words in every language, with their meaning, and the spellings of those that do not end it all.
fn vocabulary() -> (Vocabulary, Vec<String>) {
    let words = [
        (Text::WordsYes, Word::Yes),
        (Text::WordsNo, Word::No),
        (Text::WordsSkip, Word::Skip),
        (Text::WordsDontKnow, Word::DontKnow),
        (Text::WordsOther, Word::Other),
        (Text::WordsBack, Word::Back),
        (Text::WordsDone, Word::Done),
        (Text::WordsStop, Word::Stop),
        (Text::WordsStart, Word::Command(Command::Start)),
        (Text::WordsHelp, Word::Command(Command::Help)),
        (Text::WordsLanguage, Word::Command(Command::Language)),
        (Text::WordsRounds, Word::Command(Command::Rounds)),
        (Text::WordsResults, Word::Command(Command::Results)),
        (Text::WordsMine, Word::Command(Command::Mine)),
        (Text::WordsInvite, Word::Command(Command::Invite)),
        (Text::WordsPause, Word::Command(Command::Pause)),
        (Text::WordsFewer, Word::Command(Command::Fewer)),
        (Text::WordsAll, Word::Command(Command::All)),
        (Text::WordsLeave, Word::Command(Command::Leave)),
        (Text::WordsForget, Word::Command(Command::Forget)),
        (Text::WordsMyData, Word::Command(Command::MyData)),
        (Text::WordsLink, Word::Command(Command::Link)),
        (Text::WordsUnlink, Word::Command(Command::Unlink)),
    ];
    let mut spellings = Vec::new();
    for locale in Catalog.languages() {
        for (text, word) in &words {
            let these = Catalog.spellings(text, &locale);
            spellings.extend(these.into_iter().map(|spelling| (spelling, *word)));
        }
    }
    // Whoever leaves begins anew: that is not to happen all the time.
    let stays =
        |word: Word| !matches!(word, Word::Stop | Word::Command(Command::Leave | Command::Forget));
    let typed = spellings.iter().filter(|(_, word)| stays(*word));
    let typed = typed.map(|(spelling, _)| spelling.clone()).collect();
    (Vocabulary::new(spellings), typed)
}
