//! One person from the link to the thanks.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use chrono::Utc;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use tokio::time::Instant;

use super::given::{Answer, Given, Line, Platform, Reached};
use super::habits::Habits;
use super::opinion;
use super::places::{Places, telegram_id};
use super::reading::Ask;
use super::screen::{Shown, Window};
use super::two_places::Second;
use crate::questionnaire::{Panel, Round};

/// More steps than this are a walk in circles.
const STEPS: usize = 200;

/// What all persons of one rehearsal share.
#[derive(Debug, Clone)]
pub struct World {
    /// The panel they are invited to.
    pub panel: Panel,
    /// The round they answer.
    pub round: Round,
    /// After this long without progress a person is stuck.
    pub patience: Duration,
    /// 1 is how long people think; 0 lets nobody think.
    pub pace: f64,
}

/// What a person did last, to do it again.
#[derive(Debug, Clone)]
pub(crate) enum Last {
    Entered,
    Pressed(i64, String),
    Ticked(i64, Vec<String>, Option<String>),
    Wrote(String),
}

/// A simulated panelist.
pub struct Person {
    pub(crate) world: Arc<World>,
    pub(crate) random: StdRng,
    pub(crate) habits: Habits,
    pub(crate) window: Window,
    pub(crate) given: Given,
    /// Where they will go on.
    pub(super) second: Option<Second>,
    /// Where they were before, or are not now.
    pub(super) elsewhere: Option<Window>,
    /// Looks in somewhere else only, for so many answers.
    pub(super) stops_after: Option<usize>,
    pub(crate) opinions: BTreeMap<String, Answer>,
    pub(crate) tries: HashMap<String, u32>,
    pub(crate) awaiting: Option<String>,
    pub(crate) pressed: Vec<(i64, String)>,
    pub(crate) old: Option<(String, String)>,
    pub(crate) last: Last,
    /// Has asked for an earlier question and waits for it, without looking back.
    pub(crate) expects: bool,
    /// Answers of which nothing has been seen yet: their places in the history, and what was on the screen then.
    pub(crate) unseen: Vec<(usize, u64)>,
    /// What was on the screen when the person last read it, and when they last acted.
    pub(crate) seen: u64,
    pub(crate) mark: u64,
    noted: HashMap<(Platform, i64), u64>,
    pub(super) progress_at: Instant,
    /// How many times the last thing was done again without progress.
    pub(super) tried: u32,
}

impl Person {
    /// A person who begins on one platform. Number and seed decide everything about them.
    ///
    /// # Errors
    /// When there is no such platform, or no browser can be built.
    pub fn new(
        world: Arc<World>,
        number: usize,
        seed: u64,
        places: &Places<'_>,
        platform: Platform,
        code: &str,
    ) -> Result<Self> {
        let (language, mut random, habits) = character(&world, number, seed);
        let window = places.window(platform, number, &language, &mut random)?;
        let token = format!("sim-{seed}-{number:04}");
        let mut given = Given::new(number, token, platform, language, code);
        given.habits = habits.words();
        given.telegram_id = (platform == Platform::Telegram).then(|| telegram_id(number));
        Ok(Self {
            world,
            random,
            habits,
            window,
            given,
            second: None,
            elsewhere: None,
            stops_after: None,
            opinions: BTreeMap::new(),
            tries: HashMap::new(),
            awaiting: None,
            pressed: Vec::new(),
            old: None,
            last: Last::Entered,
            expects: false,
            unseen: Vec::new(),
            seen: 0,
            mark: 0,
            noted: HashMap::new(),
            progress_at: Instant::now(),
            tried: 0,
        })
    }

    /// The same person, who goes on somewhere else in the middle of it.
    ///
    /// # Errors
    /// As [`Person::new`].
    pub fn and_on(mut self, places: &Places<'_>, platform: Platform) -> Result<Self> {
        let (number, language) = (self.given.person, self.given.language.clone());
        let window = places.window(platform, number, &language, &mut self.random)?;
        self.second = Some(Second::draw(window, &mut self.random));
        Ok(self)
    }

    /// Who invited them.
    #[must_use]
    pub fn invited_by(mut self, inviter: Option<usize>) -> Self {
        self.given.invited_by = inviter;
        self
    }

