//! Certificates, what the public is told of them, and how often they were checked.

use chrono::TimeDelta;
use countersign::{
    domain::{
        certificate::Certificate,
        ids::CertificateId,
        states::{CertificateState, DocumentState},
        words::{Channel, RevocationReason, Succession},
    },
    storage::{
        Result,
        certificates::{self, Filter, Listed, StateChange},
        pages::Page,
        verifications::{self, Verification},
    },
};

use super::{is_conflict, is_not_found, is_stale, refusal};
use crate::support::{
    app::{noon, today},
    records::{Fixture, code, request},
};

fn change(from: CertificateState, to: CertificateState) -> StateChange<'static> {
    StateChange { from, to, reason_key: None, reason: None, at: noon() }
}

async fn follow(f: &Fixture, old: &Certificate, succession: Succession) -> Result<CertificateId> {
    let mut next = request(&enrolment_of(f, old).await, f.manager);
    next.predecessor_id = Some(old.id);
    next.succession = Some(succession);
    f.write(async |tx| certificates::insert_request(tx, &next, None, None, noon()).await).await?;
    Ok(next.id)
}

async fn enrolment_of(f: &Fixture, of: &Certificate) -> countersign::domain::enrolment::Enrolment {
    countersign::storage::enrolments::find(f.store.read(), f.academy, of.enrolment_id).await.unwrap()
}

/// Whether it was made active now.
async fn activate(f: &Fixture, id: CertificateId) -> bool {
    let files = [(id, &*"c".repeat(64))];
    let done = f.write(async |tx| certificates::update_to_active(tx, f.academy, &files, noon()).await);
    done.await.unwrap().contains(&id)
}

async fn supersede(f: &Fixture, old: &Certificate) {
    let moved = change(CertificateState::Active, CertificateState::Superseded);
    let done =
        f.write(async |tx| certificates::update_state(tx, f.academy, old.id, old.version, moved).await);
    done.await.unwrap();
}

#[tokio::test]
async fn a_request_is_approved_once_and_what_it_says_is_frozen_even_to_sql() {
    let f = Fixture::new().await;
    let ada = f.enrol("Ada Brook").await;
    let request = f.request(&ada).await;
    f.approve(request.id, 1, "Ada Brook").await.unwrap();
    assert!(is_stale(f.approve(request.id, 2, "Ada Brook").await));
    let preparing = certificates::list_preparing(f.store.read()).await.unwrap();
    assert_eq!(preparing.len(), 1);
    let preparing = certificates::find(f.store.read(), f.academy, preparing[0].1).await.unwrap();
    assert_eq!(preparing.serial.as_deref(), Some("INK-00001"));
    assert_eq!(preparing.facts.as_ref().unwrap().holder_name, "Ada Brook");
    assert!(activate(&f, request.id).await);
    assert!(!activate(&f, request.id).await, "it is active");

    let tx = f.store.begin().await.unwrap();
    for change in ["facts = '{}'", "expires_on = '2099-01-01'", "code = 'X'", "awarded_on = '2020-01-01'"] {
        let message = refusal(&tx, &format!("UPDATE certificate SET {change}")).await;
        assert!(message.contains("the facts of a certificate are frozen"), "{change}: {message}");
    }
    assert!(refusal(&tx, "DELETE FROM certificate").await.contains("a certificate is never deleted"));
}

#[tokio::test]
async fn who_asked_cannot_approve_even_to_sql() {
    let f = Fixture::new().await;
    f.request(&f.enrol("Ada Brook").await).await;
    let tx = f.store.begin().await.unwrap();
    let own = refusal(&tx, "UPDATE certificate SET approved_by = requested_by").await;
    assert!(own.contains("CHECK constraint failed"), "{own}");
}

#[tokio::test]
async fn an_enrolment_has_one_first_certificate_and_each_certificate_one_successor() {
    let f = Fixture::new().await;
    let ada = f.enrol("Ada Brook").await;
    let old = f.issue(&ada, 1, "Ada Brook").await;
    let second = request(&ada, f.manager);
    let twice = f.write(async |tx| certificates::insert_request(tx, &second, None, None, noon()).await).await;
    assert!(is_conflict(twice, "enrolment"));

    let declined = follow(&f, &old, Succession::Replacement).await.unwrap();
    assert!(is_conflict(follow(&f, &old, Succession::Renewal).await, "predecessor"));
    let decline = StateChange {
        reason: Some("Asked by mistake"),
        ..change(CertificateState::PendingApproval, CertificateState::Declined)
    };
    let declined_at_1 = async || {
        f.write(async |tx| certificates::update_state(tx, f.academy, declined, 1, decline).await).await
    };
    declined_at_1().await.unwrap();
    assert!(is_stale(declined_at_1().await));
    follow(&f, &old, Succession::Renewal).await.unwrap();
    assert_eq!(certificates::list_successors(f.store.read(), f.academy, old.id).await.unwrap().len(), 2);
}

