//! The commands that Discord shows when somebody types a slash, in each language.
//! <https://docs.discord.com/developers/interactions/application-commands>

use std::collections::HashSet;

use reqwest::Method;
use serde_json::{Map, Value, json};

use super::rest::Call;
use super::{Discord, NAME, markdown};
use crate::channel::Patience;
use crate::domain::Locale;
use crate::domain::reading::fold;
use crate::text::{Catalog, Text};

/// One command.
struct Command {
    /// Its name where no language has its own: what comes in with it.
    name: &'static str,
    /// The words that it is known by; the first that can be a name is one.
    words: Text,
    /// What it says it does.
    does: Text,
    /// Whether a code can, or must, be written with it.
    code: Option<Must>,
}

/// Whether something must be there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Must {
    Yes,
    No,
}

const fn command(name: &'static str, words: Text, does: Text) -> Command {
    Command { name, words, does, code: None }
}

const fn with_code(name: &'static str, words: Text, does: Text, must: Must) -> Command {
    Command { name, words, does, code: Some(must) }
}

/// The commands.
const COMMANDS: [Command; 18] = [
    with_code("start", Text::WordsStart, Text::CommandStart, Must::No),
    with_code("join", Text::CommandJoinName, Text::CommandJoin, Must::Yes),
    command("rounds", Text::WordsRounds, Text::CommandRounds),
    command("results", Text::WordsResults, Text::CommandResults),
    command("mine", Text::WordsMine, Text::CommandMine),
    command("invite", Text::WordsInvite, Text::CommandInvite),
    command("language", Text::WordsLanguage, Text::CommandLanguage),
    command("fewer", Text::WordsFewer, Text::CommandFewer),
    command("all", Text::WordsAll, Text::CommandAll),
    command("pause", Text::WordsPause, Text::CommandPause),
    command("mydata", Text::WordsMyData, Text::CommandMyData),
    command("leave", Text::WordsLeave, Text::CommandLeave),
    command("forget", Text::WordsForget, Text::CommandForget),
    with_code("link", Text::WordsLink, Text::CommandLink, Must::No),
    command("unlink", Text::WordsUnlink, Text::CommandUnlink),
    command("newlink", Text::WordsNewLink, Text::CommandNewLink),
    command("help", Text::WordsHelp, Text::CommandHelp),
    // Seen by everyone, as Discord's clients take a text that begins with a slash for a command; it tells nothing of
    // what staff can do, and answers a stranger as any unknown thing.
    with_code("staff", Text::WordsStaff, Text::CommandStaff, Must::No),
];

/// Every language of Discord's.
/// <https://docs.discord.com/developers/reference#locales>
const LOCALES: [&str; 31] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl",
    "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th",
    "zh-CN", "ja", "zh-TW",
];

/// Most characters of a name.
const NAME_MAX_CHARS: usize = 32;

/// Most characters of what a command does.
const DESCRIPTION_MAX_CHARS: usize = 100;

/// Most characters of a code.
const CODE_MAX_CHARS: u32 = 64;

impl Discord {
    /// Tells Discord the commands in every language. When it does not take them, that is logged and left: whatever was
    /// registered before still works.
    pub(super) async fn register_commands(&self) {
        let path = match self.settings.guild_id {
            Some(guild) => format!("/applications/{}/guilds/{guild}/commands", self.application),
            None => format!("/applications/{}/commands", self.application),
        };
        let commands = commands();
        let mut patience = Patience::new(NAME);
        loop {
            let call = Call::with(Method::PUT, path.clone(), &commands);
            let Err(failure) = self.rest.call(call).await else { return };
            if failure.is_for_good() {
                tracing::warn!(%failure, "Discord did not take the commands");
                return;
            }
            patience.wait(&failure.to_string(), failure.wait()).await;
        }
    }
}

/// The body that registers every command.
fn commands() -> Value {
    let mut taken = HashSet::new();
    COMMANDS.iter().map(|command| written(command, &mut taken)).collect()
}

