//! The first administrator, by a link that the program prints when there is nobody yet.

use super::half::Next;
use super::limits::Gate;
use super::{Knock, password};
use crate::office::{No, Office, Problems};
use policy::Role;
use serde_json::json;
use store::audit::Event;
use store::entities::{account, grant, organisation};
use store::sea_orm::{ActiveModelTrait, Set};
use store::{Account, accounts, links};
use vault::token::TokenKind;

/// What the first administrator fills in.
#[derive(Clone, Copy, Debug)]
pub struct First<'a> {
    /// Name of the organisation.
    pub organisation: &'a str,
    /// Its code.
    pub code: &'a str,
    /// Its kind, one of [`SECTORS`].
    pub sector: &'a str,
    /// Name of the person.
    pub name: &'a str,
    /// Address of the person.
    pub email: &'a str,
    /// Password of the person.
    pub password: &'a str,
    /// Language of the pages.
    pub language: &'a str,
}

/// Kinds of organisation that can be chosen.
pub const SECTORS: [&str; 8] = ["company", "ocmw", "caw", "bjz", "ggz", "vaph", "igs", "other"];
/// Longest code of an organisation, in characters.
pub const LONGEST_CODE: usize = 40;

/// Looks whether the link works: there is nobody yet, and it is the last one that was printed.
///
/// # Errors
/// [`No::NotFound`] when it does not work (any more).
pub async fn look(office: &Office, token: &str, knock: &Knock<'_>) -> Result<(), No> {
    hash(office, token, knock).await.map(|_| ())
}

async fn hash(office: &Office, token: &str, knock: &Knock<'_>) -> Result<String, No> {
    let gate = Gate::new(office, "link", knock.source, knock);
    gate.check(office, knock.asked.now).await?;
    let reader = office.store.reader();
    if TokenKind::Link.fits(token) && accounts::all(reader).await?.is_empty() {
        for hash in office.keys.token_hashes(TokenKind::Link, token) {
            let link = links::find(reader, &hash, knock.asked.now).await?;
            if link.is_some_and(|link| link.purpose == "first-admin") {
                return Ok(hash);
            }
        }
    }
    let tx = office.store.begin().await?;
    gate.missed(office, &tx, knock.asked.now).await?;
    tx.commit().await?;
    Err(No::NotFound)
}

/// Makes the organisation and its administrator.
///
/// # Errors
/// [`No::Invalid`] when something is filled in wrongly; [`No::NotFound`] when the link does not work (any more).
pub async fn begin(
    office: &Office,
    token: &str,
    first: &First<'_>,
    knock: &Knock<'_>,
) -> Result<(Account, Next), No> {
    let hash = hash(office, token, knock).await?;
    let mut problems = Problems::default();
    check_organisation(&mut problems, first.organisation, first.code);
    if !SECTORS.contains(&first.sector) {
        problems.add("sector", "begin-sector-missing");
    }
    super::check_person(&mut problems, first.name, first.email);
    password::check_new(office, &mut problems, "password", first.password, [first.name, first.email]).await?;
    problems.settle()?;
    let hashed = password::hash(first.password).await?;
    let asked = knock.asked;
    let tx = office.store.begin().await?;
    links::spend(&tx, &hash, asked.now).await?.ok_or(No::NotFound)?;
    let organisation = organisation::ActiveModel {
        code: Set(first.code.trim().to_owned()),
        name: Set(first.organisation.trim().to_owned()),
        sector: Set(first.sector.to_owned()),
        version: Set(1),
        ..Default::default()
    };
    let known = store::people::organisation_by_code(&tx, first.code.trim()).await?;
    let organisation = match known {
        Some(known) => known,
        None => organisation.insert(&tx).await?,
    };
    let account = account::ActiveModel {
        name: Set(first.name.trim().to_owned()),
        email: Set(first.email.trim().to_lowercase()),
        language: Set(if first.language == "en" { "en" } else { "nl" }.to_owned()),
        password_hash: Set(Some(hashed)),
        active: Set(true),
        needs_second_factor: Set(false),
        created_at: Set(asked.now),
        version: Set(1),
        ..Default::default()
    };
    let account = account.insert(&tx).await?;
    let grant = grant::ActiveModel {
        account_id: Set(account.id),
        organisation_id: Set(organisation.id),
        role: Set(Role::Administrator.code().to_owned()),
        from_day: Set(asked.today),
        granted_at: Set(asked.now),
        version: Set(1),
        ..Default::default()
    };
    grant.insert(&tx).await?;
    let detail = json!({ "role": Role::Administrator.code(), "organisation": organisation.code });
    let event = |action: &str| Event {
        organisation_id: Some(organisation.id),
        detail: detail.clone(),
        ..knock.event(Some(&account), action)
    };
    let mut events = vec![event("account-created"), event("role-granted")];
    let next = super::half::next(office, &account).await?;
    if next == Next::Done {
        events.push(super::half::signed_in(&tx, &account, &["password"], knock).await?);
    }
    super::settle(tx, &events).await?;
    Ok((account, next))
}

/// What is wrong with the name and the code of an organisation.
pub(super) fn check_organisation(problems: &mut Problems, name: &str, code: &str) {
    if name.trim().is_empty() || name.chars().count() > super::LONGEST_NAME {
        problems.add("organisation", "begin-organisation-missing");
    }
    let plain = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let code = code.trim();
    if code.is_empty() || code.chars().count() > LONGEST_CODE || !code.chars().all(plain) {
        problems.add("code", "begin-code-wrong");
    }
}
