//! What an encoder reads.

use super::fields::Holder;
use crate::model::FieldModel;

/// An expression in an encoder, as text: a value, and a reference to it.
#[derive(Clone)]
pub(super) struct Operand {
    /// `self.user`, `*value`
    pub(super) place: String,
    /// `&self.user`, `value`
    pub(super) reference: String,
}

impl Operand {
    /// A field of `self`, or of the event that `self` refers to.
    pub(super) fn field(holder: Holder, field: &FieldModel) -> Self {
        let of_event = holder == Holder::Outcome && field.given.is_none();
        let of = if of_event { "self.__event." } else { "self." };
        Self::of(of.to_owned() + &field.ident.to_string())
    }

    /// A local that is a reference already.
    pub(super) fn local(name: &str) -> Self {
        Self {
            place: "*".to_owned() + name,
            reference: name.to_owned(),
        }
    }

    /// What a reference leads to.
    pub(super) fn behind(&self) -> Self {
        Self::of("*".to_owned() + &self.place)
    }

    fn of(place: String) -> Self {
        Self {
            reference: "&".to_owned() + &place,
            place,
        }
    }
}
