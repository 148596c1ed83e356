//! The sample academies keep what they promise to the demo and to other tests.

mod certificates;
mod people;
mod records;
