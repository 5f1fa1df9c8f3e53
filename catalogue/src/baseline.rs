//! What a release of a catalogue promised: plain data, and the text of `catalogue.lock`.
//!
//! A baseline holds what code, consumers of trails and auditors rely on: names, types, classes, strategies, outcomes,
//! severities, promises. Of titles, descriptions, owners and examples it holds a digest, which tells that they changed.

mod shape;
mod of;
mod strategy;
mod text;
mod read;

use std::collections::{BTreeMap, BTreeSet};

pub use shape::{
    Approval, ClassShape, EnumShape, EventShape, FieldShape, Lawful, ObjectShape, Release, Released,
};

/// The newest `lock` that this reader understands.
pub const LOCK_FORMAT: u32 = 1;

/// The file beside `catalogue.toml` that holds the baseline of the last release.
pub const LOCK_FILE: &str = "catalogue.lock";

/// What a release of a catalogue promised.
///
/// ```
/// use cdl_catalogue::{Catalogue, baseline::Baseline};
///
/// let standard = Catalogue::standard()?;
/// let baseline = Baseline::of(&standard)?;
/// assert_eq!(Baseline::read("catalogue.lock", &baseline.to_string())?, baseline);
/// # Ok::<(), cdl_catalogue::Faults>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// The catalogue's name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// By name.
    pub classes: BTreeMap<String, ClassShape>,
    /// By name.
    pub enums: BTreeMap<String, EnumShape>,
    /// By name.
    pub objects: BTreeMap<String, ObjectShape>,
    /// By name.
    pub events: BTreeMap<String, EventShape>,
    /// Events that may never come back.
    pub reserved_events: BTreeSet<String>,
    /// Fields that may never come back, by event or object.
    pub reserved_fields: BTreeMap<String, BTreeSet<String>>,
    /// Words that may never come back, by enum.
    pub reserved_values: BTreeMap<String, BTreeSet<String>>,
    /// Who answered for what was loosened, oldest first.
    pub approvals: Vec<Approval>,
    /// Every release since the first on record, oldest first.
    pub releases: Vec<Release>,
}
