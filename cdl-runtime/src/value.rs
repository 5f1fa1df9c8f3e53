//! The closed set of Rust types that a catalogue type accepts, one trait a family.
//!
//! The derives name these traits; a service meets them in compiler messages and as bounds of its own
//! generic events. Each has one method, which never allocates.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Catalogue types `string`, `text`, `url`, `email_addr` and `semver`.
pub trait Text {
    /// The characters, before redaction.
    fn text(&self) -> &str;
}

/// Catalogue type `bool`.
pub trait Bool {
    /// The value.
    fn bool(&self) -> bool;
}

/// Catalogue type `i32`.
pub trait I32 {
    /// The value.
    fn i32(&self) -> i32;
}

/// Catalogue type `i64`.
pub trait I64 {
    /// The value.
    fn i64(&self) -> i64;
}

/// Catalogue type `u32`.
pub trait U32 {
    /// The value.
    fn u32(&self) -> u32;
}

/// Catalogue type `u64`.
pub trait U64 {
    /// The value.
    fn u64(&self) -> u64;
}

/// Catalogue type `f64`.
pub trait F64 {
    /// The value.
    fn f64(&self) -> f64;
}

/// Catalogue type `bytes`, written as lower-case hex.
pub trait Bytes {
    /// The bytes.
    fn bytes(&self) -> &[u8];
}

/// Catalogue type `uuid` (RFC 9562).
pub trait Uuid {
    /// The value.
    fn uuid(&self) -> uuid::Uuid;
}

/// Catalogue type `ip`.
pub trait Ip {
    /// The address.
    fn ip(&self) -> IpAddr;
}

/// Catalogue type `cidr`: an address and a prefix length.
pub trait Cidr {
    /// The address and the prefix length.
    fn cidr(&self) -> (IpAddr, u8);
}

/// Catalogue type `timestamp`.
pub trait Timestamp {
    /// Microseconds since 1970-01-01T00:00:00Z, rounded down.
    fn unix_micros(&self) -> i64;
}

/// Catalogue type `duration`, written in seconds.
pub trait Seconds {
    /// The duration in seconds.
    fn seconds(&self) -> f64;
}

/// Catalogue types `list<...>`.
pub trait List {
    /// What it holds.
    type Item;

    /// The items, in order.
    fn items(&self) -> &[Self::Item];
}

/// Catalogue types `map<string, ...>`. A map has each key once and gives them in one order, so that a line is a
/// function of its values.
pub trait Map: sealed::Key {
    /// What a key leads to.
    type Value;

    /// The keys and the values, in the keys' order.
    fn entries<'a>(&'a self) -> impl Iterator<Item = (&'a str, &'a Self::Value)>
    where
        Self::Value: 'a;
}

macro_rules! impl_through_pointers {
    ($($family:ident::$method:ident -> $value:ty),* $(,)?) => {$(
        impl<T: $family + ?Sized> $family for &T {
            fn $method(&self) -> $value { (**self).$method() }
        }
        impl<T: $family + ?Sized> $family for Box<T> {
            fn $method(&self) -> $value { (**self).$method() }
        }
        impl<T: $family + ?Sized> $family for Arc<T> {
            fn $method(&self) -> $value { (**self).$method() }
        }
        impl<T: $family + ?Sized> $family for Rc<T> {
            fn $method(&self) -> $value { (**self).$method() }
        }
    )*};
}

impl_through_pointers! {
    Text::text -> &str,
    Bool::bool -> bool,
    I32::i32 -> i32,
    I64::i64 -> i64,
    U32::u32 -> u32,
    U64::u64 -> u64,
    F64::f64 -> f64,
    Uuid::uuid -> uuid::Uuid,
    Ip::ip -> IpAddr,
    Cidr::cidr -> (IpAddr, u8),
    Timestamp::unix_micros -> i64,
    Seconds::seconds -> f64,
}

macro_rules! impl_widening {
    ($($family:ident::$method:ident -> $value:ty: $($from:ty),*;)*) => {$($(
        impl $family for $from {
            fn $method(&self) -> $value { <$value>::from(*self) }
        }
    )*)*};
}

