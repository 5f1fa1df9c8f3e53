//! Where the bytes of a trail come from.

use std::fs::{self, OpenOptions};
use std::io::{self, Read, Seek as _, SeekFrom};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

/// The segment files of a trail, in order.
pub(super) trait Source: Sync {
    /// The names of the segment files, in the order of their first seqs.
    fn names(&self) -> &[String];

    /// A segment's bytes from an offset on, up to the length that it has now.
    fn open(&self, segment: usize, offset: u64) -> io::Result<Opened<'_>>;
}

/// An open segment.
pub(super) struct Opened<'a> {
    /// The segment's bytes, from the offset on.
    pub(super) bytes: Box<dyn Read + Send + 'a>,
    /// The segment's whole length in bytes, as seen when it was opened.
    pub(super) length: u64,
}

/// The first seq that a segment's name states: `<20 digits>.jsonl` (`docs/FORMAT.md` section 5).
pub(super) fn first_seq(name: &str) -> Option<u64> {
    let digits = name.strip_suffix(".jsonl")?;
    let twenty = digits.len() == 20 && digits.bytes().all(|byte| byte.is_ascii_digit());
    twenty.then(|| digits.parse().ok()).flatten()
}

/// A trail's directory.
#[derive(Debug)]
pub(super) struct Directory {
    path: PathBuf,
    names: Vec<String>,
    /// Files that look like segments but are not named like one.
    pub(super) strangers: Vec<String>,
}

impl Directory {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let mut names = Vec::new();
        let mut strangers = Vec::new();
        for entry in fs::read_dir(path)? {
            let name = entry?.file_name();
            let name = name.to_string_lossy();
            if first_seq(&name).is_some() {
                names.push(name.into_owned());
            } else if name.contains(".jsonl") {
                strangers.push(name.into_owned());
            }
        }
        // Twenty digits each: the order of the names is that of the numbers.
        names.sort_unstable();
        strangers.sort_unstable();
        Ok(Self {
            path: path.to_owned(),
            names,
            strangers,
        })
    }
}

impl Source for Directory {
    fn names(&self) -> &[String] {
        &self.names
    }

    fn open(&self, segment: usize, offset: u64) -> io::Result<Opened<'_>> {
        let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
        let path = self.path.join(&self.names[segment]);
        let mut file = OpenOptions::new()
            .read(true)
            .custom_flags(flags)
            .open(path)?;
        let found = file.metadata()?;
        if !found.is_file() {
            return Err(io::Error::other("a segment is a plain file"));
        }
        if offset > 0 {
            file.seek(SeekFrom::Start(offset))?;
        }
        let length = found.len();
        Ok(Opened {
            bytes: Box::new(file.take(length.saturating_sub(offset))),
            length,
        })
    }
}

/// A trail in memory.
#[derive(Debug)]
pub(super) struct Memory<'a> {
    names: Vec<String>,
    files: Vec<&'a [u8]>,
}

impl<'a> Memory<'a> {
    pub(super) fn new(segments: &'a [(String, Vec<u8>)]) -> Self {
        let mut in_order: Vec<_> = segments
            .iter()
            .filter(|(name, _)| first_seq(name).is_some())
            .collect();
        in_order.sort_unstable_by_key(|(name, _)| name);
        Self {
            names: in_order.iter().map(|(name, _)| name.clone()).collect(),
            files: in_order.iter().map(|(_, bytes)| bytes.as_slice()).collect(),
        }
    }
}

impl Source for Memory<'_> {
    fn names(&self) -> &[String] {
        &self.names
    }

    fn open(&self, segment: usize, offset: u64) -> io::Result<Opened<'_>> {
        let file = self.files[segment];
        let from = usize::try_from(offset)
            .unwrap_or(usize::MAX)
            .min(file.len());
        Ok(Opened {
            bytes: Box::new(&file[from..]),
            length: file.len() as u64,
        })
    }
}
