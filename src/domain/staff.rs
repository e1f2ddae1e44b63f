//! The staff of a panel: who may do what.

use serde::{Deserialize, Serialize};

use super::{PanelId, StaffId};

/// Characters of the code by which someone takes up a post. It is good for days, so it is longer than other codes.
pub const CODE_CHARS: usize = 12;

/// Days for which such a code works.
pub const CODE_DAYS: u32 = 7;

/// Most characters of a name.
pub const NAME_MAX_CHARS: usize = 60;

/// Most characters of the name of whoever is at a terminal.
const TERMINAL_NAME_MAX_CHARS: usize = 64;

/// What someone does for a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Answers for it all, and is told when something is wrong.
    Owner,
    /// Writes.
    Editor,
    /// Says yes to what others wrote, and sends it.
    Approver,
    /// Works with the numbers.
    Analyst,
    /// Reads what people write.
    Moderator,
    /// Decides, or speaks for those who do, and makes the statement.
    Decider,
}

/// Something that staff can do in a chat. Open answers, themes, quotes, exports and decisions are read and made on the
/// command line only, by whoever may use the machine and the key file: no role is asked there, and none opens them here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    /// See how many have started and completed each round.
    SeeNumbers,
    /// See bulletins, also before they are sent, and how far each has come.
    SeeBulletins,
    /// Write a bulletin.
    Write,
    /// Approve one, which fixes its text.
    Approve,
    /// Send one, or let it go on.
    Send,
    /// Hold one that is on its way, or break it off.
    Hold,
    /// Put another text in the place of one that people have got. Nobody else approves it.
    Correct,
    /// See statements, also before they are sent, and whether they felt like an answer.
    SeeStatements,
    /// Write what those who decide answer, and hand it over.
    WriteStatement,
    /// Approve what somebody else wrote there.
    ApproveStatement,
    /// Send it.
    SendStatement,
    /// Let the result of a round out.
    Release,
}

/// One person's role in one panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Its id, which the audit log names.
    pub id: StaffId,
    /// The panel.
    pub panel: PanelId,
    /// The role.
    pub role: Role,
    /// Whose it is, in words; may be empty.
    pub name: String,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] =
        [Self::Owner, Self::Editor, Self::Approver, Self::Analyst, Self::Moderator, Self::Decider];

    /// The name in the database and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Editor => "editor",
            Self::Approver => "approver",
            Self::Analyst => "analyst",
            Self::Moderator => "moderator",
            Self::Decider => "decider",
        }
    }

    /// The role with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }

    /// Whether it comes with this permission: the table of who may do what.
    #[must_use]
    pub const fn may(self, permission: Permission) -> bool {
        use Permission as P;
        match self {
            Self::Owner => true,
            Self::Editor => {
                matches!(permission, P::SeeNumbers | P::SeeBulletins | P::Write | P::Hold)
            }
            Self::Approver => matches!(
                permission,
                P::SeeNumbers
                    | P::SeeBulletins
                    | P::Approve
                    | P::Send
                    | P::Hold
                    | P::SeeStatements
                    | P::ApproveStatement
                    | P::SendStatement
                    | P::Release
            ),
            Self::Decider => {
                matches!(permission, P::SeeNumbers | P::SeeStatements | P::WriteStatement)
            }
            Self::Analyst | Self::Moderator => matches!(permission, P::SeeNumbers),
        }
    }
}

impl Permission {
    /// Every permission.
    pub const ALL: [Self; 12] = [
        Self::SeeNumbers,
        Self::SeeBulletins,
        Self::Write,
        Self::Approve,
        Self::Send,
        Self::Hold,
        Self::Correct,
        Self::SeeStatements,
        Self::WriteStatement,
        Self::ApproveStatement,
        Self::SendStatement,
        Self::Release,
    ];
}

impl Post {
    /// Whose post it is, for the audit log.
    #[must_use]
    pub fn signature(&self) -> String {
        let Self { id, role, name, .. } = self;
        let name = if name.is_empty() { "-" } else { name };
        format!("{name} ({}, {id})", role.as_str())
    }
}

/// Who is at a terminal, for the audit log: the first of the system's names for them of which anything is left without
/// what could make it look like another, and the number of their account.
#[must_use]
pub fn at_terminal(names: impl IntoIterator<Item = String>, uid: Option<u32>) -> String {
    let plain = |c: &char| c.is_alphanumeric() || "._-@\\".contains(*c);
    let names = names.into_iter();
    let mut names = names
        .map(|name| name.chars().filter(plain).take(TERMINAL_NAME_MAX_CHARS).collect::<String>());
    let name = names.find(|name| !name.is_empty()).unwrap_or_else(|| "unknown".to_owned());
    let number = uid.map(|uid| format!(", uid {uid}")).unwrap_or_default();
    format!("{name} (terminal{number})")
}

