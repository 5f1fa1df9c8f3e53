//! An object, resolved.

use crate::model::Object;

use super::catalogue::Catalogue;
use super::draft::{Drafts, From};
use super::fingerprint;
use super::memo::Answer;
use super::resolver::{Resolver, Trail};
use super::unit::{Context, Definition};

impl Catalogue {
    pub(super) fn object_of(&self, unit: usize, name: &str, trail: &mut Trail) -> Answer<Object> {
        self.objects.answer((unit, name), || {
            trail.push((unit, name.to_owned()));
            let mut resolver = Resolver::new(self, trail);
            let object = resolver.object(unit, name);
            let answer = resolver.answer(object);
            trail.pop();
            answer
        })
    }
}

impl<'a> Resolver<'a> {
    fn object(&mut self, unit: usize, name: &str) -> Option<Object> {
        let (document, Definition::Object(raw)) = self.catalogue.units[unit].definition(name)?
        else {
            return None;
        };
        let home: Context<'a> = Context { unit, document };
        let mut drafts = Drafts::default();
        drafts.add(&raw.fields, home, From::Own, self);
        let resolved = self.fields(drafts.ordered());
        for field in &resolved.fields {
            if field.only_if.is_none() {
                continue;
            }
            let name = &field.name;
            let message = format!(
                "field \"{name}\" has \"only_if\", but an object has no outcomes: the event that holds it has"
            );
            self.fault(field.place.clone(), "CDL0068", message, None);
        }
        let depth = 1 + resolved.depth;
        let fields = resolved.fields;
        self.check_replaced_fields(&fields);
        self.check_names(&fields, unit);
        let fingerprint = fingerprint::object(name, raw.subject, &resolved.canonical);
        Some(Object {
            name: name.to_owned(),
            description: raw.description.clone(),
            subject: raw.subject,
            depth,
            fields,
            fingerprint,
            place: home.place(raw.at),
            files: self.catalogue.watched(home),
        })
    }
}
