//! The simulated Telegram as a real client meets it: teloxide, over HTTP.

use std::time::Duration;

use panelbot_simulator::telegram::{Limits, Settings, Telegram};
use teloxide_core::payloads::{EditMessageTextSetters, GetUpdatesSetters, SendMessageSetters};
use teloxide_core::prelude::{Request, Requester};
use teloxide_core::types::{
    CallbackQueryId, ChatId, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, MessageId,
    ParseMode, UpdateKind,
};
use teloxide_core::{ApiError, Bot, RequestError};

const PATIENCE: Duration = Duration::from_secs(10);

async fn telegram() -> (Telegram, Bot) {
    telegram_with(Settings::default()).await
}

async fn telegram_with(settings: Settings) -> (Telegram, Bot) {
    let telegram = Telegram::start(settings).await.expect("a free port");
    let bot =
        Bot::new(telegram.token()).set_api_url(telegram.api_url().parse().expect("an address"));
    (telegram, bot)
}

fn keyboard(data: &str) -> InlineKeyboardMarkup {
    InlineKeyboardMarkup::new([[InlineKeyboardButton::callback("Ja", data)]])
}

fn words<T: std::fmt::Debug>(result: Result<T, RequestError>) -> String {
    match result.expect_err("a refusal") {
        RequestError::Api(ApiError::Unknown(words)) => words,
        other => format!("{other:?}"),
    }
}

