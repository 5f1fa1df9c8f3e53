//! The catalogue that this crate ships.

use std::sync::Arc;

use crate::source::{ReadError, Source};

/// Its name in `[[import]]`.
pub const NAME: &str = "cdl-standard";

/// What its files are called in places: they are in no folder.
pub(crate) const FOLDER: &str = "cdl-standard/";

/// Its files, by path below `catalogue/standard/`.
pub const FILES: &[(&str, &str)] = &[
    ("catalogue.toml", include_str!("../standard/catalogue.toml")),
    ("classes.toml", include_str!("../standard/classes.toml")),
    ("types.toml", include_str!("../standard/types.toml")),
    (
        "events/auth.toml",
        include_str!("../standard/events/auth.toml"),
    ),
    (
        "events/session.toml",
        include_str!("../standard/events/session.toml"),
    ),
    (
        "events/authz.toml",
        include_str!("../standard/events/authz.toml"),
    ),
    (
        "events/data.toml",
        include_str!("../standard/events/data.toml"),
    ),
    (
        "events/config.toml",
        include_str!("../standard/events/config.toml"),
    ),
    (
        "events/admin.toml",
        include_str!("../standard/events/admin.toml"),
    ),
    (
        "events/tool.toml",
        include_str!("../standard/events/tool.toml"),
    ),
    (
        "events/provider.toml",
        include_str!("../standard/events/provider.toml"),
    ),
    (
        "events/ratelimit.toml",
        include_str!("../standard/events/ratelimit.toml"),
    ),
    (
        "events/security.toml",
        include_str!("../standard/events/security.toml"),
    ),
    (
        "events/trail.toml",
        include_str!("../standard/events/trail.toml"),
    ),
];

/// Whether a place's file is one of the shipped ones, which no build has to watch.
#[must_use]
pub fn is_shipped(file: &str) -> bool {
    file.starts_with(FOLDER)
}

/// The shipped files as a source.
#[derive(Clone, Copy, Debug)]
pub struct Shipped;

impl Source for Shipped {
    fn read(&self, path: &str) -> Result<Arc<str>, ReadError> {
        let file = FILES.iter().find(|(name, _)| *name == path);
        file.map(|(_, text)| Arc::from(*text))
            .ok_or(ReadError::NotFound)
    }
}
