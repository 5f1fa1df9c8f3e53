//! A broken catalogue is one mistake, however many derives meet it: one of them tells it.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use crate::fault::Fault;
use crate::locate::{Host, Surroundings};

/// Who told what. In an editor's macro server the derive that met a fault first tells it again whenever it is expanded
/// again; all others of the crate stay silent.
static TOLD: Mutex<Vec<Told>> = Mutex::new(Vec::new());

struct Told {
    /// Of which crate.
    manifest: PathBuf,
    text: String,
    /// By which item, or by `catalogue!`.
    by: String,
}

/// Whether the item called `by` is the one to tell this fault of the catalogue.
pub(crate) fn may_tell(surroundings: &Surroundings, by: &str, fault: &Fault) -> bool {
    let text = fault.text();
    let mut told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
    let known = told
        .iter()
        .find(|told| told.manifest == surroundings.manifest && told.text == text);
    if let Some(known) = known {
        return surroundings.host == Host::Editor && known.by == by;
    }
    told.push(Told {
        manifest: surroundings.manifest.clone(),
        text,
        by: by.to_owned(),
    });
    true
}

/// Whether faults of this code are in the catalogue, not in the declaration.
pub(crate) fn is_of_the_catalogue(code: &str) -> bool {
    ["CDL004", "CDL006", "CDL007", "CDL008", "CDL07"]
        .iter()
        .any(|family| code.starts_with(family))
}
