//! What is wrong with a bulletin's file. File, line and key stand before the sentence.

macro_rules! sentences {
    ($gather:ident! $others:tt $($before:tt)*) => { $gather! { $others $($before)*

    /// The panel has no round with this number.
    FileUnknownRound { number: String } = "file-unknown-round",
    /// No invitation has this label.
    FileUnknownLabel { label: String } = "file-unknown-label",
    /// No such category; those there are.
    FileUnknownCategory { there: String } = "file-unknown-category",
    /// The panel does not use this channel.
    FileChannelNotUsed { channel: String } = "file-channel-not-used",
    /// Words for a picture where there is none.
    FileTextWithoutPicture = "file-text-without-picture",
    /// The picture cannot be read.
    FilePictureUnreadable { said: String } = "file-picture-unreadable",
    /// The picture is too large.
    FilePictureTooLarge { max: u32 } = "file-picture-too-large",
    /// The picture is no PNG.
    FilePictureNotPng = "file-picture-not-png",
    /// The picture is too wide, too high or too narrow.
    FilePictureShape = "file-picture-shape",
    /// A text that says nothing.
    FileSeveralLines = "file-several-lines",
    FileNoText = "file-no-text",
    /// A text longer than a message can be.
    FileTextTooLong { length: u32, max: u32 } = "file-text-too-long",

    } };
}
pub(super) use sentences;
