//! Catalogues, read once a process and asked for at every derive.
//!
//! A compiler's process lives for one crate. An editor's macro server lives for hours and serves all crates of a
//! workspace, so nothing is believed without asking the disk: the key is the absolute path, and every call
//! compares length and modification time of every file that was read.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use cdl_catalogue::fault::Faults;
use cdl_catalogue::source::{ReadError, Source};
use cdl_catalogue::{Catalogue, Scope};

/// A catalogue, or everything that is wrong with its text.
pub(crate) type Loaded = Result<Arc<Catalogue>, Faults>;

static CATALOGUES: Mutex<Vec<Entry>> = Mutex::new(Vec::new());
static TEXTS: Mutex<Vec<Remembered>> = Mutex::new(Vec::new());

struct Entry {
    folder: PathBuf,
    scope: Scope,
    /// What was read, and how it was then.
    read: Vec<(PathBuf, Stamp)>,
    loaded: Loaded,
}

struct Remembered {
    path: PathBuf,
    stamp: Stamp,
    text: Result<Arc<str>, ReadError>,
}

/// How a file was when it was read; `None`: not there.
type Stamp = Option<(Option<SystemTime>, u64)>;

/// The catalogue in `folder`, as it is on the disk now.
pub(crate) fn load(folder: &Path, scope: &Scope) -> Loaded {
    let is_this = |entry: &Entry| entry.folder == folder && entry.scope == *scope;
    let mut catalogues = CATALOGUES.lock().unwrap_or_else(PoisonError::into_inner);
    let known = catalogues.iter().find(|entry| is_this(entry));
    if let Some(entry) =
        known.filter(|entry| entry.read.iter().all(|(path, then)| stamp(path) == *then))
    {
        return entry.loaded.clone();
    }
    let source = Folder {
        root: folder,
        read: Mutex::default(),
    };
    let loaded = Catalogue::load(&source, scope).map(Arc::new);
    let read = source
        .read
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    catalogues.retain(|entry| !is_this(entry));
    let (folder, scope) = (folder.to_owned(), scope.clone());
    catalogues.push(Entry {
        folder,
        scope,
        read,
        loaded: loaded.clone(),
    });
    loaded
}

/// A folder on disk that remembers what was read of it.
struct Folder<'a> {
    root: &'a Path,
    read: Mutex<Vec<(PathBuf, Stamp)>>,
}

impl Source for Folder<'_> {
    fn read(&self, path: &str) -> Result<Arc<str>, ReadError> {
        let path = self.root.join(path);
        // The stamp is older than the text: a file edited in between is read again at the next call.
        let stamp = stamp(&path);
        self.read
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push((path.clone(), stamp));
        let mut texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = texts
            .iter()
            .find(|text| text.path == path && text.stamp == stamp)
        {
            return known.text.clone();
        }
        let text = match fs::read_to_string(&path) {
            Ok(text) => Ok(Arc::from(text)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(ReadError::NotFound),
            Err(error) => Err(ReadError::Unreadable(error.to_string())),
        };
        texts.retain(|text| text.path != path);
        texts.push(Remembered {
            path,
            stamp,
            text: text.clone(),
        });
        text
    }
}

fn stamp(path: &Path) -> Stamp {
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.modified().ok(), metadata.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = r#"
        [catalogue]
        format = 1
        name = "shop"
        version = "VERSION"
        owners = ["group:a"]
    "#;

    #[test]
    fn an_edited_file_is_seen_at_the_next_call() {
        let folder = std::env::temp_dir().join(format!("cdl-macros-cache-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let write = |version: &str| {
            fs::write(
                folder.join("catalogue.toml"),
                HEADER.replace("VERSION", version),
            )
            .unwrap();
        };
        write("1.0.0");
        let first = load(&folder, &Scope::Types).unwrap();
        assert_eq!(first.version(), "1.0.0");
        assert!(
            Arc::ptr_eq(&first, &load(&folder, &Scope::Types).unwrap()),
            "parsed once"
        );
        write("1.10.0");
        assert_eq!(load(&folder, &Scope::Types).unwrap().version(), "1.10.0");
        fs::remove_dir_all(&folder).unwrap();
        assert!(
            load(&folder, &Scope::Types).is_err(),
            "a file that is gone is seen too"
        );
    }
}
