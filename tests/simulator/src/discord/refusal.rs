//! What Discord answers when it refuses: a status, a code of its own, and where in the request the fault lies.

use serde_json::{Map, Value, json};

use super::form::Problem;

/// One refusal. `broken` tells that the request itself was wrong, whatever the state of the chat, and so is a bug in
/// the bot.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) code: u32,
    pub(crate) message: String,
    pub(crate) problems: Vec<Problem>,
    pub(crate) wait: Option<Wait>,
    pub(crate) broken: bool,
}

/// How long to wait, and what was used up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Wait {
    pub(crate) seconds: f64,
    pub(crate) global: bool,
    /// `user`, `global` or `shared`.
    pub(crate) scope: &'static str,
}

impl Refusal {
    /// A refusal at the wrong moment, no violation. Codes: docs.discord.com, "Opcodes and Status Codes", JSON.
    pub(crate) fn new(status: u16, code: u32, message: &str) -> Self {
        let message = message.to_owned();
        Self { status, code, message, problems: Vec::new(), wait: None, broken: false }
    }

    /// The same refusal, recorded as a violation.
    pub(crate) fn violation(self) -> Self {
        Self { broken: true, ..self }
    }

    /// A body that could never be right: 400 with code 50035, and recorded as a violation.
    pub(crate) fn form(problems: Vec<Problem>) -> Self {
        Self { problems, ..Self::new(400, 50035, "Invalid Form Body").violation() }
    }

    /// A body that is not JSON, or not a form: 400 with code 50109.
    pub(crate) fn unreadable(why: &str) -> Self {
        let message = format!("The request body contains invalid JSON. ({why})");
        Self::new(400, 50109, &message).violation()
    }

    pub(crate) fn unauthorized() -> Self {
        Self::new(401, 0, "401: Unauthorized")
    }

    pub(crate) fn unknown_channel() -> Self {
        Self::new(404, 10003, "Unknown Channel")
    }

    pub(crate) fn unknown_message() -> Self {
        Self::new(404, 10008, "Unknown Message")
    }

    pub(crate) fn unknown_webhook() -> Self {
        Self::new(404, 10015, "Unknown Webhook")
    }

    pub(crate) fn unknown_interaction() -> Self {
        Self::new(404, 10062, "Unknown interaction")
    }

    pub(crate) fn acknowledged() -> Self {
        Self::new(400, 40060, "Interaction has already been acknowledged.")
    }

    pub(crate) fn empty_message() -> Self {
        Self::new(400, 50006, "Cannot send an empty message").violation()
    }

    /// Too fast: 429 with the seconds to wait.
    pub(crate) fn too_many(seconds: f64, scope: &'static str) -> Self {
        let wait = Some(Wait { seconds, global: scope == "global", scope });
        Self { wait, ..Self::new(429, 0, "You are being rate limited.") }
    }

    /// A path that Discord does not have: 404.
    pub(crate) fn no_such_path() -> Self {
        Self::new(404, 0, "404: Not Found").violation()
    }

    /// Something that Discord has and this simulator does not: 501, loud on purpose.
    pub(crate) fn not_built(what: &str) -> Self {
        Self::new(501, 0, &format!("the simulator does not know {what}")).violation()
    }

    /// The body that goes out.
    pub(crate) fn body(&self) -> Value {
        if let Some(wait) = self.wait {
            return json!({ "message": self.message, "retry_after": wait.seconds, "global": wait.global });
        }
        let mut body = json!({ "message": self.message, "code": self.code });
        if !self.problems.is_empty() {
            body["errors"] = self.errors();
        }
        body
    }

    /// The nested form in which Discord says where a fault lies.
    fn errors(&self) -> Value {
        let mut errors = Value::Object(Map::new());
        for problem in &self.problems {
            let mut place = &mut errors;
            for step in problem.path.split('.').filter(|step| !step.is_empty()) {
                place = &mut place[step];
            }
            let one = json!({ "code": problem.code, "message": problem.message });
            match place["_errors"].as_array_mut() {
                Some(list) => list.push(one),
                None => place["_errors"] = json!([one]),
            }
        }
        errors
    }

    /// One line for the log and for violations.
    pub(crate) fn line(&self) -> String {
        let mut line = format!("{} {} {}", self.status, self.code, self.message);
        for problem in &self.problems {
            line.extend(["; ", &problem.path, ": ", &problem.message]);
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_told_where_it_lies() {
        let problem = |path: &str| Problem {
            path: path.into(),
            code: "BASE_TYPE_REQUIRED",
            message: "This field is required".into(),
        };
        let body =
            Refusal::form(vec![problem("data.components.0"), problem("data.components.0")]).body();
        assert_eq!(body["code"], 50035);
        let there = &body["errors"]["data"]["components"]["0"]["_errors"];
        assert_eq!(there.as_array().map(Vec::len), Some(2));
    }
}
