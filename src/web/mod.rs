//! The web pages: the invitation page, the chat in the browser, the way back to it.
//!
//! Every page is whole without a script and asks nothing of any other site. What is pressed or typed comes as a plain
//! form and is answered with a redirect, so that reloading repeats nothing. Beside them, for whoever watches over the process:
//! how it stands.

mod arrivals;
mod assets;
mod back;
mod chat;
mod gallery;
mod guard;
mod health;
mod invitation;
mod mail;
mod metrics;
mod newcomers;
mod notice;
mod opening;
mod page;
mod post;
mod public;
mod serve;
mod session;
mod settings;
mod visitor;

pub use health::{Health, Part};
pub use metrics::metrics;
pub use newcomers::Newcomers;
pub use public::{result_file, result_page};
pub use serve::{router, serve, serve_within};
pub use settings::Settings;

pub use axum::Router;

use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::service::Desk;
use crate::text::Catalog;

/// What every request needs.
#[derive(Debug, Clone)]
struct Web {
    desk: Desk,
    catalog: Catalog,
    settings: Arc<Settings>,
    /// What holds back newcomers, and whoever tries codes.
    brakes: Arc<newcomers::Brakes>,
    /// Who has just come.
    arrivals: Arc<arrivals::Arrivals>,
    /// Whose turn it is to paint a picture.
    painting: Arc<Semaphore>,
}
