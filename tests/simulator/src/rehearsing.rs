//! `panelbot-simulator rehearse`.

use std::io::IsTerminal;
use std::process::{Command, ExitCode};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use panelbot_simulator::discord::Discord;
use panelbot_simulator::program::Program;
use panelbot_simulator::rehearse::{self, Places, Report, Settings};
use panelbot_simulator::telegram::Telegram;

use crate::cli::{LimitsArg, RehearseArgs};

/// How long panelbot may take to come.
const BOT_COMES_WITHIN: Duration = Duration::from_mins(5);
/// The panel's own server, in the simulated Discord.
const SERVER: u64 = 500_000_000_000_000_001;

/// Lets people take a round, and tells what came of it.
///
/// # Errors
/// When a platform cannot be served, or panelbot does not come.
pub async fn rehearse(args: &RehearseArgs) -> Result<ExitCode> {
    let settings = settings(args)?;
    let telegram = crate::start(&args.telegram).await?;
    let discord = match args.discord() {
        Some(args) => Some(crate::start_discord(&args).await?),
        None => None,
    };
    let mut program = program(args, &telegram, discord.as_ref())?;
    let channel = discord.as_ref().map(|one| one.server_channel(SERVER, args.server_channel));
    let places = Places {
        telegram: &telegram,
        discord: discord.as_ref().zip(channel.as_ref()),
        web: args.web.as_deref(),
    };
    wait_for_bot(args, &places).await?;
    let report = match &mut program {
        Some(program) => {
            let kill = async |_| program.kill_and_restart().await;
            rehearse::run_with(&settings, &places, args.kills, kill).await?
        }
        None => rehearse::run(&settings, &places).await?,
    };
    if let Some(path) = &args.out {
        let json = serde_json::to_string_pretty(&report)?;
        std::fs::write(path, json).with_context(|| format!("cannot write {}", path.display()))?;
    }
    tell(&report);
    Ok(if report.passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn settings(args: &RehearseArgs) -> Result<Settings> {
    let usual = Settings::new(&args.panel, &args.round, &args.code)?;
    let at_once =
        if matches!(args.telegram.limits, LimitsArg::Real) { 40 } else { usual.concurrency };
    Ok(Settings {
        panelists: args.panelists,
        seed: args.telegram.seed,
        seeds: args.seeds,
        browser_share: args.browser_share,
        discord_share: args.discord_share,
        two_share: args.two_share,
        concurrency: args.concurrency.unwrap_or(at_once),
        patience: Duration::from_secs(args.patience),
        progress: Some(progress),
        ..usual
    })
}

/// The program, where it is to be started and killed here.
fn program(
    args: &RehearseArgs,
    telegram: &Telegram,
    discord: Option<&Discord>,
) -> Result<Option<Program>> {
    let Some((name, arguments)) = args.program.split_first() else {
        if args.kills > 0 {
            bail!("--kills needs the command that starts panelbot, after --");
        }
        return Ok(None);
    };
    let base = args.web.as_deref().context("--kills needs --web, to see when panelbot is back")?;
    let mut environment = vec![
        ("PANELBOT_TELEGRAM__API_URL", telegram.api_url()),
        ("PANELBOT_TELEGRAM__TOKEN", telegram.token().to_owned()),
    ];
    if let Some(discord) = discord {
        environment.push(("PANELBOT_DISCORD__API_URL", discord.api_url()));
        environment.push(("PANELBOT_DISCORD__TOKEN", discord.token().to_owned()));
        let id = discord.application_id().to_string();
        environment.push(("PANELBOT_DISCORD__APPLICATION_ID", id));
    }
    let (name, arguments) = (name.clone(), arguments.to_vec());
    let make = move || {
        let mut command = Command::new(&name);
        // Its log goes where our own progress goes: the report stands alone.
        command.args(&arguments).envs(environment.clone()).stdout(std::io::stderr());
        command
    };
    Program::start(make, base).map(Some)
}

async fn wait_for_bot(args: &RehearseArgs, places: &Places<'_>) -> Result<()> {
    let web_only = args.web.is_some() && args.browser_share >= 1.0;
    if !web_only && !places.telegram.wait_for_bot(BOT_COMES_WITHIN).await {
        bail!(
            "no bot has called getUpdates at {}; is panelbot running with this address and token?",
            places.telegram.api_url()
        );
    }
    if let Some((discord, _)) = places.discord
        && !discord.wait_for_bot(BOT_COMES_WITHIN).await
    {
        bail!(
            "no bot has come to the gateway of {}; is panelbot running with this address and token?",
            discord.api_url()
        );
    }
    Ok(())
}

/// One line that changes on a terminal, a line for each twentieth when piped.
fn progress(done: usize, all: usize) {
    if std::io::stderr().is_terminal() {
        eprint!("\r{done} of {all}");
        if done == all {
            eprintln!();
        }
    } else if done == all || done.is_multiple_of((all / 20).max(1)) {
        eprintln!("{done} of {all}");
    }
}

fn tell(report: &Report) {
    print!("{}", report.table());
    for given in report.stuck() {
        println!(
            "stuck: person {} ({}): {}",
            given.person,
            given.habits.join(", "),
            given.why.as_deref().unwrap_or("no reason")
        );
    }
    for violation in report.violations.iter().take(20) {
        println!("violation: {violation}");
    }
}
