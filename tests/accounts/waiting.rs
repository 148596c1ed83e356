//! A mail a day says what waits for whom, and nothing twice.

use chrono::TimeDelta;
use countersign::{
    domain::{
        ids::PersonId,
        states::{DocumentState, EntryState},
        words::Role,
    },
    storage::outbox,
    workflows::tell_waiting::tell_waiting,
};

use crate::support::{app::TestApp, records::Fixture};

struct Academy {
    app: TestApp,
    records: Fixture,
}

impl Academy {
    async fn open() -> Self {
        let app = TestApp::spawn().await;
        let records = Fixture::of_academy(app.store().clone(), tempfile::tempdir().unwrap(), "INK").await;
        for person in [records.trainer, records.manager] {
            app.set_password(person, "a long enough password").await;
        }
        Self { app, records }
    }

    /// What was mailed to somebody about what waits for them, newest first.
    async fn told(&self, person: PersonId) -> Vec<String> {
        let address = self.app.email_of(person).await;
        let all = outbox::list(self.app.store().read(), self.records.academy, 100).await.unwrap();
        let mine = all.into_iter().filter(|mail| mail.template == "waiting" && mail.to == address);
        mine.map(|mail| mail.text).collect()
    }

    async fn tell(&self, days: i64, hours: i64) -> usize {
        let at = self.app.now() + TimeDelta::days(days) + TimeDelta::hours(hours);
        tell_waiting(&self.app.app, at).await.unwrap()
    }

    async fn hand_in(&self, name: &str) {
        let trainee = self.records.enrol(name).await;
        self.records.entry(&trainee, self.app.now().date_naive(), 9, 1, EntryState::Submitted).await;
    }
}

#[rocket::async_test]
async fn a_trainer_is_told_once_a_day_what_waits_and_of_nothing_twice() {
    let academy = Academy::open().await;
    let trainer = academy.records.trainer;
    assert_eq!(academy.tell(0, 0).await, 0, "nothing waits, so nobody is written to");
    academy.hand_in("Ffion Sample").await;
    assert_eq!(academy.tell(0, 1).await, 0, "they were told today already");
    assert_eq!(academy.tell(1, 0).await, 1);
    assert!(academy.told(trainer).await[0].contains("1 entry to countersign"));
    assert_eq!(academy.tell(1, 2).await, 0);
    assert_eq!(academy.tell(2, 0).await, 0, "nothing new has come");
    academy.hand_in("Goran Sample").await;
    assert_eq!(academy.tell(3, 0).await, 1);
    assert!(academy.told(trainer).await[0].contains("2 entries to countersign"));
}

#[rocket::async_test]
async fn a_manager_is_told_of_documents_and_not_of_their_own() {
    let academy = Academy::open().await;
    let trainee = academy.records.enrol("Ffion Sample").await;
    academy.records.document(trainee.person_id, "first_aid", DocumentState::Uploaded).await;
    academy.records.document(academy.records.manager, "first_aid", DocumentState::Uploaded).await;
    assert_eq!(academy.tell(0, 0).await, 1);
    let told = academy.told(academy.records.manager).await;
    assert!(told[0].contains("1 document to review"), "{told:?}");
}

#[rocket::async_test]
async fn nobody_is_told_at_night_or_without_a_password_or_without_a_role_today() {
    let academy = Academy::open().await;
    academy.hand_in("Ffion Sample").await;
    // Noon was the moment: six hours before seven in the morning of the next day.
    assert_eq!(academy.tell(0, 13).await, 0, "it is night there");
    let newcomer = academy.records.person("Nia Newcomer").await;
    academy.records.grant(newcomer, Role::Manager).await;
    let trainee = academy.records.enrol("Hywel Sample").await;
    academy.records.document(trainee.person_id, "first_aid", DocumentState::Uploaded).await;
    academy.tell(1, 0).await;
    assert!(academy.told(newcomer).await.is_empty(), "they cannot sign in yet");
    assert_eq!(academy.told(academy.records.trainer).await.len(), 1);
}
