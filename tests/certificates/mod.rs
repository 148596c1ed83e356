//! From a request to a certificate, and what happens to it afterwards.

mod approval;
mod cohort;
mod cohort_pages;
mod commands;
mod crash;
mod doubts;
mod eligible;
mod held_forms;
mod latin_name;
mod life;
mod look;
mod many_answers;
mod mistakes;
mod pages;
mod succession;
mod unseen;
