//! What staff have hidden leaves in no file.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use panelbot::domain::Answer;
use panelbot::report::Separator;
use panelbot::service::{Export, ExportFormat, ExportOptions, Hide, RoundName, WantedAnswers};

use crate::open_answers::stage::{PANEL, ROUND, other, place, put, text};
use crate::support::{TestDesk, both_databases};

/// What somebody wrote who should not have, and what is hidden of it.
const WRITTEN: [(&str, &str); 3] = [
    ("Fråga Kalle Storm i 8B,\nKALLE STORM vet", "Kalle Storm"),
    ("Kalle Storm bestämmer", "Kalle Storm"),
    ("Bakom Kalle Storms hus", "Kalle Storm"),
];

/// Each kind of answer in own words, once with what is hidden in it and once without.
fn responses() -> Vec<Vec<Answer>> {
    let [(answer, _), (why, _), (here, _)] = WRITTEN;
    let harmless = vec![text("Mindre kö"), other("Kön"), place("Hemma")];
    let mut all = vec![harmless; 11];
    all.push(vec![text(answer), other(why), place(here)]);
    all
}

/// The round, closed, read, with every "Kalle Storm" hidden, and sealed.
async fn read_and_sealed(test: &TestDesk) -> RoundName {
    test.panel(&PANEL).await;
    let round = test.open_round(&ROUND).await;
    put(&test.store, round.id, &responses()).await;
    test.close_round(&round).await;
    let name = RoundName::Id(round.id);
    let all = test.desk.open_answers(&name, &WantedAnswers::default(), "a test").await;
    for answer in all.expect("answers").answers {
        let hidden = WRITTEN.iter().find(|(written, _)| *written == answer.text);
        if let (Some((_, words)), Some(handle)) = (hidden, answer.handle) {
            let hide = Hide::Text((*words).to_owned());
            test.desk.hide(&name, &handle, &hide, "a test").await.expect("hidden");
        }
    }
    test.desk.seal(round.id).await.expect("sealed");
    name
}

async fn begun(test: &TestDesk, name: &RoundName, format: ExportFormat) -> Export {
    let options = ExportOptions { format, labels: false, with_words: true, language: None };
    test.desk.export(name, options, "a test").await.expect("begun")
}

/// All that is said in a file of each form.
async fn every_file(test: &TestDesk, name: &RoundName) -> Vec<(ExportFormat, String)> {
    let mut found = Vec::new();
    for format in [ExportFormat::Csv, ExportFormat::Sps] {
        let mut bytes = Vec::new();
        let mut export = begun(test, name, format).await;
        export.csv(&mut bytes, Separator::Comma, |_| ()).await.expect("written");
        let data = String::from_utf8(bytes).expect("text");
        found.push((format, data + &export.spss("data.csv")));
    }
    let mut bytes = Vec::new();
    begun(test, name, ExportFormat::GeoJson).await.geojson(&mut bytes, |_| ()).await.expect("it");
    found.push((ExportFormat::GeoJson, String::from_utf8(bytes).expect("text")));
    let mut bytes = Vec::new();
    begun(test, name, ExportFormat::Xlsx).await.xlsx(&mut bytes, |_| ()).await.expect("written");
    let mut file = Xlsx::new(Cursor::new(bytes)).expect("a spreadsheet");
    let mut letters = String::new();
    for (_, sheet) in file.worksheets() {
        let cells = sheet.used_cells().map(|(_, _, cell)| cell);
        for cell in cells.filter(|cell| matches!(cell, Data::String(_))) {
            letters.push_str(&cell.to_string());
            letters.push('\n');
        }
    }
    found.push((ExportFormat::Xlsx, letters));
    found
}

both_databases! {
    what_is_hidden_is_given_out_in_no_form_and_the_rest_is(test) {
        let name = read_and_sealed(&test).await;
        for (format, text) in every_file(&test, &name).await {
            let low = text.to_lowercase();
            assert!(!low.contains("kalle") && !low.contains("storm"), "{format:?}: {text}");
            assert!(text.contains("Bakom […]s hus") && text.contains("Hemma"), "{format:?}: {text}");
            if format != ExportFormat::GeoJson {
                for kept in ["Fråga […] i 8B,", "[…] vet", "[…] bestämmer", "Mindre kö"] {
                    assert!(text.contains(kept), "{format:?} {kept}: {text}");
                }
            }
        }
    }

    without_anything_hidden_every_word_leaves_as_it_was_written(test) {
        test.panel(&PANEL).await;
        let round = test.open_round(&ROUND).await;
        put(&test.store, round.id, &responses()).await;
        test.close_round(&round).await;
        test.desk.seal(round.id).await.expect("sealed");
        let name = RoundName::Id(round.id);
        let mut bytes = Vec::new();
        let mut export = begun(&test, &name, ExportFormat::Csv).await;
        export.csv(&mut bytes, Separator::Comma, |_| ()).await.expect("written");
        let text = String::from_utf8(bytes).expect("text");
        assert!(WRITTEN.iter().all(|(written, _)| text.contains(written)), "{text}");
    }
}
