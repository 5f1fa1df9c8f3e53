//! What is wrong with a catalogue, and where: a fault has a place.

use std::fmt;

use crate::model::Place;

/// One mistake in a catalogue.
///
/// Shown as `CDL0061: events/auth.toml:31:5: unknown key "requird" in field "method"; did you mean "required"?`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where it is.
    pub place: Place,
    /// `CDL0061`; [`crate::codes::CODES`] explains it.
    pub code: &'static str,
    /// Lower case, no full stop: what is.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Fault {
    /// The fault as text, with the folder of `catalogue.toml` before the file's name.
    ///
    /// The shipped catalogue is in no folder, so its names stay as they are.
    #[must_use]
    pub fn render(&self, folder: &str) -> String {
        let Place { file, line, column } = &self.place;
        let prefix = if folder.is_empty() || crate::standard::is_shipped(file) {
            String::new()
        } else {
            format!("{}/", folder.trim_end_matches('/'))
        };
        let help = self
            .help
            .as_ref()
            .map(|help| format!("; {help}"))
            .unwrap_or_default();
        // A message may draw the offending line below itself: the help belongs to its first line.
        let (head, drawing) = match self.message.split_once('\n') {
            Some((head, drawing)) => (head, format!("\n{drawing}")),
            None => (self.message.as_str(), String::new()),
        };
        format!(
            "{}: {prefix}{file}:{line}:{column}: {head}{help}{drawing}",
            self.code
        )
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(""))
    }
}

impl std::error::Error for Fault {}

/// Every mistake that was found, by file and line, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// All of them, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Fault> {
        self.0.iter()
    }
}

impl From<Vec<Fault>> for Faults {
    fn from(mut faults: Vec<Fault>) -> Self {
        faults.sort();
        faults.dedup();
        Self(faults)
    }
}

impl IntoIterator for Faults {
    type Item = Fault;
    type IntoIter = std::vec::IntoIter<Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Faults {
    type Item = &'a Fault;
    type IntoIter = std::slice::Iter<'a, Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            fault.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}
