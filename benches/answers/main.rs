//! How many answers a second Panelbot takes in, and how long each takes, from end to end: the press is offered to the
//! real program by a Telegram or a Discord on loopback, the answer is committed, the next question comes.
//!
//! ```sh
//! cargo bench --bench answers -- --database sqlite --panelists 1000000 --folder FOLDER
//! cargo bench --bench answers -- --platform discord --database postgres --panelists 1000
//! cargo bench --bench answers -- --measure broadcast --panelists 1000000 --folder ANOTHER
//! ```
//!
//! The program is a process of its own, measured from outside; this process is the people and their platform. On
//! Telegram an answer leads to three requests: the sign that the press came through, the question changed in place,
//! and the next question. On Discord, where everyone is in the private chat with the bot, the first two are one, and
//! each message of the bot comes back to it as an event. A folder holds panelists on one platform.
//!
//! `--measure broadcast` measures messages to many instead.

mod broadcast;
mod crowd;
mod discord;
mod disk;
mod figures;
mod http;
mod options;
mod platform;
mod postgres;
mod process;
mod program;
mod round;
mod seed;
mod telegram;

use std::cell::RefCell;
use std::fs;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use clap::Parser;
use panelbot::conversation::Links;
use panelbot::service::{self, Desk, SystemClock};
use panelbot::store::{self, Store};
use tokio::task::LocalSet;
use tokio::time::sleep;

use crowd::{Crowd, Load, Shared};
use figures::Figures;
use options::{Database, Measured, Options};
use program::Program;

/// How long the program is left alone before its memory is read.
const IDLE: Duration = Duration::from_secs(3);

/// The first seconds after the start, which are told apart.
const COLD: Duration = Duration::from_secs(5);

/// How long whatever is under way may take to end.
const LAST: Duration = Duration::from_secs(10);

fn main() -> Result<()> {
    let options = Options::parse();
    if !options.bench {
        println!("nothing is measured without cargo bench");
        return Ok(());
    }
    panelbot::app::choose_cryptography();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(LocalSet::new().run_until(measure(&options)))
}

/// What everything happens in.
struct Stage<'a> {
    options: &'a Options,
    folder: PathBuf,
    url: String,
    server: Option<postgres::Server>,
}

async fn measure(options: &Options) -> Result<()> {
    let temporary = tempfile::tempdir()?;
    let folder = options.folder.as_deref().unwrap_or(temporary.path());
    fs::create_dir_all(folder)?;
    let folder = folder.canonicalize()?;
    let server = match options.database {
        Database::Sqlite => None,
        Database::Postgres => Some(postgres::Server::start(&folder)?),
    };
    let url = match &server {
        None => format!("sqlite://{}", folder.join("panelbot.sqlite").display()),
        Some(server) => server.url.clone(),
    };
    let stage = Stage { options, folder, url, server };
    let round = stage.prepare().await?;
    println!(
        "{}, {}, {} panelists, disk: {:.0} syncs/s",
        options.platform.as_str(),
        options.database.as_str(),
        options.panelists,
        disk::syncs_a_second(&stage.folder)?
    );
    match options.measure {
        Measured::Answers => stage.run(&round).await,
        Measured::Broadcast => broadcast::measure(&stage, &round).await,
    }
}

