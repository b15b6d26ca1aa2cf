//! Reads our own pages: links, forms with their fields, and the ids in them. Not a browser: our templates close what
//! they open and quote what they say.

use std::collections::{BTreeMap, BTreeSet};

/// A page that was read.
#[derive(Debug, Default)]
pub struct Reading {
    /// Where its links lead, within the program.
    pub links: Vec<String>,
    /// Its forms.
    pub forms: Vec<Form>,
    /// The ids of its elements.
    pub ids: BTreeSet<String>,
    /// Ids that more than one element has.
    pub doubled: Vec<String>,
    /// The fields to which the summary of problems points; none when there is no summary.
    pub summary: Option<Vec<String>>,
    /// What fields and groups of fields say that they are described by.
    pub described: BTreeSet<String>,
}

/// A form.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Where it is sent to.
    pub action: String,
    /// Whether it is posted.
    pub post: bool,
    /// Whether it holds files.
    pub multipart: bool,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// A field of a form.
#[derive(Clone, Debug)]
pub struct Field {
    /// Name.
    pub name: String,
    /// Type of the input, or `textarea`, `select`, `button`.
    pub kind: String,
    /// What it holds.
    pub value: String,
    /// Whether a browser would send it as it stands.
    pub sent: bool,
    /// What can be chosen, in a list.
    pub options: Vec<String>,
}

impl Field {
    /// Whether somebody types in it.
    pub fn typed(&self) -> bool {
        let other = ["hidden", "checkbox", "radio", "select", "button", "submit", "file"];
        !other.contains(&self.kind.as_str())
    }
}

impl Form {
    /// What a browser would send.
    pub fn sent(&self) -> Vec<(String, String)> {
        let sent = self.fields.iter().filter(|field| field.sent && field.kind != "file");
        sent.map(|field| (field.name.clone(), field.value.clone())).collect()
    }

    /// Where it goes and what it asks: two forms alike are one.
    pub fn names(&self) -> BTreeSet<String> {
        self.fields.iter().map(|field| field.name.clone()).collect()
    }
}

struct Tag<'p> {
    name: &'p str,
    attributes: BTreeMap<&'p str, String>,
    /// Where its content begins.
    end: usize,
}

impl Tag<'_> {
    fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    fn has(&self, name: &str) -> bool {
        self.attributes.contains_key(name)
    }
}

/// Reads a page that stands at a path.
pub fn read(path: &str, page: &str) -> Reading {
    let mut reading = Reading::default();
    let (mut at, mut form, mut select, mut summary) = (0, None::<Form>, None::<Field>, false);
    while let Some(tag) = next(page, &mut at) {
        reading.note(&tag);
        match tag.name {
            "a" | "link" => {
                let href = tag.get("href");
                if let (true, Some(field)) = (summary, href.strip_prefix('#')) {
                    reading.summary.get_or_insert_default().push(field.to_owned());
                } else if href.starts_with(['/', '?']) {
                    reading.links.push(whole(path, href));
                }
            }
            "div" if tag.get("class") == "summary" => {
                reading.summary.get_or_insert_default();
                summary = true;
            }
            "/ul" => summary = false,
            "form" => {
                let action = if tag.has("action") { tag.get("action") } else { path };
                let action = whole(path, action).split('#').next().unwrap_or_default().to_owned();
                let multipart = tag.get("enctype") == "multipart/form-data";
                let scripted = tag.has("data-passkey");
                let post = tag.get("method") == "post";
                form = (!scripted).then(|| Form { action, post, multipart, fields: Vec::new() });
            }
            "/form" => reading.forms.extend(form.take()),
            "select" => select = Some(field(&tag, "select", String::new(), true)),
            "option" => choose(select.as_mut(), &tag),
            "/select" => add(&mut form, select.take()),
            "textarea" => {
                let text = page[tag.end..].split("</textarea>").next().unwrap_or_default();
                let text = unescaped(text.strip_prefix('\n').unwrap_or(text));
                add(&mut form, Some(field(&tag, "textarea", text, true)));
            }
            "input" => {
                let kind = if tag.has("type") { tag.get("type") } else { "text" };
                // What cannot be typed in travels along.
                let kind = if tag.has("readonly") { "hidden" } else { kind };
                // A code that serves once is shown again as little as a password.
                let kind = if tag.get("autocomplete") == "one-time-code" { "password" } else { kind };
                let sent = !matches!(kind, "checkbox" | "radio") || tag.has("checked");
                add(&mut form, Some(field(&tag, kind, tag.get("value").to_owned(), sent)));
            }
            "button" if tag.has("name") => {
                add(&mut form, Some(field(&tag, "button", tag.get("value").to_owned(), false)));
            }
            _ => {}
        }
    }
    reading
}

