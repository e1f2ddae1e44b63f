//! What is stored of a round's answers, sealed or not: only tests look at that.

use std::path::Path;

use panelbot::domain::{
    AnswerValue, ChoiceNo, Nonresponse, Place, Question, Round, RoundId, routing,
};
use panelbot::service::RoundName;
use panelbot::store::{Settings, Store};
use serde_json::{Map, Value, json};

use super::desk;

/// Every response of a round: the answers that count, by question.
pub async fn all_of(store: &Store, name: &RoundName) -> Value {
    let read = store.read().await.expect("the database is there");
    let round = match name {
        RoundName::Id(id) => read.round(*id).await,
        RoundName::Numbered { panel, number } => {
            let panel = read.panel_by_slug(panel).await.expect("readable").expect("the panel");
            read.round_numbered(panel.id, *number).await
        }
    };
    let round = round.expect("readable").expect("the round");
    let responses = read.responses(round.id).await.expect("readable");
    responses.iter().map(|response| given(&round, &response.answers)).collect()
}

/// The same from a database that another process serves; a file is named as seen from a folder. On a thread of its own, so
/// that it can be called from anywhere.
pub fn at(database: &str, folder: &Path, round: &str) -> Value {
    let url = match database.strip_prefix("sqlite://") {
        Some(file) => format!("sqlite://{}", folder.join(file).display()),
        None => database.to_owned(),
    };
    let name = RoundName::Id(RoundId(round.parse().expect("an id")));
    let looking = std::thread::spawn(move || {
        desk::run(async {
            let store = Store::connect(&Settings { url }).await.expect("the database");
            let all = all_of(&store, &name).await;
            store.close().await.expect("closed");
            all
        })
    });
    looking.join().expect("it was read")
}

fn given(round: &Round, answers: &routing::Answers) -> Value {
    let counts = |(no, question): (_, &Question)| {
        let answer = routing::counted(round, no, answers)?;
        Some((question.id.clone(), said(question, &answer.value)))
    };
    Value::Object(round.questions().filter_map(counts).collect::<Map<_, _>>())
}

fn said(question: &Question, value: &AnswerValue) -> Value {
    let id = |no: ChoiceNo| question.choice(no).map(|choice| choice.id.as_str());
    match value {
        AnswerValue::Choices { chosen, other } if question.is_multiple() => json!({
            "kind": "choices", "options": chosen.iter().map(|no| id(*no)).collect::<Vec<_>>(), "other": other
        }),
        AnswerValue::Choices { other: Some(words), .. } => {
            json!({ "kind": "other", "text": words })
        }
        AnswerValue::Choices { chosen, other: None } => {
            json!({ "kind": "choice", "option": chosen.first().and_then(|no| id(*no)) })
        }
        AnswerValue::Scale(point) => json!({ "kind": "scale", "point": point }),
        AnswerValue::Number(number) => json!({ "kind": "number", "value": number }),
        AnswerValue::Text(words) => json!({ "kind": "text", "text": words }),
        AnswerValue::Place(Place::Point { latitude, longitude }) => {
            json!({ "kind": "location", "latitude": latitude, "longitude": longitude })
        }
        AnswerValue::Place(Place::Words(words)) => json!({ "kind": "place", "text": words }),
        AnswerValue::Place(Place::Area(no)) => json!({ "kind": "area", "area": id(*no) }),
        AnswerValue::Nonresponse(Nonresponse::Skipped) => json!({ "kind": "skipped" }),
        AnswerValue::Nonresponse(Nonresponse::DontKnow) => json!({ "kind": "dont_know" }),
    }
}
