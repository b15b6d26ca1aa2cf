//! Logging in with a provider: who is let in, and who is not.

use super::claims::Claims;
use super::{Answer, Begun, Outcome, Turned, came_back, leave, provider};
use crate::office::accounts::{Knock, LONGEST_EMAIL, LONGEST_NAME, half, links, looks_like_email, settle};
use crate::office::{No, Office};
use serde_json::json;
use store::audit::Event;
use store::entities::account;
use store::sea_orm::{ActiveModelTrait, Set};
use store::{Account, accounts, identities, people};

/// Ends a log-in of somebody who came back.
///
/// # Errors
/// When the database cannot be reached.
pub async fn finish(
    office: &Office,
    begun: Option<&Begun>,
    answer: &Answer<'_>,
    knock: &Knock<'_>,
) -> Result<Outcome, No> {
    let begun = begun.filter(|begun| begun.account.is_none());
    let claims = match came_back(office, begun, answer, knock.asked.now).await? {
        Ok(claims) => claims,
        Err(why) => return turned(office, why, None, knock).await,
    };
    match account_of(office, &claims, knock).await? {
        Some((account, _)) if !account.active => {
            turned(office, Turned::Inactive, Some(&account), knock).await
        }
        Some((account, known)) => enter(office, account, known, &claims, knock).await,
        None => turned(office, Turned::Unknown, None, knock).await,
    }
}

async fn turned(
    office: &Office,
    why: Turned,
    account: Option<&Account>,
    knock: &Knock<'_>,
) -> Result<Outcome, No> {
    let tx = office.store.begin().await?;
    let detail = json!({ "with": ["openid"], "why": why.code() });
    settle(tx, &[Event { detail, ..knock.event(account, "login-wrong") }]).await?;
    Ok(Outcome::Turned(why))
}

/// The account of somebody, and whether the identity is known already: by identity, by an address that was invited
/// and that the provider vouches for, or a new one when that was set up.
async fn account_of(
    office: &Office,
    claims: &Claims,
    knock: &Knock<'_>,
) -> Result<Option<(Account, bool)>, No> {
    let reader = office.store.reader();
    if let Some(account) = accounts::by_identity(reader, &claims.issuer, &claims.subject).await? {
        return Ok(Some((account, true)));
    }
    let setup = provider(office)?;
    let vouched = setup.claims.email_verified.is_empty() || claims.yes(&setup.claims.email_verified);
    let email = claims.text(&setup.claims.email).filter(|email| vouched && looks_like_email(email));
    let Some(email) = email.filter(|email| email.chars().count() <= LONGEST_EMAIL) else {
        return Ok(None);
    };
    if let Some(account) = accounts::by_email(reader, email).await? {
        // Only somebody who was invited and has not come in yet: an account with a password is not taken over.
        let waiting =
            account.password_hash.is_none() && identities::of_account(reader, account.id).await?.is_empty();
        return Ok(waiting.then_some((account, false)));
    }
    if !setup.create_accounts {
        return Ok(None);
    }
    let parts = [&setup.claims.given_name, &setup.claims.family_name];
    let parts: Vec<&str> = parts.into_iter().filter_map(|name| claims.text(name)).collect();
    let name = claims.text(&setup.claims.name).map_or_else(|| parts.join(" "), str::to_owned);
    let name = if name.is_empty() { email.to_owned() } else { name };
    let row = account::ActiveModel {
        name: Set(name.chars().take(LONGEST_NAME).collect()),
        email: Set(email.to_lowercase()),
        language: Set("nl".to_owned()),
        active: Set(true),
        needs_second_factor: Set(false),
        created_at: Set(knock.asked.now),
        version: Set(1),
        ..Default::default()
    };
    let tx = office.store.begin().await?;
    let account = row.insert(&tx).await?;
    settle(tx, &[knock.event(Some(&account), "account-created")]).await?;
    Ok(Some((account, false)))
}

async fn enter(
    office: &Office,
    account: Account,
    known: bool,
    claims: &Claims,
    knock: &Knock<'_>,
) -> Result<Outcome, No> {
    let tx = office.store.begin().await?;
    let mut events = Vec::new();
    if !known {
        identities::add(&tx, account.id, &claims.issuer, &claims.subject).await?;
        for purpose in [links::Purpose::Invite, links::Purpose::Reset] {
            store::links::revoke(&tx, purpose.code(), Some(account.id)).await?;
        }
        events.push(knock.event(Some(&account), "identity-added"));
    }
    events.push(half::signed_in(&tx, &account, &["openid"], knock).await?);
    settle(tx, &events).await?;
    let code = claims.text(&provider(office)?.claims.organisation);
    let organisation = match code {
        Some(code) => people::organisation_by_code(office.store.reader(), code).await?,
        None => None,
    };
    let organisation = organisation.map(|organisation| organisation.id);
    let hint = leave::seal(office, &claims.token);
    Ok(Outcome::In { account: Box::new(account), organisation, hint })
}