impl_widening! {
    Bool::bool -> bool: bool;
    I32::i32 -> i32: i8, i16, i32, u8, u16;
    I64::i64 -> i64: i8, i16, i32, i64, u8, u16, u32;
    U32::u32 -> u32: u8, u16, u32, std::num::NonZeroU32;
    U64::u64 -> u64: u8, u16, u32, u64, std::num::NonZeroU64;
    F64::f64 -> f64: f32, f64;
    Uuid::uuid -> uuid::Uuid: uuid::Uuid;
    Ip::ip -> IpAddr: IpAddr, Ipv4Addr, Ipv6Addr;
}

impl U64 for usize {
    fn u64(&self) -> u64 {
        // No Rust target has a pointer wider than 64 bits.
        u64::try_from(*self).unwrap_or(u64::MAX)
    }
}

impl U64 for std::num::NonZeroU32 {
    fn u64(&self) -> u64 {
        u64::from(self.get())
    }
}

impl Text for str {
    fn text(&self) -> &str {
        self
    }
}

impl Text for String {
    fn text(&self) -> &str {
        self
    }
}

impl Text for Cow<'_, str> {
    fn text(&self) -> &str {
        self
    }
}

impl Bytes for [u8] {
    fn bytes(&self) -> &[u8] {
        self
    }
}

impl<const N: usize> Bytes for [u8; N] {
    fn bytes(&self) -> &[u8] {
        self
    }
}

impl Bytes for Vec<u8> {
    fn bytes(&self) -> &[u8] {
        self
    }
}

impl<T: Bytes + ?Sized> Bytes for &T {
    fn bytes(&self) -> &[u8] {
        (**self).bytes()
    }
}

impl Cidr for (IpAddr, u8) {
    fn cidr(&self) -> (IpAddr, u8) {
        *self
    }
}

impl Timestamp for SystemTime {
    fn unix_micros(&self) -> i64 {
        match self.duration_since(UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_micros()).unwrap_or(i64::MAX),
            Err(before) => {
                i64::try_from(before.duration().as_micros()).map_or(i64::MIN, |micros| -micros)
            }
        }
    }
}

impl Timestamp for jiff::Timestamp {
    fn unix_micros(&self) -> i64 {
        self.as_microsecond()
    }
}

impl Timestamp for jiff::Zoned {
    fn unix_micros(&self) -> i64 {
        self.timestamp().as_microsecond()
    }
}

impl Seconds for Duration {
    fn seconds(&self) -> f64 {
        self.as_secs_f64()
    }
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

impl<L: List + ?Sized> List for &L {
    type Item = L::Item;

    fn items(&self) -> &[L::Item] {
        (**self).items()
    }
}

impl<L: List + ?Sized> List for Box<L> {
    type Item = L::Item;

    fn items(&self) -> &[L::Item] {
        (**self).items()
    }
}

/// A map's keys are the library's own texts: each stands once, which a foreign order could not promise.
pub trait Key: Text + sealed::Key {}

mod sealed {
    pub trait Key {}
}

macro_rules! impl_keys {
    ($($key:ty),*) => {$(
        impl sealed::Key for $key {}
        impl Key for $key {}
    )*};
}

impl_keys!(String, &str, Cow<'_, str>, Box<str>, Arc<str>);

impl<K: Key, V> sealed::Key for BTreeMap<K, V> {}

impl<M: sealed::Key + ?Sized> sealed::Key for &M {}

impl<K: Key, V> Map for BTreeMap<K, V> {
    type Value = V;

    fn entries<'a>(&'a self) -> impl Iterator<Item = (&'a str, &'a V)>
    where
        V: 'a,
    {
        self.iter().map(|(key, value)| (key.text(), value))
    }
}

impl<M: Map + ?Sized> Map for &M {
    type Value = M::Value;

    fn entries<'a>(&'a self) -> impl Iterator<Item = (&'a str, &'a M::Value)>
    where
        M::Value: 'a,
    {
        (**self).entries()
    }
}
