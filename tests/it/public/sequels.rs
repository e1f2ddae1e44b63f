//! What comes after a result on its page: promised, late, given, put right, and what became of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Duration;
use panelbot::domain::decision::{Decision, DecisionStatus, DecisionUpdate};
use panelbot::domain::statement::{
    Correction, Followup, Postponement, Signature, Statement, StatementState,
};
use panelbot::domain::{DecisionId, LocalText, Panel, Round, RoundId, StatementId};
use panelbot::service::{PublicRound, Sequel, import};
use panelbot::web::result_page;
use uuid::Uuid;

use super::sample::{closed, in_arabic, locale, released, time, with_arabic};

const BASE: &str = "https://panel.example.se";
const ANSWER: &str = include_str!("../../../examples/gnosjo/svaret.toml");

/// Staff's own words in Swedish.
fn sv(words: &str) -> LocalText {
    [(locale("sv"), words.to_owned())].into_iter().collect()
}

/// The answer of the example, sent on 26 February.
pub fn answer(panel: &Panel, rounds: &[Round]) -> Statement {
    let known = import::Closed { panels: std::slice::from_ref(panel), rounds };
    let read = import::statement(ANSWER.as_bytes(), known, |_| Vec::new(), false);
    let sent_at = time("2027-02-26T09:00:00Z");
    Statement {
        id: StatementId(Uuid::from_u128(1)),
        writers: vec!["astrid".to_owned()],
        state: StatementState::Sent { sent_at },
        ..read.expect("a right file")
    }
}

/// What became of it: under way, and then not done.
pub fn decision(panel: &Panel, rounds: &[RoundId]) -> Decision {
    let update = |dated: &str, status, text: &str, why: &str| DecisionUpdate {
        dated: dated.parse().expect("a day"),
        status,
        text: sv(text),
        why: if why.is_empty() { LocalText::default() } else { sv(why) },
        told_at: time(&format!("{dated}T09:00:00Z")),
    };
    Decision {
        id: DecisionId(Uuid::from_u128(2)),
        panel: panel.id,
        number: 1,
        rounds: rounds.to_vec(),
        title: sv("Sex nya tjänster i skolan"),
        updates: vec![
            update("2027-03-15", DecisionStatus::UnderWay, "Vi söker **folk**.", ""),
            update("2027-08-20", DecisionStatus::NotDone, "Det blev fem.", "Pengarna räckte inte."),
        ],
    }
}

/// The round with what came of it, as it stands on this day.
pub fn with(shown: PublicRound, followup: &Followup, now: &str) -> PublicRound {
    let sequel = Sequel::of(&shown.panel, &shown.round, followup, time(now));
    PublicRound { sequel, ..shown }
}

/// Everything that came of one round.
fn followup(shown: &PublicRound) -> Followup {
    let rounds = BTreeMap::from([(shown.round.id, Arc::clone(&shown.round))]);
    Followup { rounds, ..Followup::default() }
}

/// The round in Arabic with its answer and what became of it. What staff have not written in Arabic stays Swedish.
pub fn answered_in_arabic() -> PublicRound {
    let shown = in_arabic();
    let rounds = [shown.round.as_ref().clone()];
    let mut statement = answer(&shown.panel, &rounds);
    let words = "**ترتفع الضريبة بمقدار 25 أوره، وليس 50.** (مثال مختلق.)\n\n\
                 معظمكم أراد رفعها، ولكن أقل من ذلك. وهذا ما فعلناه.\n\n\
                 - معظم المال يذهب إلى المدارس، كما أردتم.\n\
                 - رعاية المسنين تنتظر حتى العام القادم.";
    with_arabic(&mut statement.text, words);
    if let Some(Signature::Body { name, .. }) = &mut statement.signature {
        with_arabic(name, "المجلس البلدي");
    }
    let mut decision = decision(&shown.panel, &[shown.round.id]);
    with_arabic(&mut decision.title, "ست وظائف جديدة في المدارس");
    with_arabic(&mut decision.updates[0].text, "نبحث الآن عن موظفين. يبدؤون في أغسطس.");
    let all =
        Followup { statements: vec![statement], decisions: vec![decision], ..followup(&shown) };
    with(shown, &all, "2027-09-01T12:00:00Z")
}

