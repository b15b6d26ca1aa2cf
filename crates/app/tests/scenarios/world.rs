//! From the facts of a scenario to a register.

use super::file::{
    AttestationFacts, Case, DwellingFacts, Facts, HistoryFacts, MemberFacts, NeedFact, Ocmw,
    OrganisationFacts, Place, Relation, Scenario, Search, Sex, Status, Stays,
};
use crate::region::{Home, Region};
use chrono::NaiveDate;
use domain::days::minus_years;
use domain::{
    Area, Attestation, Candidate, Cents, Dwelling, GroupCode, GroupMask, Member, OcmwCheck, Organisation,
    PastAllocation, Refusal, RegistrationNumber, Residence, SearchCheck, Sector, StockRow,
};

/// The region a scenario speaks of, and for each candidate of the file the number of the first one it stands for.
pub fn region(scenario: &Scenario, cases: &[Case], group_codes: Vec<String>) -> (Region, Vec<String>) {
    let mut world = World { on: scenario.on, region: Region { group_codes, ..Region::default() } };
    world.region.refusals_known = scenario.refusals_known;
    world.organisations(&scenario.organisations);
    let dwellings = match scenario.dwellings.as_slice() {
        [] => std::slice::from_ref(&scenario.dwelling),
        several => several,
    };
    for facts in dwellings {
        let dwelling = world.dwelling(facts);
        world.region.dwellings.push(dwelling);
    }
    let mut numbers = Vec::new();
    for case in cases {
        for copy in 0..case.times {
            let number = match &case.facts.number {
                Some(number) if case.times == 1 => number.clone(),
                _ => format!("K{:02}", world.region.homes.len() + 1),
            };
            if copy == 0 {
                numbers.push(number.clone());
            }
            world.candidate(&number, &case.facts, &dwellings[0].municipality);
        }
    }
    for facts in &scenario.history {
        world.history(facts);
    }
    world.stock(scenario);
    (world.region, numbers)
}

struct World {
    on: NaiveDate,
    region: Region,
}

impl World {
    fn group(&self, code: &str) -> GroupCode {
        let found = self.region.group_codes.iter().position(|c| c == code);
        GroupCode(found.unwrap_or_else(|| panic!("no target group `{code}`")) as u8)
    }

    /// The company, the CAW and the OCMW are always there.
    fn organisations(&mut self, others: &[OrganisationFacts]) {
        let agreement = NaiveDate::from_ymd_opt(2020, 1, 1);
        let mut add = |name: &str, sector, from, to| {
            self.region.organisations.push(Organisation {
                id: name.into(),
                name: String::new(),
                sector,
                agreement_from: from,
                agreement_to: to,
            });
        };
        add("Woonboog", Sector::Company, None, None);
        add("CAW", Sector::Caw, agreement, None);
        add("OCMW", Sector::Ocmw, agreement, None);
        for facts in others {
            let sector = if facts.company { Sector::Company } else { Sector::Other };
            add(&facts.name, sector, facts.agreement_from, facts.agreement_to);
        }
    }

    fn dwelling(&self, facts: &DwellingFacts) -> Dwelling {
        let company = facts.company.clone().unwrap_or_else(|| facts.municipality.company.clone());
        let zone = facts.zone.clone().unwrap_or_else(|| match company.as_str() {
            "Woonboog" => "RiT".into(),
            "LeefGoed" => "Neteland".into(),
            _ => String::new(),
        });
        Dwelling {
            id: facts.number.as_str().into(),
            area: Area { company, zone },
            municipality: facts.municipality.nis,
            bedrooms: facts.bedrooms,
            adapted: facts.adapted,
            reserved_for: facts.reserved_for.as_ref().map(|code| self.group(code)),
            rent: None,
            available_on: facts.available_on.unwrap_or(self.on),
            min_age: facts.min_age,
        }
    }

    fn candidate(&mut self, number: &str, facts: &Facts, at: &Place) {
        let home = Home {
            candidate: self.registration(number, facts),
            members: self.members(facts),
            residences: facts.residences.as_ref().map_or_else(
                || vec![Residence { municipality: at.nis, from: long_ago(), to: None }],
                |rows| {
                    let row = |r: &super::file::ResidenceFacts| Residence {
                        municipality: r.place.nis,
                        from: r.from,
                        to: r.to,
                    };
                    rows.iter().map(row).collect()
                },
            ),
            preferences: facts
                .preferences
                .as_ref()
                .map_or_else(|| vec![at.nis], |places| places.iter().map(|p| p.nis).collect()),
            attestations: facts.attestations.iter().map(|a| self.attestation(a)).collect(),
            refusals: facts.refusals.iter().map(|r| Refusal { refused_on: r.on, valid: r.valid }).collect(),
        };
        self.region.homes.push(home);
        if let Some(on) = facts.allocated_on {
            let dwelling = Dwelling {
                id: format!("given to {number}").as_str().into(),
                ..self.dwelling(&DwellingFacts::default())
            };
            self.allocation(dwelling, domain::Pillar::Standard, None, on);
        }
    }

