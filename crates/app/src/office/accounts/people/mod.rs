//! People as an administrator sees them: accounts, roles, links.

mod change;
mod list;
mod outside;
mod roles;
mod show;

pub use change::{Person, change, forget_factors, reset_link, set_active};
pub use list::{Entry, PAGE, Wanted, list, organisations};
pub use outside::{Outsider, add_from_outside, role_codes};
pub use roles::{Granted, Span, add, check_role, grant, set_span};
pub use show::{Shown, show};

use crate::office::{Acting, No};
use policy::{Action, Facts, decide};

/// Who may not manage accounts does not know this part. Gives them as who acts for the organisation that allows it.
fn allowed(acting: &Acting) -> Result<Acting, No> {
    let decision = decide(&acting.actor, Action::ManageAccounts, &Facts::default());
    let acting = Acting { organisation: decision.organisation, ..acting.clone() };
    if decision.allow { Ok(acting) } else { Err(No::NotFound) }
}

/// Nobody gives himself a role, or takes one from himself.
fn allowed_roles(acting: &Acting, account: i64) -> Result<Acting, No> {
    allowed(acting)?;
    let decision = decide(&acting.actor, Action::ManageRoles, &Facts::about_account(account));
    let acting = Acting { organisation: decision.organisation, ..acting.clone() };
    if decision.allow { Ok(acting) } else { Err(No::Refused(decision.rule.code())) }
}
