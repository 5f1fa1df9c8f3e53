//! What a derive tells the runtime: static facts, and how to write the fields.

use std::rc::Rc;
use std::sync::Arc;

use crate::audit::Audit;
use crate::encode::Writer;
use crate::schema::Schema;
use crate::severity::Severity;

/// What an emitter promises; decided by the catalogue, never by code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// `Result<Pending, EmitError>`: on disk once `wait` returns.
    Durable,
    /// `Result<Receipt, EmitError>`: in order, refused rather than lost.
    Queued,
    /// `()`: counted when dropped.
    BestEffort,
}

/// The static facts of one event type, baked by the derive.
#[derive(Debug)]
pub struct Descriptor {
    /// `auth.login`.
    pub name: &'static str,
    /// SHA-256 of the resolved shape, 64 lower-case hex digits.
    pub fingerprint: &'static str,
    /// May not be filtered or dropped.
    pub mandatory: bool,
    /// What the emitters promise.
    pub delivery: Delivery,
    /// What its `schema` line says.
    pub schema: Schema,
    /// `{"name":"auth.login","time":"`: what every line begins with.
    pub before_time: &'static str,
}

impl Descriptor {
    /// Whether a trail would say the same of both. The compiler may keep a descriptor at several addresses, one for each
    /// part of a crate that it compiles alone; two structs of one event may redact differently.
    pub(crate) fn says_the_same_as(&self, other: &Self) -> bool {
        std::ptr::eq(self, other) || (self.name == other.name && self.schema == other.schema)
    }
}

/// One way to emit an event type: an outcome, the attempted phase, or the only one.
#[derive(Debug)]
pub struct Moment {
    /// `CDLEV1;<catalogue>;<version>;<name>;<outcome>;<severity>;<fingerprint>\n`: found in a linked executable if and
    /// only if this emitter is reachable (`cdl attest`).
    pub tag: &'static str,
    /// The event type.
    pub descriptor: &'static Descriptor,
    /// From the catalogue.
    pub severity: Severity,
    /// `","severity":"info","outcome":"success"`: what stands between the time and the context.
    pub after_time: &'static str,
}

impl Moment {
    /// `success`, ..., `attempted`; `None` when the event has no outcomes. Read from the tag, for those who show it to people.
    pub(crate) fn outcome(&self) -> Option<&'static str> {
        let outcome = self.tag.rsplit(';').nth(2);
        outcome.filter(|outcome| *outcome != "-")
    }
}

/// Writes its fields, redacted, in catalogue order. Implemented by the derives for events and objects.
///
/// A type that implements it by hand bypasses the catalogue, which is why the trait is not in the prelude.
pub trait EncodeFields {
    /// Appends `"key":value` pairs, separated by commas, without the braces round them.
    fn encode_fields(&self, writer: &mut Writer<'_>);
}

/// Its fields, after a text that the derive has made canonical. No method, for every event would have one of its own.
pub fn encode_after<T: EncodeFields + ?Sized>(
    value: &T,
    before: &'static str,
    writer: &mut Writer<'_>,
) {
    writer.raw(before);
    value.encode_fields(writer);
}

/// An event type that the catalogue knows. Implemented by `#[derive(AuditEvent)]` only.
pub trait AuditEvent: EncodeFields {
    /// Its static facts.
    const DESCRIPTOR: &'static Descriptor;
}

/// What [`Audit::emit`] takes: an event without outcomes. `Answer` follows from its delivery.
///
/// The derive implements it for events with outcomes too, under a bound that nothing meets and whose words say
/// which outcomes there are.
#[diagnostic::on_unimplemented(
    message = "CDL0210: `{Self}` is not an audit event",
    label = "not an audit event",
    note = "add `#[derive(AuditEvent)]` and `#[audit(event = \"...\")]` to its definition"
)]
pub trait Emit<Answer> {
    /// Emits it. An implementation that cannot be called, because nothing meets its bound, leaves it as it is.
    fn emit_to(&self, _audit: &Audit) -> Answer {
        unreachable!("an event with outcomes has no `emit`")
    }
}

/// `event.emit(&audit)` of an event with outcomes: as [`Audit::emit`], and as wrong. An event without outcomes has its
/// own method of this name, which goes before.
pub trait EmitAlone: AuditEvent {
    /// Emits an event without outcomes.
    fn emit<Answer>(&self, audit: &Audit) -> Answer
    where
        Self: Emit<Answer>,
    {
        self.emit_to(audit)
    }
}

impl<Event: AuditEvent + ?Sized> EmitAlone for Event {}

