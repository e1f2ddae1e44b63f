//! Several at once.

use panelbot::conversation::Button;
use panelbot::domain::message::Incoming;
use panelbot::service::Desk;

use super::scene::{
    answers, browser, code, code as code_of, counts, join, link, taken_part, telegram,
};
use crate::support::{Someone, TestDesk, both_databases};

/// Someone before the question whether to join, and what pressing yes is.
async fn asked(test: &TestDesk, mut someone: Someone, code: &str) -> (Someone, Incoming) {
    someone.write(test, &format!("/start {code}")).await;
    let yes = someone.finds(|button| matches!(button, Button::LinkYes(_)));
    (someone, yes)
}

/// Hands all of them in at the same time, each by itself.
async fn at_once(test: &TestDesk, updates: Vec<Incoming>) {
    let mut tasks = tokio::task::JoinSet::new();
    for update in updates {
        let desk: Desk = test.desk.clone();
        tasks.spawn(async move { desk.receive(vec![update]).await.map(|taken| taken.len()) });
    }
    while let Some(taken) = tasks.join_next().await {
        assert_eq!(taken.unwrap().unwrap(), 1);
    }
    assert_eq!(test.count("set_aside").await, 0);
}

both_databases! {
    of_two_who_use_a_code_in_one_batch_one_is_joined(test) {
        test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        let code = code(&test, &mut anna).await;
        let (_, one) = asked(&test, telegram("one"), &code).await;
        let (_, two) = asked(&test, telegram("two"), &code).await;
        test.desk.receive(vec![one, two]).await.unwrap();
        assert_eq!(counts(&test).await, [2, 3, 1]);
        assert_eq!(test.count("link_code").await, 0);
    }

    of_many_who_use_a_code_at_the_same_time_one_is_joined(test) {
        test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        let code = code(&test, &mut anna).await;
        let mut updates = Vec::new();
        for number in 0..6 {
            updates.push(asked(&test, telegram(&number.to_string()), &code).await.1);
        }
        at_once(&test, updates).await;
        assert_eq!(counts(&test).await, [6, 7, 1]);
        let joined = "SELECT 1 FROM address JOIN panelist ON panelist.person_id = address.person_id";
        assert_eq!(test.look(joined).await.len(), 2);
    }

    both_answer_while_they_become_one(test) {
        let (_, round) = test.gnosjo().await;
        for turn in 0..4 {
            let mut anna = join(&test, telegram("anna")).await;
            let code = code_of(&test, &mut anna).await;
            anna.write(&test, "/start").await;
            let first = anna.presses("Nej, höj inte");
            let mut laptop = join(&test, browser("laptop")).await;
            let own = code_of(&test, &mut laptop).await;
            let mut phone = browser("phone");
            link(&test, &mut phone, &own).await;
            let second = phone.presses("Ja, höj");
            let (_, yes) = asked(&test, laptop, &code).await;
            let updates = if turn % 2 == 0 { vec![first, yes, second] } else { vec![second, yes, first] };
            if turn < 2 {
                test.desk.receive(updates).await.unwrap();
            } else {
                at_once(&test, updates).await;
            }
            let many = usize::try_from(turn + 1).unwrap();
            assert_eq!(answers(&test, &round).await.len(), many, "one response a person");
            assert_eq!(taken_part(&test, &round).await.0, u64::try_from(many).unwrap());
            let people = i64::try_from(many).unwrap();
            assert_eq!(counts(&test).await, [people, people * 3, people]);
        }
    }

    a_chain_of_codes_in_one_batch_leaves_one_person(test) {
        let (_, round) = test.gnosjo().await;
        let mut people = Vec::new();
        for name in ["a", "b", "c"] {
            let mut someone = join(&test, telegram(name)).await;
            someone.press(&test, "Nej, höj inte").await;
            let code = code(&test, &mut someone).await;
            people.push((someone, code));
        }
        let (c, _) = people.pop().unwrap();
        let (b, codes_b) = people.pop().unwrap();
        let (_, codes_a) = people.pop().unwrap();
        let (_, c_to_b) = asked(&test, c, &codes_b).await;
        let (_, b_to_a) = asked(&test, b, &codes_a).await;
        test.desk.receive(vec![c_to_b, b_to_a]).await.unwrap();
        assert_eq!(counts(&test).await, [1, 3, 1]);
        assert_eq!(answers(&test, &round).await.len(), 1);
        assert_eq!(test.count("consent").await, 5, "three, and two more for what was joined");
        assert_eq!(test.count("link_code").await, 0);
    }

    nobody_pays_for_codes_that_nobody_uses(test) {
        test.gnosjo().await;
        let mut anna = join(&test, telegram("anna")).await;
        anna.write(&test, "/koppla").await;
        test.statements();
        test.desk.receive(vec![anna.writes("/start")]).await.unwrap();
        let plain = test.statements();
        assert!(!plain.iter().any(|statement| statement.contains("link_code")), "{plain:?}");
        let code = code(&test, &mut anna).await;
        let (_, yes) = asked(&test, telegram("there"), &code).await;
        test.statements();
        test.desk.receive(vec![yes]).await.unwrap();
        let many = test.statements().len();
        assert!(many <= 26, "{many} statements");
    }
}
