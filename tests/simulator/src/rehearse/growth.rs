//! A panel grows: from the first invitation, and then from friend to friend.

use std::collections::VecDeque;
use std::sync::Arc;

use anyhow::{Context, Result};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::{Places, Settings};
use crate::people::{Given, Person, Platform, World};

/// An invitation that waits to be used, and whose it is.
type Invitation = (String, Option<usize>);

pub(super) struct Growth<'a> {
    settings: &'a Settings,
    places: &'a Places<'a>,
    world: Arc<World>,
    random: StdRng,
    waiting: VecDeque<Invitation>,
    /// Those who have finished and have an invitation to give.
    givers: Vec<(String, usize)>,
    started: usize,
    running: JoinSet<(Given, usize)>,
    /// From 0 to 1: everyone counts half when they come and half when they go.
    progress: watch::Sender<f64>,
}

impl<'a> Growth<'a> {
    pub(super) fn new(
        settings: &'a Settings,
        places: &'a Places<'a>,
        progress: watch::Sender<f64>,
    ) -> Self {
        let world = Arc::new(World {
            panel: settings.panel.clone(),
            round: settings.round.clone(),
            patience: settings.patience,
            pace: settings.pace,
        });
        let seeds = settings.seeds.clamp(1, settings.panelists.max(1));
        Self {
            settings,
            places,
            world,
            random: StdRng::seed_from_u64(settings.seed),
            waiting: std::iter::repeat_n((settings.code.clone(), None), seeds).collect(),
            givers: Vec::new(),
            started: 0,
            running: JoinSet::new(),
            progress,
        }
    }

    pub(super) async fn grow(mut self) -> Result<Vec<Given>> {
        let mut people = Vec::new();
        while people.len() < self.settings.panelists {
            while self.started < self.settings.panelists
                && self.running.len() < self.settings.concurrency.max(1)
            {
                let Some((code, inviter)) = self.invitation() else {
                    break;
                };
                self.begin(&code, inviter)?;
            }
            self.tell(people.len());
            let Some(joined) = self.running.join_next().await else {
                break;
            };
            let (given, friends) = joined.context("a person panicked")?;
            if let Some(code) = &given.own_code {
                self.givers.push((code.clone(), given.person));
                self.waiting
                    .extend(std::iter::repeat_n((code.clone(), Some(given.person)), friends));
            }
            people.push(given);
            if let Some(progress) = self.settings.progress {
                progress(people.len(), self.settings.panelists);
            }
        }
        people.sort_by_key(|given| given.person);
        Ok(people)
    }

    fn tell(&self, done: usize) {
        let figure = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        let all = figure(self.settings.panelists.max(1));
        self.progress.send_replace((figure(self.started) + figure(done)) / (2.0 * all));
    }

    /// The next invitation. When growth has died out, someone who finished invites again.
    fn invitation(&mut self) -> Option<Invitation> {
        if let Some(next) = self.waiting.pop_front() {
            return Some(next);
        }
        if !self.running.is_empty() {
            return None;
        }
        if self.givers.is_empty() {
            return Some((self.settings.code.clone(), None));
        }
        let at = self.random.random_range(0..self.givers.len());
        let (code, person) = self.givers[at].clone();
        Some((code, Some(person)))
    }

    fn begin(&mut self, code: &str, inviter: Option<usize>) -> Result<()> {
        let number = self.started;
        self.started += 1;
        let (world, seed) = (Arc::clone(&self.world), self.settings.seed);
        // Drawn from the number, so that the same person is always on the same platform.
        let mut random = StdRng::seed_from_u64(seed ^ (number as u64).wrapping_mul(7919));
        let (first, second) = self.platforms(&mut random);
        let mut person = Person::new(world, number, seed, self.places, first, code)?;
        if let Some(second) = second {
            person = person.and_on(self.places, second)?;
        }
        let person = person.invited_by(inviter);
        let friends = person.friends();
        self.running.spawn(async move { (person.live().await, friends) });
        Ok(())
    }

    /// Where someone begins, and where they go on if they do.
    fn platforms(&self, random: &mut StdRng) -> (Platform, Option<Platform>) {
        let there = self.places.platforms();
        let drawn: f64 = random.random_range(0.0..1.0);
        let browser = self.settings.browser_share;
        let wanted = if drawn < browser {
            Platform::Browser
        } else if drawn < browser + self.settings.discord_share {
            Platform::Discord
        } else {
            Platform::Telegram
        };
        let first = if there.contains(&wanted) { wanted } else { Platform::Telegram };
        let others: Vec<Platform> = there.into_iter().filter(|other| *other != first).collect();
        let two = random.random_bool(self.settings.two_share.clamp(0.0, 1.0));
        (first, others.choose(random).copied().filter(|_| two))
    }
}
