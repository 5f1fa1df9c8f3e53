//! A field, resolved.

use crate::model::Field;

use super::draft::Draft;
use super::fingerprint;
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
        let typed = self.typed(draft.name, spelled, draft.type_home)?;
        if typed.container == Container::Map && draft.raw.max_items.is_none() {
            let message = format!("field \"{}\" is a map without \"max_items\"", draft.name);
            self.fault(draft.home.place(draft.raw.at), "CDL0709", message, None);
        }
        let class = self.class_of(&draft, &typed).ok()?;
        let (lawful, default) = self.law(&draft, &typed, class.as_deref())?;
        let raw = draft.raw;
        let field = Field {
            name: draft.name.to_owned(),
            required: raw.required.is_some_and(|required| required.value),
            shape: typed.shape,
            type_name: raw
                .type_name
                .map(|spelled| spelled.value)
                .unwrap_or_default(),
            class,
            lawful,
            default,
            normalise: typed.normalise.to_vec(),
            max_len: raw.max_len.or(typed.max_len),
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
        let canonical = fingerprint::field(&field, &typed.canonical);
        Some((field, canonical, typed.depth))
    }
}
