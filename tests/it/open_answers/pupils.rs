//! Two hundred pupils write of the school food, the same each time.

/// A word that only one of them uses.
pub const ONCE: &str = "mandelkubb";

const SUBJECTS: [&str; 8] = [
    "Salladsbuffén är tom när vi kommer",
    "Jag vill ha mer vegetarisk mat",
    "Det är för högt ljud i matsalen",
    "Kön är alldeles för lång",
    "Potatisen är ofta kall",
    "Servera mer soppa",
    "Vi hinner inte äta upp",
    "Fisken smakar ingenting",
];

const ADDITIONS: [&str; 7] = [
    "",
    " och det är trist",
    ", särskilt på fredagar",
    " så man går till affären i stället",
    ". Fråga oss oftare!",
    " men personalen är snäll",
    ", tycker hela klassen",
];

const FORMS: [(&str, &str); 3] =
    [("vegetarisk mat", "VEGETARISK MAT"), ("soppa", "soppor"), ("matsalen", "matsalen!!")];

/// So many answers.
pub fn answers(count: usize) -> Vec<String> {
    let mut dice = 2027_u64;
    let mut below = |bound: usize| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(dice >> 33).expect("31 bits") % bound
    };
    let mut all: Vec<String> = (0..count)
        .map(|_| {
            let mut text = format!("{}{}", SUBJECTS[below(8)], ADDITIONS[below(7)]);
            if below(5) == 0 {
                let (from, to) = FORMS[below(3)];
                text = text.replace(from, to);
            }
            text
        })
        .collect();
    if let Some(last) = all.last_mut() {
        last.push_str(ONCE);
        last.insert(last.len() - ONCE.len(), ' ');
    }
    all
}
