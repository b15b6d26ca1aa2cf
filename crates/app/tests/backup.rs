//! A backup says when it was made, and how long ago is too long.

use app::office::backup::{self, is_old, last};
use app::office::opening::Place;
use chrono::{Duration, TimeZone, Utc};

#[tokio::test]
async fn a_backup_notes_its_moment_in_the_database_it_was_made_of() {
    let now = Utc.with_ymd_and_hms(2026, 3, 1, 2, 30, 0).unwrap();
    for database in testbed::databases() {
        let options = store::Options { create: true, ..store::Options::default() };
        let store = store::Store::connect(&database.url, &options).await.unwrap();
        store.migrate().await.unwrap();
        assert_eq!(last(&store).await.unwrap(), None, "{database}");
        let folder = tempfile::tempdir().unwrap();
        let place =
            Place { data: folder.path().to_owned(), database: Some(database.url.clone()), keys: None };
        for later in [0, 24] {
            let at = now + Duration::hours(later);
            backup::write(&place, None, &folder.path().join("all.backup"), later > 0, at).await.unwrap();
            assert_eq!(last(&store).await.unwrap(), Some(at), "{database}");
        }
    }
    assert!(is_old(None, now) && is_old(Some(now - Duration::hours(49)), now));
    assert!(!is_old(Some(now - Duration::hours(47)), now));
}
