//! Taking part, and what was answered. The two meet nowhere: a response is kept under a key that only the round's secret
//! ties to a panelist.

table!(participation "participation" { round_id: Uuid, panelist_id: Uuid } {
    invited_at: Option<ChronoDateTimeUtc>,
    started_at: Option<ChronoDateTimeUtc>,
    completed_at: Option<ChronoDateTimeUtc>,
    reminders: i32,
    declined_at: Option<ChronoDateTimeUtc>,
});

table!(response "response" { round_id: Uuid, respondent_key: Vec<u8> } {
    background: String,
});

table!(answer "answer" { round_id: Uuid, respondent_key: Vec<u8>, question: i32 } {
    value: String,
    complete: bool,
    quotable: Option<bool>,
});

table!(sealed_response "sealed_response" { round_id: Uuid, respondent_key: Vec<u8> } {
    background: String,
});

table!(sealed_answer "sealed_answer" { round_id: Uuid, respondent_key: Vec<u8>, question: i32 } {
    value: String,
    complete: bool,
    quotable: Option<bool>,
});
