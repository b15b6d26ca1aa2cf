//! Organisations, dwellings, what was allocated, and the stock.

use chrono::NaiveDate;
use domain::{Area, Cents, DwellingId, OrganisationId, PastAllocation, Pillar, StockRow};

use super::Loading;
use super::words::At;
use crate::{Allocation, Dwelling, Error, Organisation, Stock};

impl Loading<'_> {
    pub(super) fn organisation(&mut self, row: &Organisation) -> Result<(), Error> {
        let sector = At("organisation", row.id).word("sector", &row.sector)?;
        self.organisations.insert(row.id, self.register.organisations.len() as u32);
        self.register.organisations.push(domain::Organisation {
            id: OrganisationId::from(row.code.as_str()),
            name: row.name.clone(),
            sector,
            agreement_from: row.agreement_from,
            agreement_to: row.agreement_to,
        });
        Ok(())
    }

    /// A dwelling with a day on which it can be let. Of one without, the decision about it shows that there was such a day.
    pub(super) fn dwelling(&mut self, row: &Dwelling, decided_on: Option<NaiveDate>) -> Result<(), Error> {
        let at = At("dwelling", row.id);
        let Some(available_on) = row.available_on.or(decided_on) else { return Ok(()) };
        let reserved_for = row.reserved_for.as_deref();
        let dwelling = domain::Dwelling {
            id: DwellingId::from(row.code.as_str()),
            area: Area { company: row.company.clone(), zone: row.zone.clone() },
            municipality: at.word("nis", &row.nis)?,
            bedrooms: at.small("bedrooms", row.bedrooms)?,
            adapted: row.adapted,
            reserved_for: reserved_for.map(|code| self.group(at, "reserved_for", code)).transpose()?,
            rent: row.rent.map(Cents),
            available_on,
            min_age: row.min_age.map(|age| at.small("min_age", age)).transpose()?,
        };
        self.dwellings.insert(row.id, self.register.dwellings.len() as u32);
        self.register.dwellings.push(dwelling);
        Ok(())
    }

    /// An allocation, also one that ended: it counts for its year. One to a candidate that is left out is left out.
    pub(super) fn allocation(&mut self, row: &Allocation) -> Result<(), Error> {
        let at = At("allocation", row.id);
        let pillar: u8 = at.small("pillar", row.pillar)?;
        let pillar = Pillar::from_number(pillar).ok_or_else(|| at.bad("pillar", &pillar))?;
        let target_group = row.target_group.as_deref();
        let target_group = target_group.map(|code| self.group(at, "target_group", code)).transpose()?;
        let dwelling = self.dwellings.get(&row.dwelling_id).copied();
        if let (Some(candidate), Some(dwelling)) = (self.owner(row.registration_id), dwelling) {
            let decided_on = row.decided_on;
            let allocation = PastAllocation { dwelling, candidate, pillar, target_group, decided_on };
            self.register.allocations.push(allocation);
        }
        Ok(())
    }

    pub(super) fn stock(&mut self, row: &Stock) -> Result<(), Error> {
        let at = At("stock", row.id);
        self.register.stock.push(StockRow {
            municipality: at.word("nis", &row.nis)?,
            area: Area { company: row.company.clone(), zone: row.zone.clone() },
            dwellings: at.small("dwellings", row.dwellings)?,
            reserved: at.small("reserved", row.reserved)?,
        });
        Ok(())
    }
}
