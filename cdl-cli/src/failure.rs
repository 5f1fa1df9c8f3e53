//! Why a command did not do its work.

use std::error::Error;
use std::io;

use cdl_runtime::keys::KeysError;
use cdl_runtime::state::StateError;
use cdl_runtime::verify::{MaterialError, VerifyError};

use crate::attest::AttestError;
use crate::catalogue::FileError;
use crate::check::InputError;
use crate::code::CodeError;
use crate::docs::DocsError;
use crate::import::ImportError;
use crate::init::InitError;
use crate::lint::{FindError, OwnersError};
use crate::schema::SchemaError;
use crate::trail::TrailError;
use crate::vendor::VendorError;
use crate::verify::WrongFolder;

/// Why a command did not do its work: exit code 1.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The result was not written.
    #[error("cannot write the result to standard output")]
    Output(#[source] io::Error),
    /// Keys were not made or not read.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// A trail was not read.
    #[error(transparent)]
    Trail(#[from] TrailError),
    /// The mark of a trail was not read.
    #[error(transparent)]
    State(#[from] StateError),
    /// What a verification needs from outside was not read.
    #[error(transparent)]
    Material(#[from] MaterialError),
    /// The auditor's keys are elsewhere.
    #[error(transparent)]
    WrongFolder(#[from] WrongFolder),
    /// There is no report.
    #[error(transparent)]
    Verify(#[from] VerifyError),
    /// No catalogue was made.
    #[error(transparent)]
    Init(#[from] InitError),
    /// Nobody knows who owns what.
    #[error(transparent)]
    Owners(#[from] OwnersError),
    /// No schema was written.
    #[error(transparent)]
    Schema(#[from] SchemaError),
    /// No site was written.
    #[error(transparent)]
    Docs(#[from] DocsError),
    /// A file of a catalogue was not read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// No catalogue was imported.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// There is nothing to check.
    #[error(transparent)]
    Input(#[from] InputError),
    /// Code was not read.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// An executable is no evidence.
    #[error(transparent)]
    Attest(#[from] AttestError),
    /// No catalogue was found.
    #[error(transparent)]
    Catalogue(#[from] FindError),
    /// No part of a catalogue was vendored.
    #[error(transparent)]
    Vendor(#[from] VendorError),
}

impl Failure {
    /// The failure and its causes, the nearest first.
    pub(crate) fn chain(&self) -> impl Iterator<Item = &(dyn Error + 'static)> {
        std::iter::successors(Some(self as &(dyn Error + 'static)), |error| {
            Error::source(*error)
        })
    }

    /// What to do, where the message itself does not say it.
    pub(crate) fn hint(&self) -> Option<String> {
        if let Self::Catalogue(FindError::Undiscovered(undiscovered)) = self {
            return Some(undiscovered.help());
        }
        if let Self::Catalogue(FindError::Unnamed(undiscovered)) = self {
            let help = undiscovered.help();
            return Some(format!("{help}; or give this command a catalogue's folder"));
        }
        let mut errors = self
            .chain()
            .filter_map(|error| error.downcast_ref::<io::Error>());
        let kind = errors.next()?.kind();
        let hint = match kind {
            io::ErrorKind::PermissionDenied => "run `cdl` as a user who may read and write there",
            io::ErrorKind::NotFound => "look whether the path is spelled as it is on disk",
            io::ErrorKind::StorageFull => "make room on the disk",
            io::ErrorKind::ReadOnlyFilesystem => "name a folder on a disk that can be written",
            _ => return None,
        };
        Some(hint.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use cdl_catalogue::discover::Undiscovered;

    use super::*;

    #[test]
    fn a_command_that_takes_a_folder_says_so() {
        let nowhere = || Undiscovered::Nowhere {
            tried: Vec::new(),
            stopped: None,
        };
        let help = nowhere().help();
        for (error, hint) in [
            (FindError::Undiscovered(nowhere()), help.clone()),
            (
                FindError::Unnamed(nowhere()),
                format!("{help}; or give this command a catalogue's folder"),
            ),
        ] {
            assert_eq!(Failure::Catalogue(error).hint(), Some(hint));
        }
    }
}
