//! Every kind of rule in a sentence, with its rows.

use super::Words;
use crate::law::Law;
use domain::{Cents, Pillar};
use i18n_embed_fl::fl;
use rules::Rule;
use rules::apportion::{Seat, apportion};
use rules::kinds::attributes::Combine;
use rules::kinds::distribution::Distribution;
use rules::kinds::hold_after_refusal::Counting;
use rules::kinds::income_bands::{Band, Counts, IncomeBands};
use rules::kinds::local_tie::{LocalTie, Within};
use rules::kinds::occupancy;
use rules::kinds::per_year::Of;
use rules::kinds::pillar::{OrderKey, PillarRule, ShareIs};
use rules::kinds::selection::{Method, Turn};
use rules::kinds::steps::{Beyond, Steps};

type Told = (String, Vec<String>);

impl Words {
    /// A rule as a sentence, and its rows.
    pub(crate) fn rule(&self, rule: &Rule, law: &Law) -> Told {
        let l = &self.loader;
        let plain = |text: String| (text, Vec::new());
        match rule {
            Rule::Pillar(r) => plain(self.pillar_rule(r)),
            Rule::Selection(r) => plain(match &r.method {
                Method::LargestShortfall => {
                    let carry = if r.carry_over { fl!(l, "yes") } else { fl!(l, "no") };
                    fl!(l, "rule-selection-shortfall", carry = carry)
                }
                Method::Rounds(turns) => {
                    let turn = |t: &Turn| match t.group() {
                        Some(code) => self.group(code, law),
                        None => t.pillar().to_string(),
                    };
                    let sequence = turns.iter().map(turn).collect::<Vec<_>>().join(", ");
                    fl!(l, "rule-selection-rounds", sequence = sequence)
                }
            }),
            Rule::NeedRows(_)
            | Rule::IncomeBands(_)
            | Rule::AttestationLevels(_)
            | Rule::Steps(_)
            | Rule::PerYear(_)
            | Rule::Attributes(_)
            | Rule::RefusalPenalty(_)
            | Rule::Score(_) => self.points_rule(rule, law),
            Rule::TargetGroup(_) | Rule::Distribution(_) | Rule::StockCap(_) => self.group_rule(rule, law),
            Rule::LocalTie(r) => plain(self.tie_rule(r, law)),
            _ => self.condition(rule, law),
        }
    }

    fn pillars(&self, pillars: &[Pillar]) -> String {
        if pillars.len() == Pillar::ALL.len() {
            return String::new();
        }
        let list = pillars.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        format!(" {}", fl!(self.loader, "rule-pillars", pillars = list))
    }