fn written(command: &Command, taken: &mut HashSet<(&'static str, String)>) -> Value {
    let mut written = named(command.name, &command.words, &command.does, taken);
    written["type"] = 1.into();
    // For servers and for people, in a server and in the private chat with the bot.
    written["integration_types"] = json!([0, 1]);
    written["contexts"] = json!([0, 1]);
    if let Some(must) = command.code {
        let mut option =
            named("code", &Text::CommandCodeName, &Text::CommandCode, &mut HashSet::new());
        option["type"] = 3.into();
        option["required"] = (must == Must::Yes).into();
        option["max_length"] = CODE_MAX_CHARS.into();
        written["options"] = json!([option]);
    }
    written
}

/// A name and what it is, in every language. A name that another command has there already is left out.
fn named(
    name: &'static str,
    words: &Text,
    does: &Text,
    taken: &mut HashSet<(&'static str, String)>,
) -> Value {
    let (mut names, mut descriptions) = (Map::new(), Map::new());
    let mut description = String::new();
    for language in Catalog.languages() {
        let said = markdown::label(&Catalog.say(does, &language), DESCRIPTION_MAX_CHARS);
        if description.is_empty() || language.as_str() == "en" {
            description.clone_from(&said);
        }
        let spelled = name_in(words, &language);
        for locale in LOCALES {
            if locale.split('-').next() != Some(language.as_str()) {
                continue;
            }
            descriptions.insert(locale.to_owned(), said.clone().into());
            if let Some(spelled) = &spelled
                && taken.insert((locale, spelled.clone()))
            {
                names.insert(locale.to_owned(), spelled.clone().into());
            }
        }
    }
    json!({
        "name": name,
        "name_localizations": names,
        "description": description,
        "description_localizations": descriptions,
    })
}

/// The first spelling that can be a name: small letters, digits, `-` and `_`. Where it does without the language's own
/// letters, for platforms that have none, the same word with them is better.
/// <https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming>
fn name_in(words: &Text, language: &Locale) -> Option<String> {
    let sign = |c: char| (c.is_alphanumeric() && !c.is_uppercase()) || c == '-' || c == '_';
    let fits = |name: &String| {
        (1..=NAME_MAX_CHARS).contains(&name.chars().count()) && name.chars().all(sign)
    };
    let spellings = Catalog.spellings(words, language).into_iter();
    let mut names =
        spellings.map(|spelling| spelling.to_lowercase().replace(' ', "-")).filter(fits);
    let first = names.next()?;
    Some(names.find(|name| fold(name) == fold(&first)).unwrap_or(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_name_of_its_own_in_every_language() {
        let commands = commands();
        let commands = commands.as_array().expect("a list");
        for locale in ["sv-SE", "en-GB", "en-US"] {
            let names: HashSet<_> = commands
                .iter()
                .map(|command| command["name_localizations"][locale].as_str().expect(locale))
                .collect();
            assert_eq!(names.len(), commands.len(), "{locale}");
        }
    }

    #[test]
    fn what_people_are_told_to_write_is_what_the_commands_are_called() {
        let told = [
            (Text::InviteDiscordCode { code: "ABCD".to_owned() }, Text::CommandJoinName, "join"),
            (Text::WebElsewhereDiscord { code: "ABCD".to_owned() }, Text::CommandJoinName, "join"),
            (Text::LinkCodeDiscord { code: "ABCD".to_owned() }, Text::WordsLink, "link"),
        ];
        for (sentence, words, plain) in told {
            for language in Catalog.languages() {
                let said = Catalog.say(&sentence, &language);
                let command = name_in(&words, &language).expect("a name");
                let option = name_in(&Text::CommandCodeName, &language).expect("a name");
                assert!(said.contains(&format!("/{command} {option}:ABCD")), "{said}");
                assert!(said.contains(&format!("/{plain} code:ABCD")), "{said}");
            }
        }
    }

    #[test]
    fn what_cannot_be_a_name_is_passed_by() {
        let sv = Locale::parse("sv").expect("a language");
        assert_eq!(name_in(&Text::WordsDontKnow, &sv).as_deref(), Some("vet-inte"));
        assert_eq!(name_in(&Text::BotDescription, &sv), None);
    }

    #[test]
    fn a_name_has_the_letters_of_its_language() {
        let sv = Locale::parse("sv").expect("a language");
        for (words, name) in [
            (Text::WordsForget, "glöm"),
            (Text::WordsLanguage, "språk"),
            (Text::WordsRounds, "frågor"),
            (Text::WordsLeave, "lämna"),
            (Text::WordsHelp, "hjälp"),
            (Text::WordsPause, "paus"),
        ] {
            assert_eq!(name_in(&words, &sv).as_deref(), Some(name));
        }
    }
}
