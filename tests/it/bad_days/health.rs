//! What is told from outside of how it stands: what lives, and what is ready.

use panelbot::web::{Health, Part, Settings, router};
use serde_json::{Value, json};

use super::program::Program;
use crate::support::{TestDesk, desk};

#[tokio::test(flavor = "multi_thread")]
async fn a_channel_whose_token_is_taken_away_is_halted_and_everyone_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}", folder.path().join("panel.sqlite").display());
    let program = Program::start(&url).await;
    let kim = program.kim().await;
    program.not_ready(&Value::Null).await;
    assert_eq!(program.health("/health/ready").await, (200, json!({ "ready": true })));
    let parts = json!({ "database": "ok", "telegram": "on", "discord": "off", "email": "off" });
    let all = json!({ "live": true, "ready": true, "parts": parts });
    assert_eq!(program.health("/health").await, (200, all));
    let doctor = program.deployment.run(&["doctor"]).out;
    assert!(doctor.contains("ok    serving   everything is ready"), "{doctor}");

    program.platform.revoke_token(true);
    kim.press("Den är god").expect("it is shown");
    program.says("Telegram does not know the bot's token").await;
    program.not_ready(&json!({ "telegram": "halted" })).await;
    assert_eq!(program.health("/health/ready").await.0, 503);
    assert_eq!(program.health("/health/live").await, (200, json!({ "live": true })));
    let (status, told) = program.health("/health").await;
    assert_eq!((status, &told["ready"]), (200, &json!(false)));
    assert_eq!(program.responses(), 1, "what was stored before stays");
    let doctor = program.told_of_serving();
    assert!(doctor.contains("fail  telegram  Telegram does not know"), "{doctor}");
    program.platform.revoke_token(false);
    let doctor = program.told_of_serving();
    assert!(doctor.contains("ok    telegram  answers to"), "the token is right again: {doctor}");
}

impl Program {
    /// What the doctor says while Telegram is halted.
    fn told_of_serving(&self) -> String {
        let mut doctor = self.deployment.command(&["doctor"]);
        doctor
            .env("PANELBOT_TELEGRAM__API_URL", self.platform.api_url())
            .env("PANELBOT_TELEGRAM__TOKEN", self.platform.token());
        let done = crate::command::done(&doctor.output().expect("started"));
        assert_eq!(done.code, 1, "{}", done.out);
        assert!(done.out.contains("fail  serving   telegram is halted"), "{}", done.out);
        done.out
    }
}

#[test]
fn who_asks_gets_neither_a_cookie_nor_a_name() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        test.gnosjo().await;
        let part = Part { name: "database", state: "away", is_ready: false };
        let health = Health::new(move || vec![part]);
        assert_eq!(format!("{health:?}").matches("away").count(), 1);
        let settings = Settings {
            listen: String::new(),
            public_url: "https://panel.example".to_owned(),
            newcomers: panelbot::web::Newcomers::default(),
        };
        let router = router(test.desk.clone(), settings, health);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let base = format!("http://{}", listener.local_addr().expect("bound"));
        let stop = tokio_util::sync::CancellationToken::new();
        let served = tokio::spawn(panelbot::web::serve(listener, router, stop.clone()));
        let answer = reqwest::get(format!("{base}/health/ready")).await.expect("an answer");
        assert_eq!(answer.status(), 503);
        assert_eq!(answer.headers()["cache-control"], "no-store");
        assert!(!answer.headers().contains_key("set-cookie"));
        let told = answer.text().await.expect("text");
        assert_eq!(told, r#"{"not_ready":{"database":"away"},"ready":false}"#);
        stop.cancel();
        served.await.expect("ended").expect("served");
    });
}
