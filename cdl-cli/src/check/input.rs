//! What is checked: the segments of a trail, or files of JSON lines.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::failure::Failure;
use crate::trail::{Lines, Segment, TrailError, segments};

/// Why there is nothing to check.
#[derive(Debug, thiserror::Error)]
pub(crate) enum InputError {
    /// There is nothing at the path.
    #[error("{path} is not there: name a trail's folder, a file of JSON lines, or `-`", path = path.display())]
    Missing { path: PathBuf },
    /// A folder without a trail or lines in it.
    #[error("{path} holds neither segments of a trail nor files of JSON lines (*.jsonl, *.ndjson)", path = path.display())]
    Empty { path: PathBuf },
}

/// One stream of lines.
#[derive(Debug)]
pub(super) struct Input {
    /// As it is shown.
    pub(super) name: Rc<str>,
    /// Whether it is no segment: its last line may lack a line feed.
    pub(super) is_text: bool,
    /// `None` for standard input.
    segment: Option<Segment>,
}

impl Input {
    fn file(segment: Segment, is_text: bool) -> Self {
        Self {
            name: segment.path.display().to_string().into(),
            is_text,
            segment: Some(segment),
        }
    }

    pub(super) fn lines(&self) -> Result<Lines, Failure> {
        match &self.segment {
            Some(segment) => Ok(segment.lines()?),
            None => Ok(Lines::new(Box::new(io::stdin().lock()))),
        }
    }

    pub(super) fn failed(&self, source: io::Error) -> Failure {
        TrailError::Read {
            path: Path::new(&*self.name).to_owned(),
            source,
        }
        .into()
    }
}

/// Everything that the paths name, in order.
pub(super) fn inputs(paths: &[PathBuf]) -> Result<Vec<Input>, Failure> {
    let mut inputs = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            inputs.push(Input {
                name: "standard input".into(),
                is_text: true,
                segment: None,
            });
        } else if path.is_dir() {
            inputs.extend(folder(path)?);
        } else if path.exists() {
            inputs.push(Input::file(Segment::of(path)?, true));
        } else {
            return Err(InputError::Missing { path: path.clone() }.into());
        }
    }
    Ok(inputs)
}

/// The trail in a folder, else the files of JSON lines in it.
fn folder(path: &Path) -> Result<Vec<Input>, Failure> {
    match segments(path) {
        Ok(segments) => {
            return Ok(segments
                .into_iter()
                .map(|segment| Input::file(segment, false))
                .collect());
        }
        Err(TrailError::NoSegment { .. }) => {}
        Err(error) => return Err(error.into()),
    }
    let failed = |source| TrailError::Read {
        path: path.to_owned(),
        source,
    };
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(path).map_err(failed)? {
        let file = entry.map_err(failed)?.path();
        let is_lines = file
            .extension()
            .is_some_and(|end| end == "jsonl" || end == "ndjson");
        if is_lines && file.is_file() {
            files.push(file);
        }
    }
    if files.is_empty() {
        let path = path.to_owned();
        return Err(InputError::Empty { path }.into());
    }
    files.sort();
    let inputs = files
        .iter()
        .map(|file| Ok(Input::file(Segment::of(file)?, true)));
    inputs.collect()
}
