//! A broadcast to everyone: making the copies, starting with all of them waiting, and sending them without limits.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use chrono::Utc;
use panelbot::domain::broadcast::{Broadcast, BroadcastKind, BroadcastState, BroadcastStep};
use panelbot::domain::{Audience, BroadcastId, LocalText, Locale, PanelId};
use panelbot::service::Desk;
use panelbot::store::Store;
use tokio::time::sleep;
use uuid::Uuid;

use super::crowd::{Crowd, Shared};
use super::program::{self, Program};
use super::{Stage, process};

/// How long the program is left alone before its memory is read.
const IDLE: Duration = Duration::from_secs(5);

/// Makes everyone's copy, or finds those that an earlier run left waiting, and measures.
pub async fn measure(stage: &Stage<'_>, round: &str) -> Result<()> {
    let (store, desk, _) = stage.open().await?;
    if store.read().await?.broadcasts_that_are(&["running"]).await?.is_empty() {
        begin(&store, desk.panels().await?.first().context("a panel")?.panel.id).await?;
        spread(&desk).await?;
    }
    store.close().await?;
    waiting(stage, round).await?;
    leaving(stage, round).await
}

async fn begin(store: &Store, panel: PanelId) -> Result<()> {
    let locale = Locale::parse("sv").context("a language")?;
    let words = "**Bussen går** oftare från måndag. [Läs mer](https://gnosjo.se/buss)".to_owned();
    let text: LocalText = [(locale, words)].into_iter().collect();
    let draft = Broadcast {
        id: BroadcastId(Uuid::now_v7()),
        panel,
        kind: BroadcastKind::Bulletin,
        audience: Audience::default(),
        text,
        picture: None,
        state: BroadcastState::Draft,
        figures: None,
    };
    let now = Utc::now();
    let started = draft.step(BroadcastStep::Approve, now)?.step(BroadcastStep::Start, now)?;
    let transaction = store.write().await?;
    transaction.save_broadcast(&started).await?;
    Ok(transaction.commit().await?)
}

async fn spread(desk: &Desk) -> Result<()> {
    let (since, mut steps, mut longest) = (Instant::now(), 0_u32, Duration::ZERO);
    loop {
        let step = Instant::now();
        if !desk.tend_broadcasts(true).await? {
            break;
        }
        steps += 1;
        longest = longest.max(step.elapsed());
    }
    let took = since.elapsed();
    println!(
        "everyone's copy made in {:.1} s: {steps} steps, {:.1} ms each, {:.1} ms at most",
        took.as_secs_f64(),
        took.as_secs_f64() * 1000.0 / f64::from(steps.max(1)),
        longest.as_secs_f64() * 1000.0
    );
    Ok(())
}

/// The program with its platform, where so many of what goes to many leave a second.
async fn start(stage: &Stage<'_>, round: &str, bulk: u32) -> Result<(Program, Shared)> {
    let crowd = Rc::new(RefCell::new(Crowd::new(stage.options.panelists, round, 0)));
    let address = stage.options.platform.serve(Rc::clone(&crowd)).await?;
    let mut platform = stage.options.platform.settings(address);
    for key in ["PANELBOT_TELEGRAM__BULK_PER_SECOND", "PANELBOT_DISCORD__BULK_PER_SECOND"] {
        platform.push((key, bulk.to_string()));
    }
    let settings = program::Settings {
        program: &stage.options.program,
        folder: &stage.folder,
        database: &stage.url,
        platform,
    };
    Ok((Program::start(&settings)?, crowd))
}

/// The start, and the memory, with all of them waiting.
async fn waiting(stage: &Stage<'_>, round: &str) -> Result<()> {
    let since = Instant::now();
    let (program, crowd) = start(stage, round, 1).await?;
    while crowd.borrow().shown == 0 {
        sleep(Duration::from_millis(1)).await;
    }
    let first = since.elapsed();
    sleep(IDLE).await;
    println!(
        "with the copies waiting: HTTP ready after {:.0} ms, the first one sent after {:.0} ms, memory {:.0} MB",
        program.ready_after.as_secs_f64() * 1000.0,
        first.as_secs_f64() * 1000.0,
        process::memory_mb(program.pid())?
    );
    program.stop()
}

/// How fast they leave without limits.
async fn leaving(stage: &Stage<'_>, round: &str) -> Result<()> {
    let (program, crowd) = start(stage, round, 0).await?;
    while crowd.borrow().shown == 0 {
        sleep(Duration::from_millis(1)).await;
    }
    let cpu = || -> Result<[f64; 2]> {
        let server = stage.server.as_ref().map(super::postgres::Server::pid);
        let server = server.map_or(Ok(0.0), process::cpu_seconds_with_children)?;
        Ok([process::cpu_seconds(program.pid())?, server])
    };
    let (since, from, before) = (Instant::now(), crowd.borrow().shown, cpu()?);
    let time = Duration::from_secs(stage.options.seconds);
    let mut left = 0;
    while since.elapsed() < time && from + left < stage.options.panelists {
        sleep(Duration::from_millis(10)).await;
        left = crowd.borrow().shown - from;
    }
    let (took, after) = (since.elapsed().as_secs_f64(), cpu()?);
    let left = f64::from(u32::try_from(left)?);
    let per_10_000 = |seconds: f64| seconds * 10_000.0 / left.max(1.0);
    println!(
        "without limits: {:.0} copies/s, CPU per 10,000: {:.2} s, server {:.2} s, memory {:.0} MB",
        left / took,
        per_10_000(after[0] - before[0]),
        per_10_000(after[1] - before[1]),
        process::most_memory_mb(program.pid())?
    );
    program.stop()
}
