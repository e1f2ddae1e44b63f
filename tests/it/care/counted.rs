//! Once a round has closed its answers are counted. Whoever goes then, or turns out to be somebody else, takes nothing out of
//! what is published or exported, and nothing of what stays leads to them.

use chrono::Duration;
use panelbot::conversation::Button;
use panelbot::domain::disclosure::{Frame, protect};
use panelbot::domain::tally::Tally;
use panelbot::domain::{Round, RoundResult};
use panelbot::report::Separator;
use panelbot::service::{ExportFormat, ExportOptions, RoundName};

use crate::linking::scene::{be_guest, become_one, browser, join, telegram};
use crate::support::{Someone, TestDesk, both_databases, files};

const COUNTED: &str = "Svar i frågor som redan har stängt är räknade.";

/// What anyone who counts the answers that are stored now would publish.
async fn counted_now(test: &TestDesk, round: &Round, frozen: &RoundResult) -> RoundResult {
    let read = test.store.read().await.unwrap();
    let panel = read.panel_by_slug("gnosjo").await.unwrap().unwrap();
    let mut tally = Tally::new(&panel, round);
    for response in read.responses(round.id).await.unwrap() {
        tally.add(&response.background, &response.answers);
    }
    let frame = Frame {
        frozen_at: frozen.frozen_at,
        panelists: frozen.turnout.panelists,
        drawn: frozen.turnout.drawn,
        days: frozen.turnout.days.clone(),
    };
    protect(round, &tally.tables(), frame)
}

async fn frozen(test: &TestDesk, round: &Round) -> RoundResult {
    test.desk.result(&RoundName::Id(round.id)).await.unwrap().2
}

/// How many rows an export has.
async fn exported(test: &TestDesk, round: &Round) -> usize {
    let how = ExportOptions {
        format: ExportFormat::Csv,
        labels: false,
        with_words: false,
        language: None,
    };
    let mut begun = test.desk.export(&RoundName::Id(round.id), how, "astrid").await.unwrap();
    let mut bytes = Vec::new();
    begun.csv(&mut bytes, Separator::Comma, |_| ()).await.unwrap();
    String::from_utf8(bytes).unwrap().lines().count() - 1
}

/// The ids of people, addresses and panelists, and the keys of responses, in hexadecimal digits.
async fn traces(test: &TestDesk) -> Vec<String> {
    let mut traces = Vec::new();
    for table in ["person", "address", "panelist"] {
        for row in test.look(&format!("SELECT id FROM {table}")).await {
            traces.push(row.try_get::<uuid::Uuid>("", "id").unwrap().simple().to_string());
        }
    }
    for row in test.look("SELECT respondent_key FROM response").await {
        traces.push(files::hex(&row.try_get::<Vec<u8>>("", "respondent_key").unwrap()));
    }
    traces
}

async fn forget(test: &TestDesk, someone: &mut Someone) {
    someone.write(test, "/glom").await;
    let yes = someone.finds(|button| matches!(button, Button::Forget(true)));
    someone.act(test, yes).await;
}

/// Eleven others who have answered, so that there is something to publish.
async fn eleven_answer(test: &TestDesk) {
    for number in 0..11 {
        let mut someone = join(test, telegram(&number.to_string())).await;
        someone.press(test, if number % 2 == 0 { "Ja, höj" } else { "Nej, höj inte" }).await;
    }
}

async fn nothing_leads_to(test: &TestDesk, gone: &[String]) {
    let dump = test.dump().await;
    for trace in gone {
        assert!(!dump.contains(trace), "{trace} is still there");
    }
    if test.is_sqlite() {
        let bytes = files::bytes_of(&test.database_files().await);
        for trace in gone {
            assert!(!files::contains(&bytes, &files::unhex(trace)), "{trace} is in the files");
        }
    }
}