    fn condition(&self, rule: &Rule, law: &Law) -> Told {
        let l = &self.loader;
        let mut rows = Vec::new();
        let (text, pillars) = match rule {
            Rule::MinimumAge(r) => {
                let emancipated = if r.emancipated { "yes" } else { "no" };
                (fl!(l, "rule-minimum-age", age = r.age.to_string(), emancipated = emancipated), &r.pillars)
            }
            Rule::IncomeLimit(r) => (fl!(l, "rule-income-limit", series = r.series.clone()), &r.pillars),
            Rule::NoProperty(r) => (fl!(l, "rule-no-property"), &r.pillars),
            Rule::RegistrationActive(r) => (fl!(l, "rule-registration-active"), &r.pillars),
            Rule::Preference(r) => (fl!(l, "rule-preference"), &r.pillars),
            Rule::Occupancy(r) => {
                let text = match &r.method {
                    occupancy::Method::Composition { adult_age, spare } => fl!(
                        l,
                        "rule-occupancy-composition",
                        spare = spare.to_string(),
                        age = adult_age.to_string()
                    ),
                    occupancy::Method::Table(table) => {
                        rows.extend(table.iter().map(|row| {
                            fl!(
                                l,
                                "rule-occupancy-row",
                                persons = row.persons.to_string(),
                                from = row.from.to_string(),
                                to = row.to.to_string()
                            )
                        }));
                        fl!(l, "rule-occupancy-table")
                    }
                };
                (text, &r.pillars)
            }
            Rule::AdaptedMatch(r) => (fl!(l, "rule-adapted-match"), &r.pillars),
            Rule::DwellingMinimumAge(r) => (fl!(l, "rule-dwelling-minimum-age"), &r.pillars),
            Rule::ReservedDwelling(r) => (fl!(l, "rule-reserved-dwelling"), &r.pillars),
            Rule::OneDwelling(r) => (fl!(l, "rule-one-dwelling"), &r.pillars),
            Rule::RequiresTie(r) => (fl!(l, "rule-requires-tie", tie = r.tie.to_string()), &r.pillars),
            Rule::InTargetGroup(r) => (fl!(l, "rule-in-target-group"), &r.pillars),
            Rule::RequiresTransfer(r) => (fl!(l, "rule-requires-transfer"), &r.pillars),
            Rule::OutsidePoints(r) => {
                (fl!(l, "rule-outside-points", need = self.need(r.need, law)), &r.pillars)
            }
            Rule::WarningFlag(r) => (fl!(l, "rule-warning-flag"), &r.pillars),
            Rule::HoldAfterRefusal(r) => {
                let (months, counting) = (r.months.to_string(), self.counting(r.counting));
                (fl!(l, "rule-hold", months = months, counting = counting), &r.pillars)
            }
            Rule::Gate(r) => {
                let book = rules::Rulebook::of(&law.parsed.regulation, None);
                let criteria: Vec<String> = r.criteria.iter().map(|c| self.criterion(&book, c)).collect();
                let (minimum, reading) = (self.points(r.minimum), self.reading(r.reading));
                let criteria = criteria.join(", ");
                (fl!(l, "rule-gate", minimum = minimum, criteria = criteria, reading = reading), &r.pillars)
            }
            other => return (other.kind().to_owned(), rows),
        };
        (format!("{text}{}", self.pillars(pillars)), rows)
    }

    fn counting(&self, counting: Counting) -> String {
        match counting {
            Counting::Any => fl!(self.loader, "counting-any"),
            Counting::Invalid => fl!(self.loader, "counting-invalid"),
            Counting::First => fl!(self.loader, "counting-first"),
        }
    }

    fn pillar_rule(&self, r: &PillarRule) -> String {
        let l = &self.loader;
        let order: Vec<String> = r.order.iter().map(|key| self.order_key(key)).collect();
        let is = match r.share_is {
            ShareIs::AtLeast => "at-least",
            ShareIs::Fixed => "fixed",
            ShareIs::AtMost => "at-most",
            ShareIs::Target => "target",
        };
        let (pillar, name, share) = (r.pillar.to_string(), self.pillar_name(r.pillar), r.share.to_string());
        let order = order.join(", ");
        fl!(l, "rule-pillar", pillar = pillar, name = name, share = share, is = is, order = order)
    }

    fn order_key(&self, key: &OrderKey) -> String {
        let l = &self.loader;
        match key {
            OrderKey::Points => fl!(l, "order-points"),
            OrderKey::Tie(tie) => fl!(l, "order-tie", tie = tie.to_string()),
            OrderKey::InformalCare => fl!(l, "order-care"),
            OrderKey::Transfer => fl!(l, "order-transfer"),
            OrderKey::AgeTiers(tiers) => {
                let tiers = tiers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                fl!(l, "order-age-tiers", tiers = tiers)
            }
            OrderKey::IncomeRatio => fl!(l, "order-income-ratio"),
            OrderKey::Lot => fl!(l, "order-lot"),
            OrderKey::RegisteredOn => fl!(l, "order-registered"),
            OrderKey::RegistrationNumber => fl!(l, "order-number"),
        }
    }

