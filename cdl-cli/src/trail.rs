//! A trail's folder as a reader finds it: segments in order, lines one by one, in bounded memory.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::{Path, PathBuf};

use cdl_runtime::format::LINE_BYTES_MAX;

/// Why a trail was not read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TrailError {
    /// There is no such folder.
    #[error("{path} is not there: name the folder that the service gives to `.trail(..)`", path = path.display())]
    Missing { path: PathBuf },
    /// It is a file.
    #[error("{path} is a file: name the trail's folder, which holds its segments", path = path.display())]
    NotAFolder { path: PathBuf },
    /// No file in it is a segment.
    #[error("{path} holds no segment (<20 digits>.jsonl): name the folder that the service gives to `.trail(..)`", path = path.display())]
    NoSegment { path: PathBuf },
    /// There is no checkpoint yet.
    #[error("no segment in {path} holds a whole checkpoint: verify the trail with `cdl verify`", path = path.display())]
    NoCheckpoint { path: PathBuf },
    /// Reading failed.
    #[error("cannot read {path}", path = path.display())]
    Read { path: PathBuf, source: io::Error },
}

/// One file of a trail.
#[derive(Debug)]
pub(crate) struct Segment {
    pub(crate) path: PathBuf,
    /// Its length when the folder was read: a writer may go on meanwhile.
    bytes: u64,
}

/// The segments in a trail's folder, in order.
///
/// # Errors
/// When there is none.
pub(crate) fn segments(dir: &Path) -> Result<Vec<Segment>, TrailError> {
    let path = || dir.to_owned();
    let entries = fs::read_dir(dir).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound => TrailError::Missing { path: path() },
        io::ErrorKind::NotADirectory => TrailError::NotAFolder { path: path() },
        _ => TrailError::Read {
            path: path(),
            source,
        },
    })?;
    let mut segments = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|source| TrailError::Read {
            path: path(),
            source,
        })?;
        if !is_segment_name(entry.file_name().as_encoded_bytes()) {
            continue;
        }
        let path = entry.path();
        let metadata = entry.metadata();
        let metadata = metadata.map_err(|source| TrailError::Read {
            path: path.clone(),
            source,
        })?;
        // Neither a link nor a pipe: the writer makes plain files only.
        if metadata.is_file() {
            segments.push(Segment {
                path,
                bytes: metadata.len(),
            });
        }
    }
    if segments.is_empty() {
        return Err(TrailError::NoSegment { path: path() });
    }
    segments.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(segments)
}

fn is_segment_name(name: &[u8]) -> bool {
    name.strip_suffix(b".jsonl")
        .is_some_and(|digits| digits.len() == 20 && digits.iter().all(u8::is_ascii_digit))
}

impl Segment {
    /// Any file of lines, as far as it goes now.
    pub(crate) fn of(path: &Path) -> Result<Self, TrailError> {
        let metadata = fs::metadata(path).map_err(|source| TrailError::Read {
            path: path.to_owned(),
            source,
        })?;
        // A pipe has no length: it is read to its end.
        let bytes = if metadata.is_file() {
            metadata.len()
        } else {
            u64::MAX
        };
        Ok(Self {
            path: path.to_owned(),
            bytes,
        })
    }

    /// Its lines, as far as it went when the folder was read.
    pub(crate) fn lines(&self) -> Result<Lines, TrailError> {
        let file = File::open(&self.path).map_err(|source| self.failed(source))?;
        let reader = BufReader::with_capacity(256 << 10, file).take(self.bytes);
        Ok(Lines::new(Box::new(reader)))
    }

    pub(crate) fn failed(&self, source: io::Error) -> TrailError {
        TrailError::Read {
            path: self.path.clone(),
            source,
        }
    }
}

/// The lines of a segment or another stream. It keeps one, and never more than a line may hold.
pub(crate) struct Lines {
    reader: Box<dyn BufRead>,
    number: u64,
    bytes: Vec<u8>,
}

