//! A regulation as text, each article with the rules that encode it in words; and that text as Markdown.

use super::Words;
use crate::law::Law;
use i18n_embed_fl::fl;
use rules::regulation::Article;
use std::fmt::Write;

/// A regulation in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegulationText {
    /// Title.
    pub title: String,
    /// What it is, for whom, and how binding.
    pub summary: String,
    /// From when to when it is in force.
    pub valid: String,
    /// Who adopted it.
    pub adopted: String,
    /// The articles.
    pub articles: Vec<ArticleText>,
    /// Rules that differ in one municipality, each under a heading that names it.
    pub overrides: Vec<(String, RuleText)>,
    /// Readings that were chosen.
    pub choices: Vec<ChoiceText>,
    /// Sources.
    pub sources: Vec<String>,
}

/// An article in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleText {
    /// Number.
    pub id: String,
    /// Number and title.
    pub heading: String,
    /// Its text, in our own words.
    pub text: String,
    /// How the program reckons.
    pub rules: Vec<RuleText>,
    /// What is left to people.
    pub left: Vec<String>,
}

/// A rule in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleText {
    /// Name of the rule.
    pub id: String,
    /// The rule as a sentence.
    pub text: String,
    /// Its rows.
    pub rows: Vec<String>,
    /// Remark for the reader.
    pub note: Option<String>,
    /// Where it comes from.
    pub source: String,
}

/// A choice in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceText {
    /// What the text leaves open.
    pub question: String,
    /// What was chosen.
    pub chosen: String,
    /// Why.
    pub reason: String,
    /// What else was possible.
    pub alternatives: Vec<String>,
}

impl Words {
    /// The regulation as text.
    #[must_use]
    pub fn regulation_text(&self, law: &Law) -> RegulationText {
        let l = &self.loader;
        let r = &law.parsed.regulation;
        let valid = match r.valid_to {
            Some(to) => fl!(l, "show-valid-to", from = self.date(r.valid_from), to = self.date(to)),
            None => fl!(l, "show-valid", from = self.date(r.valid_from)),
        };
        let own = |own: &rules::regulation::Override| {
            let (municipality, by) = (law.municipalities.name(own.municipality), own.adopted_by.clone());
            let heading = fl!(l, "show-override", municipality = municipality, by = by);
            (heading, self.rule_text(law, &own.rule))
        };
        let source = |(key, s): (&String, &rules::regulation::Source)| {
            let (title, author, date) = (s.title.clone(), s.author.clone(), s.date.clone());
            fl!(l, "show-source", key = key.clone(), title = title, author = author, date = date)
        };
        RegulationText {
            title: r.title.clone(),
            summary: r.summary.trim().to_owned(),
            valid,
            adopted: fl!(l, "show-adopted", by = r.adopted_by.clone()),
            articles: r.articles.iter().map(|article| self.article_text(law, article)).collect(),
            overrides: r.overrides.iter().map(own).collect(),
            choices: r.choices.iter().map(|choice| self.choice_text(choice)).collect(),
            sources: r.sources.iter().map(source).collect(),
        }
    }

    fn article_text(&self, law: &Law, article: &Article) -> ArticleText {
        let (id, title) = (article.id.clone(), article.title.clone());
        ArticleText {
            id: article.id.clone(),
            heading: fl!(self.loader, "show-article", id = id, title = title),
            text: article.text.trim().to_owned(),
            rules: article.rules.iter().map(|rule| self.rule_text(law, rule)).collect(),
            left: article.left_to_people.clone(),
        }
    }

    fn rule_text(&self, law: &Law, rule: &rules::Rule) -> RuleText {
        let (text, rows) = self.rule(rule, law);
        RuleText {
            id: rule.id().to_string(),
            text,
            rows,
            note: rule.note().map(str::to_owned),
            source: fl!(self.loader, "show-source-of", source = rule.source().to_owned()),
        }
    }

    fn choice_text(&self, choice: &rules::regulation::Choice) -> ChoiceText {
        let l = &self.loader;
        let alternatives = choice.alternatives.iter().map(|a| {
            let (value, effect) = (a.value.clone(), a.effect.clone());
            fl!(l, "show-alternative", value = value, effect = effect)
        });
        ChoiceText {
            question: fl!(l, "show-choice", question = choice.question.clone()),
            chosen: fl!(l, "show-chosen", chosen = choice.chosen.clone()),
            reason: fl!(l, "show-reason", reason = choice.reason.clone()),
            alternatives: alternatives.collect(),
        }
    }

    /// The regulation as Markdown.
    #[must_use]
    pub fn regulation(&self, law: &Law) -> String {
        let l = &self.loader;
        let told = self.regulation_text(law);
        let mut text = String::new();
        let _ = write!(text, "# {}\n\n{}\n\n{}. {}.\n\n", told.title, told.summary, told.valid, told.adopted);
        for article in &told.articles {
            self.article(&mut text, article);
        }
        if !told.overrides.is_empty() {
            let _ = write!(text, "## {}\n\n", fl!(l, "show-overrides"));
            for (heading, rule) in &told.overrides {
                let _ = write!(text, "### {heading}\n\n");
                rule_item(&mut text, rule);
                text.push('\n');
            }
        }
        if !told.choices.is_empty() {
            let _ = write!(text, "## {}\n\n", fl!(l, "show-choices"));
            for choice in &told.choices {
                let _ = writeln!(text, "- {}\n  - {}\n  - {}", choice.question, choice.chosen, choice.reason);
                for alternative in &choice.alternatives {
                    let _ = writeln!(text, "  - {alternative}");
                }
            }
            text.push('\n');
        }
        let _ = write!(text, "## {}\n\n", fl!(l, "show-sources"));
        for source in &told.sources {
            let _ = writeln!(text, "- {source}");
        }
        text
    }

    fn article(&self, text: &mut String, article: &ArticleText) {
        let l = &self.loader;
        let _ = write!(text, "## {}\n\n{}\n\n", article.heading, article.text);
        if !article.rules.is_empty() {
            let _ = write!(text, "**{}**\n\n", fl!(l, "show-encoded"));
            for rule in &article.rules {
                rule_item(text, rule);
            }
            text.push('\n');
        }
        if !article.left.is_empty() {
            let _ = write!(text, "**{}**\n\n", fl!(l, "show-left"));
            for item in &article.left {
                let _ = writeln!(text, "- {item}");
            }
            text.push('\n');
        }
    }
}

fn rule_item(text: &mut String, rule: &RuleText) {
    let _ = writeln!(text, "- {} *({})*", rule.text, rule.source);
    for row in rule.rows.iter().chain(&rule.note) {
        let _ = writeln!(text, "  - {row}");
    }
}
