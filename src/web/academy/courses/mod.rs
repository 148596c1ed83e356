//! Courses: import a specification, read what it requires, publish it.

mod import;
mod requirement_text;
mod shipped;
mod version;

pub(super) use requirement_text::any_of;

use askama::Template;
use rocket::{Route, State, get};

use crate::{
    storage::{Store, courses, courses::CourseLine},
    web::{AcademyStaff, Html, Page, html},
};

#[derive(Template)]
#[template(path = "academy/courses.html")]
struct CoursesPage {
    page: Page,
    courses: Vec<CourseLine>,
    may_import: bool,
}

/// Every course with its versions.
#[get("/academy/courses")]
async fn list(who: AcademyStaff, page: Page, store: &State<Store>) -> Html {
    let courses = courses::list_courses(store.read(), who.academy.id).await?;
    let may_import = super::is_manager(&who);
    html(&CoursesPage { page, courses, may_import })
}

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    [rocket::routes![list], import::routes(), version::routes()].concat()
}
