//! Unlinking, and forgetting someone with several addresses.

use panelbot::conversation::Button;

use super::scene::{answers, become_one, browser, code, counts, join, link, telegram, unlink};
use crate::support::both_databases;

both_databases! {
    what_was_unlinked_is_a_stranger_and_everything_stays_with_the_other(test) {
        let (_, round) = test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        anna.press(&test, "Nej, höj inte").await;
        let mut there = browser("anna");
        become_one(&test, &mut anna, &mut there).await;
        let goodbye = unlink(&test, &mut there).await;
        assert_eq!(goodbye.replies.len(), 1);
        assert_eq!(counts(&test).await, [1, 1, 1]);
        assert_eq!(test.desk.page(&there.address).await.unwrap(), None);
        assert_eq!(answers(&test, &round).await.len(), 1);
        anna.write(&test, "På konsulter.").await;
        assert_eq!(answers(&test, &round).await[0].len(), 2);
        there.write(&test, "/fragor").await;
        assert!(there.words().contains("inte med i någon panel"), "{}", there.words());
    }

    the_address_that_made_the_code_can_go_too(test) {
        test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        let mut there = browser("anna");
        become_one(&test, &mut anna, &mut there).await;
        unlink(&test, &mut anna).await;
        assert_eq!(counts(&test).await, [1, 1, 1]);
        there.write(&test, "/fragor").await;
        assert!(there.words().contains("skatten"), "{}", there.words());
        assert!(!test.dump().await.contains(&anna.address.external_id.replace('-', "")));
    }

    the_only_address_cannot_be_unlinked(test) {
        test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        anna.write(&test, "/kopplaloss").await;
        assert!(anna.words().contains("bara med här"), "{}", anna.words());
        let mut there = browser("anna");
        become_one(&test, &mut anna, &mut there).await;
        anna.write(&test, "/kopplaloss").await;
        let late = anna.finds(|button| matches!(button, Button::Unlink(true)));
        unlink(&test, &mut there).await;
        anna.act(&test, late).await;
        assert!(anna.words().contains("bara med här"), "{}", anna.words());
        assert_eq!(counts(&test).await, [1, 1, 1]);
    }

    a_place_that_no_longer_reaches_anyone_is_no_other_place(test) {
        test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        let mut there = browser("anna");
        become_one(&test, &mut anna, &mut there).await;
        let blocked = anna.does(panelbot::domain::message::Heard::Blocked);
        anna.act(&test, blocked).await;
        there.write(&test, "/kopplaloss").await;
        assert!(there.words().contains("bara med här"), "{}", there.words());
    }

    forgetting_one_person_erases_every_address(test) {
        test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        anna.press(&test, "Nej, höj inte").await;
        let mut there = join(&test, browser("anna")).await;
        there.press(&test, "Ja, höj").await;
        become_one(&test, &mut anna, &mut there).await;
        code(&test, &mut anna).await;
        there.write(&test, "/glom").await;
        let yes = there.finds(|button| matches!(button, Button::Forget(true)));
        there.act(&test, yes).await;
        for table in
            ["person", "address", "panelist", "consent", "participation", "response", "answer",
             "conversation", "delivery", "link_code", "invitation"]
        {
            assert_eq!(test.count(table).await, 0, "{table}");
        }
    }

    who_was_unlinked_can_be_linked_again(test) {
        test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        let mut there = browser("anna");
        become_one(&test, &mut anna, &mut there).await;
        unlink(&test, &mut there).await;
        let code = code(&test, &mut anna).await;
        link(&test, &mut there, &code).await;
        assert_eq!(counts(&test).await, [1, 2, 1]);
    }
}