impl Reading {
    fn note(&mut self, tag: &Tag) {
        if tag.has("id") && !self.ids.insert(tag.get("id").to_owned()) {
            self.doubled.push(tag.get("id").to_owned());
        }
        self.described.extend(tag.get("aria-describedby").split_whitespace().map(str::to_owned));
    }
}

fn field(tag: &Tag, kind: &str, value: String, sent: bool) -> Field {
    Field { name: tag.get("name").to_owned(), kind: kind.to_owned(), value, sent, options: Vec::new() }
}

fn add(form: &mut Option<Form>, field: Option<Field>) {
    let field = field.filter(|field| !field.name.is_empty());
    if let Some(form) = form {
        form.fields.extend(field);
    }
}

/// The chosen option of a list, or the first.
fn choose(select: Option<&mut Field>, tag: &Tag) {
    let Some(select) = select else { return };
    let value = tag.get("value").to_owned();
    if tag.has("selected") || select.options.is_empty() {
        select.value.clone_from(&value);
    }
    select.options.push(value);
}

/// An address as a browser makes it from a page.
fn whole(path: &str, address: &str) -> String {
    match address.chars().next() {
        Some('/') => address.to_owned(),
        Some('?') => format!("{}{address}", path.split('?').next().unwrap_or_default()),
        _ => path.to_owned(),
    }
}

/// The next tag after a place; the place moves on.
fn next<'p>(page: &'p str, at: &mut usize) -> Option<Tag<'p>> {
    loop {
        let start = *at + page[*at..].find('<')?;
        if page[start..].starts_with("<!--") {
            *at = start + page[start..].find("-->")?;
            continue;
        }
        let inside = &page[start + 1..];
        let length = inside.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(inside.len());
        let (attributes, used) = attributes(&inside[length..]);
        *at = start + 1 + length + used;
        return Some(Tag { name: &inside[..length], attributes, end: *at });
    }
}

/// The attributes up to the end of a tag, and how far that is.
fn attributes(text: &str) -> (BTreeMap<&str, String>, usize) {
    let mut all = BTreeMap::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        if rest.is_empty() || rest.starts_with('>') {
            return (all, text.len() - rest.len() + usize::from(!rest.is_empty()));
        }
        let length = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '>').unwrap_or(rest.len());
        let (name, after) = rest.split_at(length.max(1));
        rest = after;
        let mut value = String::new();
        if let Some(quoted) = after.strip_prefix("=\"") {
            let end = quoted.find('"').unwrap_or(quoted.len());
            value = unescaped(&quoted[..end]);
            rest = quoted.get(end + 1..).unwrap_or_default();
        }
        all.insert(name, value);
    }
}

/// Text as it is read, of text as it is written in a page.
pub fn unescaped(text: &str) -> String {
    let mut pieces = text.split('&');
    let mut told = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let coded = piece.split_once(';').and_then(|(name, rest)| Some((character(name)?, rest)));
        match coded {
            Some((character, rest)) => {
                told.push(character);
                told.push_str(rest);
            }
            None => {
                told.push('&');
                told.push_str(piece);
            }
        }
    }
    told
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "nbsp" => Some('\u{a0}'),
        number => char::from_u32(number.strip_prefix('#')?.parse().ok()?),
    }
}

#[test]
fn a_page_is_read_as_a_browser_reads_it() {
    let page = r##"<a href="/a?b=1&#38;c=2">x</a><!-- <form> --><a href="?d=3">y</a><a href="https://elders.example">z</a>
        <div class="summary"><ul><li><a href="#name">Fout</a></li></ul></div>
        <form method="post" action="/doe#hier"><input id="name" name="name" value="a &#60; b" aria-describedby="p q">
        <input type="checkbox" name="box" value="1"><input type="checkbox" name="ticked" value="2" checked>
        <select name="choice"><option value="">–</option><option value="b" selected>B</option></select>
        <textarea name="text">
 twee
regels</textarea><button name="act" value="go">Doe</button></form><form data-passkey="get"></form><p id="name"></p>"##;
    let read = read("/hier?oud=1", page);
    assert_eq!(read.links, ["/a?b=1&c=2", "/hier?d=3"]);
    assert_eq!(read.summary, Some(vec!["name".to_owned()]));
    assert_eq!(read.doubled, ["name"]);
    assert_eq!(read.described, BTreeSet::from(["p".to_owned(), "q".to_owned()]));
    assert_eq!((read.forms.len(), read.forms[0].action.as_str()), (1, "/doe"));
    let sent = [("name", "a < b"), ("ticked", "2"), ("choice", "b"), ("text", " twee\nregels")];
    assert_eq!(read.forms[0].sent(), sent.map(|(name, value)| (name.to_owned(), value.to_owned())));
}
