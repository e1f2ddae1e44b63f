//! The layers that settings come from, and reading one setting out of them.

use std::path::{Path, PathBuf};

use figment::providers::{Format, Toml};
use figment::value::{Dict, Map, Value};
use figment::{Figment, Metadata, Profile, Provider};

use super::problem::{Problem, Problems};

/// The documented defaults, compiled in.
const DEFAULTS: &str = include_str!("../../config.toml");

/// What environment variables begin with.
const PREFIX: &str = "PANELBOT_";

/// Where settings come from, besides the defaults.
#[derive(Clone, Default)]
pub struct Sources {
    /// Other usual values than the built-in ones: the key and the value.
    pub usual: Vec<(&'static str, String)>,
    /// The operator's file.
    pub file: Option<PathBuf>,
    /// Environment variables; those of others are passed over.
    pub environment: Vec<(String, String)>,
    /// Settings from the command line: the flag, the key and the value.
    pub flags: Vec<(&'static str, &'static str, String)>,
}

impl Sources {
    /// A file and this process's environment.
    #[must_use]
    pub fn new(file: Option<PathBuf>) -> Self {
        let lossy = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
            (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned())
        };
        let environment = std::env::vars_os().map(lossy).collect();
        Self { file, environment, ..Self::default() }
    }
}

/// The layers as one, and what was found wrong in them.
pub(super) struct Layers {
    figment: Figment,
    directory: PathBuf,
    problems: Vec<Problem>,
}

impl Layers {
    /// Reads every source.
    ///
    /// # Errors
    /// When the file cannot be read, or is not TOML.
    pub(super) fn read(sources: &Sources) -> Result<Self, Problems> {
        let defaults =
            parse(DEFAULTS).map_err(|problem| whole("the built-in defaults", problem))?;
        let mut figment = Figment::from(Layer { name: BUILT_IN.to_owned(), values: defaults });
        for (key, value) in &sources.usual {
            figment = figment.merge(Layer::one(BUILT_IN.to_owned(), key, value));
        }
        if let Some(path) = &sources.file {
            figment = figment.merge(Layer::file(path)?);
        }
        for (variable, value) in &sources.environment {
            if let Some(key) = key_of(variable) {
                let name = format!("the environment variable {variable}");
                figment = figment.merge(Layer::one(name, &key, value));
            }
        }
        for (flag, key, value) in &sources.flags {
            figment = figment.merge(Layer::one((*flag).to_owned(), key, value));
        }
        let directory = sources.file.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        let mut layers = Self { figment, directory: directory.to_owned(), problems: Vec::new() };
        layers.find_unknown_keys();
        Ok(layers)
    }

    /// The setting as text, if it says anything.
    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        match self.figment.find_value(key).ok()? {
            Value::String(_, text) => Some(text).filter(|text| !text.is_empty()),
            Value::Num(_, number) => number.to_i128().map(|number| number.to_string()),
            _ => {
                self.note(key, "must be text in quotes");
                None
            }
        }
    }

    /// The setting as yes or no.
    pub(super) fn flag(&mut self, key: &str) -> bool {
        let said = match self.figment.find_value(key) {
            Ok(Value::Bool(_, said)) => Some(said),
            Ok(Value::String(_, text)) => text.parse().ok(),
            _ => None,
        };
        if said.is_none() {
            self.note(key, "must be true or false");
        }
        said.unwrap_or_default()
    }

    /// The setting, read by `read`; noted as a problem when that says no.
    pub(super) fn parsed<T>(
        &mut self,
        key: &str,
        must: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let parsed = read(&self.text(key)?);
        if parsed.is_none() {
            self.note(key, must);
        }
        parsed
    }

    /// The same for a setting that cannot be empty.
    pub(super) fn needed<T>(
        &mut self,
        key: &str,
        must: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let told = self.problems.len();
        let parsed = self.parsed(key, must, read);
        if parsed.is_none() && self.problems.len() == told {
            self.note(key, must);
        }
        parsed
    }

    /// The directory of the operator's file.
    pub(super) fn directory(&self) -> &Path {
        &self.directory
    }

    /// Notes that a setting is wrong.
    pub(super) fn note(&mut self, key: &str, problem: impl Into<String>) {
        let metadata = self.figment.find_metadata(key);
        let source = metadata.map_or_else(|| BUILT_IN.to_owned(), |found| found.name.to_string());
        self.problems.push(Problem { key: key.to_owned(), source, problem: problem.into() });
    }

    /// Says whether everything was right.
    ///
    /// # Errors
    /// With everything that was not.
    pub(super) fn finish(self) -> Result<(), Problems> {
        if self.problems.is_empty() { Ok(()) } else { Err(Problems(self.problems)) }
    }

    /// Every key that can be set stands in the documented defaults.
    fn find_unknown_keys(&mut self) {
        let known = parse(DEFAULTS).unwrap_or_default();
        let found: Dict = self.figment.extract().unwrap_or_default();
        for (section, value) in &found {
            let Some(keys) = known.get(section).and_then(Value::as_dict) else {
                self.note(
                    section,
                    format!("there is no such section; there are {}", names(&known)),
                );
                continue;
            };
            let Some(values) = value.as_dict() else {
                self.note(section, format!("is a section: write [{section}] and its keys below"));
                continue;
            };
            for key in values.keys().filter(|key| !keys.contains_key(*key)) {
                self.note(
                    &format!("{section}.{key}"),
                    format!("there is no such key; there are {}", names(keys)),
                );
            }
        }
    }
}

const BUILT_IN: &str = "the built-in defaults";

/// Values with the name of where they came from.
struct Layer {
    name: String,
    values: Dict,
}

impl Layer {
    /// The operator's file.
    fn file(path: &Path) -> Result<Self, Problems> {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(path)
            .map_err(|error| whole(&name, format!("cannot be read: {error}")))?;
        let values = parse(&text).map_err(|problem| whole(&name, problem))?;
        Ok(Self { name, values })
    }

    /// One setting. Its value is text, whatever it looks like: `[`, quotes and numbers mean nothing in it.
    fn one(name: String, key: &str, value: &str) -> Self {
        let nested = figment::util::nest(key, Value::from(value));
        Self { name, values: nested.into_dict().unwrap_or_default() }
    }
}

impl Provider for Layer {
    fn metadata(&self) -> Metadata {
        Metadata::named(self.name.clone())
    }

    fn data(&self) -> figment::Result<Map<Profile, Dict>> {
        Ok(Profile::Default.collect(self.values.clone()))
    }
}

/// The key that an environment variable sets: `PANELBOT_WEB__LISTEN` sets `web.listen`.
fn key_of(variable: &str) -> Option<String> {
    let (section, key) = variable.strip_prefix(PREFIX)?.split_once("__")?;
    let named = !section.is_empty() && !key.is_empty();
    named.then(|| format!("{}.{}", section.to_lowercase(), key.to_lowercase()))
}

/// Reads TOML. What is wrong with it is told without its text, which may hold a secret.
fn parse(text: &str) -> Result<Dict, String> {
    Toml::from_str(text).map_err(|error| {
        let told = error.to_string();
        let place = told.lines().next().unwrap_or_default().trim_start_matches("TOML parse error ");
        format!("is not TOML ({place}): check quotes and brackets there")
    })
}

fn names(keys: &Dict) -> String {
    keys.keys().map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn whole(source: &str, problem: String) -> Problems {
    Problems(vec![Problem { key: String::new(), source: source.to_owned(), problem }])
}
