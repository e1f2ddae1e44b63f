//! Sealing: destroying the link between a round's answers and the people who gave them.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};

use super::situation::{read_state, write_state};
use super::{Desk, Error, secret};
use crate::conversation::{Conversation, Waiting};
use crate::domain::{Anonymity, Background, RespondentKey, Round, RoundId};
use crate::store::{
    ConversationChange, Handle, Readings, StoredReading, StoredResponse, Transaction,
};

/// Days after the close when a confidential round is sealed at the latest: what panelists were told.
const SEALED_AFTER_DAYS: i64 = 30;

/// Fewest responses that may share a combination of background categories once nobody can tell whose they are.
const FEWEST_ALIKE: usize = 5;

impl Desk {
    /// Destroys the link between a closed round's answers and people, for good: copies the responses under random keys,
    /// in the order of those keys, into fresh storage, and with them what staff made of the answers; drops the background that fewer than five share; deletes the old
    /// rows, the round's secret and whatever chats and messages tell of it.
    ///
    /// # Errors
    /// When the round is not closed, is sealed already, or promised to keep the link.
    pub async fn seal(&self, round: RoundId) -> Result<Round, Error> {
        let transaction = self.store.write().await?;
        transaction.bump_catalogue().await?;
        let found = transaction.round(round).await?.ok_or(Error::NoSuchRound)?;
        if found.anonymity == Anonymity::Linked {
            return Err(Error::KeepsTheLink);
        }
        let sealed = found.seal(self.now())?;
        transaction.save_round(&sealed).await?;
        let responses = coarsen(transaction.responses(round).await?);
        let shuffled: BTreeMap<_, _> =
            responses.into_iter().map(|response| (secret::random_key(), response)).collect();
        transaction.add_sealed(round, &shuffled).await?;
        let readings = under_new_keys(transaction.readings(round).await?, &shuffled);
        transaction.replace_readings(round, &readings).await?;
        transaction.cut_ties(round).await?;
        self.leave_round(&transaction, round).await?;
        transaction.drop_deliveries_naming(round).await?;
        transaction.commit().await?;
        tracing::info!(%round, responses = shuffled.len(), "sealed a round");
        self.scrub().await;
        Ok(sealed)
    }

    /// Lets no chat wait in the round any more: which question someone stopped at would point at their answers.
    async fn leave_round(&self, transaction: &Transaction, round: RoundId) -> Result<(), Error> {
        let mut changes = Vec::new();
        for chat in transaction.conversations_naming(round).await? {
            let mut conversation = read_state(chat.address, &chat.state);
            if waits_in(&conversation) == Some(round) {
                conversation.waiting = Waiting::Nothing;
                conversation.misses = 0;
            }
            changes.push(ConversationChange {
                address: chat.address,
                from: chat.version,
                to: secret::random_version(),
                state: write_state(&conversation)?,
                drops_prompt: true,
            });
        }
        Ok(transaction.change_conversations(&changes).await?)
    }
}

/// When a closed confidential round is sealed at the latest.
pub(super) fn seal_by(closed_at: DateTime<Utc>) -> DateTime<Utc> {
    closed_at + Duration::days(SEALED_AFTER_DAYS)
}

/// What staff made of the answers, with the answers' new keys.
fn under_new_keys(
    readings: Readings,
    sealed: &BTreeMap<RespondentKey, StoredResponse>,
) -> Readings {
    let new: BTreeMap<_, _> = sealed.iter().map(|(new, response)| (response.key, *new)).collect();
    let moved = |(handle, reading): (Handle, StoredReading)| {
        Some((handle, StoredReading { key: *new.get(&reading.key)?, ..reading }))
    };
    readings.into_iter().filter_map(moved).collect()
}