fn page(shown: &PublicRound) -> String {
    result_page(shown, &locale("sv"), BASE).expect("a page").replace('\u{a0}', " ")
}

#[test]
fn while_it_is_late_the_page_says_so_and_tells_the_new_date_and_why() {
    let shown = released();
    let none = followup(&shown);
    let told = page(&with(shown.clone(), &none, "2027-03-01T12:00:00Z"));
    assert!(told.contains("Kommunfullmäktige svarar senast den 1 mars 2027."), "{told}");
    let told = page(&with(shown.clone(), &none, "2027-03-02T12:00:00Z"));
    assert!(told.contains("lovat till den 1 mars 2027, men det är inte klart. Förlåt!"), "{told}");
    let until = time("2027-03-10T08:00:00Z");
    let postponed = Postponement {
        rounds: vec![shown.round.id],
        until,
        why: sv("Nämnden behöver läsa mer."),
        at: time("2027-03-02T13:00:00Z"),
    };
    let late = Followup { postponements: vec![postponed], ..none };
    let told = page(&with(shown.clone(), &late, "2027-03-03T12:00:00Z"));
    assert!(told.contains("Det kommer den 10 mars 2027 i stället."), "{told}");
    assert!(told.contains("Så här är det: Nämnden behöver läsa mer."), "{told}");
    let told = page(&with(shown, &late, "2027-03-11T12:00:00Z"));
    assert!(told.contains("men det är inte klart") && !told.contains("Det kommer den"), "{told}");
    assert!(!told.contains("id=\"decisions\""), "{told}");
}

#[test]
fn a_statement_that_came_late_says_what_was_promised_and_one_in_time_does_not() {
    let shown = released();
    let rounds = [shown.round.as_ref().clone()];
    let sent = |at: &str| {
        let state = StatementState::Sent { sent_at: time(at) };
        let statement = Statement { state, ..answer(&shown.panel, &rounds) };
        let all = Followup { statements: vec![statement], ..followup(&shown) };
        page(&with(shown.clone(), &all, "2027-09-01T12:00:00Z"))
    };
    let told = sent("2027-03-04T09:00:00Z");
    let late = "Kommunfullmäktige svarade den 4 mars 2027. Svaret var lovat till den 1 mars 2027.";
    assert!(told.contains(late), "{told}");
    let told = sent("2027-03-01T21:00:00Z");
    assert!(told.contains("svarade den 1 mars 2027.") && !told.contains("var lovat"), "{told}");
}

#[test]
fn a_statement_that_is_being_written_is_not_on_the_page() {
    let shown = released();
    let rounds = [shown.round.as_ref().clone()];
    let draft = Statement { state: StatementState::Draft, ..answer(&shown.panel, &rounds) };
    let all = Followup { statements: vec![draft], ..followup(&shown) };
    let told = page(&with(shown, &all, "2027-02-20T12:00:00Z"));
    assert!(!told.contains("25 öre") && told.contains("svarar senast den 1 mars 2027"), "{told}");
}

