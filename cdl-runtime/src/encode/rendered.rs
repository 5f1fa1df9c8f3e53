//! Text that a value's `Display` wrote, in a buffer that is used again.

use std::cell::Cell;
use std::fmt::{Display, Write as _};

use zeroize::Zeroize as _;

use crate::limits::RENDERED_BYTES_KEPT;

thread_local! {
    static BUFFER: Cell<String> = const { Cell::new(String::new()) };
}

/// A value as text; wiped when dropped, for it has not been redacted yet.
pub struct Rendered {
    text: String,
}

impl Rendered {
    pub(super) fn new(value: &dyn Display) -> Self {
        let mut rendered = Self {
            text: BUFFER.try_with(Cell::take).unwrap_or_default(),
        };
        // A `Display` that returns an error has written what it could; that is what we have.
        if write!(rendered.text, "{value}").is_err() {
            rendered.text.push('\u{2026}');
        }
        rendered
    }

    /// The characters, before redaction.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl Drop for Rendered {
    fn drop(&mut self) {
        let mut text = std::mem::take(&mut self.text);
        // `zeroize` empties the string and keeps its memory.
        text.zeroize();
        if text.capacity() <= RENDERED_BYTES_KEPT {
            BUFFER.try_with(|cell| cell.set(text)).ok();
        }
    }
}

impl std::fmt::Debug for Rendered {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Rendered")
    }
}
