//! Allocations of the files beside those of the register.

use super::Plan;
use crate::office::No;
use crate::office::imports::compare::Row;
use crate::office::imports::queue::{queues, turned};
use crate::office::imports::report::{Field, Kind};
use std::collections::BTreeMap;
use store::sea_orm::ConnectionTrait;
use store::{Allocation, entities, imports};

/// An allocation of a dwelling: number, the row as it will be, the row there is, fields that change, in the files.
type Line = (String, Allocation, Option<Allocation>, Vec<Field>, bool);

impl Plan {
    /// Allocations: of one dwelling at most one is in force, so every one but the last ends where the next begins.
    pub(super) async fn allocations<C: ConnectionTrait>(
        &mut self,
        db: &C,
        rows: Vec<(String, String, Allocation)>,
    ) -> Result<(), No> {
        self.of("allocations");
        let codes = turned(&self.dwelling_ids);
        let there = imports::rows::<entities::allocation::Entity, _>(db).await?;
        let mut known = queues(there, |row| (row.dwelling_id, row.registration_id));
        let passed = self.passed();
        let mut homes: BTreeMap<String, Vec<Line>> = BTreeMap::new();
        for (dwelling, number, row) in rows {
            let no_file = passed.contains(&number) && !self.ids.contains_key(&number);
            if no_file || self.foreign.contains(&dwelling) {
                let key = format!("{dwelling} · {number}");
                self.note("allocations", Kind::Passed, key, 0, None, Vec::new());
                continue;
            }
            let ids = self.dwelling_ids.get(&dwelling).copied().zip(self.ids.get(&number).copied());
            let was = ids.and_then(|key| known.get_mut(&key)?.pop_front());
            let (row, fields) = match &was {
                Some(was) => Allocation::renewed(was, row),
                None => (row, Vec::new()),
            };
            homes.entry(dwelling).or_default().push((number, row, was, fields, true));
        }
        for row in known.into_values().flatten() {
            let Some(dwelling) = codes.get(&row.dwelling_id) else { continue };
            if self.foreign.contains(dwelling) {
                continue;
            }
            let number = self.numbers.get(&row.registration_id).cloned().unwrap_or_default();
            let line = (number, row.clone(), Some(row), Vec::new(), false);
            homes.entry(dwelling.clone()).or_default().push(line);
        }
        for (dwelling, mut lines) in homes {
            lines.sort_by(|a, b| (a.1.decided_on, &a.0).cmp(&(b.1.decided_on, &b.0)));
            for place in 1..lines.len() {
                let next = lines[place].1.decided_on;
                let (_, row, _, fields, _) = &mut lines[place - 1];
                if row.ended_on.is_none() {
                    row.ended_on = Some(next);
                    fields.push(Field {
                        field: "ended_on".to_owned(),
                        was: String::new(),
                        now: next.to_string(),
                    });
                }
            }
            for (number, row, was, fields, given) in lines {
                let (key, owner) = (format!("{dwelling} · {number}"), self.ids.get(&number).copied());
                match was {
                    None => self.note("allocations", Kind::New, key, 0, owner, Vec::new()),
                    Some(was) if !fields.is_empty() => {
                        self.note(
                            "allocations",
                            Kind::Changed,
                            key,
                            was.id,
                            Some(was.registration_id),
                            fields,
                        );
                    }
                    Some(_) if given => {
                        self.of("allocations").unchanged += 1;
                        continue;
                    }
                    Some(was) => {
                        let owner = Some(was.registration_id);
                        self.note("allocations", Kind::Missing, key, was.id, owner, Vec::new());
                        continue;
                    }
                }
                self.allocations.push((dwelling.clone(), number, row));
            }
        }
        Ok(())
    }
}
