//! An invented register of any size, for tests and benches: the same numbers give the same people.

use chrono::{DateTime, Days, NaiveDate, Utc};
use store::register::{self, Household, Which};
use store::{Area, Attestation, Error, Member, Organisation, Registration, Residence, Store};

/// Numbers that look like chance and are always the same.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to `sides`, without `sides` itself.
    pub fn below(&mut self, sides: u64) -> u64 {
        self.next() % sides
    }

    pub fn per_cent(&mut self, chance: u64) -> bool {
        self.below(100) < chance
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len() as u64) as usize]
    }

    /// The first of many is drawn most often, as with family names.
    fn rank(&mut self, many: u64) -> u64 {
        let share = self.below(1_000_000) as f64 / 1_000_000.0;
        ((((many + 9) as f64 / 9.0).powf(share) - 1.0) * 9.0) as u64
    }
}

const FIRST: [&str; 24] = [
    "Jan",
    "Marie",
    "Fatima",
    "Mohamed",
    "Emma",
    "Lucas",
    "Elif",
    "Noah",
    "Anna",
    "Jozef",
    "Zoë",
    "Hélène",
    "Amélie",
    "François",
    "Søren",
    "Ayşe",
    "Łukasz",
    "Thomas",
    "Lien",
    "Wout",
    "Karim",
    "Sofie",
    "Bart",
    "An",
];

const FAMILY: [&str; 26] = [
    "Peeters",
    "Janssens",
    "Maes",
    "Jacobs",
    "Mertens",
    "Willems",
    "Claes",
    "Goossens",
    "Wouters",
    "De Smet",
    "Van den Broeck",
    "Pauwels",
    "Vermeulen",
    "D'Hondt",
    "Van Damme",
    "Peerlinck",
    "De Clercq",
    "Yılmaz",
    "Öztürk",
    "Van de Velde",
    "Dubois",
    "Lemmens",
    "Peters",
    "Michiels",
    "El Amrani",
    "Nguyễn",
];

const SYLLABLES: [&str; 16] = [
    "ver", "lin", "man", "berg", "hoe", "cool", "stra", "dael", "ker", "rij", "sen", "bos", "wau", "tie",
    "mo", "ghe",
];

/// Municipalities are numbered in a row, so many to a company.
const MUNICIPALITIES: u64 = 300;
const PER_COMPANY: u64 = 7;
const WELFARE: u64 = 60;

pub fn nis(number: u64) -> String {
    format!("{:05}", 11_001 + number)
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn moment() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000, 0).expect("a moment")
}

pub fn today() -> NaiveDate {
    day("2026-11-20")
}

/// A registration about which nothing special is known.
pub fn registration(number: &str, name: &str, birth_date: &str) -> Registration {
    Registration {
        id: 0,
        number: number.to_owned(),
        registered_on: day("2021-01-05"),
        name: name.to_owned(),
        birth_date: day(birth_date),
        sex: "f".to_owned(),
        phone: None,
        email: None,
        national_number: None,
        national_number_hash: None,
        monthly_income: 130_000,
        yearly_income: 1_600_000,
        owns_property: false,
        housing_need: None,
        need_documented: false,
        need_evidence: None,
        need_evidence_on: None,
        need_until: None,
        ocmw_nis: None,
        target_groups: String::new(),
        transfer: "none".to_owned(),
        informal_care_nis: None,
        adapted_need: false,
        warning_flag: false,
        support_agreement: false,
        emancipated: false,
        status: "active".to_owned(),
        suspended_until: None,
        sort_name: String::new(),
        merged_into: None,
        erased_at: None,
        closed_on: None,
        updated_at: moment(),
        version: 1,
    }
}

pub fn member(birth_date: &str) -> Member {
    Member {
        id: 0,
        registration_id: 0,
        name: None,
        birth_date: day(birth_date),
        sex: "m".to_owned(),
        relation: "child".to_owned(),
        dependent: true,
        stays: "full".to_owned(),
    }
}

pub fn residence(nis: &str, from: &str, to: Option<&str>) -> Residence {
    Residence { id: 0, registration_id: 0, nis: nis.to_owned(), from_day: day(from), to_day: to.map(day) }
}

pub fn organisation(code: &str, sector: &str) -> Organisation {
    Organisation {
        id: 0,
        code: code.to_owned(),
        name: format!("Naam van {code}"),
        sector: sector.to_owned(),
        agreement_from: Some(day("2024-01-01")),
        agreement_to: None,
        email: None,
        phone: None,
        address: None,
        version: 1,
    }
}

