//! The words that are understood when typed, from the installed languages.

use crate::conversation::{Command, Vocabulary, Word};
use crate::domain::Locale;
use crate::text::{Catalog, Text};

/// Every word in every language. Where two languages spell different words alike, the first language wins.
pub(super) fn vocabulary(catalog: Catalog) -> Vocabulary {
    let pairs = catalog.languages().into_iter().flat_map(|locale| {
        Word::all().into_iter().flat_map(move |word| {
            let spellings = catalog.spellings(&key(word), &locale);
            spellings.into_iter().map(move |spelling| (spelling, word))
        })
    });
    let named = |locale: Locale| (catalog.say(&Text::LanguageName, &locale), locale);
    let joins = catalog.languages();
    let joins = joins.iter().flat_map(|locale| catalog.spellings(&Text::WordsAnd, locale));
    let languages = catalog.languages().into_iter().map(named);
    Vocabulary::new(pairs).with_languages(languages).with_joins(joins)
}

const fn key(word: Word) -> Text {
    match word {
        Word::Yes => Text::WordsYes,
        Word::No => Text::WordsNo,
        Word::Skip => Text::WordsSkip,
        Word::DontKnow => Text::WordsDontKnow,
        Word::Other => Text::WordsOther,
        Word::Back => Text::WordsBack,
        Word::Done => Text::WordsDone,
        Word::Stop => Text::WordsStop,
        Word::Command(command) => match command {
            Command::Start => Text::WordsStart,
            Command::Help => Text::WordsHelp,
            Command::Language => Text::WordsLanguage,
            Command::Rounds => Text::WordsRounds,
            Command::Results => Text::WordsResults,
            Command::Mine => Text::WordsMine,
            Command::Invite => Text::WordsInvite,
            Command::Pause => Text::WordsPause,
            Command::Fewer => Text::WordsFewer,
            Command::All => Text::WordsAll,
            Command::Leave => Text::WordsLeave,
            Command::Forget => Text::WordsForget,
            Command::MyData => Text::WordsMyData,
            Command::Link => Text::WordsLink,
            Command::Unlink => Text::WordsUnlink,
            Command::NewLink => Text::WordsNewLink,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_languages_are_understood() {
        let words = vocabulary(Catalog);
        assert_eq!(words.find("JA"), Some(Word::Yes));
        assert_eq!(words.find("yes"), Some(Word::Yes));
        assert_eq!(words.find("Vet inte."), Some(Word::DontKnow));
        assert_eq!(words.find("stopp"), Some(Word::Stop));
        assert_eq!(words.find("bjud in"), Some(Word::Command(Command::Invite)));
        assert!(["och", "and"].iter().all(|word| words.joins().contains(*word)));
    }
}
