//! `stock-cap`: the highest share of the social dwellings of a municipality that may go to target groups.

use domain::Share;

kind! {
    /// Highest share of the stock for target groups.
    StockCap {
        /// The share, of the social dwellings of the municipality.
        share: Share,
    }
}

impl StockCap {
    /// Whether one more allocation keeps within the share: `(reserved + given + 1) <= share * dwellings`.
    #[must_use]
    pub fn has_room(&self, dwellings: u32, reserved: u32, given: u32) -> bool {
        let wanted = i64::from(reserved) + i64::from(given) + 1;
        wanted * *self.share.0.denom() <= i64::from(dwellings) * *self.share.0.numer()
    }
}
