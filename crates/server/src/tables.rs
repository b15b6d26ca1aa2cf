//! Tables that fit a telephone: every cell is told the head of its column, so that a row can be shown as a card.
//!
//! The sheet of styles takes rows apart on a narrow screen. What lays them out again is `data-label`, and what keeps
//! them a table for who listens to the page are the roles, which a browser drops once a row is no row any more.

use askama::filters::{Html, Safe, escape};
use std::fmt::Display;

/// Fewest columns of a table that becomes cards; one with less fits as it is.
const LEAST: usize = 3;

/// A table, as a macro rendered it, with roles, labels, and a hidden caption where it has none of its own.
///
/// # Errors
/// When the table cannot be rendered.
#[askama::filter_fn]
pub fn carded(table: impl Display, _: &dyn askama::Values, label: &str) -> askama::Result<Safe<String>> {
    Ok(Safe(cards(&table.to_string(), label)))
}

/// The same for the text of a table. Text and attributes are escaped, so that every `<` opens a tag.
fn cards(table: &str, label: &str) -> String {
    let head = table.split_once("</thead>").map_or("", |(head, _)| head);
    let columns = head.matches("<th").count() - head.matches("<thead").count();
    let mut written = Written { narrow: columns < LEAST, ..Written::default() };
    let mut rest = table;
    while let Some((text, after)) = rest.split_once('<') {
        written.text(text);
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        written.tag(tag);
        if tag.starts_with("table") && !table.contains("<caption") {
            written.caption(label);
        }
        rest = after;
    }
    written.text(rest);
    written.out
}

/// The table as far as it is written.
#[derive(Default)]
struct Written {
    out: String,
    /// Too few columns: nothing is added but the caption.
    narrow: bool,
    /// What each column is called; empty where the head is for listeners only.
    heads: Vec<String>,
    /// In the head of the table.
    head: bool,
    /// In the head of a column.
    naming: bool,
    /// In words for listeners only.
    hidden: bool,
    /// Column of the next cell.
    column: usize,
}

impl Written {
    fn text(&mut self, text: &str) {
        self.out.push_str(text);
        if let (true, false, Some(name)) = (self.naming, self.hidden, self.heads.last_mut()) {
            name.push_str(text.trim());
        }
    }

    fn caption(&mut self, label: &str) {
        let label = escape(label, Html).map_or_else(|_| String::new(), |label| label.to_string());
        self.out.push_str("<caption class=\"hidden\">");
        self.out.push_str(&label);
        self.out.push_str("</caption>");
    }

    fn tag(&mut self, tag: &str) {
        let (name, given) = tag.split_at(tag.find(char::is_whitespace).unwrap_or(tag.len()));
        match name {
            "thead" => self.head = true,
            "/thead" => self.head = false,
            "tr" => self.column = 0,
            "th" if self.head => {
                self.naming = true;
                self.heads.push(String::new());
            }
            "/th" => self.naming = false,
            "span" if given.contains("class=\"hidden\"") => self.hidden = true,
            "/span" => self.hidden = false,
            _ => {}
        }
        let role = match name {
            _ if self.narrow => None,
            "table" => Some("table"),
            "thead" | "tbody" | "tfoot" => Some("rowgroup"),
            "tr" => Some("row"),
            "th" if self.head => Some("columnheader"),
            "th" => Some("rowheader"),
            "td" => Some("cell"),
            _ => None,
        };
        self.out.push('<');
        self.out.push_str(name);
        if let Some(role) = role {
            self.out.push_str(" role=\"");
            self.out.push_str(role);
            self.out.push('"');
        }
        self.out.push_str(given);
        if !self.head && matches!(name, "th" | "td") {
            self.label(name, given);
        }
        self.out.push('>');
    }

    /// The name of the column on a cell, unless the cell stands for several columns or is the heading of its row.
    fn label(&mut self, cell: &str, given: &str) {
        let wide = given.split_once("colspan=\"").and_then(|(_, rest)| rest.split('"').next()?.parse().ok());
        let name = self.heads.get(self.column).filter(|name| !name.is_empty());
        let name = name.filter(|_| cell == "td" && !self.narrow && wide.is_none());
        if let Some(name) = name {
            self.out.push_str(" data-label=\"");
            self.out.push_str(name);
            self.out.push('"');
        }
        self.column += wide.unwrap_or(1usize);
    }
}

#[cfg(test)]
mod tests {
    use super::cards;

    const HEAD: &str = "<thead><tr><th scope=\"col\">Naam</th><th scope=\"col\"><a href=\"?x\">Punten<svg></svg></a></th>\
                        <th scope=\"col\"><span class=\"hidden\">Weg</span></th></tr></thead>";

    #[test]
    fn every_cell_knows_its_column_and_stays_a_cell() {
        let table = format!(
            "<table>{HEAD}<tbody><tr><th scope=\"row\">An</th><td class=\"numeric\">5</td><td>x</td></tr></tbody></table>"
        );
        let told = cards(&table, "Wie & wat");
        let body = told.split_once("<tbody").unwrap().1;
        assert_eq!(
            body,
            " role=\"rowgroup\"><tr role=\"row\"><th role=\"rowheader\" scope=\"row\">An</th>\
             <td role=\"cell\" class=\"numeric\" data-label=\"Punten\">5</td><td role=\"cell\">x</td></tr></tbody></table>"
        );
        assert!(told.starts_with(
            "<table role=\"table\"><caption class=\"hidden\">Wie &#38; wat</caption><thead role="
        ));
        assert!(told.contains("<th role=\"columnheader\" scope=\"col\">Naam</th>"));
    }

    #[test]
    fn a_cell_over_several_columns_is_not_called_after_one_of_them() {
        let table =
            format!("<table>{HEAD}<tfoot><tr><th colspan=\"2\">Samen</th><td>5</td></tr></tfoot></table>");
        let told = cards(&table, "x");
        assert!(
            told.contains("<th role=\"rowheader\" colspan=\"2\">Samen</th><td role=\"cell\">5</td>"),
            "{told}"
        );
    }

    #[test]
    fn a_table_of_two_columns_stays_as_it_is_and_keeps_its_own_caption() {
        let table = "<table class=\"compact\"><caption>Eigen</caption><thead><tr><th>a</th><th>b</th></tr></thead>\
                     <tbody><tr><th>c</th><td>d</td></tr></tbody></table>";
        assert_eq!(cards(table, "x"), table);
    }
}
