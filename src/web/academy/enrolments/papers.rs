//! The documents and the assessments of an enrolment, to read.

use askama::Template;
use chrono::NaiveDate;
use rocket::{Route, State, get, routes};

use crate::{
    domain::{
        assessment::Assessment,
        course_spec::{CourseSpec, DocumentRule},
        document::{Currency, Document},
        dossier::Dossier,
        eligibility::{best_document, decision_on},
        ids::EnrolmentId,
        words::AssessmentKind,
    },
    storage::{Store, dossiers},
    texts,
    web::{
        AcademyStaff, Html, Page, html,
        paper_words::{Stands, covered},
    },
};

use super::super::path_id::Id;
use super::head::{Head, Names};

#[derive(Template)]
#[template(path = "academy/enrolment-documents.html")]
struct DocumentsPage {
    page: Page,
    head: Head,
    dossier: Dossier,
    today: NaiveDate,
}

impl DocumentsPage {
    fn rules(&self) -> &[DocumentRule] {
        &self.dossier.spec.rules.documents
    }

    fn best(&self, rule: &DocumentRule) -> Option<(&Document, Currency)> {
        best_document(&self.dossier.documents, rule, self.today)
    }

    /// Documents that are not the best of their type: earlier ones, and types this course does not ask for.
    fn others(&self) -> Vec<&Document> {
        let best: Vec<_> =
            self.rules().iter().filter_map(|rule| self.best(rule)).map(|(d, _)| d.id).collect();
        self.dossier.documents.iter().filter(|document| !best.contains(&document.id)).collect()
    }

    /// What the papers of each type that names techniques cover together.
    fn covers(&self) -> Vec<(&str, Vec<(String, Stands)>)> {
        let (documents, techniques) = (&self.dossier.documents, &self.dossier.spec.techniques);
        let covered = |rule: &DocumentRule| covered(&self.page, documents, rule, techniques, self.today);
        let rules = self.rules().iter().map(|rule| (self.name(rule), covered(rule)));
        rules.filter(|(_, covered)| !covered.is_empty()).collect()
    }

    /// What a type is called in the reader's language.
    fn name<'a>(&'a self, rule: &'a DocumentRule) -> &'a str {
        self.dossier.spec.document_name(&rule.kind, self.page.lang.tag()).unwrap_or(&rule.name)
    }

    fn kind(&self, document: &Document) -> String {
        let rule = self.rules().iter().find(|rule| rule.kind == document.kind);
        texts::document_kind(self.page.lang, &document.kind, rule.map(|rule| self.name(rule).to_owned()))
    }
}

/// A document's standing in words, and its tone.
fn currency(page: &Page, currency: &Currency) -> (String, &'static str) {
    match currency {
        Currency::Current { until: Some(until) } => {
            (page.t1("academy-document-until", "date", page.date(until)), "good")
        }
        Currency::Current { until: None } => (page.t("academy-document-current"), "good"),
        Currency::Expired { on } => (page.t1("academy-gap-document-expired", "date", page.date(on)), "bad"),
        Currency::NotYet { from } => {
            (page.t1("academy-gap-document-not-yet", "date", page.date(from)), "warn")
        }
        Currency::AwaitingReview => (page.t("academy-gap-document-waiting"), "info"),
        Currency::Rejected => (page.t("academy-gap-document-rejected"), "bad"),
        Currency::EndedWaiting { on } => {
            (page.t1("documents-state-ended-waiting", "day", page.date(on)), "bad")
        }
        Currency::Withdrawn => (page.t("academy-gap-document-withdrawn"), "bad"),
        Currency::TakenBack => (page.t("documents-state-taken-back"), "none"),
        Currency::Replaced => (page.t("documents-state-replaced"), "none"),
    }
}

#[get("/academy/enrolments/<id>/documents")]
async fn documents_tab(who: AcademyStaff, id: Id<EnrolmentId>, page: Page, store: &State<Store>) -> Html {
    let head = Head::load(&who, id.0, store).await?;
    let dossier = dossiers::load(store.read(), who.academy.id, id.0).await?;
    html(&DocumentsPage { page, head, dossier, today: who.today })
}

#[derive(Template)]
#[template(path = "academy/enrolment-assessments.html")]
struct AssessmentsPage {
    page: Page,
    head: Head,
    dossier: Dossier,
    names: Names,
    today: NaiveDate,
}

impl AssessmentsPage {
    fn spec(&self) -> &CourseSpec {
        &self.dossier.spec
    }

    fn decision(&self, reference: &str) -> Option<&Assessment> {
        decision_on(&self.dossier, reference, self.today)
    }

    fn observations(&self) -> Vec<&Assessment> {
        self.dossier.assessments.iter().filter(|a| a.kind == AssessmentKind::Observation).collect()
    }

    fn technique(&self, observation: &Assessment) -> String {
        let name = |key: &str| self.spec().technique_name(key).to_owned();
        observation.technique.as_deref().map(name).unwrap_or_default()
    }
}

/// Locale key and tone of where an assessment stands.
fn outcome(assessment: &Assessment) -> (&'static str, &'static str) {
    if assessment.stands() {
        ("academy-assessed-met", "good")
    } else if assessment.awaits_confirmation() {
        ("academy-assessed-waits", "info")
    } else if assessment.state == crate::domain::states::AssessmentState::Planned {
        ("academy-assessed-planned", "none")
    } else if assessment.state == crate::domain::states::AssessmentState::Returned {
        ("academy-assessed-returned", "warn")
    } else {
        ("academy-assessed-not-met", "warn")
    }
}

#[get("/academy/enrolments/<id>/assessments")]
async fn assessments_tab(who: AcademyStaff, id: Id<EnrolmentId>, page: Page, store: &State<Store>) -> Html {
    let head = Head::load(&who, id.0, store).await?;
    let dossier = dossiers::load(store.read(), who.academy.id, id.0).await?;
    let people = dossier.assessments.iter().filter_map(|a| a.assessor_id).collect();
    let names = Names::load(store.read(), who.academy.id, people).await?;
    html(&AssessmentsPage { page, head, dossier, names, today: who.today })
}

pub(super) fn routes() -> Vec<Route> {
    routes![documents_tab, assessments_tab]
}
