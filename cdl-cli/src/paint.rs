//! Colours: a help to the eye that carries no meaning of its own.

use std::fmt::{self, Display};

use anstream::ColorChoice;
use anstyle::{AnsiColor, Style};
use clap::builder::StyledStr;

pub(crate) const BOLD: Style = Style::new().bold();
pub(crate) const DIM: Style = Style::new().dimmed();
pub(crate) const GOOD: Style = AnsiColor::Green.on_default().bold();
pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
pub(crate) const HINT: Style = AnsiColor::Cyan.on_default().bold();

/// Whether a stream shows colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paint {
    Plain,
    Coloured,
}

impl Paint {
    pub(crate) fn of(choice: ColorChoice) -> Self {
        match choice {
            ColorChoice::Never => Self::Plain,
            _ => Self::Coloured,
        }
    }

    /// The text in that style; widths and fills of the format string apply to the text alone.
    pub(crate) fn paint<T: Display>(self, style: Style, text: T) -> Painted<T> {
        let style = match self {
            Self::Plain => Style::new(),
            Self::Coloured => style,
        };
        Painted { style, text }
    }

    /// Clap's own text.
    pub(crate) fn rendered(self, text: &StyledStr) -> String {
        match self {
            Self::Plain => text.to_string(),
            Self::Coloured => text.ansi().to_string(),
        }
    }
}

/// Text with its style around it.
pub(crate) struct Painted<T> {
    style: Style,
    text: T,
}

impl<T: Display> Display for Painted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.style.render())?;
        self.text.fmt(f)?;
        write!(f, "{}", self.style.render_reset())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_is_plain_and_padding_is_not_painted() {
        assert_eq!(format!("{:<4}|", Paint::Plain.paint(BOLD, "a")), "a   |");
        let painted = format!("{:<4}|", Paint::Coloured.paint(BOLD, "a"));
        assert_eq!(painted, "\u{1b}[1ma   \u{1b}[0m|");
        let none = Paint::Coloured.paint(Style::new(), "a").to_string();
        assert_eq!(none, "a");
    }
}
