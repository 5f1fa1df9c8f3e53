//! An object, resolved.

use crate::model::{Field, Object};

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
        for resolved in resolved
            .iter()
            .filter(|resolved| resolved.field.only_if.is_some())
        {
            let name = &resolved.field.name;
            let message = format!(
                "field \"{name}\" has \"only_if\", but an object has no outcomes: the event that holds it has"
            );
            self.fault(resolved.field.place.clone(), "CDL0068", message, None);
        }
        let depth = 1 + resolved
            .iter()
            .map(|field| field.depth)
            .max()
            .unwrap_or_default();
        let fields: Vec<Field> = resolved
            .iter()
            .map(|resolved| resolved.field.clone())
            .collect();
        self.check_replaced_fields(&fields);
        self.check_names(&fields, unit);
        let fingerprint = fingerprint::object(name, raw.subject, &resolved);
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
