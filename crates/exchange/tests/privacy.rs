//! Names and contact data are read past, never kept and never quoted.

use crate::support::{Folder, everything, text};

#[test]
fn names_phone_numbers_and_addresses_are_in_no_register_and_in_no_fault() {
    let private = ["Peeters", "014 11 22 33", "an@example.be"];
    let kept = everything(&Folder::new().read().unwrap());
    let content = text("registrations").replace(",f,", ",F,").replace("Peeters", "Peeters,Jan");
    let faults = format!("{:?}", Folder::new().with("registrations", content).faults());
    for word in private {
        assert!(text("registrations").contains(word));
        assert!(!kept.contains(word) && !faults.contains(word), "{word}");
    }
}
