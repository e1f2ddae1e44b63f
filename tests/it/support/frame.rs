//! The files of a panel and of its rounds as tests write them: a frame that is the same for all, and within it what a
//! test is about.

/// The languages of a file.
pub const SWEDISH: &[&str] = &["sv"];
pub const SWEDISH_AND_ENGLISH: &[&str] = &["sv", "en"];

/// What is said in Swedish and in English, so far as the file has that language.
type Words<'a> = [&'a str; 2];

/// A panel's file: anyone may join, on every platform and at any age.
pub struct PanelFile<'a> {
    pub slug: &'a str,
    pub languages: &'a [&'a str],
    /// Its `[[background]]`.
    pub background: &'a str,
}

impl PanelFile<'_> {
    /// The file.
    pub fn toml(&self) -> String {
        let said = |key, words| said(key, words, self.languages);
        [
            format!("slug = \"{}\"\nlanguages = {:?}\n", self.slug, self.languages),
            "time_zone = \"Europe/Stockholm\"\n".to_owned(),
            "entry = \"join_first\"\nrecruitment = [\"open\"]\n".to_owned(),
            said("name", ["Panelen", "The panel"]),
            said("organiser", ["Kommunen", "The municipality"]),
            said("welcome", ["Hej!", "Hi!"]),
            said("promise", ["Du får svar.", "You get an answer."]),
            said("help_lines", ["", ""]),
            "[consent]\nversion = 1\n".to_owned(),
            said("text", ["Det är okej att ni sparar mina svar.", "You may keep my answers."]),
            "[retention]\nguest_days = 30\ninactive_days = 365\n".to_owned(),
            ["telegram", "discord", "browser"]
                .map(|channel| format!("[channels.{channel}]\nminimum_age = 0\n"))
                .concat(),
            self.background.to_owned(),
        ]
        .concat()
    }
}

/// What a panel may ask of its people: the part of town and the school, of each two.
pub const AREA_AND_SCHOOL: &str = r#"
[[background]]
id = "area"
text.sv = "Var bor du?"
categories = [{ id = "n", label.sv = "Norr" }, { id = "s", label.sv = "Söder" }]
[[background]]
id = "school"
text.sv = "Vilken skola?"
categories = [{ id = "a", label.sv = "Alfaskolan" }, { id = "b", label.sv = "Betaskolan" }]
"#;

/// A round's file: open for two weeks.
pub struct RoundFile<'a> {
    pub panel: &'a str,
    pub number: u32,
    pub languages: &'a [&'a str],
    pub report_by: &'a [&'a str],
    pub report_by_two: &'a [[&'a str; 2]],
    pub title: Words<'a>,
    pub decided_by: Words<'a>,
    pub statement_due_days_after_close: u32,
    /// Its `[[questions]]`.
    pub questions: &'a str,
}

impl RoundFile<'_> {
    /// The first round of a panel in Swedish, without a question so far.
    pub const FRAME: Self = Self {
        panel: "",
        number: 1,
        languages: SWEDISH,
        report_by: &[],
        report_by_two: &[],
        title: ["En runda", "A round"],
        decided_by: ["Nämnden", "The board"],
        statement_due_days_after_close: 14,
        questions: "",
    };

    /// The file.
    pub fn toml(&self) -> String {
        let said = |key, words| said(key, words, self.languages);
        [
            format!("panel = \"{}\"\nnumber = {}\n", self.panel, self.number),
            "mode = \"confidential\"\nopen_for_days = 14\n".to_owned(),
            format!("report_by = {:?}\n", self.report_by),
            format!("report_by_two = {:?}\n", self.report_by_two),
            said("title", self.title),
            "[promise]\n".to_owned(),
            said("decided_by", self.decided_by),
            said("can_change", ["allt", "everything"]),
            said("use", ["Nämnden läser.", "The board reads it."]),
            format!("statement_due_days_after_close = {}\n", self.statement_due_days_after_close),
            self.questions.to_owned(),
        ]
        .concat()
    }
}

fn said(key: &str, words: Words, languages: &[&str]) -> String {
    let each = languages.iter().zip(words);
    let line = |(language, words)| format!("{key}.{language} = \"{words}\"\n");
    each.map(line).collect()
}
