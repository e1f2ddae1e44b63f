//! A person's Discord: the private chat with the bot, or a server's channel where it answers them alone.

use std::time::Duration;

use super::label::{self, Meaning};
use super::screen::{Shown, Touch};
use crate::discord::{Message, NotShown, Row, Screen, Select, User};

/// How long a person waits for the window to write in.
const WINDOW: Duration = Duration::from_secs(5);
/// How long a person looks at "This interaction failed" before doing anything else.
const READS: Duration = Duration::from_millis(500);

/// A person's Discord.
#[expect(clippy::struct_excessive_bools, reason = "each is a habit or a fact of its own")]
pub(crate) struct OnDiscord {
    user: User,
    private: bool,
    /// Writes into the private chat where others open the window.
    writes: bool,
    /// Sends what is written in a window twice.
    twice: bool,
    /// What was sent in a window last. A window that is open again after that belongs to it.
    sent: Option<String>,
    /// The message whose question is being answered.
    about: Option<u64>,
    /// The last thing was a message of their own, which shows no failure.
    wrote: bool,
    /// The last thing could not be done at all, and why.
    pub(crate) trouble: Option<String>,
}

impl OnDiscord {
    /// Someone in their private chat, or in a server's channel.
    pub(crate) fn new(user: User, private: bool, writes: bool, twice: bool) -> Self {
        Self {
            user,
            private,
            writes: writes && private,
            twice,
            sent: None,
            about: None,
            wrote: false,
            trouble: None,
        }
    }

    /// The bot's messages, with those for this person only.
    pub(crate) fn messages(&self) -> Vec<Shown> {
        self.user.look(|screen| from_bot(screen).map(shown).collect())
    }

    /// When the panel last said or changed something.
    pub(crate) fn version(&self) -> u64 {
        self.user.look(version)
    }

    /// "This interaction failed", or not even that could be done.
    pub(crate) fn failed(&self) -> bool {
        let failed = |screen: &Screen<'_>| screen.failed();
        self.trouble.is_some() || !self.wrote && self.user.look(failed)
    }

    /// Waits for something new, or for what was done to fail.
    pub(crate) async fn changed(&self, after: u64, time: Duration) -> bool {
        let known = self.failed();
        let time = if known { time.min(READS) } else { time };
        let look = |screen: &Screen<'_>| {
            let new = version(screen) > after;
            (new || !known && !self.wrote && screen.failed()).then_some(new)
        };
        self.user.wait_for(time, look).await.unwrap_or(false)
    }

    /// Whether there is a window to write in, or a button that opens one, after this version. "Saving" is neither.
    pub(crate) fn asks_for_words(&self, after: u64) -> bool {
        let asks = |message: &Message| {
            message.changed > after && message.labels().into_iter().any(opens_window)
        };
        self.user.look(|screen| screen.modal.is_some() || from_bot(screen).any(asks))
    }

    /// Whether something can be written here that the panel gets to read.
    pub(crate) fn takes_words(&self) -> bool {
        self.private
    }

    /// Uses an invitation; in a server, whatever is announced there with a button to answer.
    pub(crate) fn enter(&mut self, code: &str) {
        let announced = self.user.look(|screen| {
            let mut public = from_bot(screen).filter(|message| !message.ephemeral);
            public.find_map(|message| Some((message.id, message.labels().first()?.to_string())))
        });
        let done = match announced.filter(|_| !self.private) {
            Some((message, label)) => self.user.press_in(message, &label),
            None => self.user.slash("join", &[("code", code)]),
        };
        self.done(done);
    }

    /// Comes back.
    pub(crate) fn come_back(&mut self) {
        let done = self.user.slash("start", &[]);
        self.done(done);
    }

    /// Presses a button, or picks the only thing to pick.
    pub(crate) fn press(&mut self, message: i64, label: &str, times: usize) -> bool {
        let Ok(id) = u64::try_from(message) else { return false };
        (0..times).all(|_| {
            let pressed = self.user.press_in(id, label).or_else(|why| {
                let select = self.select(id, |select| select.most == 1 && offers(select, label));
                select.map_or(Err(why), |select| self.user.pick(&select, &[label]))
            });
            self.done(pressed)
        })
    }

    /// Picks these, and nothing else.
    pub(crate) fn tick(&mut self, message: i64, labels: &[String]) -> bool {
        let Ok(id) = u64::try_from(message) else { return false };
        let Some(select) = self.select(id, |select| select.most > 1) else { return false };
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let picked = self.user.pick(&select, &labels);
        self.done(picked)
    }

    /// Writes: a command, into the open window, into the private chat, or into the window behind the newest button that
    /// opens one.
    pub(crate) async fn write(&mut self, text: &str) {
        if let Some(command) = text.strip_prefix('/') {
            let (name, code) = command.split_once(' ').unwrap_or((command, ""));
            let options = [("code", code)];
            let done = self.user.slash(name, if code.is_empty() { &[] } else { &options });
            self.done(done);
            return;
        }
        let about = self.about;
        let opener = self.user.look(|screen| {
            let asking = asking(screen, about)?;
            let opens = asking.labels().into_iter().find(|label| opens_window(label))?;
            Some((i64::try_from(asking.id).ok()?, opens.to_owned()))
        });
        let is_open = |screen: &Screen<'_>| {
            let asking = asking(screen, about).map(|message| message.id);
            screen.modal.is_some() && screen.modal_from == asking
        };
        if self.user.look(is_open) {
            // What failed is in it still; for something else, it is closed.
            let other = self.sent.as_deref().is_some_and(|sent| sent != text);
            if !other || opener.is_none() {
                return self.submit(text);
            }
        }
        // Nobody writes into a window that asks for something else, not even if it opens again just now.
        self.user.dismiss_modal();
        match opener {
            Some((message, label)) if !self.writes => {
                let window = |screen: &Screen<'_>| is_open(screen).then_some(());
                if self.press(message, &label, 1)
                    && self.user.wait_for(WINDOW, window).await.is_some()
                {
                    self.submit(text);
                }
            }
            _ if self.private => {
                (self.trouble, self.wrote) = (None, true);
                self.user.write(text);
            }
            _ => self.trouble = Some(format!("there is nowhere to write {text:?}")),
        }
    }

    fn submit(&mut self, text: &str) {
        let part = self.user.modal().and_then(|modal| Some(modal.parts.first()?.custom_id.clone()));
        let part = part.unwrap_or_default();
        self.sent = Some(text.to_owned());
        let sent = self.user.submit_modal(&[(&part, text)]);
        if self.done(sent) && self.twice {
            let again = self.user.submit_again(&[(&part, text)]);
            self.done(again);
        }
    }

    /// From now on it is this message's question that is answered.
    pub(crate) fn answers(&mut self, message: i64) {
        self.about = u64::try_from(message).ok();
    }

    /// Presses a button of an earlier question again.
    pub(crate) fn press_old(&mut self, label: &str) -> bool {
        let pressed = self.user.press_old(label);
        pressed.is_ok()
    }

    /// Takes no more private messages. False in a server, where there are none.
    pub(crate) fn close(&self) -> bool {
        if self.private {
            self.user.close_dms();
        }
        self.private
    }

    /// Takes private messages again.
    pub(crate) fn open(&self) {
        self.user.open_dms();
    }

    fn select(&self, message: u64, fits: impl Fn(&Select) -> bool) -> Option<String> {
        self.user.look(|screen| {
            let found = screen.message(message)?.selects().find(|select| fits(select))?;
            Some(found.custom_id.clone())
        })
    }

    fn done(&mut self, done: Result<u64, NotShown>) -> bool {
        self.wrote = false;
        self.trouble = done.err().map(|why| why.to_string());
        self.trouble.is_none()
    }
}

