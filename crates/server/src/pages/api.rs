//! The description of the API, for people and for programs.

use crate::api::description;
use crate::fault::Halt;
use crate::page::{Page, html};
use crate::visit::{SignedIn, Visit};
use askama::Template;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

struct Parameter {
    name: String,
    place: String,
    required: bool,
    form: String,
    about: String,
}

struct Answer {
    status: String,
    form: String,
}

struct Endpoint {
    id: String,
    method: String,
    path: String,
    summary: String,
    scopes: String,
    parameters: Vec<Parameter>,
    answers: Vec<Answer>,
}

struct Field {
    name: String,
    form: String,
    about: String,
}

struct Schema {
    name: String,
    about: String,
    fields: Vec<Field>,
}

#[derive(Template)]
#[template(path = "api.html")]
struct Api {
    page: Page,
    about: String,
    endpoints: Vec<Endpoint>,
    schemas: Vec<Schema>,
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

/// What a schema says in a word: its name, or its type.
fn form(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str() {
        return name.rsplit('/').next().unwrap_or(name).to_owned();
    }
    let kind = match &schema["type"] {
        Value::String(kind) => kind.clone(),
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" | "),
        _ => String::new(),
    };
    if kind == "array" {
        return format!("{}[]", form(&schema["items"]));
    }
    match (schema["format"].as_str(), schema["enum"].as_array()) {
        (_, Some(values)) => values.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" | "),
        (Some(format), _) => format!("{kind} ({format})"),
        _ => kind,
    }
}

fn endpoints(document: &Value) -> Vec<Endpoint> {
    let mut endpoints = Vec::new();
    for (path, methods) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            let parameters =
                operation["parameters"].as_array().into_iter().flatten().map(|parameter| Parameter {
                    name: text(parameter, "name"),
                    place: text(parameter, "in"),
                    required: parameter["required"].as_bool().unwrap_or_default(),
                    form: form(&parameter["schema"]),
                    about: text(parameter, "description"),
                });
            let answers = operation["responses"].as_object().into_iter().flatten().map(|(status, answer)| {
                let content = answer["content"].as_object().and_then(|all| all.values().next());
                Answer {
                    status: status.clone(),
                    form: content.map(|c| form(&c["schema"])).unwrap_or_default(),
                }
            });
            let scopes = operation["security"][0]["token"].as_array().into_iter().flatten();
            endpoints.push(Endpoint {
                id: text(operation, "operationId"),
                method: method.to_uppercase(),
                path: path.clone(),
                summary: text(operation, "summary"),
                scopes: scopes.filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
                parameters: parameters.collect(),
                answers: answers.collect(),
            });
        }
    }
    endpoints
}

fn schemas(document: &Value) -> Vec<Schema> {
    let all = document["components"]["schemas"].as_object().into_iter().flatten();
    all.map(|(name, schema)| Schema {
        name: name.clone(),
        about: text(schema, "description"),
        fields: schema["properties"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, field)| Field {
                name: name.clone(),
                form: form(field),
                about: text(field, "description"),
            })
            .collect(),
    })
    .collect()
}

/// The description, readable.
///
/// # Errors
/// When the session cannot be reached.
pub async fn show(me: Result<SignedIn, Halt>, visit: Visit) -> Result<Response, Halt> {
    let document = serde_json::to_value(description()).map_err(|error| Halt::Broken(error.to_string()))?;
    let page = Page::anybody(me.as_ref().ok(), &visit, "api-title").await?;
    let about = text(&document["info"], "description");
    html(&Api { page, about, endpoints: endpoints(&document), schemas: schemas(&document) })
}

/// The description as OpenAPI 3.1.
pub async fn document() -> Response {
    let text = description().to_json().unwrap_or_default();
    ([(CONTENT_TYPE, "application/json")], text).into_response()
}
