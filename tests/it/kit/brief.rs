//! What those who decide are handed before they answer.

use panelbot::service::{Desk, Hide, RoundName, WantedAnswers};

use crate::open_answers::stage::{PANEL, ROUND, others, put, quotable, text};
use crate::support::both_databases;

/// What staff call the answer with these words.
async fn handle(desk: &Desk, name: &RoundName, words: &str) -> String {
    let wanted = WantedAnswers { search: Some(words.to_owned()), ..WantedAnswers::default() };
    let found = desk.open_answers(name, &wanted, "a test").await.expect("answers").answers;
    found[0].handle.clone().expect("a handle")
}

both_databases! {
    the_brief_carries_the_quotes_that_were_chosen_with_their_writers_yes_and_no_others(test) {
        test.panel(&PANEL).await;
        let round = test.open_round(&ROUND).await;
        let responses = [
            vec![quotable("Låt oss äta när vi är hungriga, säger Kalle Storm.\nVarje dag.", true)],
            vec![quotable("Mindre salt", true)],
            vec![quotable("Mer tid", false)],
            vec![text("Kortare kö")],
        ];
        put(&test.store, round.id, &responses).await;
        put(&test.store, round.id, &others()).await;
        test.close_round(&round).await;
        let name = RoundName::Id(round.id);
        let brief = test.desk.statement_brief(&name).await.expect("a brief");
        assert!(!brief.contains("egna ord"), "no heading without a quote: {brief}");
        let chosen = handle(&test.desk, &name, "hungriga").await;
        let hide = Hide::Text("Kalle Storm".to_owned());
        test.desk.hide(&name, &chosen, &hide, "a test").await.expect("hidden");
        test.desk.choose_quote(&name, &chosen, true, false, "a test").await.expect("chosen");
        let brief = test.desk.statement_brief(&name).await.expect("a brief");
        let quotes = brief.split_once("Med panelens egna ord").expect("a heading").1;
        let (quotes, _) = quotes.split_once("Att ha i minnet").expect("what comes after");
        assert!(quotes.contains("Vad skulle göra maten bättre?"), "{quotes}");
        assert!(quotes.contains("– ”Låt oss äta när vi är hungriga, säger […].\nVarje dag.”"), "{quotes}");
        assert!(quotes.contains("utan namn"), "{quotes}");
        for other in ["Kalle", "Mindre salt", "Mer tid", "Kortare kö"] {
            assert!(!brief.contains(other), "{other}: {brief}");
        }
    }
}
