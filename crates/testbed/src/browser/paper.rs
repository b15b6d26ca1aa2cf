//! The page as a picture, on paper, and what it hands over to keep.

use super::{Browser, WINDOW};
use serde_json::{Value, json};
use std::path::PathBuf;
use thirtyfour::support::base64_decode;

/// A sheet of A4 at 96 dots an inch, less margins of 1 cm.
const A4_WIDTH: u32 = 718;

/// Longer pages are cut off: nobody looks at a picture that high.
const HIGHEST: f64 = 6000.0;

impl Browser {
    /// Keeps a picture of the whole page as `NAME.png` in the folder that `WOONSPOOR_SHOTS` names, if it names one.
    ///
    /// # Panics
    /// When the folder cannot be written in.
    pub async fn shot(&self, name: &str) {
        if shots().is_some() {
            self.settled().await;
            keep(&format!("{name}.png"), &self.picture().await);
        }
    }

    /// Keeps pictures of the page as it is now, at 390 pixels and on paper: `NAME.png`, `NAME.390.png` and
    /// `NAME.print.png`.
    ///
    /// # Panics
    /// When the folder cannot be written in.
    pub async fn shots(&self, name: &str) {
        if shots().is_none() {
            return;
        }
        self.shot(name).await;
        self.show_at((390, 844)).await;
        self.shot(&format!("{name}.390")).await;
        self.show_at((A4_WIDTH, WINDOW.1)).await;
        self.as_printed(true).await;
        self.shot(&format!("{name}.print")).await;
        self.as_printed(false).await;
        self.show_at(self.size).await;
    }

    /// Shows the page with the styles for paper, or again with those for a screen.
    ///
    /// # Panics
    /// When the browser is gone.
    pub async fn as_printed(&self, printed: bool) {
        let media = if printed { "print" } else { "" };
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": media })).await;
    }

    /// The page as a PDF on A4, kept as `NAME.pdf` like a picture.
    ///
    /// # Panics
    /// When it cannot be printed.
    pub async fn pdf(&self, name: &str) -> Vec<u8> {
        let paper = json!({
            "paperWidth": 8.27, "paperHeight": 11.69, "printBackground": true, "preferCSSPageSize": true,
        });
        let answer = self.devtools("Page.printToPDF", paper).await;
        let bytes = decoded(&answer);
        keep(&format!("{name}.pdf"), &bytes);
        bytes
    }

    /// The whole page as PNG.
    ///
    /// # Panics
    /// When the browser is gone.
    pub async fn picture(&self) -> Vec<u8> {
        let metrics = self.devtools("Page.getLayoutMetrics", json!({})).await;
        let side = |name: &str| metrics["cssContentSize"][name].as_f64().unwrap_or_default();
        let clip = json!({
            "x": 0, "y": 0, "width": side("width"), "height": side("height").min(HIGHEST), "scale": 1,
        });
        let whole = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        decoded(&self.devtools("Page.captureScreenshot", whole).await)
    }
}

impl Browser {
    /// Waits until a file of this name has been downloaded, gives what is in it and takes it away.
    ///
    /// # Panics
    /// When it has not come within ten seconds, with what has.
    pub async fn downloaded(&self, name: &str) -> Vec<u8> {
        let folder = self.folder().join("downloads");
        let file = folder.join(name);
        // The browser gives it its name when it is complete; until then an empty file may hold the name.
        let whole = || std::fs::metadata(&file).is_ok_and(|there| there.len() > 0);
        if !self.comes_true(async |_: &Browser| whole()).await {
            let there = std::fs::read_dir(&folder).into_iter().flatten().flatten();
            let names: Vec<_> = there.map(|entry| entry.file_name().display().to_string()).collect();
            panic!("{name} was not downloaded, but {names:?}{}", self.here().await);
        }
        let bytes = std::fs::read(&file).expect("the file can be read");
        std::fs::remove_file(&file).expect("the file can be removed");
        bytes
    }
}

fn decoded(answer: &Value) -> Vec<u8> {
    base64_decode(answer["data"].as_str().unwrap_or_default()).expect("the browser writes base64")
}

fn shots() -> Option<PathBuf> {
    std::env::var_os("WOONSPOOR_SHOTS").filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

fn keep(name: &str, bytes: &[u8]) {
    let Some(folder) = shots() else { return };
    let file = folder.join(name);
    let parent = file.parent().unwrap_or(&folder);
    let kept = std::fs::create_dir_all(parent).and_then(|()| std::fs::write(&file, bytes));
    kept.unwrap_or_else(|e| panic!("{}: {e}", file.display()));
}
