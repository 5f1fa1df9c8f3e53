//! Lists and maps beyond `max_items`: the first items, and how many more there were. Never a silent cut.

use crate::encode::Writer;
use crate::value::Map;

/// What stands at the end of whatever was cut. As a map's key it is not a user's: a map that is cut leaves such an
/// entry out, so that no key stands twice.
const MORE: &str = "\u{2026}";

/// The items that are written.
#[must_use]
pub fn first_items<T>(items: &[T], max: usize) -> &[T] {
    items.get(..max).unwrap_or(items)
}

/// The entries that are written: all, or exactly `max`.
pub fn first_entries<M: Map + ?Sized>(
    map: &M,
    max: usize,
) -> impl Iterator<Item = (&str, &M::Value)> {
    let cut = map.count() > max;
    let written = map.entries().filter(move |(key, _)| !cut || *key != MORE);
    written.take(max)
}

impl Writer<'_> {
    /// Ends a list of `count` items: where some were left out, an item `"… 3 more"`.
    #[inline]
    pub fn more_items(&mut self, count: usize, max: usize) {
        if count > max {
            self.item();
            self.more(&format_args!("{MORE} {} more", count - max));
        }
    }

    /// Ends a map of `count` entries: where some were left out, an entry `"…":"3 more"`.
    #[inline]
    pub fn more_entries(&mut self, count: usize, max: usize) {
        if count > max {
            self.entry(MORE);
            self.more(&format_args!("{} more", count - max));
        }
    }

    #[cold]
    fn more(&mut self, text: &std::fmt::Arguments<'_>) {
        let text = self.render(text);
        self.text(text.as_str(), 0);
    }
}
