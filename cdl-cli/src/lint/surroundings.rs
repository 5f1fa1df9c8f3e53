//! What the rules hold a catalogue against besides itself: a day, and who owns what.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use cdl_catalogue::lint::Surroundings;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::found::Found;
use crate::args::LintArgs;

/// The file that says who owns what was not read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read {path}", path = path.display())]
pub(crate) struct OwnersError {
    path: PathBuf,
    source: io::Error,
}

pub(super) fn surroundings(args: &LintArgs, found: &Found) -> Result<Surroundings, OwnersError> {
    let owners = match &args.codeowners {
        Some(path) => {
            let text = fs::read_to_string(path).map_err(|source| OwnersError {
                path: path.clone(),
                source,
            })?;
            Some(owners(&text))
        }
        None => near(&found.header()).map(|text| owners(&text)),
    };
    Ok(Surroundings {
        today: Some(args.today.clone().unwrap_or_else(today)),
        owners: owners.filter(|owners| !owners.is_empty()),
    })
}

/// Today in UTC, or what a reproducible build calls so.
fn today() -> String {
    // The day of a build that must come out the same is told by the variable that reproducible builds agreed on.
    let told = std::env::var_os("SOURCE_DATE_EPOCH");
    let told = told.and_then(|seconds| seconds.to_str()?.parse().ok());
    let now = told.and_then(|seconds| Timestamp::from_second(seconds).ok());
    now.unwrap_or_else(Timestamp::now)
        .to_zoned(TimeZone::UTC)
        .date()
        .to_string()
}

/// `CODEOWNERS` where a forge looks for it, in the repository that holds the catalogue.
fn near(header: &Path) -> Option<String> {
    let header = std::path::absolute(header).ok()?;
    let root = header
        .ancestors()
        .find(|folder| folder.join(".git").exists())?;
    [
        "CODEOWNERS",
        ".github/CODEOWNERS",
        ".gitlab/CODEOWNERS",
        "docs/CODEOWNERS",
    ]
    .into_iter()
    .find_map(|place| fs::read_to_string(root.join(place)).ok())
}

/// The last part of each owner, lower case: `@acme/identity` is `identity`.
fn owners(text: &str) -> BTreeSet<String> {
    let lines = text
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default());
    let words = lines.flat_map(|line| line.split_whitespace().filter(|word| word.contains('@')));
    words
        .filter_map(|word| word.rsplit(['/', '@']).find(|part| !part.is_empty()))
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners_are_names_without_their_organisation() {
        let text = "# all\n* @acme/Identity @robin\n/docs lee@example.org # @nobody\n[Section] @acme/deep/team\n";
        let expected = ["example.org", "identity", "robin", "team"].map(str::to_owned);
        assert_eq!(owners(text), BTreeSet::from(expected));
    }
}
