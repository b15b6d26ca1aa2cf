//! Everything that is the same for all invented people: date, places, neighbours, organisations.

use crate::chance::PerMille;
use crate::dice::Dice;
use crate::settings::{AreaRow, Company, File, SectorCode, Settings, SizeRow};
use crate::size::Size;
use chrono::NaiveDate;
use domain::{Area, Nis, Organisation, OrganisationId, Sector};
use toml::Spanned;

/// A municipality of the region.
pub(crate) struct Place<'s> {
    pub(crate) nis: Nis,
    pub(crate) name: &'s str,
    pub(crate) dwellings: u32,
    pub(crate) reserved: u32,
    /// Position in the settings' areas.
    pub(crate) area: usize,
}

/// The stage on which people are put.
pub(crate) struct World<'s> {
    pub(crate) settings: &'s File,
    pub(crate) size: &'s SizeRow,
    pub(crate) today: NaiveDate,
    /// Municipalities of the regions of this size.
    pub(crate) places: Vec<Place<'s>>,
    /// Positions of the places where people and vacancies are.
    pub(crate) homes: Vec<usize>,
    /// Companies that let in one of the places.
    pub(crate) companies: Vec<&'s Company>,
    /// Companies, then the OCMW of each place, then the others: positions are computed from that order.
    pub(crate) organisations: Vec<Organisation>,
    /// Sums of dwellings up to and with each home: the larger the stock, the more people.
    crowd: Vec<u32>,
    /// Per place: the other homes of its area, and the other homes of its region.
    near: Vec<[Vec<usize>; 2]>,
}

impl<'s> World<'s> {
    /// The stage for one size.
    pub(crate) fn new(settings: &'s Settings, size: Size) -> Self {
        let file = &settings.file;
        let row = match size {
            Size::Small => &file.sizes.small,
            Size::Kempen => &file.sizes.kempen,
            Size::Flanders => &file.sizes.flanders,
        }
        .get_ref();
        let places = places(file, row);
        let homes: Vec<usize> = (0..places.len())
            .filter(|&p| row.municipalities.is_empty() || row.municipalities.contains(&places[p].nis))
            .collect();
        let mut sum = 0;
        let crowd = homes
            .iter()
            .map(|&p| {
                sum += places[p].dwellings;
                sum
            })
            .collect();
        let near = places.iter().map(|place| neighbours(file, &places, &homes, place)).collect();
        let lets = |company: &&Company| {
            places.iter().any(|place| *file.areas[place.area].company.get_ref() == company.name)
        };
        let companies: Vec<&Company> = file.companies.iter().filter(lets).collect();
        let organisations = organisations(file, &companies, &places);
        Self {
            settings: file,
            size: row,
            today: file.reference_date,
            places,
            homes,
            companies,
            organisations,
            crowd,
            near,
        }
    }

    /// A home municipality, drawn by the size of its stock.
    pub(crate) fn draw_home(&self, dice: &mut Dice) -> usize {
        self.home_at(dice.below(self.stock()))
    }

    /// A home municipality for one of `count` things that are spread evenly over the stock.
    pub(crate) fn draw_home_of(&self, dice: &mut Dice, index: u32, count: u32) -> usize {
        let stock = u64::from(self.stock());
        let ticket =
            (u64::from(index) * stock + u64::from(dice.below(self.stock()))) / u64::from(count.max(1));
        self.home_at(ticket as u32)
    }

    /// Social dwellings of all homes together.
    fn stock(&self) -> u32 {
        self.crowd.last().copied().unwrap_or(0)
    }

    fn home_at(&self, ticket: u32) -> usize {
        self.homes[self.crowd.partition_point(|&sum| sum <= ticket).min(self.homes.len() - 1)]
    }

    /// The homes, the one with the largest stock first.
    pub(crate) fn by_stock(&self) -> Vec<usize> {
        let mut homes = self.homes.clone();
        homes.sort_by_key(|&place| std::cmp::Reverse(self.places[place].dwellings));
        homes
    }

    /// Another municipality: of the same area in a share `near`, else of the same region or, sometimes, anywhere.
    pub(crate) fn draw_other(&self, dice: &mut Dice, place: usize, near: PerMille) -> usize {
        let [same_area, same_region] = &self.near[place];
        let found = if dice.chance(near) { dice.pick(same_area) } else { dice.pick(same_region) };
        match found {
            Some(other) => other,
            None => self.draw_home(dice),
        }
    }

