//! The story, chapter by chapter.

use panelbot::cli::{Output, at_desk};
use panelbot::conversation::{Button, StaffAct, StatementAct};

use super::cast::PEOPLE;
use super::stage::{ASTRID, BIRGER, Stage};

const PANEL: &str = "examples/gnosjo/panel.toml";
const ROUND: &str = include_str!("../../../examples/gnosjo/skatten.toml");
const SUMMARY: &str = "examples/gnosjo/resultat.toml";
const ANSWER: &str = "examples/gnosjo/svaret.toml";
const UNDER_WAY: &str = "tests/it/closing_loop/files/pa-gang.toml";
const DONE: &str = "tests/it/closing_loop/files/klart.toml";

/// Those whom we follow, by their places.
pub const KIM: usize = 0;
pub const ROBIN: usize = 1;
pub const SIV: usize = 2;
pub const SAM: usize = 3;

impl Stage {
    /// The panel fills, and the round is drafted, looked at, and approved by a second person.
    pub async fn is_drafted(&mut self) {
        self.staff(ASTRID, &["panel", "apply", PANEL]).await;
        let add = ["staff", "add", "--panel", "gnosjo", "--role", "decider", "--name", "Bo"];
        let code = code_of(self, &add).await;
        self.decider.writes(&self.test, &format!("/staff {code}")).await;
        self.write_down_decider();
        for place in 0..PEOPLE {
            let person = &mut self.people[place];
            person.joins(&self.test).await;
            self.write_down(place);
        }
        // In the file's own order, so that the transcript does not depend on chance.
        let file = self.file("skatten.toml", &ROUND.replace("shuffle = true", "shuffle = false"));
        self.staff(ASTRID, &["round", "apply", &file.display().to_string()]).await;
        self.staff(ASTRID, &["round", "submit", "gnosjo/2"]).await;
        self.at("2027-01-15 14:00").await;
        self.staff(BIRGER, &["round", "show", "gnosjo/2"]).await;
        self.staff(BIRGER, &["round", "approve", "gnosjo/2"]).await;
    }

    /// It opens, and people answer: at once, or when they are reminded, or not at all.
    pub async fn is_answered(&mut self) {
        self.at("2027-01-18 09:00").await;
        self.staff(BIRGER, &["round", "open", "gnosjo/2"]).await;
        self.all_happens().await;
        for morning in ["2027-01-21 09:00", "2027-01-30 09:00"] {
            self.at(morning).await;
        }
    }

    /// It closes by itself.
    pub async fn is_closed(&mut self) {
        self.at("2027-02-01 09:00").await;
        self.at("2027-02-01 10:00").await;
        self.staff(ASTRID, &["results", "show", "gnosjo/2"]).await;
    }

    /// The result goes out, and the link between people and answers is destroyed.
    pub async fn is_released(&mut self) {
        let preview = ["results", "preview", "gnosjo/2", "--summary", SUMMARY];
        self.staff(ASTRID, &preview).await;
        let release = ["results", "release", "gnosjo/2", "--summary", SUMMARY];
        self.staff(BIRGER, &release).await;
        // Before it has reached everyone, one's own answers stand beside those of the others.
        self.writes(KIM, "/mina").await;
        self.writes(ROBIN, "/mine").await;
        self.all_happens().await;
        self.writes(SIV, "/resultat").await;
        self.writes(SAM, "/results").await;
        self.staff(ASTRID, &["round", "show", "gnosjo/2"]).await;
    }

    /// Who decides is told that the answer is due; it is written, approved by a second person, and sent.
    pub async fn is_stated(&mut self) {
        self.at("2027-02-01 13:00").await;
        self.staff(ASTRID, &["statement", "brief", "gnosjo/2"]).await;
        self.at("2027-02-22 09:00").await;
        self.decider.writes(&self.test, "/staff").await;
        let opens =
            |one: &Button| matches!(one, Button::Staff(StaffAct::Statement(StatementAct::Card(_))));
        self.decider.presses(&self.test, opens).await;
        self.write_down_decider();
        self.at("2027-02-26 09:00").await;
        self.staff(ASTRID, &["statement", "draft", ANSWER]).await;
        self.staff(ASTRID, &["statement", "submit", "gnosjo/2"]).await;
        let preview = ["statement", "preview", "gnosjo/2"];
        self.staff(BIRGER, &preview).await;
        self.staff(BIRGER, &["statement", "approve", "gnosjo/2"]).await;
        self.staff(BIRGER, &["statement", "send", "gnosjo/2"]).await;
        self.all_happens().await;
        for place in [KIM, ROBIN] {
            self.presses(place, |one| matches!(one, Button::StatementRest(_))).await;
        }
    }

    /// A week later one press tells whether it felt like an answer.
    pub async fn is_felt(&mut self) {
        self.at("2027-03-05 09:00").await;
        self.staff(ASTRID, &["statement", "status", "gnosjo/2"]).await;
        self.decider.writes(&self.test, "/staff").await;
        let opens =
            |one: &Button| matches!(one, Button::Staff(StaffAct::Statement(StatementAct::Card(_))));
        self.decider.presses(&self.test, opens).await;
        self.write_down_decider();
    }

    /// What became of it: first under way, then done.
    pub async fn is_done(&mut self) {
        self.at("2027-03-15 10:00").await;
        self.staff(ASTRID, &["decision", "add", UNDER_WAY]).await;
        self.all_happens().await;
        self.at("2027-08-20 10:00").await;
        self.staff(ASTRID, &["decision", "update", "gnosjo/1", DONE]).await;
        self.all_happens().await;
        self.staff(ASTRID, &["round", "show", "gnosjo/2"]).await;
        for (place, words) in [
            (KIM, "/resultat"),
            (KIM, "/mina"),
            (SIV, "/resultat"),
            (ROBIN, "/results"),
            (ROBIN, "/mine"),
            (SAM, "/results"),
        ] {
            self.writes(place, words).await;
        }
        for place in [KIM, ROBIN] {
            self.presses(place, |one| matches!(one, Button::Statement(_))).await;
        }
    }
}

/// Makes a post and gives its code, which no transcript shows.
async fn code_of(stage: &mut Stage, words: &[&str]) -> String {
    let words = [words, &["--json"]].concat();
    let done = at_desk(&words, &stage.test.desk, ASTRID.0).await;
    let Ok(Output::Told { json, .. }) = done else { panic!("{words:?}: {done:?}") };
    let code = json["code"].as_str().expect("a code").to_owned();
    stage.book.hide(&code, "CODE");
    code
}