    fn tie_rule(&self, r: &LocalTie, law: &Law) -> String {
        let l = &self.loader;
        let within = match &r.within {
            Within::Municipality => fl!(l, "within-municipality"),
            Within::Groups(groups) => {
                let name = |nis: &domain::Nis| law.municipalities.name(*nis);
                let group = |g: &Vec<domain::Nis>| g.iter().map(name).collect::<Vec<_>>().join(", ");
                fl!(l, "within-groups", groups = groups.iter().map(group).collect::<Vec<_>>().join(" / "))
            }
        };
        let (years, window) = (r.years.to_string(), r.window_years.to_string());
        fl!(l, "rule-local-tie", years = years, within = within, window = window)
    }

    fn points_rule(&self, rule: &Rule, law: &Law) -> Told {
        let l = &self.loader;
        let code = self.language.code();
        match rule {
            Rule::NeedRows(r) => {
                let rows = r.rows.iter().map(|row| {
                    let mut text = format!("{}: {}", self.need(row.need, law), self.points(row.points));
                    if row.ends {
                        text.push_str(&format!(" ({})", fl!(l, "row-ends")));
                    }
                    text
                });
                let documented = if r.documented { "yes" } else { "no" };
                let label = r.label.get(code).to_owned();
                (fl!(l, "rule-need-rows", label = label, documented = documented), rows.collect())
            }
            Rule::IncomeBands(r) => self.bands(r),
            Rule::AttestationLevels(r) => {
                let rows =
                    r.rows.iter().map(|x| format!("{}: {}", self.level(x.level), self.points(x.points)));
                (fl!(l, "rule-attestation-levels", label = r.label.get(code).to_owned()), rows.collect())
            }
            Rule::Steps(r) => self.steps(r),
            Rule::PerYear(r) => {
                let (points, cap) = (self.points(r.points), self.points(r.cap));
                let text = match r.of {
                    Of::Waiting => fl!(l, "rule-per-year-waiting", points = points, cap = cap),
                    Of::Residence => fl!(l, "rule-per-year-residence", points = points, cap = cap),
                };
                (Self::capital(&format!("{}: {text}", r.label.get(code))), Vec::new())
            }
            Rule::Attributes(r) => {
                let rows = r.rows.iter().map(|x| format!("{}: {}", x.label.get(code), self.points(x.points)));
                let combine = match r.combine {
                    Combine::Exclusive => fl!(l, "combine-exclusive"),
                    Combine::Best => fl!(l, "combine-best"),
                    Combine::Sum => fl!(l, "combine-sum"),
                };
                let label = r.label.get(code).to_owned();
                (fl!(l, "rule-attributes", label = label, combine = combine), rows.collect())
            }
            Rule::RefusalPenalty(r) => {
                let (points, months) = (self.points(r.points), r.months.to_string());
                let text = fl!(
                    l,
                    "rule-penalty",
                    points = points,
                    months = months,
                    counting = self.counting(r.counting)
                );
                (Self::capital(&format!("{}: {text}", r.label.get(code))), Vec::new())
            }
            Rule::Score(r) => {
                let book = rules::Rulebook::of(&law.parsed.regulation, None);
                let names: Vec<String> = r.criteria.iter().map(|c| self.criterion(&book, c)).collect();
                let criteria = names.join(" + ");
                let text = match r.maximum {
                    Some(m) => fl!(l, "rule-score-maximum", criteria = criteria, maximum = m.to_string()),
                    None => fl!(l, "rule-score", criteria = criteria),
                };
                (text, Vec::new())
            }
            other => (other.kind().to_owned(), Vec::new()),
        }
    }

