//! What the command line says about the office.

use super::Words;
use crate::office::keys::Count;
use crate::office::log::Check;
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

    /// This is a demonstration, though nobody asked for one.
    #[must_use]
    pub fn demo_warning(&self) -> String {
        fl!(self.loader, "office-demo-warning")
    }

    /// The address in a link may have to be another.
    #[must_use]
    pub fn address_unknown(&self, address: &str) -> String {
        fl!(self.loader, "office-address-unknown", address = address.to_owned())
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

    /// The link with which somebody chooses a password.
    #[must_use]
    pub fn password_link(&self, link: &str) -> String {
        fl!(self.loader, "office-password-link", link = link.to_owned())
    }

    /// An import would make somebody else of a registration.
    #[must_use]
    pub fn somebody_else(&self) -> String {
        fl!(self.loader, "import-somebody-else")
    }

    /// The log was found whole, or where it is not.
    #[must_use]
    pub fn log_checked(&self, check: &Check) -> String {
        let first = match (check.broken, check.why.as_deref()) {
            (Some(seq), why) => {
                let why = self.log_fault(why.unwrap_or_default());
                fl!(self.loader, "log-broken", seq = seq, why = why)
            }
            (None, _) => fl!(
                self.loader,
                "log-whole",
                rows = (i64::try_from(check.rows).unwrap_or(i64::MAX)),
                last = check.last,
                head = check.head.clone()
            ),
        };
        let mut lines = vec![first];
        if check.erased > 0 {
            let erased = i64::try_from(check.erased).unwrap_or(i64::MAX);
            lines.push(fl!(self.loader, "log-erased", count = erased));
        }
        if !check.unexplained.is_empty() {
            let (count, listed) = (check.unexplained.len() as i64, listed(&check.unexplained));
            lines.push(fl!(self.loader, "log-unexplained", count = count, lines = listed));
        }
        lines.join("\n")
    }

    fn log_fault(&self, code: &str) -> String {
        match code {
            "missing" => fl!(self.loader, "log-fault-missing"),
            "chain" => fl!(self.loader, "log-fault-chain"),
            "line" => fl!(self.loader, "log-fault-line"),
            "detail" => fl!(self.loader, "log-fault-detail"),
            "subjects" => fl!(self.loader, "log-fault-subjects"),
            "erased" => fl!(self.loader, "log-fault-erased"),
            _ => fl!(self.loader, "log-fault-head"),
        }
    }

    /// New keys were put in a file.
    #[must_use]
    pub fn keys_made(&self, file: &str) -> String {
        fl!(self.loader, "keys-made", file = file.to_owned())
    }

    /// What is sealed, and what is to be done about it.
    #[must_use]
    pub fn keys_counted(&self, count: Count) -> String {
        let [sealed, old, hashes] = figures(count);
        fl!(self.loader, "keys-counted", sealed = sealed, old = old, hashes = hashes)
    }

    /// What was sealed anew.
    #[must_use]
    pub fn keys_rotated(&self, count: Count) -> String {
        let [sealed, old, hashes] = figures(count);
        fl!(self.loader, "keys-rotated", sealed = sealed, old = old, hashes = hashes)
    }

    /// Data that no key opens.
    #[must_use]
    pub fn keys_closed(&self, number: u64) -> String {
        fl!(self.loader, "keys-closed", number = (i64::try_from(number).unwrap_or(i64::MAX)))
    }

    /// Servers have to know the new keys.
    #[must_use]
    pub fn keys_restart(&self) -> String {
        fl!(self.loader, "keys-restart")
    }

    /// The old keys could not go yet.
    #[must_use]
    pub fn keys_kept(&self) -> String {
        fl!(self.loader, "keys-kept")
    }

    /// The old keys are gone.
    #[must_use]
    pub fn keys_dropped(&self, file: &str) -> String {
        fl!(self.loader, "keys-dropped", file = file.to_owned())
    }
}

/// The first twenty of some lines.
fn listed(lines: &[i64]) -> String {
    let mut listed: Vec<String> = lines.iter().take(20).map(ToString::to_string).collect();
    if lines.len() > listed.len() {
        listed.push("…".to_owned());
    }
    listed.join(", ")
}

fn figures(count: Count) -> [i64; 3] {
    [count.sealed, count.old, count.hashes].map(|number| i64::try_from(number).unwrap_or(i64::MAX))
}
