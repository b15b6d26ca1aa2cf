//! Under which address an office was last served: for links that are made beside the server.

use super::{No, Office};
use std::sync::Arc;
use store::settings;

/// Setting in which a server notes it.
const SERVED: &str = "served_at";

impl Office {
    /// Notes the address of this office for commands that run beside it.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn note_address(&self) -> Result<(), No> {
        let noted = settings::get(self.store.reader(), SERVED).await?;
        if noted.as_deref() != Some(self.setup.public_url.as_str()) {
            let tx = self.store.begin().await?;
            settings::set(&tx, SERVED, &self.setup.public_url).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// Goes by the address under which it was last served; `false` when it never was, and its own may not be right.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn take_noted_address(&mut self) -> Result<bool, No> {
        let Some(noted) = settings::get(self.store.reader(), SERVED).await? else { return Ok(false) };
        Arc::make_mut(&mut self.setup).public_url = noted;
        Ok(true)
    }
}
