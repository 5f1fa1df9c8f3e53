//! Maps from text: ordered, so that a line is a function of its values.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

/// Catalogue types `map<string, ...>`. A map has each key once and gives them in one order.
pub trait Map: sealed::Map {
    /// What a key leads to.
    type Value;

    /// How many keys it has.
    fn count(&self) -> usize;

    /// The keys and the values, in the keys' order.
    fn entries<'a>(&'a self) -> impl Iterator<Item = (&'a str, &'a Self::Value)>
    where
        Self::Value: 'a;
}

/// A map's keys are the library's own texts: each stands once, which a foreign order could not promise.
pub trait Key: sealed::Key {
    /// The characters.
    fn key(&self) -> &str;
}

pub(crate) mod sealed {
    pub trait Key {}

    /// The derives implement it for a newtype of a map, and nothing else does.
    pub trait Map {}
}

macro_rules! impl_keys {
    ($($key:ty),*) => {$(
        impl sealed::Key for $key {}

        impl Key for $key {
            fn key(&self) -> &str {
                self
            }
        }
    )*};
}

impl_keys!(String, &str, Cow<'_, str>, Box<str>, Arc<str>, Rc<str>);

impl<K: Key, V> sealed::Map for BTreeMap<K, V> {}

impl<K: Key, V> Map for BTreeMap<K, V> {
    type Value = V;

    fn count(&self) -> usize {
        self.len()
    }

    fn entries<'a>(&'a self) -> impl Iterator<Item = (&'a str, &'a V)>
    where
        V: 'a,
    {
        self.iter().map(|(key, value)| (key.key(), value))
    }
}
