//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use panelbot_simulator::{discord, telegram};
use telegram::TOKEN;

/// A Telegram and a Discord on loopback, and people who answer.
///
/// Nothing leaves this machine. Point a running panelbot at the simulated platforms, and let as many people as you like
/// take a round, in chats and in browsers, with the limits and the faults of the real thing.
#[derive(Debug, Parser)]
#[command(name = "panelbot-simulator", version, after_help = EXAMPLES)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  Serve Telegram, and see how to point panelbot at it:
    panelbot-simulator telegram --listen 127.0.0.1:8081

  Serve Discord, and see how to point panelbot at it:
    panelbot-simulator discord --listen 127.0.0.1:8082

  Let 1,000 people take Gnosjö's round, a third on Discord and a third in browsers, one in ten of them beginning on one
  platform and going on on another, with 5 % faults:
    panelbot-simulator rehearse --panelists 1000 --seed 7 --faults 0.05 --two-share 0.1 \\
      --panel examples/gnosjo/panel.toml --round examples/gnosjo/skatten.toml \\
      --code CODE --web http://127.0.0.1:8080 --discord 127.0.0.1:8082 --out given.json
  and beside it, started before or after:
    PANELBOT_TELEGRAM__API_URL=http://127.0.0.1:8081 PANELBOT_TELEGRAM__TOKEN=424242:simulator panelbot run

  The same, with panelbot killed (kill -9) and started again at 30 moments spread over the rehearsal; it gets the addresses
  and tokens of the simulated platforms in its environment:
    panelbot-simulator rehearse … --kills 30 -- panelbot run

  CODE is what `panelbot invitation create --panel gnosjo` prints. The round must be open.
  The exit code is 1 when someone is stuck or a request breaks a platform's rules.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the simulated Telegram until Ctrl-C.
    Telegram(TelegramArgs),
    /// Serve the simulated Discord until Ctrl-C.
    Discord(DiscordArgs),
    /// Let people take a round in a running panelbot.
    Rehearse(Box<RehearseArgs>),
}

/// Whether the platform's limits hold.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum LimitsArg {
    /// As the platform's own, such as 30 messages a second on Telegram and 50 requests a second on Discord.
    Real,
    /// As fast as the machine can.
    None,
}

impl From<LimitsArg> for telegram::Limits {
    fn from(limits: LimitsArg) -> Self {
        match limits {
            LimitsArg::Real => Self::Real,
            LimitsArg::None => Self::None,
        }
    }
}

impl From<LimitsArg> for discord::Limits {
    fn from(limits: LimitsArg) -> Self {
        match limits {
            LimitsArg::Real => Self::Real,
            LimitsArg::None => Self::None,
        }
    }
}

/// How the simulated Telegram behaves.
#[derive(Debug, Args)]
pub struct TelegramArgs {
    /// Where to listen.
    #[arg(
        long,
        visible_alias = "telegram-listen",
        default_value = "127.0.0.1:8081",
        value_name = "ADDR"
    )]
    pub listen: SocketAddr,
    /// The bot's token.
    #[arg(long, default_value = TOKEN)]
    pub token: String,
    /// The share of requests that meet a fault, from 0 to 1.
    #[arg(long, default_value_t = 0.0, value_name = "SHARE")]
    pub faults: f64,
    /// Whether the platform's limits hold.
    #[arg(long, value_enum, default_value = "none")]
    pub limits: LimitsArg,
    /// What everything is drawn from.
    #[arg(long, default_value_t = 7)]
    pub seed: u64,
    /// The folder with telegram-bot-api.json, to check every request against.
    #[arg(long, env = "PANELBOT_SPECS", value_name = "DIR")]
    pub specs: Option<PathBuf>,
}

/// How the simulated Discord behaves.
#[derive(Debug, Args)]
pub struct DiscordArgs {
    /// Where to listen.
    #[arg(long, default_value = "127.0.0.1:8082", value_name = "ADDR")]
    pub listen: SocketAddr,
    /// The bot's token.
    #[arg(long, default_value = discord::TOKEN)]
    pub token: String,
    /// The application's number.
    #[arg(long, default_value_t = discord::APPLICATION_ID, value_name = "NUMBER")]
    pub application_id: u64,
    /// The share of requests that meet a fault, from 0 to 1.
    #[arg(long, default_value_t = 0.0, value_name = "SHARE")]
    pub faults: f64,
    /// Whether the platform's limits hold.
    #[arg(long, value_enum, default_value = "none")]
    pub limits: LimitsArg,
    /// What everything is drawn from.
    #[arg(long, default_value_t = 7)]
    pub seed: u64,
    /// The folder with discord-openapi.json, to check every request against.
    #[arg(long, env = "PANELBOT_SPECS", value_name = "DIR")]
    pub specs: Option<PathBuf>,
}

/// A rehearsal.
#[derive(Debug, Args)]
pub struct RehearseArgs {
    /// The simulated Telegram.
    #[command(flatten)]
    pub telegram: TelegramArgs,
    /// How many people take part.
    #[arg(long, default_value_t = 1000)]
    pub panelists: usize,
    /// The round's file, as panelbot has it.
    #[arg(long, value_name = "FILE")]
    pub round: PathBuf,
    /// The panel's file, as panelbot has it.
    #[arg(long, value_name = "FILE")]
    pub panel: PathBuf,
    /// The invitation that the first people use.
    #[arg(long)]
    pub code: String,
    /// The address of panelbot's pages; without it everyone uses Telegram.
    #[arg(long, value_name = "URL")]
    pub web: Option<String>,
    /// The share of people who come in a browser, from 0 to 1.
    #[arg(long, default_value_t = 0.3, value_name = "SHARE")]
    pub browser_share: f64,
    /// Where to serve the simulated Discord too, with the faults, limits and seed of Telegram; without it nobody is there.
    #[arg(long, value_name = "ADDR")]
    pub discord: Option<SocketAddr>,
    /// The share of people who come on Discord, from 0 to 1.
    #[arg(long, default_value_t = 0.35, value_name = "SHARE")]
    pub discord_share: f64,
    /// The channel in the panel's own server, as the panel's file has it.
    #[arg(long, default_value_t = 123_456_789_012_345_678, value_name = "NUMBER")]
    pub server_channel: u64,
    /// The share of people who begin on one platform and go on on another, joined by /link, from 0 to 1.
    #[arg(long, default_value_t = 0.0, value_name = "SHARE")]
    pub two_share: f64,
    /// How many times panelbot is killed and started again; it is then started here, by the command after --.
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub kills: usize,
    /// The command that starts panelbot.
    #[arg(last = true, value_name = "COMMAND")]
    pub program: Vec<String>,
    /// How many people start with the first invitation.
    #[arg(long, default_value_t = 10)]
    pub seeds: usize,
    /// Where to write what everyone saw and answered, as JSON.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// How many are in the middle of it at once [default: 200, or 40 with real limits].
    #[arg(long, value_name = "N")]
    pub concurrency: Option<usize>,
    /// After how many seconds without progress a person is stuck.
    #[arg(long, default_value_t = 60, value_name = "SECONDS")]
    pub patience: u64,
}

impl RehearseArgs {
    /// The simulated Discord, where there is to be one.
    pub fn discord(&self) -> Option<DiscordArgs> {
        let listen = self.discord?;
        Some(DiscordArgs {
            listen,
            token: discord::TOKEN.to_owned(),
            application_id: discord::APPLICATION_ID,
            faults: self.telegram.faults,
            limits: self.telegram.limits,
            seed: self.telegram.seed,
            specs: self.telegram.specs.clone(),
        })
    }
}
