//! What reviewers look through: documents by how they stand on a day, and which types a person's courses ask for.
//!
//! How a document stands is the domain's to say (`src/domain/papers.rs`), for every paper of a person and type together. So
//! these lists are made in memory, of the approved documents of an academy.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    prelude::Uuid,
};

use crate::domain::{
    course_spec::{CourseSpec, DocumentRule, Technique},
    document::{Currency, Document},
    eligibility::best_document,
    ids::{AcademyId, CourseVersionId, DocumentId, PersonId},
    papers::SOON_DAYS,
    state_machine::named,
    states::{DocumentState, EnrolmentState},
};

use super::{
    Result, StorageError,
    entities::{course_version, document as table, enrolment},
    pages::{Page, PageOf},
    people,
    rows::{self, values},
};

named! {
    /// How the documents of a list stand today.
    pub enum Listed("list of documents") {
        /// Waiting for a reviewer.
        Waiting = "waiting",
        /// Approved and valid today or from a later day on; those that others make needless left out.
        Approved = "approved",
        /// The last of their type, ending within 30 days.
        EndingSoon = "ending",
        /// The last of their type, ended.
        Expired = "expired",
        /// Refused.
        Rejected = "rejected",
        /// Approved once; the approval was taken back.
        Withdrawn = "withdrawn",
    }
}

/// A document as reviewers see it in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewLine {
    /// Its id.
    pub id: DocumentId,
    /// Whose it is.
    pub person_id: PersonId,
    /// Their name.
    pub person_name: String,
    /// Key of its type.
    pub kind: String,
    /// Its type as the person's course names it, or else another course of the academy.
    pub kind_name: Option<String>,
    /// When it was uploaded.
    pub uploaded_at: chrono::DateTime<chrono::Utc>,
    /// How it stands on the day asked for.
    pub currency: Currency,
}

/// A document type that a person's courses ask for.
#[derive(Clone, Debug, PartialEq)]
pub struct NeededDocument {
    /// The rule; of several courses the shortest term counts.
    pub rule: DocumentRule,
    /// The techniques of the courses that ask for it.
    pub techniques: Vec<Technique>,
    /// What it is called in other languages than the course's own, by tag.
    pub names: BTreeMap<String, String>,
}

impl NeededDocument {
    /// What it is called in a language, or in the course's own where that has none for it.
    pub fn name(&self, tag: &str) -> &str {
        self.names.get(tag).unwrap_or(&self.rule.name)
    }
}

/// What the courses of an academy ask of their people.
struct Courses {
    specs: HashMap<CourseVersionId, Arc<CourseSpec>>,
    of_person: HashMap<PersonId, Vec<CourseVersionId>>,
}

impl Courses {
    async fn load(db: &impl ConnectionTrait, academy: AcademyId) -> Result<Self> {
        let versions: Vec<(Uuid, sea_orm::JsonValue)> = course_version::Entity::find()
            .filter(course_version::Column::AcademyId.eq(academy.0))
            .select_only()
            .columns([course_version::Column::Id, course_version::Column::Spec])
            .into_tuple()
            .all(db)
            .await?;
        let enrolled: Vec<(Uuid, Uuid)> = enrolment::Entity::find()
            .filter(enrolment::Column::AcademyId.eq(academy.0))
            .filter(enrolment::Column::State.ne(EnrolmentState::Withdrawn.name()))
            .order_by_desc(enrolment::Column::StartsOn)
            .order_by_asc(enrolment::Column::Id)
            .select_only()
            .columns([enrolment::Column::PersonId, enrolment::Column::CourseVersionId])
            .into_tuple()
            .all(db)
            .await?;
        let mut courses = Self { specs: HashMap::new(), of_person: HashMap::new() };
        for (id, spec) in versions {
            // One course that cannot be read hides nobody's documents.
            if let Ok(spec) = serde_json::from_value(spec) {
                courses.specs.insert(id.into(), Arc::new(spec));
            }
        }
        for (person, version) in enrolled {
            courses.of_person.entry(person.into()).or_default().push(version.into());
        }
        Ok(courses)
    }