#[tokio::test]
async fn serials_count_for_each_academy_and_come_back_when_nothing_was_committed() {
    let f = Fixture::new().await;
    let other = f.another().await;
    let tx = f.store.begin().await.unwrap();
    assert_eq!(certificates::take_serials(&tx, f.academy, 1).await.unwrap().first, 1);
    assert_eq!(certificates::take_serials(&tx, f.academy, 1).await.unwrap().first, 2);
    drop(tx);
    let take =
        async |academy| f.write(async |tx| certificates::take_serials(tx, academy, 1).await).await.unwrap();
    assert_eq!(take(f.academy).await.first, 1);
    assert_eq!(take(f.academy).await.first, 2);
    let theirs = take(other.academy).await;
    assert_eq!((theirs.prefix.as_str(), theirs.first), ("ELSE", 1));
}

#[tokio::test]
async fn a_certificate_of_another_academy_is_found_by_its_public_code_only() {
    let f = Fixture::new().await;
    let other = f.another().await;
    let issued = f.issue(&f.enrol("Ada Brook").await, 1, "Ada Brook").await;
    let db = f.store.read();
    assert!(is_not_found(certificates::find(db, other.academy, issued.id).await));
    assert!(is_not_found(certificates::find_view(db, other.academy, issued.id).await));
    assert!(is_not_found(certificates::find_by_serial(db, other.academy, "INK-00001").await));
    assert_eq!(certificates::find_by_serial(db, f.academy, "INK-00001").await.unwrap(), issued);
    let suspend = change(CertificateState::Active, CertificateState::Suspended);
    let theirs =
        f.write(async |tx| certificates::update_state(tx, other.academy, issued.id, 3, suspend).await).await;
    assert!(is_stale(theirs));
    assert_eq!(certificates::find_by_code(db, &code(1)).await.unwrap().unwrap(), issued);
    assert!(certificates::find_by_code(db, &code(2)).await.unwrap().is_none());
    let view = certificates::find_view(db, f.academy, issued.id).await.unwrap();
    assert_eq!(
        (view.requested_by_name.as_str(), view.approved_by_name.as_deref(), view.cohort_name.as_str()),
        ("Morwenna Pask", Some("Abel Okafor"), "Autumn 2026")
    );
}

#[tokio::test]
async fn certificates_are_listed_by_standing_and_by_a_piece_of_name_serial_or_code() {
    let f = Fixture::new().await;
    f.issue(&f.enrol("Ștefan Țăran").await, 1, "Ștefan Țăran").await;
    f.issue(&f.enrol("Ada Brook").await, 2, "Ada Brook").await;
    f.request(&f.enrol("Bo Lind").await).await;
    let find = async |listed, search: &str, today| {
        let filter = Filter { listed, search, today };
        certificates::list(f.store.read(), f.academy, filter, Page::new(1, 10)).await.unwrap()
    };
    let names = async |listed, search: &str, today| {
        let mut names: Vec<_> =
            find(listed, search, today).await.items.into_iter().map(|line| line.holder_name).collect();
        names.sort();
        names
    };
    let active = Some(Listed::In(CertificateState::Active));
    let last_day = today() + TimeDelta::days(1096);
    assert_eq!(find(None, "", today()).await.total, 3);
    assert_eq!(names(active, "", last_day).await, ["Ada Brook", "Ștefan Țăran"]);
    assert!(names(active, "", last_day + TimeDelta::days(1)).await.is_empty());
    assert_eq!(names(Some(Listed::Expired), "", last_day + TimeDelta::days(1)).await.len(), 2);
    assert!(names(Some(Listed::Expired), "", last_day).await.is_empty());
    assert_eq!(names(Some(Listed::In(CertificateState::PendingApproval)), "", today()).await, ["Bo Lind"]);
    assert_eq!(names(None, "stefan", today()).await, ["Ștefan Țăran"]);
    assert_eq!(names(None, "ink-00002", today()).await, ["Ada Brook"]);
    assert_eq!(names(None, &code(2).to_string()[..9].to_lowercase(), today()).await, ["Ada Brook"]);
}