    /// The same person with other habits.
    #[must_use]
    pub fn with(mut self, habits: Habits) -> Self {
        self.given.habits = habits.words();
        self.habits = habits;
        self
    }

    /// How many friends they will invite.
    #[must_use]
    pub fn friends(&self) -> usize {
        self.habits.friends
    }

    /// Lives through the whole visit and tells what came of it.
    pub async fn live(mut self) -> Given {
        self.given.reached = self.visit().await;
        if self.given.reached != Reached::Stuck && self.given.own_code.is_some() {
            self.given.why = None;
        }
        self.note();
        self.given.answers = opinion::kept(&self.world.round, &self.given.answers);
        self.given
    }

    async fn visit(&mut self) -> Reached {
        match self.take_part().await {
            Reached::Finished => self.afterwards().await,
            end => end,
        }
    }

    /// From the invitation to the last answer.
    pub(super) async fn take_part(&mut self) -> Reached {
        self.did(format!("opens the invitation {}", self.given.code), Last::Entered);
        self.window.enter(&self.given.code.clone()).await;
        for _ in 0..STEPS {
            let ask = self.next().await;
            let end = match ask {
                Ask::Finished => return Reached::Finished,
                Ask::Question(at, shown) | Ask::Again(at, shown) => self.meet(at, shown).await,
                Ask::Background(at, shown) => match self.tell(at, &shown).await {
                    None if self.is_complete() => return Reached::Finished,
                    end => end,
                },
                Ask::Press(shown, label) => {
                    self.pressed.push((shown.id, label.clone()));
                    self.press(&shown, &label, 1).await;
                    None
                }
                Ask::Nothing => self.try_again().await,
            };
            if let Some(end) = end {
                return end;
            }
        }
        self.stuck("went in circles")
    }

    pub(crate) fn stuck(&mut self, why: &str) -> Reached {
        let shown =
            self.window.messages().last().map(|message| message.text.clone()).unwrap_or_default();
        let trouble = self.window.trouble();
        let asked = self.awaiting.clone().unwrap_or_default();
        self.given.why = Some(format!(
            "{why}; last answered {asked:?}; {trouble} the screen ends with: {shown}"
        ));
        Reached::Stuck
    }

    /// Presses a button.
    pub(crate) async fn press(&mut self, shown: &Shown, label: &str, times: usize) -> bool {
        self.did(format!("[{label}]"), Last::Pressed(shown.id, label.to_owned()));
        self.window.press(shown.id, label, times).await
    }

    /// Writes and sends.
    pub(crate) async fn write(&mut self, text: &str) {
        self.did(text.to_owned(), Last::Wrote(text.to_owned()));
        self.window.write(text).await;
    }

    /// Writes down what the person does; what comes after is new.
    pub(crate) fn did(&mut self, what: String, last: Last) {
        self.given.transcript.push(Line {
            at: Utc::now(),
            panel: false,
            text: what,
            buttons: Vec::new(),
        });
        self.last = last;
        self.mark = self.seen;
    }

    /// Thinks for a while.
    pub(crate) async fn think(&self, time: Duration) {
        let time = time.mul_f64(self.world.pace);
        if !time.is_zero() {
            tokio::time::sleep(time).await;
        }
    }

    /// Writes down what the screen shows.
    pub(super) fn note(&mut self) {
        let platform = self.window.platform();
        for message in self.window.messages() {
            let known = self.noted.insert((platform, message.id), message.changed);
            if known != Some(message.changed) {
                self.given.transcript.push(Line {
                    at: Utc::now(),
                    panel: true,
                    buttons: message.labels(),
                    text: message.text,
                });
            }
        }
    }
}

/// Language and habits, drawn from the rehearsal's seed and the person's number alone.
fn character(world: &World, number: usize, seed: u64) -> (String, StdRng, Habits) {
    let mut random =
        StdRng::seed_from_u64(seed.wrapping_mul(1_000_003).wrapping_add(number as u64));
    let own = world.panel.languages.first().cloned().unwrap_or_else(|| "sv".to_owned());
    let at = random.random_range(0..world.panel.languages.len().max(1));
    let other = world.panel.languages.get(at).cloned().unwrap_or_else(|| own.clone());
    let language = if random.random_bool(0.4) { other } else { own };
    let habits = Habits::draw(&mut random);
    (language, random, habits)
}