    /// What a person's own courses ask for.
    fn needed(&self, person: PersonId) -> Vec<NeededDocument> {
        let own = self.of_person.get(&person).into_iter().flatten();
        let mut needed = Vec::new();
        for spec in own.filter_map(|version| self.specs.get(version)) {
            for rule in &spec.rules.documents {
                add(&mut needed, rule.clone(), spec);
            }
        }
        needed
    }

    /// The name that any course of the academy gives a type in a language.
    fn name(&self, kind: &str, tag: &str) -> Option<String> {
        self.specs.values().filter_map(|spec| spec.document_name(kind, tag)).min().map(str::to_owned)
    }
}

/// The documents of a list, those waiting longest or ending first in front. How each stands follows from the day, so
/// nothing has to run at midnight. `tag` is the language in which their types are named.
pub async fn list(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    listed: Listed,
    (today, tag): (NaiveDate, &str),
    page: Page,
) -> Result<PageOf<ReviewLine>> {
    let courses = Courses::load(db, academy).await?;
    let found = match listed {
        Listed::Waiting => stored(db, academy, DocumentState::Uploaded, page).await?,
        Listed::Rejected => stored(db, academy, DocumentState::Rejected, page).await?,
        Listed::Withdrawn => stored(db, academy, DocumentState::Withdrawn, page).await?,
        Listed::Approved | Listed::EndingSoon | Listed::Expired => {
            PageOf::cut(computed(db, academy, &courses, listed, today).await?, page)
        }
    };
    let owners: Vec<_> = found.items.iter().map(|(document, _)| document.person_id).collect();
    let names: HashMap<_, _> = people::list_names(db, academy, &owners).await?.into_iter().collect();
    Ok(found.map(|(document, currency)| {
        let needed = courses.needed(document.person_id);
        let need = needed.into_iter().find(|need| need.rule.kind == document.kind);
        ReviewLine {
            id: document.id,
            person_id: document.person_id,
            person_name: names.get(&document.person_id).cloned().unwrap_or_default(),
            currency: currency
                .unwrap_or_else(|| document.currency(need.as_ref().map(|need| &need.rule), today)),
            kind_name: need
                .map(|need| need.name(tag).to_owned())
                .or_else(|| courses.name(&document.kind, tag)),
            kind: document.kind,
            uploaded_at: document.uploaded_at,
        }
    }))
}

/// A document, and how it stands where its own row does not say so.
type Standing = (Document, Option<Currency>);

/// The documents of a state, the oldest first where they wait, else the last decided first.
async fn stored(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    state: DocumentState,
    page: Page,
) -> Result<PageOf<Standing>> {
    let these = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::State.eq(state.name()));
    let these = match state {
        DocumentState::Uploaded => these.order_by_asc(table::Column::UploadedAt),
        DocumentState::Withdrawn => these.order_by_desc(table::Column::WithdrawnAt),
        _ => these.order_by_desc(table::Column::ReviewedAt),
    };
    let page_query = these.order_by_asc(table::Column::Id);
    let total = page_query.clone().count(db).await?;
    let number = page.number.clamp(1, total.div_ceil(page.size).max(1));
    let here = page_query.offset((number - 1) * page.size).limit(page.size);
    let items = readable(db, here).await?.into_iter().map(|document| (document, None)).collect();
    Ok(PageOf { items, number, size: page.size, total })
}

/// What can be read of some documents. One that cannot hides no other: it is named with its trainee's record.
async fn readable(db: &impl ConnectionTrait, query: Select<table::Entity>) -> Result<Vec<Document>> {
    let whole = async || -> Result<Vec<Document>> {
        query.clone().all(db).await?.into_iter().map(Document::try_from).collect()
    };
    match whole().await {
        Err(error) if error.is_of_a_row() => {}
        read => return read,
    }
    let ids: Vec<Uuid> = query.clone().select_only().column(table::Column::Id).into_tuple().all(db).await?;
    let mut documents = Vec::new();
    for id in ids {
        let one = table::Entity::find_by_id(id).one(db).await.map_err(StorageError::from);
        match one.and_then(|row| row.map(Document::try_from).transpose()) {
            Ok(document) => documents.extend(document),
            Err(error) if error.is_of_a_row() => tracing::warn!(%id, %error, "a document cannot be read"),
            Err(error) => return Err(error),
        }
    }
    Ok(documents)
}

