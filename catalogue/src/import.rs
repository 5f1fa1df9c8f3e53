//! What a catalogue imports, for tools that vendor, update and verify it.
//!
//! The compiler asks no network: an import is a snapshot, one file that lies beside the catalogue and is pinned by its
//! SHA-256. `cdl-standard` needs neither path nor pin, for this crate ships it.
//!
//! ```
//! use cdl_catalogue::{MemorySource, import};
//!
//! let snapshot = "[catalogue]\nformat = 1\nname = \"base\"\nversion = \"2.3.1\"\n";
//! let header = format!(
//!     "[catalogue]\nformat = 1\nname = \"shop\"\nversion = \"1.0.0\"\n\
//!      [[import]]\ncatalogue = \"base\"\nversion = \"^2.3\"\npath = \"vendor/base.toml\"\nsha256 = \"{}\"\n",
//!     import::sha256(snapshot),
//! );
//! let source = MemorySource::new().with("catalogue.toml", &header).with("vendor/base.toml", snapshot);
//! let imports = import::imports(&source)?;
//! assert_eq!(imports[0].verify(&source)?.version, "2.3.1");
//!
//! let edited = source.with("vendor/base.toml", "# edited after its review");
//! assert_eq!(imports[0].verify(&edited).unwrap_err().iter().next().unwrap().code, "CDL0705");
//! # Ok::<(), cdl_catalogue::Faults>(())
//! ```

use std::sync::Arc;

use crate::fault::Faults;
use crate::model::Place;
use crate::read::document::document;
use crate::read::listing::ImportEntry;
use crate::resolve::{fingerprint, load};
use crate::schema::FileKind;
use crate::source::Source;
use crate::text::Text;

/// One `[[import]]` of a header, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The name of the catalogue.
    pub catalogue: String,
    /// Which versions are right: `^2.3`.
    pub version: Option<String>,
    /// The snapshot, below the folder of the header; `None` for the catalogue that this crate ships.
    pub path: Option<String>,
    /// What the snapshot is pinned to.
    pub sha256: Option<String>,
    /// Where the snapshot was taken from, for tools that look for newer ones.
    pub source: Option<String>,
    /// What is used of it: `event.session.*`.
    pub uses: Vec<String>,
    /// Where it stands in the header.
    pub place: Place,
}

/// Who a snapshot says that it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The name of the catalogue.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What to pin it to, in lower-case hex; `None` for the catalogue that this crate ships.
    pub sha256: Option<String>,
}

/// The imports of a header, in its order.
///
/// # Errors
/// Everything that is wrong with the header's own text. Whether the snapshots are right is asked of each import.
pub fn imports(source: &dyn Source) -> Result<Vec<Import>, Faults> {
    let (head, header) = load::header_of(source)?;
    let import = |entry: &ImportEntry| {
        let value = |sited: &crate::text::Sited<String>| sited.value.clone();
        Import {
            catalogue: value(&entry.catalogue),
            version: entry.version.as_ref().map(value),
            path: entry.path.as_ref().map(value),
            sha256: entry.sha256.as_ref().map(value),
            source: entry.source.clone(),
            uses: entry.uses.iter().map(value).collect(),
            place: head.place(entry.at),
        }
    };
    Ok(header.imports.iter().map(import).collect())
}

impl Import {
    /// Reads the snapshot and holds it against the pin, the name, the version and what is used of it.
    ///
    /// # Errors
    /// Every mismatch: `CDL0705` when it is not what was pinned, `CDL0706` when it is not there or another catalogue or
    /// version, `CDL0707` when something that is used is not in it, and what is wrong with its own text. Whether the
    /// importer loosens anything (`CDL0704`) is found by [`Catalogue::load`](crate::Catalogue::load) and
    /// [`check_all`](crate::Catalogue::check_all).
    pub fn verify(&self, source: &dyn Source) -> Result<Snapshot, Faults> {
        let unit = load::import_of(source, &self.catalogue)?;
        let sha256 = self.path.as_ref().map(|_| sha256(unit.head.as_str()));
        Ok(Snapshot {
            name: unit.header.name.clone(),
            version: unit.header.version.clone(),
            sha256,
        })
    }
}

impl Snapshot {
    /// Reads a snapshot that no header lists yet; `path` is what places call it.
    ///
    /// # Errors
    /// Everything that is wrong with its text.
    pub fn read(path: &str, text: &str) -> Result<Self, Faults> {
        let file = Arc::new(Text::new(path.into(), text.into()));
        let (_, header, faults) = document(file, FileKind::Snapshot);
        if !faults.is_empty() {
            return Err(faults.into());
        }
        Ok(Self {
            name: header.name,
            version: header.version,
            sha256: Some(sha256(text)),
        })
    }
}

/// What `sha256` in `[[import]]` must be for a snapshot of this text: 64 lower-case hex digits.
#[must_use]
pub fn sha256(text: &str) -> String {
    fingerprint::hex(&fingerprint::sha256(text))
}
