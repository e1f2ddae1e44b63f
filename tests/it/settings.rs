//! The settings: where each may come from, and what is said of a wrong one.

use panelbot::config::{Config, LogFormat, Sources};

fn load(file: &str, environment: &[(&str, &str)]) -> Result<Config, String> {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("panelbot.toml");
    std::fs::write(&path, file).expect("written");
    let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    let sources = Sources {
        file: Some(path.clone()),
        environment: environment.iter().map(own).collect(),
        ..Sources::default()
    };
    let said = |problems: panelbot::config::Problems| {
        problems.to_string().replace(&path.display().to_string(), "FILE")
    };
    Config::load(&sources).map_err(said)
}

#[test]
fn the_documented_defaults_are_right_and_every_channel_is_off() {
    let config = Config::load(&Sources::default()).expect("right");
    assert_eq!(config.database.store.url, "sqlite://panelbot.sqlite");
    assert_eq!(config.database.key_file.to_str(), Some("panelbot.key"));
    assert_eq!(config.web.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.web.public_url(config.web.listen), "http://127.0.0.1:8080");
    let newcomers = &config.web.newcomers;
    assert_eq!((newcomers.at_once, newcomers.per_minute), (60, 1));
    assert!(newcomers.client_address_header.is_none() && !config.web.holds_nobody_back());
    assert!(config.telegram.token.is_none() && config.discord.token.is_none());
    assert_eq!(config.log.format, LogFormat::Text);
}

#[test]
fn the_environment_wins_over_the_file_and_the_file_over_the_defaults() {
    let file = "[web]\nlisten = \"127.0.0.1:1\"\npublic_url = \"https://one.example/\"\n[discord]\nguild_id = 42";
    let config = load(file, &[("PANELBOT_WEB__LISTEN", "127.0.0.1:2")]).expect("right");
    assert_eq!(config.web.listen.port(), 2);
    assert_eq!(config.web.public_url.as_deref(), Some("https://one.example"));
    assert_eq!(config.discord.guild_id, Some(42));
    assert!(config.database.key_file.ends_with("panelbot.key"));
    assert!(config.database.key_file.is_absolute(), "beside the file");
}

#[test]
fn everything_wrong_is_told_at_once_with_its_source() {
    let file = "[telegram]\ntoken = \"secret\"\napi_url = \"ftp://x\"\ntokn = 1\n[wbe]\nlisten = \"x\"\n[log]\nformat = \"\"";
    let environment =
        [("PANELBOT_WEB__LISTEN", "8080"), ("PANELBOT_DATABASE__URL", "mysql://root:pw@x/y")];
    let told = load(file, &environment).expect_err("wrong");
    insta::assert_snapshot!(told);
}

#[test]
fn a_word_that_is_no_level_of_the_log_is_refused() {
    for level in ["loud", "info,loud", "", "info,sea_orm=loud"] {
        let told = load(&format!("[log]\nlevel = \"{level}\""), &[]).expect_err(level);
        assert!(told.contains("must be error, warn, info, debug or trace"), "{told}");
    }
    for level in ["warn", "INFO", "info,sea_orm=warn", "panelbot::store=debug"] {
        assert!(load(&format!("[log]\nlevel = \"{level}\""), &[]).is_ok(), "{level}");
    }
}

#[test]
fn no_error_shows_a_secret() {
    for file in [
        "[telegram]\ntoken = 123:SECRET",
        "[telegram]\ntoken = \"1 SECRET\"",
        "[telegram]\ntoken = [\"SECRET\"]",
        "[discord]\ntoken = \"SE CRET SECRET\"",
        "[database]\nurl = \"mysql://root:SECRET@host/db\"",
        "telegram = \"SECRET\"",
        "SECRET",
        "[telegram]\ntoken = \"1:SECRET",
    ] {
        let told = load(file, &[]).expect_err(file);
        assert!(!told.contains("CRET"), "{file}: {told}");
    }
    let config = load(
        "[telegram]\ntoken = \"1:SECRET\"\n[database]\nurl = \"postgres://a:SECRET@b/c\"",
        &[],
    );
    assert!(!format!("{:?}", config.expect("right")).contains("SECRET"));
}

