//! Journeys in a real headless Chromium, with axe on every page they pass.

mod appearance;
mod buttons;
mod driver;
mod every_page;
mod issue;
mod kept;
mod logbook;
mod patient_checks;
mod patient_scripts;
mod patient_ways;
mod phone;
mod pictures;
mod stuck;

pub use driver::Driver;
