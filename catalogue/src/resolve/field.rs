//! A field, resolved.

use std::sync::Arc;

use crate::model::{Class, Field, Normalise, Shape};
use crate::text::Sited;

use super::draft::Draft;
use super::fingerprint;
use super::redaction::Law;
use super::resolver::Resolver;
use super::shape::Container;

/// How deep a line may nest on disk (`docs/FORMAT.md` section 1).
pub(super) const NESTING_MAX: u32 = 32;

/// The fields of an owner, with what it needs of them.
#[derive(Default)]
pub(super) struct Resolved {
    pub(super) fields: Vec<Field>,
    /// Their lines in its fingerprint.
    pub(super) canonical: String,
    /// How deep the deepest of them nests on disk.
    pub(super) depth: u32,
}

/// What a type means for a field.
#[derive(Debug)]
pub(super) struct Meaning {
    shape: Shape,
    /// Its part of a field's line in a fingerprint.
    canonical: String,
    /// Levels of nesting that it adds on disk.
    depth: u32,
    container: Container,
    class: Option<Arc<Class>>,
    law: Law,
    max_len: Option<u32>,
    normalise: Vec<Normalise>,
}

impl<'a> Resolver<'a> {
    /// All fields of an owner; those that are faulty are left out, and their faults kept.
    pub(super) fn fields(&mut self, drafts: Vec<Draft<'a>>) -> Resolved {
        let mut resolved = Resolved::default();
        resolved.fields.reserve_exact(drafts.len());
        for draft in drafts {
            if let Some((field, canonical, depth)) = self.field(draft) {
                resolved.fields.push(field);
                resolved.canonical.push_str(&canonical);
                resolved.depth = resolved.depth.max(depth);
            }
        }
        resolved
    }

    /// The field, its line in a fingerprint, and how deep it nests.
    fn field(&mut self, draft: Draft<'a>) -> Option<(Field, String, u32)> {
        let Some(spelled) = &draft.raw.type_name else {
            let message = format!("field \"{}\" has no \"type\"", draft.name);
            self.fault(draft.home.place(draft.raw.at), "CDL0069", message, None);
            return None;
        };
        let meaning = self.meaning(&draft, spelled)?;
        if meaning.container == Container::Map && draft.raw.max_items.is_none() {
            let message = format!("field \"{}\" is a map without \"max_items\"", draft.name);
            self.fault(draft.home.place(draft.raw.at), "CDL0709", message, None);
        }
        let (lawful, default) = meaning.law.clone();
        let raw = draft.raw;
        let field = Field {
            name: draft.name.to_owned(),
            required: raw.required.is_some_and(|required| required.value),
            shape: meaning.shape.clone(),
            type_name: raw
                .type_name
                .map(|spelled| spelled.value)
                .unwrap_or_default(),
            class: meaning.class.clone(),
            lawful,
            default,
            normalise: meaning.normalise.clone(),
            max_len: raw.max_len.or(meaning.max_len),
            max_items: raw.max_items,
            only_if: raw
                .only_if
                .map(|words| words.into_iter().map(|word| word.value).collect()),
            deprecated: raw.deprecated,
            experimental: raw.experimental.unwrap_or_default(),
            description: raw.description,
            remarks: raw.remarks,
            place: draft.home.place(raw.at),
        };
        let canonical = fingerprint::field(&field, &meaning.canonical);
        Some((field, canonical, meaning.depth))
    }

    /// What the field's type means for it. Most fields say no more than a type, and many the same one.
    fn meaning(&mut self, draft: &Draft<'a>, spelled: &Sited<String>) -> Option<Arc<Meaning>> {
        let alone = draft.raw.class.is_none() && draft.raw.redact.is_none();
        // Within an object a type may lead back to it, which has to be told anew at each place.
        if !alone || !self.trail.is_empty() {
            return self.meant(draft, spelled).map(Arc::new);
        }
        let key = (draft.type_home.unit, spelled.value.clone());
        if let Some(Ok(known)) = self.catalogue.meanings.known(&key) {
            return Some(known);
        }
        let before = self.fault_count();
        let meaning = Arc::new(self.meant(draft, spelled)?);
        // A fault that a field survives is told of every field that has it.
        if self.fault_count() == before {
            let answer = Ok(Arc::clone(&meaning));
            self.catalogue.meanings.remember(key, answer);
        }
        Some(meaning)
    }

    fn meant(&mut self, draft: &Draft<'a>, spelled: &Sited<String>) -> Option<Meaning> {
        let typed = self.typed(draft.name, spelled, draft.type_home)?;
        let class = self.class_of(draft, &typed).ok()?;
        let law = self.law(draft, &typed, class.as_deref())?;
        Some(Meaning {
            canonical: fingerprint::meaning(&typed.canonical, class.as_deref(), &law),
            shape: typed.shape,
            depth: typed.depth,
            container: typed.container,
            class,
            law,
            max_len: typed.max_len,
            normalise: typed.normalise.to_vec(),
        })
    }
}
