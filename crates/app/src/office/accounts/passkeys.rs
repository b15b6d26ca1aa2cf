//! Passkeys: as the second step, or instead of a password.

use super::half::{self, Half};
use super::limits::Gate;
use super::sure::Sure;
use super::{Knock, about, ways};
use crate::office::{Acting, No, Office, Problems, Setup};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{Account, Tx, accounts, people};
use url::Url;
use webauthn_rs::prelude::{
    AuthenticationResult, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Uuid, Webauthn, WebauthnBuilder, WebauthnError,
};

/// Longest name of a passkey, in characters.
pub const LONGEST_NAME: usize = 60;
/// Most passkeys of an account.
const MOST: usize = 20;

/// Whose passkey is asked for.
#[derive(Clone, Copy, Debug)]
pub enum Whose<'a> {
    /// Anybody's: the passkey itself says whose it is.
    Anybodys,
    /// That of whoever has this address; whether anybody has is not told.
    OfAddress(&'a str),
    /// That of who is half signed in.
    Half(&'a Half),
}

/// What the session remembers while a passkey is asked for.
#[derive(Serialize, Deserialize)]
struct Asking {
    /// Whose it has to be, when that is known.
    account: Option<i64>,
    state: DiscoverableAuthentication,
}

/// What the browser is asked, and what the session has to remember until it answers.
pub struct Question {
    /// For the browser.
    pub options: Value,
    /// For the session.
    pub state: String,
}

/// Whether passkeys can be used at the address of this installation: browsers want a name, not a number.
#[must_use]
pub fn available(setup: &Setup) -> bool {
    authority(setup).is_some()
}

/// The checks for the address of this installation. A server on this machine is known by its name, `localhost`.
fn authority(setup: &Setup) -> Option<Webauthn> {
    let mut origin = Url::parse(&setup.public_url).ok()?;
    let here = match origin.host()? {
        url::Host::Domain(_) => false,
        url::Host::Ipv4(address) => address.is_loopback(),
        url::Host::Ipv6(address) => address.is_loopback(),
    };
    if here {
        origin.set_host(Some("localhost")).ok()?;
    }
    let name = origin.domain()?.to_owned();
    WebauthnBuilder::new(&name, &origin).ok()?.rp_name("Woonspoor").build().ok()
}

fn required(office: &Office) -> Result<Webauthn, No> {
    authority(&office.setup).ok_or(No::NotFound)
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn broken(error: impl ToString) -> No {
    No::Broken(error.to_string())
}

fn refused(error: &WebauthnError) -> No {
    tracing::info!(cause = %error, "a passkey was refused");
    No::Invalid(Problems::one("", "passkey-refused"))
}

fn kept(key: &store::Passkey) -> Option<Passkey> {
    serde_json::from_str(&key.credential).ok()
}

/// Name of an account for passkeys; says nothing to anybody else.
fn handle(account: i64) -> Uuid {
    Uuid::from_u128(u128::from(account.unsigned_abs()))
}

/// Asks a browser for a new passkey.
///
/// # Errors
/// When passkeys cannot be used here, or there are many already.
pub async fn begin_adding(office: &Office, acting: &Acting, _: Sure) -> Result<Question, No> {
    let authority = required(office)?;
    let account = super::account(office, acting.actor.account()).await?;
    let known = accounts::passkeys(office.store.reader(), account.id).await?;
    if known.len() >= MOST {
        return Err(No::Invalid(Problems::one("", "passkey-many")));
    }
    let ids = known.iter().filter_map(kept).map(|key| key.cred_id().clone()).collect();
    let (options, state) = authority
        .start_passkey_registration(handle(account.id), &account.email, &account.name, Some(ids))
        .map_err(broken)?;
    let mut options = serde_json::to_value(options).map_err(broken)?;
    // Kept on the device with its owner's name where that can be: then it serves without an address, too.
    options["publicKey"]["authenticatorSelection"]["residentKey"] = json!("preferred");
    Ok(Question { options, state: serde_json::to_string(&state).map_err(broken)? })
}

/// Keeps a new passkey.
///
/// # Errors
/// [`No::Invalid`] when the browser's answer is not right or the key has no name.
pub async fn add(
    office: &Office,
    acting: &Acting,
    _: Sure,
    state: &str,
    name: &str,
    credential: &Value,
) -> Result<(), No> {
    let authority = required(office)?;
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(No::Invalid(Problems::one("name", "passkey-name-missing")));
    }
    let state: PasskeyRegistration = serde_json::from_str(state).map_err(broken)?;
    let answer = RegisterPublicKeyCredential::deserialize(credential)
        .map_err(|_| No::Invalid(Problems::one("", "passkey-refused")))?;
    let key = authority.finish_passkey_registration(&answer, &state).map_err(|error| refused(&error))?;
    let credential = serde_json::to_string(&key).map_err(broken)?;
    let id = acting.actor.account();
    let tx = office.store.begin().await?;
    people::add_passkey(&tx, id, name, &credential, acting.now).await?;
    super::settle(tx, &[about(acting, id, "factor-added", json!({ "factor": "passkey" }))]).await
}

/// Removes a passkey.
///
/// # Errors
/// [`No::NotFound`] when there is none like it; [`No::Invalid`] when it is the last way in.
pub async fn remove(office: &Office, acting: &Acting, key: i64) -> Result<(), No> {
    let id = acting.actor.account();
    let tx = office.store.begin().await?;
    let account = ways::hold(&tx, id).await?;
    if !people::remove_passkey(&tx, id, key).await? {
        return Err(No::NotFound);
    }
    ways::remain(office, &tx, &account).await?;
    super::settle(tx, &[about(acting, id, "factor-removed", json!({ "factor": "passkey" }))]).await
}

/// Asks a browser for a passkey.
///
/// # Errors
/// When passkeys cannot be used here.
pub async fn begin(office: &Office, whose: Whose<'_>) -> Result<Question, No> {
    let authority = required(office)?;
    let (options, state) = authority.start_discoverable_authentication().map_err(broken)?;
    let mut options = serde_json::to_value(options).map_err(broken)?;
    let reader = office.store.reader();
    let account = match whose {
        Whose::Anybodys => None,
        Whose::OfAddress(email) => accounts::by_email(reader, email).await?.map(|account| account.id),
        Whose::Half(half) => Some(half.account),
    };
    let known = match account {
        Some(account) => accounts::passkeys(reader, account).await?,
        None => Vec::new(),
    };
    let mut ids: Vec<String> =
        known.iter().filter_map(kept).map(|key| URL_SAFE_NO_PAD.encode(key.cred_id())).collect();
    if let (Whose::OfAddress(email), true) = (whose, ids.is_empty()) {
        // An address that nobody has is answered like one with a passkey.
        let invented = office.keys.search_hash("passkey", &email.trim().to_lowercase());
        ids.push(URL_SAFE_NO_PAD.encode(invented.as_bytes().get(..32).unwrap_or_default()));
    }
    let allowed = ids.iter().map(|id| json!({ "type": "public-key", "id": id }));
    options["publicKey"]["allowCredentials"] = Value::Array(allowed.collect());
    let state = serde_json::to_string(&Asking { account, state }).map_err(broken)?;
    Ok(Question { options, state })
}

/// Signs in with a passkey alone: it is something one has, and the device checked who holds it.
///
/// # Errors
/// [`No::Invalid`] when the browser's answer is not right, or there were too many attempts.
pub async fn enter(
    office: &Office,
    state: &str,
    credential: &Value,
    knock: &Knock<'_>,
) -> Result<Account, No> {
    let gate = Gate::new(office, "passkey", knock.source, knock);
    gate.check(office, knock.asked.now).await?;
    let proved = check(office, state, credential, None).await;
    let account = match &proved {
        Ok((key, _)) => accounts::by_id(office.store.reader(), key.account_id).await?,
        Err(_) => None,
    };
    match (proved, account.filter(|account| account.active)) {
        (Ok((key, result)), Some(account)) => {
            let tx = office.store.begin().await?;
            used(&tx, key, &result, knock).await?;
            let event = half::signed_in(&tx, &account, &["passkey"], knock).await?;
            super::settle(tx, &[event]).await?;
            Ok(account)
        }
        (proved, _) => {
            let no = proved.err().unwrap_or_else(|| No::Invalid(Problems::one("", "passkey-refused")));
            missed(office, &gate, None, knock).await?;
            Err(no)
        }
    }
}

/// The second step with a passkey.
///
/// # Errors
/// [`No::Invalid`] when the browser's answer is not right, or there were too many attempts.
pub async fn prove(
    office: &Office,
    half: &Half,
    state: &str,
    credential: &Value,
    knock: &Knock<'_>,
) -> Result<(), No> {
    let account = half.account(office, knock.asked.now).await?.ok_or(No::NotFound)?;
    let gate = Gate::new(office, "passkey", &account.id.to_string(), knock);
    gate.check(office, knock.asked.now).await?;
    match check(office, state, credential, Some(account.id)).await {
        Ok((key, result)) => {
            let tx = office.store.begin().await?;
            gate.passed(office, &tx, knock.asked.now).await?;
            used(&tx, key, &result, knock).await?;
            let event = half::signed_in(&tx, &account, &["password", "passkey"], knock).await?;
            super::settle(tx, &[event]).await
        }
        Err(no) => {
            missed(office, &gate, Some(&account), knock).await?;
            Err(no)
        }
    }
}

async fn missed(
    office: &Office,
    gate: &Gate,
    account: Option<&Account>,
    knock: &Knock<'_>,
) -> Result<(), No> {
    let tx = office.store.begin().await?;
    gate.missed(office, &tx, knock.asked.now).await?;
    super::settle(tx, &[knock.event(account, "login-wrong")]).await
}

async fn used(
    tx: &Tx,
    key: store::Passkey,
    result: &AuthenticationResult,
    knock: &Knock<'_>,
) -> Result<(), No> {
    let mut credential = kept(&key).ok_or_else(|| broken("a passkey that cannot be read"))?;
    credential.update_credential(result);
    let credential = serde_json::to_string(&credential).map_err(broken)?;
    Ok(people::used_passkey(tx, key.id, &credential, knock.asked.now).await?)
}

/// Checks the browser's answer against the keys of the account it names, or has to name.
async fn check(
    office: &Office,
    state: &str,
    credential: &Value,
    owner: Option<i64>,
) -> Result<(store::Passkey, AuthenticationResult), No> {
    let wrong = || No::Invalid(Problems::one("", "passkey-refused"));
    let authority = required(office)?;
    let asking: Asking = serde_json::from_str(state).map_err(broken)?;
    let answer = PublicKeyCredential::deserialize(credential).map_err(|_| wrong())?;
    let named = || {
        let (handle, _) = authority.identify_discoverable_authentication(&answer).ok()?;
        i64::try_from(handle.as_u128()).ok()
    };
    let account = owner.or(asking.account).or_else(named).ok_or_else(wrong)?;
    if asking.account.is_some_and(|asked| asked != account) {
        return Err(wrong());
    }
    let known = accounts::passkeys(office.store.reader(), account).await?;
    let found = known.into_iter().find_map(|key| {
        let credential = kept(&key)?;
        (credential.cred_id().as_slice() == answer.get_credential_id()).then_some((key, credential))
    });
    let (key, credential) = found.ok_or_else(wrong)?;
    let result = authority
        .finish_discoverable_authentication_v2(&answer, asking.state, &credential)
        .map_err(|error| refused(&error))?;
    if !result.user_verified() {
        return Err(wrong());
    }
    Ok((key, result))
}