#[test]
fn a_correction_is_shown_as_one_with_its_day_and_what_was_wrong() {
    let shown = released();
    let rounds = [shown.round.as_ref().clone()];
    let first = answer(&shown.panel, &rounds);
    let corrected = Statement {
        id: StatementId(Uuid::from_u128(3)),
        text: sv("Skatten höjs med **20 öre**."),
        corrects: Some(Correction { statement: first.id, what: sv("Vi skrev *25 öre*.") }),
        state: StatementState::Sent { sent_at: time("2027-03-04T09:00:00Z") },
        ..first.clone()
    };
    let all = Followup { statements: vec![first, corrected], ..followup(&shown) };
    let told = page(&with(shown, &all, "2027-03-05T12:00:00Z"));
    assert!(told.contains("Kommunfullmäktige svarade den 26 februari 2027."), "{told}");
    assert!(told.contains("<strong>Rättat den 4 mars 2027</strong>"), "{told}");
    assert!(told.contains("Vi skrev <em>25 öre</em>."), "{told}");
    let at = |part: &str| told.find(part).unwrap_or_else(|| panic!("{part}: {told}"));
    let former = at("<summary>Så stod det förut</summary>");
    assert!(at("<strong>20 öre</strong>") < former, "what holds stands first");
    assert!(former < at("Det här rättades den 4 mars 2027 och gäller inte längre."), "{told}");
    assert!(former < at("25 öre, inte 50"), "{told}");
    assert!(at("Svaret rättades den 4 mars 2027.") < former, "{told}");
}

#[test]
fn what_belongs_to_several_rounds_leads_to_the_others() {
    let shown = released();
    let file = include_bytes!("../../../examples/gnosjo/rondellen.toml");
    let other = Round { id: RoundId(Uuid::from_u128(9)), ..closed(&shown.panel, file) };
    let rounds = [shown.round.as_ref().clone(), other.clone()];
    let both = vec![shown.round.id, other.id];
    let statement = Statement { rounds: both.clone(), ..answer(&shown.panel, &rounds) };
    let mut all = followup(&shown);
    all.rounds.insert(other.id, Arc::new(other));
    all.decisions = vec![decision(&shown.panel, &both)];
    all.statements = vec![statement];
    let told = page(&with(shown, &all, "2027-09-01T12:00:00Z"));
    let link = format!("{BASE}/p/gnosjo/rounds/6?lang=sv\">Rondellen i Hillerstorp</a>");
    assert_eq!(told.matches(&link).count(), 2, "{told}");
}

#[test]
fn decisions_stand_in_order_with_their_days_and_why_something_is_not_done() {
    let shown = released();
    let rounds = [shown.round.as_ref().clone()];
    let all = Followup {
        statements: vec![answer(&shown.panel, &rounds)],
        decisions: vec![decision(&shown.panel, &[shown.round.id])],
        ..followup(&shown)
    };
    let told = page(&with(shown, &all, "2027-09-01T12:00:00Z"));
    assert!(told.contains("<h3>Det blir inte av: Sex nya tjänster i skolan</h3>"), "{told}");
    let first = told.find("15 mars 2027: på gång").expect("the first");
    let second = told.find("20 augusti 2027: det blir inte av").expect("the second");
    assert!(first < second);
    assert!(told.contains("Vi söker <strong>folk</strong>."), "{told}");
    assert!(told.contains("Varför inte: Pengarna räckte inte."), "{told}");
    assert!(!told.contains("astrid"), "who wrote on it is nobody's business");
}

#[test]
fn nothing_that_is_written_becomes_code() {
    let shown = released();
    let rounds = [shown.round.as_ref().clone()];
    let hostile = "<script>alert(1)</script> [x](javascript:alert(1)) **<img src=x onerror=1>**";
    let statement = Statement {
        text: sv(hostile),
        administration: sv(hostile),
        ..answer(&shown.panel, &rounds)
    };
    let mut decision = decision(&shown.panel, &[shown.round.id]);
    decision.title = sv(hostile);
    decision.updates[0].text = sv(hostile);
    decision.updates[1].why = sv(hostile);
    let all =
        Followup { statements: vec![statement], decisions: vec![decision], ..followup(&shown) };
    let now = time("2027-02-26T09:00:00Z") + Duration::days(9);
    let told = page(&with(shown, &all, &now.to_rfc3339()));
    assert!(!told.contains("<script") && !told.contains("<img") && !told.contains("href=\"java"));
    assert_eq!(told.matches("&#60;script&#62;").count(), 5, "{told}");
}
