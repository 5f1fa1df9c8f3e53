//! A catalogue as a command needs it: read whole and faultless, or its faults told.

use std::path::Path;

use cdl_catalogue::{Catalogue, Faults, Scope};

use crate::console::Console;
use crate::failure::Failure;
use crate::lint::drawing::Drawing;
use crate::lint::found::Found;

/// A catalogue without fault.
pub(crate) struct Whole {
    pub(crate) catalogue: Catalogue,
}

impl Whole {
    /// The catalogue that `dir` means, as `cdl lint` finds it. `None` when it has faults, which are told then.
    pub(crate) fn load(
        dir: Option<&Path>,
        console: &mut Console<'_>,
    ) -> Result<Option<Self>, Failure> {
        let found = Found::new(dir)?;
        let loaded = Catalogue::load(&found, &Scope::All);
        let faults = match &loaded {
            Ok(catalogue) => catalogue.check_all(),
            Err(faults) => faults.clone(),
        };
        if let (Ok(catalogue), true) = (loaded, faults.is_empty()) {
            return Ok(Some(Self { catalogue }));
        }
        tell_faults(&found, &faults, console);
        Ok(None)
    }
}

fn tell_faults(found: &Found, faults: &Faults, console: &mut Console<'_>) {
    let drawing = Drawing::new(found, console.terminal.err);
    let drawn: Vec<String> = faults.iter().map(|fault| drawing.draw(fault)).collect();
    console.tell_raw(&format!("{}\n\n", drawn.join("\n\n")));
    console.tell_error(&format!(
        "{} has faults: correct them first",
        found.header().display()
    ));
}
