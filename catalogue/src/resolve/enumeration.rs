//! An enum, resolved.

use crate::fault::Faults;
use crate::model::Enum;

use super::catalogue::Catalogue;
use super::fingerprint;
use super::memo::Answer;
use super::resolver::Resolver;
use super::unit::{Context, Definition};

impl Catalogue {
    pub(super) fn enum_of(&self, unit: usize, name: &str) -> Answer<Enum> {
        self.enums.answer((unit, name), || {
            let Some((document, Definition::Enum(raw))) = self.units[unit].definition(name) else {
                return Err(Faults::default());
            };
            let home = Context { unit, document };
            let declared = Enum {
                name: name.to_owned(),
                description: raw.description.clone(),
                open: raw.open,
                values: raw.values.clone(),
                fingerprint: fingerprint::enumeration(name, raw),
                place: home.place(raw.at),
                files: self.watched(home),
            };
            let mut trail = Vec::new();
            let mut resolver = Resolver::new(self, &mut trail);
            resolver.check_replaced_values(&declared);
            resolver.answer(Some(declared))
        })
    }
}
