//! `panelbot demo`: two example panels in a file of their own, in the browser.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::arguments::Demo;
use super::output::{Output, fields};
use super::{Failure, person, serve};
use crate::app::{self, House};
use crate::config::{Config, Sources};
use crate::domain::{Panel, RoundPhase};
use crate::service::{Advance, Desk, NewInvitation, Refusal, RoundName};

/// Each example: its panel and its round.
const EXAMPLES: [(&str, &str); 2] = [
    (
        include_str!("../../examples/gnosjo/panel.toml"),
        include_str!("../../examples/gnosjo/skatten.toml"),
    ),
    (
        include_str!("../../examples/svenljunga/panel.toml"),
        include_str!("../../examples/svenljunga/skolmaten.toml"),
    ),
];

/// What the demo's own invitations are labelled, so that a second start finds them.
const LABEL: &str = "demo";

/// Carries out `demo`: serves the examples until told to stop. A second start goes on where the first one was.
///
/// # Errors
/// When it cannot start, or the pages cannot be served any more.
pub async fn run(demo: &Demo, file: Option<PathBuf>) -> Result<Output, Failure> {
    let config = Config::load(&sources(demo, file))?;
    app::tell(&config.log);
    let stop = serve::stop();
    let listener = serve::listen(&config).await?;
    let house = House::open(config, &listener).await.map_err(anyhow::Error::from)?;
    let mut links = Vec::new();
    for (panel, round) in EXAMPLES {
        links.push(furnish(&house.desk, panel, round).await?);
    }
    print(&links);
    house.serve(listener, stop).await.map_err(anyhow::Error::from)?;
    Ok(Output::Nothing)
}

/// The demo has its own usual database; a file or the environment may still name another. It says less while it runs.
fn sources(demo: &Demo, file: Option<PathBuf>) -> Sources {
    let mut sources = Sources::new(file);
    let database = demo.dir.join("demo.sqlite");
    sources.usual = vec![
        ("database.url", format!("sqlite://{}", database.display())),
        ("database.key_file", demo.dir.join("panelbot.key").display().to_string()),
        ("log.level", "warn".to_owned()),
    ];
    if let Some(listen) = demo.listen {
        sources.flags.push(("--listen", "web.listen", listen.to_string()));
    }
    sources
}

/// Puts an example in place and opens its round, as far as that has not been done already. Gives the panel's name and
/// the link to it.
async fn furnish(desk: &Desk, panel: &str, round: &str) -> Result<(String, String), Failure> {
    let by = person::name();
    let (panel, _) = desk.apply_panel(panel.as_bytes(), &by).await.map_err(own_fault)?;
    match desk.apply_round(round.as_bytes(), &by).await {
        Ok((round, _)) => open(desk, &RoundName::Id(round.id), &by).await?,
        // It is open or closed already, and the example has changed since.
        Err(Refusal::RoundFixed { .. }) => {}
        Err(refusal) => return Err(own_fault(refusal)),
    }
    let code = code(desk, &panel, &by).await?;
    let name = panel.say(&panel.name, panel.default_locale()).to_owned();
    Ok((name, desk.links().web_invitation(&code).unwrap_or_default()))
}

async fn open(desk: &Desk, name: &RoundName, by: &str) -> Result<(), Failure> {
    loop {
        let step = match desk.round(name).await?.round.phase() {
            RoundPhase::Draft => Advance::Submit,
            RoundPhase::InReview => Advance::Approve,
            RoundPhase::Approved => Advance::Open,
            RoundPhase::Open
            | RoundPhase::Closed
            | RoundPhase::Reported
            | RoundPhase::Concluded => return Ok(()),
        };
        desk.advance_round(name, step, by).await?;
    }
}

async fn code(desk: &Desk, panel: &Panel, by: &str) -> Result<String, Failure> {
    let recruits = desk.recruits(Some(&panel.slug)).await?;
    let mut made = recruits.iter().flat_map(|recruits| &recruits.invitations);
    if let Some(earlier) = made.find(|invitation| invitation.label == LABEL) {
        return Ok(earlier.code.clone());
    }
    let (panel, label) = (panel.slug.clone(), LABEL.to_owned());
    let new = NewInvitation { panel, label, ..NewInvitation::default() };
    Ok(desk.create_invitation(new, by).await?.1.code)
}

/// An example that does not fit is a fault of the program, not of the caller's.
fn own_fault(refusal: Refusal) -> Failure {
    match refusal {
        Refusal::File(problems) => Failure::File(Path::new("examples").to_owned(), problems),
        other => other.into(),
    }
}

fn print(links: &[(String, String)]) {
    let rows: Vec<_> = links.iter().map(|(name, link)| (name.as_str(), link.clone())).collect();
    let told = fields(&rows);
    // Whoever started it and reads no more still has it served.
    let mut out = std::io::stdout().lock();
    let _ = write!(out, "Open one of these in a browser. Stop with Ctrl-C.\n\n{told}");
    let _ = out.flush();
}