fn opens_window(label: &str) -> bool {
    label::meaning(label) == Some(Meaning::Write)
}

fn offers(select: &Select, label: &str) -> bool {
    select.options.iter().any(|option| option.label == label)
}

fn from_bot<'a>(screen: &'a Screen<'_>) -> impl Iterator<Item = &'a Message> {
    screen.messages.iter().copied().filter(|message| message.from_bot && !message.thinking)
}

/// The message that asks for words now: the one that is being answered, or else the newest with anything to answer. A window of
/// any other message is another question's, as its title says.
fn asking<'a>(screen: &'a Screen<'_>, about: Option<u64>) -> Option<&'a Message> {
    let opens = |message: &&Message| message.labels().into_iter().any(opens_window);
    let answers = |label: &str| {
        !matches!(label::meaning(label), Some(Meaning::Change | Meaning::Invite | Meaning::Aside))
    };
    let live = |message: &&Message| message.labels().into_iter().any(answers);
    let newest = || from_bot(screen).filter(live).max_by_key(|message| message.changed);
    about.and_then(|id| screen.message(id)).filter(opens).or_else(newest)
}

fn version(screen: &Screen<'_>) -> u64 {
    from_bot(screen).map(|message| message.changed).max().unwrap_or(0)
}

fn shown(message: &Message) -> Shown {
    let mut touches = Vec::new();
    for row in &message.rows {
        match row {
            Row::Buttons(buttons) => {
                let alive = buttons.iter().filter(|one| one.custom_id.is_some() && !one.disabled);
                let touch = |label: &String| Touch { label: label.clone(), tick: false };
                touches.extend(alive.map(|button| touch(&button.label)));
            }
            Row::Select(select) if !select.disabled => {
                let tick = select.most > 1;
                let options = select.options.iter();
                touches.extend(options.map(|one| Touch { label: one.label.clone(), tick }));
            }
            Row::Select(_) => {}
        }
    }
    let links = message.buttons().filter_map(|button| button.url.as_deref());
    Shown {
        id: i64::try_from(message.id).unwrap_or(0),
        changed: message.changed,
        text: message.text.clone(),
        touches,
        links: format!("{} {}", message.source, links.collect::<Vec<_>>().join(" ")),
    }
}
