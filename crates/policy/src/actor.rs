//! Who asks: an account with the roles it holds today.

use crate::action::Action;
use crate::facts::within;
use crate::line::way;
use crate::role::Role;
use crate::table::lines;
use chrono::NaiveDate;
use domain::Sector;
use serde::Serialize;

/// A role given to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Grant {
    /// What.
    pub role: Role,
    /// In which organisation.
    pub organisation: i64,
    /// First day.
    pub from: NaiveDate,
    /// Last day, included; none: until further notice.
    pub to: Option<NaiveDate>,
}

impl Grant {
    /// Whether it holds on `today`.
    #[must_use]
    pub fn in_force(&self, today: NaiveDate) -> bool {
        within(self.from, self.to, today)
    }
}

/// What has to be known of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Organisation {
    /// Which.
    pub id: i64,
    /// Kind of organisation.
    pub sector: Sector,
    /// First day of the cooperation agreement; none: there is no agreement.
    pub agreement_from: Option<NaiveDate>,
    /// Last day of the agreement, included; none: open-ended.
    pub agreement_to: Option<NaiveDate>,
}

impl Organisation {
    /// Whether it is a housing company.
    #[must_use]
    pub fn is_company(&self) -> bool {
        self.sector == Sector::Company
    }

    /// Whether it may rely on an agreement on `on`; a housing company needs none with itself.
    #[must_use]
    pub fn agreement_in_force(&self, on: NaiveDate) -> bool {
        self.is_company() || self.agreement_from.is_some_and(|from| within(from, self.agreement_to, on))
    }
}

/// A role that holds today, with what counts of its organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Held {
    /// What.
    pub role: Role,
    /// In which organisation.
    pub organisation: i64,
    /// Whether that is a housing company.
    pub company: bool,
    /// Whether it has an agreement today, or needs none.
    pub agreement: bool,
}

/// An account with the roles it holds today. Made anew at every request, so that what ended has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Actor {
    account: i64,
    held: Vec<Held>,
    today: NaiveDate,
}

impl Actor {
    /// Keeps the grants that hold today, in an organisation of the list in which such a role exists.
    #[must_use]
    pub fn new(
        account: i64,
        grants: impl IntoIterator<Item = Grant>,
        organisations: &[Organisation],
        today: NaiveDate,
    ) -> Self {
        let held = grants.into_iter().filter(|grant| grant.in_force(today)).filter_map(|grant| {
            let organisation = organisations.iter().find(|o| o.id == grant.organisation)?;
            grant.role.fits(organisation.sector).then(|| Held {
                role: grant.role,
                organisation: organisation.id,
                company: organisation.is_company(),
                agreement: organisation.agreement_in_force(today),
            })
        });
        Self { account, held: held.collect(), today }
    }

    /// Its account.
    #[must_use]
    pub fn account(&self) -> i64 {
        self.account
    }

    /// The day on which it asks.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    /// The roles that hold today.
    #[must_use]
    pub fn held(&self) -> &[Held] {
        &self.held
    }

    /// Whether it has this role in any organisation.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.held.iter().any(|held| held.role == role)
    }

    /// The same account with its roles in one organisation only: what a token of that organisation can do.
    #[must_use]
    pub fn within(&self, organisation: i64) -> Self {
        let held = self.held.iter().copied().filter(|held| held.organisation == organisation);
        Self { account: self.account, held: held.collect(), today: self.today }
    }

    /// Whether the action could be allowed on anything at all: for menus. Never instead of a decision.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        self.held.iter().any(|held| {
            lines(held.role).iter().any(|line| line.is_about(action) && way(held, line, action).is_ok())
        })
    }
}
