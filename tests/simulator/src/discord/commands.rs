//! The commands that a bot has registered.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};

use super::components::words;
use super::refusal::Refusal;
use super::state::{Command, State};

impl State {
    fn ours(&self, application: u64) -> Result<(), Refusal> {
        let ours = application == self.application;
        let words = "You are not authorized to perform this action on this application";
        if ours { Ok(()) } else { Err(Refusal::new(403, 20012, words)) }
    }

    /// `GET …/commands`.
    pub(crate) fn get_commands(
        &self,
        application: u64,
        guild: Option<u64>,
    ) -> Result<Value, Refusal> {
        self.ours(application)?;
        let list = self.commands.get(&guild).into_iter().flatten();
        Ok(list.map(|command| command.json.clone()).collect())
    }

    /// `PUT …/commands`: these take the place of those that were. A command of the same name keeps its number.
    pub(crate) fn set_commands(
        &mut self,
        application: u64,
        guild: Option<u64>,
        list: &Value,
        now: Duration,
    ) -> Result<Value, Refusal> {
        self.ours(application)?;
        let old = self.commands.remove(&guild).unwrap_or_default();
        let mut new = Vec::new();
        for given in list.as_array().into_iter().flatten() {
            let version = self.snowflake(now);
            let known = old.iter().find(|command| given["name"] == command.name);
            let id = known.map_or_else(|| self.snowflake(now), |command| command.id);
            new.push(command(given, id, version, self.application, guild));
        }
        let answer = new.iter().map(|command| command.json.clone()).collect();
        self.commands.insert(guild, new);
        Ok(answer)
    }
}

fn command(given: &Value, id: u64, version: u64, application: u64, guild: Option<u64>) -> Command {
    let mut json = json!({ "type": 1, "name_localizations": null, "description_localizations": null,
        "default_member_permissions": null, "dm_permission": true, "nsfw": false, "integration_types": [0],
        "contexts": null });
    if let (Some(all), Some(given)) = (json.as_object_mut(), given.as_object()) {
        for (name, value) in given {
            all.insert(name.clone(), value.clone());
        }
    }
    json["id"] = json!(id.to_string());
    json["version"] = json!(version.to_string());
    json["application_id"] = json!(application.to_string());
    if let Some(guild) = guild {
        json["guild_id"] = json!(guild.to_string());
    }
    let languages = |name: &str| -> BTreeMap<String, String> {
        let all = given[name].as_object().into_iter().flatten();
        all.map(|(locale, text)| (locale.clone(), words(text))).collect()
    };
    Command {
        id,
        name: words(&given["name"]),
        description: words(&given["description"]),
        names: languages("name_localizations"),
        descriptions: languages("description_localizations"),
        json,
    }
}
