//! What can go with a message besides its text.

/// A picture or file that goes with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// What it is.
    pub kind: AttachmentKind,
    /// Its file name.
    pub name: String,
    /// Its bytes; empty where `known_as` says enough.
    pub bytes: Vec<u8>,
    /// How the platform knows this very file from an earlier message, so that it need not be brought along.
    pub known_as: Option<FileRef>,
    /// What it shows, for those who cannot see it.
    pub description: String,
}

/// What an attachment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttachmentKind {
    /// A PNG picture.
    Png,
    /// A file to keep (JSON).
    Json,
}

/// A platform's own id for a file that was brought to it, by which the same file can be shown again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileRef(pub String);

/// What sending a message taught about the file that goes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileNews {
    /// The platform has it now, and knows it as this.
    Kept(FileRef),
    /// The platform does not know it as this (any more): it must be brought along anew.
    Forgotten(FileRef),
}
