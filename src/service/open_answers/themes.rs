//! Themes: staff make them and group answers by them.

use uuid::Uuid;

use super::CannotRead;
use super::gathering::Desktop;
use crate::domain::visible::{is_visible, without_turns};
use crate::domain::{Figure, Panel, Round, THEME_NAME_MAX_CHARS, Theme, ThemeId, theme_figure};
use crate::service::Desk;
use crate::service::refusal::Refusal;
use crate::service::rounds::RoundName;
use crate::store::{Handle, Transaction};

/// A theme with how many answers it has, as far as that may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeCount {
    /// What staff call it.
    pub name: String,
    /// How many answers have it.
    pub answers: Figure,
    /// Whether staff have put it on the public page.
    pub published: bool,
}

/// The themes of a round.
#[derive(Debug, Clone, PartialEq)]
pub struct Themes {
    /// The panel.
    pub panel: Panel,
    /// The round.
    pub round: Round,
    /// By name.
    pub themes: Vec<ThemeCount>,
    /// How many answers have no theme.
    pub untagged: Figure,
}

/// A change of a round's themes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ThemeChange {
    /// A new one.
    Add(String),
    /// Another name for one.
    Rename {
        /// Which.
        from: String,
        /// The new name.
        to: String,
    },
    /// The answers of one get another, and the one is gone.
    Merge {
        /// The one that goes.
        from: String,
        /// The one that stays.
        into: String,
    },
    /// Themes are put on the public page, each once enough people's answers have it.
    Publish(Vec<String>),
    /// Themes are taken from the public page.
    Unpublish(Vec<String>),
    /// Answers get themes.
    Assign {
        /// Which answers.
        handles: Vec<String>,
        /// Which themes.
        themes: Vec<String>,
    },
    /// Themes are taken from answers.
    Unassign {
        /// Which answers.
        handles: Vec<String>,
        /// Which themes.
        themes: Vec<String>,
    },
}

impl ThemeChange {
    const fn action(&self) -> &'static str {
        match self {
            Self::Add(_) => "themes add",
            Self::Rename { .. } => "themes rename",
            Self::Merge { .. } => "themes merge",
            Self::Publish(_) => "themes publish",
            Self::Unpublish(_) => "themes unpublish",
            Self::Assign { .. } => "themes assign",
            Self::Unassign { .. } => "themes unassign",
        }
    }
}

impl Desk {
    /// The themes of a closed round.
    ///
    /// # Errors
    /// When there is no such round, or it is not closed.
    pub async fn themes(&self, name: &RoundName) -> Result<Themes, Refusal> {
        let transaction = self.store.write().await?;
        let desktop = Desktop::open(&transaction, name).await?;
        transaction.commit().await?;
        Ok(counted(desktop))
    }

    /// Changes a round's themes, all of it or nothing.
    ///
    /// # Errors
    /// When there is no such round, theme or answer, the round is not closed, or a name cannot be used.
    pub async fn change_themes(
        &self,
        name: &RoundName,
        change: &ThemeChange,
        by: &str,
    ) -> Result<Themes, Refusal> {
        let transaction = self.store.write().await?;
        let desktop = Desktop::open(&transaction, name).await?;
        carry_out(&transaction, &desktop, change).await?;
        self.audit(&transaction, by, change.action(), &desktop.round.id.to_string()).await?;
        let changed = Desktop::open(&transaction, name).await?;
        transaction.commit().await?;
        Ok(counted(changed))
    }
}

async fn carry_out(
    transaction: &Transaction,
    desktop: &Desktop,
    change: &ThemeChange,
) -> Result<(), Refusal> {
    let round = desktop.round.id;
    match change {
        ThemeChange::Add(name) => {
            let (id, name) = (ThemeId(Uuid::new_v4()), fresh(desktop, name, None)?);
            transaction.add_theme(round, &Theme { id, name, published: false }).await?;
        }
        ThemeChange::Rename { from, to } => {
            let id = desktop.theme(from)?.id;
            transaction.rename_theme(id, &fresh(desktop, to, Some(id))?).await?;
        }
        ThemeChange::Merge { from, into } => {
            let (gone, kept) = (desktop.theme(from)?.id, desktop.theme(into)?.id);
            if gone == kept {
                return Err(CannotRead::SameTheme(from.clone()).into());
            }
            let theirs = desktop.readings.iter().filter(|(_, one)| one.themes.contains(&gone));
            let handles: Vec<Handle> = theirs.map(|(handle, _)| handle.clone()).collect();
            transaction.assign_theme(round, &handles, kept).await?;
            transaction.remove_theme(gone).await?;
        }
        ThemeChange::Publish(names) => publish(transaction, desktop, names, true).await?,
        ThemeChange::Unpublish(names) => publish(transaction, desktop, names, false).await?,
        ThemeChange::Assign { handles, themes } => {
            let (handles, themes) = both(desktop, handles, themes)?;
            for theme in themes {
                transaction.assign_theme(round, &handles, theme).await?;
            }
        }
        ThemeChange::Unassign { handles, themes } => {
            let (handles, themes) = both(desktop, handles, themes)?;
            for theme in themes {
                transaction.unassign_theme(round, &handles, theme).await?;
            }
        }
    }
    Ok(())
}

async fn publish(
    transaction: &Transaction,
    desktop: &Desktop,
    names: &[String],
    published: bool,
) -> Result<(), Refusal> {
    for name in names {
        transaction.publish_theme(desktop.theme(name)?.id, published).await?;
    }
    Ok(())
}

fn both(
    desktop: &Desktop,
    handles: &[String],
    themes: &[String],
) -> Result<(Vec<Handle>, Vec<ThemeId>), CannotRead> {
    let mut found =
        handles.iter().map(|typed| desktop.handle(typed)).collect::<Result<Vec<_>, _>>()?;
    found.sort();
    found.dedup();
    let themes = themes.iter().map(|name| desktop.theme(name).map(|theme| theme.id));
    Ok((found, themes.collect::<Result<_, _>>()?))
}

/// A name that can be shown and that no other theme has.
fn fresh(desktop: &Desktop, name: &str, own: Option<ThemeId>) -> Result<String, CannotRead> {
    let name = without_turns(name).trim().to_owned();
    let fits = name.chars().count() <= THEME_NAME_MAX_CHARS && !name.chars().any(char::is_control);
    if !fits || !is_visible(&name) {
        return Err(CannotRead::ThemeName);
    }
    match desktop.theme(&name) {
        Ok(theme) if Some(theme.id) != own => Err(CannotRead::ThemeExists(theme.name.clone())),
        _ => Ok(name),
    }
}

fn counted(desktop: Desktop) -> Themes {
    let answers = desktop.answers();
    let of = |count| theme_figure(count, answers.len());
    let count = |theme: &Theme| ThemeCount {
        name: theme.name.clone(),
        published: theme.published,
        answers: of(answers.iter().filter(|one| one.themes.contains(&theme.name)).count()),
    };
    let themes = desktop.themes.iter().map(count).collect();
    let untagged = of(answers.iter().filter(|one| one.themes.is_empty()).count());
    Themes { panel: desktop.panel, round: desktop.round, themes, untagged }
}
