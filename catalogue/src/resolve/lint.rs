//! Everything at once: what the program checks and a build cannot afford to.

use crate::fault::{Fault, Faults};
use crate::read::fields::RawField;
use crate::read::objects::RawGroup;
use crate::read::types::RawType;
use crate::text::Sited;

use super::catalogue::Catalogue;
use super::draft::{Draft, Drafts, From};
use super::fingerprint::{hex, sha256};
use super::glob::Noun;
use super::resolver::Resolver;
use super::unit::{Context, Definition, OWN};

impl Catalogue {
    /// Resolves every event, object, enum and type, and returns what is wrong with any.
    #[must_use]
    pub fn check_all(&self) -> Faults {
        let mut faults: Vec<Fault> = Vec::new();
        let events = self
            .own()
            .events()
            .map(|name| (OWN, name))
            .chain(self.imported_events());
        for (unit, name) in events {
            faults.extend(self.event_of(unit, name).err().into_iter().flatten());
        }
        for (unit, name) in self.defined(Noun::Object) {
            faults.extend(
                self.object_of(unit, name, &mut Vec::new())
                    .err()
                    .into_iter()
                    .flatten(),
            );
        }
        for (unit, name) in self.defined(Noun::Enum) {
            faults.extend(self.enum_of(unit, name).err().into_iter().flatten());
        }
        faults.extend(self.check_unused());
        faults.into()
    }

    /// SHA-256 over the fingerprints of all events, objects and enums, by name; one that is faulty counts as such.
    ///
    /// Meaningful for a catalogue that was loaded whole.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        let mut lines: Vec<String> = Vec::new();
        let mut add = |noun: Noun, name: &str, fingerprint: Option<[u8; 32]>| {
            let shown =
                fingerprint.map_or_else(|| "faulty".to_owned(), |fingerprint| hex(&fingerprint));
            lines.push(format!("{} {name} {shown}\n", noun.as_str()));
        };
        for name in self.events() {
            add(
                Noun::Event,
                name,
                self.event(name).ok().map(|event| event.fingerprint),
            );
        }
        for name in self.objects() {
            add(
                Noun::Object,
                name,
                self.object(name).ok().map(|object| object.fingerprint),
            );
        }
        for name in self.enums() {
            add(
                Noun::Enum,
                name,
                self.enumeration(name).ok().map(|found| found.fingerprint),
            );
        }
        lines.sort();
        sha256(&format!("cdl/catalogue/1\n{}", lines.concat()))
    }

    /// Types and groups that no field leads to are wrong in themselves or not at all.
    fn check_unused(&self) -> Vec<Fault> {
        let mut trail = Vec::new();
        let mut resolver = Resolver::new(self, &mut trail);
        for (document, name, found) in self.own().definitions() {
            if let Definition::Type(raw) = found {
                resolver.check_type(
                    name,
                    raw,
                    Context {
                        unit: OWN,
                        document,
                    },
                );
            }
        }
        for document in &self.own().documents {
            for group in document.groups.values() {
                resolver.check_group(
                    group,
                    Context {
                        unit: OWN,
                        document,
                    },
                );
            }
        }
        resolver.into_faults()
    }
}

impl<'a> Resolver<'a> {
    /// As a field of that type and nothing else would be checked.
    fn check_type(&mut self, name: &'a str, raw: &RawType, home: Context<'a>) {
        let type_name = Some(Sited {
            value: name.to_owned(),
            at: raw.at,
        });
        let field = RawField {
            at: raw.at,
            type_name,
            ..RawField::default()
        };
        self.fields(vec![Draft::new(name, &field, home)]);
    }

    fn check_group(&mut self, group: &'a RawGroup, home: Context<'a>) {
        let mut drafts = Drafts::default();
        drafts.add(&group.fields, home, From::Group, self);
        self.fields(drafts.ordered());
    }
}
