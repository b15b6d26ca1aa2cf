//! What several tests need.

use tempfile::TempDir;
use testbed::Server;

/// A server of these pages: name and text.
pub fn little(pages: &[(&str, &str)]) -> (Server, TempDir) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in pages {
        std::fs::write(folder.path().join(name), text).expect("the page can be written");
    }
    let shown = folder.path().display().to_string();
    (Server::new(env!("CARGO_BIN_EXE_little"), &["{port}", &shown]).start(), folder)
}

/// A page without faults around this content.
pub fn page(content: &str) -> String {
    format!(
        "<!doctype html><html lang=nl><head><meta charset=utf-8><title>Proef</title>\
         <meta name=viewport content='width=device-width, initial-scale=1'></head>\
         <body><main><h1>Proef</h1>{content}</main></body></html>"
    )
}
