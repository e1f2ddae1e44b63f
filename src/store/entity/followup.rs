//! What came of rounds. What staff wrote lies whole in `definition`, as JSON.

table!(statement "statement" { id: Uuid } {
    panel_id: Uuid,
    state: String,
    definition: String,
});

table!(decision "decision" { id: Uuid } {
    panel_id: Uuid,
    number: i32,
    definition: String,
});

table!(postponement "postponement" { round_id: Uuid, number: i32 } {
    definition: String,
});
