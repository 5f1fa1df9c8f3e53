//! What a catalogue says of an event that an executable emits.

use cdl_catalogue::Catalogue;
use cdl_catalogue::tag::Tag;

/// What a catalogue says of an event that an executable emits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is the catalogue's, shape for shape.
    Same,
    /// The catalogue has one of this name with another fingerprint.
    Changed,
    /// No catalogue has one of this name.
    Unknown,
}

impl Standing {
    /// The kindest that any of the catalogues gives it.
    pub(crate) fn of(tag: &Tag<'_>, catalogues: &[Catalogue]) -> Option<Self> {
        let standings = catalogues
            .iter()
            .map(|catalogue| match catalogue.event(tag.event) {
                Ok(event) if hex(&event.fingerprint) == tag.fingerprint => Self::Same,
                Ok(_) => Self::Changed,
                Err(_) => Self::Unknown,
            });
        standings.min_by_key(|standing| *standing as u8)
    }

    pub(crate) fn is_foreign(self) -> bool {
        self != Self::Same
    }

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Changed => "changed",
            Self::Unknown => "unknown",
        }
    }
}

fn hex(fingerprint: &[u8; 32]) -> String {
    cdl_runtime::format::hash::hex_string(fingerprint)
}
