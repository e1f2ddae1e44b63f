//! Themes and staff's summary on the public page: only what staff chose, and of themes only those of many.

use panelbot::domain::{LocalText, Locale, QuestionNo};
use panelbot::service::{PublicTheme, Release, RoundName, ThemeChange, WantedAnswers};

use super::stage::{PANEL, ROUND, closed, other, others, place, put, text};
use crate::support::{TestDesk, both_databases};

async fn change(test: &TestDesk, name: &RoundName, change: ThemeChange) {
    test.desk.change_themes(name, &change, "a test").await.expect("changed");
}

/// Gives every answer with this word the theme.
async fn assign(test: &TestDesk, name: &RoundName, word: &str, theme: &str) {
    let wanted = WantedAnswers { search: Some(word.to_owned()), ..WantedAnswers::default() };
    let found = test.desk.open_answers(name, &wanted, "a test").await.expect("answers").answers;
    let handles = found.into_iter().filter_map(|one| one.handle).collect();
    let themes = vec![theme.to_owned()];
    change(test, name, ThemeChange::Assign { handles, themes }).await;
}

/// The summary in Swedish and the themes that anyone may see.
async fn seen(test: &TestDesk) -> (String, Vec<PublicTheme>) {
    let found = test.desk.public_round("lunch", 1).await.expect("readable").expect("a round");
    let sv = Locale::parse("sv").expect("a language");
    (found.summary.get(&sv).unwrap_or_default().to_owned(), found.themes)
}

both_databases! {
    a_theme_is_public_once_staff_publish_it_and_ten_people_wrote_about_it_and_the_result_is_out(test) {
        test.panel(&PANEL).await;
        let round = test.open_round(&ROUND).await;
        let responses: Vec<_> = (0..10).map(|no| vec![text(&format!("Lång kö {no}"))])
            .chain((0..9).map(|no| vec![text(&format!("Kall mat {no}"))]))
            .chain((0..12).map(|no| vec![text(&format!("Bullrig sal {no}"))]))
            .collect();
        put(&test.store, round.id, &responses).await;
        put(&test.store, round.id, &others()).await;
        test.close_round(&round).await;
        let name = RoundName::Id(round.id);
        for (word, theme) in [("kö", "Köer"), ("kall", "Temperatur"), ("bullrig", "Ljud")] {
            change(&test, &name, ThemeChange::Add(theme.to_owned())).await;
            assign(&test, &name, word, theme).await;
        }
        let chosen = vec!["Köer".to_owned(), "temperatur".to_owned()];
        change(&test, &name, ThemeChange::Publish(chosen)).await;
        assert_eq!(seen(&test).await, (String::new(), Vec::new()), "the result is not out");
        let sv = Locale::parse("sv").expect("a language");
        let text = LocalText::from_iter([(sv, "Tack för alla ord!".to_owned())]);
        let release = Release { text, ..Release::default() };
        test.desk.release_result(&name, &release, "a test").await.expect("let out");
        let queues = PublicTheme { question: QuestionNo(0), name: "Köer".to_owned() };
        let (summary, themes) = seen(&test).await;
        assert_eq!(summary, "Tack för alla ord!");
        assert_eq!(themes, std::slice::from_ref(&queues), "nine are too few, and nobody published the third");
        test.desk.seal(round.id).await.expect("sealed");
        assert_eq!(seen(&test).await.1, [queues], "under new keys as well");
        change(&test, &name, ThemeChange::Unpublish(vec!["Köer".to_owned()])).await;
        assert_eq!(seen(&test).await.1, []);
        let log = test.desk.audit_log(Some("lunch"), None).await.expect("the log");
        let kept = log.iter().filter(|one| one.action.ends_with("publish")).count();
        assert_eq!(kept, 2, "who published, and who took back");
    }

    a_theme_of_one_person_to_many_questions_is_of_one(test) {
        test.panel(&PANEL).await;
        let round = test.open_round(&ROUND).await;
        let one = |no| vec![text(&format!("Lång kö {no}")), other("lång kö"), place("i kö")];
        put(&test.store, round.id, &(0..5).map(one).collect::<Vec<_>>()).await;
        put(&test.store, round.id, &others()).await;
        test.close_round(&round).await;
        let name = RoundName::Id(round.id);
        change(&test, &name, ThemeChange::Add("Köer".to_owned())).await;
        assign(&test, &name, "kö", "Köer").await;
        change(&test, &name, ThemeChange::Publish(vec!["Köer".to_owned()])).await;
        test.desk.release_result(&name, &Release::default(), "a test").await.expect("let out");
        assert_eq!(seen(&test).await.1, [], "fifteen answers by five people");
    }
}

#[test]
fn themes_are_published_and_taken_back_on_the_command_line() {
    let deployment = closed(&[vec![text("Mer sås")]]);
    deployment.ok(&["themes", "add", "lunch/1", "Mat"]);
    let told = deployment.ok(&["themes", "publish", "lunch/1", "mat"]);
    assert!(told.contains("Mat         published"), "{told}");
    deployment.fails(&["themes", "publish", "lunch/1", "Luft"], 2, "no theme Luft");
    let told = deployment.ok(&["themes", "unpublish", "lunch/1", "Mat"]);
    assert!(!told.contains("published"), "{told}");
}
