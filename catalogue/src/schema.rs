//! What may stand in a catalogue's files, as tables: the reader is held to them while this crate compiles, and the
//! schema that editors complete and check with is made from them.
//!
//! A key that the reader takes and no table has, or the other way round, does not compile.

// What a table says.
mod key;
// The files, and what they define.
mod header;
mod law;
mod types;
mod events;

pub use events::{DEPRECATED, EVENT, FIELD, GROUP, ONLY_IF, PHASES, RESERVED, VOLUME};
pub use header::{CATALOGUE, DEFAULTS, EXCEPTION, FILE, IMPORT, POLICY};
pub use key::{Key, Need, Value};
pub(crate) use key::{agree, find, names};
pub use law::{CLASS, STRATEGY};
pub use types::{ENUM, ENUM_VALUE, OBJECT, TYPE};

/// Fields, outcomes, groups, namespaces, actions.
pub const WORD: &str = "[a-z][a-z0-9_]*";
/// The words of enums, categories, keys.
pub const TOKEN: &str = "[a-z0-9][a-z0-9_.-]*";
/// Types, enums, objects, classes, strategies.
pub const NAME: &str = "[A-Za-z][A-Za-z0-9_]*";
/// Words joined by dots, two at least: events.
pub const PATH: &str = "[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+";
/// A name stands in every line of its kind, so it is short.
pub const NAME_BYTES_MAX: usize = 128;
/// The longest value that a line could hold (`docs/FORMAT.md` section 1), in characters or items.
pub(crate) const LEN_MAX: u32 = 60_000;

/// The newest `format` that this reader understands.
pub(crate) const FORMAT: u32 = 1;

/// The kinds of files of a catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `catalogue.toml`.
    Catalogue,
    /// `classes.toml`.
    Classes,
    /// `types.toml`.
    Types,
    /// `events/<namespace>.toml`.
    Events,
    /// The whole of another catalogue in one file, as an import is vendored.
    Snapshot,
}

impl FileKind {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Catalogue,
        Self::Classes,
        Self::Types,
        Self::Events,
        Self::Snapshot,
    ];

    /// The word of `cdl schema --kind`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Catalogue => "catalogue",
            Self::Classes => "classes",
            Self::Types => "types",
            Self::Events => "events",
            Self::Snapshot => "snapshot",
        }
    }

    /// The keys at the top of such a file.
    #[must_use]
    pub const fn keys(self) -> &'static [Key] {
        match self {
            Self::Catalogue => &[
                header::AT_TOP[0],
                header::AT_TOP[1],
                header::AT_TOP[2],
                header::AT_TOP[3],
                header::AT_TOP[4],
                header::FILES,
                header::IMPORTS,
            ],
            Self::Classes => &law::AT_TOP,
            Self::Types => &[
                types::AT_TOP[0],
                types::AT_TOP[1],
                types::AT_TOP[2],
                events::GROUPS,
                events::RESERVATIONS,
            ],
            Self::Events => &[
                events::NAMESPACE,
                events::GROUPS,
                events::EVENTS,
                events::RESERVATIONS,
            ],
            Self::Snapshot => &[
                header::AT_TOP[0],
                header::AT_TOP[1],
                header::AT_TOP[2],
                header::AT_TOP[3],
                header::AT_TOP[4],
                law::AT_TOP[0],
                law::AT_TOP[1],
                types::AT_TOP[0],
                types::AT_TOP[1],
                types::AT_TOP[2],
                events::GROUPS,
                events::EVENTS,
                events::RESERVATIONS,
            ],
        }
    }
}
