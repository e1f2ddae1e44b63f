//! An application on the simulated Discord, and waiting for what it shows.

use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;
use panelbot::channel::Reception;
use panelbot::channel::discord::{Discord, Halted, NotConnected, Settings};
use panelbot::delivery::{Clock, Compose, Ledger, Limits, Sender};
use panelbot_simulator::discord as simulated;
use secrecy::SecretString;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// As long as a test waits for what must come.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The time of the machine.
pub fn clock() -> Clock {
    Arc::new(Utc::now)
}

/// What the application of a simulated Discord is reached by.
pub fn settings(platform: &simulated::Discord) -> Settings {
    Settings {
        token: SecretString::from(platform.token()),
        application_id: platform.application_id(),
        guild_id: None,
        api_url: platform.api_url(),
    }
}

/// The application of a simulated Discord.
pub async fn connect(
    platform: &simulated::Discord,
    stop: &CancellationToken,
) -> Result<Discord, NotConnected> {
    Discord::connect(settings(platform), clock(), stop).await
}

/// A platform, and a bot that serves on it.
pub struct Scene {
    pub platform: simulated::Discord,
    pub stop: CancellationToken,
    pub serving: JoinHandle<Result<(), Halted>>,
}

impl Scene {
    /// A platform without limits and faults, served by this desk.
    pub async fn open<D>(desk: D, ledger: Arc<impl Ledger>) -> Self
    where
        D: Reception + Compose + 'static,
    {
        let platform = simulated::Discord::start(simulated::Settings::default()).await;
        Self::open_on(platform.expect("a free port"), desk, ledger).await
    }

    /// The same on a platform of the test's choice.
    pub async fn open_on<D>(platform: simulated::Discord, desk: D, ledger: Arc<impl Ledger>) -> Self
    where
        D: Reception + Compose + 'static,
    {
        let stop = CancellationToken::new();
        let discord = connect(&platform, &stop).await.expect("the simulator answers");
        let sender = Sender::new(discord.clone(), ledger, Limits::none(), clock());
        let stopped = stop.clone();
        let serving = tokio::spawn(async move { discord.serve(&desk, &sender, &stopped).await });
        assert!(platform.wait_for_bot(PATIENCE).await, "the bot never came");
        Self { platform, stop, serving }
    }

    /// Waits until the commands are there.
    pub async fn commands(&self) -> Vec<simulated::Command> {
        let came = self.platform.wait_for_command("start", PATIENCE).await;
        assert!(came, "no commands came");
        self.platform.commands()
    }

    /// Stops, and gives how serving ended.
    pub async fn close(self) -> (simulated::Discord, Result<(), Halted>) {
        self.stop.cancel();
        let served = tokio::time::timeout(PATIENCE, self.serving).await;
        (self.platform, served.expect("it stops").expect("it does not panic"))
    }
}

/// What a person sees, for the message of a failing test.
pub fn transcript(user: &simulated::User) -> String {
    let line = |message: simulated::Message| {
        let who = if message.from_bot { "bot" } else { "user" };
        let selects: Vec<Vec<String>> = message
            .selects()
            .map(|select| select.options.iter().map(|option| option.label.clone()).collect())
            .collect();
        format!("{who}: {} {:?} {selects:?}\n", message.text, message.labels())
    };
    user.messages().into_iter().map(line).collect()
}

/// One thing that a person does once their screen shows what they wait for.
pub enum Does {
    /// Presses a button.
    Presses(&'static str),
    /// Picks from the only menu, once it holds the first.
    Picks(&'static [&'static str]),
    /// Presses the button, and fills in the field of the window that opens.
    Fills(&'static str, &'static str),
    /// Types this when the newest message holds that.
    Writes(&'static str, &'static str),
}

/// Does it.
pub async fn act(user: &simulated::User, does: &Does) {
    let shown = async |what: &str, fits: &dyn Fn(&simulated::Message) -> bool| {
        let found = user
            .wait_for(PATIENCE, |screen| screen.last().filter(|message| fits(message)).map(|_| ()));
        assert!(found.await.is_some(), "{what:?} never came; {}", transcript(user));
    };
    let done = match does {
        Does::Presses(label) => {
            let found =
                user.wait_for(PATIENCE, |screen| screen.labels().contains(label).then_some(()));
            assert!(found.await.is_some(), "{label:?} never came; {}", transcript(user));
            user.press(label)
        }
        Does::Picks(labels) => {
            let holds = |message: &simulated::Message| {
                message.selects().any(|select| {
                    select.options.iter().any(|option| labels.contains(&option.label.as_str()))
                })
            };
            shown(labels[0], &holds).await;
            user.pick("", labels)
        }
        Does::Fills(label, words) => {
            shown(label, &|message| message.labels().contains(label)).await;
            user.press(label).expect("it is shown");
            let modal = user.wait_for_modal(PATIENCE).await.expect("a window");
            let field = modal.parts.first().expect("a field").custom_id.clone();
            user.submit_modal(&[(&field, words)])
        }
        Does::Writes(after, words) => {
            shown(after, &|message| message.text.contains(after)).await;
            user.write(words);
            return;
        }
    };
    let interaction = done.unwrap_or_else(|missing| panic!("{missing}; {}", transcript(user)));
    let outcome = user.wait_for_outcome(interaction, PATIENCE).await;
    assert_eq!(outcome, Some(simulated::Outcome::Answered), "{}", transcript(user));
}
