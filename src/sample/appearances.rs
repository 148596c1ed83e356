//! How the certificates of the sample academies look: each otherwise, chosen through the workflow that the page uses.

use chrono::{DateTime, Utc};

use crate::{
    App,
    clock::Clock,
    domain::{
        appearance::{Appearance, HexColour, Paper, SignsFor},
        ids::{AcademyId, PersonId},
    },
    workflows::{
        acting::Authority,
        save_appearance::{keep_picture, save_appearance},
    },
};

use super::SampleError;

/// The Sample Academy's logo, plainly made up: a head of hair in dots.
const LOGO: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="31" fill="#0b4f52"/>
<circle cx="32" cy="32" r="27" fill="#ffffff"/><path fill="#0b4f52" d="M14 40C14 26 21 17 32 17S50 26 50 40H44C44 30 39 24 32 24S20 30 20 40z"/>
<g fill="#9a7634"><circle cx="24" cy="45" r="2.4"/><circle cx="32" cy="48" r="2.4"/><circle cx="40" cy="45" r="2.4"/></g></svg>"##;

/// Ada Sample's signature, as a pen would draw it.
const SIGNATURE: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><path fill="none" stroke="#1b2a4a" stroke-width="3" stroke-linecap="round" d="M12 50C20 34 26 14 28 10C30 24 24 40 22 50M14 34C26 30 40 28 48 26C50 12 54 8 52 12C50 26 46 44 46 50C52 44 58 34 64 36C70 38 58 50 66 48C74 46 76 34 80 36C84 38 76 50 86 48C98 44 100 20 104 14C104 28 96 46 104 48C114 48 118 34 124 36C132 38 120 52 132 46C150 36 160 40 188 30"/></svg>"##;

/// The Sample Academy: classical, with a logo and a signature.
pub(super) async fn of_the_sample_academy(
    app: &App,
    academy: AcademyId,
    (owner, at): (PersonId, DateTime<Utc>),
) -> Result<(), SampleError> {
    let by = &Authority::without_session(academy, owner, Clock::from_fn(move || at));
    let logo = Some(keep_picture(app, by, LOGO.to_vec()).await?);
    let image = Some(keep_picture(app, by, SIGNATURE.to_vec()).await?);
    let signs = SignsFor { name: "Ada Sample".to_owned(), title: "Head of the academy".to_owned(), image };
    let chosen = Appearance { logo, signatories: vec![signs], ..Appearance::default() };
    Ok(save_appearance(app, by, None, &chosen).await?)
}

/// The Westward School: modern, on US Letter, in a colour of its own.
pub(super) async fn of_the_westward_school(
    app: &App,
    academy: AcademyId,
    (owner, at): (PersonId, DateTime<Utc>),
) -> Result<(), SampleError> {
    let brand = "#5b2748".parse::<HexColour>().ok();
    let chosen =
        Appearance { design: "modern".to_owned(), paper: Paper::Letter, brand, ..Appearance::default() };
    let by = Authority::without_session(academy, owner, Clock::from_fn(move || at));
    Ok(save_appearance(app, &by, None, &chosen).await?)
}
