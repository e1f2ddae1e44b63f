//! A panel in which everyone has answered, by chance. All goes in through the program's own queries, in the order in which
//! people come: by no key.

use std::collections::BTreeMap;

use anyhow::Result;
use chrono::{Duration, Timelike, Utc};
use panelbot::domain::contact::Contact;
use panelbot::domain::routing::{self, Answers};
use panelbot::domain::{
    Answer, AnswerValue, Background, CategoryNo, ChoiceNo, Locale, Membership, Nonresponse, Panel,
    PanelistId, Participation, PersonId, Place, Question, QuestionKind, RespondentKey, Round,
};
use panelbot::store::{Store, StoredPanelist, StoredParticipation, day};
use rand::{random, random_bool, random_range};
use sea_orm::{ConnectionTrait, Database};
use uuid::Uuid;

/// People in one transaction.
const AT_ONCE: usize = 1000;

/// How many of those who come to a question break off there.
const BREAK_OFF: f64 = 0.01;

const WORDS: [&str; 16] = [
    "bussarna",
    "på",
    "kvällen",
    "vi",
    "vill",
    "ha",
    "fler",
    "och",
    "\"bättre\"",
    "belysning",
    "vid",
    "bron,",
    "åtminstone",
    "nära",
    "skolan",
    "🚌",
];

/// Lets people answer until there are so many answers. Returns how many people and answers there are.
pub async fn fill(
    store: &Store,
    panel: &Panel,
    round: &Round,
    wanted: usize,
) -> Result<(usize, usize)> {
    let (mut people, mut answers) = (0, 0);
    while answers < wanted {
        let transaction = store.write().await?;
        let persons: Vec<_> = (0..AT_ONCE).map(|_| PersonId(Uuid::new_v4())).collect();
        let members: Vec<_> = persons.iter().map(|person| panelist(panel, *person)).collect();
        let parts: Vec<_> = members.iter().map(|one| part(round, one.id)).collect();
        let (mut responses, mut given) = (BTreeMap::new(), BTreeMap::new());
        for member in &members {
            let key = RespondentKey(random());
            responses.insert((round.id, key), member.background.clone());
            let said = answered(round).into_iter();
            given.extend(said.map(|(no, answer)| ((round.id, key, no), answer)));
        }
        transaction.add_people(&persons).await?;
        transaction.save_panelists(&members).await?;
        transaction.save_participation(&parts).await?;
        transaction.save_responses(&responses).await?;
        transaction.save_answers(&given).await?;
        transaction.commit().await?;
        people += members.len();
        answers += given.len();
    }
    Ok((people, answers))
}

/// Lets the database take stock of itself.
pub async fn settle(url: &str) -> Result<()> {
    let connection = Database::connect(url).await?;
    let settle: &[&str] = if url.starts_with("sqlite") {
        &["PRAGMA wal_checkpoint(TRUNCATE)"]
    } else {
        &["VACUUM ANALYZE", "CHECKPOINT"]
    };
    for statement in settle {
        connection.execute_unprepared(statement).await?;
    }
    Ok(connection.close().await?)
}

fn panelist(panel: &Panel, person: PersonId) -> StoredPanelist {
    let background = panel.variables().map(|(no, variable)| {
        (no, random_bool(0.97).then(|| CategoryNo(below(variable.categories.len()))))
    });
    StoredPanelist {
        id: PanelistId(Uuid::new_v4()),
        panel: panel.id,
        person,
        membership: Membership::Enrolled,
        locale: Locale::parse("sv"),
        consent_version: panel.consent.version,
        background: background.collect::<Background>(),
        invitation: None,
        joined_at: day(Utc::now() - Duration::days(30)),
        seen_at: day(Utc::now()),
        contact: Contact::default(),
    }
}

fn part(round: &Round, panelist: PanelistId) -> StoredParticipation {
    let ago = Duration::seconds(random_range(0..14 * 86_400));
    let started_at = Utc::now().with_nanosecond(0).unwrap_or_default() - ago;
    let participation = Some(Participation { started_at, completed_at: None });
    StoredParticipation { round: round.id, panelist, participation, declined_at: None }
}

fn answered(round: &Round) -> Answers {
    let mut answers = Answers::new();
    for (no, question) in round.questions() {
        if !routing::is_shown(question, &answers) {
            continue;
        }
        if no.0 > 0 && random_bool(BREAK_OFF) {
            break;
        }
        answers.insert(no, Answer::complete(value(question)));
    }
    answers
}

fn value(question: &Question) -> AnswerValue {
    if question.dont_know && random_bool(0.06) {
        return AnswerValue::Nonresponse(Nonresponse::DontKnow);
    }
    if question.skip && random_bool(0.06) {
        return AnswerValue::Nonresponse(Nonresponse::Skipped);
    }
    let choice = || ChoiceNo(below(question.choices().len()));
    let words = |most: usize| {
        let words = (0..random_range(2..most)).map(|_| WORDS[random_range(0..WORDS.len())]);
        words.collect::<Vec<_>>().join(" ")
    };
    match question.kind {
        QuestionKind::SingleChoice { .. } | QuestionKind::MultipleChoice { .. } => {
            let most = if question.is_multiple() { random_range(1..=3) } else { 1 };
            let mut chosen: Vec<_> = (0..most).map(|_| choice()).collect();
            chosen.sort_unstable();
            chosen.dedup();
            let other = (question.other && random_bool(0.04)).then(|| words(8));
            if other.is_some() && !question.is_multiple() {
                chosen.clear();
            }
            AnswerValue::Choices { chosen, other }
        }
        QuestionKind::Scale { from, to, .. } => AnswerValue::Scale(random_range(from..=to)),
        QuestionKind::Number { .. } => AnswerValue::Number(random_range(0..=1000_u16).into()),
        QuestionKind::OpenText { .. } => AnswerValue::Text(words(40)),
        QuestionKind::Location { .. } => AnswerValue::Place(match random_range(0..5) {
            0 => Place::Words(words(5)),
            1 => {
                Place::Point { latitude: 57.0 + random::<f64>(), longitude: 13.0 + random::<f64>() }
            }
            _ => Place::Area(choice()),
        }),
    }
}

fn below(count: usize) -> u8 {
    u8::try_from(random_range(0..count)).unwrap_or(0)
}
