//! Catalogues, read once a process and asked for at every derive.
//!
//! A compiler's process lives for one crate. An editor's macro server lives for hours and serves all crates of a
//! workspace, so nothing is believed without asking the disk: the key is the absolute path, and every call looks at every
//! file that was read.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use cdl_catalogue::fault::Faults;
use cdl_catalogue::source::{ReadError, Source};
use cdl_catalogue::{Catalogue, Scope, Shelf};

/// A catalogue, or everything that is wrong with its text.
pub(crate) type Loaded = Result<Arc<Catalogue>, Faults>;

/// What stands in a file, or why that is not known.
type Text = Result<Arc<str>, ReadError>;

static FOLDERS: Mutex<Vec<Known>> = Mutex::new(Vec::new());
static TEXTS: Mutex<Vec<Remembered>> = Mutex::new(Vec::new());

/// What was read of a folder.
struct Known {
    folder: PathBuf,
    /// The files that its scopes have in common are read once.
    shelf: Shelf,
    entries: Vec<Entry>,
}

struct Entry {
    scope: Scope,
    /// What was read.
    read: Vec<(PathBuf, Text)>,
    loaded: Loaded,
}

struct Remembered {
    path: PathBuf,
    stamp: Option<Stamp>,
    /// Whether another edit would change the stamp.
    settled: bool,
    text: Text,
}

/// Two edits may share a modification time for as long as this: that of the coarsest file system, FAT.
const GRANULARITY: Duration = Duration::from_secs(2);

/// What the disk says of a file without reading it.
#[derive(PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
    identity: Identity,
}

/// What tells a file from one that was put in its place with the same time and length.
#[cfg(unix)]
type Identity = (u64, u64, i64, i64);
#[cfg(not(unix))]
type Identity = Option<SystemTime>;

/// The catalogue in `folder`, as it is on the disk now.
pub(crate) fn load(folder: &Path, scope: &Scope) -> Loaded {
    let mut folders = FOLDERS.lock().unwrap_or_else(PoisonError::into_inner);
    let at = if let Some(at) = folders.iter().position(|known| known.folder == folder) {
        at
    } else {
        folders.push(Known {
            folder: folder.to_owned(),
            shelf: Shelf::new(),
            entries: Vec::new(),
        });
        folders.len() - 1
    };
    let known = &mut folders[at];
    let entry = known.entries.iter().find(|entry| entry.scope == *scope);
    if let Some(entry) =
        entry.filter(|entry| entry.read.iter().all(|(path, then)| text(path) == *then))
    {
        return entry.loaded.clone();
    }
    let source = Folder {
        root: folder,
        read: Mutex::default(),
    };
    let loaded = Catalogue::load_again(&source, scope, &known.shelf).map(Arc::new);
    let read = source
        .read
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    known.entries.retain(|entry| entry.scope != *scope);
    known.entries.push(Entry {
        scope: scope.clone(),
        read,
        loaded: loaded.clone(),
    });
    loaded
}

/// A folder on disk that remembers what was read of it.
struct Folder<'a> {
    root: &'a Path,
    read: Mutex<Vec<(PathBuf, Text)>>,
}

impl Source for Folder<'_> {
    fn read(&self, path: &str) -> Text {
        let path = self.root.join(path);
        let text = text(&path);
        self.read
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push((path, text.clone()));
        text
    }
}

/// What stands in the file now. It is read unless its stamp proves that nothing else can stand there than before.
fn text(path: &Path) -> Text {
    let mut texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
    // The clock and the stamp are older than the text: a file edited in between is read again at the next call.
    #[expect(
        clippy::disallowed_methods,
        reason = "it is held against the times of files, which only the system's clock made"
    )]
    let now = SystemTime::now();
    let stamp = fs::metadata(path).ok().map(|metadata| Stamp::of(&metadata));
    let known = texts.iter().find(|text| text.path == path);
    if let Some(known) = known.filter(|known| known.settled && known.stamp == stamp) {
        return known.text.clone();
    }
    let text = match fs::read_to_string(path) {
        Ok(text) => Ok(Arc::from(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(ReadError::NotFound),
        Err(error) => Err(ReadError::Unreadable(error.to_string())),
    };
    let settled = stamp.as_ref().is_some_and(|stamp| stamp.is_settled(now));
    texts.retain(|text| text.path != path);
    texts.push(Remembered {
        path: path.to_owned(),
        stamp,
        settled,
        text: text.clone(),
    });
    text
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        Self {
            modified: metadata.modified().ok(),
            length: metadata.len(),
            identity: identity(metadata),
        }
    }

    /// Whether an edit from `now` on would have another modification time.
    fn is_settled(&self, now: SystemTime) -> bool {
        let age = self.modified.and_then(|then| now.duration_since(then).ok());
        age.is_some_and(|age| age > GRANULARITY)
    }
}

