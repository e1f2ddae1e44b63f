//! People. `seen_at` is cut to the day.

table!(person "person" { id: Uuid } {
    page_key: Option<Uuid>,
});

table!(address "address" { id: Uuid } {
    person_id: Uuid,
    platform: String,
    external_id: String,
    room: Option<String>,
    reachable: bool,
    seen_at: ChronoDateTimeUtc,
});

table!(invitation "invitation" { id: Uuid } {
    panel_id: Uuid,
    code: String,
    label: String,
    max_uses: Option<i32>,
    uses: i32,
    expires_at: Option<ChronoDateTimeUtc>,
    inviter_id: Option<Uuid>,
});

table!(panelist "panelist" { id: Uuid } {
    panel_id: Uuid,
    person_id: Uuid,
    membership: String,
    guest_until: Option<ChronoDateTimeUtc>,
    locale: Option<String>,
    consent_version: i32,
    background: String,
    invitation_id: Option<Uuid>,
    joined_at: ChronoDateTimeUtc,
    seen_at: ChronoDateTimeUtc,
    contact: String,
});

table!(link_code "link_code" { person_id: Uuid } {
    code: String,
    expires_at: ChronoDateTimeUtc,
});

table!(consent "consent" { id: Uuid } {
    panelist_id: Uuid,
    version: i32,
    locale: String,
    text: String,
    platform: String,
    given_at: ChronoDateTimeUtc,
});

table!(staff "staff" { id: Uuid } {
    panel_id: Uuid,
    role: String,
    name: String,
    person_id: Option<Uuid>,
    code: Option<String>,
    expires_at: Option<ChronoDateTimeUtc>,
});

table!(ended_session "ended_session" { id: Uuid } {
    until: ChronoDateTimeUtc,
});

table!(letter_request "letter_request" { id: Uuid } {
    mark: String,
    asked_at: ChronoDateTimeUtc,
});
