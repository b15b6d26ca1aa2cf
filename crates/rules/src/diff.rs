//! The difference between two versions of a regulation, rule by rule and key by key.

use crate::regulation::Regulation;
use serde_json::Value;
use std::collections::BTreeMap;

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Something about the regulation itself: title, validity, who adopted it.
    Head {
        /// Key.
        key: String,
        /// Before.
        before: Value,
        /// After.
        after: Value,
    },
    /// An article is new.
    ArticleAdded {
        /// Number and title.
        article: (String, String),
    },
    /// An article is gone.
    ArticleRemoved {
        /// Number and title.
        article: (String, String),
    },
    /// The wording of an article changed.
    ArticleReworded {
        /// Number and title.
        article: (String, String),
        /// Which part: title, text or what is left to people.
        part: String,
        /// Before.
        before: Value,
        /// After.
        after: Value,
    },
    /// A rule is new.
    RuleAdded {
        /// Article it stands in.
        article: String,
        /// Name.
        rule: String,
        /// Kind.
        kind: String,
    },
    /// A rule is gone.
    RuleRemoved {
        /// Article it stood in.
        article: String,
        /// Name.
        rule: String,
        /// Kind.
        kind: String,
    },
    /// A setting of a rule changed.
    Setting {
        /// Article it stands in.
        article: String,
        /// Name of the rule.
        rule: String,
        /// Path to the setting within the rule; rows are named by what they are about.
        path: Vec<String>,
        /// Before; none when it is new.
        before: Option<Value>,
        /// After; none when it is gone.
        after: Option<Value>,
    },
}

/// Every difference from `a` to `b`, in the order of the articles of `b`.
#[must_use]
pub fn diff(a: &Regulation, b: &Regulation) -> Vec<Difference> {
    let mut all = Vec::new();
    head(a, b, &mut all);
    articles(a, b, &mut all);
    let rules = |x: &Regulation| -> BTreeMap<String, (String, String, Value)> {
        x.rules()
            .filter_map(|(article, rule)| {
                let value = serde_json::to_value(rule).ok()?;
                Some((rule.id().to_string(), (article.id.clone(), rule.kind().to_owned(), value)))
            })
            .collect()
    };
    let (before, after) = (rules(a), rules(b));
    for (_, rule) in a.rules().filter(|(_, r)| !after.contains_key(&r.id().0)) {
        let id = rule.id().to_string();
        let (article, kind, _) = &before[&id];
        all.push(Difference::RuleRemoved { article: article.clone(), rule: id, kind: kind.clone() });
    }
    for (_, rule) in b.rules() {
        let id = rule.id().to_string();
        let Some((article, kind, now)) = after.get(&id) else { continue };
        match before.get(&id) {
            None => {
                all.push(Difference::RuleAdded { article: article.clone(), rule: id, kind: kind.clone() });
            }
            Some((_, _, then)) => settings(then, now, &mut Vec::new(), &mut |path, x, y| {
                all.push(Difference::Setting {
                    article: article.clone(),
                    rule: id.clone(),
                    path: path.to_vec(),
                    before: x.cloned(),
                    after: y.cloned(),
                });
            }),
        }
    }
    all
}

/// What stands before the articles, and what differs per municipality.
fn head(a: &Regulation, b: &Regulation, all: &mut Vec<Difference>) {
    let keys = |r: &Regulation| {
        [
            ("title", Value::from(r.title.clone())),
            ("version", Value::from(r.version.clone())),
            ("valid-from", Value::from(r.valid_from.to_string())),
            ("valid-to", r.valid_to.map_or(Value::Null, |to| Value::from(to.to_string()))),
            ("adopted-by", Value::from(r.adopted_by.clone())),
            ("summary", Value::from(r.summary.clone())),
            ("sources", serde_json::to_value(&r.sources).unwrap_or(Value::Null)),
            ("choices", serde_json::to_value(&r.choices).unwrap_or(Value::Null)),
            ("overrides", serde_json::to_value(&r.overrides).unwrap_or(Value::Null)),
        ]
    };
    for ((key, before), (_, after)) in keys(a).into_iter().zip(keys(b)) {
        settings(&before, &after, &mut vec![key.to_owned()], &mut |path, x, y| {
            all.push(Difference::Head {
                key: path.join(" › "),
                before: x.cloned().unwrap_or(Value::Null),
                after: y.cloned().unwrap_or(Value::Null),
            });
        });
    }
}

fn articles(a: &Regulation, b: &Regulation, all: &mut Vec<Difference>) {
    for article in &a.articles {
        if !b.articles.iter().any(|x| x.id == article.id) {
            all.push(Difference::ArticleRemoved { article: (article.id.clone(), article.title.clone()) });
        }
    }
    for article in &b.articles {
        let name = (article.id.clone(), article.title.clone());
        let Some(before) = a.articles.iter().find(|x| x.id == article.id) else {
            all.push(Difference::ArticleAdded { article: name });
            continue;
        };
        let parts = [
            ("title", Value::from(before.title.clone()), Value::from(article.title.clone())),
            ("text", Value::from(before.text.clone()), Value::from(article.text.clone())),
            (
                "left-to-people",
                Value::from(before.left_to_people.clone()),
                Value::from(article.left_to_people.clone()),
            ),
        ];
        for (part, x, y) in parts.into_iter().filter(|(_, x, y)| x != y) {
            let part = part.to_owned();
            all.push(Difference::ArticleReworded { article: name.clone(), part, before: x, after: y });
        }
    }
}

/// What a row is about, so that rows are compared by meaning and not by position.
fn row_name(row: &Value) -> Option<String> {
    let keys = ["need", "level", "when", "name", "from", "persons", "code", "id", "municipality", "value"];
    keys.iter().find_map(|key| row.get(key)).map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned))
}

type Report<'a> = dyn FnMut(&[String], Option<&Value>, Option<&Value>) + 'a;

fn settings(a: &Value, b: &Value, path: &mut Vec<String>, report: &mut Report) {
    match (a, b) {
        (Value::Object(x), Value::Object(y)) => {
            let keys: Vec<&String> = x.keys().chain(y.keys().filter(|k| !x.contains_key(*k))).collect();
            for key in keys {
                path.push(key.clone());
                match (x.get(key), y.get(key)) {
                    (Some(x), Some(y)) => settings(x, y, path, report),
                    (x, y) => report(path, x, y),
                }
                path.pop();
            }
        }
        (Value::Array(x), Value::Array(y)) if x.iter().chain(y).all(|row| row_name(row).is_some()) => {
            let find = |rows: &[Value], name: &str| -> Option<Value> {
                rows.iter().find(|r| row_name(r).as_deref() == Some(name)).cloned()
            };
            let names = x.iter().chain(y).filter_map(row_name);
            let mut seen: Vec<String> = Vec::new();
            for name in names {
                if seen.contains(&name) {
                    continue;
                }
                path.push(name.clone());
                match (find(x, &name), find(y, &name)) {
                    (Some(x), Some(y)) => settings(&x, &y, path, report),
                    (x, y) => report(path, x.as_ref(), y.as_ref()),
                }
                path.pop();
                seen.push(name);
            }
        }
        (a, b) if a != b => report(path, Some(a), Some(b)),
        _ => {}
    }
}
