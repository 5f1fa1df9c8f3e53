//! A small shop's folder: a catalogue, and what stands beside it.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

pub(super) const HEADER: &str = "catalogue.toml";
pub(super) const AUTH: &str = "events/auth.toml";

const HEADER_TEXT: &str = r#"[catalogue]
format  = 1
name    = "acme-shop"
version = "4.2.0"                       # what `cdl diff` holds against the changes
owners  = ["group:shop"]

[[import]]
catalogue = "cdl-standard"
version   = "^1"
use       = ["class.*", "strategy.*", "category.*", "type.user_id"]

[[file]]
path      = "events/auth.toml"
namespace = "auth"
"#;

const AUTH_TEXT: &str = r#"namespace = "auth"

[event."auth.login"]
description = "Somebody logs in."
category    = "authentication"
outcomes    = { success = "info", failure = "warning" }
retention   = "2y"
owners      = ["group:identity"]
controls    = ["PCI-DSS:10.2.1.2"]
[event."auth.login".field]
user     = { type = "user_id", required = true }
attempts = { type = "u32", max = 1000 }
method   = { type = "string", class = "public" }

[event."auth.logout"]
description = "Somebody logs out."
category    = "authentication"
severity    = "info"
owners      = ["group:identity"]
tests       = ["must_emit"]
[event."auth.logout".field]
user = { type = "user_id", required = true }

[reserved]
events = ["auth.magic_link"]
"#;

/// A folder with the catalogue in `catalogue/`; gone when dropped.
pub(super) struct Shop(TempDir);

impl Shop {
    pub(super) fn new() -> Self {
        let shop = Self(tempfile::tempdir().unwrap());
        shop.write("catalogue/catalogue.toml", HEADER_TEXT);
        shop.write("catalogue/events/auth.toml", AUTH_TEXT);
        shop
    }

    /// With one replacement in a file of the catalogue.
    pub(super) fn with(self, file: &str, from: &str, to: &str) -> Self {
        self.edit(file, from, to);
        self
    }

    pub(super) fn edit(&self, file: &str, from: &str, to: &str) {
        let path = self.catalogue().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    pub(super) fn write(&self, file: &str, text: &str) -> PathBuf {
        let path = self.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    pub(super) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(super) fn catalogue(&self) -> PathBuf {
        self.path().join("catalogue")
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.catalogue().join("catalogue.lock")
    }
}
