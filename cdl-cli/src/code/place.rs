//! Where something is in code.

use std::fmt;
use std::rc::Rc;

use proc_macro2::Span;

/// A file and a line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct CodePlace {
    pub(crate) file: Rc<str>,
    pub(crate) line: usize,
}

impl CodePlace {
    pub(super) fn of(file: &Rc<str>, span: Span) -> Self {
        Self {
            file: file.clone(),
            line: span.start().line,
        }
    }
}

impl fmt::Display for CodePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}
