//! Calling the Bot API through teloxide, reading no more of the answers than is needed.
//!
//! teloxide refuses a whole answer over a field that is newer than it is, so each call says itself what it reads.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use teloxide_core::requests::{
    JsonRequest, MultipartPayload, MultipartRequest, Payload, Request as _,
};
use teloxide_core::types::InputFile;
use teloxide_core::{Bot, RequestError};

use crate::domain::message::FileRef;

/// What is read of a message that was sent.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct SentMessage {
    /// Its number in the chat.
    pub(super) message_id: i64,
    /// Its picture in several sizes, the largest last.
    #[serde(default)]
    photo: Vec<Photo>,
}

/// One size of a picture. <https://core.telegram.org/bots/api#photosize>
#[derive(Debug, Clone, Deserialize)]
struct Photo {
    file_id: String,
}

impl SentMessage {
    /// What Telegram knows its picture as.
    pub(super) fn picture(&self) -> Option<FileRef> {
        self.photo.last().map(|photo| FileRef(photo.file_id.clone()))
    }
}

/// One of teloxide's requests, answered by a `T`.
#[derive(Serialize)]
#[serde(transparent)]
struct Reading<P, T> {
    payload: P,
    #[serde(skip)]
    answer: PhantomData<T>,
}

impl<P: Payload, T> Payload for Reading<P, T> {
    type Output = T;
    const NAME: &'static str = P::NAME;
}

impl<P: MultipartPayload, T> MultipartPayload for Reading<P, T> {
    fn copy_files(&self, into: &mut dyn FnMut(InputFile)) {
        self.payload.copy_files(into);
    }

    fn move_files(&mut self, into: &mut dyn FnMut(InputFile)) {
        self.payload.move_files(into);
    }
}

/// Makes a request and reads a `T` from its answer.
pub(super) async fn call<T, P>(bot: &Bot, payload: P) -> Result<T, RequestError>
where
    T: DeserializeOwned + Send + Sync + 'static,
    P: Payload + Serialize + Send + Sync + 'static,
{
    JsonRequest::new(bot.clone(), Reading { payload, answer: PhantomData }).send().await
}

/// Makes a request that uploads a file, and reads a `T` from its answer.
pub(super) async fn upload<T, P>(bot: &Bot, payload: P) -> Result<T, RequestError>
where
    T: DeserializeOwned + Send + Sync + 'static,
    P: MultipartPayload + Serialize + Send + Sync + 'static,
{
    MultipartRequest::new(bot.clone(), Reading { payload, answer: PhantomData }).send().await
}
