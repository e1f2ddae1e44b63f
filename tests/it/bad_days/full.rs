//! A disk that is full, and one that fails.

use std::path::{Path, PathBuf};
use std::process::Command;

use panelbot::store::{Error, Settings, Store};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::program::Program;

/// Set for a test that runs in a namespace of its own.
const INSIDE: &str = "PANELBOT_TEST_IN_A_NAMESPACE";

/// A file system of its own with little room, in memory. Taken away with the test.
struct SmallDisk(TempDir);

impl SmallDisk {
    /// `None` when this user may not mount one, and the test has passed in a namespace where everyone may.
    fn new(test: &str) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=4m", "tmpfs"]).arg(folder.path());
        let mounted = mount.output().expect("the command mount");
        if mounted.status.success() {
            return Some(Self(folder));
        }
        let why = String::from_utf8_lossy(&mounted.stderr);
        assert!(std::env::var_os(INSIDE).is_none(), "no file system in a namespace either: {why}");
        pass_in_a_namespace(test);
        None
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Takes all the room that is left.
    fn fill(&self) {
        let _ = std::io::copy(
            &mut std::io::repeat(0),
            &mut std::fs::File::create(self.path("ballast")).expect("a file"),
        )
        .expect_err("it ends when the disk is full");
    }

    fn make_room(&self) {
        std::fs::remove_file(self.path("ballast")).expect("removed");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.0.path()).status();
    }
}

/// Runs a test of this file once more where its user counts as root and mounts what nobody else sees.
fn pass_in_a_namespace(test: &str) {
    let (_, module) = module_path!().split_once("::").expect("a module of this binary");
    let mut again = Command::new("unshare");
    again
        .args(["--map-root-user", "--mount"])
        .arg(std::env::current_exe().expect("this binary"))
        .args(["--exact", &format!("{module}::{test}")])
        .env(INSIDE, "1");
    let outcome = again.output().expect("the command unshare");
    assert!(
        outcome.status.success(),
        "this test fills a small file system: it takes root, or a kernel where `unshare --map-root-user --mount` \
         works, and there it must pass:\n{}{}",
        String::from_utf8_lossy(&outcome.stdout),
        String::from_utf8_lossy(&outcome.stderr),
    );
    assert!(String::from_utf8_lossy(&outcome.stdout).contains("1 passed"), "{test} was not run");
}

fn url(file: &Path) -> String {
    format!("sqlite://{}", file.display())
}

#[tokio::test]
async fn a_full_disk_is_told_as_such_and_the_store_works_again_when_there_is_room() {
    let test = "a_full_disk_is_told_as_such_and_the_store_works_again_when_there_is_room";
    let Some(disk) = SmallDisk::new(test) else { return };
    let settings = Settings { url: url(&disk.path("panel.sqlite")) };
    let store = Store::connect(&settings).await.expect("a database");
    store.migrate().await.expect("the tables");
    assert!(store.room().is_some_and(|room| (1..4_200_000).contains(&room)));
    let version = store.read().await.expect("read").catalogue_version().await;
    disk.fill();
    assert!(store.room().is_some_and(|room| room < 4096));
    let mut outcome = Ok(());
    for _ in 0..200 {
        outcome = store.try_writing().await;
        if outcome.is_err() {
            break;
        }
    }
    assert_eq!(outcome, Err(Error::DiskFull));
    assert_eq!(store.try_writing().await, Err(Error::DiskFull), "and it stays so");
    disk.make_room();
    assert_eq!(store.try_writing().await, Ok(()));
    // A transaction that is dropped changes nothing: the connection does not count one too many.
    let dropped = store.write().await.expect("a transaction");
    dropped.bump_catalogue().await.expect("written");
    drop(dropped);
    assert_eq!(store.read().await.expect("read").catalogue_version().await, version);
}

#[tokio::test]
async fn while_the_disk_is_full_nothing_is_lost_and_afterwards_all_goes_on() {
    let test = "while_the_disk_is_full_nothing_is_lost_and_afterwards_all_goes_on";
    let Some(disk) = SmallDisk::new(test) else { return };
    let program = Program::start(&url(&disk.path("panel.sqlite"))).await;
    let kim = program.kim().await;
    disk.fill();
    kim.press("Den är god").expect("it is shown");
    program.apologises().await;
    program.says("the disk that the database is on is full").await;
    let doctor = program.deployment.run(&["doctor"]);
    assert_eq!(doctor.code, 1, "{}", doctor.out);
    assert!(doctor.out.contains("fail  disk      the disk is full"), "{}", doctor.out);
    assert_eq!(program.platform.pending(), 1, "nothing is acknowledged that is not stored");
    program.not_ready(&json!({ "database": "disk full" })).await;
    let serving = "fail  serving   database: disk full";
    assert!(doctor.out.contains(serving), "{}", doctor.out);
    disk.make_room();
    program.shows(&kim, "Ändra").await;
    program.says("there is room on the database's disk again").await;
    assert_eq!(program.logged("ERROR"), 1, "{}", program.log());
    program.not_ready(&Value::Null).await;
    assert_eq!(program.responses(), 1);
    let doctor = program.deployment.run(&["doctor"]);
    assert!(doctor.out.contains("warn  disk      "), "little is left: {}", doctor.out);
}

/// Lets the program's files grow to at most so many bytes, as a quota does.
fn limit(program: &Program, bytes: &str) {
    let limit = format!("--fsize={bytes}:unlimited");
    let mut set = Command::new("prlimit");
    set.arg("--pid").arg(program.process().to_string()).arg(limit);
    let set = set.status().expect("prlimit");
    assert!(set.success());
}

#[tokio::test]
async fn while_the_disk_takes_nothing_nobodys_update_is_set_aside_and_afterwards_all_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("panel.sqlite");
    // A process that is over its limit is ended, unless it ignores the signal.
    let program = Program::start_by(&url(&file), |own| {
        let mut shell = Command::new("sh");
        shell.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""]).arg(own.get_program());
        shell.args(own.get_args());
        for (name, value) in own.get_envs() {
            match value {
                Some(value) => shell.env(name, value),
                None => shell.env_remove(name),
            };
        }
        shell
    })
    .await;
    let kim = program.kim().await;
    let (before, notes) = (program.log().len(), program.logged("the database is away"));
    assert_eq!(notes, 0, "{before} bytes: {}", program.log());
    limit(&program, "4096");
    kim.press("Den är god").expect("it is shown");
    program.apologises().await;
    limit(&program, "unlimited");
    program.shows(&kim, "Ändra").await;
    assert_eq!(program.responses(), 1);
    let aside = program.deployment.json(&["set-aside", "list"]);
    assert_eq!(aside["set_aside"].as_array().map(Vec::len), Some(0));
}
