//! Charts to try the drawing on.

#[cfg(test)]
pub(super) mod charts {
    use super::super::{Bar, Chart, Shape};
    use crate::domain::Locale;

    pub fn locale(tag: &str) -> Locale {
        Locale::parse(tag).expect("a language")
    }

    /// A chart of shares in percent; `None` is hidden.
    pub fn shares(tag: &str, title: &str, bars: &[(&str, Option<u32>)], notes: &str) -> Chart {
        let hidden = match tag {
            "sv" => "för få svar för att visas",
            "en" => "too few answers to show",
            _ => "إجابات أقل من أن تُعرض",
        };
        let sign = if tag == "en" { "%" } else { "\u{a0}%" };
        let bar = |(label, share): &(&str, Option<u32>)| Bar {
            label: (*label).to_owned(),
            length: share.map(|share| f64::from(share) / 100.0),
            count: share.map(u64::from),
            value: share.map_or_else(|| hidden.to_owned(), |share| format!("{share}{sign}")),
        };
        Chart {
            title: title.to_owned(),
            unit: String::new(),
            bars: bars.iter().map(bar).collect(),
            notes: notes.split_inclusive(". ").map(|note| note.trim().to_owned()).collect(),
            shape: Shape::Shares,
            locale: locale(tag),
        }
    }

    const NOTES: &str = "86 svarade på frågan. Svaren kom mellan den 18 januari 2027 och den 1 februari 2027. Var och en talar för sig själv.";

    pub fn swedish() -> Chart {
        let bars =
            [("Ja, höj", Some(47)), ("Höj, men mindre", Some(35)), ("Nej, höj inte", Some(18))];
        shares("sv", "Vad tycker du om att höja skatten med 50 öre?", &bars, NOTES)
    }

    pub fn english() -> Chart {
        let bars = [
            ("Schools", Some(71)),
            ("Care of the elderly", Some(48)),
            ("Streets and roads", Some(0)),
            ("Leisure and culture", None),
            ("Something else", Some(1)),
        ];
        let notes = "71 answered the question. Several answers were possible, so the shares may add up to more than 100%. Each one speaks for themselves.";
        shares("en", "What should the money go to, then? Choose two at most.", &bars, notes)
    }

    pub fn arabic() -> Chart {
        let bars = [
            ("نعم، ارفعوا الضريبة", Some(47)),
            ("ارفعوها ولكن بنسبة أقل من 50 أوره", Some(35)),
            ("لا، لا ترفعوها", Some(18)),
            ("شيء آخر", None),
        ];
        let notes = "أجاب 86 شخصًا عن السؤال. وردت الإجابات بين 18 يناير و1 فبراير 2027. كل شخص يتحدث عن نفسه.";
        shares("ar", "ما رأيك في رفع الضريبة بمقدار 50 أوره (0.5%) في Gnosjö؟", &bars, notes)
    }

    pub fn long() -> Chart {
        let title = "Hur tycker du att kommunen ska prioritera mellan underhåll av gång- och cykelvägar, kollektivtrafikförbindelser till kransorterna och den nya kommunalförbundsgemensamma räddningstjänstorganisationen?";
        let bars = [
            ("Kommunalförbundsgemensamma räddningstjänstorganisationsutredningen", Some(100)),
            (
                "Gång- och cykelvägar mellan alla orter, även de som har under 200 invånare",
                Some(52),
            ),
            ("Allt", Some(3)),
        ];
        shares("sv", title, &bars, NOTES)
    }

    pub fn many(count: u32) -> Chart {
        let labels: Vec<String> =
            (1..=count).map(|number| format!("Förslag nummer {number}")).collect();
        let bars: Vec<_> =
            labels.iter().zip(1..).map(|(label, n)| (label.as_str(), Some(n * 37 % 90))).collect();
        shares("sv", "Vilka förslag är bra?", &bars, NOTES)
    }

    pub fn scale() -> Chart {
        let bars = [
            ("1 (mycket dåligt)", Some(8)),
            ("2", Some(15)),
            ("3", Some(41)),
            ("4", Some(27)),
            ("5 (mycket bra)", Some(9)),
        ];
        let notes = "86 svarade på frågan. 5 svarade ”vet inte”. Medelvärdet är 3,1 och medianen 3. Svaren kom mellan den 18 januari 2027 och den 1 februari 2027. Var och en talar för sig själv.";
        shares("sv", "Hur väl tycker du att kommunen använder skattepengarna i dag?", &bars, notes)
    }

    pub fn numbers() -> Chart {
        let bars = [
            ("0 till under 100", Some(52)),
            ("100 till under 500", Some(30)),
            ("500 till 2000", Some(18)),
        ];
        let title = "Hur mycket mer i månaden kan du tänka dig att betala?";
        Chart { unit: "kronor i månaden".to_owned(), ..shares("sv", title, &bars, NOTES) }
    }

    pub fn days() -> Chart {
        let bars =
            [("18 januari", 31), ("19 januari", 12), ("20 till 24 januari", 8), ("1 februari", 22)];
        let bar = |(label, count): (&str, u32)| Bar {
            label: label.to_owned(),
            length: Some(f64::from(count) / 31.0),
            count: Some(count.into()),
            value: count.to_string(),
        };
        Chart {
            title: "Så många började svara varje dag".to_owned(),
            unit: String::new(),
            bars: bars.map(bar).into(),
            notes: vec!["86 av 122 svarade.".to_owned()],
            shape: Shape::Counts,
            locale: locale("sv"),
        }
    }

    pub fn too_few() -> Chart {
        let notes = "Färre än tio har svarat på frågan, så svaren visas inte.";
        shares("sv", "Vad ska stå i rondellen?", &[], notes)
    }

    /// Each with a name.
    pub fn all() -> Vec<(&'static str, Chart)> {
        vec![
            ("swedish", swedish()),
            ("english", english()),
            ("arabic", arabic()),
            ("long", long()),
            ("two", many(2)),
            ("twelve", many(12)),
            ("scale", scale()),
            ("numbers", numbers()),
            ("days", days()),
            ("too-few", too_few()),
        ]
    }
}
