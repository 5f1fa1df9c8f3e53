//! How far a verification has come, for whoever watches.

use cdl_runtime::verify::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::console::Watch;

const TEMPLATE: &str = "verifying {bar:30} {bytes} of {total_bytes}, {eta} left";

/// A smaller trail is verified before a person has read the first line.
const FROM_BYTES: u64 = 32 << 20;

/// A line that is gone when the verdict is there.
#[derive(Debug)]
pub(super) struct Bar {
    watch: Watch,
    line: Option<ProgressBar>,
}

impl Bar {
    /// Nothing at all, unless somebody watches.
    pub(super) fn new(watch: Watch) -> Self {
        Self { watch, line: None }
    }

    pub(super) fn show(&mut self, progress: Progress) {
        if self.watch == Watch::Nobody || progress.total < FROM_BYTES {
            return;
        }
        let line = self.line.get_or_insert_with(|| line(progress.total));
        line.set_position(progress.bytes);
    }

    pub(super) fn clear(self) {
        if let Some(line) = self.line {
            line.finish_and_clear();
        }
    }
}

fn line(total: u64) -> ProgressBar {
    let line = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
    match ProgressStyle::with_template(TEMPLATE) {
        Ok(style) => line.with_style(style),
        Err(_) => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_is_one() {
        ProgressStyle::with_template(TEMPLATE).unwrap();
    }
}
