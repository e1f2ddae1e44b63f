//! The owners are told when something fails that the program cannot mend itself.

use std::time::Duration;

use panelbot::app::{Alarm, Condition, ring};
use panelbot::domain::message::Heard;
use panelbot::domain::staff::Role;
use panelbot::domain::{Locale, Platform};
use panelbot::service::NewPost;
use panelbot::store::Error;
use panelbot_simulator::telegram::User;
use tokio::time::Instant;

use crate::support::{Someone, TestDesk, desk};
use crate::telegram::scene::{PATIENCE, Scene, clock};

fn alarm(test: &TestDesk) -> Alarm {
    Alarm::new(test.desk.clone(), Condition::new(test.store.clone()))
}

/// Someone with this role and this number on Telegram.
async fn at(test: &TestDesk, scene: &Scene, (role, number): (Role, i64)) -> User {
    let user = scene.platform.user(number, "Kim", "sv");
    user.start("");
    let new = NewPost { panel: "gnosjo".to_owned(), role, name: String::new() };
    let (_, code) = test.desk.add_staff(new, "a test").await.expect("a code");
    let mut someone = Someone::on(Platform::Telegram, "staff");
    someone.address.external_id = number.to_string();
    let taken = someone.does(Heard::Text(format!("/staff {code}")));
    someone.act(test, taken).await;
    user
}

/// Waits until someone is told this so many times.
async fn told(user: &User, words: &str, times: usize) {
    let came = user.wait_for(PATIENCE, |chat| {
        let told = chat.messages.iter().filter(|message| message.text.contains(words));
        (told.count() == times).then_some(())
    });
    assert!(came.await.is_some(), "{words:?} is not told {times} times");
}

#[test]
fn an_owner_is_told_of_a_lost_database_and_of_a_wrong_token_at_most_once_an_hour() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        test.gnosjo().await;
        let scene = Scene::open().await;
        let owner = at(&test, &scene, (Role::Owner, 7)).await;
        let (alarm, start) = (alarm(&test), Instant::now());
        let minutes = |count: u64| start + Duration::from_mins(count);
        alarm.look(start).await;
        // Discord is refused before Telegram is connected: nobody can be told yet.
        alarm.lose(Platform::Discord);
        alarm.look(start).await;
        let (bell, telegram) = (alarm.bell(Platform::Telegram), scene.telegram.clone());
        let stop = scene.stop.clone();
        let ringing = tokio::spawn(async move { ring(&telegram, bell, clock(), &stop).await });
        scene.platform.next_is_too_many();
        alarm.look(minutes(1)).await;
        told(&owner, "Discord släpper inte in panelen", 1).await;

        let away = Error::Unavailable("no connection".to_owned());
        let _ = test.store.note::<()>(Err(away));
        for minute in 2..60 {
            alarm.look(minutes(minute)).await;
        }
        assert!(!owner.messages().iter().any(|message| message.text.contains("databas")));
        alarm.look(minutes(61)).await;
        told(&owner, "Panelens databas svarar inte", 1).await;
        for minute in 62..24 * 60 {
            alarm.look(minutes(minute)).await;
        }
        drop(alarm);
        ringing.await.expect("it ends with the alarm");
        told(&owner, "Discord släpper inte in panelen", 1).await;
        told(&owner, "Panelens databas svarar inte", 1).await;
    });
}

#[test]
fn an_owner_is_told_of_a_full_disk_once_and_nobody_else_is() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        test.gnosjo().await;
        let scene = Scene::open().await;
        let users = [(Role::Owner, 7), (Role::Editor, 8)];
        let users = [at(&test, &scene, users[0]).await, at(&test, &scene, users[1]).await];
        let alarm = alarm(&test);
        let (bell, telegram) = (alarm.bell(Platform::Telegram), scene.telegram.clone());
        let stop = scene.stop.clone();
        let ringing = tokio::spawn(async move { ring(&telegram, bell, clock(), &stop).await });

        let start = Instant::now();
        alarm.look(start).await;
        let _ = test.store.note::<()>(Err(Error::DiskFull));
        for seconds in [1, 61, 62, 600] {
            alarm.look(start + Duration::from_secs(seconds)).await;
        }
        let told = |text: &str| text.starts_with("Disken som panelens databas ligger på är full.");
        let owner = &users[0];
        let came = owner.wait_for(PATIENCE, |chat| {
            chat.messages.iter().any(|message| told(&message.text)).then_some(())
        });
        assert!(came.await.is_some(), "the owner is not told");
        drop(alarm);
        ringing.await.expect("it ends with the alarm");
        let count =
            |user: &User| user.messages().iter().filter(|message| told(&message.text)).count();
        assert_eq!(users.each_ref().map(count), [1, 0]);
    });
}

#[test]
fn owners_are_found_where_they_are_reached_in_the_language_that_they_read() {
    desk::run(async {
        let test = TestDesk::sqlite().await;
        test.gnosjo().await;
        let new = NewPost { panel: "gnosjo".to_owned(), role: Role::Owner, name: String::new() };
        let (summary, code) = test.desk.add_staff(new, "a test").await.expect("a code");
        assert_eq!(test.desk.owners().await.expect("read"), [], "nobody has taken it up");
        let mut kim = Someone::on(Platform::Discord, "kim");
        let mut taken = kim.writes(&format!("/staff {code}"));
        (taken.locale, taken.room) = (Locale::parse("en"), Some("room".to_owned()));
        kim.act(&test, taken).await;
        let owners = test.desk.owners().await.expect("read");
        let found: Vec<_> = owners
            .iter()
            .map(|one| (&one.to.address, one.to.room.as_deref(), one.locale.as_str()))
            .collect();
        assert_eq!(found, [(&kim.address, Some("room"), "en")]);
        test.desk.remove_staff(summary.post.id, "a test").await.expect("removed");
        assert_eq!(test.desk.owners().await.expect("read"), []);
    });
}
