//! The shape of the source: who may name whom, and how large a room may be. The rules stand in `architecture/rules.rs`.

#[path = "architecture/names.rs"]
mod names;
#[path = "architecture/rules.rs"]
mod rules;

use std::path::Path;

use names::{Name, names};

/// One file of the source.
struct Source {
    /// Its path in the repository.
    path: String,
    /// Its place among the modules, such as `["service", "import"]`.
    module: Vec<String>,
    text: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        let place = path.trim_start_matches("src/").trim_end_matches(".rs");
        let place = place.trim_end_matches("/mod");
        let root = ["lib", "main"].contains(&place);
        let module = if root { Vec::new() } else { place.split('/').map(str::to_owned).collect() };
        Self { path: path.to_owned(), module, text: text.to_owned() }
    }

    fn names(&self) -> Vec<Name> {
        names(&self.text, &self.module.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut waiting = vec![root.join("src")];
    while let Some(directory) = waiting.pop() {
        for entry in std::fs::read_dir(directory).expect("a directory") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).expect("text");
                let name = path.strip_prefix(root).expect("within").to_string_lossy().into_owned();
                found.push(Source::new(&name, &text));
            }
        }
    }
    assert!(found.len() > 50, "the source was not found");
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

/// Names that lead upwards or sideways.
fn wrong_layers(source: &Source) -> Vec<String> {
    let Some(own) = source.module.first() else { return Vec::new() };
    let Some((_, below)) = rules::LAYERS.iter().find(|(layer, _)| layer == own) else {
        return vec![format!("{}: {own} is no layer of the table", source.path)];
    };
    let mut wrong = Vec::new();
    for Name(path) in source.names() {
        let [first, layer, rest @ ..] = path.as_slice() else { continue };
        if first != "crate" || !rules::LAYERS.iter().any(|(known, _)| known == layer) {
            continue;
        }
        let neighbours = rules::NEIGHBOURS.iter().find(|(module, _)| module == own);
        let sideways = neighbours.is_some_and(|(_, for_all)| {
            layer == own
                && rest.first().is_some_and(|part| {
                    part.starts_with(char::is_lowercase)
                        && !for_all.contains(&part.as_str())
                        && source.module.get(1).is_some_and(|mine| mine != part)
                })
        });
        if sideways || layer != own && !below.contains(&layer.as_str()) {
            wrong.push(format!("{} names {}", source.path, path.join("::")));
        }
    }
    wrong
}

/// Libraries named by others than their owners.
fn wrong_libraries(source: &Source) -> Vec<String> {
    let own = source.module.first().map_or("", String::as_str);
    let mut wrong = Vec::new();
    for Name(path) in source.names() {
        let library = rules::LIBRARIES.iter().find(|(library, _)| path[0] == *library);
        if let Some((library, owners)) = library
            && !owners.contains(&"*")
            && !owners.contains(&own)
        {
            wrong.push(format!(
                "{} names {library}: it belongs to {}",
                source.path,
                owners.join(", ")
            ));
        }
    }
    wrong
}

/// Clocks and dice outside the places that own them.
fn wrong_clocks(source: &Source) -> Vec<String> {
    let mut wrong = Vec::new();
    for Name(path) in source.names() {
        let path = path.join("::");
        for (ending, places) in rules::CLOCKS_AND_DICE {
            let ends = path == *ending || path.ends_with(&format!("::{ending}"));
            if ends && !places.iter().any(|place| source.path.starts_with(place)) {
                wrong.push(format!("{} calls {path}: time and chance are parameters", source.path));
            }
        }
    }
    wrong
}

/// Rooms that are too large, have no sign on the door, or would take anything.
fn wrong_rooms(source: &Source) -> Vec<String> {
    let mut wrong = Vec::new();
    let lines = source.text.lines().count();
    let most =
        if source.path.ends_with("/mod.rs") { rules::MOST_LINES_OF_MOD } else { rules::MOST_LINES };
    if lines > most {
        wrong.push(format!("{} has {lines} lines; at most {most} fit in a head", source.path));
    }
    if !source.text.starts_with("//! ") {
        wrong.push(format!("{} does not begin by saying what it is (//!)", source.path));
    }
    for part in &source.module {
        if rules::NO_SUCH_ROOMS.contains(&part.as_str()) {
            wrong.push(format!("{}: a module called {part} takes anything", source.path));
        }
    }
    wrong
}

