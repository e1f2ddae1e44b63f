//! What the doctor finds, and what is said of a database that cannot be opened.

use crate::command::{Deployment, example};

/// A deployment whose database can only be read with its key file.
fn with_secrets() -> Deployment {
    let deployment = Deployment::new();
    deployment.ok(&["panel", "apply", &example("svenljunga/panel.toml")]);
    let applied = deployment.json(&["round", "apply", &example("svenljunga/skolmaten.toml")]);
    for step in ["submit", "approve", "open"] {
        deployment.ok(&["round", step, applied["id"].as_str().expect("an id")]);
    }
    deployment
}

fn put_key(deployment: &Deployment, bytes: &[u8], mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    let key = deployment.path("panelbot.key");
    std::fs::write(&key, bytes).expect("written");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(mode)).expect("ours");
}

#[test]
fn the_doctor_knows_a_key_file_that_belongs_to_another_database() {
    let deployment = with_secrets();
    assert!(deployment.ok(&["doctor"]).contains("ok    key file"));
    put_key(&deployment, &[7; 32], 0o600);
    let done = deployment.run(&["doctor"]);
    assert_eq!(done.code, 1, "{}", done.out);
    assert!(done.out.contains("the database was made with another key file"), "{}", done.out);
}

#[test]
fn a_key_file_that_is_none_is_told_so_whoever_can_read_it() {
    let deployment = with_secrets();
    put_key(&deployment, b"ten bytes.", 0o644);
    let done = deployment.run(&["doctor"]);
    assert!(done.out.contains("is not a key file"), "{}", done.out);
    put_key(&deployment, &[7; 32], 0o644);
    let done = deployment.run(&["doctor"]);
    assert!(done.out.contains("run chmod 600"), "{}", done.out);
}

#[test]
fn a_folder_in_the_place_of_the_key_file_is_left_as_it_is() {
    let deployment = Deployment::new();
    deployment
        .write("config.toml", "[database]\nkey_file = \".\"\n[web]\nlisten = \"127.0.0.1:0\"\n");
    let done = deployment.run(&["doctor"]);
    assert_eq!(done.code, 1, "{}", done.out);
    assert!(done.out.contains("is a folder"), "{}", done.out);
    assert!(!done.out.contains("chmod"), "{}", done.out);
}

#[test]
fn wrong_settings_give_the_doctor_code_2() {
    let deployment = Deployment::new();
    deployment.write("config.toml", "[log]\nlevel = \"loud\"\n");
    let done = deployment.run(&["doctor"]);
    assert_eq!(done.code, 2, "{}", done.out);
    assert!(done.out.contains("must be error, warn, info, debug or trace"), "{}", done.out);
}

#[test]
fn a_database_that_cannot_be_opened_is_told_once_and_what_is_wrong_with_it() {
    let deployment = Deployment::new();
    let at = |url: &str| {
        let settings =
            format!("[database]\nurl = \"sqlite://{url}\"\n[web]\nlisten = \"127.0.0.1:0\"\n");
        deployment.write("config.toml", &settings);
    };
    at("nowhere/panelbot.sqlite");
    let missing = "nowhere is missing: make it first; look at database.url\n";
    let told = deployment.fails(&["panel", "list"], 1, missing).err;
    assert_eq!(told.matches("nowhere").count(), 1, "{told}");
    let doctor = deployment.run(&["doctor"]).out;
    assert!(doctor.contains(missing), "{doctor}");
    std::fs::create_dir(deployment.path("folder")).expect("made");
    at("folder");
    deployment.fails(&["panel", "list"], 1, "is a folder: name a file in it");
}
