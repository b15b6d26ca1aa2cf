//! QR codes as SVG to stand in a page: no styles, no script, and a title for who does not see it.

use qrcode::{Color, QrCode};
use std::fmt::Write;
use thiserror::Error;
use zeroize::Zeroizing;

/// Modules of white around the code; the standard asks four.
const MARGIN: usize = 4;

/// Why there is no QR code.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum QrError {
    /// More text than a QR code holds.
    #[error("{length} bytes are too many for a QR code")]
    TooLong {
        /// Length of the text in bytes.
        length: usize,
    },
}

/// The QR code of a text, as an `svg` element that can be put in a page as it is.
///
/// It scales with the room it gets; black on white also on a dark page, as cameras expect.
///
/// # Errors
/// If the text is too long.
pub fn svg(text: &str, title: &str) -> Result<Zeroizing<String>, QrError> {
    let code = QrCode::new(text).map_err(|_| QrError::TooLong { length: text.len() })?;
    let (side, path) = (code.width() + 2 * MARGIN, path(&code));
    Ok(Zeroizing::new(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" role=\"img\" \
         shape-rendering=\"crispEdges\"><title>{}</title><rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/>\
         <path fill=\"#000\" d=\"{}\"/></svg>",
        escaped(title),
        *path
    )))
}

/// A stroke for every run of dark modules in a row.
fn path(code: &QrCode) -> Zeroizing<String> {
    let width = code.width();
    // A run takes less than 16 characters and at least two modules.
    let mut path = Zeroizing::new(String::with_capacity(8 * width * width));
    for y in 0..width {
        let mut x = 0;
        while x < width {
            let dark = (x..width).take_while(|&x| code[(x, y)] == Color::Dark).count();
            if dark > 0 {
                // Writing to a String does not fail.
                let _ = write!(path, "M{} {}h{dark}v1h-{dark}z", x + MARGIN, y + MARGIN);
            }
            x += dark + 1;
        }
    }
    path
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
