//! A linked file, and the tags in what of it is loaded.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use cdl_catalogue::tag::{self, Found, Tag};
use memchr::memmem;
use object::read::{Object as _, ObjectKind, ObjectSegment as _, ReadCache, ReadRef as _};

/// What an ELF file begins with.
const ELF: &[u8] = b"\x7fELF";

/// Why a file is no evidence.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AttestError {
    /// It was not read.
    #[error("cannot read {path}", path = path.display())]
    Read { path: PathBuf, source: io::Error },
    /// It is something else.
    #[error("{path} is not an ELF file, but {what}: name the executable that the linker wrote", path = path.display())]
    NotElf { path: PathBuf, what: &'static str },
    /// It is ELF, and not what is run.
    #[error("{path} is {what}, not linked: only the linker decides which emitters stay, so name the executable", path = path.display())]
    NotLinked { path: PathBuf, what: &'static str },
    /// Its headers and its bytes do not agree.
    #[error("{path} is damaged: {why}; build or copy it again", path = path.display())]
    Damaged { path: PathBuf, why: String },
    /// It was built with another version of the library.
    #[error("{path} has tags of form {form}, and this program knows form {known}: use the `cdl` of the version that it was built with", path = path.display(), known = tag::FORM)]
    OtherForm { path: PathBuf, form: String },
}

/// The loaded bytes of a linked file.
pub(crate) struct Executable {
    path: PathBuf,
    segments: Vec<Vec<u8>>,
}

impl Executable {
    /// Reads the segments of the file that are loaded when it is run.
    pub(crate) fn read(path: &Path) -> Result<Self, AttestError> {
        let path = path.to_owned();
        let file = match File::open(&path).and_then(|file| Ok((file.metadata()?, file))) {
            Ok((metadata, _)) if metadata.is_dir() => {
                let what = "a folder";
                return Err(AttestError::NotElf { path, what });
            }
            Ok((_, file)) => file,
            Err(source) => return Err(AttestError::Read { path, source }),
        };
        let cache = ReadCache::new(file);
        match cache.read_bytes_at(0, 4) {
            Ok(ELF) => {}
            start => {
                let what = other(start.unwrap_or_default());
                return Err(AttestError::NotElf { path, what });
            }
        }
        let damaged = |why: &object::Error| AttestError::Damaged {
            path: path.clone(),
            why: why.to_string(),
        };
        let elf = object::File::parse(&cache).map_err(|why| damaged(&why))?;
        let what = match elf.kind() {
            ObjectKind::Executable | ObjectKind::Dynamic => None,
            ObjectKind::Relocatable => Some("an object file"),
            ObjectKind::Core => Some("a core dump"),
            _ => Some("an ELF file of another kind"),
        };
        if let Some(what) = what {
            return Err(AttestError::NotLinked { path, what });
        }
        // Debug information and the metadata of a Rust library are not loaded, and speak of emitters that are gone.
        let segments: Result<Vec<_>, _> = elf
            .segments()
            .map(|segment| segment.data().map(<[u8]>::to_vec))
            .collect();
        let segments = segments.map_err(|why| damaged(&why))?;
        Ok(Self { path, segments })
    }

    /// Every tag once, in order.
    pub(crate) fn tags(&self) -> Result<BTreeSet<Tag<'_>>, AttestError> {
        let mut tags = BTreeSet::new();
        for segment in &self.segments {
            for at in memmem::find_iter(segment, tag::MAGIC) {
                match tag::read(&segment[at..]) {
                    Found::Tag(tag) => drop(tags.insert(tag)),
                    Found::OtherForm(form) => {
                        return Err(AttestError::OtherForm {
                            path: self.path.clone(),
                            form: form.to_owned(),
                        });
                    }
                    Found::Nothing => {}
                }
            }
        }
        Ok(tags)
    }
}

/// What a file is that is no ELF file.
fn other(start: &[u8]) -> &'static str {
    match start {
        b"" => "an empty one, or shorter than four bytes",
        b"!<ar" => "an archive, such as a Rust library before it is linked",
        [b'#', b'!', ..] => "a script",
        [b'M', b'Z', ..] => "a Windows executable",
        [0xcf | 0xce, 0xfa, 0xed, 0xfe] | [0xca, 0xfe, 0xba, 0xbe] => "a macOS executable",
        _ => "something else",
    }
}
