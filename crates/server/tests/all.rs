//! Whole requests and whole answers: the router on a small invented region.

mod api;
mod frame;
mod support;
