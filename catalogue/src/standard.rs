//! The catalogue that this crate ships.

use std::sync::Arc;

use crate::resolve::Origin;
use crate::shelf::Shelf;
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

/// Where the shipped files come from. What is compiled in cannot change, so a process reads each of them once.
pub(crate) const ORIGIN: Origin<'_> = Origin {
    source: &Shipped,
    shown: FOLDER,
    shelf: &SHELF,
};

static SHELF: Shelf = Shelf::new();

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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::Catalogue;

    #[test]
    fn the_list_is_the_folder() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("standard");
        let mut there = Vec::new();
        for folder in ["", "events"] {
            for entry in std::fs::read_dir(root.join(folder))
                .expect("a folder")
                .map(|entry| entry.expect("an entry"))
            {
                if entry.path().is_file() {
                    let path = entry
                        .path()
                        .strip_prefix(&root)
                        .expect("below")
                        .display()
                        .to_string();
                    there.push(path);
                }
            }
        }
        let mut listed: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
        there.sort();
        listed.sort_unstable();
        assert_eq!(listed, there);
    }

    #[test]
    fn it_is_faultless() {
        let standard = Catalogue::standard().unwrap_or_else(|faults| panic!("{faults}"));
        assert_eq!(standard.check_all().to_string(), "");
        assert_eq!(standard.name(), NAME);
        assert!(standard.events().count() > 20);
        assert!(
            standard.files().is_empty(),
            "no build watches the shipped files"
        );
    }
}
