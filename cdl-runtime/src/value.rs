//! The closed set of Rust types that a catalogue type accepts, one trait a family.
//!
//! The derives name these traits; a service meets them in compiler messages and as bounds of its own generic
//! events. Each has one method, which never allocates. A newtype gets those of its inner type from
//! [`AuditValue`](derive@crate::AuditValue); a type of another crate is written through `#[audit(as_str)]` or
//! `#[audit(display)]`.

// Which types belong to which family.
mod text;
mod number;
mod decimal;
mod bytes;
mod network;
mod time;
mod list;
mod map;
// Through whatever points to a value.
mod pointer;

use std::net::IpAddr;

pub use decimal::Scaled;
pub use list::List;
pub use map::{Key, Map};

pub(crate) use map::sealed;

/// Where a value that is no text in memory, a `char`, puts its characters.
pub type Room = [u8; 4];

/// Catalogue types `string`, `text`, `url`, `email_addr` and `semver`.
pub trait Text {
    /// The characters, before redaction. `room` is for those that stand nowhere yet.
    fn text<'a>(&'a self, room: &'a mut Room) -> &'a str;
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

/// Catalogue type `decimal`: exact, never a float.
pub trait Decimal {
    /// The value.
    fn decimal(&self) -> Scaled;
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
    /// The address and the prefix length in bits.
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
