//! What tests emitted: the events in their trails, counted.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cdl_runtime::format::json::Value;
use cdl_runtime::format::line::{Kind, Line};

use crate::failure::Failure;
use crate::trail::{Piece, TrailError, segments};

/// So many names are told apart.
const NAMES_MAX: usize = 10_000;

/// Events by name, and times by outcome.
#[derive(Debug, Default)]
pub(super) struct Recorded {
    pub(super) events: BTreeMap<String, BTreeMap<String, u64>>,
    pub(super) unreadable: usize,
}

impl Recorded {
    /// Reads every trail at or below `folders`.
    pub(super) fn read(folders: &[PathBuf]) -> Result<Self, Failure> {
        let mut recorded = Self::default();
        for folder in folders {
            let mut trails = Vec::new();
            find(folder, &mut trails)?;
            if trails.is_empty() {
                return Err(TrailError::NoSegment {
                    path: folder.clone(),
                }
                .into());
            }
            for trail in trails {
                recorded.trail(&trail)?;
            }
        }
        Ok(recorded)
    }

    fn trail(&mut self, folder: &Path) -> Result<(), Failure> {
        for segment in segments(folder)? {
            let mut lines = segment.lines()?;
            while let Some((_, piece)) = lines.next().map_err(|source| segment.failed(source))? {
                match piece {
                    Piece::Line(bytes) => self.line(bytes),
                    Piece::TooLong => self.unreadable += 1,
                    Piece::Unfinished => {}
                }
            }
        }
        Ok(())
    }

    fn line(&mut self, bytes: &[u8]) {
        let Ok(line) = Line::parse(bytes) else {
            self.unreadable += 1;
            return;
        };
        if line.kind != Kind::Event {
            return;
        }
        let text = |key: &str| line.member.get(key).and_then(Value::text);
        let name = text("name").unwrap_or_default();
        if self.events.len() >= NAMES_MAX && !self.events.contains_key(&name) {
            self.unreadable += 1;
            return;
        }
        let outcomes = self.events.entry(name).or_default();
        *outcomes
            .entry(text("outcome").unwrap_or_default())
            .or_default() += 1;
    }
}

/// The folders that hold segments, in order. Links are not followed.
fn find(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Failure> {
    match segments(folder) {
        Ok(_) => found.push(folder.to_owned()),
        Err(TrailError::NoSegment { .. }) => {}
        Err(error) => return Err(error.into()),
    }
    let failed = |source| TrailError::Read {
        path: folder.to_owned(),
        source,
    };
    let mut below = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if entry.file_type().map_err(failed)?.is_dir() {
            below.push(entry.path());
        }
    }
    below.sort();
    below.iter().try_for_each(|folder| find(folder, found))
}
