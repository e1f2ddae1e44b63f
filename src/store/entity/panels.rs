//! Panels and rounds. What staff wrote lies whole in `definition`, as JSON.

table!(panel "panel" { id: Uuid } {
    slug: String,
    version: i32,
    definition: String,
});

table!(round "round" { id: Uuid } {
    panel_id: Uuid,
    number: i32,
    version: i32,
    phase: String,
    definition: String,
});

table!(round_secret "round_secret" { round_id: Uuid } {
    sealed: Vec<u8>,
});

table!(result "result" { round_id: Uuid } {
    content: String,
});

table!(catalogue "catalogue" { id: i32 } {
    version: i64,
});
