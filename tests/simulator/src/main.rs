//! `panelbot-simulator`: serves the simulated Telegram and Discord, and rehearses rounds.

mod cli;

use std::io::IsTerminal;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result};
use clap::Parser;
use panelbot_simulator::discord::{self, Discord};
use panelbot_simulator::rehearse::{self, Report};
use panelbot_simulator::telegram::{Settings, Telegram};

use cli::{Cli, Command, DiscordArgs, LimitsArg, RehearseArgs, TelegramArgs};

/// How long panelbot may take to come.
const BOT_COMES_WITHIN: Duration = Duration::from_mins(5);

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Telegram(args) => serve(&args).await,
        Command::Discord(args) => serve_discord(&args).await,
        Command::Rehearse(args) => rehearse(&args).await,
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::from(2)
        }
    }
}

async fn start(args: &TelegramArgs) -> Result<Telegram> {
    let telegram = Telegram::start(Settings {
        listen: args.listen,
        token: args.token.clone(),
        limits: args.limits.into(),
        faults: args.faults,
        seed: args.seed,
        specs: args.specs.clone(),
        keep_requests: 0,
        ..Settings::default()
    })
    .await?;
    eprintln!("Telegram is simulated at {}. Point panelbot at it:", telegram.api_url());
    eprintln!(
        "  PANELBOT_TELEGRAM__API_URL={} PANELBOT_TELEGRAM__TOKEN={} panelbot run",
        telegram.api_url(),
        telegram.token()
    );
    if args.specs.is_none() {
        eprintln!(
            "Requests are checked by the simulator's own rules only; --specs DIR adds the official description."
        );
    }
    Ok(telegram)
}

async fn serve(args: &TelegramArgs) -> Result<ExitCode> {
    let telegram = start(args).await?;
    tokio::signal::ctrl_c().await.context("cannot listen for Ctrl-C")?;
    Ok(verdict(&telegram.violations()))
}

async fn serve_discord(args: &DiscordArgs) -> Result<ExitCode> {
    let discord = Discord::start(discord::Settings {
        listen: args.listen,
        token: args.token.clone(),
        application_id: args.application_id,
        limits: args.limits.into(),
        faults: args.faults,
        seed: args.seed,
        specs: args.specs.clone(),
        keep_requests: 0,
        ..discord::Settings::default()
    })
    .await?;
    eprintln!("Discord is simulated at {}. Point panelbot at it:", discord.api_url());
    eprintln!(
        "  PANELBOT_DISCORD__API_URL={} PANELBOT_DISCORD__TOKEN={} PANELBOT_DISCORD__APPLICATION_ID={} panelbot run",
        discord.api_url(),
        discord.token(),
        discord.application_id()
    );
    tokio::signal::ctrl_c().await.context("cannot listen for Ctrl-C")?;
    Ok(verdict(&discord.violations()))
}

fn verdict(violations: &[String]) -> ExitCode {
    for violation in violations {
        println!("{violation}");
    }
    if violations.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn rehearse(args: &RehearseArgs) -> Result<ExitCode> {
    let usual = rehearse::Settings::new(&args.panel, &args.round, &args.code)?;
    let at_once =
        if matches!(args.telegram.limits, LimitsArg::Real) { 40 } else { usual.concurrency };
    let settings = rehearse::Settings {
        panelists: args.panelists,
        seed: args.telegram.seed,
        seeds: args.seeds,
        browser_share: args.browser_share,
        concurrency: args.concurrency.unwrap_or(at_once),
        patience: Duration::from_secs(args.patience),
        progress: Some(progress),
        ..usual
    };
    let telegram = start(&args.telegram).await?;
    let web_only = args.web.is_some() && args.browser_share >= 1.0;
    if !web_only && !telegram.wait_for_bot(BOT_COMES_WITHIN).await {
        anyhow::bail!(
            "no bot has called getUpdates at {}; is panelbot running with this address and token?",
            telegram.api_url()
        );
    }
    let report = rehearse::run(&settings, &telegram, args.web.as_deref()).await?;
    if let Some(path) = &args.out {
        let json = serde_json::to_string_pretty(&report)?;
        std::fs::write(path, json).with_context(|| format!("cannot write {}", path.display()))?;
    }
    tell(&report);
    Ok(if report.passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
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
