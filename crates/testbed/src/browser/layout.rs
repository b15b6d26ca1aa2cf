//! Whether a page fits the width it is shown at.

use super::Browser;
use serde_json::json;

const OVERFLOW: &str = include_str!("overflow.js");

/// As high as most telephones.
const HIGH: u32 = 844;

impl Browser {
    /// Shows pages at this width and height, in CSS pixels, from now on.
    ///
    /// # Panics
    /// When the browser is gone.
    pub async fn resize(&mut self, width: u32, height: u32) {
        self.size = (width, height);
        self.show_at(self.size).await;
    }

    /// What sticks out sideways when the page is shown at this width, or nothing. Parts that scroll by themselves may
    /// be as wide as they like.
    ///
    /// # Panics
    /// When the browser is gone.
    pub async fn overflow_at(&self, width: u32) -> Option<String> {
        self.show_at((width, HIGH)).await;
        self.settled().await;
        let fault: String = self.ask(OVERFLOW, Vec::new()).await;
        self.show_at(self.size).await;
        (!fault.is_empty()).then_some(fault)
    }

    /// Fails when something sticks out at this width, with what does.
    ///
    /// # Panics
    /// When it does.
    pub async fn expect_fits(&self, width: u32) {
        if let Some(fault) = self.overflow_at(width).await {
            panic!("{} does not fit {width} pixels:\n  {fault}", self.address().await);
        }
    }

    pub(super) async fn show_at(&self, (width, height): (u32, u32)) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }
}
