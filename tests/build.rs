//! Prints the declaration of every event of the standard catalogue, as `cdl new event` does, for `standard::printed`.

use std::path::Path;
use std::sync::Arc;

use cdl_catalogue::Catalogue;
use cdl_catalogue::declare::{Extent, declare};
use cdl_catalogue::model::Event;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let catalogue = Catalogue::standard()?;
    let events: Result<Vec<Arc<Event>>, _> = catalogue
        .events()
        .map(|name| catalogue.event(name))
        .collect();
    let text = declare(&catalogue, &events?, Extent::Whole);
    let folder = std::env::var_os("OUT_DIR").ok_or("cargo names OUT_DIR")?;
    std::fs::write(Path::new(&folder).join("printed.rs"), text)?;
    Ok(())
}
