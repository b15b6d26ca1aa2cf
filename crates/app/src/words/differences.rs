//! Differences between two versions of a regulation in words.

use super::Words;
use crate::diff::Compared;
use i18n_embed_fl::fl;
use rules::diff::Difference;
use serde_json::Value;

/// A difference in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differs {
    /// Number of the article it is in; empty for what stands before the articles.
    pub article: String,
    /// What differs.
    pub text: String,
    /// The wording before and after, when it is the wording that differs.
    pub reworded: Option<(String, String)>,
}

impl Words {
    /// Every difference, in words.
    #[must_use]
    pub fn differences(&self, compared: &Compared) -> Vec<Differs> {
        let article = |difference: &Difference| match difference {
            Difference::Head { .. } => String::new(),
            Difference::ArticleAdded { article: (article, _) }
            | Difference::ArticleRemoved { article: (article, _) }
            | Difference::ArticleReworded { article: (article, _), .. }
            | Difference::RuleAdded { article, .. }
            | Difference::RuleRemoved { article, .. }
            | Difference::Setting { article, .. } => article.clone(),
        };
        let reworded = |difference: &Difference| match difference {
            Difference::ArticleReworded { before, after, .. } => {
                Some((self.value(before), self.value(after)))
            }
            _ => None,
        };
        let told = |difference: &Difference| Differs {
            article: article(difference),
            text: Self::capital(&self.difference(difference)),
            reworded: reworded(difference),
        };
        compared.differences.iter().map(told).collect()
    }

    /// Every difference, one a line; changed wording is shown before and after.
    #[must_use]
    pub fn compared(&self, compared: &Compared) -> String {
        let l = &self.loader;
        let name = |(title, version): &(String, String)| format!("{title}, {version}");
        let (before, after) = (name(&compared.before), name(&compared.after));
        let mut lines = vec![fl!(l, "diff-title", before = before, after = after), String::new()];
        if compared.differences.is_empty() {
            lines.push(fl!(l, "diff-none"));
        }
        for told in self.differences(compared) {
            lines.push(format!("- {}", told.text));
            if let Some((before, after)) = told.reworded {
                lines.push(format!("    {}", fl!(l, "diff-was", text = before)));
                lines.push(format!("    {}", fl!(l, "diff-now", text = after)));
            }
        }
        lines.push(String::new());
        lines.join("\n")
    }

    fn difference(&self, difference: &Difference) -> String {
        let l = &self.loader;
        match difference {
            Difference::Head { key, before, after } => {
                let (before, after) = (self.value(before), self.value(after));
                fl!(l, "diff-head", key = self.key(key), before = before, after = after)
            }
            Difference::ArticleAdded { article: (article, title) } => {
                fl!(l, "diff-article-added", article = article.clone(), title = title.clone())
            }
            Difference::ArticleRemoved { article: (article, title) } => {
                fl!(l, "diff-article-removed", article = article.clone(), title = title.clone())
            }
            Difference::ArticleReworded { article: (article, title), part, .. } => {
                let part = match part.as_str() {
                    "title" => fl!(l, "part-title"),
                    "text" => fl!(l, "part-text"),
                    _ => fl!(l, "part-left-to-people"),
                };
                fl!(l, "diff-article-reworded", article = article.clone(), title = title.clone(), part = part)
            }
            Difference::RuleAdded { article, rule, kind } => {
                fl!(l, "diff-rule-added", article = article.clone(), rule = rule.clone(), kind = kind.clone())
            }
            Difference::RuleRemoved { article, rule, kind } => {
                fl!(
                    l,
                    "diff-rule-removed",
                    article = article.clone(),
                    rule = rule.clone(),
                    kind = kind.clone()
                )
            }
            Difference::Setting { article, rule, path, before, after } => {
                self.setting((article, rule), path, before.as_ref(), after.as_ref())
            }
        }
    }

    fn setting(
        &self,
        at: (&str, &str),
        path: &[String],
        before: Option<&Value>,
        after: Option<&Value>,
    ) -> String {
        let l = &self.loader;
        let (article, rule) = (at.0.to_owned(), at.1.to_owned());
        let path = path.iter().map(|k| self.key(k)).collect::<Vec<_>>().join(" › ");
        match (before, after) {
            (Some(before), Some(after)) => {
                let (before, after) = (self.value(before), self.value(after));
                fl!(
                    l,
                    "diff-setting",
                    article = article,
                    rule = rule,
                    path = path,
                    before = before,
                    after = after
                )
            }
            (None, Some(after)) => {
                let after = self.value(after);
                fl!(l, "diff-setting-added", article = article, rule = rule, path = path, after = after)
            }
            (before, None) => {
                let before = before.map_or_else(String::new, |b| self.value(b));
                fl!(l, "diff-setting-removed", article = article, rule = rule, path = path, before = before)
            }
        }
    }

    /// A key of a file in words; the key itself when it has none.
    fn key(&self, key: &str) -> String {
        let l = &self.loader;
        match key {
            "points" => fl!(l, "key-points"),
            "rows" => fl!(l, "key-rows"),
            "share" => fl!(l, "key-share"),
            "order" => fl!(l, "key-order"),
            "years" => fl!(l, "key-years"),
            "window-years" => fl!(l, "key-window-years"),
            "yearly" => fl!(l, "key-yearly"),
            "dwellings" => fl!(l, "key-dwellings"),
            "areas" => fl!(l, "key-areas"),
            "zones" => fl!(l, "key-zones"),
            "reading" => fl!(l, "key-reading"),
            "maximum" => fl!(l, "key-maximum"),
            "source" => fl!(l, "key-source"),
            "note" => fl!(l, "key-note"),
            "valid-from" => fl!(l, "key-valid-from"),
            "valid-to" => fl!(l, "key-valid-to"),
            "version" => fl!(l, "key-version"),
            "adopted-by" => fl!(l, "key-adopted-by"),
            "overrides" => fl!(l, "key-overrides"),
            "months" => fl!(l, "key-months"),
            "age" => fl!(l, "key-age"),
            "ceiling" => fl!(l, "key-ceiling"),
            "offset" => fl!(l, "key-offset"),
            "method" => fl!(l, "key-method"),
            "criteria" => fl!(l, "key-criteria"),
            "title" => fl!(l, "part-title"),
            other => other.to_owned(),
        }
    }

    fn value(&self, value: &Value) -> String {
        match value {
            Value::Null => fl!(self.loader, "nothing-there"),
            Value::Bool(true) => fl!(self.loader, "yes"),
            Value::Bool(false) => fl!(self.loader, "no"),
            Value::Number(n) => n.to_string(),
            Value::String(s) => format!("\"{}\"", s.trim()),
            Value::Array(rows) if rows.is_empty() => fl!(self.loader, "nothing-there"),
            Value::Array(rows) => rows.iter().map(|r| self.value(r)).collect::<Vec<_>>().join(", "),
            Value::Object(map) => {
                let part = |(k, v): (&String, &Value)| format!("{} {}", self.key(k), self.value(v));
                map.iter().map(part).collect::<Vec<_>>().join(", ")
            }
        }
    }
}
