//! The files of a site.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cdl_catalogue::Catalogue;
use cdl_catalogue::model::Event;

use super::controls::Controls;
use super::page::GENERATOR;
use super::releases::Releases;
use super::{event, index, law, types};

/// Why no site was written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DocsError {
    /// The folder holds something else.
    #[error("{path} holds files that are no site of cdl: name a folder that is not there, or empty", path = path.display())]
    Foreign { path: PathBuf },
    /// Writing failed.
    #[error("cannot write {path}", path = path.display())]
    Write { path: PathBuf, source: io::Error },
}

/// The files of a site, by path.
pub(super) struct Site(BTreeMap<String, String>);

impl Site {
    pub(super) fn of(catalogue: &Catalogue, releases: &Releases) -> Self {
        let mut events: Vec<Arc<Event>> = catalogue
            .events()
            .filter_map(|name| catalogue.event(name).ok())
            .collect();
        events.sort_by(|one, other| one.name.cmp(&other.name));
        let controls = Controls::of(&events);
        let mut files = BTreeMap::from([
            (
                "index.html".to_owned(),
                index::index(catalogue, &events, &controls),
            ),
            ("classes.html".to_owned(), law::law(catalogue)),
            ("types.html".to_owned(), types::types(catalogue)),
            ("controls.html".to_owned(), controls.page(catalogue)),
        ]);
        for event in &events {
            files.insert(
                format!("events/{}.html", event.name),
                event::event(catalogue, releases, event),
            );
        }
        Self(files)
    }

    /// Writes the files, and takes away pages of an earlier site whose events are gone.
    pub(super) fn write(&self, folder: &Path) -> Result<(), DocsError> {
        if !may_be_written(folder) {
            return Err(DocsError::Foreign {
                path: folder.to_owned(),
            });
        }
        let failed = |path: PathBuf| move |source| DocsError::Write { path, source };
        let events = folder.join("events");
        fs::create_dir_all(&events).map_err(failed(events.clone()))?;
        for entry in fs::read_dir(&events).map_err(failed(events.clone()))? {
            let path = entry.map_err(failed(events.clone()))?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if !self.0.contains_key(&format!("events/{name}")) && is_ours(&path) {
                fs::remove_file(&path).map_err(failed(path.clone()))?;
            }
        }
        // The first page comes last: until it is there, nobody is led to the others.
        let pages = self.0.iter().filter(|(path, _)| *path != "index.html");
        for (path, text) in pages.chain(self.0.get_key_value("index.html")) {
            let path = folder.join(path);
            fs::write(&path, text).map_err(failed(path))?;
        }
        Ok(())
    }
}

/// Not there, empty, or ours.
fn may_be_written(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none() || is_ours(&folder.join("index.html")),
        // Whatever else is wrong with it is told by the attempt to write.
        Err(_) => true,
    }
}

fn is_ours(page: &Path) -> bool {
    fs::read_to_string(page).is_ok_and(|text| text.contains(GENERATOR))
}
