//! What a `schema` line says (`docs/FORMAT.md` section 2), put together from what the derives know each for itself.
//!
//! The derive of an event sees the name of an object's struct and not its fields, so each derive bakes its own part;
//! the parts find each other through types, and the worker joins them before the first event of a type.

use std::marker::PhantomData;

use crate::event::AuditObject;
use crate::format::{LINE_BYTES_MAX, NESTING_MAX};
use crate::limits::ENVELOPE_BYTES_MAX;
use crate::value::List;

/// Levels above an event's fields: the line, the member, `fields`, the field.
const LEVELS_ABOVE: usize = 4;

/// One derive's part of a `schema` line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schema {
    /// Canonical JSON: of an event the whole member, of an object its fields, separated by commas.
    pub text: &'static str,
    /// Before which byte of `text` an object's own fields belong, ascending.
    pub objects: &'static [(usize, &'static Schema)],
}

impl Schema {
    /// Says nothing: a whole that it is a part of has no `fields` there.
    pub const NONE: &'static Self = &Self {
        text: "",
        objects: &[],
    };

    /// The whole, with the fields of the objects within it, and of those within them.
    ///
    /// Where that would be no line any more, too long or too deep, it is without them.
    #[must_use]
    pub fn member(&self) -> String {
        let mut member = String::with_capacity(self.text.len());
        self.append(&mut member, (NESTING_MAX - LEVELS_ABOVE) / 2);
        if member.len() + ENVELOPE_BYTES_MAX > LINE_BYTES_MAX {
            self.text.clone_into(&mut member);
        }
        member
    }

    fn append(&self, member: &mut String, levels: usize) {
        let mut done = 0;
        for (at, object) in self.objects {
            member.push_str(&self.text[done..*at]);
            done = *at;
            if levels > 0 && !object.text.is_empty() {
                member.push_str(",\"fields\":[");
                object.append(member, levels - 1);
                member.push(']');
            }
        }
        member.push_str(&self.text[done..]);
    }
}

/// `ObjectSchema::<Actor>::SCHEMA`: the part of an object, or nothing of any other type.
///
/// A constant of the type itself stands before one of a trait, so this asks without a bound: that the type is wrong, or
/// another object, is told where its value is written, once.
#[derive(Debug)]
pub struct ObjectSchema<T: ?Sized>(PhantomData<T>);

impl<T: AuditObject + ?Sized> ObjectSchema<T> {
    /// The object's.
    pub const SCHEMA: &'static Schema = T::SCHEMA;
}

/// The same of what a list holds.
#[derive(Debug)]
pub struct ItemSchema<T: ?Sized>(PhantomData<T>);

impl<T: List<Item: AuditObject> + ?Sized> ItemSchema<T> {
    /// Each item's.
    pub const SCHEMA: &'static Schema = <T::Item as AuditObject>::SCHEMA;
}

/// What any other type says: nothing.
pub trait NoSchema {
    /// Nothing.
    const SCHEMA: &'static Schema = Schema::NONE;
}

impl<T: ?Sized> NoSchema for ObjectSchema<T> {}

impl<T: ?Sized> NoSchema for ItemSchema<T> {}

#[cfg(test)]
mod tests {
    use super::*;

    const INNER: &Schema = &Schema {
        text: r#"{"name":"id"}"#,
        objects: &[],
    };

    #[test]
    fn objects_within_objects_stand_in_their_places() {
        const OBJECT: &Schema = &Schema {
            text: r#"{"name":"kind"},{"name":"account"}"#,
            objects: &[(33, INNER)],
        };
        const EVENT: Schema = Schema {
            text: r#"{"name":"e","fields":[{"name":"actor"},{"name":"hidden"}]}"#,
            objects: &[(37, OBJECT), (55, Schema::NONE)],
        };
        assert_eq!(
            EVENT.member(),
            r#"{"name":"e","fields":[{"name":"actor","fields":[{"name":"kind"},{"name":"account","fields":[{"name":"id"}]}]},{"name":"hidden"}]}"#
        );
    }

    #[test]
    fn what_would_be_no_line_any_more_says_no_more_than_the_event_does() {
        let text: &'static str = format!("[{}]", " ".repeat(50_000)).leak();
        let long: &'static Schema = Box::leak(Box::new(Schema { text, objects: &[] }));
        let objects: &'static [_] = Box::leak(Box::new([(1, long), (1, long)]));
        let event = Schema {
            text: "{}",
            objects,
        };
        assert_eq!(event.member(), "{}");

        let mut deep = INNER;
        for _ in 0..40 {
            let objects: &'static [_] = Box::leak(Box::new([(12, deep)]));
            let text = INNER.text;
            deep = Box::leak(Box::new(Schema { text, objects }));
        }
        assert_eq!(deep.member().matches("\"fields\"").count(), 14);
    }
}
