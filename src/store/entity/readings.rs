//! What staff have made of open answers.

table!(reading "reading" { round_id: Uuid, handle: String } {
    respondent_key: Vec<u8>,
    question: i32,
    hidden: String,
    chosen: bool,
});

table!(theme "theme" { id: Uuid } {
    round_id: Uuid,
    name: String,
    published: bool,
});

table!(theming "theming" { round_id: Uuid, handle: String, theme_id: Uuid } {});