    /// NIS code of a place.
    pub(crate) fn nis(&self, place: usize) -> Nis {
        self.places[place].nis
    }

    /// Settings of the area in which a place lies.
    pub(crate) fn area(&self, place: usize) -> &'s AreaRow {
        &self.settings.areas[self.places[place].area]
    }

    /// Position of the place with this code.
    pub(crate) fn place(&self, nis: Nis) -> Option<usize> {
        self.places.iter().position(|place| place.nis == nis)
    }

    /// Company and zone that let in a place.
    pub(crate) fn area_name(&self, place: usize) -> Area {
        let row = self.area(place);
        Area { company: row.company.get_ref().clone(), zone: row.zone.clone() }
    }

    /// Position of the company that lets in a place, among the companies and also among the organisations.
    pub(crate) fn company(&self, place: usize) -> usize {
        let name = self.area(place).company.get_ref();
        self.companies.iter().position(|company| company.name == *name).unwrap_or(0)
    }

    /// Position of the OCMW of a place among the organisations.
    pub(crate) fn ocmw(&self, place: usize) -> u32 {
        (self.companies.len() + place) as u32
    }

    /// Position of an organisation of this sector that would write an attestation for somebody who lives in `place`.
    pub(crate) fn draw_issuer(&self, dice: &mut Dice, sector: SectorCode, place: usize) -> u32 {
        match sector {
            SectorCode::Company => return self.company(place) as u32,
            SectorCode::Ocmw => return self.ocmw(place),
            _ => {}
        }
        let rows = &self.settings.organisations;
        let of_sector = || rows.iter().enumerate().filter(|(_, row)| row.sector == sector);
        let mut ticket = dice.below(of_sector().map(|(_, row)| row.weight.get()).sum());
        for (index, row) in of_sector() {
            if ticket < row.weight.get() {
                return (self.companies.len() + self.places.len() + index) as u32;
            }
            ticket -= row.weight.get();
        }
        self.ocmw(place)
    }
}

fn places<'s>(file: &'s File, size: &SizeRow) -> Vec<Place<'s>> {
    let areas = file.areas.iter().enumerate().filter(|(_, area)| size.regions.contains(&area.region));
    areas
        .flat_map(|(index, area)| {
            area.municipalities.iter().map(Spanned::get_ref).map(move |row| Place {
                nis: row.nis,
                name: &row.name,
                dwellings: row.dwellings,
                reserved: row.reserved,
                area: index,
            })
        })
        .collect()
}

fn neighbours(file: &File, places: &[Place<'_>], homes: &[usize], place: &Place<'_>) -> [Vec<usize>; 2] {
    let others = || homes.iter().copied().filter(|&p| places[p].nis != place.nis);
    let region = |area: usize| &file.areas[area].region;
    [
        others().filter(|&p| places[p].area == place.area).collect(),
        others().filter(|&p| region(places[p].area) == region(place.area)).collect(),
    ]
}

fn organisations(file: &File, companies: &[&Company], places: &[Place<'_>]) -> Vec<Organisation> {
    let companies = companies.iter().map(|company| Organisation {
        id: OrganisationId::from(company.organisation.as_str()),
        name: company.name.clone(),
        sector: Sector::Company,
        agreement_from: None,
        agreement_to: None,
    });
    let ocmw = places.iter().map(|place| Organisation {
        id: OrganisationId::from(format!("ocmw-{}", place.name.to_lowercase().replace(' ', "-")).as_str()),
        name: format!("OCMW {}", place.name),
        sector: Sector::Ocmw,
        agreement_from: (!file.ocmw.none.contains(&place.nis)).then_some(file.ocmw.from),
        agreement_to: file.ocmw.ended.iter().find(|row| row.nis == place.nis).map(|row| row.to),
    });
    let others = file.organisations.iter().map(|row| Organisation {
        id: OrganisationId::from(row.id.as_str()),
        name: row.name.clone(),
        sector: row.sector.sector(),
        agreement_from: row.from,
        agreement_to: row.to,
    });
    companies.chain(ocmw).chain(others).collect()
}