    fn bands(&self, r: &IncomeBands) -> Told {
        let l = &self.loader;
        let euro = |amount: Option<Cents>| amount.map_or_else(|| "-".to_owned(), |a| self.euro(a));
        let points = |b: &Band| self.points(b.points);
        let single = r.single.iter().map(|b| {
            let (offset, ceiling) = (self.euro(b.offset), euro(b.ceiling));
            format!("{}: {}", fl!(l, "rule-band-single", offset = offset, ceiling = ceiling), points(b))
        });
        let family = r.family.iter().map(|b| {
            let (offset, ceiling) = (self.euro(b.offset), euro(b.ceiling));
            format!("{}: {}", fl!(l, "rule-band-family", offset = offset, ceiling = ceiling), points(b))
        });
        let counts = match r.counts {
            Counts::Ceiling => fl!(l, "chosen-ceiling"),
            Counts::Label => fl!(l, "chosen-label"),
        };
        let text = fl!(
            l,
            "rule-income-bands",
            label = r.label.get(self.language.code()).to_owned(),
            series = r.series.clone(),
            on = r.published_on.map_or_else(|| "-".to_owned(), |on| self.date(on)),
            counts = counts
        );
        (text, single.chain(family).collect())
    }

    fn steps(&self, r: &Steps) -> Told {
        let l = &self.loader;
        let mut rows: Vec<String> = r
            .rows
            .iter()
            .map(|row| {
                let span = if row.from == row.to {
                    fl!(l, "rule-step-one", from = row.from.to_string())
                } else {
                    fl!(l, "rule-step", from = row.from.to_string(), to = row.to.to_string())
                };
                format!("{span}: {}", self.points(row.points))
            })
            .collect();
        rows.push(match r.beyond {
            Beyond::Last => fl!(l, "rule-steps-beyond-last"),
            Beyond::Zero => fl!(l, "rule-steps-beyond-zero"),
        });
        (fl!(l, "rule-steps", label = r.label.get(self.language.code()).to_owned()), rows)
    }

    fn group_rule(&self, rule: &Rule, law: &Law) -> Told {
        let l = &self.loader;
        match rule {
            Rule::TargetGroup(r) => {
                let label = r.label.get(self.language.code()).to_owned();
                let text = match r.yearly {
                    Some(yearly) => fl!(l, "rule-target-group", label = label, yearly = yearly.to_string()),
                    None => fl!(l, "rule-target-group-label", label = label),
                };
                let fallback = r.fallback.as_ref().map(|f| {
                    format!(" {}", fl!(l, "rule-target-group-fallback", fallback = self.group(f, law)))
                });
                (format!("{text}{}", fallback.unwrap_or_default()), Vec::new())
            }
            Rule::Distribution(r) => self.distribution(r, law),
            Rule::StockCap(r) => (fl!(l, "rule-stock-cap", share = r.share.to_string()), Vec::new()),
            other => (other.kind().to_owned(), Vec::new()),
        }
    }

    fn distribution(&self, r: &Distribution, law: &Law) -> Told {
        let l = &self.loader;
        let groups = rules::Rulebook::of(&law.parsed.regulation, None).groups;
        let worked_out = apportion(r, &groups);
        let numbers = |seats: &[Seat]| {
            let parts = worked_out.groups.iter().zip(seats);
            let parts = parts.map(|(g, s)| format!("{} {}", self.group(g, law), s.number));
            parts.collect::<Vec<_>>().join(", ")
        };
        let row = |name: &str, dwellings: u32, seats: &[Seat]| {
            let (name, dwellings) = (name.to_owned(), dwellings.to_string());
            fl!(l, "rule-distribution-area", name = name, dwellings = dwellings, numbers = numbers(seats))
        };
        let mut rows = Vec::new();
        for area in &worked_out.areas {
            rows.push(row(&area.name, area.dwellings, &area.numbers));
            rows.extend(area.zones.iter().map(|z| {
                let name = fl!(l, "apportion-zone", name = z.name.clone());
                row(&name, z.dwellings, &z.numbers)
            }));
        }
        (fl!(l, "rule-distribution", method = self.method(r.method)), rows)
    }
}
