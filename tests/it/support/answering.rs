//! Somebody who answers a round, so that it has a result and is owed a statement.

use panelbot::domain::{
    Answer, AnswerValue, Background, ChoiceNo, QuestionNo, RespondentKey, RoundId,
};
use panelbot::store::{Settings, Store};

use super::desk;
use crate::command::Deployment;

/// One response: the first option of the first question, and nothing more.
pub async fn answer(store: &Store, round: RoundId) {
    let key = RespondentKey([7; 32]);
    let chosen = AnswerValue::Choices { chosen: vec![ChoiceNo(0)], other: None };
    let answers = [((round, key, QuestionNo(0)), Answer::complete(chosen))].into();
    let transaction = store.write().await.expect("a database");
    transaction.save_responses(&[((round, key), Background::new())].into()).await.expect("kept");
    transaction.save_answers(&answers).await.expect("kept");
    transaction.commit().await.expect("kept");
}

/// The same in a deployment, whose round has this id.
pub fn answer_in(deployment: &Deployment, round: &str) {
    let round = RoundId(round.parse().expect("an id"));
    desk::run(async {
        let url = format!("sqlite://{}", deployment.path("panelbot.sqlite").display());
        let store = Store::connect(&Settings { url }).await.expect("the database");
        answer(&store, round).await;
        store.close().await.expect("closed");
    });
}
