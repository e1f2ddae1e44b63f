//! The real program with a mail server: its settings, its doctor, its log.

use std::fs::File;
use std::net::TcpListener;
use std::time::Duration;

use panelbot::channel::email::{Email, Security, Settings};
use panelbot_simulator::browser::Browser;
use panelbot_simulator::program::Program;
use panelbot_simulator::smtp::{self, MailServer, Trouble};
use secrecy::SecretString;

use super::stage::{PATIENCE, Stage, Visitor, settings};
use crate::bulletins::{news, panel};
use crate::command::Deployment;

fn login() -> smtp::Settings {
    smtp::Settings { login: Some(("panel".to_owned(), "a SECRET".to_owned())) }
}

/// A deployment that knows a mail server, and where its pages are.
fn deployment(server: &MailServer, level: &str) -> (Deployment, String) {
    deployment_with(server.port(), level)
}

/// The same with whatever listens, or does not, on this port.
fn deployment_with(port: u16, level: &str) -> (Deployment, String) {
    let deployment = Deployment::new();
    let free = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
    let listen = free.expect("a free port").to_string();
    deployment.write(
        "config.toml",
        &format!(
            "[web]\nlisten = \"{listen}\"\n[log]\nlevel = \"{level}\"\n[email]\nhost = \"127.0.0.1\"\nport = {port}\n\
             tls = \"none\"\nuser = \"panel\"\npassword = \"a SECRET\"\nfrom = \"panelen@gnosjo.example\"\n\
             from_name = \"Gnosjöpanelen\"\n"
        ),
    );
    (deployment, format!("http://{listen}"))
}

