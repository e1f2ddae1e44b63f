//! Where each chat stands. The state is text that only `service` reads.

use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryResult};

use super::entity::conversation;
use super::transaction::{ROWS_A_STATEMENT, placeholders};
use super::{Error, Transaction};
use crate::domain::delivery::DeliveryState;
use crate::domain::message::MessageRef;
use crate::domain::{AddressId, RoundId};

/// The chat with one address, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredConversation {
    /// With which address.
    pub address: AddressId,
    /// Another number after each change. Drawn at random: a count would tell how many questions someone was asked.
    pub version: i64,
    /// The state, opaque here.
    pub state: String,
    /// The latest message that asks something, where the platform has told its id.
    pub prompt: Option<MessageRef>,
    /// Whether a message that asks something is still on its way to them, as far as is known. Only
    /// [`Transaction::conversations`] looks.
    pub awaits_prompt: bool,
}

/// A change of one chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConversationChange {
    /// With which address.
    pub address: AddressId,
    /// The version that it was read with.
    pub from: i64,
    /// The version that it gets.
    pub to: i64,
    /// The new state.
    pub state: String,
    /// Whether the message that asked something is no longer the latest such.
    pub drops_prompt: bool,
}

impl Transaction {
    /// The chats with these addresses. A transaction that writes holds them until its end, taken in the order of their
    /// keys: PostgreSQL locks row by row, and two that take the same rows in different orders wait for each other.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn conversations(&self, ids: &[AddressId]) -> Result<Vec<StoredConversation>, Error> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let marks: Vec<String> = (1..=ids.len()).map(|at| format!("${at}")).collect();
        let sql = format!(
            "SELECT address_id, version, state, prompt_message, EXISTS (SELECT 1 FROM delivery \
             WHERE delivery.address_id = conversation.address_id AND prompts AND delivery.state = ${}) \
             AS awaits_prompt FROM conversation WHERE address_id IN ({}) ORDER BY address_id{}",
            ids.len() + 1,
            marks.join(", "),
            self.lock_of("conversation")
        );
        let sending = DeliveryState::Sending.as_str();
        let values = ids.iter().map(|id| id.0.into()).chain([sending.into()]).collect();
        let read = |row: QueryResult| -> Result<_, Error> {
            let awaits_prompt = row.try_get("", "awaits_prompt")?;
            let row = conversation::Model::from_query_result(&row, "")?;
            Ok(StoredConversation { awaits_prompt, ..read(row) })
        };
        self.read(&sql, values).await?.into_iter().map(read).collect()
    }

    /// The chats whose state names this round.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn conversations_naming(
        &self,
        round: RoundId,
    ) -> Result<Vec<StoredConversation>, Error> {
        let find = conversation::Entity::find()
            .filter(conversation::Column::State.contains(round.to_string()));
        Ok(find.all(&self.inner).await?.into_iter().map(read).collect())
    }

    /// Keeps chats that are new.
    ///
    /// # Errors
    /// [`Error::Conflict`] when one of them is not.
    pub async fn add_conversations(&self, chats: &[StoredConversation]) -> Result<(), Error> {
        let rows = chats.iter().map(|chat| conversation::Model {
            address_id: chat.address.0,
            version: chat.version,
            state: chat.state.clone(),
            prompt_message: chat.prompt.as_ref().map(|prompt| prompt.0.clone()),
        });
        self.insert::<conversation::ActiveModel>(rows, None).await
    }

    /// Changes chats, each only if nobody else has changed it since it was read.
    ///
    /// # Errors
    /// [`Error::Conflict`] when someone has.
    pub async fn change_conversations(&self, changes: &[ConversationChange]) -> Result<(), Error> {
        for part in changes.chunks(ROWS_A_STATEMENT) {
            let sql = format!(
                "UPDATE conversation SET version = v.column3, state = v.column4, \
                 prompt_message = CASE WHEN v.column5 THEN NULL ELSE prompt_message END \
                 FROM (VALUES {}) AS v WHERE address_id = v.column1 AND version = v.column2",
                placeholders(part.len(), 5)
            );
            let mut values = Vec::with_capacity(part.len() * 5);
            for change in part {
                values.extend([
                    change.address.0.into(),
                    change.from.into(),
                    change.to.into(),
                    change.state.as_str().into(),
                    change.drops_prompt.into(),
                ]);
            }
            if self.run(&sql, values).await?.rows_affected() != part.len() as u64 {
                return Err(Error::Conflict);
            }
        }
        Ok(())
    }

    /// Keeps the platform's ids of the messages that asked something last.
    pub(super) async fn note_prompts(&self, prompts: &[(AddressId, String)]) -> Result<(), Error> {
        if prompts.is_empty() {
            return Ok(());
        }
        let sql = format!(
            "UPDATE conversation SET prompt_message = v.column2 FROM (VALUES {}) AS v \
             WHERE address_id = v.column1",
            placeholders(prompts.len(), 2)
        );
        let values =
            prompts.iter().flat_map(|(id, message)| [id.0.into(), message.as_str().into()]);
        self.run(&sql, values.collect()).await?;
        Ok(())
    }
}

fn read(row: conversation::Model) -> StoredConversation {
    StoredConversation {
        address: AddressId(row.address_id),
        version: row.version,
        state: row.state,
        prompt: row.prompt_message.map(MessageRef),
        awaits_prompt: false,
    }
}
