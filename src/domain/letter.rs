//! What a message says besides, where it goes as a letter (by e-mail).

/// What stands around a message in a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter<T = String> {
    /// What it is about, in one line.
    pub subject: T,
    /// Where one press ends all letters to this person, in a letter that was not asked for just now. It carries a right.
    /// <https://www.rfc-editor.org/rfc/rfc8058>
    pub stop_url: Option<String>,
}

impl<T> Letter<T> {
    /// The same letter with its words put through `words`.
    pub fn map<U>(self, words: impl FnOnce(T) -> U) -> Letter<U> {
        Letter { subject: words(self.subject), stop_url: self.stop_url }
    }
}
