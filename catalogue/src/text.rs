//! A file's text, and the place that a byte offset stands for.

use std::sync::{Arc, OnceLock};

use crate::model::Place;

/// A value with the byte offset where it stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Sited<T> {
    pub(crate) value: T,
    pub(crate) at: u32,
}

/// One file of a catalogue.
#[derive(Debug)]
pub(crate) struct Text {
    name: Arc<str>,
    content: Arc<str>,
    /// Where each line begins; built when the first place is asked for, which most files never are.
    lines: OnceLock<Vec<usize>>,
}

impl Text {
    pub(crate) fn new(name: Arc<str>, content: Arc<str>) -> Self {
        Self {
            name,
            content,
            lines: OnceLock::new(),
        }
    }

    pub(crate) fn name(&self) -> &Arc<str> {
        &self.name
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.content
    }

    pub(crate) fn place(&self, at: u32) -> Place {
        let at = (at as usize).min(self.content.len());
        let index = self
            .lines()
            .partition_point(|start| *start <= at)
            .saturating_sub(1);
        let start = self.lines()[index];
        let column = self
            .content
            .get(start..at)
            .map_or(0, |before| before.chars().count());
        Place {
            file: self.name.clone(),
            line: count(index + 1),
            column: count(column + 1),
        }
    }

    /// The byte that a place of this file stands for.
    pub(crate) fn offset(&self, place: &Place) -> usize {
        let start = self.lines().get(place.line as usize - 1).copied();
        let start = start.unwrap_or(self.content.len());
        let line = self.content.get(start..).unwrap_or_default();
        let before = line.char_indices().nth(place.column as usize - 1);
        start + before.map_or(line.len(), |(at, _)| at)
    }

    /// The line that a place points into, with a caret below it.
    pub(crate) fn draw(&self, place: &Place) -> String {
        let number = place.line.to_string();
        let line = self
            .content
            .lines()
            .nth(place.line as usize - 1)
            .unwrap_or_default();
        let before: String = line
            .chars()
            .take(place.column as usize - 1)
            .map(|c| if c == '\t' { '\t' } else { ' ' })
            .collect();
        let margin = " ".repeat(number.len());
        format!("{number} | {line}\n{margin} | {before}^")
    }

    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            std::iter::once(0)
                .chain(self.content.match_indices('\n').map(|(at, _)| at + 1))
                .collect()
        })
    }
}

/// A count that fits, as files of 4 GiB do not parse.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
