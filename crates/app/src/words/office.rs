//! What the command line says about the office.

use super::Words;
use i18n_embed_fl::fl;

impl Words {
    /// The database was brought up to date.
    #[must_use]
    pub fn migrated(&self, steps: usize) -> String {
        fl!(self.loader, "office-migrated", count = (steps as i64))
    }

    /// Where the office can be reached.
    #[must_use]
    pub fn serving(&self, address: &str) -> String {
        fl!(self.loader, "office-serving", address = address.to_owned())
    }

    /// Somebody who can log in at a demonstration.
    #[must_use]
    pub fn demo_account(&self, email: &str, roles: &str, organisation: &str) -> String {
        fl!(
            self.loader,
            "office-demo-account",
            email = email.to_owned(),
            roles = roles.to_owned(),
            organisation = organisation.to_owned()
        )
    }

    /// The password of everybody at a demonstration.
    #[must_use]
    pub fn demo_password(&self, password: &str) -> String {
        fl!(self.loader, "office-demo-password", password = password.to_owned())
    }

    /// The link that makes the first administrator.
    #[must_use]
    pub fn first_link(&self, link: &str) -> String {
        fl!(self.loader, "office-first-link", link = link.to_owned())
    }
}
