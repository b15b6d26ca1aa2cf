//! Keeps a spreadsheet from taking the words of a stranger for a formula.

use std::borrow::Cow;

/// Puts an apostrophe before text that a spreadsheet might calculate, so that `removed` gives back what was written.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if dangerous(text.trim_ascii_end()) {
        return Cow::Owned(format!("'{text}"));
    }
    Cow::Borrowed(text)
}

/// Takes the apostrophe of [`guarded`] away, from text without white space at its ends.
pub(crate) fn removed(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| dangerous(rest)).unwrap_or(text)
}

/// Looks past white space, which some programs drop, and past apostrophes, so that text which has one of its own is
/// guarded too and keeps it.
fn dangerous(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c == '\'' || c.is_ascii_whitespace());
    let passed = &text[..text.len() - rest.len()];
    rest.starts_with(['=', '+', '-', '@']) || passed.contains(['\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_calculate_gets_an_apostrophe_and_loses_it_again() {
        for text in ["=1+1", "+32 14", "-", "@x", "\tx", "\rx", "'=x", "''+", " =1", " '\t="] {
            assert_eq!(guarded(text), format!("'{text}"));
            assert_eq!(removed(&guarded(text)), text);
        }
        for text in ["", "Thuis", "'t Huis", "a=b", "'", "\t"] {
            assert_eq!(guarded(text), text);
            assert_eq!(removed(text), text);
        }
    }
}
