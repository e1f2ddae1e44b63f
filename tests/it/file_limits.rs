//! How long a round and its promise may last, and how long the texts of a panel and of a round may be.

use crate::files::{GNOSJO, TAX, panel, problems_of, round, with};

#[test]
fn a_round_is_open_for_a_year_at_most_and_answered_within_a_year_after() {
    let open = "open_for_days = 14";
    let due = "statement_due_days_after_close = 28";
    for (passage, change, wanted) in [
        (open, "open_for_days = 1400", "10 open_for_days: talet ska vara minst 1 och högst 366"),
        (open, "open_for_days = 0", "10 open_for_days: talet ska vara minst 1 och högst 366"),
        (
            open,
            "closes_at = 2028-01-17T10:00:00+01:00",
            "10 closes_at: en omgång är öppen minst 1 och högst 366 dagar",
        ),
        (
            due,
            "statement_due_days_after_close = 2100",
            "28 promise.statement_due_days_after_close: talet ska vara minst 1 och högst 366",
        ),
        (
            due,
            "statement_due_days_after_close = 0",
            "28 promise.statement_due_days_after_close: talet ska vara minst 1 och högst 366",
        ),
        (
            due,
            "statement_due_at = 2028-02-01T10:00:00+01:00",
            "28 promise.statement_due_at: svaret till panelen lovas minst 1 och högst 366 dagar efter stängningen",
        ),
    ] {
        assert_eq!(problems_of(round(&with(TAX, passage, change))), format!("{wanted}\n"));
    }
    for (passage, change) in [
        (open, "open_for_days = 366"),
        (open, "closes_at = 2028-01-16T10:00:00+01:00"),
        (due, "statement_due_days_after_close = 366"),
        (due, "statement_due_days_after_close = 1"),
    ] {
        assert!(round(&with(TAX, passage, change)).is_ok(), "{change}");
    }
}

#[test]
fn a_text_that_is_longer_than_what_it_is_for_is_refused_with_how_long_it_may_be() {
    let too_long = |most: usize| "å".repeat(most + 1);
    for (passage, key, most) in [
        ("sv = \"Ska vi höja skatten?\"", "title", 200),
        ("decided_by.sv = \"Kommunfullmäktige\"", "promise.decided_by", 200),
        ("text.sv = \"Vad tycker du om att höja skatten med 50 öre?\"", "questions[0].text", 1000),
    ] {
        let (start, _) = passage.split_once('"').expect("words");
        let told =
            problems_of(round(&with(TAX, passage, &format!("{start}\"{}\"", too_long(most)))));
        let wanted = format!(
            " {key}.sv: texten är {} tecken lång, men här ryms {most}: korta den\n",
            most + 1
        );
        assert!(told.ends_with(&wanted) && told.lines().count() == 1, "{told}");
        let fits = round(&with(TAX, passage, &format!("{start}\"{}\"", "å".repeat(most))));
        assert!(fits.is_ok(), "{fits:?}");
    }
    let panel_of = |name: usize, help: usize| {
        let file =
            with(GNOSJO, "sv = \"Gnosjöpanelen\"", &format!("sv = \"{}\"", "å".repeat(name)));
        panel(&format!("help_lines.sv = \"{}\"\n{file}", "å".repeat(help)))
    };
    assert!(panel_of(200, 500).is_ok());
    let told = problems_of(panel_of(201, 501));
    for wanted in
        ["1 help_lines.sv: texten är 501 tecken lång", " name.sv: texten är 201 tecken lång"]
    {
        assert!(told.contains(wanted), "{told}");
    }
    assert_eq!(told.lines().count(), 2, "{told}");
}

#[test]
fn a_panel_s_name_in_addresses_is_short_and_begins_and_ends_with_a_letter_or_a_digit() {
    let named =
        |slug: &str| panel(&with(GNOSJO, "slug = \"gnosjo\"", &format!("slug = \"{slug}\"")));
    let longest = "a".repeat(40);
    for slug in ["g", "1", "a-b", "gnosjo-2027", &longest] {
        assert!(named(slug).is_ok(), "{slug}");
    }
    for slug in ["", "-", "-a", "a-", "å", "A", "a b", &format!("{longest}a"), &"a".repeat(5000)] {
        let told = problems_of(named(slug));
        assert!(
            told.contains(" slug: namnet skrivs med a–z, 0–9 och bindestreck, högst 40"),
            "{told}"
        );
        assert_eq!(told.lines().count(), 1, "{told}");
    }
}
