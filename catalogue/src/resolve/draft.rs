//! A field with everything that was said of it, by a base, a group and the event itself.

use std::collections::BTreeMap;

use crate::read::fields::RawField;

use super::resolver::Resolver;
use super::unit::Context;

pub(super) struct Draft<'a> {
    pub(super) name: &'a str,
    pub(super) raw: RawField,
    /// Where the last word on it stands.
    pub(super) home: Context<'a>,
    /// Where its type is named, and so looked up; likewise below.
    pub(super) type_home: Context<'a>,
    pub(super) class_home: Context<'a>,
    pub(super) redact_home: Context<'a>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(name: &'a str, raw: &RawField, home: Context<'a>) -> Self {
        Self {
            name,
            raw: raw.clone(),
            home,
            type_home: home,
            class_home: home,
            redact_home: home,
        }
    }

    /// With what an heir says of the same field.
    fn refined(&mut self, heir: &RawField, home: Context<'a>) {
        let heir = heir.clone();
        let raw = &mut self.raw;
        for (named, place) in [
            (heir.type_name.is_some(), &mut self.type_home),
            (heir.class.is_some(), &mut self.class_home),
            (heir.redact.is_some(), &mut self.redact_home),
        ] {
            if named {
                *place = home;
            }
        }
        self.home = home;
        raw.at = heir.at;
        raw.type_name = heir.type_name.or(raw.type_name.take());
        raw.required = heir.required.or(raw.required.take());
        raw.order = heir.order.or(raw.order);
        raw.class = heir.class.or(raw.class.take());
        raw.redact = heir.redact.or(raw.redact.take());
        raw.max_len = heir.max_len.or(raw.max_len);
        raw.max_items = heir.max_items.or(raw.max_items);
        raw.only_if = heir.only_if.or(raw.only_if.take());
        raw.experimental = heir.experimental.or(raw.experimental);
        raw.deprecated = heir.deprecated.or(raw.deprecated.take());
        raw.description = heir.description.or(raw.description.take());
        let (old, new) = (std::mem::take(&mut raw.remarks), heir.remarks);
        raw.remarks = crate::model::FieldRemarks {
            unit: new.unit.or(old.unit),
            min: new.min.or(old.min),
            max: new.max.or(old.max),
            default: new.default.or(old.default),
            since: new.since.or(old.since),
            name_ok: new.name_ok.or(old.name_ok),
            example: new.example.or(old.example),
            map: if new.map.is_empty() { old.map } else { new.map },
        };
    }
}

/// Fields in the making: first those of the base, then those of groups, then its own.
#[derive(Default)]
pub(super) struct Drafts<'a> {
    drafts: Vec<Draft<'a>>,
    index: BTreeMap<&'a str, (usize, From)>,
}

/// Where a field came from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    Base,
    Group,
    Own,
}

impl<'a> Drafts<'a> {
    /// Adds fields in their order. A base's field is refined; any other one may not come twice.
    pub(super) fn add(
        &mut self,
        fields: &'a [(String, RawField)],
        home: Context<'a>,
        from: From,
        resolver: &mut Resolver<'_>,
    ) {
        for (name, raw) in fields {
            match self.index.get(name.as_str()) {
                None => {
                    self.index.insert(name, (self.drafts.len(), from));
                    self.drafts.push(Draft::new(name, raw, home));
                }
                Some((at, From::Base)) => self.drafts[*at].refined(raw, home),
                Some(_) => {
                    let message =
                        format!("field \"{name}\" comes twice, from a group and from elsewhere");
                    resolver.fault(home.place(raw.at), "CDL0067", message, None);
                }
            }
        }
    }

    /// What was added so far becomes what an heir refines.
    pub(super) fn inherited(&mut self) {
        for (_, from) in self.index.values_mut() {
            *from = From::Base;
        }
    }

    /// In the order in which they are written: `order` first, then as added.
    pub(super) fn ordered(mut self) -> Vec<Draft<'a>> {
        self.drafts
            .sort_by_key(|draft| draft.raw.order.unwrap_or(u32::MAX));
        self.drafts
    }
}
