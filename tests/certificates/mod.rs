//! From a request to a certificate, and what happens to it afterwards.

mod approval;
mod commands;
mod crash;
mod eligible;
mod life;
mod look;
mod pages;
mod succession;
