//! From a request to a certificate, and what happens to it afterwards.

mod eligible;
mod approval;
mod commands;
mod crash;
mod life;
mod pages;
mod succession;
