//! The program as it serves: ready at once, stopped in time, one at a time, and going on where it was.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::command::Deployment;

/// A serving process that is ended with the test.
struct Serving {
    child: Child,
    lines: BufReader<std::process::ChildStdout>,
}

impl Serving {
    fn demo(deployment: &Deployment) -> Self {
        let mut command = deployment.command(&["demo", "--listen", "127.0.0.1:0"]);
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("started");
        let lines = BufReader::new(child.stdout.take().expect("piped"));
        Self { child, lines }
    }

    /// The links that the demo prints.
    fn links(&mut self) -> Vec<String> {
        let mut links = Vec::new();
        while links.len() < 2 {
            let mut line = String::new();
            assert_ne!(self.lines.read_line(&mut line).expect("text"), 0, "the demo ended");
            links.extend(
                line.split_whitespace().find(|word| word.starts_with("http")).map(str::to_owned),
            );
        }
        links
    }

    /// Asks it to stop as a system does, and says how long that took.
    fn stop(&mut self) -> (Option<i32>, Duration) {
        let begun = Instant::now();
        let asked = Command::new("kill").arg(self.child.id().to_string()).status().expect("kill");
        assert!(asked.success());
        (self.child.wait().expect("ended").code(), begun.elapsed())
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Fetches an address of ours with a plain request.
fn get(url: &str) -> String {
    let rest = url.strip_prefix("http://").expect("plain");
    let (host, path) = rest.split_once('/').expect("a path");
    let mut stream = TcpStream::connect(host).expect("served");
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
        .expect("written");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("text");
    answer
}

#[test]
fn the_demo_serves_two_panels_stops_in_time_and_goes_on_where_it_was() {
    let deployment = Deployment::new();
    let mut first = Serving::demo(&deployment);
    let links = first.links();
    let panel = get(&links[0]);
    assert!(panel.starts_with("HTTP/1.1 200") && panel.contains("Gnosjöpanelen"), "{panel}");
    let question = get(&links[1]);
    assert!(question.contains("Vad tycker du om maten i skolan?"), "{question}");
    let (code, took) = first.stop();
    assert_eq!(code, Some(0));
    assert!(took < Duration::from_secs(5), "{took:?}");

    let mut second = Serving::demo(&deployment);
    let code = |link: &String| link.rsplit('/').next().map(str::to_owned);
    assert_eq!(
        second.links().iter().map(code).collect::<Vec<_>>(),
        links.iter().map(code).collect::<Vec<_>>()
    );
}

#[test]
fn a_second_process_on_the_same_database_is_refused_with_a_reason() {
    let deployment = Deployment::new();
    let mut first = Serving::demo(&deployment);
    first.links();
    deployment.fails(
        &["demo", "--listen", "127.0.0.1:0"],
        1,
        "another panelbot already serves from this database",
    );
    let listed = deployment
        .command(&["panel", "list"])
        .env("PANELBOT_DATABASE__URL", "sqlite://demo.sqlite")
        .output();
    assert!(listed.expect("started").status.success(), "commands run beside it");
}

#[test]
fn a_port_that_is_taken_is_told_before_anything_is_made() {
    let deployment = Deployment::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let listen = taken.local_addr().expect("an address").to_string();
    deployment.fails(&["demo", "--listen", &listen], 1, "cannot listen on");
    assert!(!deployment.path("demo.sqlite").exists());
}
