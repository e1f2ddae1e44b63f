//! Those who decide put their answer off from the chat: the new date is one press, and pressed twice it counts once.

use std::fmt::Write as _;

use panelbot::domain::staff::Role;

use crate::statements::stage::{Stage, tax};
use crate::support::{Someone, both_databases};

/// What a member of staff does and sees.
async fn does(stage: &Stage, told: &mut String, one: &mut Someone, deed: &str) {
    match deed.strip_prefix('[').and_then(|label| label.strip_suffix(']')) {
        Some(label) => one.press(stage.test(), label).await,
        None => one.write(stage.test(), deed).await,
    };
    let _ = writeln!(told, "> {deed}");
    for line in one.words().lines() {
        let _ = writeln!(told, "    {line}");
    }
    for label in one.labels() {
        let _ = writeln!(told, "    [{label}]");
    }
}

both_databases! {
    a_decider_puts_the_answer_off_by_one_press_in_either_language(test) {
        let mut stage = Stage::open(test).await;
        stage.tax_is_closed().await;
        let mut decider = stage.staff(Role::Decider).await;
        let mut told = String::new();
        for deed in ["/staff", "[Inget svar skrivet]", "[Skjut upp svaret]", "[Nej]", "[Skjut upp svaret]"] {
            does(&stage, &mut told, &mut decider, deed).await;
        }
        let press = decider.presses("Till den 12 mars");
        does(&stage, &mut told, &mut decider, "[Till den 12 mars]").await;
        decider.act(stage.test(), press).await;
        let again = decider.words();
        assert!(again.contains("och kommer den 12 mars i stället"), "{again}");
        let status = stage.test().desk.statement_status(&tax()).await.expect("a status");
        assert_eq!(status.standing.as_str(), "late");
        assert_eq!(stage.test().count("postponement").await, 1, "pressed twice, put off once");
        decider.write(stage.test(), "English").await;
        for deed in ["/staff", "[No answer written]", "[Put off the answer]"] {
            does(&stage, &mut told, &mut decider, deed).await;
        }
        insta::assert_snapshot!("postponing", told);
    }

    once_the_answer_is_sent_there_is_nothing_to_put_off(test) {
        let mut stage = Stage::open(test).await;
        stage.answered().await;
        let mut decider = stage.staff(Role::Decider).await;
        decider.write(stage.test(), "/staff").await;
        decider.press(stage.test(), "Svar skickat").await;
        assert!(!decider.labels().contains(&"Skjut upp svaret"), "{:?}", decider.labels());
    }
}
