//! What becomes of a round of a million answers: how long it takes to count and to protect it, to draw its charts, and to
//! take it out as a file, and in how much memory.
//!
//! ```sh
//! cargo bench --bench tally -- --folder FOLDER
//! cargo bench --bench tally -- --database postgres --folder ANOTHER
//! ```
//!
//! The result is counted as the product does for a round that closed before results were kept: the same work, in one
//! transaction, as when a round closes. Memory is that of the real program in a process of its own.

#[path = "../answers/disk.rs"]
mod disk;
mod options;
#[path = "../answers/postgres.rs"]
mod postgres;
#[path = "../answers/process.rs"]
mod process;
mod round;
mod seed;
mod watched;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use clap::Parser;
use panelbot::conversation::Links;
use panelbot::domain::{Panel, Round, RoundResult, RoundState};
use panelbot::report::chart::Chart;
use panelbot::service::{self, Desk, RoundName, SystemClock};
use panelbot::store::{self, Store};
use sea_orm::{ConnectionTrait, Database};

use options::Options;

fn main() -> Result<()> {
    let options = Options::parse();
    if !options.bench {
        println!("nothing is measured without cargo bench");
        return Ok(());
    }
    panelbot::app::choose_cryptography();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(measure(&options))
}

async fn measure(options: &Options) -> Result<()> {
    let temporary = tempfile::tempdir()?;
    let folder = options.folder.as_deref().unwrap_or(temporary.path());
    fs::create_dir_all(folder)?;
    let folder = folder.canonicalize()?;
    let server = match options.database {
        options::Database::Sqlite => None,
        options::Database::Postgres => Some(postgres::Server::start(&folder)?),
    };
    let url = match &server {
        None => format!("sqlite://{}", folder.join("panelbot.sqlite").display()),
        Some(server) => server.url.clone(),
    };
    let store = Store::connect(&store::Settings { url: url.clone() }).await?;
    let fresh = store.is_new().await?;
    store.migrate().await?;
    let settings = service::Settings {
        store: store.clone(),
        key_file: folder.join("panelbot.key"),
        links: Links { web: None, telegram_bot: None, discord_application: None },
        clock: Arc::new(SystemClock),
    };
    let desk = Desk::open(settings).await?;
    println!("{:?}, disk: {:.0} syncs/s", options.database, disk::syncs_a_second(&folder)?);
    let stage = Stage { options, folder, url, server, store, desk };
    if fresh {
        stage.fill().await?;
    }
    stage.run().await
}

/// What everything happens in.
struct Stage<'a> {
    options: &'a Options,
    folder: PathBuf,
    url: String,
    server: Option<postgres::Server>,
    store: Store,
    desk: Desk,
}