impl Stage<'_> {
    /// The database, with its tables, and a desk on it; and whether it was empty.
    async fn open(&self) -> Result<(Store, Desk, bool)> {
        let store = Store::connect(&store::Settings { url: self.url.clone() }).await?;
        let fresh = store.is_new().await?;
        store.migrate().await?;
        let desk = Desk::open(service::Settings {
            store: store.clone(),
            key_file: self.folder.join("panelbot.key"),
            links: Links { web: None, telegram_bot: None, discord_application: None },
            clock: Arc::new(SystemClock),
        });
        Ok((store, desk.await?, fresh))
    }

    /// Fills the database, if that was not done before. Returns the round's id, as buttons carry it.
    async fn prepare(&self) -> Result<String> {
        let (store, desk, fresh) = self.open().await?;
        let (panel, round) = round::open(&desk).await?;
        let (platform, panelists) = (self.options.platform, self.options.panelists);
        if fresh {
            let since = Instant::now();
            if self.options.measure == Measured::Answers {
                seed::fill(&store, &panel, &round, (platform, panelists)).await?;
                seed::write_answers(&self.url).await?;
            } else {
                seed::fill_people(&store, &panel, &round, (platform, panelists)).await?;
                seed::settle(&self.url).await?;
            }
            println!("filled the database in {:.0} s", since.elapsed().as_secs_f64());
        }
        let last = platform.address(panelists.saturating_sub(1));
        let known = store.read().await?.addresses(&[last]).await?;
        ensure!(!known.is_empty(), "the folder is of another platform, or of fewer panelists");
        store.close().await?;
        Ok(round.id.0.simple().to_string())
    }

    async fn run(&self, round: &str) -> Result<()> {
        let begun_file = self.folder.join("begun");
        let begun = fs::read_to_string(&begun_file).ok().and_then(|text| text.parse().ok());
        let begun = begun.unwrap_or(0);
        // Should this run be broken off, the next one lets everyone give another answer.
        fs::write(&begun_file, (begun + self.options.panelists).to_string())?;
        let before = seed::updates_taken_in(&self.url).await?;
        let crowd = Crowd::new(self.options.panelists, round, begun);
        let crowd = Rc::new(RefCell::new(crowd));
        let platform = self.options.platform;
        let address = platform.serve(Rc::clone(&crowd)).await?;
        let settings = program::Settings {
            program: &self.options.program,
            folder: &self.folder,
            database: &self.url,
            platform: platform.settings(address),
        };
        let program = Program::start(&settings)?;
        println!("HTTP ready after {:.0} ms", program.ready_after.as_secs_f64() * 1000.0);
        sleep(IDLE).await;
        println!("memory, idle: {:.0} MB", process::memory_mb(program.pid())?);

        crowd.borrow_mut().begin(Load::AtOnce, self.options.people);
        self.watch(&crowd, &program, COLD).await?.print("cold, as fast as possible");
        let time = Duration::from_secs(self.options.seconds);
        self.watch(&crowd, &program, time).await?.print("warm, as fast as possible");
        println!("memory, full load: {:.0} MB", process::most_memory_mb(program.pid())?);
        crowd.borrow_mut().begin(Load::None, 0);
        until_all_answered(&crowd).await?;

        crowd.borrow_mut().begin(Load::OnTime, 0);
        let pressing =
            tokio::task::spawn_local(press_on_time(Rc::clone(&crowd), self.options.rate));
        sleep(Duration::from_secs(1)).await;
        let name = format!("at {} answers/s", self.options.rate);
        self.watch(&crowd, &program, time).await?.print(&name);
        pressing.abort();
        until_all_answered(&crowd).await?;
        println!("memory, at most: {:.0} MB", process::most_memory_mb(program.pid())?);

        program.stop()?;
        let (offered, edits, presses) = {
            let crowd = crowd.borrow();
            fs::write(begun_file, crowd.begun.to_string())?;
            (crowd.offered, crowd.edits, crowd.presses)
        };
        let taken_in = seed::updates_taken_in(&self.url).await? - before;
        println!(
            "offered {offered}, committed {taken_in}, shown in place {edits}, presses answered {presses}"
        );
        ensure!(usize::try_from(taken_in)? == offered, "not every answer was committed");
        Ok(())
    }

    /// Looks on for some time.
    async fn watch(&self, crowd: &Shared, program: &Program, time: Duration) -> Result<Figures> {
        let cpu = || -> Result<[f64; 3]> {
            let server = self.server.as_ref().map(postgres::Server::pid);
            Ok([
                process::cpu_seconds(program.pid())?,
                server.map_or(Ok(0.0), process::cpu_seconds_with_children)?,
                process::cpu_seconds(std::process::id())?,
            ])
        };
        crowd.borrow_mut().took.clear();
        let (since, before) = (Instant::now(), cpu()?);
        sleep(time).await;
        let mut took = std::mem::take(&mut crowd.borrow_mut().took);
        let (time, after) = (since.elapsed(), cpu()?);
        took.sort_unstable();
        Ok(Figures {
            answers: took.len(),
            time,
            program_cpu: after[0] - before[0],
            server_cpu: self.server.as_ref().map(|_| after[1] - before[1]),
            crowd_cpu: after[2] - before[2],
            took,
        })
    }
}

/// People press at this rate, at random times.
async fn press_on_time(crowd: Shared, rate: u32) {
    let mut due = Instant::now();
    loop {
        let gap = -(1.0 - rand::random::<f64>()).ln() / f64::from(rate);
        due += Duration::from_secs_f64(gap);
        tokio::time::sleep_until(due.into()).await;
        crowd.borrow_mut().press_at(due);
    }
}

async fn until_all_answered(crowd: &Shared) -> Result<()> {
    let since = Instant::now();
    while crowd.borrow().waiting() > 0 {
        ensure!(since.elapsed() < LAST, "an answer was not followed by a question");
        sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}
