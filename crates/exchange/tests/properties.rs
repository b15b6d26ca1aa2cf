//! What holds for any rows and any bytes.

use crate::support::{Folder, TABLES, read, text};
use domain::Register;
use exchange::FolderWriter;
use proptest::prelude::*;
use tempfile::TempDir;

/// Candidates with what belongs to them, the order of rows within a candidate left out.
fn regardless_of_order(register: &Register) -> Vec<String> {
    let sorted = |mut rows: Vec<String>| {
        rows.sort();
        rows
    };
    let of = |candidate: usize| {
        [
            sorted(register.members.of(candidate).iter().map(|row| format!("{row:?}")).collect()),
            sorted(register.residences.of(candidate).iter().map(|row| format!("{row:?}")).collect()),
            sorted(register.preferences.of(candidate).iter().map(|row| format!("{row:?}")).collect()),
            sorted(register.attestations.of(candidate).iter().map(|row| format!("{row:?}")).collect()),
        ]
    };
    let candidates = register.candidates.iter().enumerate();
    candidates.map(|(place, candidate)| format!("{candidate:?} {:?}", of(place))).collect()
}

/// A registry of a hundred households; `order` shuffles the rows of the tables that point at them.
fn hundred(order: &[u64]) -> Folder {
    let mut folder = Folder::new();
    for (table, times) in [("registrations", 1), ("members", 3), ("residences", 2), ("preferences", 2)] {
        let (headings, rows) = text(table).split_once('\n').unwrap();
        let row = rows.lines().next().unwrap();
        let mut rows: Vec<String> = (0..100 * times)
            .map(|n| {
                row.replace(".0002", &format!(".{:04}", n % 100)).replace("13040", &(13_000 + n).to_string())
            })
            .collect();
        if times > 1 {
            let mut keyed: Vec<_> = order.iter().cycle().zip(&rows).enumerate().collect();
            keyed.sort_by_key(|&(n, (key, _))| key.rotate_left(n as u32));
            rows = keyed.into_iter().map(|(_, (_, row))| row.clone()).collect();
        }
        folder = folder.with(table, format!("{headings}\n{}\n", rows.join("\n")));
    }
    let attestations = text("attestations").replace(".0002", ".0042");
    let allocations = text("allocations").replace("2019.01.15.0001", "2020.03.01.0007");
    folder.with("attestations", attestations).with("allocations", allocations)
}

fn reads_without_panic(folder: &Folder) -> Result<(), TestCaseError> {
    if let Err(faults) = folder.read() {
        prop_assert!(!faults.is_empty());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_rows_that_point_changes_nothing_but_their_order(
        order in prop::collection::vec(any::<u64>(), 40..90)
    ) {
        let shuffled = hundred(&order).read().unwrap();
        let plain = hundred(&[0]).read().unwrap();
        prop_assert_eq!(regardless_of_order(&shuffled.register), regardless_of_order(&plain.register));
    }

    #[test]
    fn any_bytes_at_all_are_read_or_refused_without_a_panic(
        table in 0..TABLES.len(),
        bytes in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let (name, _) = TABLES[table];
        reads_without_panic(&Folder::new().with(name, &bytes))?;
        reads_without_panic(&Folder::new().with_file("mapping.toml", &String::from_utf8_lossy(&bytes)))?;
        let book = Folder::new().with_file("book.xlsx", "");
        std::fs::write(book.path().join("book.xlsx"), &bytes).unwrap();
        prop_assert!(read(&book.path().join("book.xlsx")).is_err());
    }

    #[test]
    fn a_table_with_some_bytes_changed_is_read_or_refused_without_a_panic(
        table in 0..TABLES.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let (name, text) = TABLES[table];
        let mut bytes = text.as_bytes().to_vec();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        reads_without_panic(&Folder::new().with(name, &bytes))?;
    }

    #[test]
    fn what_a_folder_writer_writes_reads_back(
        ids in prop::collection::btree_set("[a-zé\"',;\n =+@|-]{1,12}", 1..8),
        name in "['=+@\t\r\n\"',; a-zé-]{0,12}",
    ) {
        let folder = Folder::new();
        let ids: std::collections::BTreeSet<&str> =
            ids.iter().map(|id| id.trim_ascii()).filter(|id| !id.is_empty()).collect();
        let out = TempDir::new().unwrap();
        let out = out.path().join("out");
        let mut writer = FolderWriter::create(&out).unwrap();
        for (table, text) in TABLES {
            let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
            writer.table(table, &lines.next().unwrap()).unwrap();
            lines.for_each(|fields| writer.row(&fields).unwrap());
            if table == "organisations" {
                for id in ids.iter().filter(|id| **id != "CAW" && **id != "Thuis") {
                    writer.row(&[id, &name, "caw", "", ""]).unwrap();
                }
            }
        }
        writer.finish().unwrap();
        let register = read(&out).unwrap().register;
        let read: Vec<&str> = register.organisations[2..].iter().map(|o| o.id.as_str()).collect();
        prop_assert_eq!(read, ids.into_iter().collect::<Vec<_>>());
        for organisation in &register.organisations[2..] {
            // White space at the ends is not kept, except behind the apostrophe of the guard.
            prop_assert_eq!(organisation.name.trim_ascii(), name.trim_ascii());
        }
        drop(folder);
    }
}
