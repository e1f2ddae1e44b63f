//! Chats: their state (opaque here), what goes out, the ids of what came in, what could not be taken in; and the audit log.

table!(conversation "conversation" { address_id: Uuid } {
    version: i64,
    state: String,
    prompt_message: Option<String>,
});

table!(delivery "delivery" { id: Uuid } {
    address_id: Uuid,
    state: String,
    prompts: bool,
    attempts: i32,
    due_at: ChronoDateTimeUtc,
    body: String,
    broadcast_id: Option<Uuid>,
    panelist_id: Option<Uuid>,
    platform: Option<String>,
    message: Option<String>,
    again: bool,
});

table!(broadcast "broadcast" { id: Uuid } {
    panel_id: Uuid,
    number: Option<i32>,
    state: String,
    due_at: Option<ChronoDateTimeUtc>,
    definition: String,
    picture: Option<Vec<u8>>,
    spread_through: Option<Uuid>,
    moment: Option<String>,
});

table!(chart "chart" { broadcast_id: Uuid, language: String } {
    png: Vec<u8>,
});

table!(upload "upload" { broadcast_id: Uuid, platform: String, language: String } {
    brought_by: Option<Uuid>,
    file: Option<String>,
});

table!(announcement "announcement" { round_id: Uuid } {
    room: String,
    message: Option<String>,
});

table!(inbox "inbox" { platform: String, update_id: String } {
    received_at: ChronoDateTimeUtc,
});

table!(set_aside "set_aside" { platform: String, update_id: String } {
    payload: Vec<u8>,
    failed_at: ChronoDateTimeUtc,
});

table!(audit "audit" { id: Uuid } {
    at: ChronoDateTimeUtc,
    who: String,
    action: String,
    subject: String,
});
