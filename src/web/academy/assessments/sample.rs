//! The quality assurers' sample: what waits, drawing and picking, how much of each assessor's work was seen.

use std::sync::Arc;

use askama::Template;
use rocket::{FromForm, State, get, post, serde::uuid::Uuid};

use crate::{
    config::Settings,
    domain::{
        ids::{AssessmentId, CohortId, PersonId},
        shown::{Difference, Shown},
        states::AssessmentMove,
        words::{AssessmentOutcome, Role},
    },
    storage::{
        StorageError, Store,
        assessment_lists::{self, Coverage},
        assessments::{self, AssessmentView},
        pages::{self, PageOf},
    },
    web::{
        Actor, FieldErrors, Form, Html, Iqa, Page, Reply, SampleReader, WebError, html,
        shown::{Seen, ticks},
    },
    workflows::{
        assessing::AssessError,
        look::{Look, of_decision},
        sample_assessment::{Pool, draw_sample, judge_sample, pick_sample},
    },
};

use super::{PAGE_SIZE, learning, refused};

const OVERVIEW: &str = "/academy/assessments/sample";
/// More than this at once is not a sample any more.
const MOST: usize = 200;

#[derive(Template)]
#[template(path = "academy/assess-sample.html")]
struct SamplePage {
    page: Page,
    me: PersonId,
    /// Whether the viewer draws, picks and judges, or only reads.
    samples: bool,
    queue: PageOf<AssessmentView>,
    recent: PageOf<AssessmentView>,
    coverage: Vec<Coverage>,
    cohorts: Vec<(String, String)>,
    form: Draw,
    errors: FieldErrors,
    /// What the form to draw carries.
    shown: Shown,
}

impl SamplePage {
    /// What a ticked decision is sent as: which, and how it was shown.
    fn ticked(&self, view: &AssessmentView) -> String {
        format!("{}.{}", view.assessment.id, of_decision(view).to_field())
    }

    fn query(&self) -> String {
        String::new()
    }

    fn assessors(&self) -> Vec<(String, String)> {
        self.coverage.iter().map(|line| (line.assessor_id.to_string(), line.assessor_name.clone())).collect()
    }

    fn may_pick(&self, view: &AssessmentView) -> bool {
        self.samples && view.assessment.assessor_id != Some(self.me) && view.trainee_id != self.me
    }
}

async fn overview_page(store: &Store, who: &Actor, page: Page, number: u64) -> Result<SamplePage, WebError> {
    let (db, academy) = (store.read(), who.academy.id);
    let me = who.person.id;
    Ok(SamplePage {
        me,
        queue: assessments::list_queue(db, academy, pages::Page::new(1, 100)).await?,
        recent: assessments::list_recent_decided(db, academy, pages::Page::new(number, PAGE_SIZE)).await?,
        coverage: assessment_lists::list_coverage(db, academy).await?,
        samples: who.is(Role::Iqa),
        cohorts: learning(db, who).await?,
        form: Draw { how_many: "5".into(), ..Draw::default() },
        errors: FieldErrors::new(page.lang),
        shown: Look::Pool.shown(db, academy).await?,
        page,
    })
}

/// What waits, the form to draw, the newest decisions to pick from, and the coverage.
#[get("/academy/assessments/sample?<number>")]
pub(super) async fn overview(
    who: SampleReader,
    page: Page,
    number: Option<u64>,
    store: &State<Store>,
) -> Html {
    html(&overview_page(store, &who, page, number.unwrap_or(1)).await?)
}

#[derive(FromForm, Clone, Debug, Default)]
pub(super) struct Draw {
    #[field(default = String::new())]
    how_many: String,
    #[field(default = String::new())]
    cohort: String,
    #[field(default = String::new())]
    assessor: String,
    shown: Seen,
}

/// Draws some decisions at random.
#[post("/academy/assessments/sample/draw", data = "<form>")]
pub(super) async fn draw(
    who: Iqa,
    page: Page,
    form: Form<Draw>,
    store: &State<Store>,
) -> Result<Reply, WebError> {
    let how_many = form.how_many.trim().parse::<usize>().ok().filter(|n| (1..=MOST).contains(n));
    let cohort = chosen::<CohortId>(&form.cohort);
    let assessor = chosen::<PersonId>(&form.assessor);
    let (Some(how_many), Ok(cohort), Ok(assessor)) = (how_many, cohort, assessor) else {
        let mut again = overview_page(store, &who, page, 1).await?;
        again.errors.add("how_many", "assess-error-how-many");
        again.form = form.into_inner();
        return Reply::again(&again);
    };
    let by = who.authority().saw(Look::Pool, &form.shown.0);
    let drawn = draw_sample(store, &by, Pool { cohort, assessor }, how_many).await;
    match drawn.map_err(refused)? {
        0 => Reply::warned(OVERVIEW, page.t("assess-nothing-to-draw")),
        count => Reply::done(OVERVIEW, page.t1("assess-drawn", "count", count)),
    }
}