impl Audit {
    /// Emits an event that has one severity and no outcomes, as its own method `emit` does. An event with outcomes
    /// has a method for each.
    pub fn emit<Event: Emit<Answer> + ?Sized, Answer>(&self, event: &Event) -> Answer {
        event.emit_to(self)
    }
}

/// A nested object that the catalogue knows. Implemented by `#[derive(AuditObject)]` only.
pub trait AuditObject: EncodeFields {
    /// `Actor`.
    const NAME: &'static str;

    /// What a `schema` line says of its fields.
    const SCHEMA: &'static Schema;
}

/// A closed list of words that the catalogue knows. Implemented by `#[derive(AuditEnum)]` only.
pub trait AuditEnum {
    /// `AuthMethod`.
    const NAME: &'static str;

    /// The word on disk.
    fn word(&self) -> &'static str;
}

/// Marks a type as the catalogue object whose fingerprint begins with these eight bytes.
#[diagnostic::on_unimplemented(
    message = "CDL0218: `{Self}` is not the catalogue object that this field needs",
    label = "another object, or the same of another catalogue",
    note = "derive `AuditObject` on it, with the name that the catalogue gives as the field's type"
)]
pub trait IsObject<const FINGERPRINT: u64>: EncodeFields {
    /// As [`encode_after`], of this object and no other.
    fn encode_object(&self, before: &'static str, writer: &mut Writer<'_>) {
        encode_after(self, before, writer);
    }
}

/// Marks a type as the catalogue enum whose fingerprint begins with these eight bytes.
#[diagnostic::on_unimplemented(
    message = "CDL0202: `{Self}` is not the catalogue enum that this field needs",
    label = "another enum, or the same of another catalogue",
    note = "derive `AuditEnum` on it, with the name that the catalogue gives as the field's type"
)]
pub trait IsEnum<const FINGERPRINT: u64>: AuditEnum {
    /// As [`AuditEnum::word`], of this enum and no other.
    fn enum_word(&self) -> &'static str {
        self.word()
    }

    /// The word as a string, after a text that the derive has made canonical.
    #[inline]
    fn write_word(&self, before: &'static str, writer: &mut Writer<'_>) {
        writer.word_after(self.enum_word(), before);
    }

    /// As [`IsEnum::write_word`], unquoted: the quotes are in the texts before it and behind it.
    #[inline]
    fn write_unquoted(&self, before: &'static str, writer: &mut Writer<'_>) {
        writer.raw(before);
        writer.raw(self.enum_word());
    }
}

macro_rules! through_pointers {
    ($($pointer:ty;)*) => {$(
        impl<T: EncodeFields + ?Sized> EncodeFields for $pointer {
            fn encode_fields(&self, writer: &mut Writer<'_>) {
                (**self).encode_fields(writer);
            }
        }

        impl<T: AuditEnum + ?Sized> AuditEnum for $pointer {
            const NAME: &'static str = T::NAME;

            fn word(&self) -> &'static str {
                (**self).word()
            }
        }

        impl<T: AuditObject + ?Sized> AuditObject for $pointer {
            const NAME: &'static str = T::NAME;
            const SCHEMA: &'static Schema = T::SCHEMA;
        }

        impl<T: IsObject<FINGERPRINT> + ?Sized, const FINGERPRINT: u64>
            IsObject<FINGERPRINT> for $pointer
        {
        }

        impl<T: IsEnum<FINGERPRINT> + ?Sized, const FINGERPRINT: u64>
            IsEnum<FINGERPRINT> for $pointer
        {
        }
    )*};
}

through_pointers! {
    &T;
    Box<T>;
    Arc<T>;
    Rc<T>;
}

#[cfg(test)]
impl Descriptor {
    /// One that says its name and no more, for tests.
    pub(crate) const fn named(name: &'static str) -> Self {
        Self {
            name,
            fingerprint: "00",
            mandatory: false,
            delivery: Delivery::Queued,
            schema: *Schema::NONE,
            before_time: "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_says_the_outcome_if_there_is_one() {
        static DESCRIPTOR: Descriptor = Descriptor::named("auth.login");
        for (tag, outcome) in [
            (
                "CDLEV1;acme-shop;4.2.0;auth.login;success;info;9f2c\n",
                Some("success"),
            ),
            ("CDLEV1;acme-shop;4.2.0;job.started;-;info;9f2c\n", None),
            ("", None),
        ] {
            let moment = Moment {
                tag,
                descriptor: &DESCRIPTOR,
                severity: Severity::Info,
                after_time: "",
            };
            assert_eq!(moment.outcome(), outcome, "{tag}");
        }
    }
}
