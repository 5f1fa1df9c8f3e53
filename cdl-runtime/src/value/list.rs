//! Lists: whatever is a slice.

use std::borrow::Cow;

/// Catalogue types `list<...>`.
pub trait List {
    /// What it holds.
    type Item;

    /// The items, in order.
    fn items(&self) -> &[Self::Item];
}

impl<T> List for [T] {
    type Item = T;

    fn items(&self) -> &[T] {
        self
    }
}

impl<T> List for Vec<T> {
    type Item = T;

    fn items(&self) -> &[T] {
        self
    }
}

impl<T, const N: usize> List for [T; N] {
    type Item = T;

    fn items(&self) -> &[T] {
        self
    }
}

impl<T: Clone> List for Cow<'_, [T]> {
    type Item = T;

    fn items(&self) -> &[T] {
        self
    }
}
