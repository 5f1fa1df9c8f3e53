//! What Rust code declares and emits, as far as it can be read without running it.
//!
//! Two passes over every file: first the structs that derive events, objects and enums, then the calls of emitters. A
//! value's type is followed through locals, parameters, struct literals and functions that return one; a call whose
//! receiver is not known that way counts for the only declared type that its function names. What a `macro_rules!` calls on
//! what it is given counts for the events that its use names. What is missed so is found in the trails of tests.

mod files;
mod place;
mod declared;
mod known;
mod macros;
mod calls;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;

pub(crate) use declared::{CodeField, Declared, Kind, Redaction};
pub(crate) use place::CodePlace;

/// Why code was not read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CodeError {
    /// There is nothing at the path.
    #[error("{path} is not there: name a folder of Rust code", path = path.display())]
    Missing { path: PathBuf },
    /// Reading failed.
    #[error("cannot read {path}", path = path.display())]
    Read { path: PathBuf, source: io::Error },
}

/// What the code below some folders declares and emits.
#[derive(Debug, Default)]
pub(crate) struct Code {
    /// By file and line.
    pub(crate) declared: Vec<Declared>,
    /// The calls of each event's emitters, by method.
    pub(crate) calls: BTreeMap<String, BTreeMap<String, BTreeSet<CodePlace>>>,
    /// Files that are no Rust.
    pub(crate) unreadable: Vec<(String, String)>,
    /// How many files were read.
    pub(crate) files: usize,
}

impl Code {
    /// Reads every Rust file below `roots`; `emitters` tells the methods of an event.
    pub(crate) fn read(
        roots: &[PathBuf],
        emitters: &dyn Fn(&str) -> Vec<String>,
    ) -> Result<Self, CodeError> {
        let mut code = Self::default();
        let mut parsed = Vec::new();
        for path in files::rust_files(roots)? {
            code.files += 1;
            let text = match std::fs::read_to_string(&path) {
                Ok(text) => text,
                Err(source) if source.kind() == io::ErrorKind::InvalidData => {
                    code.unreadable
                        .push((files::shown(&path), "it is not UTF-8".to_owned()));
                    continue;
                }
                Err(source) => return Err(CodeError::Read { path, source }),
            };
            // A file that never says so declares and emits nothing, and most files do not.
            match syn::parse_file(&text) {
                Ok(file) => parsed.push((files::shown(&path), files::package(&path), file)),
                Err(error) => {
                    let why = format!("line {}: {error}", error.span().start().line);
                    code.unreadable.push((files::shown(&path), why));
                }
            }
        }
        let mut returns: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (path, package, file) in &parsed {
            declared::find(path, package, file, &mut code.declared, &mut returns);
        }
        code.declared
            .sort_by(|a, b| (&a.place, &a.name).cmp(&(&b.place, &b.name)));
        let known = known::Known::new(&code.declared, &returns, emitters);
        let mut macros = macros::Macros::default();
        for (_, _, file) in &parsed {
            macros.add(file, &|method| known.is_emitter(method));
        }
        for (path, package, file) in &parsed {
            calls::find(path, package, file, &known, &macros, &mut code.calls);
        }
        Ok(code)
    }

    /// The structs of an event.
    pub(crate) fn events<'c>(&'c self, name: &'c str) -> impl Iterator<Item = &'c Declared> {
        self.of(Kind::Event, name)
    }

    /// The structs of an event or an object.
    pub(crate) fn of<'c>(
        &'c self,
        kind: Kind,
        name: &'c str,
    ) -> impl Iterator<Item = &'c Declared> {
        self.declared
            .iter()
            .filter(move |declared| declared.kind == kind && declared.name == name)
    }
}
