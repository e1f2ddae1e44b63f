//! Who the bot is, and where its gateway is.

use serde_json::{Value, json};

use super::state::State;

impl State {
    /// `GET /users/@me`.
    pub(crate) fn me(&self) -> Value {
        let mut me = self.bot.clone();
        me["email"] = Value::Null;
        me["flags"] = json!(0);
        me["locale"] = json!("en-US");
        me["mfa_enabled"] = json!(false);
        me["verified"] = json!(true);
        me
    }

    /// `GET /applications/@me` and `GET /oauth2/applications/@me`.
    pub(crate) fn application(&self) -> Value {
        json!({ "id": self.application.to_string(), "name": "Panelbot", "icon": null, "description": "", "bot": self.bot,
            "bot_public": true, "bot_require_code_grant": false, "verify_key": "0".repeat(64), "flags": 0, "hook": true,
            "summary": "", "type": null, "owner": self.bot, "team": null, "redirect_uris": [],
            "interactions_endpoint_url": null, "integration_types_config": { "0": {}, "1": {} } })
    }
}

/// `GET /gateway/bot`.
pub(crate) fn gateway_bot(url: &str) -> Value {
    let limit =
        json!({ "total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1 });
    json!({ "url": url, "shards": 1, "session_start_limit": limit })
}