    fn registration(&self, number: &str, facts: &Facts) -> Candidate {
        Candidate {
            number: RegistrationNumber::from(number),
            registered_on: facts.registered_on,
            birth_date: facts.birth_date.unwrap_or_else(|| minus_years(self.on, facts.age)),
            sex: sex(facts.sex),
            monthly_income: facts.monthly_income,
            yearly_income: facts.yearly_income,
            owns_property: facts.property,
            need: match facts.need {
                NeedFact::Is(need) => Some(need),
                NeedFact::Not(_) => None,
            },
            need_documented: facts.documented,
            need_until: facts.need_until,
            ocmw: None,
            groups: facts.groups.iter().fold(GroupMask::default(), |all, code| all.with(self.group(code))),
            transfer: facts.transfer,
            informal_care: facts.informal_care.as_ref().map(|p| p.nis),
            adapted_need: facts.adapted_need,
            warning_flag: facts.warning_flag,
            support_agreement: facts.support_agreement,
            emancipated: facts.emancipated,
            status: match facts.status {
                Status::Active => domain::Status::Active,
                Status::Suspended => domain::Status::Suspended,
                Status::Struck => domain::Status::Struck,
            },
            suspended_until: facts.suspended_until,
        }
    }

    fn members(&self, facts: &Facts) -> Vec<Member> {
        let visitor = MemberFacts { stays: Stays::Visiting, ..MemberFacts::default() };
        let visitors = std::iter::repeat_n(&visitor, facts.children as usize);
        let members = facts.members.iter().flat_map(|m| std::iter::repeat_n(m, m.times));
        members.chain(visitors).map(|m| self.member(m)).collect()
    }

    fn member(&self, facts: &MemberFacts) -> Member {
        let child = matches!(facts.relation, Relation::Child);
        let age = facts.age.unwrap_or(if matches!(facts.relation, Relation::Partner) { 35 } else { 10 });
        Member {
            birth_date: facts.birth_date.unwrap_or_else(|| minus_years(self.on, age)),
            sex: sex(facts.sex),
            relation: match facts.relation {
                Relation::Partner => domain::Relation::Partner,
                Relation::Child => domain::Relation::Child,
                Relation::Other => domain::Relation::Other,
            },
            dependent: facts.dependent.unwrap_or(child),
            stays: match facts.stays {
                Stays::Full => domain::Stays::Full,
                Stays::Shared => domain::Stays::Shared,
                Stays::Visiting => domain::Stays::Visiting,
            },
        }
    }

    fn attestation(&self, facts: &AttestationFacts) -> Attestation {
        let by = self.region.organisations.iter().position(|o| o.id.as_str() == facts.by);
        Attestation {
            organisation: by.map(|o| o as u32),
            issued_on: facts.issued_on,
            valid_until: facts.valid_until,
            level: facts.level,
            ocmw: match facts.ocmw {
                Ocmw::Verified => OcmwCheck::Verified,
                Ocmw::LastingDisruption => OcmwCheck::LastingDisruption,
                Ocmw::StruckFromRegister => OcmwCheck::StruckFromRegister,
                Ocmw::No => OcmwCheck::No,
            },
            search: match facts.search {
                Search::Active => SearchCheck::Active,
                Search::Excused => SearchCheck::Excused,
                Search::No => SearchCheck::No,
            },
            ready: facts.ready,
            engagement: facts.engagement,
            confirmed_on: facts.confirmed_on,
        }
    }

    /// A dwelling given to the candidate who was added last.
    fn allocation(
        &mut self,
        dwelling: Dwelling,
        pillar: domain::Pillar,
        target_group: Option<GroupCode>,
        decided_on: NaiveDate,
    ) {
        self.region.allocations.push(PastAllocation {
            dwelling: self.region.dwellings.len() as u32,
            candidate: self.region.homes.len() as u32 - 1,
            pillar,
            target_group,
            decided_on,
        });
        self.region.dwellings.push(dwelling);
    }

    fn history(&mut self, facts: &HistoryFacts) {
        for _ in 0..facts.times {
            let number = format!("H{:03}", self.region.homes.len() + 1);
            let tenant = Facts { monthly_income: Cents(0), ..Facts::default() };
            self.candidate(&number, &tenant, &facts.dwelling.municipality);
            let given = Dwelling {
                id: format!("given to {number}").as_str().into(),
                ..self.dwelling(&facts.dwelling)
            };
            let group = facts.group.as_ref().map(|code| self.group(code));
            self.allocation(given, facts.pillar, group, facts.on.unwrap_or(self.on));
        }
    }

    /// A thousand dwellings in every municipality, none reserved, unless the scenario says otherwise.
    fn stock(&mut self, scenario: &Scenario) {
        let mut add = |place: &Place, dwellings, reserved| {
            let area = Area { company: String::new(), zone: String::new() };
            self.region.stock.push(StockRow { municipality: place.nis, area, dwellings, reserved });
        };
        for (_, place) in Place::all() {
            if scenario.stock.iter().all(|s| s.municipality != place) {
                add(&place, 1000, 0);
            }
        }
        for row in &scenario.stock {
            if let Some(dwellings) = row.dwellings {
                add(&row.municipality, dwellings, row.reserved);
            }
        }
    }
}

fn sex(sex: Sex) -> domain::Sex {
    match sex {
        Sex::M => domain::Sex::M,
        Sex::F => domain::Sex::F,
        Sex::X => domain::Sex::X,
    }
}

fn long_ago() -> NaiveDate {
    NaiveDate::from_ymd_opt(2010, 1, 1).unwrap()
}
