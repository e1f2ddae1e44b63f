//! What the Bot API answers when it refuses: a code, a sentence in Telegram's own words, and how long to wait.

use serde_json::{Value, json};

/// One refusal. `broken` tells that the request itself was wrong, whatever the state of the chat, and so is a bug in the bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) code: u16,
    pub(crate) description: String,
    pub(crate) retry_after: Option<u64>,
    pub(crate) broken: bool,
}

impl Refusal {
    /// A request that could never be right: 400, and recorded as a violation.
    pub(crate) fn broken(why: impl AsRef<str>) -> Self {
        Self { broken: true, ..Self::bad(why) }
    }

    /// A request that came at the wrong moment: 400, no violation.
    pub(crate) fn bad(why: impl AsRef<str>) -> Self {
        Self {
            code: 400,
            description: format!("Bad Request: {}", why.as_ref()),
            retry_after: None,
            broken: false,
        }
    }

    /// The person cannot be reached: 403.
    pub(crate) fn forbidden(why: &str) -> Self {
        Self {
            code: 403,
            description: format!("Forbidden: {why}"),
            retry_after: None,
            broken: false,
        }
    }

    /// The wrong token: 401.
    pub(crate) fn unauthorized() -> Self {
        Self { code: 401, description: "Unauthorized".into(), retry_after: None, broken: false }
    }

    /// Another poller took over: 409.
    pub(crate) fn conflict() -> Self {
        let description = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
        Self { code: 409, description: description.into(), retry_after: None, broken: false }
    }

    /// Too fast: 429 with the seconds to wait.
    pub(crate) fn too_many(seconds: u64) -> Self {
        let description = format!("Too Many Requests: retry after {seconds}");
        Self { code: 429, description, retry_after: Some(seconds), broken: false }
    }

    /// A method that Telegram has and this simulator does not: 501, loud on purpose.
    pub(crate) fn not_built(method: &str) -> Self {
        let description =
            format!("Not Implemented: the simulator does not know the method {method}");
        Self { code: 501, description, retry_after: None, broken: true }
    }

    /// The body that goes out.
    pub(crate) fn body(&self) -> Value {
        let mut body =
            json!({ "ok": false, "error_code": self.code, "description": self.description });
        if let Some(seconds) = self.retry_after {
            body["parameters"] = json!({ "retry_after": seconds });
        }
        body
    }
}
