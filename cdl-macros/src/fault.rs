//! What the compiler will say: every fault of one derive, at its span, once.

use cdl_catalogue::declaration::Diagnostic;
use cdl_catalogue::model::Place;
use proc_macro2::TokenStream;

use crate::underline::Underline;

/// More than this in one struct would hide the first.
const SHOWN_MAX: usize = 8;

/// How many faults of one derive are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shown {
    /// [`SHOWN_MAX`], and how many more there are.
    #[default]
    Few,
    /// `CDL_FAULTS=all`.
    All,
}

/// One mistake, ready to be shown.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    /// `CDL0301`.
    code: &'static str,
    /// Lower case, no full stop: what is.
    message: String,
    help: Option<String>,
    notes: Vec<String>,
    place: Option<Place>,
    underline: Underline,
}

impl Fault {
    pub(crate) fn new(
        code: &'static str,
        underline: impl Into<Underline>,
        message: impl Into<String>,
    ) -> Self {
        let underline = underline.into();
        Self {
            code,
            message: message.into(),
            help: None,
            notes: Vec::new(),
            place: None,
            underline,
        }
    }

    /// A mistake that the catalogue's rules found, and the tokens that it is about.
    pub(crate) fn from_diagnostic(diagnostic: Diagnostic, underline: Underline) -> Self {
        let Diagnostic {
            code,
            message,
            help,
            notes,
            site: _,
            place,
        } = diagnostic;
        Self {
            code,
            message,
            help,
            notes,
            place,
            underline,
        }
    }

    /// A mistake in the catalogue itself: its place stands in front, as in a compiler's message.
    pub(crate) fn of_catalogue(fault: &cdl_catalogue::fault::Fault, folder: &str) -> Self {
        let rendered = fault.render(folder);
        let message = rendered
            .strip_prefix(fault.code)
            .unwrap_or(&rendered)
            .trim_start_matches(": ");
        Self::new(fault.code, Underline::derive(), message)
    }

    pub(crate) fn help(mut self, help: impl Into<Option<String>>) -> Self {
        self.help = help.into();
        self
    }

    pub(crate) fn place(mut self, place: impl Into<Option<Place>>) -> Self {
        self.place = place.into();
        self
    }

    /// The text of `compile_error!`.
    ///
    /// ```text
    /// CDL0301: field "user" is class "personal" and must say how it is redacted
    /// help: write `#[redact]` for the default (hmac)
    /// catalogue: events/auth.toml:5
    /// ```
    pub(crate) fn text(&self) -> String {
        let mut text = format!("{}: {}", self.code, self.message);
        if let Some(help) = &self.help {
            text.push_str("\nhelp: ");
            text.push_str(help);
        }
        for note in &self.notes {
            text.push_str("\nnote: ");
            text.push_str(note);
        }
        if let Some(place) = &self.place {
            text.push_str("\ncatalogue: ");
            text.push_str(&written(place));
        }
        text
    }
}

impl Fault {
    /// The text of a warning, which the compiler shows in one line.
    pub(crate) fn line(&self) -> String {
        let mut text = format!("{}: {}", self.code, self.message);
        if let Some(help) = &self.help {
            text.push_str("; ");
            text.push_str(help);
        }
        text
    }

    /// `::core::compile_error! { "..." }`
    pub(crate) fn compile_error(&self) -> TokenStream {
        self.underline.compile_error(&self.text())
    }
}

/// `events/auth.toml:5`, which terminals and editors turn into a link.
pub(crate) fn written(place: &Place) -> String {
    format!("{}:{}", place.file, place.line)
}

/// The faults of one derive, in the order in which they were found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Faults {
    told: Vec<Fault>,
}

impl Faults {
    pub(crate) fn push(&mut self, fault: Fault) {
        self.told.push(fault);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    /// One `compile_error!` for each fault, eight at most unless all are asked for.
    pub(crate) fn into_compile_errors(self, shown: Shown) -> TokenStream {
        let hidden = match shown {
            Shown::Few => self.told.len().saturating_sub(SHOWN_MAX),
            Shown::All => 0,
        };
        let shown = self.told.len() - hidden;
        self.told
            .iter()
            .take(shown)
            .enumerate()
            .map(|(index, fault)| {
                let mut text = fault.text();
                if hidden > 0 && index + 1 == shown {
                    text = format!(
                        "{text}\n… and {hidden} more; build with CDL_FAULTS=all to see them all"
                    );
                }
                fault.underline.compile_error(&text)
            })
            .collect()
    }
}

#[cfg(test)]
impl Faults {
    /// Each fault with the source text that it underlines, for snapshots.
    pub(crate) fn drawn(&self) -> String {
        let drawn = |fault: &Fault| format!("{}\n{}\n", fault.underline.drawn(), fault.text());
        self.told.iter().map(drawn).collect::<Vec<_>>().join("\n")
    }
}
