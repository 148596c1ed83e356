//! From a request to a certificate, and what happens to it afterwards.

mod eligible;