/// The approved documents of a list, in its order.
async fn computed(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    courses: &Courses,
    listed: Listed,
    today: NaiveDate,
) -> Result<Vec<Standing>> {
    let approved = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::State.eq(DocumentState::Approved.name()));
    let mut sheaves = HashMap::<PersonId, HashMap<String, Vec<Document>>>::new();
    for document in readable(db, approved).await? {
        let of_person = sheaves.entry(document.person_id).or_default();
        of_person.entry(document.kind.clone()).or_default().push(document);
    }
    let mut lines = Vec::new();
    for (person, kinds) in sheaves {
        // Nobody is asked to renew what no course of theirs asks for any more.
        if listed != Listed::Approved && !courses.of_person.contains_key(&person) {
            continue;
        }
        let needed = courses.needed(person);
        for (kind, sheaf) in kinds {
            let rule = needed.iter().map(|need| &need.rule).find(|rule| rule.kind == kind);
            lines.extend(of_sheaf(&sheaf, rule, listed, today));
        }
    }
    lines.sort_by_key(|(document, currency)| {
        let (ended, until) = match currency {
            Some(Currency::Expired { on }) => (Some(*on), None),
            Some(Currency::Current { until }) => (None, *until),
            _ => (None, None),
        };
        (Reverse(ended), until.unwrap_or(NaiveDate::MAX), document.id)
    });
    Ok(lines)
}

/// What of a person's approved documents of one type stands in a list.
fn of_sheaf(
    sheaf: &[Document],
    rule: Option<&DocumentRule>,
    listed: Listed,
    today: NaiveDate,
) -> Vec<Standing> {
    if listed == Listed::Approved {
        let among = |document: &Document| (document.clone(), document.currency_among(sheaf, rule, today));
        return sheaf
            .iter()
            .map(among)
            .filter(|(_, currency)| matches!(currency, Currency::Current { .. } | Currency::NotYet { .. }))
            .map(|(document, currency)| (document, Some(currency)))
            .collect();
    }
    // A type that no course asks for has no term of its own.
    let plain = sheaf.first().map(|document| DocumentRule::plain(&document.kind));
    let Some(rule) = rule.or(plain.as_ref()) else { return Vec::new() };
    let best = best_document(sheaf, rule, today);
    let is_listed = |currency: &Currency| match currency {
        Currency::Current { until: Some(day) } => {
            listed == Listed::EndingSoon && (*day - today).num_days() <= SOON_DAYS
        }
        Currency::Expired { .. } => listed == Listed::Expired,
        _ => false,
    };
    let best = best.filter(|(_, currency)| is_listed(currency));
    best.map(|(document, currency)| (document.clone(), Some(currency))).into_iter().collect()
}

/// The document types that a person's courses in an academy ask for, in the order of the courses' rules.
pub async fn list_needed(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    person: PersonId,
) -> Result<Vec<NeededDocument>> {
    let sql = "SELECT v.spec FROM enrolment e JOIN course_version v ON v.id = e.course_version_id
        WHERE e.academy_id = ?1 AND e.person_id = ?2 AND e.state <> 'withdrawn' ORDER BY e.starts_on DESC, e.id";
    let mut needed = Vec::<NeededDocument>::new();
    for row in rows::all(db, sql, values![academy.0, person.0]).await? {
        let spec: CourseSpec = serde_json::from_value(rows::get(&row, "spec")?)?;
        for rule in &spec.rules.documents {
            add(&mut needed, rule.clone(), &spec);
        }
    }
    Ok(needed)
}

fn add(needed: &mut Vec<NeededDocument>, rule: DocumentRule, spec: &CourseSpec) {
    let techniques = &spec.techniques;
    let Some(known) = needed.iter_mut().find(|known| known.rule.kind == rule.kind) else {
        let name = |tag: &String| Some((tag.clone(), spec.document_name(&rule.kind, tag)?.to_owned()));
        let names = spec.translations.keys().filter_map(name).collect();
        needed.push(NeededDocument { rule, techniques: techniques.clone(), names });
        return;
    };
    known.rule.required |= rule.required;
    known.rule.covers_techniques |= rule.covers_techniques;
    known.rule.valid_for_months = match (known.rule.valid_for_months, rule.valid_for_months) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    for technique in techniques {
        if !known.techniques.iter().any(|t| t.key == technique.key) {
            known.techniques.push(technique.clone());
        }
    }
}