#[tokio::test]
async fn the_public_record_has_the_successor_and_the_approved_documents_of_the_holder() {
    let f = Fixture::new().await;
    let ada = f.enrol("Ada Brook").await;
    let old = f.issue(&ada, 1, "Ada Brook").await;
    f.document(ada.person_id, "treatment_insurance", DocumentState::Approved).await;
    f.document(ada.person_id, "first_aid", DocumentState::Uploaded).await;
    let db = f.store.read();
    let alone = certificates::find_public_record(&f.store, &code(1)).await.unwrap().unwrap();
    assert_eq!((alone.state, alone.successor.clone()), (CertificateState::Active, None));
    assert_eq!(
        (alone.academy_contact_email.as_str(), alone.academy_time_zone.as_str()),
        ("office@ink.example", "Europe/London")
    );
    assert_eq!(alone.documents.iter().map(|p| p.kind.as_str()).collect::<Vec<_>>(), ["treatment_insurance"]);
    assert_eq!(alone.documents[0].covers, ["hairline"]);
    assert_eq!(alone.expires_on, old.expires_on);
    assert_eq!(alone.pdf_sha256, old.pdf_sha256);
    assert_eq!(alone.facts().unwrap(), old.facts);

    let middle = follow(&f, &old, Succession::Correction).await.unwrap();
    f.approve(middle, 2, "Ada Brook-Lind").await.unwrap();
    let pending = certificates::find_public_record(&f.store, &code(1)).await.unwrap().unwrap();
    assert_eq!(pending.successor, None, "what is not issued is promised to nobody");
    assert!(activate(&f, middle).await);
    supersede(&f, &old).await;
    let middle = certificates::find(db, f.academy, middle).await.unwrap();
    let last = follow(&f, &middle, Succession::Replacement).await.unwrap();
    f.approve(last, 3, "Ada Brook-Lind").await.unwrap();
    assert!(activate(&f, last).await);
    supersede(&f, &middle).await;
    let successor = async |number| {
        let record = certificates::find_public_record(&f.store, &code(number)).await.unwrap().unwrap();
        record.successor.map(|newest| newest.code)
    };
    assert_eq!(successor(1).await, Some(code(3)), "the one that the chain ends with");
    assert_eq!(successor(2).await, Some(code(3)));
    assert_eq!(successor(3).await, None);
    assert_eq!(certificates::find_public_record(&f.store, &code(9)).await.unwrap(), None);
}

#[tokio::test]
async fn a_revoked_certificate_keeps_its_reason_and_its_public_record() {
    let f = Fixture::new().await;
    let issued = f.issue(&f.enrol("Ada Brook").await, 1, "Ada Brook").await;
    let revoke = StateChange {
        reason_key: Some(RevocationReason::ClaimedInError),
        reason: Some("The wrong trainee"),
        ..change(CertificateState::Active, CertificateState::Revoked)
    };
    let done = f
        .write(async |tx| certificates::update_state(tx, f.academy, issued.id, issued.version, revoke).await);
    done.await.unwrap();
    let record = certificates::find_public_record(&f.store, &code(1)).await.unwrap().unwrap();
    assert_eq!(
        (record.state, record.reason_key),
        (CertificateState::Revoked, Some(RevocationReason::ClaimedInError))
    );
}

#[tokio::test]
async fn checks_are_counted_by_day_for_the_academy_that_issued() {
    let f = Fixture::new().await;
    let other = f.another().await;
    let issued = f.issue(&f.enrol("Ada Brook").await, 1, "Ada Brook").await.id;
    let check = |certificate, at| Verification {
        certificate_id: certificate,
        outcome: "active".into(),
        channel: Channel::Page,
        checked_at: at,
    };
    let mut checks = vec![check(Some(issued), noon()), check(None, noon())];
    checks.resize(2500, check(Some(issued), noon() - TimeDelta::days(1)));
    f.write(async |tx| verifications::insert_many(tx, &checks).await).await.unwrap();
    let db = f.store.read();
    let counted = verifications::count_of_certificate(db, f.academy, issued).await.unwrap();
    assert_eq!((counted.total, counted.last), (2499, Some(noon())));
    let days = verifications::list_by_day(db, f.academy, issued, noon() - TimeDelta::days(7)).await.unwrap();
    assert_eq!(days, [(today() - TimeDelta::days(1), 2498), (today(), 1)]);
    let theirs = verifications::count_of_certificate(db, other.academy, issued).await.unwrap();
    assert_eq!((theirs.total, theirs.last), (0, None));
}
