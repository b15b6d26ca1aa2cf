//! Records against those of the `csv` crate, and the places where a file may be cut.

use super::*;
use proptest::prelude::*;

fn ours(bytes: &[u8], separator: u8) -> Vec<Vec<Vec<u8>>> {
    let mut records = Records::new(bytes, separator, 1);
    let mut all = Vec::new();
    while let Some(record) = records.next() {
        all.push((0..record.fields.len()).map(|n| record.field(n).to_vec()).collect());
    }
    all
}

fn theirs(bytes: &[u8], separator: u8) -> Vec<Vec<Vec<u8>>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .terminator(csv::Terminator::Any(b'\n'))
        .from_reader(bytes);
    let records = reader
        .byte_records()
        .map(|record| record.unwrap().iter().map(|field| field.trim_ascii().to_vec()).collect::<Vec<_>>());
    records.collect()
}

/// Without single empty fields: there a blank line and a quoted empty field part ways.
fn with_content(mut records: Vec<Vec<Vec<u8>>>) -> Vec<Vec<Vec<u8>>> {
    records.retain(|record| record.len() > 1 || !record[0].is_empty());
    records
}

fn csv_like() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![
        4 => Just(b'a'), 2 => Just(b' '), 3 => Just(b','), 1 => Just(b';'), 4 => Just(b'"'), 3 => Just(b'\n'),
        1 => Just(b'\r'),
    ];
    prop::collection::vec(byte, 0..60)
}

proptest! {
    #[test]
    fn records_are_those_of_the_csv_crate(bytes in csv_like()) {
        prop_assert_eq!(with_content(ours(&bytes, b',')), with_content(theirs(&bytes, b',')));
    }

    #[test]
    fn only_the_last_record_can_hold_a_quotation_mark_that_is_never_closed(bytes in csv_like()) {
        let mut quotes = Quotes::default();
        quotes.last_record_end(&bytes, b',', 0);
        let mut records = Records::new(&bytes, b',', 1);
        let mut unclosed = Vec::new();
        while let Some(record) = records.next() {
            unclosed.push(record.unclosed);
        }
        prop_assert_eq!(unclosed.pop().unwrap_or_default(), quotes.inside);
        prop_assert!(!unclosed.contains(&true));
    }

    #[test]
    fn a_cut_never_changes_the_records(bytes in csv_like(), fills in prop::collection::vec(1usize..9, 1..60)) {
        let mut pieces = Vec::new();
        let (mut quotes, mut from, mut seen, mut end) = (Quotes::default(), 0, 0, 0);
        for fill in fills {
            end = (end + fill).min(bytes.len());
            if let Some(cut) = quotes.last_record_end(&bytes[from..end], b',', seen) {
                pieces.push(&bytes[from..from + cut]);
                from += cut;
            }
            seen = end - from;
        }
        pieces.push(&bytes[from..]);
        let joined: Vec<_> = pieces.into_iter().flat_map(|piece| ours(piece, b',')).collect();
        prop_assert_eq!(joined, ours(&bytes, b','));
    }
}

#[test]
fn a_record_knows_the_line_on_which_it_starts() {
    let bytes = b"\n\na,\"b\n\nb\",c\r\n \nd,e,f\n\"\",\n";
    let mut records = Records::new(bytes, b',', 10);
    assert_eq!(records.next().map(|r| (r.line, r.fields.len())), Some((12, 3)));
    assert_eq!(records.next().map(|r| (r.line, r.field(2).to_vec())), Some((16, b"f".to_vec())));
    assert_eq!(records.next().map(|r| (r.line, r.fields.len())), Some((17, 2)));
    assert!(records.next().is_none());
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_noticed() {
    let bytes = b"a,b\nc,\"d\ne,f\n";
    let mut records = Records::new(bytes, b',', 1);
    assert!(!records.next().unwrap().unclosed);
    let last = records.next().unwrap();
    assert!(last.unclosed && last.line == 2);
    assert!(records.next().is_none());
}

#[test]
fn a_record_may_be_of_any_size_and_need_no_line_end() {
    let field = "é".repeat(3000);
    let bytes = vec![field.as_str(); 500].join(",").into_bytes();
    let mut records = Records::new(&bytes, b',', 1);
    let record = records.next().unwrap();
    assert_eq!(record.fields.len(), 500);
    assert!((0..500).all(|n| record.field(n) == field.as_bytes()));
    assert!(!record.unclosed);
    assert_eq!(records.position(), (bytes.len(), 2));
    assert!(records.next().is_none());
}

#[test]
fn a_byte_order_mark_is_content_like_any_other() {
    let mut records = Records::new(b"\xEF\xBB\xBFa,b\n", b',', 1);
    assert_eq!(records.next().unwrap().field(0), b"\xEF\xBB\xBFa");
}

#[test]
fn the_separator_is_the_one_the_heading_row_has_more_of() {
    assert_eq!(separator(b"a;b;c,d\n1,2,3,4,5"), b';');
    assert_eq!(separator(b"\n\n\"a,b,c\";d;e,f\n"), b';');
    assert_eq!(separator(b"\n\"a;b;c\",d\n"), b',');
    assert_eq!(separator(b""), b',');
}