const fn waits_in(conversation: &Conversation) -> Option<RoundId> {
    match conversation.waiting {
        Waiting::Answer { round, .. }
        | Waiting::Other { round, .. }
        | Waiting::Quote { round, .. }
        | Waiting::StopOrAnswer { round, .. }
        | Waiting::AnswerForSure { round, .. } => Some(round),
        Waiting::Nothing
        | Waiting::Consent { .. }
        | Waiting::Background { .. }
        | Waiting::Link { .. }
        | Waiting::Bulletin { .. }
        | Waiting::Statement { .. }
        | Waiting::Correction { .. }
        | Waiting::Comment { .. } => None,
    }
}

/// Drops background variables, the last first, from responses whose combination fewer than five share, until five
/// share what is left. When fewer than five end with nothing at all, the smallest other group joins them: else it would
/// be plain who they are.
fn coarsen(mut responses: Vec<StoredResponse>) -> Vec<StoredResponse> {
    let longest = responses.iter().map(|response| response.background.len()).max().unwrap_or(0);
    for length in (1..=longest).rev() {
        let sizes = sizes(&responses);
        for response in &mut responses {
            let few = sizes[&response.background] < FEWEST_ALIKE;
            if few && response.background.len() == length {
                response.background.pop_last();
            }
        }
    }
    loop {
        let mut sizes = sizes(&responses);
        let bare = sizes.remove(&Background::new()).unwrap_or(0);
        let smallest = sizes.into_iter().min_by_key(|(_, size)| *size);
        match smallest {
            Some((smallest, _)) if (1..FEWEST_ALIKE).contains(&bare) => {
                let theirs = responses.iter_mut().filter(|one| one.background == smallest);
                theirs.for_each(|response| response.background.clear());
            }
            _ => return responses,
        }
    }
}

fn sizes(responses: &[StoredResponse]) -> BTreeMap<Background, usize> {
    let mut sizes = BTreeMap::new();
    for response in responses {
        *sizes.entry(response.background.clone()).or_default() += 1;
    }
    sizes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::routing::Answers;
    use crate::domain::{CategoryNo, VariableNo};

    fn responses(groups: &[(usize, &[u8])]) -> Vec<StoredResponse> {
        let background = |categories: &[u8]| -> Background {
            let facts = (0..).map(VariableNo).zip(categories);
            facts.map(|(no, category)| (no, Some(CategoryNo(*category)))).collect()
        };
        let response = |categories: &[u8]| StoredResponse {
            key: secret::random_key(),
            background: background(categories),
            answers: Answers::new(),
        };
        let one_group = |(size, categories): &(usize, &[u8])| {
            (0..*size).map(|_| response(categories)).collect::<Vec<_>>()
        };
        groups.iter().flat_map(one_group).collect()
    }

    fn group_sizes(groups: &[(usize, &[u8])]) -> Vec<(usize, usize)> {
        let sizes = sizes(&coarsen(responses(groups)));
        sizes.into_iter().map(|(background, size)| (background.len(), size)).collect()
    }

    #[test]
    fn a_combination_that_five_share_stays() {
        assert_eq!(group_sizes(&[(5, &[0, 1]), (6, &[1, 1])]), [(2, 5), (2, 6)]);
    }

    #[test]
    fn a_rarer_one_loses_its_last_variables_until_five_share_the_rest() {
        assert_eq!(group_sizes(&[(5, &[0, 0]), (3, &[0, 1]), (2, &[0, 2])]), [(1, 5), (2, 5)]);
        assert_eq!(group_sizes(&[(5, &[0, 0]), (4, &[1, 1]), (1, &[2, 2])]), [(0, 5), (2, 5)]);
    }

    #[test]
    fn nobody_is_left_alone_with_nothing() {
        assert_eq!(group_sizes(&[(5, &[0, 0]), (7, &[1, 0]), (1, &[2, 2])]), [(0, 6), (2, 7)]);
        assert_eq!(group_sizes(&[(3, &[0, 0])]), [(0, 3)]);
        assert_eq!(group_sizes(&[]), []);
    }
}
