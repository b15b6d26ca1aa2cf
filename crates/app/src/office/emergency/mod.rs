//! Getting to a file that nobody showed: in an emergency with a reason, or by taking up the case.

mod access;
mod find;
mod take_up;

pub use access::{REASON, access};
pub use take_up::take_up;
