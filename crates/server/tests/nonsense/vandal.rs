//! Somebody who fills in nonsense wherever something can be filled in.

use super::crawl::{Seen, crawl};
use super::send::{Pairs, faults, lost, multipart, send, send_body};
use super::words::words;
use crate::map::route_of;
use crate::reading::{Form, read};
use crate::support::{Answer, Visitor};
use axum::http::StatusCode;
use std::collections::BTreeSet;

/// How many kinds of nonsense each field is given, besides the turns in which all fields get the same.
const TURNS: usize = 2;

const URLENCODED: &str = "application/x-www-form-urlencoded";

/// Somebody at work.
pub struct Vandal {
    /// Their browser.
    pub browser: Visitor,
    /// What went wrong.
    pub faults: BTreeSet<String>,
    /// How many forms were sent.
    pub sent: usize,
    /// Which words a field gets first.
    pub turn: usize,
}

/// A form where it stands.
struct Target {
    page: String,
    form: Form,
    /// Whether it is no longer there: what it asked was done.
    gone: bool,
}

impl Vandal {
    /// Fills in every form that links lead to, and goes round once more to see what became of it.
    pub async fn rage(&mut self, starts: &[String]) -> Seen {
        let before = self.browser.clone();
        let seen = crawl(&mut self.browser, starts).await;
        self.faults.extend(seen.faults.iter().cloned());
        let mut known: BTreeSet<(String, bool, BTreeSet<String>)> = BTreeSet::new();
        for (page, reading) in &seen.pages {
            for form in &reading.forms {
                let action = route_of(&form.action).map_or(form.action.clone(), |route| route.path);
                let leaves = form.post && action == "/afmelden";
                if !leaves && known.insert((action, form.post, form.names())) {
                    self.browser = before.clone();
                    let target = Target { page: page.clone(), form: form.clone(), gone: false };
                    self.fill(target).await;
                }
            }
        }
        self.browser = before;
        // A page may have been thrown away with its own button.
        let mut left = Vec::new();
        for start in starts {
            if self.browser.get(start).await.status != StatusCode::NOT_FOUND {
                left.push(start.clone());
            }
        }
        let after = crawl(&mut self.browser, &left).await;
        self.faults.extend(after.faults.into_iter().map(|fault| format!("afterwards: {fault}")));
        seen
    }

    async fn fill(&mut self, mut target: Target) {
        let words = words();
        // A button is pressed last: then the form may be gone.
        let mut fields: Vec<_> =
            target.form.fields.iter().map(|f| (f.kind == "button", f.name.clone())).collect();
        fields.sort();
        fields.dedup();
        let names: Vec<String> = fields.into_iter().map(|(_, name)| name).collect();
        let typed: BTreeSet<String> =
            target.form.fields.iter().filter(|field| field.typed()).map(|field| field.name.clone()).collect();
        // More than a few long texts are more than a form or an address may hold.
        let most = if target.form.post { 100_000 } else { 50_000 };
        // Half of them: the other half comes with the next form, and with the other database.
        let mine = words.iter().skip(self.turn % 2).step_by(2);
        for (told, word) in mine.filter(|(_, word)| word.len() * typed.len() < most) {
            self.put(&mut target, &format!("{told} everywhere"), |pairs| {
                let filled = pairs.iter_mut().filter(|(name, _)| typed.contains(name));
                filled.for_each(|(_, value)| value.clone_from(word));
            })
            .await;
        }
        for (place, name) in names.iter().enumerate() {
            for turn in 0..TURNS {
                let (told, word) = &words[(self.turn + place * TURNS + turn) % words.len()];
                self.put(&mut target, &format!("{told} in {name}"), |pairs| {
                    pairs.retain(|(other, _)| other != name);
                    pairs.push((name.clone(), word.clone()));
                })
                .await;
            }
            self.put(&mut target, &format!("no {name}"), |pairs| pairs.retain(|(other, _)| other != name))
                .await;
        }
        self.turn += 1;
        self.put(&mut target, "everything twice", |pairs| pairs.extend(pairs.clone())).await;
        self.put(&mut target, "nothing at all", Vec::clear).await;
        if target.form.post {
            self.send_unreadable(&target).await;
        }
    }

