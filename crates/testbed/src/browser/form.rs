//! Fields by their label and buttons by their name: what a person who sees or hears the page goes by.
//!
//! A name is found when it is the whole name or the only one that begins so. `css-selector >> name` looks in the first
//! part of the page that the selector finds: `form#zoeken >> Naam`.

use super::{Browser, PAUSE};
use serde_json::{Value, json};
use std::path::Path;
use thirtyfour::WebElement;
use thirtyfour::prelude::*;

const FIND: &str = include_str!("find.js");

/// Of fields that have no keys of their own: the value as the page's form sends it.
const SET: &str = "const [field, value] = arguments; field.value = value; \
    for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true })); \
    return field.value";

/// The value of the option with this text, or with this value.
const OPTION: &str = "const [field, wanted] = arguments; const options = [...field.options]; \
    const text = o => o.textContent.replace(/\\s+/g, ' ').trim(); \
    const option = options.find(o => text(o) === wanted) ?? options.find(o => o.value === wanted); \
    return option ? option.value : null";

impl Browser {
    /// Fills in a field: a text replaces what was there, a date is `2026-03-01`, a choice is the text of its option.
    ///
    /// # Panics
    /// When there is no such field or it does not take the value.
    pub async fn fill(&self, label: &str, value: &str) {
        self.on_field(label, async |field| match kind_of(field).await?.as_str() {
            "select" => self.choose(field, label, value).await,
            "date" | "time" | "month" | "datetime-local" | "range" | "color" => {
                let set = self.driver.execute(SET, vec![field.to_json()?, json!(value)]).await?;
                assert_eq!(set.json(), &json!(value), "“{label}” does not take the value");
                Ok(())
            }
            _ => {
                field.clear().await?;
                field.send_keys(value).await
            }
        })
        .await;
    }

    /// Types on in a field, after what is there, key by key.
    ///
    /// # Panics
    /// When there is no such field.
    pub async fn type_into(&self, label: &str, text: &str) {
        self.on_field(label, async |field| field.send_keys(text).await).await;
    }

    /// Ticks a box or chooses a radio button.
    ///
    /// # Panics
    /// When there is no such field.
    pub async fn tick(&self, label: &str) {
        self.set_tick(label, true).await;
    }

    /// Takes the tick away from a box.
    ///
    /// # Panics
    /// When there is no such field.
    pub async fn untick(&self, label: &str) {
        self.set_tick(label, false).await;
    }

    /// Chooses a file to send.
    ///
    /// # Panics
    /// When there is no such field or no such file.
    pub async fn attach(&self, label: &str, file: &Path) {
        let file = file.canonicalize().unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        self.on_field(label, async |field| field.send_keys(file.display().to_string()).await).await;
    }

    /// What is filled in in a field; of a choice the option's value, of a box `true` or `false`.
    ///
    /// # Panics
    /// When there is no such field.
    pub async fn value(&self, label: &str) -> String {
        let field = self.found("field", label, "").await;
        let script = "const field = arguments[0]; \
            return ['checkbox', 'radio'].includes(field.type) ? String(field.checked) : field.value";
        self.ask(script, vec![field.to_json().expect("an element")]).await
    }

    /// Clicks the one link or button of this name.
    ///
    /// # Panics
    /// When there is none or more than one, with those there are.
    pub async fn click(&self, name: &str) {
        self.click_role("", name).await;
    }

    /// Clicks the one thing of this role (`button`, `link`, `tab`, ...) and name.
    ///
    /// # Panics
    /// When there is none or more than one, with those there are.
    pub async fn click_role(&self, role: &str, name: &str) {
        self.act("press", name, role, async |element| element.click().await).await;
        self.settled().await;
    }

    /// The field with this label.
    ///
    /// # Panics
    /// When there is none or more than one, with those there are.
    pub async fn field(&self, label: &str) -> WebElement {
        self.found("field", label, "").await
    }

    async fn choose(&self, field: &WebElement, label: &str, wanted: &str) -> WebDriverResult<()> {
        let option = self.driver.execute(OPTION, vec![field.to_json()?, json!(wanted)]).await?;
        let Value::String(value) = option.json() else {
            panic!("“{label}” has no option “{wanted}”")
        };
        self.driver.execute(SET, vec![field.to_json()?, json!(value)]).await.map(drop)
    }

    async fn set_tick(&self, label: &str, wanted: bool) {
        // Through the label or the field itself: styled boxes are often hidden behind their label.
        let script = "const [field, wanted] = arguments; if (field.checked !== wanted) field.click(); \
            return field.checked";
        self.on_field(label, async |field| {
            let ticked = self.driver.execute(script, vec![field.to_json()?, json!(wanted)]).await?;
            assert_eq!(ticked.json(), &json!(wanted), "“{label}” does not take the tick");
            Ok(())
        })
        .await;
    }

    async fn on_field(&self, label: &str, act: impl AsyncFnMut(&WebElement) -> WebDriverResult<()>) {
        self.act("field", label, "", act).await;
    }

    /// Does something with what is found, and looks again when the page was changed in between.
    async fn act(
        &self,
        what: &str,
        name: &str,
        role: &str,
        mut act: impl AsyncFnMut(&WebElement) -> WebDriverResult<()>,
    ) {
        let mut reason = String::new();
        for _ in 0..self.tries {
            let element = self.found(what, name, role).await;
            match act(&element).await {
                Ok(()) => return,
                Err(error) => reason = error.to_string(),
            }
            tokio::time::sleep(PAUSE).await;
        }
        panic!("“{name}”: {reason}{}", self.here().await);
    }

    async fn found(&self, what: &str, name: &str, role: &str) -> WebElement {
        let mut reason = String::new();
        for _ in 0..self.tries {
            match self.driver.execute(FIND, vec![json!(what), json!(name), json!(role)]).await {
                Ok(answer) if answer.json()["found"].is_object() => {
                    let element = answer.json()["found"].clone();
                    return WebElement::from_json(element, self.driver.handle().clone()).expect("an element");
                }
                Ok(answer) => reason = answer.json()["fault"].as_str().unwrap_or("nothing found").to_owned(),
                Err(error) => reason = error.to_string(),
            }
            tokio::time::sleep(PAUSE).await;
        }
        panic!("{reason}{}", self.here().await);
    }
}

async fn kind_of(field: &WebElement) -> WebDriverResult<String> {
    let tag = field.tag_name().await?;
    Ok(if tag == "input" { field.prop("type").await?.unwrap_or_default() } else { tag })
}
