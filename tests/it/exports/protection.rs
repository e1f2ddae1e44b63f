//! What does not leave, and what is written down when something does.

use std::collections::BTreeMap;

use panelbot::domain::{Answer, AnswerValue, Background, CategoryNo, QuestionNo, VariableNo};
use panelbot::report::Separator;
use panelbot::service::{ExportFormat, ExportOptions, Refusal, RoundName};

use super::reading;
use super::scene::{PANEL, ROUND, Want, answer, options, sealed};
use crate::support::{TestDesk, both_databases};

async fn exports_in_the_log(test: &TestDesk) -> Vec<(String, String)> {
    let log = test.desk.audit_log(Some("exported"), None).await.expect("the log");
    let exports = log.into_iter().filter(|entry| entry.action.starts_with("export"));
    exports.map(|entry| (entry.who, entry.action)).collect()
}

both_databases! {
    nothing_leaves_that_can_be_tied_to_people_and_no_refusal_is_an_export(test) {
        test.panel(&PANEL).await;
        let round = test.open_round(&ROUND).await;
        let name = RoundName::Id(round.id);
        let begun = test.desk.export(&name, options(ExportFormat::Csv), "astrid").await;
        assert!(matches!(begun, Err(Refusal::NotSealed(_))), "it is open: {begun:?}");
        test.close_round(&round).await;
        let begun = test.desk.export(&name, options(ExportFormat::Xlsx), "astrid").await;
        assert!(matches!(begun, Err(Refusal::NotSealed(_))), "it is closed: {begun:?}");
        let linked = ROUND.replace("\"confidential\"", "\"linked\"").replace("number = 1", "number = 2");
        let linked = test.open_round(&linked).await;
        test.close_round(&linked).await;
        let name = RoundName::Id(linked.id);
        let begun = test.desk.export(&name, options(ExportFormat::Csv), "astrid").await;
        assert!(matches!(begun, Err(Refusal::NeverExported(_))), "{begun:?}");
        assert_eq!(exports_in_the_log(&test).await, []);
    }

    a_round_without_places_gives_no_map(test) {
        test.panel(&PANEL).await;
        let (before, _) = ROUND.split_once("[[questions]]\nid = \"where\"").expect("the last");
        let round = test.open_round(before).await;
        test.close_round(&round).await;
        test.desk.seal(round.id).await.expect("sealed");
        let name = RoundName::Id(round.id);
        let begun = test.desk.export(&name, options(ExportFormat::GeoJson), "astrid").await;
        assert!(matches!(begun, Err(Refusal::NoPlaces(_))), "{begun:?}");
    }

    who_took_what_out_is_written_down_before_anything_is_read(test) {
        let name = RoundName::Id(sealed(&test).await.id);
        let how = options(ExportFormat::Xlsx);
        drop(test.desk.export(&name, how.clone(), "astrid").await.expect("begun"));
        let without = ExportOptions { with_words: false, ..how };
        drop(test.desk.export(&name, without, "birger").await.expect("begun"));
        let wanted = [("astrid", "export xlsx open_answers"), ("birger", "export xlsx")];
        let wanted = wanted.map(|(who, what)| (who.to_owned(), what.to_owned()));
        assert_eq!(exports_in_the_log(&test).await, wanted);
    }

    a_combination_of_background_that_few_share_stands_in_no_file(test) {
        test.panel(&PANEL).await;
        let round = test.open_round(&ROUND).await;
        let someone = |group: u8| {
            let category = |bit: u8| Some(CategoryNo(group >> bit & 1));
            let background =
                Background::from([(VariableNo(0), category(0)), (VariableNo(1), category(1))]);
            let answer = Answer::complete(AnswerValue::Text("=hej".to_owned()));
            (background, [(QuestionNo(4), answer)].into())
        };
        let groups = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 3];
        answer(&test.store, round.id, groups.into_iter().map(someone).collect()).await;
        test.close_round(&round).await;
        test.desk.seal(round.id).await.expect("sealed");
        let how = ExportOptions { with_words: false, ..options(ExportFormat::Csv) };
        let begun = test.desk.export(&RoundName::Id(round.id), how, "astrid").await;
        let mut bytes = Vec::new();
        begun.expect("begun").csv(&mut bytes, Separator::Comma, |_| ()).await.expect("written");
        let rows = reading::csv(&bytes, b',');
        let mut sizes: BTreeMap<String, usize> = BTreeMap::new();
        for row in &rows[1..] {
            *sizes.entry(format!("{:?}", &row[1..3])).or_default() += 1;
        }
        assert_eq!(sizes.values().sum::<usize>(), groups.len());
        assert!(sizes.values().all(|size| *size >= 5), "{sizes:?}");
        assert!(rows.iter().any(|row| row[2] == Want::Number(-6.0)), "what was withheld is said");
        let text = String::from_utf8(bytes).expect("text");
        assert!(!text.contains("hej"), "nobody asked for open answers: {text}");
    }
}
