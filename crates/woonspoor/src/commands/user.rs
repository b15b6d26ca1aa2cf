//! `user`: people who log in, from the command line of the server.

use crate::arguments::UserAddArgs;
use crate::office;
use crate::output::Output;
use app::Refusal;
use app::office::accounts::people::{Outsider, add_from_outside};
use app::office::who::Asked;
use app::office::{No, opening};
use domain::{Fault, Problem};
use server::clock::Moment;

/// Adds a person and prints the link with which they choose a password.
pub fn add(a: &UserAddArgs, output: &Output) -> Result<u8, Refusal> {
    let link = office::wait_at(&a.office, added(a, output))?;
    output.result(format!("{}\n", output.words.password_link(&link)).as_bytes())?;
    Ok(0)
}

async fn added(a: &UserAddArgs, output: &Output) -> Result<String, Refusal> {
    let settings = office::settings(&a.office)?;
    let said = settings.says("public_url");
    let mut office = opening::open(&office::place(&a.office), settings.setup).await?;
    if !said && !office.take_noted_address().await? {
        output.remark(&output.words.address_unknown(&office.setup.public_url));
    }
    let moment = Moment::read(None);
    let asked = Asked { now: moment.now, today: moment.today, request: String::new() };
    let new = Outsider {
        name: a.name.clone(),
        email: a.email.clone(),
        organisation: a.organisation.clone(),
        roles: a.roles.clone(),
        create: a.create_organisation.clone().map(|name| (name, a.sector.clone())),
    };
    let done = add_from_outside(&office, &new, &asked).await;
    office.close().await?;
    done.map_err(|no| refused(no, output))
}

/// What is wrong, with the argument it is about.
fn refused(no: No, output: &Output) -> Refusal {
    let No::Invalid(problems) = no else {
        return no.into();
    };
    let words = server::words::Words::new(output.words.language());
    let faults = server::form::messages(&problems, &words).into_iter().map(|message| {
        Fault::error(format!("--{}", message.field), Problem::Other { message: message.text })
    });
    Refusal::BadInput(faults.collect())
}
