//! Whether a type is an `Option` under another name. A derive sees only names; the compiler knows.

use std::marker::PhantomData;

/// Asked as `<Presence<Attempts>>::IS_OPTION`, with [`AnyPresence`] in scope: an inherent constant is found before
/// that of a trait, and only `Option` has one.
#[derive(Debug)]
pub struct Presence<T: ?Sized>(PhantomData<T>);

impl<T> Presence<Option<T>> {
    /// It is one.
    pub const IS_OPTION: bool = true;
}

/// The answer of every other type.
pub trait AnyPresence {
    /// Whether it is an `Option`.
    const IS_OPTION: bool;
}

impl<T: ?Sized> AnyPresence for Presence<T> {
    const IS_OPTION: bool = false;
}

#[cfg(test)]
mod tests {
    use super::{AnyPresence as _, Presence};

    type Attempts = Option<u32>;

    #[test]
    fn an_option_is_seen_through_its_alias() {
        const ANSWERS: [bool; 4] = [
            <Presence<Attempts>>::IS_OPTION,
            <Presence<Option<&str>>>::IS_OPTION,
            <Presence<u32>>::IS_OPTION,
            <Presence<[Attempts]>>::IS_OPTION,
        ];
        assert_eq!(ANSWERS, [true, true, false, false]);
    }
}
