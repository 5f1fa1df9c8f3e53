//! What one derive of a crate says for all of them: that the catalogue is broken, and what the build must watch.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::fault::Fault;
use crate::locate::{Expansions, Host, Surroundings};

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

/// What has been said in this process.
static SAID: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Whether nothing else of this crate has said this.
///
/// A compiler that forgets expansions runs every derive of a crate in one process, so the crate has what the first of
/// them says. In an editor, in a test, and where expansions are kept, each derive has to say it itself.
pub(crate) fn is_first(what: &str) -> bool {
    static WHOLE_CRATE: OnceLock<bool> = OnceLock::new();
    let whole_crate = *WHOLE_CRATE.get_or_init(|| {
        let build = Surroundings::of_this_build();
        proc_macro::is_available()
            && build.host == Host::Compiler
            && build.expansions == Expansions::Forgotten
    });
    let mut said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
    !whole_crate || said.insert(what.to_owned())
}

/// Whether faults of this code are in the catalogue, not in the declaration.
pub(crate) fn is_of_the_catalogue(code: &str) -> bool {
    ["CDL004", "CDL006", "CDL007", "CDL008", "CDL07"]
        .iter()
        .any(|family| code.starts_with(family))
}