both_databases! {
    whoever_goes_after_the_close_takes_nothing_out_of_what_is_counted(test) {
        let (_, round) = test.gnosjo().await;
        eleven_answer(&test).await;
        let others = traces(&test).await;
        let mut bo = join(&test, telegram("bo")).await;
        bo.press(&test, "Höj, men mindre").await;
        let his: Vec<String> =
            traces(&test).await.into_iter().filter(|one| !others.contains(one)).collect();
        assert_eq!(his.len(), 4, "a person, an address, a panelist, a key");
        test.close_round(&round).await;
        let published = frozen(&test, &round).await;
        assert_eq!(published.turnout.responded, 12);

        bo.write(&test, "/glom").await;
        assert!(bo.words().contains(COUNTED), "{}", bo.words());
        let yes = bo.finds(|button| matches!(button, Button::Forget(true)));
        bo.act(&test, yes).await;
        assert!(bo.words().contains(COUNTED), "{}", bo.words());

        assert_eq!(counted_now(&test, &round, &published).await, published);
        nothing_leads_to(&test, &his).await;
        let random = traces(&test).await.into_iter().filter(|one| !others.contains(one)).count();
        assert_eq!(random, 1, "one response has a key that belongs to nobody");
        test.desk.seal(round.id).await.unwrap();
        assert_eq!(counted_now(&test, &round, &published).await, published);
        assert_eq!(exported(&test, &round).await, 12);
    }

    two_who_turn_out_to_be_one_after_the_close_stay_counted_as_two(test) {
        let (_, round) = test.gnosjo().await;
        eleven_answer(&test).await;
        let mut here = join(&test, telegram("anna")).await;
        here.press(&test, "Nej, höj inte").await;
        let before = traces(&test).await;
        let mut there = join(&test, browser("anna")).await;
        there.press(&test, "Höj, men mindre").await;
        let key = traces(&test).await.into_iter().find(|one| one.len() == 64 && !before.contains(one));
        test.close_round(&round).await;
        let published = frozen(&test, &round).await;
        assert_eq!(published.turnout.responded, 13);

        become_one(&test, &mut here, &mut there).await;

        assert_eq!(counted_now(&test, &round, &published).await, published);
        nothing_leads_to(&test, &[key.expect("a key")]).await;
        let file = here.my_answers(&test).await;
        assert!(file.contains("Nej, höj inte") && !file.contains("Höj, men mindre"), "{file}");
        test.desk.seal(round.id).await.unwrap();
        assert_eq!(counted_now(&test, &round, &published).await, published);
        assert_eq!(exported(&test, &round).await, 13);
    }

    an_answer_that_only_the_other_gave_comes_along_as_it_was_counted(test) {
        let (_, round) = test.gnosjo().await;
        let mut here = telegram("anna");
        here.write(&test, "/start").await;
        let gnosjo = here.finds(|button| matches!(button, Button::Join(_)));
        here.act(&test, gnosjo).await;
        let consent = here.finds(|button| matches!(button, Button::Consent(..)));
        here.act(&test, consent).await;
        here.press(&test, "50–64").await;
        here.press(&test, "Jag bor här").await;
        let mut there = join(&test, browser("anna")).await;
        there.press(&test, "Ja, höj").await;
        test.close_round(&round).await;
        let published = frozen(&test, &round).await;
        let background = test.look("SELECT background FROM response").await;
        let background: String = background[0].try_get("", "background").unwrap();

        become_one(&test, &mut here, &mut there).await;

        assert!(here.my_answers(&test).await.contains("Ja, höj"));
        assert_eq!(counted_now(&test, &round, &published).await, published);
        let rows = test.look("SELECT background FROM response").await;
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].try_get::<String>("", "background").unwrap(), background);
        // And whoever goes then, goes all the same.
        let known = traces(&test).await;
        forget(&test, &mut here).await;
        assert_eq!(counted_now(&test, &round, &published).await, published);
        nothing_leads_to(&test, &known).await;
    }

    a_round_that_keeps_the_link_keeps_the_answers_and_nothing_of_who_has_gone(test) {
        test.panel(include_str!("../../../examples/gnosjo/panel.toml")).await;
        let file = include_str!("../../../examples/gnosjo/skatten.toml");
        let round = test.open_round(&file.replace("\"confidential\"", "\"linked\"")).await;
        eleven_answer(&test).await;
        let others = traces(&test).await;
        let mut bo = join(&test, telegram("bo")).await;
        bo.press(&test, "Höj, men mindre").await;
        let his: Vec<String> =
            traces(&test).await.into_iter().filter(|one| !others.contains(one)).collect();
        test.close_round(&round).await;
        let published = frozen(&test, &round).await;
        test.clock.pass(Duration::days(100));
        forget(&test, &mut bo).await;
        assert!(bo.words().contains(COUNTED), "however long ago: {}", bo.words());
        assert_eq!(counted_now(&test, &round, &published).await, published);
        nothing_leads_to(&test, &his).await;
    }

    whom_the_clock_erases_leaves_answers_that_belong_to_nobody(test) {
        let (_, food) = test.svenljunga().await;
        be_guest(&test, telegram("anna")).await;
        let hers = traces(&test).await;
        test.close_round(&food).await;
        // Looked at before its thirty days are over, so that only the guest's are.
        test.tamper("UPDATE panelist SET guest_until = '2027-01-15T00:00:00+00:00'").await;
        test.clock.pass(Duration::days(1));
        let done = test.desk.upkeep().await.unwrap();
        assert_eq!((done.guests_erased, done.sealed), (1, 0));
        let read = test.store.read().await.unwrap();
        assert_eq!(read.responses(food.id).await.unwrap().len(), 1, "it was given, and counts");
        drop(read);
        nothing_leads_to(&test, &hers).await;
    }

    before_the_close_everything_goes(test) {
        test.gnosjo().await;
        let mut bo = join(&test, telegram("bo")).await;
        bo.press(&test, "Höj, men mindre").await;
        let his = traces(&test).await;
        bo.write(&test, "/glom").await;
        assert!(!bo.words().contains(COUNTED), "{}", bo.words());
        forget(&test, &mut bo).await;
        assert!(!bo.words().contains(COUNTED), "{}", bo.words());
        assert_eq!(test.count("response").await, 0);
        nothing_leads_to(&test, &his).await;
    }
}