/// A choice that may be left open.
fn chosen<T: std::str::FromStr>(text: &str) -> Result<Option<T>, T::Err> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some) }
}

#[derive(FromForm)]
pub(super) struct Picked {
    assessment: Vec<String>,
}

/// Takes the ticked decisions.
#[post("/academy/assessments/sample/pick", data = "<form>")]
pub(super) async fn pick(
    who: Iqa,
    page: Page,
    form: Form<Picked>,
    store: &State<Store>,
) -> Result<Reply, WebError> {
    let tick = |ticked: &str| {
        let (id, shown) = ticked.split_once('.')?;
        Some((id.parse().ok()?, Shown::from_tick(shown).unwrap_or_default()))
    };
    // What names no decision picks nothing.
    let picked: Vec<Option<(AssessmentId, Shown)>> = ticks(&form.assessment, |ticked| Some(tick(ticked)))?;
    let picked: Vec<_> = picked.into_iter().flatten().collect();
    let taken = pick_sample(store, &who.authority(), &picked).await.map_err(refused)?;
    match taken {
        0 => Reply::warned(OVERVIEW, page.t("assess-nothing-picked")),
        count => Reply::done(OVERVIEW, page.t1("assess-drawn", "count", count)),
    }
}

#[derive(Template)]
#[template(path = "academy/assess-judge.html")]
struct JudgePage {
    page: Page,
    view: AssessmentView,
    /// Whether the viewer may judge it.
    open: bool,
    comment: String,
    errors: FieldErrors,
    shown: Shown,
    /// What was not any more as the form had it.
    changed: Option<Vec<Difference>>,
}

impl JudgePage {
    fn of(who: &Actor, page: Page, view: AssessmentView, shown: Shown) -> Self {
        let open = who.is(Role::Iqa)
            && view.assessment.sample(view.trainee_id, who.person.id, AssessmentMove::Confirm).is_ok();
        Self {
            errors: FieldErrors::new(page.lang),
            page,
            view,
            open,
            comment: String::new(),
            shown,
            changed: None,
        }
    }

    fn met(&self) -> bool {
        self.view.assessment.outcome == Some(AssessmentOutcome::Met)
    }
}

/// One sampled decision.
#[get("/academy/assessments/sample/decisions/<id>")]
pub(super) async fn show(who: SampleReader, page: Page, id: Uuid, store: &State<Store>) -> Html {
    let view = assessments::find(store.read(), who.academy.id, id.into()).await?;
    let shown = Look::Decision(id.into()).shown(store.read(), who.academy.id).await?;
    html(&JudgePage::of(&who, page, view, shown))
}

#[derive(FromForm)]
pub(super) struct Judgement {
    #[field(default = String::new())]
    verdict: String,
    #[field(default = String::new())]
    comment: String,
    #[field(default = 0)]
    version: i32,
    shown: Seen,
}

/// Confirms it, or returns it with a comment.
#[post("/academy/assessments/sample/decisions/<id>", data = "<form>")]
pub(super) async fn judge(
    who: Iqa,
    page: Page,
    id: Uuid,
    form: Form<Judgement>,
    store: &State<Store>,
    settings: &State<Arc<Settings>>,
) -> Result<Reply, WebError> {
    let view = assessments::find(store.read(), who.academy.id, id.into()).await?;
    let attempted: AssessmentMove =
        form.verdict.parse().map_err(|_| WebError::BadRequest("error-bad-request"))?;
    let mut errors = FieldErrors::new(page.lang);
    let comment = errors.keep_note("comment", &form.comment, 1000);
    if attempted == AssessmentMove::Return && comment.as_ref().is_some_and(String::is_empty) {
        errors.add("comment", "assess-error-comment");
    }
    let (seen, shown) = ((AssessmentId::from(id), form.version), &form.shown.0);
    let Some(comment) = comment.filter(|_| errors.is_empty()) else {
        let again = JudgePage::of(&who, page, view, shown.clone());
        let comment = form.into_inner().comment;
        return Reply::again(&JudgePage { comment, errors, ..again });
    };
    let site = settings.public_url();
    match judge_sample(store, &who.authority(), seen, shown, (attempted, &comment), &site).await {
        Err(AssessError::Storage(StorageError::Changed(what))) => {
            let view = assessments::find(store.read(), who.academy.id, id.into()).await?;
            let shown = Look::Decision(id.into()).shown(store.read(), who.academy.id).await?;
            let mut again = JudgePage::of(&who, page, view, shown);
            (again.changed, again.comment) = (Some(what), comment);
            return Reply::overtaken(&again);
        }
        judged => judged.map_err(refused)?,
    }
    let done =
        if attempted == AssessmentMove::Return { "assess-returned-done" } else { "assess-confirmed-done" };
    Reply::done(OVERVIEW, page.t(done))
}
