//! QR codes: what a camera sees, what a screen reader says, and what a strict page allows.

use qrcode::{Color, QrCode};
use vault::TotpSecret;
use vault::qr::{QrError, svg};

const TEXT: &str = "otpauth://totp/Woonspoor:x?secret=GEZDGNBVGY3TQOJQ";

/// The dark modules a drawing shows, margin included.
fn drawn(svg: &str) -> Vec<(usize, usize)> {
    let (_, path) = svg.split_once(" d=\"").unwrap();
    let (path, _) = path.split_once('"').unwrap();
    let strokes = path.split_terminator('z').flat_map(|stroke| {
        let numbers: Vec<usize> =
            stroke.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
        assert_eq!((numbers.len(), numbers[2], numbers[3]), (5, numbers[4], 1), "{stroke}");
        (numbers[0]..numbers[0] + numbers[2]).map(move |x| (x, numbers[1]))
    });
    strokes.collect()
}

#[test]
fn every_dark_module_is_drawn_and_no_other() {
    let code = QrCode::new(TEXT).unwrap();
    let all = (0..code.width()).flat_map(|y| (0..code.width()).map(move |x| (x, y)));
    let dark: Vec<_> = all.filter(|&at| code[at] == Color::Dark).map(|(x, y)| (x + 4, y + 4)).collect();
    assert_eq!(drawn(&svg(TEXT, "x").unwrap()), dark);
    assert!(dark.len() > 200);
}

#[test]
fn it_has_a_title_a_margin_and_nothing_a_strict_page_refuses() {
    let drawing = svg(TEXT, "QR-code <voor> \"a\" & b").unwrap();
    let side = QrCode::new(TEXT).unwrap().width() + 8;
    let start =
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" role=\"img\"");
    assert!(drawing.starts_with(&start) && drawing.ends_with("</svg>"), "{}", &drawing[..200]);
    assert!(drawing.contains("<title>QR-code &lt;voor&gt; \"a\" &amp; b</title>"));
    for refused in ["style", "<script", " on", "<?xml", "href"] {
        assert!(!drawing.contains(refused), "{refused}");
    }
}

#[test]
fn the_address_of_a_long_account_fits() {
    let uri = TotpSecret::generate().uri("Woonmaatschappij", &"a".repeat(254)).unwrap();
    assert!(svg(&uri, "x").is_ok());
}

#[test]
fn a_text_that_does_not_fit_is_refused() {
    assert_eq!(svg(&"x".repeat(3000), "x").unwrap_err(), QrError::TooLong { length: 3000 });
}
