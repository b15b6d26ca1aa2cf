//! A regulation as a page of text (Markdown), each article with the rules that encode it in words.

use super::Words;
use crate::law::Law;
use i18n_embed_fl::fl;
use rules::regulation::{Article, Regulation};
use std::fmt::Write;

impl Words {
    /// The regulation as Markdown.
    #[must_use]
    pub fn regulation(&self, law: &Law) -> String {
        let l = &self.loader;
        let r = &law.parsed.regulation;
        let mut text = String::new();
        let valid = match r.valid_to {
            Some(to) => fl!(l, "show-valid-to", from = self.date(r.valid_from), to = self.date(to)),
            None => fl!(l, "show-valid", from = self.date(r.valid_from)),
        };
        let adopted = fl!(l, "show-adopted", by = r.adopted_by.clone());
        let _ = write!(text, "# {}\n\n{}\n\n{valid}. {adopted}.\n\n", r.title, r.summary.trim());
        for article in &r.articles {
            self.article(&mut text, law, article);
        }
        self.overrides(&mut text, law, r);
        self.choices(&mut text, r);
        let _ = write!(text, "## {}\n\n", fl!(l, "show-sources"));
        for (key, s) in &r.sources {
            let (title, author, date) = (s.title.clone(), s.author.clone(), s.date.clone());
            let told = fl!(l, "show-source", key = key.clone(), title = title, author = author, date = date);
            let _ = writeln!(text, "- {told}");
        }
        text
    }

    fn article(&self, text: &mut String, law: &Law, article: &Article) {
        let l = &self.loader;
        let heading = fl!(l, "show-article", id = article.id.clone(), title = article.title.clone());
        let _ = write!(text, "## {heading}\n\n{}\n\n", article.text.trim());
        if !article.rules.is_empty() {
            let _ = write!(text, "**{}**\n\n", fl!(l, "show-encoded"));
            for rule in &article.rules {
                self.rule_item(text, law, rule);
            }
            text.push('\n');
        }
        if !article.left_to_people.is_empty() {
            let _ = write!(text, "**{}**\n\n", fl!(l, "show-left"));
            for item in &article.left_to_people {
                let _ = writeln!(text, "- {item}");
            }
            text.push('\n');
        }
    }

    fn rule_item(&self, text: &mut String, law: &Law, rule: &rules::Rule) {
        let (sentence, rows) = self.rule(rule, law);
        let source = fl!(self.loader, "show-source-of", source = rule.source().to_owned());
        let _ = writeln!(text, "- {sentence} *({source})*");
        for row in rows {
            let _ = writeln!(text, "  - {row}");
        }
        if let Some(note) = rule.note() {
            let _ = writeln!(text, "  - {note}");
        }
    }

    fn overrides(&self, text: &mut String, law: &Law, r: &Regulation) {
        if r.overrides.is_empty() {
            return;
        }
        let l = &self.loader;
        let _ = write!(text, "## {}\n\n", fl!(l, "show-overrides"));
        for own in &r.overrides {
            let (municipality, by) = (law.municipalities.name(own.municipality), own.adopted_by.clone());
            let _ = write!(text, "### {}\n\n", fl!(l, "show-override", municipality = municipality, by = by));
            self.rule_item(text, law, &own.rule);
            text.push('\n');
        }
    }

    fn choices(&self, text: &mut String, r: &Regulation) {
        if r.choices.is_empty() {
            return;
        }
        let l = &self.loader;
        let _ = write!(text, "## {}\n\n", fl!(l, "show-choices"));
        for choice in &r.choices {
            let question = fl!(l, "show-choice", question = choice.question.clone());
            let chosen = fl!(l, "show-chosen", chosen = choice.chosen.clone());
            let reason = fl!(l, "show-reason", reason = choice.reason.clone());
            let _ = writeln!(text, "- {question}\n  - {chosen}\n  - {reason}");
            for a in &choice.alternatives {
                let (value, effect) = (a.value.clone(), a.effect.clone());
                let _ = writeln!(text, "  - {}", fl!(l, "show-alternative", value = value, effect = effect));
            }
        }
        text.push('\n');
    }
}