#[tokio::test]
async fn a_person_starts_is_asked_presses_and_sees_the_message_change() {
    let (telegram, bot) = telegram().await;
    assert!(bot.get_me().await.is_ok());
    let kim = telegram.user(7, "Kim", "sv");
    kim.start("abc");
    let updates = bot.get_updates().timeout(5).await.expect("updates");
    let UpdateKind::Message(message) = &updates[0].kind else { panic!("{updates:?}") };
    assert_eq!(message.text(), Some("/start abc"));
    let sent = bot
        .send_message(ChatId(7), "<b>Ja</b> eller nej?")
        .parse_mode(ParseMode::Html)
        .reply_markup(keyboard("q1"))
        .await;
    let sent = sent.expect("sent");
    assert_eq!(sent.text(), Some("Ja eller nej?"));
    let shown = kim.wait_for(PATIENCE, |chat| chat.last().cloned()).await.expect("shown");
    assert_eq!((shown.text.as_str(), shown.labels()), ("Ja eller nej?", vec!["Ja"]));
    kim.press("Ja").expect("shown");
    assert!(kim.press("Nej").is_err());
    let updates =
        bot.get_updates().offset(updates[0].id.as_offset()).timeout(5).await.expect("updates");
    let UpdateKind::CallbackQuery(query) = &updates[0].kind else { panic!("{updates:?}") };
    assert_eq!(query.data.as_deref(), Some("q1"));
    bot.answer_callback_query(query.id.clone()).await.expect("answered");
    bot.edit_message_text(ChatId(7), sent.id, "Ja eller nej? ✓ Ja").await.expect("edited");
    assert_eq!(
        kim.look(|chat| chat.message(1).map(|m| m.text.clone())),
        None::<String>.or(Some("/start abc".into()))
    );
    assert_eq!(
        kim.look(|chat| chat.last().map(|m| m.text.clone())),
        Some("Ja eller nej? ✓ Ja".into())
    );
    assert!(kim.press("Ja").is_err());
    assert!(kim.press_old("Ja").is_ok());
    assert_eq!(telegram.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn what_telegram_refuses_is_refused_in_its_words_and_written_down() {
    let (telegram, bot) = telegram().await;
    let kim = telegram.user(7, "Kim", "sv");
    kim.start("");
    let chat = ChatId(7);
    let long = bot.send_message(chat, "å".repeat(4097)).await;
    assert!(matches!(long, Err(RequestError::Api(ApiError::MessageIsTooLong))), "{long:?}");
    let tagged = format!("<b>{}</b>", "å".repeat(4096));
    assert!(bot.send_message(chat, tagged).parse_mode(ParseMode::Html).await.is_ok());
    let data = bot.send_message(chat, "a").reply_markup(keyboard(&"d".repeat(65))).await;
    assert!(matches!(data, Err(RequestError::Api(ApiError::ButtonDataInvalid))), "{data:?}");
    let html = bot.send_message(chat, "<p>a").parse_mode(ParseMode::Html).await;
    assert!(matches!(html, Err(RequestError::Api(ApiError::CantParseEntities(_)))), "{html:?}");
    let empty = bot.send_message(chat, " ").await;
    assert!(matches!(empty, Err(RequestError::Api(ApiError::MessageTextIsEmpty))), "{empty:?}");
    let found = telegram.violations();
    assert_eq!(found.len(), 4, "{found:?}");
    assert_eq!(found[0], "sendmessage: Bad Request: message is too long");
}

#[tokio::test]
async fn what_comes_at_the_wrong_moment_is_refused_and_no_violation() {
    let (telegram, bot) = telegram().await;
    let kim = telegram.user(7, "Kim", "sv");
    let chat = ChatId(7);
    assert_eq!(
        words(bot.send_message(chat, "a").await),
        "Forbidden: bot can't initiate conversation with a user"
    );
    kim.start("");
    let sent = bot.send_message(chat, "a").await.expect("sent");
    let same = bot.edit_message_text(chat, sent.id, "a").await;
    assert!(matches!(same, Err(RequestError::Api(ApiError::MessageNotModified))), "{same:?}");
    let unknown = bot.edit_message_text(chat, MessageId(99), "a").await;
    assert!(
        matches!(unknown, Err(RequestError::Api(ApiError::MessageToEditNotFound))),
        "{unknown:?}"
    );
    let old = bot.answer_callback_query(CallbackQueryId("1".into())).await;
    let too_old =
        "Bad Request: query is too old and response timeout expired or query ID is invalid";
    assert_eq!(words(old), too_old);
    bot.edit_message_text(chat, sent.id, "b").reply_markup(keyboard("x")).await.expect("edited");
    kim.press("Ja").expect("shown");
    telegram.skip(Duration::from_secs(16));
    let updates = bot.get_updates().await.expect("updates");
    let query = updates.iter().find_map(|update| {
        if let UpdateKind::CallbackQuery(query) = &update.kind { Some(query) } else { None }
    });
    assert_eq!(words(bot.answer_callback_query(query.expect("a press").id.clone()).await), too_old);
    kim.block();
    let blocked = bot.send_message(chat, "a").await;
    assert!(matches!(blocked, Err(RequestError::Api(ApiError::BotBlocked))), "{blocked:?}");
    kim.unblock();
    assert!(bot.send_message(chat, "a").await.is_ok());
    let updates = bot.get_updates().await.expect("updates");
    let members =
        updates.iter().filter(|update| matches!(update.kind, UpdateKind::MyChatMember(_))).count();
    assert_eq!(members, 2);
    assert_eq!(telegram.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn a_second_poller_terminates_the_first() {
    let (_telegram, bot) = telegram().await;
    let first = tokio::spawn(bot.get_updates().timeout(15).send());
    let mut conflict = None;
    while conflict.is_none() {
        let _ = bot.get_updates().timeout(0).await.expect("the newest poller is served");
        if first.is_finished() {
            conflict = Some(());
        }
    }
    let first = first.await.expect("no panic");
    assert!(
        matches!(first, Err(RequestError::Api(ApiError::TerminatedByOtherGetUpdates))),
        "{first:?}"
    );
}

#[tokio::test]
async fn pictures_are_sent_once_and_again_by_their_id() {
    let (telegram, bot) = telegram().await;
    let kim = telegram.user(7, "Kim", "sv");
    kim.start("");
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend([0, 0, 1, 0, 0, 0, 1, 0]);
    let sent =
        bot.send_photo(ChatId(7), InputFile::memory(png).file_name("qr.png")).await.expect("sent");
    let id = sent.photo().expect("a photo")[0].file.id.clone();
    assert!(bot.send_photo(ChatId(7), InputFile::file_id(id)).await.is_ok());
    let unknown = bot.send_photo(ChatId(7), InputFile::file_id("nope".to_owned().into())).await;
    assert!(unknown.is_err());
    assert!(
        bot.send_document(ChatId(7), InputFile::memory("a;b").file_name("a.csv")).await.is_ok()
    );
    assert_eq!(telegram.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn faults_come_as_the_platform_brings_them() {
    let (telegram, bot) = telegram().await;
    let kim = telegram.user(7, "Kim", "sv");
    kim.start("");
    telegram.next_is_too_many();
    let waits = bot.send_message(ChatId(7), "a").await;
    assert!(
        matches!(waits, Err(RequestError::RetryAfter(wait)) if wait.seconds() == 1),
        "{waits:?}"
    );
    telegram.next_is_cut_before();
    let cut = bot.send_message(ChatId(7), "a").await;
    assert!(matches!(cut, Err(RequestError::Network(_))), "{cut:?}");
    assert_eq!(kim.messages().len(), 1);
    telegram.next_is_cut_after();
    let cut = bot.send_message(ChatId(7), "a").await;
    assert!(matches!(cut, Err(RequestError::Network(_))), "{cut:?}");
    assert_eq!(kim.messages().len(), 2);
    let first = bot.get_updates().await.expect("updates");
    telegram.next_update_comes_twice();
    let again = bot.get_updates().offset(first[0].id.as_offset()).await.expect("updates");
    assert_eq!(again[0].id, first[0].id);
    assert!(bot.get_updates().offset(first[0].id.as_offset()).await.expect("updates").is_empty());
    assert!(telegram.wait_until_idle(PATIENCE).await);
}

#[tokio::test]
async fn the_real_limits_hold_a_chat_to_a_burst_of_four() {
    let (telegram, bot) =
        telegram_with(Settings { limits: Limits::Real, ..Settings::default() }).await;
    telegram.user(7, "Kim", "sv").start("");
    let mut sent = 0;
    while bot.send_message(ChatId(7), "a").await.is_ok() {
        sent += 1;
    }
    assert!((4..=5).contains(&sent), "{sent}");
    telegram.skip(Duration::from_secs(1));
    assert!(bot.send_message(ChatId(7), "a").await.is_ok());
}

#[tokio::test]
async fn everything_a_person_can_send_is_understood_by_teloxide() {
    let (telegram, bot) = telegram().await;
    let kim = telegram.user(7, "Kim", "sv");
    kim.start("abc");
    kim.send_sticker();
    kim.send_voice();
    kim.send_file();
    kim.send_photo("en bild");
    kim.send_contact();
    kim.send_poll();
    kim.send_location(57.36, 13.74);
    kim.edit_message("ändrat");
    kim.say_in_group("hej");
    kim.forge_press("x");
    kim.block();
    let updates = bot.get_updates().await.expect("updates");
    assert_eq!(updates.len(), 12);
    for update in updates {
        assert!(!matches!(update.kind, UpdateKind::Error(_)), "{:?}", update.kind);
    }
}

#[tokio::test]
async fn commands_and_a_wrong_token() {
    use teloxide_core::payloads::SetMyCommandsSetters;
    use teloxide_core::types::BotCommand;
    let (telegram, bot) = telegram().await;
    bot.set_my_commands([BotCommand::new("hjalp", "Få hjälp")])
        .language_code("sv")
        .await
        .expect("set");
    assert_eq!(telegram.commands("sv")[0].name, "hjalp");
    assert!(bot.set_my_commands([BotCommand::new("hjälp", "Få hjälp")]).await.is_err());
    let other = Bot::new("1:other").set_api_url(telegram.api_url().parse().expect("an address"));
    assert!(matches!(other.get_me().await, Err(RequestError::Api(ApiError::InvalidToken))));
    let _ = rustls::crypto::ring::default_provider().install_default();
    let url = format!("{}/bot{}/leaveChat?chat_id=7", telegram.api_url(), telegram.token());
    assert_eq!(reqwest::get(url).await.expect("an answer").status().as_u16(), 501);
    assert_eq!(telegram.violations().len(), 2, "{:?}", telegram.violations());
}
