//! What stands beside a result.

use panelbot::domain::{Entry, Recruitment, RoundResult, Turnout};
use panelbot::report::chart::Chart;
use panelbot::report::method;

use super::sample::{closed, gnosjo, locale, result, tax, turnout};

#[test]
fn the_method_tells_who_how_many_when_and_what_it_cannot_say() {
    let panel = gnosjo();
    let told = method(&panel, &tax(&panel), &result(), &locale("sv"));
    assert_eq!(
        told,
        [
            "Vem som helst kunde gå med i Gnosjöpanelen och svara.",
            "Den som svarade skulle ha fyllt 16 år.",
            "86 av 122 i panelen svarade, och 80 kom till slutet.",
            "Deltagandet var 70 %, och av dem som svarade kom 93 % till slutet.",
            "Frågorna var öppna från den 18\u{a0}januari 2027 till den 1\u{a0}februari 2027.",
            "Resultatet visar vad de som svarade tycker. Var och en talar för sig själv, och ingen vet säkert om andra tycker likadant. Därför finns ingen felmarginal.",
            "Ingen ska gå att känna igen. När färre än tio har svarat visas inga siffror. Delas svaren upp i grupper, till exempel efter ålder, visas inte heller det som färre än fem i gruppen har sagt. I siffrorna för alla tillsammans kan det stå lägre tal.",
            "Så har vi också lyssnat i frågan: Ett öppet möte i Folkets hus i Hillerstorp, och synpunkter via kommunens webbplats.",
        ]
        .map(|line| line.replace(" %", "\u{a0}%"))
    );
}

#[test]
fn only_a_drawn_panel_has_a_response_rate_and_none_has_a_margin() {
    let panel = gnosjo();
    let drawn = RoundResult { turnout: Turnout { drawn: true, ..turnout() }, ..result() };
    let told = method(&panel, &tax(&panel), &drawn, &locale("en")).join("\n");
    assert!(told.contains("had been drawn by lot"), "{told}");
    assert!(told.contains("The response rate was 66% (AAPOR RR1"), "{told}");
    assert!(!told.contains("margin"), "{told}");
    let told = method(&panel, &tax(&panel), &result(), &locale("en")).join("\n");
    assert!(!told.contains("RR1") && told.contains("Participation was 70%"), "{told}");
}

#[test]
fn how_people_come_in_and_that_some_may_answer_twice_is_told() {
    let mut panel = gnosjo();
    let round = tax(&panel);
    panel.entry = Entry::AnswerFirst;
    panel.recruitment = vec![Recruitment::Invited];
    let told = method(&panel, &round, &result(), &locale("sv")).join("\n");
    assert!(told.contains("De som hade fått en inbjudan till Gnosjöpanelen kunde svara."));
    assert!(told.contains("den som ville kunde svara två gånger"));
    panel.recruitment = vec![Recruitment::Invited, Recruitment::Drawn];
    let told = method(&panel, &round, &result(), &locale("sv")).join("\n");
    assert!(told.contains("En del av dem i Gnosjöpanelen hade dragits med lott"));
}

#[test]
fn a_round_that_nobody_answered_has_a_method_without_rates() {
    let panel = gnosjo();
    let none = Turnout { responded: 0, completed: 0, panelists: 0, days: Vec::new(), ..turnout() };
    let nothing = RoundResult { turnout: none, ..result() };
    let told = method(&panel, &tax(&panel), &nothing, &locale("sv")).join("\n");
    assert!(told.contains("0 svarade, och 0 kom") && !told.contains("Deltagandet"), "{told}");
    assert_eq!(Chart::of_days(&panel, &nothing, &locale("sv")), None);
}

#[test]
fn a_chart_says_what_each_kind_of_question_needs() {
    let panel = gnosjo();
    let (round, result) = (tax(&panel), result());
    let chart = |no: usize| {
        Chart::of_question(&panel, &round, &result.questions[no], &locale("sv"))
            .map(|chart| chart.text().replace('\u{a0}', " "))
    };
    let dates = "Svaren kom mellan den 18 januari 2027 och den 1 februari 2027.\nVar och en talar för sig själv.";
    assert_eq!(
        chart(1).expect("a chart"),
        format!(
            "Vad ska pengarna gå till i så fall? Välj högst två.\n\
             Skolan: 73 %\nÄldreomsorgen: 54 %\nGator och vägar: för få svar för att visas\n\
             Fritid och kultur: 13 %\nNågot annat: för få svar för att visas\n\
             70 svarade på frågan, som bara en del fick.\nFlera svar var möjliga, så andelarna kan bli mer än 100 % tillsammans.\n\
             6 svarade ”vet inte”.\n{dates}"
        )
    );
    assert_eq!(chart(2), None, "words of one's own are no chart");
    let scale = chart(3).expect("a chart");
    assert!(scale.contains("\n1 (mycket dåligt): 8 %\n2: 15 %\n"), "{scale}");
    assert!(scale.contains("Medelvärdet är 3,2 och medianen 3."), "{scale}");
    let numbers = chart(4).expect("a chart");
    assert!(numbers.contains("\n0 till under 100: 55 %\n"), "{numbers}");
    assert!(numbers.contains("\n500 till 2000: 15 %\n"), "{numbers}");
}

#[test]
fn a_question_that_too_few_answered_shows_words_and_no_bars() {
    let panel = gnosjo();
    let round = closed(&panel, include_bytes!("../../../examples/gnosjo/rondellen.toml"));
    let mut result = result();
    let one = &mut result.questions[0];
    one.answers.base = panelbot::domain::Figure::Suppressed;
    one.answers.counts = vec![panelbot::domain::Figure::Suppressed; 3];
    let chart = Chart::of_question(&panel, &round, one, &locale("sv")).expect("a chart");
    assert!(chart.bars.is_empty());
    assert!(chart.alt().contains("Färre än tio har svarat på frågan"));
    assert!(chart.svg().contains("så svaren visas inte"));
}
