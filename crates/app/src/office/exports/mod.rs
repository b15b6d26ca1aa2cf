//! The register as files again.

mod folder;

pub use folder::{Exported, folder};
