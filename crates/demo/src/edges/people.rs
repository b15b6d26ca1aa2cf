//! Cases of age, household and income.

use super::{Edge, child, earns, family, group, urgent};
use crate::dice::shift;
use chrono::{Datelike, NaiveDate};
use domain::days::{has_age, minus_years};
use domain::{Cents, Member, Relation, Sex, Stays};

/// Cases of age, household and income.
pub(super) const EDGES: &[Edge] = &[
    Edge {
        what: "born on 29 February, comes of age on 28 February",
        shape: |world, draft| {
            let adult = world.settings.law.adult_age;
            let youngest = minus_years(world.today, adult).year();
            let leap = (0..12).filter_map(|back| NaiveDate::from_ymd_opt(youngest - back, 2, 29));
            if let Some(birth) = leap.into_iter().find(|birth| has_age(*birth, adult, world.today)) {
                draft.candidate.birth_date = birth;
                draft.candidate.registered_on = shift(world.today, -1);
            }
        },
    },
    Edge {
        what: "comes of age on the reference date",
        shape: |world, draft| {
            draft.candidate.birth_date = minus_years(world.today, world.settings.law.adult_age);
            draft.candidate.registered_on = shift(world.today, -4);
        },
    },
    Edge {
        what: "comes of age the day after the reference date",
        shape: |world, draft| {
            draft.candidate.birth_date = shift(minus_years(world.today, world.settings.law.adult_age), 1);
            draft.candidate.registered_on = shift(world.today, -4);
        },
    },
    Edge {
        what: "minor, emancipated",
        shape: |world, draft| {
            draft.candidate.birth_date = shift(minus_years(world.today, world.settings.law.adult_age), 200);
            draft.candidate.registered_on = shift(world.today, -20);
            draft.candidate.emancipated = true;
        },
    },
    Edge {
        what: "becomes a senior on the reference date",
        shape: |world, draft| {
            draft.candidate.birth_date = minus_years(world.today, world.settings.law.senior_age);
            group(world, draft, "65-plus");
        },
    },
    Edge {
        // Counts as an adult for the bedrooms, and still as a dependent child.
        what: "child comes of age on the reference date",
        shape: |world, draft| {
            let birth = minus_years(world.today, world.settings.law.adult_age);
            draft.candidate.birth_date = minus_years(birth, 25);
            family(world, draft, [child(birth, Sex::M)]);
        },
    },
    Edge {
        // More than the last step of the points for children.
        what: "eleven dependent children",
        shape: |world, draft| {
            draft.candidate.birth_date = minus_years(world.today, 44);
            let sex = |index: u32| if index < 6 { Sex::F } else { Sex::M };
            let children =
                (0..11).map(|index| child(shift(minus_years(world.today, index + 3), -9), sex(index)));
            family(world, draft, children.collect::<Vec<_>>());
            urgent(world, draft);
        },
    },
    Edge {
        // Needs no bedroom, and yet makes a family of the household.
        what: "a child that only visits",
        shape: |world, draft| {
            let visits = Member { stays: Stays::Visiting, ..child(minus_years(world.today, 8), Sex::F) };
            family(world, draft, [visits]);
        },
    },
    Edge {
        // Each sex has its own bedrooms.
        what: "a boy, a girl and a child of neither sex",
        shape: |world, draft| {
            let at = |years| minus_years(world.today, years);
            draft.candidate.birth_date = at(40);
            family(world, draft, [child(at(4), Sex::M), child(at(7), Sex::F), child(at(9), Sex::X)]);
        },
    },
    Edge {
        what: "no income at all",
        shape: |world, draft| {
            urgent(world, draft);
            earns(draft, Cents(0));
        },
    },
    Edge {
        what: "single, income of the month exactly at the first ceiling",
        shape: |world, draft| {
            urgent(world, draft);
            let law = &world.settings.law;
            earns(draft, law.living_wage_single + law.single_offsets[0]);
        },
    },
    Edge {
        what: "single, income of the month one cent above the first ceiling",
        shape: |world, draft| {
            urgent(world, draft);
            let law = &world.settings.law;
            earns(draft, law.living_wage_single + law.single_offsets[0] + Cents(1));
        },
    },
    Edge {
        what: "single, income of the month exactly at the second ceiling",
        shape: |world, draft| {
            urgent(world, draft);
            let law = &world.settings.law;
            earns(draft, law.living_wage_single + law.single_offsets[1]);
        },
    },
    Edge {
        what: "single, income of the month one cent above the second ceiling",
        shape: |world, draft| {
            urgent(world, draft);
            let law = &world.settings.law;
            earns(draft, law.living_wage_single + law.single_offsets[1] + Cents(1));
        },
    },
    Edge {
        what: "family, income of the month exactly at the first ceiling",
        shape: |world, draft| {
            urgent(world, draft);
            family(world, draft, [child(minus_years(world.today, 5), Sex::F)]);
            let law = &world.settings.law;
            earns(draft, law.living_wage_family + law.family_offsets[0]);
        },
    },
    Edge {
        what: "family, income of the month one cent above the second ceiling",
        shape: |world, draft| {
            urgent(world, draft);
            family(world, draft, [child(minus_years(world.today, 5), Sex::M)]);
            let law = &world.settings.law;
            earns(draft, law.living_wage_family + law.family_offsets[1] + Cents(1));
        },
    },
    Edge {
        what: "income of the year exactly at the limit",
        shape: |world, draft| draft.candidate.yearly_income = world.settings.law.yearly_limit_single,
    },
    Edge {
        what: "income of the year one cent above the limit",
        shape: |world, draft| {
            draft.candidate.yearly_income = world.settings.law.yearly_limit_single + Cents(1);
        },
    },
    Edge {
        what: "couple with two children, income of the year exactly at the limit",
        shape: |world, draft| {
            let at = |years| minus_years(world.today, years);
            let partner = Member { relation: Relation::Partner, dependent: false, ..child(at(39), Sex::F) };
            family(world, draft, [partner, child(at(6), Sex::F), child(at(9), Sex::F)]);
            let law = &world.settings.law;
            let more = Cents(law.yearly_limit_per_child.0 * 2);
            draft.candidate.yearly_income = law.yearly_limit_other + more;
        },
    },
];