/// Whether two whom the audit log names like this are taken for the same person: by their names, whatever the case, the
/// spaces and the signs, and wherever they were.
#[must_use]
pub fn is_same_person(one: &str, other: &str) -> bool {
    one == other || (!letters(one).is_empty() && letters(one) == letters(other))
}

/// The letters and digits of the name in a line of the audit log, in lower case.
fn letters(signature: &str) -> String {
    let name = signature.rsplit_once(" (").map_or(signature, |(name, _)| name);
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The post by which someone may do this in a panel; `None` when they may not.
#[must_use]
pub fn entitled(posts: &[Post], panel: PanelId, permission: Permission) -> Option<&Post> {
    posts.iter().find(|post| post.panel == panel && post.role.may(permission))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    /// The table as it is told to staff: a row a role, a column a permission in the order of [`Permission::ALL`].
    const TABLE: [(Role, &str); 6] = [
        (Role::Owner, "xxxxxxxxxxxx"),
        (Role::Editor, "xxx..x......"),
        (Role::Approver, "xx.xxx.x.xxx"),
        (Role::Analyst, "x..........."),
        (Role::Moderator, "x..........."),
        (Role::Decider, "x......xx..."),
    ];

    #[test]
    fn each_role_may_what_the_table_says_and_nothing_else() {
        for (role, row) in TABLE {
            let may = |permission: Permission| if role.may(permission) { 'x' } else { '.' };
            let found: String = Permission::ALL.into_iter().map(may).collect();
            assert_eq!(found, row, "{}", role.as_str());
        }
        assert_eq!(TABLE.map(|(role, _)| role), Role::ALL);
    }

    #[test]
    fn whoever_writes_does_not_approve_unless_they_own_the_panel() {
        let both = |role: &Role| role.may(Permission::Write) && role.may(Permission::Approve);
        assert_eq!(Role::ALL.into_iter().filter(both).collect::<Vec<_>>(), [Role::Owner]);
    }

    #[test]
    fn a_name_counts_as_the_same_whatever_its_case_and_spaces_in_the_terminal_and_in_a_chat() {
        let post = |name: &str, id: Uuid| {
            let (id, panel) = (StaffId(id), PanelId(Uuid::nil()));
            Post { id, panel, role: Role::Approver, name: name.to_owned() }.signature()
        };
        let at_desk = |name: &str| at_terminal([name.to_owned()], Some(1000));
        let in_chat = |name: &str| post(name, Uuid::nil());
        for (one, other) in [
            (at_desk("ALICE"), at_desk("alice")),
            (at_desk("alice"), in_chat(" Alice ")),
            (at_desk("kim.berg"), in_chat("Kim\u{200b} Berg")),
            (at_desk("alice"), "alice".to_owned()),
            (post("Åsa", Uuid::nil()), post("åsa", Uuid::max())),
            (post("", Uuid::nil()), post("", Uuid::nil())),
        ] {
            assert!(is_same_person(&one, &other) && is_same_person(&other, &one), "{one} {other}");
        }
        for (one, other) in [
            (at_desk("alice"), at_desk("bob")),
            (at_desk("alice"), in_chat("alice (bob)")),
            (post("", Uuid::nil()), post("", Uuid::max())),
        ] {
            assert!(!is_same_person(&one, &other), "{one} {other}");
        }
    }

    #[test]
    fn nobody_at_a_terminal_looks_like_another_in_the_audit_log() {
        let named = |names: &[&str], uid| {
            at_terminal(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>(), uid)
        };
        assert_eq!(named(&["alice"], Some(1000)), "alice (terminal, uid 1000)");
        assert_eq!(named(&["", " \u{202e}\n"], None), "unknown (terminal)");
        assert_eq!(
            named(&["", "KOMMUN\\åsa.ek-2@x"], Some(1)),
            "KOMMUN\\åsa.ek-2@x (terminal, uid 1)"
        );
        assert_eq!(
            named(&["T owner (owner, 0123)\n\u{202e}"], Some(0)),
            "Townerowner0123 (terminal, uid 0)",
        );
        assert_eq!(named(&["a".repeat(99).as_str()], None).len(), 64 + " (terminal)".len());
    }

    #[test]
    fn a_role_counts_in_its_own_panel_only() {
        let (here, there) = (PanelId(Uuid::nil()), PanelId(Uuid::max()));
        let id = StaffId(Uuid::nil());
        let post = Post { id, panel: here, role: Role::Owner, name: String::new() };
        let posts = [post.clone()];
        assert_eq!(entitled(&posts, here, Permission::Send), Some(&post));
        assert_eq!(entitled(&posts, there, Permission::SeeNumbers), None);
        assert_eq!(entitled(&[], here, Permission::SeeNumbers), None);
    }
}
