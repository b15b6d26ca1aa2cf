//! What is wrong with what somebody filled in: a field, and a message in the words of the reader.

/// One thing that is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Name of the field in the form; empty for the form as a whole.
    pub field: String,
    /// Key of the message in the Fluent files.
    pub key: &'static str,
    /// What the message needs to know.
    pub args: Vec<(&'static str, String)>,
}

/// Everything that is wrong with a form; empty when all is well.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<Complaint>);

impl Problems {
    /// Notes a problem with a field.
    pub fn add(&mut self, field: impl Into<String>, key: &'static str) {
        self.with(field, key, Vec::new());
    }

    /// Notes a problem with a field, with values for its message.
    pub fn with(&mut self, field: impl Into<String>, key: &'static str, args: Vec<(&'static str, String)>) {
        self.0.push(Complaint { field: field.into(), key, args });
    }

    /// Whether all is well.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a form says which version it was opened with.
    ///
    /// # Errors
    /// When what it says is no version.
    pub fn opened_with(version: i64) -> Result<(), super::No> {
        if version < 1 { Err(super::No::Invalid(Self::one("", "form-version-unreadable"))) } else { Ok(()) }
    }

    /// One problem alone.
    #[must_use]
    pub fn one(field: impl Into<String>, key: &'static str) -> Self {
        let mut problems = Self::default();
        problems.add(field, key);
        problems
    }

    /// Nothing, or the problems as a refusal.
    ///
    /// # Errors
    /// When there are problems.
    pub fn settle(self) -> Result<(), super::No> {
        if self.is_empty() { Ok(()) } else { Err(super::No::Invalid(self)) }
    }
}