fn everywhere(rule: impl Fn(&Source) -> Vec<String>) {
    let mut wrong: Vec<String> = sources().iter().flat_map(rule).collect();
    wrong.dedup();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn names_point_downwards_only() {
    everywhere(wrong_layers);
}

#[test]
fn each_outside_library_is_named_by_its_owner_only() {
    everywhere(wrong_libraries);
}

#[test]
fn time_and_chance_come_in_where_they_should() {
    everywhere(wrong_clocks);
}

#[test]
fn rooms_are_small_and_have_a_sign_on_the_door() {
    everywhere(wrong_rooms);
}

#[test]
fn every_dependency_has_an_owner() {
    let manifest = include_str!("../Cargo.toml");
    let manifest: toml::Table = manifest.parse().expect("TOML");
    let here = manifest["target"]["cfg(unix)"]["dependencies"].as_table().expect("a table");
    let mut used = manifest["dependencies"].as_table().expect("a table").clone();
    used.extend(here.clone());
    for library in used.keys().map(|name| name.replace('-', "_")) {
        let owned = rules::LIBRARIES.iter().any(|(known, _)| *known == library);
        assert!(owned, "{library} has no owner in tests/architecture/rules.rs");
    }
    for (library, _) in rules::LIBRARIES {
        let known = used.contains_key(*library) || used.contains_key(&library.replace('_', "-"));
        assert!(known, "{library} has an owner and is not in Cargo.toml");
    }
}

mod that_the_rules_can_fail {
    use super::*;

    #[track_caller]
    fn one(found: &[String], part: &str) {
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains(part), "{found:?}");
    }

    #[test]
    fn a_name_that_points_upwards_is_found_wherever_it_stands() {
        for text in [
            "use crate::service::Desk;",
            "use crate::{domain::Panel, service::{self, Desk as D}};",
            "use super::super::service::Desk;",
            "fn f() { let _ = crate::service::Desk::open(); }",
            "fn f(_: &crate::service::Desk) {}",
            "fn f() { println!(\"{}\", crate::service::NAME); }",
            "#[derive(crate::service::Derive)] struct S;",
            "mod inner { use super::super::super::service::Desk; }",
            "macro_rules! m { () => { $crate::service::Desk } }",
        ] {
            let found = wrong_layers(&Source::new("src/store/rounds.rs", text));
            assert!(!found.is_empty(), "{text}");
            assert!(
                found[0].contains("src/store/rounds.rs names crate::service"),
                "{text}: {found:?}"
            );
        }
    }

    #[test]
    fn a_name_that_points_downwards_or_stays_is_fine() {
        for text in [
            "use crate::domain::Panel;",
            "use super::Error;",
            "use self::inner::X;",
            "mod tests { use super::*; use super::super::Error; }",
        ] {
            assert_eq!(
                wrong_layers(&Source::new("src/store/rounds.rs", text)),
                Vec::<String>::new()
            );
        }
    }

    #[test]
    fn neighbours_that_name_each_other_and_unknown_layers_are_found() {
        let beside = "use crate::channel::browser::form;";
        one(&wrong_layers(&Source::new("src/channel/telegram/send.rs", beside)), "browser");
        let own = "use crate::channel::telegram::form; use super::Channel;";
        assert!(wrong_layers(&Source::new("src/channel/telegram/send.rs", own)).is_empty());
        one(&wrong_layers(&Source::new("src/attic/mod.rs", "")), "attic is no layer");
    }

    #[test]
    fn a_library_named_by_another_than_its_owner_is_found() {
        for text in [
            "use sea_orm::EntityTrait;",
            "fn f() -> sea_orm::DbErr { todo!() }",
            "#[derive(sea_orm::FromQueryResult)] struct S;",
            "fn f() { assert!(sea_orm::ok()); }",
        ] {
            one(&wrong_libraries(&Source::new("src/web/page.rs", text)), "names sea_orm");
            assert!(wrong_libraries(&Source::new("src/store/page.rs", text)).is_empty());
        }
        one(&wrong_libraries(&Source::new("src/domain/round.rs", "use tokio::time;")), "tokio");
    }

    #[test]
    fn a_clock_in_the_wrong_place_is_found() {
        let text = "fn f() { let now = chrono::Utc::now(); }";
        one(&wrong_clocks(&Source::new("src/domain/round.rs", text)), "Utc::now");
        let text = "use chrono::Utc; fn f() { g(vec![Utc::now()]); }";
        one(&wrong_clocks(&Source::new("src/service/desk.rs", text)), "Utc::now");
        assert!(wrong_clocks(&Source::new("src/service/clock.rs", text)).is_empty());
    }

    #[test]
    fn a_large_silent_or_bottomless_room_is_found() {
        let long = format!("//! It.\n{}", "//\n".repeat(350));
        one(&wrong_rooms(&Source::new("src/domain/round.rs", &long)), "351 lines");
        one(&wrong_rooms(&Source::new("src/domain/mod.rs", &long[..500])), "lines");
        one(&wrong_rooms(&Source::new("src/domain/round.rs", "use x;")), "(//!)");
        one(&wrong_rooms(&Source::new("src/domain/utils.rs", "//! It.")), "utils");
    }
}
