//! The rules of the field, without a database: what counts, what does not, and by how much.

mod cases;
mod certificate_facts;
mod certificate_standing;
mod course_specs;
mod criteria_and_observations;
mod dates;
mod documents_and_holds;
mod eligibility_lines;
mod entry_validity;
mod event_chain;
mod fixtures;
mod free_texts;
mod odd_dates;
mod papers;
mod safety_steps;
mod shown;
mod signed_content;
mod states;
mod supervision;
mod texts;
mod two_people;
mod verification_code;
mod wall_clock;
mod way_ahead;
