//! What Telegram itself shows about the bot in each language: the menu of commands, and the words before the first
//! press.

use teloxide_core::payloads::{
    SetMyCommands, SetMyCommandsSetters as _, SetMyDescription, SetMyDescriptionSetters as _,
    SetMyShortDescription, SetMyShortDescriptionSetters as _,
};
use teloxide_core::types::BotCommand;
use teloxide_core::{Bot, RequestError};

use super::{calls, error};
use crate::domain::Locale;
use crate::text::{Catalog, Text};

/// The commands in the order of the menu: the words that each is known by, and what it says it does.
const MENU: [(Text, Text); 16] = [
    (Text::WordsStart, Text::CommandStart),
    (Text::WordsRounds, Text::CommandRounds),
    (Text::WordsResults, Text::CommandResults),
    (Text::WordsMine, Text::CommandMine),
    (Text::WordsInvite, Text::CommandInvite),
    (Text::WordsLanguage, Text::CommandLanguage),
    (Text::WordsFewer, Text::CommandFewer),
    (Text::WordsAll, Text::CommandAll),
    (Text::WordsPause, Text::CommandPause),
    (Text::WordsLink, Text::CommandLink),
    (Text::WordsUnlink, Text::CommandUnlink),
    (Text::WordsNewLink, Text::CommandNewLink),
    (Text::WordsMyData, Text::CommandMyData),
    (Text::WordsLeave, Text::CommandLeave),
    (Text::WordsForget, Text::CommandForget),
    (Text::WordsHelp, Text::CommandHelp),
];

/// Tells Telegram the commands and descriptions in every language, and in the first one for everybody else. What does
/// not work is logged and left: the bot answers all the same.
pub(super) async fn register(bot: &Bot) {
    let languages = Catalog.languages();
    let everybody = languages.first().map(|language| (language, ""));
    // Telegram's language codes have two letters. https://core.telegram.org/bots/api#setmycommands
    let each = languages.iter().filter(|language| language.as_str().len() == 2);
    for (language, code) in everybody.into_iter().chain(each.map(|each| (each, each.as_str()))) {
        if let Err(error) = register_one(bot, language, code).await {
            let reason = error::summary(&error);
            tracing::warn!(
                code,
                reason,
                "Telegram did not take the commands and descriptions in a language"
            );
        }
    }
}

async fn register_one(bot: &Bot, language: &Locale, code: &str) -> Result<(), RequestError> {
    let commands = SetMyCommands::new(menu(language)).language_code(code);
    calls::call::<bool, _>(bot, commands).await?;
    let description = Catalog.say(&Text::BotDescription, language);
    let description = SetMyDescription::new().description(description).language_code(code);
    calls::call::<bool, _>(bot, description).await?;
    let short = Catalog.say(&Text::BotShortDescription, language);
    let short = SetMyShortDescription::new().short_description(short).language_code(code);
    calls::call::<bool, _>(bot, short).await?;
    Ok(())
}

fn menu(language: &Locale) -> Vec<BotCommand> {
    let command = |(words, description): &(Text, Text)| {
        let name = Catalog.spellings(words, language).into_iter().next()?;
        Some(BotCommand::new(name, Catalog.say(description, language)))
    };
    MENU.iter().filter_map(command).collect()
}
