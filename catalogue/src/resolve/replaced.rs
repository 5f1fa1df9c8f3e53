//! What takes the place of something deprecated is there.

use crate::model::{Deprecated, Enum, Event, Field, Place};
use crate::suggest::did_you_mean;

use super::catalogue::Catalogue;
use super::resolver::Resolver;

impl Resolver<'_> {
    /// Of an event and of its fields.
    pub(super) fn check_replaced(&mut self, event: &Event, unit: usize) {
        let catalogue: &Catalogue = self.catalogue;
        let of_unit = &catalogue.units[unit];
        let namespace = |name: &str| name.split('.').next().unwrap_or_default().to_owned();
        if let Some(name) = replacement(event.deprecated.as_ref()) {
            // A file that this scope does not read may have it.
            let unread = of_unit.unread().any(|unread| unread == namespace(name));
            let known: Vec<&str> = of_unit.events().chain(catalogue.events()).collect();
            if !unread && !known.contains(&name) {
                let whose = format!("event \"{}\"", event.name);
                self.no_replacement(&whose, name, "event", &known, &event.place);
            }
        }
        self.check_replaced_fields(&event.fields);
    }

    /// By a field of the same event or object.
    pub(super) fn check_replaced_fields(&mut self, fields: &[Field]) {
        for field in fields {
            let known: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
            if let Some(name) = replacement(field.deprecated.as_ref())
                && !known.contains(&name)
            {
                let whose = format!("field \"{}\"", field.name);
                self.no_replacement(&whose, name, "field", &known, &field.place);
            }
        }
    }

    /// By a value of the same enum.
    pub(super) fn check_replaced_values(&mut self, declared: &Enum) {
        let known: Vec<&str> = declared
            .values
            .iter()
            .map(|value| value.id.as_str())
            .collect();
        for value in &declared.values {
            if let Some(name) = replacement(value.deprecated.as_ref())
                && !known.contains(&name)
            {
                let whose = format!("value \"{}\" of enum \"{}\"", value.id, declared.name);
                self.no_replacement(&whose, name, "value", &known, &declared.place);
            }
        }
    }

    fn no_replacement(&mut self, whose: &str, name: &str, noun: &str, known: &[&str], at: &Place) {
        let message = format!("{whose} is replaced by {noun} \"{name}\", which is not defined");
        let help = did_you_mean(name, known.iter().copied());
        self.fault(at.clone(), "CDL0068", message, help);
    }
}

fn replacement(deprecated: Option<&Deprecated>) -> Option<&str> {
    deprecated?.replaced_by.as_deref()
}
