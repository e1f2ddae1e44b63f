//! Microdata as JSON.

use serde_json::{Map, Value, json};

use super::Microdata;
use super::outcome::{Outcome, outcome};
use crate::domain::{AnswerValue, Place, Question, RoundState, routing};
use crate::store::StoredResponse;

impl Microdata {
    /// As JSON. Each answer says its kind: `choice`, `choices`, `other`, `scale`, `number`, `text`, `location`, `place`,
    /// `area`, or, without an answer, `skipped`, `dont_know`, `not_asked` or `not_reached`.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let sealed = matches!(self.round.state, RoundState::Closed { sealed_at: Some(_), .. });
        json!({
            "panel": self.panel.slug,
            "round": self.round.id,
            "number": self.round.number,
            "sealed": sealed,
            "responses": self.responses.iter().map(|response| self.response(response)).collect::<Vec<_>>(),
        })
    }

    fn response(&self, response: &StoredResponse) -> Value {
        let background = self.background(response);
        let background: Map<_, _> =
            background.map(|(id, category)| (id.to_owned(), json!(category))).collect();
        let path = routing::path(&self.round, &response.answers);
        let answers: Map<_, _> = self
            .round
            .questions()
            .map(|(no, question)| {
                let answer = match outcome(&self.round, no, &path, &response.answers) {
                    Outcome::Said(value) => said(question, value),
                    Outcome::Missing(why) => json!({ "kind": why }),
                };
                (question.id.clone(), answer)
            })
            .collect();
        json!({ "respondent": response.key.to_hex(), "background": background, "answers": answers })
    }
}

fn said(question: &Question, value: &AnswerValue) -> Value {
    let id = |no| question.choice(no).map(|choice| choice.id.as_str());
    match value {
        AnswerValue::Choices { chosen, other } if question.is_multiple() => json!({
            "kind": "choices", "options": chosen.iter().map(|no| id(*no)).collect::<Vec<_>>(), "other": other
        }),
        AnswerValue::Choices { chosen, other } => match (chosen.first(), other) {
            (_, Some(words)) => json!({ "kind": "other", "text": words }),
            (chosen, None) => json!({ "kind": "choice", "option": chosen.and_then(|no| id(*no)) }),
        },
        AnswerValue::Scale(point) => json!({ "kind": "scale", "point": point }),
        AnswerValue::Number(number) => json!({ "kind": "number", "value": number }),
        AnswerValue::Text(words) => json!({ "kind": "text", "text": words }),
        AnswerValue::Place(Place::Point { latitude, longitude }) => {
            json!({ "kind": "location", "latitude": latitude, "longitude": longitude })
        }
        AnswerValue::Place(Place::Words(words)) => json!({ "kind": "place", "text": words }),
        AnswerValue::Place(Place::Area(no)) => json!({ "kind": "area", "area": id(*no) }),
        AnswerValue::Nonresponse(_) => Value::Null,
    }
}
