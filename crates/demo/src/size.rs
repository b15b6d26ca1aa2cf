//! How large the invented region is.

use std::fmt;
use std::str::FromStr;

/// How large the invented region is; the numbers stand in the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Size {
    /// A handful of municipalities, to read with the eye.
    Small,
    /// The Kempen.
    Kempen,
    /// As many registrations as all of Flanders.
    Flanders,
}

impl Size {
    /// Every size, smallest first.
    pub const ALL: [Self; 3] = [Self::Small, Self::Kempen, Self::Flanders];

    /// The word for it on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Kempen => "kempen",
            Self::Flanders => "flanders",
        }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|size| size.name() == text)
            .ok_or_else(|| format!("`{text}` is not a size; choose small, kempen or flanders"))
    }
}
