//! Files of many blocks.

use crate::support::{Folder, text};
use domain::Problem;
use std::fmt::Write;

#[test]
fn one_bad_row_in_the_middle_of_200_000_is_named_by_its_line() {
    let mut content = String::from("registration_number;municipality_nis\r\n");
    for row in 0..200_000 {
        let nis = if row == 123_456 { "1304O" } else { "13040" };
        // Every thousandth row takes two lines.
        let end = if row % 1000 == 0 { "\"\r\n\"" } else { "" };
        write!(content, "2019.01.15.0001;{end}{nis}\r\n").unwrap();
    }
    let content = content.replace("\"\r\n\"13040", "\"\r\n13040\"");
    let bad = content.lines().position(|line| line.ends_with("1304O")).unwrap() as u64 + 1;
    assert_eq!(bad, 123_456 + 2 + 124);
    let folder = Folder::new().with("preferences", content.as_str());
    let fault = folder.error();
    folder.expect(&fault, ("preferences", bad, "municipality_nis"), &Problem::NotANis);
    let reading = folder.with("preferences", content.replace("1304O", "13040")).read().unwrap();
    assert_eq!(reading.register.preferences.of(0).len(), 200_000);
}

#[test]
fn rows_of_many_blocks_keep_their_order_and_the_second_of_two_numbers_is_found_far_away() {
    let one = text("registrations").lines().nth(2).unwrap();
    let mut content = format!("{}\n", text("registrations").lines().next().unwrap());
    for n in (0..40_000).rev() {
        writeln!(content, "{}", one.replace(".0001", &format!(".{n:05}"))).unwrap();
    }
    let only_headings = |folder: Folder| {
        ["members", "residences", "preferences", "attestations", "allocations"]
            .iter()
            .fold(folder, |folder, table| folder.with(table, text(table).lines().next().unwrap()))
    };
    let folder = only_headings(Folder::new()).with("registrations", &content);
    let register = folder.read().unwrap().register;
    assert_eq!(register.candidates.len(), 40_000);
    assert!(register.candidates.is_sorted_by(|a, b| a.number < b.number));
    content.push_str(&one.replace(".0001", ".39999"));
    let folder = folder.with("registrations", &content);
    let at = ("registrations", 40_002, "registration_number");
    folder.expect(&folder.error(), at, &Problem::Duplicate { first_line: Some(2) });
}

#[test]
fn a_file_of_many_blocks_in_windows_1252_is_read_from_the_start_again() {
    let mut content = text("organisations").as_bytes().to_vec();
    for n in 0..40_000 {
        content.extend_from_slice(format!("O{n},Huis,caw,2024-01-01,2026-12-31\n").as_bytes());
    }
    content.extend_from_slice(b"Z,Caf\xE9,caw,,\n");
    let register = Folder::new().with("organisations", content).read().unwrap().register;
    assert_eq!(register.organisations.len(), 40_003);
    assert_eq!(register.organisations[40_002].name, "Café");
}

#[test]
fn registrations_of_one_day_stand_in_the_order_of_their_numbers_as_text() {
    let one = text("registrations").lines().nth(2).unwrap();
    let mut numbers =
        ["b", "a-very-long-number-2", "a-very-long-number-10", "a", "a-very-long-numb", "é", "B"];
    let mut content = text("registrations").to_owned();
    for number in numbers {
        writeln!(content, "{}", one.replace("2019.01.15.0001", number)).unwrap();
    }
    let members = numbers.map(|number| format!("{number},1988-11-11,m,partner,no,full\n")).concat();
    let members = format!("{}{members}", text("members"));
    let folder = Folder::new().with("registrations", content).with("members", members);
    let register = folder.read().unwrap().register;
    numbers.sort_unstable();
    let found: Vec<_> = register.candidates.iter().map(|candidate| candidate.number.as_str()).collect();
    assert_eq!(found[1..8], numbers);
    assert_eq!((found[0], found[8]), ("2019.01.15.0001", "2020.03.01.0002"));
    let members: Vec<_> = (0..9).map(|candidate| register.members.of(candidate).len()).collect();
    assert_eq!(members, [1, 1, 1, 1, 1, 1, 1, 1, 2]);
}
