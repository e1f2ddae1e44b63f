//! The result as it reads, in both languages.

use panelbot::channel::telegram;
use panelbot::domain::Platform;

use super::stage::{answered, release, sends, summary, thirty};
use crate::support::TestDesk;
use crate::support::desk::run;

#[test]
fn the_result_reads_like_this_in_telegram() {
    run(async {
        let test = TestDesk::sqlite().await;
        let mut people = thirty();
        let round = answered(&test, &mut people).await;
        let on_telegram = |one: &&mut super::stage::Panelist| {
            one.someone.address.platform == Platform::Telegram && one.chose.is_some()
        };
        people.iter_mut().find(on_telegram).expect("one").writes(&test, "/language en").await;
        test.close_round(&round).await;
        release(&test, &round, &summary()).await;
        sends(&test, &mut people).await;
        let theirs = people.iter_mut().filter(on_telegram).take(2);
        let shown = theirs.map(|one| telegram::written(one.got[0].clone()).join("\n---\n"));
        insta::assert_snapshot!(shown.collect::<Vec<_>>().join("\n\n======\n\n"));
    });
}
