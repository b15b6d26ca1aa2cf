//! What nobody should send, and somebody will.

/// Comes back somewhere as it stands: then what is typed is taken for a page.
pub const DANGEROUS: [&str; 2] = ["<script>zz9", "<img src=x onerror"];

/// Every kind of nonsense, with its name.
pub fn words() -> Vec<(&'static str, String)> {
    let words = [
        ("nothing", ""),
        ("spaces", " \t  "),
        ("a NUL byte", "a\0b"),
        ("control characters", "\u{1}\u{7}\u{1b}[31m\u{7f}\u{85}x\r\nSet-Cookie: a=b"),
        ("a script", "\"><script>zz9</script>"),
        ("an image with a script", "' onmouseover=zz9 '><img src=x onerror=zz9>"),
        ("marks that turn text around", "\u{202e}abc\u{200f}\u{2066}\u{feff}"),
        ("emoji", "👩\u{200d}👩\u{200d}👧\u{200d}👦🏠"),
        ("half of a letter", "e\u{301}\u{301}\u{301}\u{fffd}\u{ffff}"),
        ("a negative number", "-1"),
        ("more than any number", "99999999999999999999999999"),
        ("the largest number", "9223372036854775807"),
        ("the smallest number", "-9223372036854775808"),
        ("a number that is none", "1e308"),
        ("an amount that is none", "-1.234,567"),
        ("31 February", "2026-02-31"),
        ("month 0", "0000-00-00"),
        ("year 0", "0000-01-01"),
        ("year 99999", "99999-12-31"),
        ("the last day of all", "+262142-12-31"),
        ("the first day of all", "-262143-01-01"),
        ("a code that nobody knows", "onbekende-code"),
        ("a piece of SQL", "' OR 1=1; DROP TABLE registration; --"),
        ("a path", "../../../../etc/passwd"),
        ("a pattern", "%_{0}{{x}}${y}\\"),
    ];
    let long = ("ten thousand characters", "z".repeat(10_000));
    words.into_iter().map(|(name, word)| (name, word.to_owned())).chain([long]).collect()
}