#[tokio::test]
async fn the_program_writes_letters_and_nothing_of_them_stands_in_its_log() {
    let server = MailServer::start(login()).await.expect("a free port");
    let (staff, url) = deployment(&server, "trace,sqlx=warn,sea_orm=info,hyper=warn");
    staff.write("panel.toml", &panel());
    staff.ok(&["panel", "apply", "panel.toml"]);
    let created = staff.json(&["invitation", "create", "--panel", "gnosjo"]);
    let code = created["code"].as_str().expect("a code").to_owned();
    let log = staff.path("log");
    let staff = std::sync::Arc::new(staff);
    let make = {
        let (staff, log) = (std::sync::Arc::clone(&staff), log.clone());
        move || {
            let log = File::options().create(true).append(true).open(&log).expect("a file");
            let mut command = staff.command(&["run"]);
            command.stdout(log.try_clone().expect("the file again")).stderr(log);
            command
        }
    };
    let mut program = Program::start(make, &url).expect("started");
    program.serves().await.expect("serving");

    let browser = Browser::new("sv").expect("a browser");
    let page = browser.open(&format!("{url}/j/{code}")).await.expect("a page");
    let mut anna = Visitor { browser, page };
    for label in ["Ja, jag vill vara med", "16–29", "Jag bor här"] {
        anna.press(label).await;
    }
    anna.give("anna.hemlig@example.org").await;
    let came = server.wait_for_letters("anna.hemlig@example.org", 1, PATIENCE).await;
    let letter = came.expect("a letter").remove(0);
    let confirm = letter.links()[0].clone();
    assert!(confirm.starts_with(&url), "{confirm}");
    Visitor::stranger(&confirm).await.press("Ja, skriv till mig").await;
    let no = "451 4.2.1 <anna.hemlig@example.org> busy with hemligheter".to_owned();
    server.trouble("anna.hemlig@example.org", Trouble::Refuses(no), 1);
    staff.write("news.toml", &news("Bara hemligheter."));
    let name = staff.ok(&["bulletin", "draft", "news.toml"]);
    staff.ok(&["bulletin", "approve", &name]);
    let preview = staff.json(&["bulletin", "preview", &name]);
    assert_eq!(preview["reached"][0]["platform"], "email", "{preview}");
    let looks = preview["looks"].as_array().expect("looks");
    assert!(looks.iter().any(|look| look["platform"] == "email"), "{preview}");
    staff.ok(&["bulletin", "send", &name]);
    let came = server.wait_for_letters("anna.hemlig@example.org", 2, PATIENCE).await;
    assert!(came.expect("a letter")[1].text.starts_with("Bara hemligheter."));
    drop(program);

    let told = std::fs::read_to_string(&log).expect("the log");
    assert!(told.contains("e-mail is on"), "{told}");
    let token = confirm.rsplit('/').next().expect("a token");
    for secret in ["hemlig", "SECRET", token, "/e/", "/r/"] {
        let line = told.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{secret}");
    }
    assert_eq!(server.violations(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_doctor_looks_at_the_mail_server() {
    let server = MailServer::start(login()).await.expect("a free port");
    let (staff, _) = deployment(&server, "info");
    let doctor = |staff: &Deployment| staff.run(&["doctor"]).out;
    let told = doctor(&staff);
    assert!(told.contains("ok    email     the mail server answers and lets us in"), "{told}");
    let file = std::fs::read_to_string(staff.path("config.toml")).expect("there");
    staff.write("config.toml", &file.replace("a SECRET", "wrong"));
    let told = doctor(&staff);
    assert!(
        told.contains("fail  email     the mail server refuses our login with 535 5.7.8"),
        "{told}"
    );
    staff.write("config.toml", &file.replace("\"none\"", "\"starttls\""));
    let told = doctor(&staff);
    assert!(told.contains("cannot be encrypted"), "{told}");
    drop(server);
    staff.write("config.toml", &file);
    let told = doctor(&staff);
    assert!(told.contains("fail  email     the mail server did not answer"), "{told}");
}

#[tokio::test]
async fn a_wrong_login_halts_e_mail_and_what_waits_goes_on_waiting() {
    let mut stage = Stage::silent().await;
    let mut anna = stage.visitor().await;
    anna.give("anna@example.org").await;
    stage.server = MailServer::start(login()).await.expect("a free port");
    stage.send();
    let halted = stage.halted().await.expect_err("the server lets nobody in");
    assert!(halted.to_string().contains("530"), "{halted}");
    assert_eq!(stage.under_way().await, 1, "it goes out once the login is right");
    assert_eq!(stage.server.logins(), 0);
}

#[tokio::test]
async fn a_login_is_never_sent_where_the_connection_cannot_be_encrypted() {
    let server = MailServer::start(login()).await.expect("a free port");
    for security in [Security::StartTls, Security::Tls] {
        panelbot::app::choose_cryptography();
        let clock = std::sync::Arc::new(chrono::Utc::now);
        let login = Some(("panel".to_owned(), SecretString::from("a SECRET")));
        let told = Settings { security, login, ..settings(server.port()) };
        let checked = Email::new(told, clock).check(Duration::from_secs(5)).await;
        assert!(checked.is_err());
    }
    assert_eq!(server.logins(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_server_that_is_away_is_told_and_so_is_that_it_is_back() {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
    let port = free.expect("a free port").port();
    let (staff, url) = deployment_with(port, "info");
    let make = move || {
        let mut command = staff.command(&["run"]);
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
        command
    };
    let mut program = Program::start(make, &url).expect("started");
    program.serves().await.expect("serving");
    let ready = async |wanted: &str| {
        let asked = async {
            loop {
                let answer = reqwest::get(format!("{url}/health/ready")).await.expect("an answer");
                if answer.text().await.expect("text") == wanted {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::time::timeout(PATIENCE, asked).await.expect(wanted);
    };
    ready(r#"{"not_ready":{"email":"away"},"ready":false}"#).await;
    let server = MailServer::start_on(port, login()).await.expect("the port");
    ready(r#"{"ready":true}"#).await;
    assert_eq!(server.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn a_letter_that_finds_nobody_home_says_so_and_the_next_look_finds_them() {
    let server = MailServer::start(smtp::Settings::default()).await.expect("a free port");
    let port = server.port();
    let email = Email::new(settings(port), std::sync::Arc::new(chrono::Utc::now));
    let away = email.is_away();
    email.look(PATIENCE).await.expect("it lets us in");
    assert!(!*away.borrow());
    drop(server);
    email.look(PATIENCE).await.expect("nobody refuses us");
    assert!(*away.borrow());
    let _server = MailServer::start_on(port, smtp::Settings::default()).await.expect("the port");
    email.look(PATIENCE).await.expect("it lets us in");
    assert!(!*away.borrow());
}