pub fn attestation(registration_id: i64, organisation_id: i64, issued_on: &str) -> Attestation {
    Attestation {
        id: 0,
        registration_id,
        organisation_id,
        issued_on: day(issued_on),
        valid_until: None,
        level: "municipality".to_owned(),
        ocmw: "verified".to_owned(),
        search: "active".to_owned(),
        ready: true,
        engagement: true,
        confirmed_on: None,
        confirmed_by: None,
        issued_by: None,
        withdrawn_on: None,
        withdrawn_reason: None,
        version: 1,
    }
}

fn name(dice: &mut Dice) -> String {
    let first = *dice.pick(&FIRST);
    let rank = dice.rank(4000) as usize;
    match FAMILY.get(rank) {
        Some(family) => format!("{first} {family}"),
        None => {
            let family: String =
                [rank % 16, rank / 16 % 16, rank / 256 % 16].iter().map(|&at| SYLLABLES[at]).collect();
            format!("{first} {}{}", family[..1].to_uppercase(), &family[1..])
        }
    }
}

/// A household nobody wrote by hand.
pub fn household(dice: &mut Dice, place: usize) -> Household {
    let registered_on = day("2012-01-01") + Days::new(dice.below(5400));
    let born = day("1942-01-01") + Days::new(dice.below(24_000));
    let number = format!("{}.{place:06}", registered_on.format("%Y.%m.%d"));
    let needs = ["shelter", "losing-home", "unfit", "overcrowded", "special"];
    let need = dice.per_cent(40).then(|| (*dice.pick(&needs)).to_owned());
    let status = *dice.pick(&["active", "active", "active", "active", "suspended"]);
    let home = dice.below(MUNICIPALITIES);
    let wishes = 1 + dice.below(3);
    Household {
        members: (0..dice.below(3))
            .map(|_| member(["2015-03-02", "1990-01-31"][dice.below(2) as usize]))
            .collect(),
        residences: vec![residence(&nis(home), "2010-01-01", None)],
        preferences: (0..wishes).map(|wish| nis((home + wish * dice.below(9)) % MUNICIPALITIES)).collect(),
        refusals: Vec::new(),
        registration: Registration {
            registered_on,
            sex: (*dice.pick(&["m", "f", "x"])).to_owned(),
            need_documented: need.is_some() && dice.per_cent(70),
            housing_need: need,
            adapted_need: dice.per_cent(4),
            warning_flag: dice.per_cent(2),
            target_groups: if dice.per_cent(8) { "housing-first|youth".to_owned() } else { String::new() },
            status: status.to_owned(),
            monthly_income: 90_000 + dice.below(150_000) as i64,
            ..registration(&number, &name(dice), &born.to_string())
        },
    }
}

/// Companies with their areas, and welfare services: ids of the first and of the others.
pub async fn organisations(store: &Store) -> Result<(Vec<i64>, Vec<i64>), Error> {
    let tx = store.begin().await?;
    let companies = MUNICIPALITIES.div_ceil(PER_COMPANY);
    let company = |number: u64| organisation(&format!("company-{number:02}"), "company");
    let landlords = register::upsert::organisations(&tx, (0..companies).map(company).collect()).await?.ids;
    let service = |number: u64| organisation(&format!("welfare-{number:02}"), "caw");
    let welfare = register::upsert::organisations(&tx, (0..WELFARE).map(service).collect()).await?.ids;
    let area = |number: u64| Area {
        id: 0,
        company: format!("company-{:02}", number / PER_COMPANY),
        zone: String::new(),
        nis: nis(number),
    };
    register::upsert::areas(&tx, (0..MUNICIPALITIES).map(area).collect()).await?;
    tx.commit().await?;
    Ok((landlords, welfare))
}

/// A register of this size with its organisations, attestations and parties.
#[allow(dead_code, reason = "the bench has its register from here")]
pub async fn fill(store: &Store, size: usize) -> Result<(Vec<i64>, Vec<i64>), Error> {
    let (landlords, welfare) = organisations(store).await?;
    let mut dice = Dice::new(size as u64);
    let tx = store.begin().await?;
    let households = (0..size).map(|place| household(&mut dice, place)).collect();
    let ids = register::insert_many(&tx, households).await?;
    let attested: Vec<i64> = ids.iter().copied().filter(|_| dice.per_cent(20)).collect();
    let attestations = attested
        .iter()
        .map(|&id| attestation(id, welfare[dice.rank(WELFARE) as usize], "2026-03-01"))
        .collect();
    register::upsert::attestations(&tx, attestations).await?;
    register::parties::derive(&tx, &Which::All, today()).await?;
    tx.commit().await?;
    Ok((landlords, welfare))
}
