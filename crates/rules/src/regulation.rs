//! The shape of a regulation file: articles in our own words, each with the rules that encode it.

use crate::kinds::Rule;
use chrono::NaiveDate;
use domain::Nis;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One version of the binding rules of allocation of one council.
#[doc(alias = "toewijzingsreglement")]
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Regulation {
    /// Short name of the council's regulation, the same in every version.
    pub id: String,
    /// Name of this version: by custom the date from which it is valid.
    pub version: String,
    /// Title in Dutch.
    pub title: String,
    /// What this regulation is, in a few sentences: for whom, and how binding.
    pub summary: String,
    /// First day on which this version is in force.
    pub valid_from: NaiveDate,
    /// Last day on which it is in force, included; absent when it has no end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
    /// Who adopted it.
    pub adopted_by: String,
    /// Sources the rules refer to, by a short key.
    pub sources: BTreeMap<String, Source>,
    /// Readings that were chosen where the text is silent or contradicts itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// The articles.
    pub articles: Vec<Article>,
    /// Rules that differ in one municipality.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<Override>,
}

/// A text on which rules rest.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Source {
    /// Title.
    pub title: String,
    /// Author or institution.
    pub author: String,
    /// Date of the text, as precise as it is known.
    pub date: String,
}

/// A reading that was chosen, with its reason and what else was possible.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Choice {
    /// Short name.
    pub id: String,
    /// The question the text leaves open.
    pub question: String,
    /// The value chosen.
    pub chosen: String,
    /// Why.
    pub reason: String,
    /// Rule in which the choice is made, when it is a setting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Key of that rule which holds the value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setting: Option<String>,
    /// What else could have been chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Alternative>,
}

/// Another possible reading.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Alternative {
    /// The value.
    pub value: String,
    /// What it would do.
    pub effect: String,
}

/// An article: our own wording, and the rules that encode it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Article {
    /// Number of the article.
    pub id: String,
    /// Title in Dutch.
    pub title: String,
    /// The article in our own Dutch words.
    pub text: String,
    /// What the article leaves to people, not encoded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_to_people: Vec<String>,
    /// The rules that encode the article.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
}

/// A rule that replaces the one of the same name for dwellings in one municipality.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Override {
    /// The municipality.
    pub municipality: Nis,
    /// Decision of the municipal council.
    pub adopted_by: String,
    /// The rule as it reads there; its `id` names the rule it replaces.
    pub rule: Rule,
}

/// A name in two languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Label {
    /// Dutch.
    pub nl: String,
    /// English.
    pub en: String,
}

impl Label {
    /// The name in the language of this code; Dutch unless `en`.
    #[must_use]
    pub fn get(&self, language: &str) -> &str {
        if language == "en" { &self.en } else { &self.nl }
    }
}

impl Regulation {
    /// Every rule with the article it stands in.
    pub fn rules(&self) -> impl Iterator<Item = (&Article, &Rule)> {
        self.articles.iter().flat_map(|a| a.rules.iter().map(move |r| (a, r)))
    }

    /// Whether this version is in force on `on`.
    #[must_use]
    pub fn in_force(&self, on: NaiveDate) -> bool {
        self.valid_from <= on && self.valid_to.is_none_or(|to| on <= to)
    }
}
