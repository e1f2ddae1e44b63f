//! The figures for whoever watches over the program, on a good day and a bad one.

use std::net::TcpListener;

use super::program::Program;

/// Waits until the figures hold this line.
async fn tells(program: &Program, figures: &str, line: &str) -> String {
    let mut told = String::new();
    let asking = async {
        loop {
            told = reqwest::get(figures).await.expect("an answer").text().await.expect("text");
            if told.lines().any(|one| one == line) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    };
    let came = tokio::time::timeout(super::program::PATIENCE, asking).await;
    assert!(came.is_ok(), "{line} is not told: {told}{}", program.log());
    told
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_are_told_on_an_address_of_their_own_and_name_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}", folder.path().join("panel.sqlite").display());
    let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
    let listen = port.expect("a free port").to_string();
    let program = Program::start_by(&url, |mut command| {
        command.env("PANELBOT_METRICS__LISTEN", &listen);
        command
    })
    .await;
    let figures = format!("http://{listen}/metrics");
    let kim = program.kim().await;
    kim.press("Den är god").expect("it is shown");
    program.shows(&kim, "Ändra").await;
    let told = tells(
        &program,
        &figures,
        "panelbot_queue_messages{lane=\"reply\",platform=\"telegram\"} 0",
    );
    let told = told.await;
    for line in [
        "panelbot_answers_total 1",
        "panelbot_queue_messages{lane=\"bulk\",platform=\"telegram\"} 0",
        "panelbot_inbox_updates{platform=\"telegram\"} 0",
        "panelbot_part_ready{part=\"database\"} 1",
        "panelbot_set_aside_updates 0",
        "# EOF",
    ] {
        assert!(told.lines().any(|one| one == line), "{line}: {told}");
    }
    let count = |name: &str| -> f64 {
        let line = told.lines().find_map(|line| line.strip_prefix(name)).expect(name);
        line.trim().parse().expect("a number")
    };
    assert!(count("panelbot_sends_total{platform=\"telegram\",verdict=\"sent\"}") >= 2.0);
    assert!(count("panelbot_reply_seconds_count{platform=\"telegram\"}") >= 2.0);
    for hidden in ["Kim", "svenljunga", "\"7\"", &program.code] {
        assert!(!told.contains(hidden), "{hidden}: {told}");
    }
    let open = reqwest::get(format!("{}/metrics", program.base)).await.expect("an answer");
    assert_eq!(open.status(), 404, "not for the world");
    let here = reqwest::get(format!("http://{listen}/")).await.expect("an answer");
    assert_eq!(here.status(), 404, "and nothing else here");
    program.platform.revoke_token(true);
    kim.say("hej");
    tells(&program, &figures, "panelbot_part_ready{part=\"telegram\"} 0").await;
}
