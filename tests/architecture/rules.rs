//! The rules, as data. ARCHITECTURE.md tells what stands in each layer.

/// Each module with the modules of ours that it may name.
pub const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("text", &["domain"]),
    ("conversation", &["domain", "text"]),
    ("metrics", &["domain"]),
    ("report", &["domain", "text"]),
    ("store", &["domain"]),
    ("service", &["domain", "text", "report", "conversation", "store", "metrics"]),
    ("delivery", &["domain", "store", "metrics"]),
    ("channel", &["domain", "text", "service", "delivery", "metrics"]),
    ("web", &["domain", "text", "report", "service", "channel", "metrics"]),
    ("config", &["domain", "store", "delivery", "web"]),
    ("app", ALL),
    ("cli", ALL),
];

/// Everything but each other's insides: where things are plugged together.
const ALL: &[&str] = &[
    "domain",
    "text",
    "conversation",
    "metrics",
    "report",
    "store",
    "service",
    "delivery",
    "channel",
    "web",
    "config",
    "app",
];

/// Modules whose parts never name each other, each with the few parts that stand on no platform and that all may name.
pub const NEIGHBOURS: &[(&str, &[&str])] = &[("channel", &["length", "storing"])];

/// Each outside library with the modules that may name it. A library that stands in Cargo.toml and not here fails the
/// test: decide first who owns it.
pub const LIBRARIES: &[(&str, &[&str])] = &[
    // Free for all.
    ("chrono", ANYWHERE),
    ("chrono_tz", ANYWHERE),
    ("serde", ANYWHERE),
    ("serde_json", ANYWHERE),
    ("thiserror", ANYWHERE),
    ("uuid", ANYWHERE),
    // For those who wait and tell.
    ("tokio", STORE_AND_ABOVE),
    ("tokio_util", STORE_AND_ABOVE),
    ("tracing", STORE_AND_ABOVE),
    // One owner each.
    ("anyhow", &["app", "cli"]),
    ("askama", &["web"]),
    ("axum", &["web"]),
    ("base64", &["service"]),
    ("chacha20poly1305", &["service"]),
    ("clap", &["cli"]),
    ("csv", &["report"]),
    ("figment", &["config"]),
    ("fluent_templates", &["text"]),
    ("futures_util", &["store"]),
    ("governor", &["delivery"]),
    ("hmac", &["service"]),
    ("hyper", &["web"]),
    ("hyper_util", &["web"]),
    ("lettre", &["channel"]),
    ("panelbot_migrations", &["store"]),
    ("png", &["report"]),
    ("prometheus_client", &["metrics"]),
    ("qrcode", &["report"]),
    ("rand", &["service"]),
    // `app` asks the process that serves how it stands.
    ("reqwest", &["app", "channel"]),
    ("resvg", &["report"]),
    ("rust_xlsxwriter", &["report"]),
    ("rustix", &["store"]),
    ("rustls", &["app"]),
    ("sea_orm", &["store"]),
    // Carried from the settings to where a token is used.
    ("serenity", &["channel"]),
    ("secrecy", &["app", "channel", "config"]),
    ("sha2", &["service"]),
    ("subtle", &["service"]),
    ("teloxide_core", &["channel"]),
    ("toml", &["service"]),
    ("tower_http", &["web"]),
    // `config` checks the level, `app` sets it.
    ("tracing_subscriber", &["app", "config"]),
    ("unicode_normalization", &["domain"]),
];

const ANYWHERE: &[&str] = &["*"];
const STORE_AND_ABOVE: &[&str] =
    &["store", "service", "delivery", "channel", "web", "config", "app", "cli"];

/// Where the time and chance come in; everywhere else they are parameters. Each ending of a path, with the files that may
/// hold it.
pub const CLOCKS_AND_DICE: &[(&str, &[&str])] = &[
    ("Utc::now", &["src/service/clock.rs", "src/cli/"]),
    ("Local::now", &[]),
    ("SystemTime::now", &[]),
    ("rand::rng", &["src/service/secret.rs"]),
    ("Uuid::new_v4", &["src/service/", "src/store/panelists.rs", "src/web/post.rs"]),
    ("Uuid::now_v7", &["src/service/", "src/store/audit.rs"]),
];

/// Rooms that take anything, and so soon hold everything.
pub const NO_SUCH_ROOMS: &[&str] =
    &["common", "core", "helper", "helpers", "misc", "shared", "types", "util", "utils"];

/// Most lines of a file.
pub const MOST_LINES: usize = 350;

/// Most lines of a `mod.rs`: its text, its list of parts and its one main type.
pub const MOST_LINES_OF_MOD: usize = 130;