/// Device, inode and the time of its last change, which nobody can set.
#[cfg(unix)]
fn identity(metadata: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt as _;
    (
        metadata.dev(),
        metadata.ino(),
        metadata.ctime(),
        metadata.ctime_nsec(),
    )
}

#[cfg(not(unix))]
fn identity(metadata: &Metadata) -> Identity {
    metadata.created().ok()
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;

    const HEADER: &str = r#"
        [catalogue]
        format = 1
        name = "shop"
        version = "VERSION"
        owners = ["group:a"]
    "#;

    /// A catalogue in a folder of its own, which goes with it.
    struct Shop(PathBuf);

    impl Shop {
        fn new(test: &str) -> Self {
            let name = format!("cdl-macros-cache-{test}-{}", std::process::id());
            let shop = Self(std::env::temp_dir().join(name));
            fs::create_dir_all(&shop.0).unwrap();
            shop.write("1.0.0");
            shop
        }

        fn header(&self) -> PathBuf {
            self.0.join("catalogue.toml")
        }

        fn write(&self, version: &str) {
            fs::write(self.header(), HEADER.replace("VERSION", version)).unwrap();
        }

        /// As if the file had been edited last when most of its readers were not born.
        fn age(&self) {
            let file = File::options().write(true).open(self.header()).unwrap();
            let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
            file.set_modified(long_ago).unwrap();
        }

        fn load(&self) -> Loaded {
            load(&self.0, &Scope::Types)
        }

        fn version(&self) -> String {
            self.load().unwrap().version().to_owned()
        }
    }

    impl Drop for Shop {
        fn drop(&mut self) {
            drop(fs::remove_dir_all(&self.0));
        }
    }

    #[test]
    fn a_file_that_nobody_touches_is_parsed_once() {
        for (test, age) in [("fresh", false), ("settled", true)] {
            let shop = Shop::new(test);
            if age {
                shop.age();
            }
            let first = shop.load().unwrap();
            assert!(Arc::ptr_eq(&first, &shop.load().unwrap()), "{test}");
        }
    }

    #[test]
    fn an_edit_of_the_same_length_is_seen_at_once() {
        let shop = Shop::new("length");
        for patch in 0..50 {
            let version = format!("1.0.{}", patch % 10);
            shop.write(&version);
            assert_eq!(shop.version(), version);
        }
    }

    #[test]
    fn an_edit_that_keeps_the_time_and_the_length_is_seen() {
        let shop = Shop::new("time");
        shop.age();
        assert_eq!(shop.version(), "1.0.0");
        shop.write("2.0.0");
        shop.age();
        assert_eq!(shop.version(), "2.0.0");
    }

    #[test]
    fn a_file_that_takes_the_place_of_another_is_seen() {
        let (shop, other) = (Shop::new("place"), Shop::new("taker"));
        other.write("2.0.0");
        shop.age();
        other.age();
        assert_eq!(shop.version(), "1.0.0");
        fs::rename(other.header(), shop.header()).unwrap();
        assert_eq!(shop.version(), "2.0.0");
    }

    #[test]
    fn what_is_gone_and_what_comes_is_seen() {
        let shop = Shop::new("gone");
        shop.age();
        assert_eq!(shop.version(), "1.0.0");
        fs::remove_file(shop.header()).unwrap();
        assert!(shop.load().is_err());
        shop.write("1.1.0");
        assert_eq!(shop.version(), "1.1.0");
    }

    #[test]
    fn a_file_that_the_header_names_anew_is_read_and_watched() {
        let shop = Shop::new("named");
        shop.age();
        assert_eq!(shop.version(), "1.0.0");
        let listed = "[[file]]\npath = \"types.toml\"\nkind = \"types\"\n";
        fs::write(shop.header(), HEADER.replace("VERSION", "1.0.0") + listed).unwrap();
        assert!(shop.load().is_err(), "there is no such file");
        let types = shop.0.join("types.toml");
        fs::write(&types, "[enum.Way]\nvalues = [{ id = \"door\" }]\n").unwrap();
        shop.load().unwrap();
        fs::write(&types, "[enum.Way]\nvalues = [{ id = \"DOOR\" }]\n").unwrap();
        assert!(shop.load().is_err(), "no such word");
    }
}
