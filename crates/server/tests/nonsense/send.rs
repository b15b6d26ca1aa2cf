//! Sends a form with nonsense in it, and looks at what comes back.

use super::crawl::is_page;
use super::words::DANGEROUS;
use crate::reading::{Field, Form, read};
use crate::support::{Answer, Visitor};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use std::collections::BTreeSet;

/// Names and values, as sent.
pub type Pairs = Vec<(String, String)>;

/// Sends a form as a browser does.
pub async fn send(browser: &mut Visitor, form: &Form, pairs: &Pairs) -> Answer {
    if !form.post {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(pairs);
        let path = form.action.split('?').next().unwrap_or_default();
        return browser.get(&format!("{path}?{}", query.finish())).await;
    }
    if form.multipart {
        let files: Vec<_> = form.fields.iter().filter(|field| field.kind == "file").collect();
        let empty: Vec<(&str, &str, &[u8])> =
            files.iter().map(|field| (field.name.as_str(), "", &b""[..])).collect();
        return send_body(
            browser,
            &form.action,
            "multipart/form-data; boundary=XX",
            multipart(pairs, &empty),
        )
        .await;
    }
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (&**name, &**value)).collect();
    browser.post(&form.action, &pairs).await
}

/// Sends bytes of a kind.
pub async fn send_body(browser: &mut Visitor, path: &str, kind: &str, body: Vec<u8>) -> Answer {
    let request = Request::post(path);
    let request = if kind.is_empty() { request } else { request.header(header::CONTENT_TYPE, kind) };
    browser.send(request.body(Body::from(body)).unwrap()).await
}

/// A form with files in it: name of the field, name of the file, what is in it.
pub fn multipart(pairs: &Pairs, files: &[(&str, &str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    let head = "--XX\r\nContent-Disposition: form-data; name=";
    for (name, value) in pairs {
        body.extend(format!("{head}\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    for (name, file, bytes) in files {
        let kind = "Content-Type: application/octet-stream";
        body.extend(format!("{head}\"{name}\"; filename=\"{file}\"\r\n{kind}\r\n\r\n").bytes());
        body.extend(*bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--XX--\r\n");
    body
}

/// What is wrong with any answer, whatever was sent.
pub fn faults(answer: &Answer) -> Vec<String> {
    let mut faults = Vec::new();
    if answer.status.is_server_error() {
        faults.push(format!("answers {}", answer.status));
    }
    if !is_page(answer) {
        return faults;
    }
    for dangerous in DANGEROUS.iter().filter(|dangerous| answer.text.contains(**dangerous)) {
        faults.push(format!("says {dangerous} as it was sent"));
    }
    let control = |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    faults.extend(answer.text.chars().find(control).map(|control| format!("says {control:?}")));
    let reading = read("", &answer.text);
    faults.extend(reading.doubled.iter().map(|doubled| format!("has {doubled} more than once")));
    let missing = reading.described.difference(&reading.ids);
    faults.extend(missing.map(|missing| format!("is described by {missing}, which is not there")));
    if answer.status != StatusCode::UNPROCESSABLE_ENTITY {
        return faults;
    }
    let Some(summary) = reading.summary else {
        faults.push("is refused without a summary".to_owned());
        return faults;
    };
    for field in summary {
        if !reading.ids.contains(&field) {
            faults.push(format!("points to {field}, which is not there"));
        }
        if !reading.ids.contains(&format!("{field}-error")) {
            faults.push(format!("says nothing beside {field}"));
        }
    }
    faults
}

/// What of a refused form did not come back as it was sent.
pub fn lost(form: &Form, sent: &Pairs, answer: &Answer) -> Vec<String> {
    let reading = read(&form.action, &answer.text);
    let names = form.names();
    let again = reading.forms.iter().filter(|other| other.action == form.action);
    let Some(again) = again.max_by_key(|other| other.names().intersection(&names).count()) else {
        return vec!["does not come back".to_owned()];
    };
    let (there, kept) = (again.names(), again.sent());
    // What was not sent is empty.
    let of = |pairs: &Pairs, name: &str| -> BTreeSet<String> {
        let values = pairs.iter().filter(|(other, _)| other == name).map(|(_, value)| plain(value));
        values.filter(|value| !value.is_empty()).collect()
    };
    // Another choice may ask for other choices.
    let asked = form.fields.iter().filter(|field| field.typed() || there.contains(&field.name));
    let lost = asked.filter(|field| !secret(field)).filter(|field| {
        let wanted = of(sent, &field.name);
        // A choice that is not among the choices cannot be chosen again.
        let known = field.typed() || wanted.iter().all(|value| offered(form, &field.name, value));
        // A list always has a choice.
        let known = known && (field.kind != "select" || !wanted.is_empty());
        known && wanted != of(&kept, &field.name)
    });
    lost.map(|field| format!("does not keep {}", field.name)).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Whether a field is never shown again, or never seen. A recovery code opens as much as a password.
fn secret(field: &Field) -> bool {
    matches!(field.kind.as_str(), "password" | "file" | "hidden" | "button") || field.name == "recovery"
}

fn offered(form: &Form, name: &str, value: &str) -> bool {
    let mut fields = form.fields.iter().filter(|field| field.name == name);
    fields.any(|field| field.value == value || field.options.iter().any(|option| option == value))
}

/// Text without what no page can hold, and with one way to end a line.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}
