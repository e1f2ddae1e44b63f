//! The ready round that evaluates a panel.

use super::scene::PANEL;
use crate::command::{Deployment, example};

#[test]
fn the_ready_evaluation_is_taken_in_as_it_is_with_the_panels_next_number() {
    let deployment = Deployment::new();
    deployment.ok(&["panel", "apply", &example("gnosjo/panel.toml")]);
    deployment.ok(&["round", "apply", &example("gnosjo/skatten.toml")]);
    let new = ["round", "new", "--template", "evaluation", "--panel"];
    let file = deployment.ok(&[&new[..], &["gnosjo"]].concat());
    assert!(file.contains("number = 3\n") && file.contains("label.en"), "{file}");
    deployment.write("evaluation.toml", &file);
    deployment.ok(&["round", "apply", "evaluation.toml"]);
    assert_eq!(deployment.ok(&["round", "submit", "gnosjo/3"]), "gnosjo/3 in_review");
    deployment.fails(&[&new[..], &["atlantis"]].concat(), 2, "no panel called atlantis");
}

#[test]
fn the_ready_evaluation_speaks_only_the_panels_languages() {
    let deployment = Deployment::new();
    deployment.write("panel.toml", &PANEL);
    deployment.ok(&["panel", "apply", "panel.toml"]);
    let file = deployment.ok(&["round", "new", "--template", "evaluation", "--panel", "exported"]);
    assert!(!file.contains(".en = ") && file.contains("text.sv = "), "{file}");
    deployment.write("evaluation.toml", &file);
    deployment.ok(&["round", "apply", "evaluation.toml"]);
}
