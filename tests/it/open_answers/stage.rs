//! A panel, a round with open questions, and answers to it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use panelbot::domain::{
    Answer, AnswerValue, Background, ChoiceNo, Nonresponse, Place, QuestionNo, RespondentKey,
    RoundId,
};
use panelbot::store::{Settings, Store};
use serde_json::Value;
use uuid::Uuid;

use crate::command::Deployment;
use crate::support::frame::{PanelFile, RoundFile, SWEDISH_AND_ENGLISH};

pub static PANEL: LazyLock<String> = LazyLock::new(|| {
    PanelFile { slug: "lunch", languages: SWEDISH_AND_ENGLISH, background: "" }.toml()
});

pub static ROUND: LazyLock<String> = LazyLock::new(|| {
    RoundFile {
        panel: "lunch",
        languages: SWEDISH_AND_ENGLISH,
        title: ["Maten i skolan", "The school food"],
        questions: QUESTIONS,
        ..RoundFile::FRAME
    }
    .toml()
});

const QUESTIONS: &str = r#"
[[questions]]
id = "better"
kind = "open_text"
quote = "ask"
text.sv = "Vad skulle göra maten bättre?"
text.en = "What would make the food better?"
[[questions]]
id = "why"
kind = "single_choice"
text.sv = "Varför äter du inte?"
text.en = "Why do you not eat?"
other = true
options = [{ id = "time", label.sv = "Ont om tid", label.en = "Too little time" }]
[[questions]]
id = "where"
kind = "location"
text.sv = "Var äter du?"
text.en = "Where do you eat?"
"#;

/// What somebody writes to the first question.
pub fn text(words: &str) -> Answer {
    Answer::complete(AnswerValue::Text(words.to_owned()))
}

/// The same, with what they say of its being shown.
pub fn quotable(words: &str, may: bool) -> Answer {
    Answer { quotable: Some(may), ..text(words) }
}

/// "Something else, namely …", to the second question.
pub fn other(words: &str) -> Answer {
    let other = Some(words.to_owned());
    Answer::complete(AnswerValue::Choices { chosen: Vec::new(), other })
}

/// An option, to the second question: nothing to read.
pub fn option() -> Answer {
    Answer::complete(AnswerValue::Choices { chosen: vec![ChoiceNo(0)], other: None })
}

/// Ten who have nothing to read: with them enough have answered for quotes.
pub fn others() -> Vec<Vec<Answer>> {
    let skipped = Answer::complete(AnswerValue::Nonresponse(Nonresponse::Skipped));
    vec![vec![skipped, option()]; 10]
}

/// A place in words, to the third question.
pub fn place(words: &str) -> Answer {
    Answer::complete(AnswerValue::Place(Place::Words(words.to_owned())))
}

/// Keeps responses, each with its answers to the questions in order.
pub async fn put(store: &Store, round: RoundId, responses: &[Vec<Answer>]) -> Vec<RespondentKey> {
    let transaction = store.write().await.expect("a database");
    let (mut keys, mut answers) = (Vec::new(), BTreeMap::new());
    for response in responses {
        let mut bytes = [0; 32];
        bytes[..16].copy_from_slice(Uuid::new_v4().as_bytes());
        bytes[16..].copy_from_slice(Uuid::new_v4().as_bytes());
        let key = RespondentKey(bytes);
        keys.push(key);
        let numbered = (0..).map(QuestionNo).zip(response);
        answers.extend(numbered.map(|(no, answer)| ((round, key, no), answer.clone())));
    }
    let kept = keys.iter().map(|key| ((round, *key), Background::new())).collect();
    transaction.save_responses(&kept).await.expect("kept");
    transaction.save_answers(&answers).await.expect("kept");
    transaction.commit().await.expect("kept");
    keys
}

/// A deployment with the round open and these responses in it.
pub fn deployment(responses: &[Vec<Answer>]) -> Deployment {
    let deployment = Deployment::new();
    deployment.write("panel.toml", &PANEL);
    deployment.write("round.toml", &ROUND);
    deployment.ok(&["panel", "apply", "panel.toml"]);
    let id = deployment.ok(&["round", "apply", "round.toml"]);
    for step in ["submit", "approve", "open"] {
        deployment.ok(&["round", step, "lunch/1"]);
    }
    let url = format!("sqlite://{}", deployment.path("panelbot.sqlite").display());
    crate::support::desk::run(async {
        let store = Store::connect(&Settings { url }).await.expect("the database");
        put(&store, RoundId(id.parse().expect("an id")), responses).await;
        store.close().await.expect("closed");
    });
    deployment
}

/// The same with the round closed.
pub fn closed(responses: &[Vec<Answer>]) -> Deployment {
    let deployment = deployment(responses);
    deployment.ok(&["round", "close", "lunch/1"]);
    deployment
}

/// `answers list` with these arguments, as JSON.
pub fn listed(deployment: &Deployment, arguments: &[&str]) -> Vec<Value> {
    let found = deployment.json(&[&["answers", "list", "lunch/1"], arguments].concat());
    found["answers"].as_array().expect("answers").clone()
}

/// One thing of each answer.
pub fn each<'a>(answers: &'a [Value], key: &str) -> Vec<&'a str> {
    answers.iter().map(|answer| answer[key].as_str().unwrap_or_default()).collect()
}

/// What staff call the answer with these words.
pub fn handle(deployment: &Deployment, words: &str) -> String {
    let found = listed(deployment, &["--search", words]);
    assert_eq!(found.len(), 1, "{words}: {found:?}");
    found[0]["handle"].as_str().expect("a handle").to_owned()
}
