//! The store: tables come and go, one process owns them, and nobody overwrites another's change.

use panelbot::domain::{AddressId, PersonId, Platform};
use panelbot::store::{
    ConversationChange, Error, Settings, Store, StoredAddress, StoredConversation, Unowned,
};
use uuid::Uuid;

use crate::support::desk::TABLES;
use crate::support::{Someone, both_databases};

both_databases! {
    migrations_go_up_and_down_and_up_again(test) {
        assert!(test.store.pending_migrations().await.unwrap().is_empty());
        test.store.migrate_down().await.unwrap();
        assert_eq!(test.store.pending_migrations().await.unwrap().len(), 21);
        let left = if test.is_sqlite() {
            "SELECT name AS name FROM sqlite_master WHERE type = 'table'"
        } else {
            "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public'"
        };
        let names = test.look(left).await;
        let names: Vec<String> =
            names.iter().map(|row| row.try_get("", "name").unwrap()).collect();
        assert!(TABLES.iter().all(|table| !names.contains(&(*table).to_owned())), "{names:?}");
        test.store.migrate().await.unwrap();
        assert!(test.store.pending_migrations().await.unwrap().is_empty());
        assert_eq!(test.count("catalogue").await, 1);
    }

    a_second_process_is_refused_with_a_reason(test) {
        let owned = test.store.own().await.unwrap();
        let second = Store::connect(&Settings { url: test.url.clone() }).await.unwrap();
        let refused = second.own().await.unwrap_err();
        assert!(matches!(refused, Unowned::Taken));
        assert!(refused.to_string().contains("another panelbot already serves"));
        assert!(second.read().await.unwrap().panels().await.unwrap().is_empty());
        drop(owned);
    }

    a_chat_that_someone_else_changed_meanwhile_is_not_overwritten(test) {
        let anna = Someone::on(Platform::Telegram, "anna");
        let (address, person) = (AddressId(Uuid::new_v4()), PersonId(Uuid::new_v4()));
        let write = test.store.write().await.unwrap();
        write.add_people(&[person]).await.unwrap();
        write.save_addresses(&[StoredAddress {
            id: address,
            person,
            address: anna.address.clone(),
            room: None,
            reachable: true,
            seen_at: "2027-01-15T00:00:00Z".parse().unwrap(),
        }]).await.unwrap();
        let state = "{}".to_owned();
        let chat = StoredConversation { address, version: 3, state, prompt: None, awaits_prompt: false };
        write.add_conversations(&[chat]).await.unwrap();
        write.commit().await.unwrap();
        let change = |from, to| ConversationChange {
            address,
            from,
            to,
            state: format!("\"{to}\""),
            drops_prompt: false,
        };
        let write = test.store.write().await.unwrap();
        write.change_conversations(&[change(3, 9)]).await.unwrap();
        write.commit().await.unwrap();
        let write = test.store.write().await.unwrap();
        let refused = write.change_conversations(&[change(3, 12)]).await;
        assert_eq!(refused, Err(Error::Conflict));
        drop(write);
        let read = test.store.read().await.unwrap();
        assert_eq!(read.conversations(&[address]).await.unwrap()[0].version, 9);
    }

    what_is_not_committed_is_not_there(test) {
        let write = test.store.write().await.unwrap();
        write.add_people(&[PersonId(Uuid::new_v4())]).await.unwrap();
        drop(write);
        assert_eq!(test.count("person").await, 0);
    }

    two_panels_cannot_share_a_slug(test) {
        let (panel, _) = test.svenljunga().await;
        let other = panelbot::domain::Panel {
            id: panelbot::domain::PanelId(Uuid::new_v4()),
            ..panel
        };
        let write = test.store.write().await.unwrap();
        assert_eq!(write.save_panel(&other).await, Err(Error::Conflict));
    }
}

#[test]
fn a_database_of_sqlite_keeps_its_promises_about_the_disk() {
    crate::support::desk::run(async {
        let test = crate::support::TestDesk::sqlite().await;
        let settings = test.store.disk_settings().await.unwrap();
        assert_eq!(
            settings,
            [("journal_mode", "wal"), ("synchronous", "2"), ("secure_delete", "1")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
        );
    });
}

#[test]
fn an_address_of_another_kind_of_database_is_refused() {
    crate::support::desk::run(async {
        let refused = Store::connect(&Settings { url: "mysql://root@localhost/x".into() }).await;
        assert!(refused.is_err());
    });
}

#[test]
fn an_error_does_not_tell_the_password() {
    crate::support::desk::run(async {
        let url = "postgres://panelbot:hunter2@127.0.0.1:1/panelbot".to_owned();
        let settings = Settings { url };
        assert!(!format!("{settings:?}").contains("hunter2"));
        let refused = Store::connect(&settings).await.unwrap_err();
        assert!(matches!(refused, Error::Unavailable(_)), "{refused:?}");
        assert!(!format!("{refused} {refused:?}").contains("hunter2"));
    });
}