impl Stage<'_> {
    /// A round that everyone has answered, closed.
    async fn fill(&self) -> Result<()> {
        let since = Instant::now();
        let (panel, round) = round::open(&self.desk).await?;
        let (people, answers) =
            seed::fill(&self.store, &panel, &round, self.options.answers).await?;
        seed::settle(&self.url).await?;
        println!(
            "{people} people gave {answers} answers in {:.0} s",
            since.elapsed().as_secs_f64()
        );
        let since = Instant::now();
        round::close(&self.desk, &RoundName::Id(round.id)).await?;
        println!("closed, with everything that goes with it, in {:.0} ms", ms(since.elapsed()));
        Ok(())
    }

    async fn run(&self) -> Result<()> {
        let known = self.desk.rounds(None).await?.into_iter().next().context("there is a round")?;
        let name = RoundName::Id(known.round.id);
        let (panel, round, result) = self.tally(&name).await?;
        println!(
            "{} responded; {} questions, {} breakdowns",
            result.turnout.responded,
            result.questions.len(),
            result.breakdowns.len()
        );
        self.tally_alone().await?;
        self.charts(&panel, &round, &result)?;
        if matches!(round.state, RoundState::Closed { sealed_at: None, .. }) {
            let since = Instant::now();
            self.desk.seal(round.id).await?;
            seed::settle(&self.url).await?;
            println!("sealed in {:.0} s", since.elapsed().as_secs_f64());
        }
        self.export("csv")?;
        self.export("xlsx")
    }

    /// Counts, protects and keeps the result, again and again.
    async fn tally(&self, name: &RoundName) -> Result<(Panel, Round, RoundResult)> {
        let (mut took, mut told) = (Vec::new(), None);
        let server = self.server.as_ref().map(postgres::Server::pid);
        let cpu = || -> Result<[f64; 2]> {
            let server = server.map_or(Ok(0.0), process::cpu_seconds_with_children)?;
            Ok([process::cpu_seconds(std::process::id())?, server])
        };
        let before = cpu()?;
        for _ in 0..self.options.times.max(1) {
            self.forget().await?;
            let since = Instant::now();
            let next = self.desk.result(name).await?;
            took.push(since.elapsed());
            ensure!(
                told.as_ref()
                    .is_none_or(|(_, _, first): &(_, _, RoundResult)| same(first, &next.2)),
                "the same round was counted in two ways"
            );
            told = Some(next);
        }
        let after = cpu()?;
        #[expect(clippy::cast_precision_loss, reason = "few")]
        let times = took.len() as f64;
        let [own, server] = [0, 1].map(|one| (after[one] - before[one]) / times);
        let name = format!("tally (CPU {own:.2} s, server {server:.2} s)");
        print(&name, took);
        told.context("counted")
    }

    /// The same by the real program, for its memory.
    async fn tally_alone(&self) -> Result<()> {
        self.forget().await?;
        let took = self.watched(&["results", "show", round::NAME])?;
        let idle = self.watched(&["results", "show", round::NAME])?;
        println!(
            "results show: {:.0} MB and {:.0} ms when it counts, {:.0} MB and {:.0} ms when it has been",
            took.memory_mb,
            ms(took.time),
            idle.memory_mb,
            ms(idle.time)
        );
        println!("memory of this process: {:.0} MB", process::memory_mb(std::process::id())?);
        Ok(())
    }

    /// Takes the result away, so that it is counted anew.
    async fn forget(&self) -> Result<()> {
        let connection = Database::connect(&self.url).await?;
        connection.execute_unprepared("DELETE FROM result").await?;
        Ok(connection.close().await?)
    }

    /// Each question that has a chart.
    fn charts(&self, panel: &Panel, round: &Round, result: &RoundResult) -> Result<()> {
        let locale = panel.default_locale();
        for question in &result.questions {
            let kind = round.question(question.question).context("its question")?.kind.as_str();
            let Some(chart) = Chart::of_question(panel, round, question, locale) else {
                println!("{kind}: has no chart");
                continue;
            };
            let (mut svg, mut png) = (Vec::new(), Vec::new());
            for _ in 0..self.options.times.max(1) {
                let since = Instant::now();
                std::hint::black_box(chart.svg());
                svg.push(since.elapsed());
                let since = Instant::now();
                std::hint::black_box(chart.png()?);
                png.push(since.elapsed());
            }
            print(&format!("{kind} as SVG"), svg);
            print(&format!("{kind} as PNG"), png);
        }
        Ok(())
    }

    fn export(&self, format: &str) -> Result<()> {
        let file = format!("export.{format}");
        let took = self.watched(&["export", round::NAME, "--format", format, "--output", &file])?;
        let bytes = u32::try_from(fs::metadata(self.folder.join(&file))?.len() / 1_000_000)?;
        println!(
            "export {format}: {:.1} s, at most {:.0} MB of memory, a file of {bytes} MB",
            took.time.as_secs_f64(),
            took.memory_mb
        );
        Ok(())
    }

    fn watched(&self, arguments: &[&str]) -> Result<watched::Took> {
        watched::run(&self.options.program, &self.folder, &self.url, arguments)
    }
}

/// Whether two results say the same, whenever they were made.
fn same(one: &RoundResult, other: &RoundResult) -> bool {
    (&one.turnout, &one.questions, &one.breakdowns)
        == (&other.turnout, &other.questions, &other.breakdowns)
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The first, the median and the longest of these times.
fn print(name: &str, mut took: Vec<Duration>) {
    let first = took[0];
    took.sort_unstable();
    println!(
        "{name:<44} first {:>7.1} ms   median {:>7.1} ms   most {:>7.1} ms",
        ms(first),
        ms(took[took.len() / 2]),
        ms(took[took.len() - 1])
    );
}
