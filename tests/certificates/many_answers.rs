//! What patients are told of a page of certificates, asked for at once.

use std::sync::atomic::{AtomicUsize, Ordering};

use countersign::{
    domain::{ids::AcademyId, states::CertificateState, verification_code::VerificationCode},
    storage::{ConnectionTrait, certificates, documents},
    workflows::check_code::{check_code, check_codes},
};
use sea_orm::{DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, Statement};

use crate::support::{
    app::TestApp,
    issue::{approved, at_noon, followed, issued},
    people::{approved_document, crew, day, eligible_in},
};
use countersign::workflows::succeed_certificate::Follow;

/// Counts what is asked of the database.
struct Counting<'a>(&'a DatabaseConnection, AtomicUsize);

impl Counting<'_> {
    fn one_more(&self) {
        self.1.fetch_add(1, Ordering::Relaxed);
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Counting<'_> {
    fn get_database_backend(&self) -> DbBackend {
        self.0.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.one_more();
        self.0.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.one_more();
        self.0.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.one_more();
        self.0.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.one_more();
        self.0.query_all_raw(statement).await
    }
}

async fn statements(app: &TestApp, academy: AcademyId, codes: &[VerificationCode]) -> usize {
    let db = Counting(app.store().read(), AtomicUsize::new(0));
    let found = certificates::list_public_records(&db, academy, codes).await.unwrap();
    assert_eq!(found.len(), codes.len());
    db.1.into_inner()
}

#[rocket::async_test]
async fn many_are_told_as_each_alone_and_asked_for_in_as_few_statements_as_one() {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    let mut codes = Vec::new();
    for name in ["Siân Ŵyn", "Zoë Sample", "Tegwen Sample"] {
        let e = eligible_in(&app, &crew, name).await;
        let c = issued(&app, &e).await;
        codes.push(c.code.clone().unwrap());
        if name == "Zoë Sample" {
            let next = followed(&app, &e, c.id, &Follow::Replacement).await.unwrap();
            approved(&app, &e, next).await.unwrap();
            let next = certificates::find(app.store().read(), e.academy, next).await.unwrap();
            assert_eq!(next.state, CertificateState::Active);
            codes.push(next.code.unwrap());
        }
        if name == "Tegwen Sample" {
            let tx = app.store().begin().await.unwrap();
            let paper = approved_document(&crew, e.trainee, "treatment_insurance");
            let later = Some(day("2031-01-01"));
            documents::insert(&tx, &documents_until(paper, later), "paper.pdf").await.unwrap();
            tx.commit().await.unwrap();
        }
    }
    // Today all papers hold; on the second day of some holders one has ended.
    for on in ["2026-11-20", "2027-06-05", "2028-06-02"] {
        at_noon(&app, day(on));
        let told = check_codes(app.store(), crew.academy, &codes, app.now()).await.unwrap();
        assert_eq!(told.len(), codes.len());
        for code in &codes {
            let alone = check_code(app.store(), code, None, app.now()).await.unwrap().unwrap();
            assert_eq!(format!("{:?}", told[code].as_ref().unwrap()), format!("{alone:?}"));
        }
    }
    assert_eq!(statements(&app, crew.academy, &codes[..1]).await, 3);
    assert_eq!(statements(&app, crew.academy, &codes).await, 3);
    // Another academy's codes are nobody's.
    let elsewhere = check_codes(app.store(), AcademyId::fresh(), &codes, app.now()).await.unwrap();
    assert!(elsewhere.is_empty());
    assert!(check_codes(app.store(), crew.academy, &[], app.now()).await.unwrap().is_empty());
}

fn documents_until(
    paper: countersign::domain::document::Document,
    until: Option<chrono::NaiveDate>,
) -> countersign::domain::document::Document {
    countersign::domain::document::Document {
        id: countersign::domain::ids::DocumentId::fresh(),
        expires_on: until,
        ..paper
    }
}