#[test]
fn a_discord_token_needs_its_application() {
    let told = load("[discord]\ntoken = \"abc\"", &[]).expect_err("wrong");
    assert!(told.starts_with("discord.token (from FILE): needs discord.application_id"), "{told}");
    assert!(load("[discord]\ntoken = \"abc\"\napplication_id = 123", &[]).is_ok());
}

#[test]
fn variables_of_other_programs_are_passed_over() {
    let others =
        [("PANELBOT_SPECS", "/specs"), ("HOME", "/"), ("PANELBOT__X", "1"), ("PANELBOT_X__", "1")];
    assert!(load("", &others).is_ok());
    assert!(load("", &[("PANELBOT_TELEGRM__TOKEN", "x")]).is_err());
}

#[test]
fn how_fast_messages_leave_is_a_whole_number() {
    let keys = ["messages_per_second", "messages_per_second_each", "bulk_per_second"];
    for section in ["telegram", "discord"] {
        for key in keys {
            for value in ["-1", "2.5", "\"fast\"", "\"\"", "true", "[25]", "4294967296"] {
                let told = load(&format!("[{section}]\n{key} = {value}"), &[]).expect_err(value);
                let wanted = format!("{section}.{key} (from FILE): must be ");
                assert!(told.starts_with(&wanted) && told.lines().count() == 1, "{told}");
            }
        }
    }
    let read = load("[telegram]\nbulk_per_second = 7\n[discord]\nbulk_per_second = 0", &[]);
    let read = read.expect("right");
    assert_eq!(read.telegram.limits.bulk_per_second.map(std::num::NonZeroU32::get), Some(7));
    assert_eq!(read.discord.limits.bulk_per_second, None);
    let set = [("PANELBOT_DISCORD__BULK_PER_SECOND", "soon")];
    let told = load("", &set).expect_err("wrong");
    assert_eq!(
        told.trim_end(),
        "discord.bulk_per_second (from the environment variable PANELBOT_DISCORD__BULK_PER_SECOND): must be a whole \
         number; 0 for no limit"
    );
}

#[test]
fn paid_broadcast_is_off_unless_it_is_said_and_no_faster_than_telegram_allows() {
    let paid = |file: &str, environment: &[(&str, &str)]| {
        load(file, environment).map(|config| config.telegram.paid_broadcast)
    };
    assert_eq!(paid("", &[]), Ok(false));
    assert_eq!(paid("[telegram]\npaid_broadcast = true", &[]), Ok(true));
    assert_eq!(paid("", &[("PANELBOT_TELEGRAM__PAID_BROADCAST", "true")]), Ok(true));
    let told = paid("[telegram]\npaid_broadcast = \"yes\"", &[]).expect_err("wrong");
    assert_eq!(told, "telegram.paid_broadcast (from FILE): must be true or false");
    for rate in [0, 1001] {
        let file = format!("[telegram]\npaid_broadcast = true\nmessages_per_second = {rate}");
        let told = paid(&file, &[]).expect_err("wrong");
        assert!(told.contains("must be at most 1000 with telegram.paid_broadcast"), "{told}");
    }
    assert_eq!(paid("[telegram]\npaid_broadcast = true\nmessages_per_second = 900", &[]), Ok(true));
}

#[test]
fn figures_are_served_nowhere_unless_it_is_said() {
    assert_eq!(load("", &[]).expect("right").metrics.listen, None);
    let config = load("[metrics]\nlisten = \"127.0.0.1:9464\"", &[]).expect("right");
    assert_eq!(config.metrics.listen.map(|listen| listen.port()), Some(9464));
    let told = load("[metrics]\nlisten = \"9464\"", &[]).expect_err("wrong");
    assert!(told.contains("must be an IP address and a port"), "{told}");
}