    /// Sends a form with something changed in it.
    async fn put(&mut self, target: &mut Target, what: &str, change: impl FnOnce(&mut Pairs)) {
        if target.gone {
            return;
        }
        let mut pairs = target.form.sent();
        change(&mut pairs);
        let answer = send(&mut self.browser, &target.form, &pairs).await;
        self.judge(&target.form, what, &answer);
        if answer.status == StatusCode::UNPROCESSABLE_ENTITY {
            let lost = if target.form.post { lost(&target.form, &pairs, &answer) } else { Vec::new() };
            lost.into_iter().for_each(|lost| self.blame(&target.form, what, &lost));
        } else if target.form.post {
            if answer.status == StatusCode::BAD_REQUEST {
                self.blame(&target.form, what, "is not understood");
            }
            // It was taken, or somebody else was first: the form may have changed.
            self.reload(target).await;
        }
    }

    async fn reload(&mut self, target: &mut Target) {
        let answer = self.browser.get(&target.page).await;
        let reading = read(&target.page, &answer.text);
        let mut alike = reading.forms.into_iter().filter(|form| form.action == target.form.action);
        match alike.find(|form| form.names() == target.form.names()) {
            Some(form) => target.form = form,
            None => target.gone = true,
        }
    }

    /// Sends what is no form, or the wrong kind of form.
    async fn send_unreadable(&mut self, target: &Target) {
        let form = &target.form;
        let pairs = form.sent();
        let mut kinds: Vec<(&str, &str, Vec<u8>)> = vec![
            ("text", "text/plain", b"zomaar <script>zz9</script>".to_vec()),
            ("JSON", "application/json", b"{\"name\": \"<script>zz9</script>\"}".to_vec()),
            ("no kind", "", b"a=b".to_vec()),
            ("a kind that is none", "form/;;;", b"a=b".to_vec()),
            ("bytes that are no text", URLENCODED, b"name=%FF%FE&version=%00&%80=%C3%28&&=&=%".to_vec()),
            ("a form that is too large", URLENCODED, vec![b'x'; 300 * 1024]),
            ("files where there are none", "multipart/form-data; boundary=XX", multipart(&pairs, &[])),
            ("files without a boundary", "multipart/form-data", multipart(&pairs, &[])),
        ];
        for (told, body) in broken_files(form, &pairs) {
            kinds.push((told, "multipart/form-data; boundary=XX", body));
        }
        for (told, kind, body) in kinds {
            let answer = send_body(&mut self.browser, &form.action, kind, body).await;
            self.judge(form, told, &answer);
        }
    }

    fn judge(&mut self, form: &Form, what: &str, answer: &Answer) {
        self.sent += 1;
        for fault in faults(answer) {
            self.blame(form, what, &fault);
        }
    }

    fn blame(&mut self, form: &Form, what: &str, fault: &str) {
        let action = route_of(&form.action).map_or(form.action.clone(), |route| route.path);
        self.faults.insert(format!("{action}: {what}: {fault}"));
    }
}

/// Bodies with files that are broken, empty, or of another kind than they say.
fn broken_files(form: &Form, pairs: &Pairs) -> Vec<(&'static str, Vec<u8>)> {
    let Some(field) = form.fields.iter().find(|field| field.kind == "file") else { return Vec::new() };
    let name = field.name.as_str();
    let with = |file: &str, bytes: &[u8]| multipart(pairs, &[(name, file, bytes)]);
    let whole = with("lijst.csv", b"a;b\n1;2\n");
    vec![
        ("half of the files", whole[..whole.len() - 20].to_vec()),
        ("a head without end", b"--XX\r\nContent-Disposition: form-data; name=\"".to_vec()),
        ("a part without a name", b"--XX\r\n\r\nx\r\n--XX--\r\n".to_vec()),
        (
            "another boundary",
            b"--YY\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--YY--".to_vec(),
        ),
        ("nothing in a file", with("leeg.pdf", b"")),
        ("a program as a picture", with("foto.png", b"MZ\x90\0\x03")),
        ("half of a PDF", with("brief.pdf", b"%PDF-1.7\n")),
        ("half of a workbook", with("lijst.xlsx", b"PK\x03\x04\x14\0\x06\0")),
        ("a table of NUL bytes", with("lijst.csv", &[0; 512])),
        ("a table that is no text", with("lijst.csv", b"\xff\xfe\x00;\x80\x81\n\xc3\x28")),
        ("a name that is a page", with("<script>zz9</script>.csv", b"a;b\n<script>zz9</script>;2\n")),
        ("a name that is a path", with("../../../etc/passwd", b"a;b\n1;2\n")),
        ("a name without end", with(&"z".repeat(5_000), b"a;b\n1;2\n")),
        ("a name that is nothing", with("", b"a;b\n1;2\n")),
        ("the same file twice", multipart(pairs, &[(name, "a.csv", b"a\n1\n"), (name, "a.csv", b"a\n2\n")])),
    ]
}