/// What stands between two line feeds.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// A line, without its line feed.
    Line(&'a [u8]),
    /// More bytes than a line may hold.
    TooLong,
    /// The last bytes, without a line feed: still being written, or torn by a crash.
    Unfinished,
}

impl Lines {
    pub(crate) fn new(reader: Box<dyn BufRead>) -> Self {
        Self {
            reader,
            number: 0,
            bytes: Vec::new(),
        }
    }

    /// What the last piece held, when it was not finished.
    pub(crate) fn unfinished(&self) -> &[u8] {
        &self.bytes
    }

    /// The next piece, and its number from 1.
    pub(crate) fn next(&mut self) -> io::Result<Option<(u64, Piece<'_>)>> {
        self.bytes.clear();
        let most = LINE_BYTES_MAX as u64 + 1;
        let read = (&mut self.reader)
            .take(most)
            .read_until(b'\n', &mut self.bytes)?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        let piece = match self.bytes.strip_suffix(b"\n") {
            Some(line) => Piece::Line(line),
            None if read <= LINE_BYTES_MAX => Piece::Unfinished,
            None => {
                self.reader.skip_until(b'\n')?;
                Piece::TooLong
            }
        };
        Ok(Some((self.number, piece)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(text: &[u8]) -> Vec<Option<usize>> {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(format!("{:020}.jsonl", 0)), text).unwrap();
        let mut lines = segments(dir.path()).unwrap()[0].lines().unwrap();
        let mut found = Vec::new();
        while let Some((number, piece)) = lines.next().unwrap() {
            found.push(match piece {
                Piece::Line(line) => Some(line.len()),
                Piece::TooLong => None,
                Piece::Unfinished => Some(usize::MAX),
            });
            assert_eq!(number, found.len() as u64);
        }
        found
    }

    #[test]
    fn lines_are_bounded() {
        let longest = vec![b'x'; LINE_BYTES_MAX];
        let text = |parts: &[&[u8]]| lengths(&parts.concat());
        assert_eq!(text(&[]), []);
        assert_eq!(text(&[b"a\n\nbc\n"]), [Some(1), Some(0), Some(2)]);
        assert_eq!(text(&[b"a\nbc"]), [Some(1), Some(usize::MAX)]);
        assert_eq!(text(&[&longest, b"\na\n"]), [Some(LINE_BYTES_MAX), Some(1)]);
        assert_eq!(text(&[&longest, b"x\na\n"]), [None, Some(1)]);
        assert_eq!(
            text(&[&longest, &longest, &longest, b"\na\n"]),
            [None, Some(1)]
        );
        assert_eq!(text(&[&longest, &longest]), [None]);
    }

    #[test]
    fn only_segments_are_read_and_in_order() {
        let dir = tempfile::tempdir().unwrap();
        assert!(matches!(
            segments(dir.path()),
            Err(TrailError::NoSegment { .. })
        ));
        for name in [
            "00000000000000000012.jsonl",
            "00000000000000000003.jsonl",
            "state",
            "lock",
            "3.jsonl",
        ] {
            fs::write(dir.path().join(name), "").unwrap();
        }
        fs::create_dir(dir.path().join("00000000000000000013.jsonl")).unwrap();
        std::os::unix::fs::symlink("/dev/zero", dir.path().join("00000000000000000014.jsonl"))
            .unwrap();
        let found = segments(dir.path()).unwrap();
        let names: Vec<_> = found
            .iter()
            .filter_map(|segment| segment.path.file_name())
            .collect();
        assert_eq!(
            names,
            ["00000000000000000003.jsonl", "00000000000000000012.jsonl"]
        );
        let state = dir.path().join("state");
        assert!(matches!(
            segments(&state),
            Err(TrailError::NotAFolder { .. })
        ));
        assert!(matches!(
            segments(&state.join("x")),
            Err(TrailError::NotAFolder { .. })
        ));
        assert!(matches!(
            segments(&dir.path().join("x")),
            Err(TrailError::Missing { .. })
        ));
    }
}
