//! How a person behaves, drawn once.

use std::time::Duration;

use rand::RngExt;
use rand::rngs::StdRng;

/// How a person behaves. All shares are guesses, set so that a thousand people meet every case many times.
#[expect(clippy::struct_excessive_bools, reason = "each is one independent habit")]
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Habits {
    /// How long they think before each answer.
    pub thinks: Duration,
    /// Presses every button twice.
    pub presses_twice: bool,
    /// How often they type an option's number or words instead of pressing, from 0 to 1.
    pub types: f64,
    /// Presses a button of an earlier question once.
    pub presses_old: bool,
    /// Goes back or changes an answer once, and then means something else.
    pub changes: bool,
    /// Sends a sticker (in the browser: something unfit) before the first answer.
    pub sticker: bool,
    /// Writes something that is no number first.
    pub fumbles: bool,
    /// Leaves after this many answers.
    pub breaks_off_after: Option<usize>,
    /// Blocks the bot after this many answers.
    pub blocks_after: Option<usize>,
    /// Comes back after leaving or blocking.
    pub returns: bool,
    /// Would rather not tell about themselves.
    pub declines_background: bool,
    /// Is younger than allowed, and says so.
    pub too_young: bool,
    /// Belongs to those whom the panel is not for.
    pub not_eligible: bool,
    /// Joins when that is offered after an answer.
    pub joins: bool,
    /// How many friends they invite.
    pub friends: usize,
    /// Leaves the second of two places again in the end.
    pub parts: bool,
}

impl Habits {
    /// Draws habits.
    pub fn draw(random: &mut StdRng) -> Self {
        let late = random.random_bool(0.3);
        Self {
            thinks: if late {
                Duration::from_millis(random.random_range(200..1500))
            } else {
                Duration::ZERO
            },
            presses_twice: random.random_bool(0.08),
            types: if random.random_bool(0.2) { 0.7 } else { 0.0 },
            presses_old: random.random_bool(0.06),
            changes: random.random_bool(0.1),
            sticker: random.random_bool(0.05),
            fumbles: random.random_bool(0.08),
            breaks_off_after: random.random_bool(0.12).then(|| random.random_range(0..4)),
            blocks_after: random.random_bool(0.04).then(|| random.random_range(0..4)),
            returns: random.random_bool(0.5),
            declines_background: random.random_bool(0.1),
            too_young: random.random_bool(0.02),
            not_eligible: random.random_bool(0.02),
            joins: random.random_bool(0.7),
            friends: random.random_range(0..4),
            parts: false,
        }
    }

    /// The habits in words, for the report.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let named = [
            (!self.thinks.is_zero(), "answers late"),
            (self.presses_twice, "presses twice"),
            (self.types > 0.0, "types instead of pressing"),
            (self.presses_old, "presses an old message"),
            (self.changes, "changes an answer"),
            (self.sticker, "sends a sticker first"),
            (self.fumbles, "writes what is no number"),
            (self.breaks_off_after.is_some(), "breaks off"),
            (self.blocks_after.is_some(), "blocks the bot"),
            (self.returns, "comes back"),
            (self.declines_background, "declines background questions"),
            (self.too_young, "too young"),
            (self.not_eligible, "not eligible"),
        ];
        named.into_iter().filter(|(has, _)| *has).map(|(_, name)| name.to_owned()).collect()
    }
}
