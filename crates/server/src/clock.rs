//! The one place where the clock is read.

use chrono::{DateTime, NaiveDate, Utc};

/// The moment at which a request arrived, and the day it is then in Brussels.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The moment.
    pub now: DateTime<Utc>,
    /// The day in Europe/Brussels.
    pub today: NaiveDate,
}

impl Moment {
    /// Reads the clock. With `fixed` the day is that one whatever the clock says: tests and demonstrations then
    /// always judge the register on the same day. The moment itself is always the real one.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one reading of the clock")]
    pub fn read(fixed: Option<NaiveDate>) -> Self {
        let now = Utc::now();
        let today = fixed.unwrap_or_else(|| now.with_timezone(&chrono_tz::Europe::Brussels).date_naive());
        Self { now, today }
    }
}
