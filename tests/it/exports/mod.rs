//! Files for those who analyse the answers: they say what was answered, and never who.

mod command;
mod evaluation;
mod protection;
mod reading;
mod scene;

use panelbot::report::Separator;
use panelbot::service::{ExportFormat, RoundName};

use crate::support::{TestDesk, both_databases};
use scene::{COLUMNS, Want, all_wanted, in_order, options, sealed};

/// The rows without heading and running number, which must count from one.
fn without_numbers(rows: &[Vec<Want>]) -> Vec<Vec<Want>> {
    assert_eq!(reading::names(&rows[0]), COLUMNS);
    for (number, row) in (1_u32..).zip(&rows[1..]) {
        assert_eq!(row[0], Want::Number(number.into()));
    }
    in_order(rows[1..].iter().map(|row| row[1..].to_vec()).collect())
}

async fn csv(test: &TestDesk, round: &RoundName, separator: Separator) -> Vec<u8> {
    let begun = test.desk.export(round, options(ExportFormat::Csv), "astrid").await;
    let mut bytes = Vec::new();
    begun.expect("begun").csv(&mut bytes, separator, |_| ()).await.expect("written");
    bytes
}

async fn xlsx(test: &TestDesk, round: &RoundName) -> Vec<u8> {
    let begun = test.desk.export(round, options(ExportFormat::Xlsx), "astrid").await;
    let mut bytes = Vec::new();
    begun.expect("begun").xlsx(&mut bytes, |_| ()).await.expect("written");
    bytes
}

both_databases! {
    the_spreadsheet_and_both_tables_say_exactly_what_was_answered(test) {
        let round = RoundName::Id(sealed(&test).await.id);
        let wanted = all_wanted();
        let spreadsheet = xlsx(&test, &round).await;
        assert_eq!(without_numbers(&reading::sheet(&spreadsheet, "data")), wanted);
        let comma = csv(&test, &round, Separator::Comma).await;
        assert_eq!(without_numbers(&reading::csv(&comma, b',')), wanted);
        let semicolon = csv(&test, &round, Separator::Semicolon).await;
        assert_eq!(without_numbers(&reading::csv(&semicolon, b';')), wanted);
        assert_eq!(comma, csv(&test, &round, Separator::Comma).await, "the same each time");
    }

    the_other_sheets_tell_what_the_numbers_mean_how_it_came_about_and_what_happened(test) {
        let round = RoundName::Id(sealed(&test).await.id);
        let spreadsheet = xlsx(&test, &round).await;
        let codebook = reading::sheet(&spreadsheet, "codebook");
        let row = |variable: &str, code: f64, meaning: &str| {
            let found = codebook.iter().any(|row| {
                row[0] == Want::Text(variable.to_owned())
                    && row[4] == Want::Number(code)
                    && row[5] == Want::Text(meaning.to_owned())
            });
            assert!(found, "{variable} {code} {meaning}: {codebook:?}");
        };
        row("raise", 1.0, "=Ja");
        row("raise", 4.0, "Något annat");
        row("raise", -1.0, "Hoppade över");
        row("money_a", 1.0, "Ja");
        row("money_a", -3.0, "Fick inte frågan");
        row("trust_why", -4.0, "Kom inte fram till frågan");
        row("area", 2.0, "Söder");
        row("area", -6.0, "Okänt, eller borttaget för att skydda dem som delar det med få");
        row("where", 4.0, "En plats i ord");
        let method = format!("{:?}", reading::sheet(&spreadsheet, "method"));
        for words in ["Lägg inte ihop filen", "radera den när", "Nämnden"] {
            assert!(method.contains(words), "{words}: {method}");
        }
        let (panel, closed, result) = test.desk.result(&round).await.expect("a result");
        let sheet = reading::sheet(&spreadsheet, "method");
        for line in panelbot::report::method(&panel, &closed, &result, panel.default_locale()) {
            assert!(sheet.contains(&vec![Want::Text(line.clone())]), "{line}: {method}");
        }
        let log = reading::sheet(&spreadsheet, "log");
        let happened: Vec<_> = log[1..].iter().map(|row| row[1].clone()).collect();
        let wanted = [
            "Omgången öppnade",
            "Omgången stängde",
            "Kopplingen mellan svar och människor förstördes",
            "Svaren togs ut som fil",
        ];
        assert_eq!(happened, wanted.map(|text| Want::Text(text.to_owned())));
    }

    the_map_has_the_places_to_a_hundred_metres_and_nothing_of_who_they_are(test) {
        let round = RoundName::Id(sealed(&test).await.id);
        for with_words in [false, true] {
            let how = panelbot::service::ExportOptions { with_words, ..options(ExportFormat::GeoJson) };
            let mut begun = test.desk.export(&round, how, "astrid").await.expect("begun");
            let mut bytes = Vec::new();
            begun.geojson(&mut bytes, |_| ()).await.expect("written");
            let map: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
            assert!(map["notice"][1].as_str().is_some_and(|it| it.contains("Lägg inte ihop")));
            let features = map["features"].as_array().expect("features");
            let here: Vec<_> = (0..scene::PEOPLE).filter(|n| n % 7 != 6).collect();
            let words = here.iter().filter(|n| *n % 3 == 2).count();
            assert_eq!(features.len(), here.len() - if with_words { 0 } else { words });
            for feature in features {
                let point = &feature["geometry"]["coordinates"];
                assert!(point.is_null() || *point == serde_json::json!([-13.74, 57.358]));
                let told = feature["properties"].as_object().expect("properties");
                let known = ["question", "area", "label", "words"];
                assert!(told.keys().all(|key| known.contains(&key.as_str())), "{told:?}");
            }
        }
    }
}
